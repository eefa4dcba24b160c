//! The pages of the follow-up: who sees whom there, both versions where somebody else was first, and what
//! they weigh with a thousand actions.

use crate::browser::Browser;
use crate::forms::{Form, forms, plain};
use crate::site::{Site, Way, both};
use crate::story::Room;
use serde_json::json;
use uuid::Uuid;

/// The most that a page may weigh, in bytes before compression.
const MOST: usize = 150_000;

/// A route in its follow-up, with one decision; the first two signed up.
pub async fn in_follow_up(site: Site) -> (Room, Uuid) {
    let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    let (idea, title, what) = room.write().await;
    for n in 0..4 {
        room.stand(n, &[title, what]).await;
    }
    room.ok(&room.lead, "carousel.plan", json!({ "minutes_per_round": 8, "minutes_to_change": 2 })).await;
    for part in ["carousel", "closing"] {
        room.part(part).await;
    }
    for n in 0..4 {
        room.stand(n, &[title, what]).await;
    }
    room.ok(&room.lead, "closing.close", json!({})).await;
    room.part("plenary").await;
    room.ok(&room.lead, "outcome.hand_over", json!({})).await;
    for (participant, browser) in &room.people[..2] {
        room.ok(browser, "follow_up.sign_up", json!({ "participant": participant, "signed_up": true })).await;
    }
    room.ok(&room.lead, "phase.open", json!({ "to": 6, "reason": "" })).await;
    room.ok(&room.lead, "report.draft", json!({ "next_steps": "In het voorjaar planten we." })).await;
    room.ok(&room.lead, "report.finalise", json!({ "reason": "Iedereen is akkoord." })).await;
    room.ok(&room.lead, "phase.open", json!({ "to": 7, "reason": "" })).await;
    (room, idea)
}

async fn add(room: &Room, idea: Uuid, terms: serde_json::Value) -> Uuid {
    let source = json!({ "from": "idea", "idea": idea });
    room.ok(&room.lead, "action.add", json!({ "source": source, "terms": terms })).await
}

