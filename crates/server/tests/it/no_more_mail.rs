//! No more mail: by one press, without signing in, and by a mail program's own button.

use crate::browser::Browser;
use crate::forms::forms;
use crate::site::{Site, Way, both};
use crate::story::Room;
use bloemenzee::access::unsubscribe;
use bloemenzee_domain::id::{ParticipantId, RouteId};
use serde_json::json;

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
