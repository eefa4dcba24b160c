//! Seat cards: a code on paper that is somebody's voice, on a phone or on the table's tablet.

use crate::browser::{Answer, Browser};
use crate::forms::{forms, plain};
use crate::site::{Way, both, csrf, send};
use crate::story::Room;
use bloemenzee::access;
use bloemenzee::access::seat::{self, Card};
use bloemenzee_domain::id::{ParticipantId, RouteId};
use bloemenzee_domain::time::Moment;
use serde_json::json;
use uuid::Uuid;

const LATER: Moment = Moment(4_000_000_000);

/// The kept cookies after an answer.
pub fn keep(browser: &mut Browser, answer: &Answer) {
    let mut kept: Vec<(String, String)> = browser
        .cookie
        .split("; ")
        .filter_map(|pair| pair.split_once('='))
        .map(|(n, v)| (n.to_owned(), v.to_owned()))
        .collect();
    for (_, set) in answer.headers.iter().filter(|(n, _)| n == "set-cookie") {
        let (name, value) = set.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
        kept.retain(|(n, _)| n != name);
        if !set.contains("Max-Age=0;") {
            kept.push((name.to_owned(), value.to_owned()));
        }
    }
    browser.cookie = kept.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
}

/// Prints a card for the `n`-th of the people, as the lead facilitator asks it.
pub async fn print(room: &Room, n: usize) -> String {
    let participant = room.people[n].0;
    room.ok(&room.lead, "seat_card.issue", json!({ "participants": [participant] })).await;
    let app = &room.site.app;
    let route = RouteId(room.route);
    let print = app.engine.snapshot(route).await.unwrap().route.prep.cards[&ParticipantId(participant)].print;
    let card = Card { route, participant: ParticipantId(participant), print, expires: LATER };
    let code = access::code();
    seat::keep_codes(app.engine.store(), &app.seat_key, &[(card, code.clone())]).await.unwrap();
    code
}

