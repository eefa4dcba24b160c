//! What the API tells of what goes on after the meeting, to who is not of the route: what the pages show them, at
//! the same moment, and no more.

use crate::browser::{Answer, Browser};
use crate::follow::in_follow_up;
use crate::site::{Site, Way, both};
use crate::story::Room;
use serde_json::{Value, json};

const RESOURCES: [&str; 3] = ["trace", "actions", "follow-up"];

async fn api(room: &Room, who: &Browser, path: &str) -> Answer {
    let token = who.cookie.trim_start_matches("bloemenzee=");
    let bearer = if token.is_empty() { String::new() } else { format!("Bearer {token}") };
    let client = Browser { bearer, cookie: String::new(), ..who.clone() };
    client.get(&format!("/api/v1/routes/{}/{path}", room.route)).await
}

/// With the tables open and everything still to be decided.
async fn before_there_is_an_outcome(site: Site) {
    let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    room.write().await;
    let tablet = room.site.tablet(room.route, room.tables[0]).await;
    let screen = room.site.screen(room.route).await;
    for path in RESOURCES {
        for who in [&tablet, &screen, &room.admin] {
            assert_eq!(api(&room, who, path).await.status, 403, "{path}");
        }
        assert_eq!(api(&room, &Browser::new(room.site.at), path).await.status, 401, "{path}");
    }
    let trace = api(&room, &room.people[0].1, "trace").await;
    assert_eq!(trace.status, 403, "as the page: not before the report");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_before_the_pages_tell_it() {
    for site in both().await {
        before_there_is_an_outcome(site).await;
    }
}

/// A route with a group, a gathering that was cancelled, and an action that no point leads to.
async fn busy(site: Site) -> Room {
    let (room, idea) = in_follow_up(site).await;
    let about = json!([{ "about": "idea", "id": idea }]);
    let members = json!([room.people[0].0]);
    room.ok(&room.lead, "group.form", json!({ "name": "Bij Jan thuis", "about": about, "members": members })).await;
    let plan = json!({ "at": 1_900_000_000, "place": "De school", "topics": ["De ziekte van Jan"] });
    let gathering = room.ok(&room.lead, "follow_up.plan", plan).await;
    let who = json!({ "who": "words", "is": "de buurvrouw van Jan" });
    let source = json!({ "from": "gathering", "gathering": gathering });
    room.ok(
        &room.lead,
        "action.add",
        json!({ "source": source, "terms": { "what": "Koffie zetten", "who": who, "by_words": "na Jans operatie" } }),
    )
    .await;
    room.ok(&room.lead, "follow_up.cancel", json!({ "gathering": gathering, "reason": "Jan is ziek." })).await;
    room
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_of_the_route_reads_in_the_api_what_stands_on_the_pages() {
    let room = busy(Site::new().await).await;
    let tablet = room.site.tablet(room.route, room.tables[0]).await;
    let nobody = Browser::new(room.site.at);
    for who in [&tablet, &nobody, &room.admin] {
        let found = api(&room, who, "follow-up").await;
        assert_eq!(found.status, 200, "{}", found.body);
        let found = found.json();
        let gathering = &found["gatherings"][0];
        assert_eq!(gathering["place"], "De school", "as the calendar tells");
        assert_eq!((&gathering["topics"], &gathering["cancelled"]), (&json!([]), &json!("")), "that, and not why");
        assert_eq!(found["groups"], json!([]), "none that was silent");
        let actions = api(&room, who, "actions").await.json();
        assert_eq!(actions["actions"][0]["what"], "Koffie zetten", "as the feed tells");
        for path in RESOURCES {
            let said = api(&room, who, path).await.body;
            assert!(!said.contains("Jan"), "{path}: {said}");
        }
    }
    let within: Value = api(&room, &room.people[2].1, "follow-up").await.json();
    assert_eq!(within["gatherings"][0]["cancelled"], "Jan is ziek.");
    assert_eq!((&within["groups"][0]["name"], &within["groups"][0]["members"]), (&json!("Bij Jan thuis"), &json!(1)));
    let actions = api(&room, &room.people[2].1, "actions").await.json();
    assert_eq!(actions["actions"][0]["who"], "de buurvrouw van Jan");
}
