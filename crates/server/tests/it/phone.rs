//! What a participant sees: one point at a time, all at once, and on the table's tablet.

use crate::browser::Browser;
use crate::forms::{Form, forms, plain};
use crate::site::{Site, Way};
use crate::story::Room;
use bloemenzee::access::{self, Purpose};
use bloemenzee_domain::id::{ParticipantId, RouteId};
use bloemenzee_domain::time::Moment;
use serde_json::json;
use uuid::Uuid;

/// The form of a page that takes a stance.
fn stance(body: &str) -> Form {
    let mut all = forms(body).into_iter();
    all.find(|form| form.value("command") == "stance.take").expect("a stance can be taken here")
}

/// A hall with one idea of three points, in the carousel.
async fn hall() -> (Room, Uuid) {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    let (idea, ..) = room.write().await;
    room.ok(&room.lead, "point.add", json!({ "idea": idea, "petal": "how", "text": "samen planten" })).await;
    room.ok(&room.lead, "carousel.plan", json!({ "minutes_per_round": 8, "minutes_to_change": 2 })).await;
    room.part("carousel").await;
    (room, idea)
}

#[tokio::test(flavor = "multi_thread")]
async fn after_an_answer_the_next_point_stands_there_and_the_count_goes_on() {
    let (room, idea) = hall().await;
    let phone = &room.people[2].1;
    let at = format!("/r/{}/me/ideas/{idea}", room.route);
    for (count, text) in
        [("Punt 1 van 3", "Bomen in elke straat"), ("Punt 2 van 3", "één boom"), ("Punt 3 van 3", "samen planten")]
    {
        let page = phone.get(&at).await.body;
        let told = plain(&page);
        assert!(told.contains(count), "{count}");
        let asked = told.split("id=\"point\"").nth(1).and_then(|rest| rest.split("</h2>").next()).unwrap_or("");
        assert!(asked.contains(text), "{count}: {asked}");
        let mut form = stance(&page);
        assert_eq!(form.value("stances.1.point"), "", "one point, and no other");
        assert_eq!(form.value("next"), at);
        form.set("stances.0.kind", "behind");
        let answer = phone.post(&form.action, &form.fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(answer.header("location").starts_with(&at), "{}", answer.header("location"));
    }
    assert!(plain(&phone.get(&at).await.body).contains("helemaal gezien"));
}

#[tokio::test(flavor = "multi_thread")]
async fn all_at_once_names_exactly_what_is_shown() {
    let (room, idea) = hall().await;
    let phone = &room.people[2].1;
    let at = format!("/r/{}/me/ideas/{idea}", room.route);
    let one = phone.get(&at).await.body;
    assert!(one.contains(&format!("href=\"{at}?all=1\"")), "the way to all of them stands there");
    let page = phone.get(&format!("{at}?all=1")).await.body;
    let form = stance(&page);
    let named: Vec<_> = form.fields.iter().filter(|(name, _)| name.ends_with(".point")).collect();
    assert_eq!(named.len(), 3);
    for (_, point) in named {
        assert!(page.contains(&format!("?point={point}")), "what the act names stands on the page");
    }
    assert_eq!(phone.post(&form.action, &form.fields).await.status, 303);
    let me = room.read(phone, "/me").await;
    assert_eq!(me["askedOf"].as_array().unwrap().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tablet_says_that_a_not_yet_is_kept_and_never_what() {
    let (room, _) = hall().await;
    let tablet = room.site.tablet(room.route, room.tables[0]).await;
    let who = room.people[0].0;
    let list = format!("/r/{}/table/consent?who={who}", room.route);
    let body = plain(&tablet.get(&list).await.body);
    let way = body.split("href=\"").find(|rest| rest.contains("not-yet=")).unwrap();
    let way = way.split('"').next().unwrap().to_owned();
    let asks = tablet.get(&way).await.body;
    assert!(
        asks.contains("Er is nog niets bewaard") && asks.contains("required"),
        "the field says itself that it must be filled in"
    );
    let mut form = stance(&asks);
    let refused = tablet.post(&form.action, &form.fields).await;
    assert_eq!(refused.status, 409, "a reason is asked also where no script runs");
    let links: Vec<_> = refused.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.iter().any(|to| to.contains("/consent?who=")), "{links:?}");
    assert!(links.iter().all(|to| !to.contains("kept=")), "no way back says that it was kept: {links:?}");
    form.set("command_id", &Uuid::new_v4().to_string());
    form.set("stances.0.reason", "Dit is van mij alleen");
    let answer = tablet.post(&form.action, &form.fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let to = answer.header("location").to_owned();
    let point = form.value("stances.0.point");
    assert!(to.contains("kept=1") && to.ends_with(&format!("#p{point}")), "back to the same place: {to}");
    let after = plain(&tablet.get(to.split('#').next().unwrap()).await.body);
    assert!(after.contains("Bewaard. Op dit scherm staat niet wat u zei."));
    assert!(!after.contains("Dit is van mij alleen"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_point_is_skipped_where_it_stands_and_taken_along_again() {
    let (room, _) = hall().await;
    let tablet = room.site.tablet(room.route, room.tables[0]).await;
    let list = format!("/r/{}/table/consent?who={}", room.route, room.people[1].0);
    let named = |body: &str| stance(body).fields.iter().filter(|(name, _)| name.ends_with(".point")).count();
    let link = |body: &str, word: &str| -> String {
        let before = body.split(word).next().unwrap();
        before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned()
    };
    let body = plain(&tablet.get(&list).await.body);
    assert_eq!(named(&body), 3);
    let skip = link(&body, "Sla over<");
    assert!(skip.contains("#p"), "it stays where it is: {skip}");
    let body = plain(&tablet.get(skip.split('#').next().unwrap()).await.body);
    assert_eq!(named(&body), 2);
    let back = link(&body, "Toch niet overslaan");
    assert_eq!(named(&plain(&tablet.get(back.split('#').next().unwrap()).await.body)), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_says_truly_whether_it_works_once() {
    let (room, _) = hall().await;
    let store = room.site.app.engine.store();
    let purpose = Purpose::Participant { route: RouteId(room.route), participant: ParticipantId(room.people[0].0) };
    let nobody = Browser::new(room.site.at);
    let once = access::make_link(store, &purpose, Moment(4_000_000_000)).await.unwrap();
    let page = plain(&nobody.get(&format!("/link/{once}")).await.body);
    assert!(page.contains("De link werkt één keer."));
    access::write(store, vec![access::keep_link("steeds-weer", &purpose, Moment(4_000_000_000), true)]).await.unwrap();
    let page = plain(&nobody.get("/link/steeds-weer").await.body);
    assert!(page.contains("werkt vaker dan één keer") && !page.contains("werkt één keer"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_icon_is_our_own_flower() {
    let site = Site::new().await;
    let nobody = Browser::new(site.at);
    assert!(nobody.get("/sign-in").await.body.contains("href=\"/favicon.ico\""));
    let icon = nobody.get("/favicon.ico").await;
    assert_eq!((icon.status, icon.header("content-type")), (200, "image/svg+xml"));
    assert!(icon.body.starts_with("<svg"));
}
