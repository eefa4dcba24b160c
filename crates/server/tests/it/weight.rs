//! No page weighs more than a slow phone takes, however much is written and however many come.

use crate::browser::Browser;
use crate::site::{Site, Way};
use crate::story::Room;
use bloemenzee::web::routes;
use serde_json::{Value, json};
use std::fmt::Write as _;
use uuid::Uuid;

/// The most that a page may weigh, in bytes before compression.
const MOST: usize = 150_000;

/// Files to keep, and answers that go on for ever: no pages.
const NO_PAGES: [&str; 17] = [
    "/assets/{file}",
    "/favicon.ico",
    "/language/{tag}",
    "/letters/{size}",
    "/link/{token}",
    "/unsubscribe/{token}",
    "/r/{route}/stream",
    "/r/{route}/report.pdf",
    "/r/{route}/points.csv",
    "/r/{route}/points.xlsx",
    "/r/{route}/figures.csv",
    "/r/{route}/figures.xlsx",
    "/figures.csv",
    "/figures.xlsx",
    "/r/{route}/feed.atom",
    "/r/{route}/calendar.ics",
    "/r/{route}/calendar/{gathering}",
];

/// What a transcript of two hundred ideas holds: twelve points each, and one idea of five hundred.
fn transcript() -> String {
    const PETALS: [&str; 6] = ["Wat", "Hoe", "Wie", "Waar", "Wanneer", "Randvoorwaarden"];
    let mut text = String::new();
    for (n, topic) in ["Straat", "Park"].iter().enumerate() {
        let _ = writeln!(text, "# {topic}");
        for idea in (n..200).step_by(2) {
            let _ = writeln!(text, "## Idee {idea} waarvan de titel net zo lang is als een titel op een bloem");
            let each = if idea == 0 { 83 } else { 2 };
            for petal in PETALS {
                let _ = writeln!(text, "### {petal}");
                for point in 0..each {
                    let _ =
                        writeln!(text, "- elke week iets anders voor wie zorgt, op een plek in de buurt, punt {point}");
                }
            }
        }
    }
    text
}

/// A page with who looks at it.
struct Look<'a> {
    who: &'a Browser,
    path: String,
}

/// Every page that somebody of this room can open, with the ids of one of each thing.
fn pages<'a>(room: &'a Room, cast: &'a [(&'static str, Browser)], fill: &[(&str, Uuid)]) -> Vec<Look<'a>> {
    let who = |name: &str| cast.iter().find(|(n, _)| *n == name).map(|(_, browser)| browser).unwrap();
    let mut all = Vec::new();
    for (method, path, by, _) in routes::table() {
        if method != "GET" || NO_PAGES.contains(&path) {
            continue;
        }
        let path = fill.iter().fold(path.to_owned(), |at, (name, id)| at.replace(name, &id.to_string()));
        let path = path.replace("{route}", &room.route.to_string()).replace("{topic}", "1");
        let personas: &[&str] = match format!("{by:?}").as_str() {
            "Participant" => &["participant"],
            "Table" => &["tablet", "lead"],
            "Screen" => &["screen"],
            "Commissioner" => &["commissioner"],
            "Administrator" => &["administrator"],
            "All" => &["nobody", "participant"],
            "SignedIn" => &["lead", "commissioner"],
            _ => &["lead"],
        };
        all.extend(personas.iter().map(|name| Look { who: who(name), path: path.clone() }));
    }
    let route = room.route;
    let idea = fill.iter().find(|(n, _)| *n == "{idea}").unwrap().1;
    let point = fill.iter().find(|(n, _)| *n == "{point}").unwrap().1;
    let me = room.people[0].0;
    let more = [
        ("participant", format!("/r/{route}/me/ideas/{idea}?all=1")),
        ("participant", format!("/r/{route}/me/ideas/{idea}?said=2")),
        ("participant", format!("/r/{route}/me/closing?all=1")),
        ("participant", format!("/r/{route}/me?ideas=3")),
        ("tablet", format!("/r/{route}/table/consent?who={me}")),
        ("tablet", format!("/r/{route}/table/consent?who={me}&points=3")),
        ("tablet", format!("/r/{route}/table/ideas/{idea}?petal=how")),
        ("tablet", format!("/r/{route}/table/ideas/{idea}?petal=what&edit={point}")),
        ("screen", format!("/r/{route}/screen?view=text")),
        ("lead", format!("/r/{route}/meeting?ideas=7")),
        ("lead", format!("/r/{route}/meeting/ideas/{idea}?points=4")),
        ("lead", format!("/r/{route}/plenary?answers=2&points=3")),
        ("commissioner", format!("/r/{route}/plenary?answers=9")),
        ("lead", format!("/r/{route}/report/topics/1?part=3")),
        ("nobody", format!("/r/{route}?outcome=3&others=2")),
        ("nobody", format!("/r/{route}/trace?page=2")),
        ("nobody", format!("/r/{route}/trace?page=9")),
        ("nobody", format!("/r/{route}/trace?idea={idea}&page=2")),
        ("nobody", format!("/r/{route}/trace?q=week&became=nobody_yet&page=3")),
        ("nobody", format!("/r/{route}/answers?decisions=3")),
        ("participant", format!("/r/{route}/me/trace?show=said&points=20")),
    ];
    all.extend(more.into_iter().map(|(name, path)| Look { who: who(name), path }));
    all
}

