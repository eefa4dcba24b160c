//! A box in the hands of somebody who makes a mistake: the wrong file, a box that was closed before, a phase too early.

use crate::boxed::{WORDS, away, does, unpacked, verified_at_home};
use crate::forms::plain;
use crate::program::{Program, run, said};
use crate::site::{both, csrf};
use serde_json::json;
use std::path::Path;

/// The file that left home looks like one that comes back: whoever chooses it by mistake keeps the evening.
#[tokio::test(flavor = "multi_thread")]
async fn the_file_that_left_home_does_not_come_back_in_the_place_of_the_evening() {
    for site in both().await {
        let away = away(site).await;
        let (program, lead, _) = away.open().await;
        let fields = json!({ "idea": away.idea, "petal": "where", "text": "langs de Dorpsstraat" });
        does(&lead, away.room.route, "point.add", fields).await;
        drop(program);
        let (left, sealed) = (std::fs::read(away.file()).unwrap(), away.close());
        let (room, head) = (&away.room, away.head().await);
        let (path, csrf) = (format!("/r/{}/box/return", room.route), csrf(&room.lead).await);
        let told = room.lead.upload(&path, &[("csrf", &csrf), ("passphrase", WORDS)], &left).await;
        assert_eq!(told.status, 422);
        assert!(plain(&told.body).contains("Dit is het bestand dat van huis ging."), "{}", plain(&told.body));
        assert_eq!(away.bring(unpacked(&left).await).await, Err("box-that-left".to_owned()));
        assert_eq!(away.head().await, head, "nothing changed");
        assert!(away.bring(unpacked(&sealed).await).await.is_ok(), "the evening comes home after all");
        verified_at_home(&away).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_box_that_was_closed_does_not_begin_again_by_itself() {
    let away = away(crate::site::Site::new().await).await;
    let (program, lead, _) = away.open().await;
    let fields = json!({ "idea": away.idea, "petal": "where", "text": "langs de Dorpsstraat" });
    does(&lead, away.room.route, "point.add", fields).await;
    drop(program);
    let show = |name: &str| away.folder.path().join(name).display().to_string();
    let (file, secret) = (away.file().display().to_string(), away.secret());
    let close = |file: &str, to: &str| run(&["box", "close", file, &show(to), "--passphrase-file", &secret]);
    let first = close(&file, "terug.bloemenzee");
    assert!(first.status.success(), "{}", said(&first));
    let open = ["box", "open", &file, "--listen", "127.0.0.1:0", "--passphrase-file", &secret];
    for (what, told) in [("close", close(&file, "leeg.bloemenzee")), ("open", run(&open))] {
        assert!(!told.status.success(), "{what}");
        let words = said(&told);
        assert!(words.contains("This box was closed on this laptop on"), "{what}: {words}");
        assert!(words.contains(&show("terug.bloemenzee")) && words.contains("--again"), "{what}: {words}");
    }
    assert!(!Path::new(&show("leeg.bloemenzee")).exists() && !Path::new(&format!("{file}.open")).exists());
    // The file that it was closed into goes on with what happened.
    let on = close(&show("terug.bloemenzee"), "verder.bloemenzee");
    assert!(on.status.success(), "{}", said(&on));
    let read = |name: &str| std::fs::read(show(name)).unwrap();
    let (was, now) = (unpacked(&read("terug.bloemenzee")).await, unpacked(&read("verder.bloemenzee")).await);
    assert!(was.entries == now.entries && now.entries.len() > usize::try_from(now.left).unwrap());
    let again = tokio::task::block_in_place(|| Program::start(&[open.as_slice(), &["--again"]].concat()));
    assert!(again.1.contains("Unpacked into"), "{}", again.1);
    drop(again);
    let last = close(&file, "opnieuw.bloemenzee");
    assert!(last.status.success(), "what stands open can be closed: {}", said(&last));
    assert!(away.bring(now).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_technician_hears_what_is_so() {
    let folder = tempfile::tempdir().unwrap();
    let (program, links) = Program::demo(folder.path(), Some("conversations"), None);
    let (_, found) = crate::program::persona(&links, "lead_facilitator");
    drop(program);
    let route = found["route"].as_str().unwrap();
    let show = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(show("wachtzin"), WORDS).unwrap();
    let (file, secret, data) = (show("kist.bloemenzee"), show("wachtzin"), folder.path().display().to_string());
    let take = ["box", "take", route, &file, "--name", "Kist", "--passphrase-file", &secret];
    let other = run(&[take.as_slice(), &["--data-dir", &data]].concat());
    let database = format!("sqlite:{}", show("demo.sqlite"));
    assert!(said(&other).contains(&format!("--database {database}")), "{}", said(&other));
    let early = run(&[take.as_slice(), &["--database", &database]].concat());
    let words = said(&early);
    assert!(!early.status.success() && words.contains("A box can be taken in the phase Meeting"), "{words}");
    assert!(!words.contains("role") && !Path::new(&file).exists(), "{words}");
    let off = run(&["box", "write-off", route, "--reason", "weg", "--yes", "--database", &database]);
    assert!(said(&off).contains("This route has no box that is away"), "{}", said(&off));
}