async fn sign_in(room: &Room, code: &str) -> Browser {
    let mut browser = Browser::new(room.site.at);
    let answer = browser.post("/sign-in", &[("code".into(), code.into())]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    keep(&mut browser, &answer);
    browser
}

pub async fn at_tables(site: crate::site::Site) -> Room {
    let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    let plan = json!({ "at": 1_700_000_000, "place": "Dorpshuis", "minutes": {} });
    room.ok(&room.lead, "gathering.plan", plan).await;
    room.sit().await;
    room
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_opens_any_device_until_it_is_printed_anew_or_taken_back() {
    for site in both().await {
        let room = at_tables(site).await;
        let me = format!("/r/{}/me", room.route);
        let code = print(&room, 0).await;
        let phone = sign_in(&room, &code.to_lowercase().replace('-', " ")).await;
        let other = Browser::open_link(room.site.at, &code).await;
        for device in [&phone, &other] {
            assert_eq!(device.get(&me).await.status, 200, "good on any device");
        }
        for wrong in ["AAAA-BBBB-CCCC", "1"] {
            let answer = Browser::new(room.site.at).post("/sign-in", &[("code".into(), wrong.into())]).await;
            assert_eq!(answer.status, 422, "a seat number opens nothing");
            let number = plain(&answer.body).contains("Dit is het nummer van uw stoel");
            assert_eq!(number, wrong == "1", "and is told from a wrong code");
            assert!(answer.body.contains(&format!("value=\"{wrong}\"")), "what was typed stays");
        }
        assert_eq!(sign_in(&room, &code).await.get(&me).await.status, 200, "others' guesses cost nobody their code");

        let again = print(&room, 0).await;
        assert_eq!(phone.get(&me).await.status, 303, "the earlier print is void, also where it was used");
        let leave = json!({ "participant": room.people[0].0 });
        let sent = send(&phone, Way::Api, room.route, Uuid::new_v4(), "attendance.leave", &leave).await;
        assert!(matches!(sent.status, 401 | 403 | 409), "and gives no command: {}", sent.status);
        let answer = Browser::new(room.site.at).post("/sign-in", &[("code".into(), code)]).await;
        assert_eq!(answer.status, 422);
        let phone = sign_in(&room, &again).await;
        assert_eq!(phone.get(&me).await.status, 200);
        room.ok(&room.facilitator, "seat_card.revoke", json!({ "participant": room.people[0].0 })).await;
        assert_eq!(phone.get(&me).await.status, 303, "taken back");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tablet_is_lent_to_one_person_and_goes_back_to_the_table() {
    for site in both().await {
        let room = at_tables(site).await;
        let (idea, _, what) = room.write().await;
        let (table, me) = (format!("/r/{}/table", room.route), format!("/r/{}/me", room.route));
        let code = print(&room, 1).await;
        let mut tablet = room.site.tablet(room.route, room.tables[0]).await;
        let own = tablet.cookie.clone();
        let form = |page: &Answer, end: &str| forms(&page.body).into_iter().find(|f| f.action.ends_with(end)).unwrap();
        let mut voice = form(&tablet.get(&table).await, "/voice");

        for (wrong, said) in
            [("AAAA-BBBB-CCCC", "Deze code kennen wij niet"), ("2", "onder het vierkant met blokjes: twaalf letters")]
        {
            voice.set("code", wrong);
            let page = tablet.post(&voice.action, &voice.fields).await;
            assert_eq!(page.status, 422);
            assert!(plain(&page.body).contains(said), "a wrong code says what to do");
            let field = form(&page, "/voice");
            assert_eq!(field.value("code"), wrong, "what was typed stays, to be mended");
            voice = field;
        }

        voice.set("code", &code);
        let answer = tablet.post(&voice.action, &voice.fields).await;
        keep(&mut tablet, &answer);
        assert_eq!((answer.status, answer.header("location")), (303, me.as_str()));
        let page = tablet.get(&me).await;
        assert!(plain(&page.body).contains("volgende persoon") && !plain(&page.body).contains("Uitloggen"));
        assert!(!page.body.contains("data-keep"), "the next person finds nothing of it");
        let fields = json!({ "participant": room.people[1].0, "channel": "own",
                             "stances": [{ "point": what, "revision": 1, "kind": "behind" }] });
        let sent = send(&tablet, Way::Form, room.route, Uuid::new_v4(), "stance.take", &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
        let stance = snap.route.facts.stance(what.into(), ParticipantId(room.people[1].0)).expect("taken");
        assert_eq!((stance.channel.name(), stance.on_behalf), ("tablet", false), "their own, by the tablet");
        let words = json!({ "idea": idea, "petal": "when", "text": "morgen!", "author": room.people[1].0 });
        let point = Uuid::new_v4();
        let sent = send(&tablet, Way::Form, room.route, point, "point.add", &words).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
        let stance =
            snap.route.facts.stance(point.into(), ParticipantId(room.people[1].0)).expect("behind their words");
        assert_eq!((stance.channel.name(), stance.on_behalf), ("tablet", false), "their words came by it too");

        let end = form(&tablet.get(&me).await, "/voice/end");
        let answer = tablet.post(&end.action, &end.fields).await;
        let lent = tablet.cookie.clone();
        keep(&mut tablet, &answer);
        assert_eq!(tablet.cookie, own, "the table's session is there again, and only that");
        assert_eq!(tablet.get(&table).await.status, 200);
        tablet.cookie = lent;
        assert_eq!(tablet.get(&me).await.status, 403, "what is left of the lent session opens the table only");
        let answer = room
            .facilitator
            .post(&voice.action, &[("code".into(), code), ("csrf".into(), csrf(&room.facilitator).await)])
            .await;
        assert_eq!(answer.status, 403, "only a table's device is lent");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lent_tablet_is_the_tables_again_when_the_card_is_taken_back() {
    let room = at_tables(crate::site::Site::new().await).await;
    let (table, me) = (format!("/r/{}/table", room.route), format!("/r/{}/me", room.route));
    let code = print(&room, 1).await;
    let mut tablet = room.site.tablet(room.route, room.tables[0]).await;
    // The page to sign in lends a table's device too: it never becomes one person's for days.
    let answer = tablet.post("/sign-in", &[("code".into(), code)]).await;
    keep(&mut tablet, &answer);
    let page = tablet.get(&me).await;
    assert!(forms(&page.body).iter().any(|f| f.action.ends_with("/voice/end")), "it can be given back");
    room.ok(&room.facilitator, "seat_card.revoke", json!({ "participant": room.people[1].0 })).await;
    assert_eq!(tablet.get(&table).await.status, 200, "not stranded");
    assert_eq!(tablet.get(&me).await.status, 403);
}
