//! What was acknowledged is kept: after `kill -9`, after a rebuild, and with two servers on one
//! PostgreSQL.

use crate::browser::Browser;
use crate::site::{Site, Way, fresh_postgres, send};
use crate::story::Room;
use bloemenzee::store::Store;
use bloemenzee_domain::id::RouteId;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use uuid::Uuid;

struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The built program as a demo; answers it and its links.
fn demo(folder: &Path, stage: Option<&str>) -> (Program, Value) {
    let links = folder.join("links.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bloemenzee"));
    command.args(["demo", "--listen", "127.0.0.1:0", "--data-dir"]).arg(folder).arg("--links-json").arg(&links);
    if let Some(stage) = stage {
        command.args(["--stage", stage]);
    }
    let mut program = Program(command.stdout(Stdio::piped()).spawn().unwrap());
    let lines = BufReader::new(program.0.stdout.take().unwrap()).lines();
    let serving = lines.map_while(Result::ok).find(|line| line.starts_with("Serving on"));
    assert!(serving.is_some(), "the demo serves");
    (program, serde_json::from_str(&std::fs::read_to_string(&links).unwrap()).unwrap())
}

fn persona(links: &Value, name: &str) -> (Browser, Value) {
    let at = links["base"].as_str().unwrap().trim_start_matches("http://").parse().unwrap();
    let found = links["personas"].as_array().unwrap().iter().find(|p| p["persona"] == name).unwrap().clone();
    let bearer = format!("Bearer {}", found["bearer"].as_str().unwrap());
    (Browser { bearer, ..Browser::new(at) }, found)
}

#[tokio::test(flavor = "multi_thread")]
async fn after_kill_9_every_acknowledged_stance_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let (mut program, links) = demo(folder.path(), Some("closing"));
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
    program.0.kill().unwrap();
    program.0.wait().unwrap();
    let kept = writer.await.unwrap();
    assert!(kept.len() > 3, "some were acknowledged: {}", kept.len());
    let (_program, links) = demo(folder.path(), None);
    let (lead, _) = persona(&links, "lead_facilitator");
    let ideas = lead.get(&format!("/api/v1/routes/{}/ideas", links["route"].as_str().unwrap())).await.body;
    for text in kept {
        assert!(ideas.contains(&text), "lost: {text}");
    }
    let file = format!("sqlite:{}", folder.path().join("demo.sqlite").display());
    let verify = Command::new(env!("CARGO_BIN_EXE_bloemenzee")).args(["verify", "--database", &file]).output().unwrap();
    assert!(verify.status.success(), "{}", String::from_utf8_lossy(&verify.stderr));
}

#[tokio::test(flavor = "multi_thread")]
async fn verify_names_the_first_broken_thing_and_ends_with_1() {
    let folder = tempfile::tempdir().unwrap();
    drop(demo(folder.path(), Some("question")));
    let file = format!("sqlite:{}", folder.path().join("demo.sqlite").display());
    let store = Store::open(&file).await.unwrap();
    let change = "UPDATE content SET body = $1 WHERE seq = 2 AND part = 'facts'";
    let forged = bloemenzee::store::Statement::new(change, bloemenzee::params![b"{}".to_vec()]);
    bloemenzee::access::write(&store, vec![forged]).await.unwrap();
    let verify = Command::new(env!("CARGO_BIN_EXE_bloemenzee")).args(["verify", "--database", &file]).output().unwrap();
    assert_eq!(verify.status.code(), Some(1));
    let said = String::from_utf8_lossy(&verify.stderr).into_owned();
    assert!(said.contains("entry 2"), "{said}");
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
        let output = Command::new(env!("CARGO_BIN_EXE_bloemenzee"))
            .args(["rebuild", "--database", &room.site.database])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
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
