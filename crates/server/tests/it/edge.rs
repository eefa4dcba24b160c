//! The edge of the site: what somebody who was not let in can cost, and what little they learn.

use crate::browser::{Answer, Browser};
use crate::program::run;
use crate::seats::{at_tables, keep};
use crate::site::{Site, Way, both, csrf, send};
use crate::story::Room;
use bloemenzee::access::{self, Purpose};
use bloemenzee::store::Statement;
use bloemenzee_domain::id::{ParticipantId, RouteId};
use bloemenzee_domain::time::Moment;
use serde_json::json;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

const LATER: Moment = Moment(4_000_000_000);

async fn change(site: &Site, sql: String) {
    access::write(site.app.engine.store(), vec![Statement::new(sql, vec![])]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_no_larger_than_who_sends_it_needs() {
    let room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    let nobody = Browser::new(room.site.at);
    let kind = "application/x-www-form-urlencoded";
    let large = "a&".repeat(9_000);
    let voice = format!("/r/{}/table/voice", room.route);
    for path in ["/sign-in", "/link", "/sign-out", &voice] {
        assert_eq!(nobody.ask("POST", path, kind, &[], &large).await.status, 413, "{path}");
        let pieces = format!("{:x}\r\n{large}\r\n0\r\n\r\n", large.len());
        assert_eq!(nobody.ask_in_pieces(path, &pieces).await.status, 413, "{path} in pieces");
    }
    let circle = format!("/r/{}/circle", room.route);
    let frames = format!("/r/{}/frames", room.route);
    let token = csrf(&room.lead).await;
    for (more, status) in [(19_999, 200), (20_000, 400)] {
        let body = format!("csrf={token}{}", "&a".repeat(more));
        assert_eq!(room.lead.ask("POST", &circle, kind, &[], &body).await.status, status, "one and {more} fields");
    }
    let body = format!("csrf={token}{}", "&a".repeat(20_000));
    assert_eq!(room.lead.ask("POST", &frames, kind, &[], &body).await.status, 400);
    assert_eq!(nobody.ask("POST", &frames, kind, &[], &body).await.status, 303, "who is nobody signs in first");
    let wrong = nobody.post("/sign-in", &[("code".into(), "x".repeat(5_000)), ("next".into(), "/home".into())]).await;
    assert_eq!(wrong.status, 422);
    assert!(!wrong.body.contains(&"x".repeat(300)), "what cannot be a code does not come back");
}

/// A device of the first table, after it was given this person's letter code.
async fn given_a_letter(room: &Room, tablet: &mut Browser, n: usize, path: &str) -> Answer {
    let purpose = Purpose::Participant { route: RouteId(room.route), participant: ParticipantId(room.people[n].0) };
    let code = access::make_code(room.site.app.engine.store(), &purpose, LATER).await.unwrap();
    let fields = [("csrf".into(), csrf(tablet).await), ("code".into(), code.clone()), ("token".into(), code)];
    let answer = tablet.post(path, &fields).await;
    keep(tablet, &answer);
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letters_code_lends_a_tables_device_as_a_seat_code_does() {
    for site in both().await {
        let room = at_tables(site).await;
        let (table, me) = (format!("/r/{}/table", room.route), format!("/r/{}/me", room.route));
        let mut tablet = room.site.tablet(room.route, room.tables[0]).await;
        let own = tablet.cookie.clone();
        for (n, path) in ["/sign-in", "/link", &format!("{table}/voice")].into_iter().enumerate() {
            let answer = given_a_letter(&room, &mut tablet, n, path).await;
            assert_eq!((answer.status, answer.header("location")), (303, me.as_str()), "{path}");
            assert!(answer.header("set-cookie").contains("Max-Age=1200;"), "{path}: {}", answer.header("set-cookie"));
            let page = tablet.get(&me).await.body;
            let end = crate::forms::forms(&page).into_iter().find(|f| f.action.ends_with("/voice/end")).expect(path);
            if n == 0 {
                // Who comes after without "next person" is lent the same device.
                let answer = given_a_letter(&room, &mut tablet, 3, path).await;
                assert!(answer.header("set-cookie").contains("Max-Age=1200;"), "a lent device is the table's");
                let page = tablet.get(&me).await.body;
                assert!(page.contains("Dries Druif"), "it is the next person's");
            }
            let csrf = csrf(&tablet).await;
            let answer = tablet.post(&end.action, &[("csrf".into(), csrf)]).await;
            keep(&mut tablet, &answer);
            assert_eq!(tablet.cookie, own, "{path}: the device is the table's again");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_bearer_token_is_nobody_whatever_the_cookie_says() {
    let room = at_tables(Site::new().await).await;
    // What a lent device keeps to be the table's again.
    let table = room.site.tablet(room.route, room.tables[0]).await.cookie.replace("bloemenzee=", "bloemenzee-tafel=");
    for bearer in ["Bearer onbekend", "bearer onbekend", "Bearer \u{e9}"] {
        let cookie = format!("{}; {table}", room.lead.cookie);
        let client = Browser { bearer: bearer.into(), cookie, ..room.lead.clone() };
        let body = json!({ "route": room.route, "id": Uuid::new_v4(), "name": "clock.pause", "fields": {} });
        let sent = client.post_json("/api/v1/commands", &body, &[]).await;
        assert_eq!((sent.status, sent.header("www-authenticate")), (401, "Bearer"), "{bearer}: {}", sent.body);
        let read = client.get(&format!("/api/v1/routes/{}", room.route)).await;
        assert_eq!(read.status, 401, "{bearer}");
        assert_eq!(client.get(&format!("/r/{}/work", room.route)).await.status, 401, "{bearer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn verify_finds_rows_of_no_route_and_ids_that_forgot_what_was_asked() {
    for site in both().await {
        let room = at_tables(site).await;
        room.write().await;
        let verify = || {
            let output = run(&["verify", "--database", &room.site.database]);
            (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
        };
        assert_eq!(verify(), (Some(0), String::new()));
        let (nowhere, somebody) = (Uuid::new_v4(), Uuid::new_v4());
        let strange = "INSERT INTO seat_wish (route, participant)";
        change(&room.site, format!("{strange} VALUES ('{nowhere}', '{somebody}')")).await;
        let (code, said) = verify();
        assert_eq!(code, Some(1), "a row of a route without a log");
        assert!(said.contains("seat_wish") && said.contains(&nowhere.to_string()), "{said}");
        change(&room.site, format!("DELETE FROM seat_wish WHERE route = '{nowhere}'")).await;
        assert_eq!(verify().0, Some(0));
        change(&room.site, format!("UPDATE command SET asked = NULL WHERE route = '{}' AND seq = 3", room.route)).await;
        let (code, said) = verify();
        assert_eq!(code, Some(1), "what was asked is gone, its words are not");
        assert!(said.contains("entry 3"), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_counts_as_shared_screens_do() {
    let room = at_tables(Site::new().await).await;
    room.write().await;
    room.part("carousel").await;
    let (participant, browser) = &room.people[3];
    room.ok(browser, "attendance.withdraw", json!({ "participant": participant })).await;
    let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
    assert_ne!(snap.tallies.required, snap.shared.required, "otherwise this says nothing");
    let route = format!("/api/v1/routes/{}", room.route);
    let asked = Browser::new(room.site.at).get(&route).await;
    assert_eq!(asked.json()["required"], json!(snap.shared.required));
    let guide = room.read(&room.lead, "").await;
    assert_eq!(guide["required"], json!(snap.tallies.required));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instruction_does_not_tell_what_it_is_about() {
    let site = Site::new().await;
    let (other, guide) = site.staff("Gijs Gids", false).await;
    let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.ok(&room.admin, "role.grant", json!({ "person": other, "role": "facilitator" })).await;
    let item = |kind: &str| json!({ "kind": kind, "text": "Iets van mij.", "instruction": "Naast de deur." });
    let fields = json!({ "participant": room.people[0].0, "answers": { "information": "Niets." },
                         "items": [item("safety"), item("information")] });
    room.ok(&room.facilitator, "conversation.hold", fields).await;
    let seen = room.read(&guide, "/items").await;
    let items = seen["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    let bare = |item: &serde_json::Value| {
        let mut item = item.clone();
        item.as_object_mut().unwrap().remove("id");
        item
    };
    assert_eq!(bare(&items[0]), bare(&items[1]), "one looks like the other");
    assert_eq!(items[0]["instruction"], "Naast de deur.");
    let held = room.read(&room.facilitator, "/items").await;
    assert!(held["items"].as_array().unwrap().iter().all(|i| !i["kind"].is_null()), "who held the talk reads it");
    let sent = send(&room.lead, Way::Api, room.route, Uuid::new_v4(), "clock.pause", &json!({})).await;
    assert_ne!(sent.status, 401);
}

/// Opens a stream and answers its connection and the first line of its head.
async fn listen(by: &Browser, path: &str) -> (TcpStream, String) {
    let mut stream = TcpStream::connect(by.at).await.unwrap();
    let head = format!("GET {path} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\n\r\n", by.at, by.cookie);
    stream.write_all(head.as_bytes()).await.unwrap();
    let (mut head, mut piece) = (Vec::new(), [0; 1024]);
    while !head.windows(4).any(|w| w == b"\r\n\r\n") {
        let n = stream.read(&mut piece).await.unwrap();
        head.extend_from_slice(&piece[..n]);
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    (stream, head)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_too_many_is_told_to_come_back() {
    // Of 40 files, 30 may be streams, and 10 of those for who is not signed in.
    let room = Room::open(Site::among(40).await, Way::Api, "nieuwe-route").await;
    let path = format!("/r/{}/stream", room.route);
    let nobody = Browser::new(room.site.at);
    let mut open = Vec::new();
    for (by, places) in [(&nobody, 10), (&room.lead, 12), (&room.admin, 8)] {
        for n in 0..places {
            let (stream, head) = listen(by, &path).await;
            assert!(head.starts_with("http/1.1 200"), "{n}: {head}");
            open.push(stream);
        }
        let (_, head) = listen(by, &path).await;
        assert!(head.starts_with("http/1.1 503") && head.contains("retry-after: 60"), "{head}");
    }
    assert_eq!(nobody.get(&format!("/r/{}", room.route)).await.status, 200, "the page works without it");
    drop(open);
    for _ in 0..100 {
        let (_, head) = listen(&nobody, &path).await;
        if head.starts_with("http/1.1 200") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no place was given back");
}