/// The form of a page that gives a command.
pub async fn form(by: &Browser, page: &str, command: &str) -> Form {
    let body = by.get(page).await.body;
    let found = forms(&body).into_iter().find(|form| form.value("command") == command);
    found.unwrap_or_else(|| panic!("{page} has no form for {command}: {}", plain(&body)))
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_for_who_is_in_the_route_and_no_list_of_the_circle_for_who_takes_part() {
    let (room, idea) = in_follow_up(Site::new().await).await;
    let doer = json!({ "who": "participant", "is": room.people[0].0 });
    let action = add(&room, idea, json!({ "what": "Gaten graven", "who": doer })).await;
    let at = format!("/r/{}/follow", room.route);
    let tablet = room.site.tablet(room.route, room.tables[0]).await;
    let screen = room.site.screen(room.route).await;
    for path in ["", "/actions", &format!("/actions/{action}"), "/groups", "/gatherings", "/horizon"] {
        for outside in [&room.admin, &tablet, &screen] {
            assert_eq!(outside.get(&format!("{at}{path}")).await.status, 403, "{path}");
        }
        assert_eq!(Browser::new(room.site.at).get(&format!("{at}{path}")).await.status, 303, "{path}");
    }
    let (_, other) = &room.people[2];
    let board = plain(&other.get(&format!("{at}/actions")).await.body);
    assert!(board.contains("Aafke Appel"), "who is in the route knows who does it");
    let new = plain(&other.get(&format!("{at}/actions/new?idea={idea}")).await.body);
    assert!(new.contains("Cato Citroen") && !new.contains("Boris Bes"), "themself, and nobody else of the circle");
    let public = plain(&Browser::new(room.site.at).get(&format!("/r/{}", room.route)).await.body);
    assert!(!public.contains("Aafke"), "never on the public page");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_second_sees_both_versions_and_may_send_again() {
    for site in both().await {
        let (room, idea) = in_follow_up(site).await;
        let action = add(&room, idea, json!({ "what": "Gaten graven" })).await;
        let page = format!("/r/{}/follow/actions/{action}", room.route);
        let mut mine = form(&room.lead, &page, "action.change").await;
        let terms = json!({ "what": "Gaten graven", "by_words": "morgen!", "who": { "who": "organisation", "is": "Groen BV" } });
        let fields = json!({ "action": action, "from_version": 1, "terms": terms });
        room.ok(&room.facilitator, "action.change", fields).await;
        mine.set("terms.what", "Kuilen graven");
        mine.set("terms.cost", "honderd euro");
        let refused = room.lead.post(&mine.action, &mine.fields).await;
        assert_eq!(refused.status, 409, "{}", refused.body);
        let shown = plain(&refused.body);
        for part in ["Zo staat het nu", "Groen BV", "morgen!", "Dit schreef u", "Kuilen graven", "honderd euro"] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        let again = forms(&refused.body).into_iter().find(|form| form.value("command") == "action.change").unwrap();
        assert_eq!(again.value("from_version"), "2", "against what stands there now");
        assert_eq!(room.lead.post(&again.action, &again.fields).await.status, 303);
        let now = room.read(&room.lead, "/actions").await;
        assert_eq!((&now["actions"][0]["what"], &now["actions"][0]["version"]), (&json!("Kuilen graven"), &json!(3)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_stay_light_with_a_thousand_actions() {
    let (room, idea) = in_follow_up(Site::new().await).await;
    let members: Vec<_> = room.people[..2].iter().map(|(id, _)| json!(id)).collect();
    let about = json!([{ "about": "idea", "id": idea }]);
    let group = room.ok(&room.lead, "group.form", json!({ "name": "Bomen", "about": about, "members": members })).await;
    let mut last = Uuid::nil();
    for n in 0..1_000 {
        let what =
            format!("Gat nummer {n} graven, op de plek die de buurt daarvoor gekozen heeft, en de grond bewaren");
        let who = json!({ "who": "organisation", "is": "Stichting Groen en Blauw in de wijk en omgeving" });
        let terms = json!({ "what": what, "who": who, "by": 1_900_000_000, "by_words": "voor de winter begint", "group": group });
        last = add(&room, idea, terms).await;
        if n % 3 == 0 {
            let to = ["doing", "done"][n % 2];
            let state = json!({ "action": last, "from_version": 1, "state": to, "reason": "Het loopt." });
            room.ok(&room.lead, "action.move", state).await;
        }
    }
    let plan = json!({ "at": 1_900_000_000, "place": "De school", "topics": ["Water", "Zand"], "every_weeks": 1, "times": 52 });
    let gathering = room.ok(&room.lead, "follow_up.plan", plan).await;
    let lines: Vec<_> =
        (0..40).map(|n| json!({ "text": format!("Regel {n} van wat er staan moet"), "actions": [last] })).collect();
    let horizon = json!({ "from_version": 0, "event": "De boomfeestdag", "on": 1_900_000_000, "must_stand": lines });
    room.ok(&room.lead, "horizon.set", horizon).await;
    let at = format!("/r/{}/follow", room.route);
    for path in [
        String::new(),
        "/actions".into(),
        "/actions?view=list".into(),
        "/actions?view=list&state=done&lines=3".into(),
        format!("/actions?group={group}"),
        "/actions/new".into(),
        format!("/actions/new?idea={idea}"),
        format!("/actions/{last}"),
        format!("/actions/{last}/now"),
        "/groups".into(),
        format!("/groups/{group}"),
        "/gatherings".into(),
        format!("/gatherings/{gathering}"),
        "/horizon".into(),
        "/sign-ups".into(),
    ] {
        let answer = room.lead.get(&format!("{at}{path}")).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body.len() < MOST, "{path} weighs {} kB", answer.body.len() / 1000);
    }
}
