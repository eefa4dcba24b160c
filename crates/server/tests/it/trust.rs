//! What an attacker tried: who can speak as somebody else is told of it, an id answers for its own
//! command only, a restart shows no tap, and a table that was changed by hand is found.

use crate::browser::Browser;
use crate::forms::plain;
use crate::program::{run, said};
use crate::site::{Site, Way, both, csrf, send};
use crate::story::Room;
use serde_json::json;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use uuid::Uuid;

async fn at_tables(site: Site) -> Room {
    let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    room
}

async fn posts(by: &Browser, path: &str, fields: &[(&str, &str)]) -> u16 {
    let mut all = vec![("csrf".to_owned(), csrf(by).await)];
    all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    by.post(path, &all).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn a_used_id_answers_for_its_own_command_only_after_a_restart_too() {
    for site in both().await {
        let room = at_tables(site).await;
        let (idea, ..) = room.write().await;
        let id = Uuid::new_v4();
        let said = |text: &str| json!({ "idea": idea, "petal": "when", "text": text });
        let first = send(&room.lead, Way::Api, room.route, id, "point.add", &said("morgen!")).await;
        let again = Site::on(&room.site.database).await;
        let lead = Browser { at: again.at, ..room.lead.clone() };
        let same = send(&lead, Way::Api, room.route, id, "point.add", &said("morgen!")).await;
        assert_eq!((same.status, same.json()), (201, first.json()), "sent twice, it happened once");
        let other = send(&lead, Way::Api, room.route, id, "point.add", &said("gisteren")).await;
        assert_eq!((other.status, other.json()["code"].as_str()), (409, Some("id-taken")));
        let somebody = Browser { at: again.at, ..room.facilitator.clone() };
        let other = send(&somebody, Way::Api, room.route, id, "point.add", &said("morgen!")).await;
        assert_eq!(other.status, 409, "nor for somebody else");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_restart_the_big_screen_shows_what_it_showed() {
    for site in both().await {
        let room = at_tables(site).await;
        let (_, title, what) = room.write().await;
        room.part("carousel").await;
        let screen = room.site.screen(room.route).await;
        let path = format!("/r/{}/screen", room.route);
        let shown = |page: String| {
            let sea = page.split_once("<desc id=\"sea-d\">").and_then(|(_, sea)| sea.split_once("</desc>"));
            plain(sea.expect("the sea says what it shows").0)
        };
        let before = shown(screen.get(&path).await.body);
        // Fewer people than a shared screen counts by: nobody may see what they said.
        for n in 0..4 {
            room.stand(n, &[title, what]).await;
        }
        assert_eq!(shown(screen.get(&path).await.body), before);
        let again = Site::on(&room.site.database).await;
        let there = Browser { at: again.at, ..screen.clone() };
        assert_eq!(shown(there.get(&path).await.body), before, "a restart counts no tap");
        // The next part counts anew, on both.
        room.part("closing").await;
        let now = shown(screen.get(&path).await.body);
        assert_ne!(now, before, "what they said is counted now");
        for _ in 0..200 {
            if shown(there.get(&path).await.body) == now {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert_eq!(shown(there.get(&path).await.body), now);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_goes_to_nobody_who_is_not_there() {
    for site in both().await {
        let room = Room::open(site, Way::Api, "nieuwe-route").await;
        let nobody = json!({ "person": Uuid::new_v4(), "role": "facilitator" });
        room.refused(&room.admin, "role.grant", nobody, "person-unknown").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_a_sign_in_code_is_made_for_is_told() {
    for site in both().await {
        let room = at_tables(site).await;
        let (participant, browser) = &room.people[0];
        let me = format!("/r/{}/me", room.route);
        assert!(!browser.get(&me).await.body.contains("maakte een code"));
        let code = format!("/r/{}/circle/{participant}/code", room.route);
        let same = Uuid::new_v4().to_string();
        for _ in 0..2 {
            // The same form twice makes two codes, and both are told.
            assert_eq!(posts(&room.facilitator, &code, &[("command_id", &same)]).await, 200);
        }
        let page = plain(&browser.get(&me).await.body);
        assert_eq!(page.matches("Bert Begeleider maakte een code op").count(), 2, "{page}");
        let outbox = room.lead.get(&format!("/r/{}/outbox", room.route)).await.body;
        assert!(outbox.contains("Inlogcode gemaakt"), "it is mailed too");
        let another = room.people[1].1.get(&me).await.body;
        assert!(!another.contains("maakte een code"), "and nobody else is told");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_a_staff_link_is_made_for_is_told_and_the_organisations_log_keeps_it() {
    for site in both().await {
        let (_, admin) = site.staff("Bea Beheer", true).await;
        let (person, member) = site.staff("Bert Begeleider", false).await;
        let (one, two) = (person.0.to_string(), [("person", person.0.to_string())]);
        assert_eq!(posts(&admin, "/admin/link", &[("person", &one)]).await, 200);
        assert_eq!(posts(&admin, "/admin/link", &[("person", &two[0].1)]).await, 200);
        let home = plain(&member.get("/home").await.body);
        assert_eq!(home.matches("Bea Beheer maakte een link op").count(), 2, "{home}");
        for task in ["verify", "rebuild"] {
            let output = run(&[task, "--database", &site.database]);
            assert!(output.status.success(), "{task}: {}", said(&output));
        }
        let store = site.app.engine.store();
        let kept = store.read_entries(&bloemenzee::store::RouteKey::org(), 1, 10).await.unwrap();
        assert_eq!(kept.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn verify_finds_a_table_that_was_changed_by_hand() {
    for site in both().await {
        let room = at_tables(site).await;
        room.write().await;
        let verify = || run(&["verify", "--database", &room.site.database]);
        assert!(verify().status.success(), "{}", said(&verify()));
        let route = room.route;
        let (guide, whose) = (room.facilitator_id, room.people[0].0);
        let changes = [
            (format!("UPDATE role_grant SET role = 'lead_facilitator' WHERE person = '{guide}'"), "role_grant"),
            (format!("DELETE FROM conversation WHERE participant = '{whose}'"), "conversation"),
            (format!("UPDATE attendance SET presence = 'withdrawn' WHERE participant = '{whose}'"), "attendance"),
            (
                format!(
                    "UPDATE person SET email = 'elders@voorbeeld.example' WHERE id IN (SELECT person FROM involvement WHERE participant = '{whose}')"
                ),
                "people",
            ),
        ];
        for (change, named) in changes {
            let rows = "role_grant conversation attendance person";
            let kept: Vec<_> = rows.split(' ').collect();
            assert!(kept.iter().any(|table| change.contains(table)));
            bloemenzee::access::write(
                room.site.app.engine.store(),
                vec![bloemenzee::store::Statement::new(change, vec![])],
            )
            .await
            .unwrap();
            let found = verify();
            assert_eq!(found.status.code(), Some(1), "{named}");
            assert!(said(&found).contains(named), "{named}: {}", said(&found));
            restore(&room, route, named).await;
            assert!(verify().status.success(), "{named}: {}", said(&verify()));
        }
    }
}

/// Puts back what the test changed, by the same door.
async fn restore(room: &Room, route: Uuid, named: &str) {
    let (guide, whose) = (room.facilitator_id, room.people[0].0);
    let back = match named {
        "role_grant" => format!("UPDATE role_grant SET role = 'facilitator' WHERE person = '{guide}'"),
        "conversation" => format!(
            "INSERT INTO conversation (route, participant, facilitator, setting, planned, held, waived) \
             SELECT '{route}', '{whose}', facilitator, setting, planned, held, waived FROM conversation \
             WHERE participant = '{}'",
            room.people[1].0
        ),
        "attendance" => format!("UPDATE attendance SET presence = 'taking_part' WHERE participant = '{whose}'"),
        _ => format!(
            "UPDATE person SET email = 'mens0@voorbeeld.example' \
             WHERE id IN (SELECT person FROM involvement WHERE participant = '{whose}')"
        ),
    };
    let store = room.site.app.engine.store();
    bloemenzee::access::write(store, vec![bloemenzee::store::Statement::new(back, vec![])]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_connection_does_not_keep_its_place() {
    let site = Site::impatient(Duration::from_millis(700)).await;
    let head =
        format!("POST /sign-in HTTP/1.1\r\nhost: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n", site.at);
    let (never_begins, drips) = ("GET / HTT".to_owned(), format!("{head}content-length: 40\r\n\r\ncode="));
    for sent in [never_begins, drips] {
        let mut stream = tokio::net::TcpStream::connect(site.at).await.unwrap();
        stream.write_all(sent.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let closed = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
        assert!(closed.is_ok(), "still open after {sent:?}");
    }
    let (_, admin) = site.staff("Bea Beheer", true).await;
    assert_eq!(admin.get("/home").await.status, 200, "everybody else is served");
}

/// The number that pages and streams tell of a route.
async fn number(browser: &Browser, route: Uuid) -> String {
    let page = browser.get(&format!("/r/{route}")).await.body;
    page.split("data-seq=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_not_yet_for_ones_own_eyes_moves_no_number_that_others_see() {
    for site in both().await {
        let room = at_tables(site).await;
        let (_, title, what) = room.write().await;
        let (me, mine) = &room.people[1];
        let take = |point: Uuid, kind: &str, eyes: &str| {
            let stance = json!({ "point": point, "revision": 1, "kind": kind, "eyes": eyes, "reason": "Nog niet." });
            json!({ "participant": me, "channel": "own", "stances": [stance] })
        };
        let nobody = Browser::new(room.site.at);
        let before = number(&nobody, room.route).await;
        room.ok(mine, "stance.take", take(what, "not_yet", "owner")).await;
        assert_eq!(number(&nobody, room.route).await, before, "said to oneself");
        let again = Site::on(&room.site.database).await;
        assert_eq!(number(&Browser::new(again.at), room.route).await, before, "after a restart too");
        let answer =
            send(mine, Way::Api, room.route, Uuid::new_v4(), "stance.take", &take(title, "not_yet", "owner")).await;
        assert!(answer.json().get("seq").is_none(), "nor does an answer tell it: {}", answer.body);
        room.ok(mine, "stance.take_back", json!({ "participant": me, "points": [title] })).await;
        assert_eq!(number(&nobody, room.route).await, before, "nor that it was taken back");
        room.ok(mine, "stance.take", take(title, "not_yet", "everyone")).await;
        assert_ne!(number(&nobody, room.route).await, before, "what others may know moves it");
    }
}
