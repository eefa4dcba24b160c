//! A second method, by its file only: listening, no decisions.

use crate::browser::Browser;
use crate::site::{Way, both};
use crate::story::Room;
use bloemenzee::text::{Lang, T};
use bloemenzee::web::report::build::{self, Source};
use bloemenzee_domain::id::RouteId;
use bloemenzee_report::Job;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_listening_route_answers_every_worry_and_decides_nothing() {
    for site in both().await {
        let mut room = Room::open(site, Way::Api, "groepsgesprek").await;
        let steps: Vec<String> = {
            let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
            snap.route.facts.method.phases.iter().map(|p| p.step.name().to_owned()).collect()
        };
        let question = json!({ "question": "Waar ligt u wakker van?", "promise": "U krijgt op elke zorg antwoord." });
        room.ok(&room.commissioner, "question.write", question).await;
        for (phase, step) in steps.iter().enumerate() {
            if phase > 0 {
                room.ok(&room.lead, "phase.open", json!({ "to": phase, "reason": "" })).await;
            }
            match step.as_str() {
                "topics" => {
                    room.ok(&room.lead, "topic.add", json!({ "title": "De wijk" })).await;
                }
                "circle" => {
                    for name in ["Aafke Appel", "Boris Bes", "Cato Citroen"] {
                        let person = json!({ "name": name, "email": "mens@voorbeeld.example" });
                        let fields = json!({ "person": person, "kind": "resident" });
                        let id = room.ok(&room.lead, "involvement.add", fields).await;
                        let browser = room.site.participant(room.route, id).await;
                        room.people.push((id, browser));
                    }
                }
                "gathering" => break,
                _ => {}
            }
        }
        listen(&mut room).await;
        report(&room, steps.iter().position(|step| step == "report").unwrap()).await;
    }
}

async fn listen(room: &mut Room) {
    let state = room.read(&room.lead, "").await;
    let mut topic = state["topics"][0]["id"].clone();
    if topic.is_null() {
        topic = json!(room.ok(&room.lead, "topic.add", json!({ "title": "De wijk" })).await);
    }
    let fields = json!({ "topic": topic, "name": "Tafel 1", "capacity": 8, "step_free": true });
    let table = room.ok(&room.lead, "table.set", fields).await;
    room.tables.push(table);
    room.part("informing").await;
    for (participant, browser) in &room.people {
        let fields = json!({ "participant": participant, "presence": "taking_part" });
        room.ok(&room.lead, "attendance.check_in", fields).await;
        room.ok(browser, "seat.take", json!({ "participant": participant, "table": table })).await;
    }
    room.part("tables").await;
    let (participant, browser) = &room.people[0];
    let fields = json!({ "table": table, "title": "Het is donker op straat", "author": participant });
    let idea = room.ok(browser, "idea.add", fields).await;
    let said = json!({ "idea": idea, "petal": "what", "text": "bij de bushalte brandt niets" });
    room.ok(browser, "point.add", said).await;
    let point = uuid::Uuid::from_u128(idea.as_u128() + 1);
    let stance = json!({ "participant": participant, "channel": "own", "stances": [{ "point": point, "revision": 1, "kind": "behind" }] });
    let answer = crate::site::send(browser, Way::Api, room.route, uuid::Uuid::new_v4(), "stance.take", &stance).await;
    assert_eq!(answer.status, 409, "a listening route takes no stances: {}", answer.body);
    room.part("plenary").await;
    room.ok(&room.lead, "outcome.hand_over", json!({})).await;
    let heard = json!({ "idea": idea, "answer": { "kind": "heard" }, "text": "Er komen lampen." });
    room.ok(&room.commissioner, "answer.give", heard).await;
    let state = room.read(&room.lead, "").await;
    assert_eq!((state["say"].as_str(), state["decided"].as_bool()), (Some("consult"), Some(false)));
    assert_eq!(room.read(&room.lead, "/answers").await["answers"][0]["text"], "Er komen lampen.");
}

/// Words of deciding, which have no place in what was heard.
const DECIDING: [&str; 5] = ["gedragen", "erachter", "Besliste mee", "Hard kader", "Besluit"];

/// Draft, correction, final: the page and the PDF tell what was said and what was answered.
async fn report(room: &Room, phase: usize) {
    room.ok(&room.lead, "phase.open", json!({ "to": phase, "reason": "" })).await;
    let page = format!("/r/{}/report", room.route);
    let stranger = Browser::new(room.site.at);
    assert!(room.lead.get(&page).await.body.contains("Luisterverslag (concept)"), "who guides reads it first");
    room.ok(&room.lead, "report.draft", json!({ "next_steps": "In mei komen we terug." })).await;
    let (participant, somebody) = &room.people[0];
    let draft = somebody.get(&page).await.body;
    for told in
        ["Luisterverslag (concept)", "Het is donker op straat", "bij de bushalte brandt niets", "Er komen lampen."]
    {
        assert!(draft.contains(told), "{told}: {draft}");
    }
    assert!(draft.contains("Er is niets besloten.") && draft.contains("Beantwoord"));
    assert!(draft.contains("report.pdf"), "it can be downloaded");
    assert!(!stranger.get(&page).await.body.contains("Er komen lampen."), "a draft is for who took part");
    let wrong = json!({ "participant": participant, "text": "Het was de halte bij de brug." });
    let correction = room.ok(somebody, "report.correct", wrong).await;
    let settled = json!({ "correction": correction, "accepted": true, "note": "De halte staat er nu bij." });
    room.ok(&room.lead, "report.settle_correction", settled).await;
    room.ok(&room.lead, "report.finalise", json!({ "reason": "Iedereen heeft gereageerd." })).await;
    let whole = stranger.get(&page).await.body;
    assert!(whole.contains("De halte staat er nu bij.") && !whole.contains("(concept)"));
    let article = &whole[whole.find("<article").unwrap()..whole.find("</article>").unwrap()];
    for word in DECIDING {
        assert!(!article.contains(word), "{word} stands in what was heard");
    }
    let english = Browser { lang: "en", ..stranger.clone() }.get(&page).await.body;
    assert!(english.contains("Listening report") && english.contains("Nothing was decided."));
    let list = stranger.get(&format!("/r/{}/points.csv", room.route)).await.body;
    assert!(list.contains("er is niet over besloten") && !list.contains("nog open"), "{list}");
    typeset(room).await;
}

/// The same report as a PDF, in both languages.
async fn typeset(room: &Room) {
    let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
    for lang in Lang::ALL {
        let now = bloemenzee::clock::now();
        let source = Source { route: &snap.route, t: T { lang }, organisation: "Gemeente Voorbeeld", now };
        let pdf = bloemenzee_report::typeset(&Job::Report(build::report(source))).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"));
    }
}