/// Opens every page; says which are too heavy.
async fn weigh(looks: Vec<Look<'_>>, when: &str) -> Vec<String> {
    let (mut heavy, mut shown) = (Vec::new(), 0);
    for look in looks {
        let answer = look.who.get(&look.path).await;
        assert!(answer.status < 500, "{when}: {} answered {}", look.path, answer.status);
        shown += usize::from(answer.status == 200);
        if answer.body.len() > MOST {
            heavy.push(format!("{when}: {} weighs {} kB", look.path, answer.body.len() / 1000));
        }
    }
    assert!(shown > 30, "{when}: only {shown} pages could be opened");
    heavy
}

async fn cast(room: &Room) -> [(&'static str, Browser); 7] {
    [
        ("nobody", Browser::new(room.site.at)),
        ("administrator", room.admin.clone()),
        ("commissioner", room.commissioner.clone()),
        ("lead", room.lead.clone()),
        ("participant", room.people[0].1.clone()),
        ("tablet", room.site.tablet(room.route, room.tables[0]).await),
        ("screen", room.site.screen(room.route).await),
    ]
}

/// Everybody stands behind every point, but for one that stays open.
async fn agree(room: &Room, ideas: &Value) {
    let points = ideas["ideas"].as_array().unwrap().iter().flat_map(|idea| idea["points"].as_array().unwrap());
    let on = |kind: &str, p: &Value| json!({ "point": p["id"], "revision": p["revision"], "kind": kind });
    let all: Vec<Value> = points.map(|p| on("behind", p)).collect();
    for (n, (participant, _)) in room.people.iter().enumerate() {
        // The first leaves every ninth point open: so there are ideas that bloom, and ideas that do not.
        let mine = all.iter().enumerate().filter(|(at, _)| n > 0 || at % 9 != 4).map(|(_, on)| on.clone());
        let mine: Vec<Value> = mine.collect();
        for some in mine.chunks(2_000) {
            let fields = json!({ "participant": participant, "stances": some, "channel": "spoken" });
            room.ok(&room.lead, "stance.take", fields).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_is_heavy_with_two_hundred_ideas() {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    room.ok(&room.lead, "transcript.import", json!({ "transcript": transcript() })).await;
    let ideas = room.read(&room.lead, "/ideas").await;
    assert_eq!(ideas["ideas"].as_array().unwrap().len(), 200);
    let id = |value: &Value| value.as_str().and_then(|id| id.parse::<Uuid>().ok()).unwrap();
    let large =
        ideas["ideas"].as_array().unwrap().iter().max_by_key(|i| i["points"].as_array().unwrap().len()).unwrap();
    assert!(large["points"].as_array().unwrap().len() > 490);
    let fill = [
        ("{idea}", id(&large["id"])),
        ("{point}", id(&large["points"][3]["id"])),
        ("{participant}", room.people[0].0),
        ("{table}", room.tables[0]),
    ];
    let cast = cast(&room).await;
    let mut heavy = weigh(pages(&room, &cast, &fill), "at the tables").await;
    room.ok(&room.lead, "carousel.plan", json!({ "minutes_per_round": 8, "minutes_to_change": 2 })).await;
    room.part("carousel").await;
    room.part("closing").await;
    heavy.extend(weigh(pages(&room, &cast, &fill), "in the closing round").await);
    agree(&room, &ideas).await;
    heavy.extend(weigh(pages(&room, &cast, &fill), "when all have spoken").await);
    room.ok(&room.lead, "closing.close", json!({})).await;
    room.part("plenary").await;
    let now = room.read(&room.lead, "/ideas").await;
    let points = now["ideas"].as_array().unwrap().iter().flat_map(|idea| idea["points"].as_array().unwrap());
    let carried: Vec<&Value> = points.filter(|p| p["carried"] == true).take(300).map(|p| &p["id"]).collect();
    assert_eq!(carried.len(), 300);
    heavy.extend(weigh(pages(&room, &cast, &fill), "in the plenary").await);
    for title in ["Groen", "Schoon", "Samen"] {
        room.ok(&room.lead, "thread.draw", json!({ "title": title, "points": carried })).await;
    }
    heavy.extend(weigh(pages(&room, &cast, &fill), "with threads").await);
    room.ok(&room.lead, "outcome.hand_over", json!({})).await;
    let decided = room.read(&room.lead, "/ideas").await;
    for idea in decided["ideas"].as_array().unwrap().iter().filter(|idea| idea["decision"] == true) {
        let answer = json!({ "idea": idea["id"], "answer": { "kind": "within_frames" }, "text": "Dit nemen we over." });
        room.ok(&room.commissioner, "answer.give", answer).await;
    }
    room.ok(&room.lead, "phase.open", json!({ "to": 6, "reason": "" })).await;
    room.ok(&room.lead, "report.draft", json!({ "next_steps": "We beginnen." })).await;
    heavy.extend(weigh(pages(&room, &cast, &fill), "in the draft report").await);
    room.ok(&room.lead, "report.finalise", json!({ "reason": "Klaar." })).await;
    heavy.extend(weigh(pages(&room, &cast, &fill), "at the end").await);
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_is_heavy_with_five_hundred_people() {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    let someone = |n: usize| {
        let name = format!("Iemand Langenaam-van der Ver{n}");
        let person = json!({ "name": name, "address": format!("Dorpsstraat {n}\n1234 AB Ergens") });
        json!([person, "resident", "Zorgt al jaren voor een ander, en weet wat er ontbreekt."])
    };
    let people: Vec<Value> = (0..500).map(someone).collect();
    room.ok(&room.lead, "involvement.import", json!({ "people": people })).await;
    let circle = room.read(&room.lead, "/circle").await;
    let found = circle.as_object().and_then(|all| all.values().find_map(Value::as_array)).unwrap();
    let all: Vec<&Value> = found.iter().map(|one| &one["participant"]).collect();
    assert_eq!(all.len(), 504);
    room.ok(&room.lead, "invitation.send", json!({ "participants": all })).await;
    let cast = cast(&room).await;
    let known = [("{participant}", room.people[0].0), ("{table}", room.tables[0])];
    let none = [("{idea}", Uuid::nil()), ("{point}", Uuid::nil())];
    let mut heavy = weigh(pages(&room, &cast, &[known, none].concat()), "before the meeting").await;
    room.part("informing").await;
    let talked: Vec<Value> = room.people.iter().map(|(id, _)| json!(id)).collect();
    for participant in &all {
        if !talked.contains(participant) {
            let fields = json!({ "participant": participant, "reason": "Wil geen gesprek." });
            room.ok(&room.facilitator, "conversation.waive", fields).await;
        }
        let fields = json!({ "participant": participant, "presence": "taking_part" });
        room.ok(&room.lead, "attendance.check_in", fields).await;
    }
    let (first, browser) = &room.people[0];
    room.ok(browser, "seat.take", json!({ "participant": first, "table": room.tables[0] })).await;
    room.part("tables").await;
    let (idea, _, what) = room.write().await;
    let fill = [("{idea}", idea), ("{point}", what), ("{participant}", room.people[0].0), ("{table}", room.tables[0])];
    heavy.extend(weigh(pages(&room, &cast, &fill), "at the tables").await);
    room.part("closing").await;
    heavy.extend(weigh(pages(&room, &cast, &fill), "in the closing round").await);
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
}
