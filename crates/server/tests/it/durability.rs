//! What was acknowledged is kept: after `kill -9`, after a rebuild, and with two servers on one
//! PostgreSQL.

use crate::browser::Browser;
use crate::program::{Program, persona, run, said};
use crate::site::{Site, Way, fresh_postgres, send};
use crate::story::Room;
use bloemenzee::store::Store;
use bloemenzee_domain::id::RouteId;
use serde_json::json;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn after_kill_9_every_acknowledged_stance_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let (program, links) = Program::demo(folder.path(), Some("closing"), None);
    let route = links["route"].as_str().unwrap().to_owned();
    let (lead, _) = persona(&links, "lead_facilitator");
    let idea = lead.get(&format!("/api/v1/routes/{route}/ideas")).await.json()["ideas"][0]["id"].clone();
    // Writing goes on while the program is killed.
    let writer = tokio::spawn(async move {
        let mut kept = Vec::new();
        for n in 0..10_000 {
            let text = format!("regel {n} van de laatste minuut");
            let body = json!({ "route": route, "id": Uuid::new_v4(), "name": "point.add",
                               "fields": { "idea": idea, "petal": "when", "text": text } });
            let sent = lead.try_ask("POST", "/api/v1/commands", "application/json", &[], &body.to_string()).await;
            match sent {
                Ok(answer) if answer.status == 201 => kept.push(text),
                _ => break,
            }
        }
        kept
    });
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    drop(program);
    let kept = writer.await.unwrap();
    assert!(kept.len() > 3, "some were acknowledged: {}", kept.len());
    let (_program, links) = Program::demo(folder.path(), None, None);
    let (lead, _) = persona(&links, "lead_facilitator");
    let ideas = lead.get(&format!("/api/v1/routes/{}/ideas", links["route"].as_str().unwrap())).await.body;
    for text in kept {
        assert!(ideas.contains(&text), "lost: {text}");
    }
    let file = format!("sqlite:{}", folder.path().join("demo.sqlite").display());
    let verify = run(&["verify", "--database", &file]);
    assert!(verify.status.success(), "{}", said(&verify));
}

#[tokio::test(flavor = "multi_thread")]
async fn verify_names_the_first_broken_thing_and_ends_with_1() {
    let folder = tempfile::tempdir().unwrap();
    drop(Program::demo(folder.path(), Some("question"), None));
    let file = format!("sqlite:{}", folder.path().join("demo.sqlite").display());
    let store = Store::open(&file).await.unwrap();
    let change = "UPDATE content SET body = $1 WHERE seq = 2 AND part = 'facts'";
    let forged = bloemenzee::store::Statement::new(change, bloemenzee::params![b"{}".to_vec()]);
    bloemenzee::access::write(&store, vec![forged]).await.unwrap();
    let verify = run(&["verify", "--database", &file]);
    assert_eq!(verify.status.code(), Some(1));
    assert!(said(&verify).contains("entry 2"), "{}", said(&verify));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_from_the_log_gives_the_same_rows() {
    for site in crate::site::both().await {
        let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
        room.prepare().await;
        room.sit().await;
        let (_, title, what) = room.write().await;
        room.stand(1, &[title, what]).await;
        let store = room.site.app.engine.store();
        let live = bloemenzee::read::dump(store, RouteId(room.route)).await.unwrap();
        let output = run(&["rebuild", "--database", &room.site.database]);
        assert!(output.status.success(), "{}", said(&output));
        let again = bloemenzee::read::dump(store, RouteId(room.route)).await.unwrap();
        assert_eq!(live, again);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_postgresql_lose_nothing() {
    let Some(database) = fresh_postgres().await else { return };
    let mut room = Room::open(Site::on(&database).await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    let (idea, ..) = room.write().await;
    let other = Site::on(&database).await;
    let there = Browser { at: other.at, ..room.lead.clone() };
    let mut sent = Vec::new();
    for n in 0..20 {
        let (here, there, route) = (room.lead.clone(), there.clone(), room.route);
        sent.push(tokio::spawn(async move {
            let by = if n % 2 == 0 { here } else { there };
            let fields = json!({ "idea": idea, "petal": "who", "text": format!("mens {n}.") });
            send(&by, Way::Api, route, Uuid::new_v4(), "point.add", &fields).await.status
        }));
    }
    for one in sent {
        assert_eq!(one.await.unwrap(), 201);
    }
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    let ideas = room.read(&there, "/ideas").await.to_string();
    assert_eq!((0..20).filter(|n| ideas.contains(&format!("mens {n}."))).count(), 20);
}
