//! What happens once is asked first, on a page that tells only what who guides may know; and a
//! form that lacks something says what, and keeps the rest.

use crate::site::{Site, Way};
use crate::story::Room;
use serde_json::json;
use uuid::Uuid;

/// A room in its closing round: the first three stand behind everything, the fourth as told.
async fn in_closing(eyes: Option<&str>) -> (Room, Uuid, Uuid) {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    let (idea, title, what) = room.write().await;
    room.ok(&room.lead, "carousel.plan", json!({ "minutes_per_round": 8, "minutes_to_change": 2 })).await;
    room.part("carousel").await;
    room.part("closing").await;
    for n in 0..3 {
        room.stand(n, &[title, what]).await;
    }
    room.stand(3, &[title]).await;
    if let Some(eyes) = eyes {
        let stance = json!({ "point": what, "revision": 1, "kind": "not_yet", "reason": "nog even", "eyes": eyes });
        let fields = json!({ "participant": room.people[3].0, "channel": "own", "stances": [stance] });
        room.ok(&room.people[3].1, "stance.take", fields).await;
    }
    (room, idea, what)
}

/// The part of the page that tells, without what differs each time it is made.
fn told(page: &str) -> String {
    let from = page.find("data-region=\"confirm\"").expect("the page tells something");
    page[from..].split("<form").next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_is_asked_first_and_tells_no_private_not_yet() {
    let mut pages = Vec::new();
    for eyes in [None, Some("owner"), Some("facilitator")] {
        let (room, ..) = in_closing(eyes).await;
        let at = format!("/r/{}/meeting/closing/close", room.route);
        let page = room.lead.get(&at).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Dries Druif") && page.body.contains("één boom per tien huizen"));
        assert!(page.body.contains("Dit wordt niet besloten: één punt"));
        assert!(!page.body.contains("nog even"), "a reason is for the talk, not for this page");
        pages.push(told(&page.body));
        room.ok(&room.lead, "closing.close", json!({})).await;
        let again = room.lead.get(&at).await;
        assert_eq!((again.status, again.header("location").ends_with("/meeting/closing")), (303, true));
    }
    assert_eq!(pages[0], pages[1], "a not-yet for its owner's eyes looks like a point not seen");
    assert!(pages[2].contains("te bespreken: één punt") && pages[0].contains("nog te zien: één punt"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_without_a_point_says_what_to_choose_and_keeps_its_name() {
    let (room, _, what) = in_closing(None).await;
    room.stand(3, &[what]).await;
    room.ok(&room.lead, "closing.close", json!({})).await;
    room.part("plenary").await;
    let plenary = format!("/r/{}/plenary", room.route);
    let page = room.lead.get(&plenary).await;
    let csrf = page.body.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let fields = |point: Option<Uuid>| -> Vec<(String, String)> {
        let mut all = vec![("csrf", csrf.to_owned()), ("command", "thread.draw".into()), ("title", "Groen".into())];
        all.push(("next", plenary.clone()));
        all.extend(point.map(|point| ("points", point.to_string())));
        all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    };
    let empty = room.lead.post(&plenary, &fields(None)).await;
    assert_eq!(empty.status, 422);
    assert!(empty.body.contains("vink minstens één punt aan") && empty.body.contains("value=\"Groen\""));
    assert_eq!(room.people[0].1.post(&plenary, &fields(None)).await.status, 403, "another's form");
    let drawn = room.lead.post(&plenary, &fields(Some(what))).await;
    assert_eq!(drawn.status, 303, "{}", drawn.body);
    let before = room.lead.get(&format!("{plenary}/hand-over")).await;
    assert!(before.body.contains("Eén besluit") && before.body.contains("Groen"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stance_is_recorded_for_one_person_from_their_own_list() {
    let (room, _, what) = in_closing(None).await;
    let who = room.people[3].0;
    let list = format!("/r/{}/meeting/stances/{who}", room.route);
    let point = format!("/r/{}/meeting/points/{what}", room.route);
    let own = room.lead.get(&format!("{point}?who={who}")).await.body;
    assert!(own.contains("Noteer het standpunt van Dries Druif"));
    assert!(own.contains(&format!("name=\"participant\" value=\"{who}\"")) && !own.contains("<select"));
    assert!(own.contains(&format!("name=\"next\" value=\"{list}\"")), "back to the same person's list");
    let any = room.lead.get(&point).await.body;
    assert!(any.contains("<option value=\"\">Kies een naam</option>") && !any.contains(" selected"));
    let back = room.lead.get(&format!("{list}?done=stance.take")).await.body;
    assert!(back.contains("Het standpunt van Dries Druif is genoteerd.") && !back.contains("Uw standpunt"));
    room.stand(3, &[what]).await;
    assert!(own.contains("Verander de woorden"));
    room.ok(&room.lead, "closing.close", json!({})).await;
    let decided = room.lead.get(&point).await.body;
    assert!(!decided.contains("Verander de woorden"), "what is decided is not changed");
}
