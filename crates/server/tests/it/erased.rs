//! Words that tell of somebody go from a note and an action: from the pages, the tables and the log, which stays
//! sound; on both databases.

use crate::browser::Browser;
use crate::follow::{form, in_follow_up};
use crate::forms::plain;
use crate::site::{Site, both};
use crate::story::Room;
use serde_json::json;
use uuid::Uuid;

const SECRET: &str = "Jan heeft suikerziekte";

/// Whether the words still stand in what the log keeps, or in what it is folded to.
async fn stands(room: &Room) -> bool {
    let store = room.site.app.engine.store();
    let key = bloemenzee::execute::key(bloemenzee_domain::id::RouteId(room.route));
    let entries = store.read_entries(&key, 1, 5_000).await.unwrap();
    let mut words = entries.iter().filter_map(|entry| entry.words.as_deref());
    let logged = words.any(|words| String::from_utf8_lossy(words).contains(SECRET));
    let (replayed, _) = replayed(room).await;
    logged || format!("{:?}", replayed.prep.follow).contains(SECRET)
}

async fn replayed(room: &Room) -> (bloemenzee_domain::route::Route, i64) {
    let (store, id) = (room.site.app.engine.store(), bloemenzee_domain::id::RouteId(room.route));
    bloemenzee::execute::replay(store, room.site.app.engine.methods(), id).await.unwrap().unwrap()
}

async fn sound(room: &Room) {
    let store = room.site.app.engine.store();
    let key = bloemenzee::execute::key(bloemenzee_domain::id::RouteId(room.route));
    assert!(store.verify(&key).await.unwrap().is_sound(), "erasing words is no change of the log");
    let (replayed, _) = replayed(room).await;
    let mut audit = bloemenzee::read::Audit::default();
    let differs = bloemenzee::read::audit(&mut audit, store, &key, &replayed).await.unwrap();
    assert_eq!(differs, None, "a table is not what the log says");
}

async fn written(room: &Room, idea: Uuid) -> (Uuid, Uuid) {
    let source = json!({ "from": "idea", "idea": idea });
    let action = room.ok(&room.lead, "action.add", json!({ "source": source, "terms": { "what": SECRET } })).await;
    room.ok(&room.lead, "action.note", json!({ "action": action, "text": SECRET })).await;
    let stop = json!({ "action": action, "from_version": 1, "state": "stopped", "reason": SECRET });
    room.ok(&room.lead, "action.move", stop).await;
    let plan = json!({ "at": 1_900_000_000, "place": "De school", "topics": [], "every_weeks": 1, "times": 3 });
    let gathering = room.ok(&room.lead, "follow_up.plan", plan).await;
    let there = json!({ "gathering": gathering, "participant": room.people[0].0, "presence": "taking_part" });
    room.ok(&room.lead, "follow_up.attend", there).await;
    for text in ["De koffie was koud.", SECRET] {
        room.ok(&room.lead, "follow_up.note", json!({ "gathering": gathering, "text": text })).await;
    }
    (action, gathering)
}

/// Presses the first button of a page that erases, until the words are gone.
async fn erase_all(by: &Browser, page: &str) {
    for _ in 0..3 {
        if !by.get(page).await.body.contains(SECRET) {
            return;
        }
        let found = form(by, page, "words.erase").await;
        assert_eq!(by.post(&found.action, &found.fields).await.status, 303, "{page}");
    }
}

async fn erased(site: Site) {
    let (room, idea) = in_follow_up(site).await;
    let (action, gathering) = written(&room, idea).await;
    assert!(stands(&room).await);
    let pages = [format!("actions/{action}"), format!("gatherings/{gathering}")];
    let pages = pages.map(|page| format!("/r/{}/follow/{page}", room.route));
    for page in &pages {
        let other = room.facilitator.get(page).await.body;
        assert!(other.contains(SECRET) && !other.contains("words.erase"), "{page}: the lead's alone");
        erase_all(&room.lead, page).await;
        let left = plain(&room.facilitator.get(page).await.body);
        assert!(!left.contains("Jan"), "{page}: {left}");
    }
    assert!(!stands(&room).await);
    sound(&room).await;
    // Told once stays told: the messages that shared an entry are there as they were.
    let id = bloemenzee_domain::id::RouteId(room.route);
    let told = bloemenzee::read::messages(room.site.app.engine.store(), id).await.unwrap();
    let count = |kind: &str| told.iter().filter(|d| d.message.kind.name() == kind).count();
    assert!(count("action_stopped") > 0 && count("gathering_planned") == 2);
    let nobody = Browser::new(room.site.at);
    let trace = plain(&nobody.get(&format!("/r/{}/trace", room.route)).await.body);
    assert!(!trace.contains("Jan") && trace.contains("gestopt"), "{trace}");
    assert!(plain(&room.lead.get(&pages[1]).await.body).contains("De koffie was koud."), "the other note stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn words_of_a_note_and_an_action_go_from_the_pages_and_the_log() {
    for site in both().await {
        erased(site).await;
    }
}
