//! The follow-up as each finds it: what stands first for whom, where a thing to do leads, and that an answer that is
//! waited for is said in the same words wherever it is said.

use crate::browser::Browser;
use crate::follow::in_follow_up;
use crate::forms::plain;
use crate::site::{Site, both};
use crate::story::Room;
use serde_json::{Value, json};
use uuid::Uuid;

/// A day that has gone by.
const GONE: i64 = 1_700_000_000;

async fn page(room: &Room, who: &Browser, path: &str) -> String {
    let answer = who.get(&format!("/r/{}{path}", room.route)).await;
    assert_eq!(answer.status, 200, "{path}");
    plain(&answer.body)
}

/// Where these stand on a page, which must be one after the other.
fn in_order(page: &str, parts: &[&str]) {
    let at = |part: &&str| page.find(*part).unwrap_or_else(|| panic!("{part} is not on {page}"));
    let places: Vec<_> = parts.iter().map(at).collect();
    assert!(places.is_sorted(), "{parts:?} at {places:?}");
}

async fn add(room: &Room, idea: Uuid, terms: Value) -> Uuid {
    let fields = json!({ "source": { "from": "idea", "idea": idea }, "terms": terms });
    room.ok(&room.lead, "action.add", fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_takes_part_begins_with_what_became_of_their_words() {
    for site in both().await {
        let (room, idea) = in_follow_up(site).await;
        let (participant, own) = &room.people[0];
        let who = json!({ "who": "participant", "is": participant });
        add(&room, idea, json!({ "what": "Gaten graven", "who": who, "by_words": "morgen!" })).await;
        let plan = json!({ "at": 1_900_000_000, "place": "De school", "topics": [] });
        room.ok(&room.lead, "follow_up.plan", plan).await;
        let me = page(&room, own, "/me").await;
        let folded = r#"<details class="bz-more bz-section bz-section--tight" id="outcome">"#;
        let parts = ["Wat werd er van uw punten?", "U schreef 2 punten.", "Gaten graven", "De volgende bijeenkomst"];
        in_order(&me, &[&parts[..], &[folded, "Wat er is besloten", "Lees het verslag"]].concat());
        let hub = page(&room, own, "/follow").await;
        let title = "Dit heeft nog niemand opgepakt";
        in_order(&hub, &["Uw actiepunten", "De volgende bijeenkomst", title, "Wat werd er van uw punten?"]);
        in_order(&page(&room, &room.lead, "/follow").await, &[title, "De volgende bijeenkomst"]);

        let trace = page(&room, own, "/me/trace").await;
        assert_eq!(trace.matches("Besloten. Iedereen stond erachter.").count(), 1, "its way is told once: {trace}");
        assert_eq!(trace.matches("bz-act__what").count(), 1, "and so is what is done for it");
        in_order(
            &trace,
            &["Bomen in elke straat", "één boom per tien huizen", "Zo ging het met dit idee", "Gaten graven"],
        );
        let other = page(&room, &room.people[3].1, "/me").await;
        in_order(&other, &["U gaf antwoord op 2 punten van anderen.", "/me/trace", folded]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_lacks_a_day_stands_by_itself_and_leads_to_its_action() {
    let (room, idea) = in_follow_up(Site::new().await).await;
    // Folded on the board, in sight where the follow-up begins.
    let (nobody, day) = ("besluit heeft nog niemand opgepakt", "Bij 1 besluit ontbreekt nog een dag");
    let board = page(&room, &room.lead, "/follow/actions").await;
    assert!(board.contains(nobody) && !board.contains(day), "{board}");
    let action = add(&room, idea, json!({ "what": "Gaten graven" })).await;
    let link = format!("/r/{}/follow/actions/{action}", room.route);
    let board = page(&room, &room.lead, "/follow/actions").await;
    let button = format!(r#"<a class="nl-button" href="{link}">"#);
    assert!(board.contains(nobody) && board.contains(&button), "who does it is said with the action: {board}");
    let terms = json!({ "what": "Gaten graven", "who": { "who": "words", "is": "de buurt" } });
    room.ok(&room.lead, "action.change", json!({ "action": action, "from_version": 1, "terms": terms })).await;
    let board = page(&room, &room.lead, "/follow/actions").await;
    in_order(&board, &[day, &button]);
    assert!(!board.contains(nobody), "{board}");
    let hub = page(&room, &room.lead, "/follow").await;
    in_order(&hub, &["Hier ontbreekt nog een dag", &button]);
    assert!(hub.contains("id=\"waiting\">Dit heeft nog niemand opgepakt"), "{hub}");
    let work = page(&room, &room.lead, "/work").await;
    assert!(work.contains("Bij één besluit ontbreekt nog een dag") && work.contains(&format!("href=\"{link}\"")));
    assert!(!work.contains("heeft nog niemand opgepakt"), "{work}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_action_leads_to_itself_and_an_answer_that_is_waited_for_is_said_the_same_everywhere() {
    for site in both().await {
        let (room, idea) = in_follow_up(site).await;
        let action = add(&room, idea, json!({ "what": "Gaten graven", "by": GONE })).await;
        let work = page(&room, &room.lead, "/work").await;
        assert!(work.contains(&format!("href=\"/r/{}/follow/actions/{action}\"", room.route)), "{work}");
        room.ok(&room.commissioner, "answer.promise", json!({ "by": 1_900_000_000, "reason": "" })).await;
        let said = "De opdrachtgever heeft nog niet geantwoord. Dat is beloofd voor zondag 17 maart 2030.";
        let taker = &room.people[0].1;
        let everywhere = [
            (&room.lead, ""),
            (taker, "/answers"),
            (taker, "/follow/decisions"),
            (taker, "/me"),
            (&room.commissioner, "/answers"),
            (&room.commissioner, "/plenary"),
            (taker, "/trace"),
            (taker, "/me/trace"),
        ];
        for (who, path) in everywhere {
            let shown = page(&room, who, path).await;
            assert!(shown.contains(said), "{path}: {shown}");
        }
        let form = format!("/r/{}/plenary/{idea}", room.route);
        let asked =
            [plain(&room.commissioner.get("/home").await.body), page(&room, &room.commissioner, "/commissioner").await];
        for shown in asked {
            in_order(&shown, &["U moet nog één antwoord geven", "Dat is beloofd voor zondag 17 maart 2030."]);
            assert!(shown.contains(&format!("href=\"{form}\"")), "straight to the form: {shown}");
        }
        let answers = page(&room, &room.commissioner, "/answers").await;
        in_order(&answers, &["Dit wacht nog op antwoord", &form, "Wanneer komt het antwoord?"]);
        assert!(page(&room, &room.lead, "/work").await.contains(&format!("href=\"/r/{}/answers\"", room.route)));
        let answering = page(&room, &room.commissioner, &format!("/plenary/{idea}")).await;
        let tab = |path: &str| format!("<a href=\"/r/{}/{path}\" aria-current=\"page\"", room.route);
        assert!(answering.contains(&tab("answers")) && !answering.contains(&tab("plenary")), "{answering}");

        let answer = json!({ "idea": idea, "answer": { "kind": "within_frames" }, "text": "Dat doen we." });
        room.ok(&room.commissioner, "answer.give", answer).await;
        for path in ["", "/answers", "/follow/decisions", "/me", "/trace"] {
            let shown = page(&room, taker, path).await;
            assert!(!shown.contains("heeft nog niet geantwoord") && !shown.contains("later dan beloofd"), "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sign_ups_can_be_narrowed_to_what_people_chose() {
    let (room, idea) = in_follow_up(Site::new().await).await;
    let wish = json!([{ "about": "idea", "id": idea }]);
    let fields = json!({ "participant": room.people[1].0, "signed_up": true, "wishes": wish });
    room.ok(&room.people[1].1, "follow_up.sign_up", fields).await;
    let is = |page: &str| page.split("data-region=\"others\"").next().unwrap_or_default().to_owned();
    let all = page(&room, &room.lead, "/follow/sign-ups").await;
    assert!(is(&all).contains("Aafke Appel") && is(&all).contains("Boris Bes"), "{all}");
    assert!(all.contains("vraag mij maar (1)") && all.contains("Bomen in elke straat (1)"), "{all}");
    let trees = page(&room, &room.lead, &format!("/follow/sign-ups?for={idea}")).await;
    assert!(!is(&trees).contains("Aafke Appel") && is(&trees).contains("Boris Bes"), "{trees}");
    assert!(trees.contains("2 mensen hebben zich aangemeld"), "all of them are counted: {trees}");
    let ask = page(&room, &room.lead, "/follow/sign-ups?for=ask-me").await;
    assert!(is(&ask).contains("Aafke Appel") && !is(&ask).contains("Boris Bes"), "{ask}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_found_stands_before_how_all_of_it_stands() {
    let (room, _) = in_follow_up(Site::new().await).await;
    let anybody = Browser::new(room.site.at);
    let (numbers, found) = ("bz-trace__numbers", "id=\"points\"");
    let whole = page(&room, &anybody, "/trace").await;
    in_order(&whole, &[numbers, found]);
    assert!(whole.contains("nog niemand pakt het op</dt>"), "{whole}");
    in_order(&page(&room, &anybody, "/trace?q=boom").await, &[found, "één boom per tien huizen", numbers]);
}
