//! A copy of the database, taken while people write, is whole: it verifies, and it serves.

use crate::program::{Program, persona, run, said};
use crate::site::fresh_postgres;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use uuid::Uuid;

fn address(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// The lines of an idea in the order in which they were written, as somebody reads them.
async fn written(links: &Value) -> Vec<String> {
    let (lead, found) = persona(links, "lead_facilitator");
    let at = format!("/api/v1/routes/{}/ideas", found["route"].as_str().unwrap());
    let ideas = lead.get(&at).await.json();
    let points = ideas["ideas"][0]["points"].as_array().unwrap().clone();
    let texts = points.iter().filter_map(|point| point["text"].as_str()).filter(|text| text.starts_with("regel "));
    texts.map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_taken_while_people_write_verifies_and_serves() {
    let folder = tempfile::tempdir().unwrap();
    let (program, links) = Program::demo(folder.path(), Some("closing"), None);
    let (lead, found) = persona(&links, "lead_facilitator");
    let route = found["route"].as_str().unwrap().to_owned();
    let idea = lead.get(&format!("/api/v1/routes/{route}/ideas")).await.json()["ideas"][0]["id"].clone();
    let (kept, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let writer = tokio::spawn({
        let (kept, stop) = (kept.clone(), stop.clone());
        async move {
            while !stop.load(SeqCst) {
                let text = format!("regel {}", kept.load(SeqCst));
                let body = json!({ "route": route, "id": Uuid::new_v4(), "name": "point.add",
                                   "fields": { "idea": idea, "petal": "when", "text": text } });
                assert_eq!(lead.post_json("/api/v1/commands", &body, &[]).await.status, 201);
                kept.fetch_add(1, SeqCst);
            }
        }
    });
    while kept.load(SeqCst) < 5 {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("demo.sqlite");
    let (from, to) = (address(&folder.path().join("demo.sqlite")), copy.display().to_string());
    let before = kept.load(SeqCst);
    let backup = tokio::task::spawn_blocking(move || run(&["backup", &to, "--database", &from])).await.unwrap();
    let during = kept.load(SeqCst) - before;
    assert!(backup.status.success(), "{}", said(&backup));
    stop.store(true, SeqCst);
    writer.await.unwrap();
    assert!(during > 0, "people wrote while the copy was taken");
    drop(program);

    let verify = run(&["verify", "--database", &address(&copy)]);
    assert!(verify.status.success(), "{}", said(&verify));
    let (_program, links) = Program::demo(elsewhere.path(), None, None);
    let there = written(&links).await;
    assert!(there.len() >= before, "{} of {before} that were acknowledged before the copy began", there.len());
    // The copy is one moment: everything up to it, nothing after it.
    let whole: Vec<String> = (0..there.len()).map(|n| format!("regel {n}")).collect();
    let mut sorted = there.clone();
    sorted.sort_by_key(|text| text["regel ".len()..].parse::<usize>().unwrap());
    assert_eq!(sorted, whole);
    let (lead, found) = persona(&links, "lead_facilitator");
    let body = json!({ "route": found["route"], "id": Uuid::new_v4(), "name": "closing.close", "fields": {} });
    assert_eq!(lead.post_json("/api/v1/commands", &body, &[]).await.status, 201, "the evening goes on from the copy");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_never_overwrites_and_names_the_tool_for_postgresql() {
    let folder = tempfile::tempdir().unwrap();
    drop(Program::demo(folder.path(), Some("question"), None));
    let (from, copy) = (address(&folder.path().join("demo.sqlite")), folder.path().join("copy.sqlite"));
    std::fs::write(&copy, "mine").unwrap();
    let over = run(&["backup", &copy.display().to_string(), "--database", &from]);
    assert_eq!((over.status.code(), std::fs::read_to_string(&copy).unwrap().as_str()), (Some(1), "mine"));
    assert!(said(&over).contains("never overwrites"), "{}", said(&over));
    if let Some(database) = fresh_postgres().await {
        let none = folder.path().join("none.sqlite");
        let refused = run(&["backup", &none.display().to_string(), "--database", &database]);
        assert_eq!(refused.status.code(), Some(1));
        assert!(said(&refused).contains("pg_dump") && !none.exists(), "{}", said(&refused));
    }
}
