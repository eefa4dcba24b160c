//! In the hall: a table calls for help, the clock stands still, a flower is read back, and one hand
//! is recorded for a whole table.

use crate::browser::Browser;
use crate::forms::{Form, forms, plain};
use crate::site::{Site, Way, both, csrf};
use crate::story::Room;
use bloemenzee_domain::id::{ParticipantId, PointId, RouteId};
use serde_json::{Value, json};
use uuid::Uuid;

async fn at_tables(site: Site) -> Room {
    let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.ok(&room.lead, "gathering.plan", json!({ "at": 1_900_000_000, "place": "Dorpshuis", "minutes": {} })).await;
    room.sit().await;
    room
}

/// The form of a command on a page.
async fn form(browser: &Browser, page: &str, command: &str) -> Option<Form> {
    forms(&browser.get(page).await.body).into_iter().find(|f| f.value("command") == command)
}

/// Presses the button of a command on a page.
async fn press(browser: &Browser, page: &str, command: &str) {
    let form = form(browser, page, command).await.unwrap_or_else(|| panic!("{page} has no {command}"));
    let answer = browser.post(&form.action, &form.fields).await;
    assert_eq!(answer.status, 303, "{command}: {}", answer.body);
}

async fn says(browser: &Browser, page: &str, sentence: &str) -> bool {
    plain(&browser.get(page).await.body).contains(sentence)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_calls_and_sees_that_somebody_comes() {
    const CALLS: &str = "Deze tafels vragen hulp";
    for site in both().await {
        let room = at_tables(site).await;
        let at = |path: &str| format!("/r/{}/{path}", room.route);
        let tablet = room.site.tablet(room.route, room.tables[0]).await;
        let other = room.site.tablet(room.route, room.tables[1]).await;
        let screen = room.site.screen(room.route).await;
        assert!(!says(&room.facilitator, &at("meeting"), CALLS).await);
        press(&tablet, &at("table"), "signal.give").await;
        assert!(says(&tablet, &at("table"), "De begeleiding ziet dat u hulp vraagt.").await);
        assert!(says(&room.facilitator, &at("meeting"), CALLS).await && says(&room.lead, &at("meeting"), CALLS).await);
        for page in ["screen", "screen?view=text"] {
            assert!(!says(&screen, &at(page), "hulp").await, "the hall does not notice");
        }
        assert!(!says(&room.people[0].1, &at("me"), "hulp").await);
        assert!(form(&other, &at("table"), "signal.give").await.is_some(), "another table calls for itself");
        press(&room.facilitator, &at("meeting"), "signal.answer").await;
        assert!(says(&tablet, &at("table"), "Er komt iemand naar uw tafel.").await);
        assert!(!says(&room.lead, &at("meeting"), CALLS).await);
        press(&tablet, &at("table"), "signal.give").await;
        press(&tablet, &at("table"), "signal.answer").await;
        assert!(!says(&tablet, &at("table"), "Er komt iemand").await, "taken back: nobody comes");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_stands_still_does_so_on_every_page() {
    for site in both().await {
        let room = at_tables(site).await;
        let at = |path: &str| format!("/r/{}/{path}", room.route);
        let tablet = room.site.tablet(room.route, room.tables[0]).await;
        let screen = room.site.screen(room.route).await;
        let pages = [(&room.lead, "meeting"), (&tablet, "table"), (&screen, "screen"), (&room.people[0].1, "me")];
        for (browser, page) in pages {
            assert!(browser.get(&at(page)).await.body.contains("data-countdown"), "{page} has a clock");
        }
        assert!(form(&room.facilitator, &at("meeting"), "clock.pause").await.is_none(), "the lead facilitator's");
        press(&room.lead, &at("meeting"), "clock.pause").await;
        for (browser, page) in pages {
            let body = browser.get(&at(page)).await.body;
            assert!(!body.contains("data-countdown") && body.contains("klok staat stil"), "{page}: {}", plain(&body));
        }
        let left = room.read(&room.lead, "").await;
        assert!(left["partUntil"].is_null() && left["partLeft"].as_u64().is_some_and(|n| n > 3_500), "{left}");
        let mut more = form(&room.lead, &at("meeting"), "clock.extend").await.unwrap();
        more.set("minutes", "5");
        more.set("undo", "command=clock.shorten&minutes=5");
        let done = room.lead.post(&more.action, &more.fields).await;
        assert_eq!(done.status, 303);
        assert!(room.read(&room.lead, "").await["partLeft"].as_u64().is_some_and(|n| n > 3_800));
        press(&room.lead, done.header("location"), "clock.shorten").await;
        assert!(room.read(&room.lead, "").await["partLeft"].as_u64().is_some_and(|n| n <= 3_600), "a slip is undone");
        press(&room.lead, &at("meeting"), "clock.resume").await;
        let on: Value = room.read(&room.lead, "").await;
        assert!(on["partLeft"].is_null() && on["partUntil"].is_number(), "{on}");
        let fewer = form(&room.lead, &at("meeting"), "clock.shorten").await.expect("minutes can be taken off");
        let done = room.lead.post(&fewer.action, &fewer.fields).await;
        let until = |told: &Value| told["partUntil"].as_i64().expect("a clock that runs");
        assert_eq!(until(&on) - until(&room.read(&room.lead, "").await), 60, "one minute fewer");
        press(&room.lead, done.header("location"), "clock.extend").await;
        assert_eq!(until(&on), until(&room.read(&room.lead, "").await), "and undone");
        assert!(tablet.get(&at("table")).await.body.contains("data-countdown"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flower_is_read_back_until_a_word_changes() {
    for site in both().await {
        let room = at_tables(site).await;
        let (idea, _, what) = room.write().await;
        let tablet = room.site.tablet(room.route, room.tables[0]).await;
        let other = room.site.tablet(room.route, room.tables[1]).await;
        let read = format!("/r/{}/table/ideas/{idea}/read", room.route);
        assert_eq!(other.get(&read).await.status, 403, "another table's flower");
        press(&tablet, &read, "idea.read_back").await;
        assert!(
            says(&tablet, &read, "nagelezen om").await
                && says(&tablet, &format!("/r/{}/table", room.route), "Nagelezen.").await
        );
        room.ok(&room.lead, "point.reword", json!({ "point": what, "from_revision": 1, "text": "twee bomen" })).await;
        assert!(says(&tablet, &read, "nieuw of anders sinds het nalezen").await);
        assert!(!says(&tablet, &format!("/r/{}/table", room.route), "Nagelezen.").await);
        press(&tablet, &read, "idea.read_back").await;
        press(&tablet, &read, "idea.read_back").await;
        assert!(!says(&tablet, &read, "nagelezen om").await, "the second button takes the mark away");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_not_yet_without_a_reason_stays_on_its_page_with_what_was_filled_in() {
    let room = at_tables(Site::new().await).await;
    let (_, _, what) = room.write().await;
    let (participant, _) = &room.people[1];
    for page in [
        format!("/r/{}/meeting/points/{what}", room.route),
        format!("/r/{}/meeting/points/{what}?who={participant}", room.route),
    ] {
        let mut record = form(&room.facilitator, &page, "stance.take").await.unwrap();
        record.set("participant", &participant.to_string());
        record.set("stances.0.kind", "not_yet");
        record.set("stances.0.eyes", "everyone");
        record.set("channel", "phone");
        let told = room.facilitator.post(&record.action, &record.fields).await;
        assert_eq!(told.status, 409);
        assert!(plain(&told.body).contains("Schrijf ook op waarom."), "{}", told.body);
        assert!(!told.body.contains("data-refused"), "no page of its own");
        let mut kept = forms(&told.body).into_iter().find(|f| f.value("command") == "stance.take").unwrap();
        for (name, value) in &record.fields {
            if !["csrf", "command_id", "stances.0.reason"].contains(&name.as_str()) {
                assert_eq!(kept.value(name), value, "{name}");
            }
        }
        kept.set("stances.0.reason", "eerst rekenen");
        let done = room.facilitator.post(&kept.action, &kept.fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let after = plain(&room.facilitator.get(done.header("location")).await.body);
        assert!(after.contains("is genoteerd"), "{after}");
        press(&room.facilitator, done.header("location"), "stance.put_back").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_seems_to_tell_of_somebody_is_said_so_while_it_is_written() {
    let room = at_tables(Site::new().await).await;
    let own = &room.people[0].1;
    let said = async |text: &str, more: &[(&str, &str)]| {
        let mut fields = vec![("csrf".to_owned(), csrf(own).await), ("text".to_owned(), text.to_owned())];
        fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        own.post("/hints", &fields).await.json()
    };
    let flag = "Hier lijkt een naam, telefoonnummer of adres te staan. Schrijf het liever zonder.";
    let number = said("Bel 06-12345678", &[("personal", "1")]).await;
    assert_eq!(number, json!({ "personal": flag, "plainer": [] }));
    assert_eq!(said("Bel 06-12345678", &[]).await["personal"], "", "only where it is asked");
    // A name that looks like none is not told: who is in the route would be found out by trying.
    assert_eq!(said("volgens boris", &[("personal", "1")]).await["personal"], "");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_hand_for_a_table_leaves_out_who_is_named_and_ends_no_not_yet() {
    for site in both().await {
        let room = at_tables(site).await;
        let (idea, title, what) = room.write().await;
        let page = format!("/r/{}/meeting/ideas/{idea}/together", room.route);
        room.ok(&room.lead, "seat.take", json!({ "participant": room.people[2].0, "table": room.tables[0] })).await;
        let not_yet = json!({ "participant": room.people[1].0, "channel": "own", "stances": [
            { "point": what, "revision": 1, "kind": "not_yet", "reason": "", "eyes": "owner", "in_report": false }] });
        room.ok(&room.people[1].1, "stance.take", not_yet).await;
        let body = plain(&room.facilitator.get(&page).await.body);
        assert!(
            ["Aafke Appel", "Boris Bes", "Cato Citroen"].iter().all(|name| body.contains(name)),
            "all are listed alike"
        );
        assert!(!body.contains("Dries Druif"), "who sits elsewhere speaks there");
        assert_eq!(room.people[0].1.get(&page).await.status, 403);
        let mut hand = form(&room.facilitator, &page, "stance.record").await.unwrap();
        hand.set("except", &room.people[2].0.to_string());
        let answer = room.facilitator.post(&hand.action, &hand.fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
        let of = |n: usize, point| snap.route.facts.present_stance(PointId(point), ParticipantId(room.people[n].0));
        assert!(of(1, title).is_some_and(|s| s.on_behalf && s.is_behind()));
        assert!(of(1, what).is_some_and(|s| !s.is_behind()), "their own not-yet stands");
        press(&room.facilitator, answer.header("location"), "stance.put_back").await;
        let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
        let of = |n: usize, point| snap.route.facts.present_stance(PointId(point), ParticipantId(room.people[n].0));
        assert!(of(1, title).is_none() && of(1, what).is_some_and(|s| !s.is_behind()), "a slip is put back");
        hand.set("command_id", &Uuid::new_v4().to_string());
        assert_eq!(room.facilitator.post(&hand.action, &hand.fields).await.status, 303);
        let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
        let of = |n: usize, point| snap.route.facts.present_stance(PointId(point), ParticipantId(room.people[n].0));
        assert!(of(2, title).is_none(), "who was named is not recorded");
        let later = format!("{page}?later={what}");
        let kept = form(&room.facilitator, &later, "stance.record").await.unwrap();
        assert!(!kept.fields.iter().any(|(_, v)| *v == what.to_string()), "a point that is put off is not sent");
    }
}
