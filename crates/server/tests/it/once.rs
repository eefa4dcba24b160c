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

/// The token of a session's forms, from a page that has some.
fn csrf(page: &str) -> String {
    page.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_walk_in_gives_a_name_and_a_reason_and_takes_a_free_seat() {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    let at = format!("/r/{}/meeting/check-in", room.route);
    let page = room.lead.get(&at).await.body;
    let proposed = format!("value=\"{}\" selected>Tafel 1 · Tafel 1: nog 2 plaatsen vrij", room.tables[0]);
    assert!(page.contains(&proposed), "a table with free seats is proposed");
    let come = |name: &str, table: &str| -> Vec<(String, String)> {
        let id = Uuid::new_v4().to_string();
        let all = [
            ("csrf", csrf(&page)),
            ("command_id", id),
            ("command", "attendance.walk_in".into()),
            ("person.name", name.into()),
            ("person.email", String::new()),
            ("why", "Woont om de hoek.".into()),
            ("kind", "resident".into()),
            ("presence", "taking_part".into()),
            ("answers.information", String::new()),
            ("table", table.into()),
        ];
        all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    };
    for name in ["Ella Els", "Floor Framboos"] {
        let answer = room.lead.post(&at, &come(name, &room.tables[0].to_string())).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    let full = room.lead.post(&at, &come("Gijs Gerst", &room.tables[0].to_string())).await;
    assert_eq!(full.status, 303, "no seat is no reason to turn somebody away");
    let seated = room.lead.get(&format!("/r/{}/meeting/tables", room.route)).await.body;
    assert!(seated.contains("4 van 4 plaatsen bezet"));
    let list = room.lead.get(&at).await.body;
    let gijs = list.split("Gijs Gerst").nth(1).unwrap();
    assert!(gijs.contains("nog geen plaats"));
    let nameless = room.lead.post(&at, &come("", "")).await;
    assert_eq!(nameless.status, 409, "{}", nameless.body);
    assert!(nameless.body.contains("id=\"person.name\"") && !nameless.body.contains("id=\"person.email\""));
    assert!(
        nameless.body.contains("name=\"person.email\"") && nameless.body.contains("name=\"kind\" value=\"resident\"")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn paper_is_shown_line_by_line_before_it_is_brought_in() {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    room.write().await;
    let at = format!("/r/{}/meeting/transcript", room.route);
    let token = csrf(&room.lead.get(&format!("/r/{}/meeting/check-in", room.route)).await.body);
    let paper = "# Straat\n## Bomen in elke straat\n### Wie\n- de buurt\n  - ook kinderen\n- * en de school\n## Banken\n### Waar\n- bij de vijver\n";
    let page = room.lead.upload(&at, &[("csrf", &token), ("text", "")], paper.as_bytes()).await;
    assert_eq!(page.status, 200);
    let body = page.body;
    for line in ["de buurt", "ook kinderen", "en de school", "bij de vijver"] {
        assert!(body.contains(&format!("{line}</li>")), "{line} stands under its petal");
    }
    assert!(body.contains("staan er al") && body.contains("<li>Straat: Bomen in elke straat</li>"));
    assert!(!body.contains("<li>Straat: Banken</li>"));
    let field = body.split("id=\"text\"").nth(1).unwrap();
    assert!(field.split("</textarea>").next().unwrap().contains("## Banken"), "the file's text can be changed here");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_without_a_point_says_what_to_choose_and_keeps_its_name() {
    let (room, _, what) = in_closing(None).await;
    room.stand(3, &[what]).await;
    room.ok(&room.lead, "closing.close", json!({})).await;
    room.part("plenary").await;
    let plenary = format!("/r/{}/plenary", room.route);
    let page = room.lead.get(&plenary).await;
    let csrf = csrf(&page.body);
    let fields = |point: Option<Uuid>| -> Vec<(String, String)> {
        let mut all = vec![("csrf", csrf.clone()), ("command", "thread.draw".into()), ("title", "Groen".into())];
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

#[tokio::test(flavor = "multi_thread")]
async fn an_after_round_is_asked_first_and_a_reason_for_who_guides_is_marked() {
    for (eyes, marked) in [("facilitator", true), ("everyone", false)] {
        let (room, _, what) = in_closing(Some(eyes)).await;
        let closing = format!("/r/{}/meeting/closing", room.route);
        for at in [closing.clone(), format!("/r/{}/meeting/points/{what}", room.route)] {
            let page = room.lead.get(&at).await.body;
            assert!(page.contains("nog even"));
            assert_eq!(page.contains("lees niet voor"), marked, "{eyes}");
        }
        let page = room.lead.get(&format!("{closing}/after?days=9")).await.body;
        assert!(page.contains("nog 9 dagen open") && page.contains("name=\"days\" value=\"9\""));
        assert!(page.contains("Dries Druif") && !page.contains("nog even"));
        room.ok(&room.lead, "closing.after_round", json!({ "days": 9 })).await;
        assert_eq!(room.lead.get(&format!("{closing}/after?days=9")).await.status, 303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn frames_are_read_once_more_before_they_are_released() {
    let room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    let question = json!({ "question": "Wat is er voor nodig?", "promise": "Wij nemen het over." });
    room.ok(&room.commissioner, "question.write", question).await;
    room.ok(&room.lead, "phase.open", json!({ "to": 1, "reason": "" })).await;
    let at = format!("/r/{}/frames/release", room.route);
    assert_eq!(room.commissioner.get(&at).await.status, 303, "there is nothing to release");
    let frames = json!({ "frames": [{ "text": "Liefst met planten van hier.", "strength": "intent" }] });
    room.ok(&room.commissioner, "frames.write", frames).await;
    let page = room.commissioner.get(&at).await.body;
    assert!(page.contains("Liefst met planten van hier. (") && page.contains("value=\"frames.release\""));
    let form = room.commissioner.get(&format!("/r/{}/frames", room.route)).await.body;
    assert!(!form.contains("value=\"frames.release\""), "the form itself releases nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_taken_back_only_after_a_page_that_says_what_follows() {
    let room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    let roles = format!("/r/{}/roles", room.route);
    let of = |role: &str| format!("{roles}/revoke?role={role}&person={}", room.facilitator_id);
    let page = room.admin.get(&of("facilitator")).await.body;
    assert!(page.contains("value=\"role.revoke\"") && page.contains("name=\"role\" value=\"facilitator\""));
    assert!(!room.admin.get(&roles).await.body.contains("value=\"role.revoke\""));
    assert_eq!(room.admin.get(&of("commissioner")).await.status, 303, "that role is not theirs");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_answer_says_to_which_question_and_keeps_both_ways() {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    let about = json!({ "kind": "information", "text": "Wat kost een boom?", "arrangement": null, "instruction": "" });
    let opened = room.ok(&room.lead, "item.open", json!({ "participant": room.people[0].0, "item": about })).await;
    // A command's hundredth thing is the item that it opens.
    let item = Uuid::from_u128(opened.as_u128() + 100);
    room.ok(&room.lead, "item.put_to_commissioner", json!({ "item": item })).await;
    let own = format!("/r/{}/commissioner", room.route);
    let page = room.commissioner.get(&own).await.body;
    assert!(page.contains("data-must=") && page.contains("name=\"outcome.text\" rows=\"3\" required"));
    let fields = [
        ("csrf", csrf(&page)),
        ("command", "item.settle".into()),
        ("item", item.to_string()),
        ("outcome.text", String::new()),
        ("outcome.outcome", "declined".into()),
    ];
    let fields: Vec<(String, String)> = fields.into_iter().map(|(n, v)| (n.to_owned(), v)).collect();
    let no = room.commissioner.post(&format!("/r/{}/do", room.route), &fields).await;
    assert_eq!(no.status, 409);
    assert!(no.body.contains("Wat kost een boom?") && no.body.contains("U koos: Dit kan niet."));
    for way in ["answered", "declined"] {
        assert!(no.body.contains(&format!("<button type=\"submit\" name=\"outcome.outcome\" value=\"{way}\"")));
    }
    assert!(!no.body.contains("type=\"hidden\" name=\"outcome.outcome\""), "nothing is chosen beforehand");
}
