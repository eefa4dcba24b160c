//! No more mail: by one press, without signing in, and by a mail program's own button.

use crate::boxed::away;
use crate::browser::Browser;
use crate::forms::forms;
use crate::site::{Site, Way, both};
use crate::story::Room;
use bloemenzee::access::{self, Purpose, unsubscribe};
use bloemenzee::no_more_mail;
use bloemenzee_domain::id::{ItemId, ParticipantId, RouteId};
use bloemenzee_domain::message::{Addressee, Message, MessageKind, Way as MailOrLetter};
use bloemenzee_domain::time::Moment;
use serde_json::json;
use uuid::Uuid;

async fn wants_nothing(room: &Room, n: usize) -> bool {
    let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
    snap.route.wants_nothing(ParticipantId(room.people[n].0))
}

fn address(room: &Room, n: usize) -> String {
    let (route, who) = (RouteId(room.route), ParticipantId(room.people[n].0));
    format!("/unsubscribe/{}", unsubscribe::token(&room.site.app.seat_key, route, who))
}

#[tokio::test(flavor = "multi_thread")]
async fn one_press_is_enough_and_looking_changes_nothing() {
    for site in both().await {
        let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
        room.prepare().await;
        let nobody = Browser::new(room.site.at);
        let at = address(&room, 0);
        let page = nobody.get(&at).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Groen in de wijk") && !page.body.contains("Aafke"), "no name stands here");
        assert!(!wants_nothing(&room, 0).await, "a mail program that looks ahead does no harm");
        let form = forms(&page.body).into_iter().find(|form| form.action == at).expect("one button");
        let done = nobody.post(&form.action, &form.fields).await;
        assert_eq!(done.status, 200, "{}", done.body);
        assert!(done.body.contains("U krijgt geen bericht meer"));
        assert!(wants_nothing(&room, 0).await && !wants_nothing(&room, 1).await, "their own, nobody else's");
        assert_eq!(nobody.post(&at, &[]).await.status, 200, "twice is once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_programs_own_button_works_for_who_asked_to_be_told() {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    let own = json!({ "participant": room.people[1].0, "by": "mail", "rhythm": "weekly", "channel": null });
    room.ok(&room.people[1].1, "follow_up.tell_me", own).await;
    assert!(!wants_nothing(&room, 1).await);
    let one_click = [("List-Unsubscribe".to_owned(), "One-Click".to_owned())];
    let done = Browser::new(room.site.at).post(&address(&room, 1), &one_click).await;
    assert_eq!(done.status, 200, "{}", done.body);
    assert!(wants_nothing(&room, 1).await);
    let again = json!({ "participant": room.people[1].0, "by": "mail", "rhythm": "monthly", "channel": null });
    room.ok(&room.people[1].1, "follow_up.tell_me", again).await;
    assert!(!wants_nothing(&room, 1).await, "who changes their mind is told again");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_we_did_not_make_opens_nothing() {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    let nobody = Browser::new(room.site.at);
    let (mine, other) = (address(&room, 0), address(&room, 1));
    let (whose, mark) = (mine.len() - 22, other.len() - 22);
    for at in ["/unsubscribe/x".to_owned(), format!("{}{}", &mine[..whose], &other[mark..])] {
        let looked = nobody.get(&at).await;
        assert_eq!(looked.status, 404);
        assert!(looked.body.contains("Deze link werkt niet"), "{}", looked.body);
        assert_eq!(nobody.post(&at, &[]).await.status, 404);
    }
    assert!(!wants_nothing(&room, 0).await && !wants_nothing(&room, 1).await);
}

fn message(room: &Room, n: usize) -> Message {
    let (id, to) = (ItemId(Uuid::from_u128(5)), Addressee::Participant(ParticipantId(room.people[n].0)));
    let (kind, at) = (MessageKind::GatheringPlanned, Moment(1_900_000_000));
    Message { id, to, kind, way: MailOrLetter::Mail, at, about: None, nudges: vec![] }
}

/// Whether the sender keeps a message about the follow-up from this person.
async fn held_back(room: &Room, n: usize) -> bool {
    let engine = &room.site.app.engine;
    no_more_mail::holds_back(engine, RouteId(room.route), &message(room, n)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_press_holds_while_the_route_is_away_and_when_its_box_is_lost() {
    for site in both().await {
        let away = away(site).await;
        let room = &away.room;
        let done = Browser::new(room.site.at).post(&address(room, 0), &[]).await;
        assert_eq!(done.status, 200, "{}", done.body);
        assert!(done.body.contains("U krijgt geen bericht meer"));
        assert!(held_back(room, 0).await && !held_back(room, 1).await, "at once, and nobody else");
        let before = away.head().await;
        no_more_mail::settle(&room.site.app.engine, Moment(1_900_000_000)).await.unwrap();
        assert_eq!(away.head().await, before, "nothing is written in the log of a route that is away");
        assert!(held_back(room, 0).await);
        room.ok(&room.lead, "box.write_off", json!({ "reason": "De laptop is gestolen." })).await;
        assert!(held_back(room, 0).await, "also before it stands in the log");
        no_more_mail::settle(&room.site.app.engine, Moment(1_900_000_000)).await.unwrap();
        assert!(wants_nothing(room, 0).await && !wants_nothing(room, 1).await);
        assert!(!held_back(room, 0).await, "from here on they can choose anew");
        let own = json!({ "participant": room.people[0].0, "by": "mail", "rhythm": "weekly", "channel": null });
        room.ok(&room.people[0].1, "follow_up.tell_me", own).await;
        no_more_mail::settle(&room.site.app.engine, Moment(1_900_000_000)).await.unwrap();
        assert!(!wants_nothing(room, 0).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_removed_is_heard_and_stays_so_when_they_come_back() {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    let participant = room.people[1].0;
    let removed = json!({ "participant": participant, "reason": "Wil niet meer." });
    room.ok(&room.lead, "involvement.remove", removed).await;
    let done = Browser::new(room.site.at).post(&address(&room, 1), &[]).await;
    assert!(done.status == 200 && done.body.contains("U krijgt geen bericht meer"), "{}", done.body);
    assert!(held_back(&room, 1).await, "it was noted");
    room.ok(&room.lead, "involvement.restore", json!({ "participant": participant })).await;
    assert!(held_back(&room, 1).await);
    no_more_mail::settle(&room.site.app.engine, Moment(1_900_000_000)).await.unwrap();
    assert!(wants_nothing(&room, 1).await && !held_back(&room, 1).await);
}

/// The one link of a message is the same for every try, and opens once however often it is made.
#[tokio::test(flavor = "multi_thread")]
async fn the_link_in_a_message_is_one_link() {
    for site in both().await {
        let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
        room.prepare().await;
        let (app, route) = (&room.site.app, RouteId(room.route));
        let participant = ParticipantId(room.people[0].0);
        let purpose = Purpose::Participant { route, participant };
        let token = app.seat_key.link_of(route, ItemId(Uuid::from_u128(5)));
        assert_ne!(token, app.seat_key.link_of(route, ItemId(Uuid::from_u128(6))), "each message its own");
        let make = || access::make_link_once(app.engine.store(), &token, &purpose, Moment(i64::MAX));
        make().await.unwrap();
        make().await.unwrap();
        let opened = Browser::open_link(room.site.at, &token).await;
        assert_eq!(opened.get(&format!("/r/{route}/me")).await.status, 200);
        make().await.unwrap();
        let now = bloemenzee::clock::now();
        assert_eq!(access::peek(app.engine.store(), &token, now).await.unwrap(), None, "used once is used");
    }
}
