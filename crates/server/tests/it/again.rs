//! Decisions live on, and a second round of the whole route keeps question and frames.

use crate::browser::Browser;
use crate::follow::{form, in_follow_up};
use crate::forms::{forms, plain};
use crate::site::both;
use serde_json::json;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread")]
async fn a_second_round_is_made_once_and_the_two_lead_to_each_other() {
    for site in both().await {
        let (room, _) = in_follow_up(site).await;
        let at = format!("/r/{}/follow/again", room.route);
        let guide = plain(&room.lead.get(&at).await.body);
        assert!(guide.contains("Het kan nu.") && guide.contains("Bea Beheer"), "who can, by name: {guide}");
        let taker = plain(&room.people[0].1.get(&at).await.body);
        assert!(taker.contains("Zeg het tegen uw begeleider.") && !taker.contains("Bea Beheer"), "{taker}");
        assert_eq!(room.people[0].1.get(&at).await.status, 200);
        assert_eq!(Browser::new(room.site.at).get(&at).await.status, 303);
        let body = room.admin.get(&at).await.body;
        let mut begin = forms(&body).into_iter().find(|form| form.action == at).expect("the administrator's button");
        assert_eq!(begin.value("title"), "Groen in de wijk, tweede ronde");
        begin.set("title", "  ");
        let refused = room.admin.post(&at, &begin.fields).await;
        assert_eq!(refused.status, 422, "{}", plain(&refused.body));
        begin.set("title", "Groen, opnieuw");
        let made = room.admin.post(&at, &begin.fields).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let second =
            made.header("location").split('/').nth(2).and_then(|id| Uuid::parse_str(id).ok()).expect("its page");
        assert_eq!(
            room.admin.post(&at, &begin.fields).await.header("location"),
            made.header("location"),
            "pressed twice, made once"
        );
        assert_eq!(room.lead.post(&at, &begin.fields).await.status, 403, "a form of somebody else");

        let page = |of: Uuid| format!("/r/{of}");
        let anybody = Browser::new(room.site.at);
        let (first, next) = (anybody.get(&page(room.route)).await.body, anybody.get(&page(second)).await.body);
        assert!(first.contains(&format!("href=\"{}\"", page(second))) && first.contains("Groen, opnieuw"));
        assert!(next.contains(&format!("href=\"{}\"", page(room.route))));

        let question = room.lead.get(&format!("/r/{second}/question")).await.body;
        assert!(plain(&question).contains("blijven zoals ze waren") && !question.contains("question.write"));
        let frames = plain(&room.commissioner.get(&format!("/r/{second}/frames")).await.body);
        assert!(frames.contains("de kaders blijven zoals ze waren"), "{frames}");
        let kept = room.lead.get(&format!("/api/v1/routes/{second}")).await;
        assert_eq!(kept.status, 200, "who led the first leads the second");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_to_look_again_is_chosen_read_taken_away_and_put_back() {
    for site in both().await {
        let (room, idea) = in_follow_up(site).await;
        let at = format!("/r/{}/follow/decisions", room.route);
        let mut choose = form(&room.lead, &at, "decision.review").await;
        assert_eq!(choose.value("decision"), idea.to_string());
        choose.set("on", "2030-03-08");
        let done = room.lead.post(&choose.action, &choose.fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let other = &room.people[2].1;
        let read = other.get(&at).await.body;
        assert!(
            plain(&read).contains("8 maart 2030") && !read.contains("decision.review"),
            "read by all, chosen by one"
        );
        let body = room.lead.get(&at).await.body;
        let mut away =
            forms(&body).into_iter().filter(|form| form.value("command") == "decision.review").nth(1).unwrap();
        assert!(away.fields.iter().all(|(name, _)| name != "on"));
        assert_eq!(room.lead.post(&away.action, &away.fields).await.status, 303);
        assert!(!plain(&other.get(&at).await.body).contains("8 maart 2030"));
        away.fields.retain(|(name, _)| name != "undo" && name != "command_id");
        away.fields.push(("on".into(), "2030-03-08".into()));
        assert_eq!(room.lead.post(&away.action, &away.fields).await.status, 303);
        assert!(plain(&other.get(&at).await.body).contains("8 maart 2030"), "as the button that undoes it sends");
        room.refused(&room.people[0].1, "decision.review", json!({ "decision": idea }), "not-permitted").await;
    }
}
