//! What became of what was said: who may read it, when, and what stands there; on both databases.

use crate::browser::Browser;
use crate::forms::plain;
use crate::site::{Site, Way, both};
use crate::story::Room;
use serde_json::json;
use uuid::Uuid;

/// What everybody may read once it is final, by the last part of its address.
const PUBLIC: [&str; 6] = ["trace", "answers", "figures", "figures.csv", "feed.atom", "calendar.ics"];
/// Who takes part, and who works on the route: none of them may stand on a page for everybody.
const NAMES: [&str; 7] = ["Aafke", "Boris", "Cato", "Dries", "Olaf", "Hilde", "Bert"];

/// A room whose round is closed: a decision, and a point that the second stands behind no more than for
/// their own eyes.
struct Told {
    room: Room,
    idea: Uuid,
}

impl Told {
    async fn closed(site: Site) -> Self {
        let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
        room.prepare().await;
        room.sit().await;
        let (idea, title, what) = room.write().await;
        room.ok(&room.lead, "carousel.plan", json!({ "minutes_per_round": 8, "minutes_to_change": 2 })).await;
        room.part("carousel").await;
        room.ok(&room.lead, "carousel.move", json!({ "round": 1 })).await;
        let (participant, visitor) = &room.people[2];
        let fields = json!({ "idea": idea, "petal": "how", "text": "samen planten", "author": participant });
        let how = room.ok(visitor, "point.add", fields).await;
        for n in 0..4 {
            room.stand(n, &[title, what]).await;
        }
        let not_yet = json!({ "participant": room.people[1].0, "channel": "own", "stances": [
            { "point": how, "revision": 1, "kind": "not_yet", "reason": "geheime reden", "eyes": "owner" }] });
        room.ok(&room.people[1].1, "stance.take", not_yet).await;
        room.part("closing").await;
        Self { room, idea }
    }

    async fn page(&self, who: &Browser, path: &str) -> (u16, String) {
        let answer = who.get(&format!("/r/{}/{path}", self.room.route)).await;
        (answer.status, plain(&answer.body))
    }

    /// Whether this person can read the points on the page of the route.
    async fn reads(&self, who: &Browser) -> bool {
        let (status, page) = self.page(who, "trace").await;
        assert_eq!(status, 200, "{page}");
        page.contains("één boom per tien huizen")
    }

    async fn to_final(&self) {
        let room = &self.room;
        room.ok(&room.lead, "phase.open", json!({ "to": 6, "reason": "" })).await;
        room.ok(&room.lead, "report.draft", json!({ "next_steps": "In het voorjaar planten we." })).await;
    }
}

async fn phase_by_phase(site: Site) {
    let told = Told::closed(site).await;
    let room = &told.room;
    let nobody = Browser::new(room.site.at);
    let (guide, taker, asker) = (&room.lead, &room.people[0].1, &room.commissioner);
    for who in [&nobody, guide, taker, asker] {
        assert!(!told.reads(who).await, "while people answer, nothing has become of anything");
    }
    room.ok(&room.lead, "closing.close", json!({})).await;
    room.part("plenary").await;
    assert!(told.reads(guide).await && !told.reads(taker).await && !told.reads(asker).await);
    room.ok(&room.lead, "outcome.hand_over", json!({ "answer_by": 1_900_000_000 })).await;
    let (_, answers) = told.page(asker, "answers").await;
    assert!(answers.contains("Bomen in elke straat") && answers.contains("Beloofd voor"), "{answers}");
    assert!(!told.page(taker, "answers").await.1.contains("Bomen in elke straat"));
    told.to_final().await;
    assert!(told.reads(taker).await && told.reads(asker).await && !told.reads(&nobody).await, "with the draft");
    for feed in ["feed.atom", "calendar.ics"] {
        assert_eq!(told.page(taker, feed).await.0, 404, "{feed} is for everybody, or for nobody");
    }
    room.ok(&room.lead, "report.finalise", json!({ "reason": "Iedereen is akkoord." })).await;
    assert!(told.reads(&nobody).await);
    for path in PUBLIC {
        let answer = nobody.get(&format!("/r/{}/{path}", room.route)).await;
        assert_eq!(answer.status, 200, "{path}");
        let name = NAMES.iter().find(|name| answer.body.contains(**name));
        assert_eq!(name, None, "on {path}");
        assert!(!answer.body.contains("geheime reden"), "a reason stands on {path}");
    }
    let workbook = nobody.get(&format!("/r/{}/figures.xlsx", room.route)).await;
    assert!(workbook.bytes.starts_with(b"PK"));
    found(&told, &nobody).await;
}

/// Search, filter, and one idea alone, by the address.
async fn found(told: &Told, nobody: &Browser) {
    let page = |query: &'static str| async move { told.page(nobody, &format!("trace?{query}")).await.1 };
    let bomen = page("q=BOOM+huizen").await;
    assert!(bomen.contains("één boom per tien huizen") && !bomen.contains("samen planten"), "{bomen}");
    assert!(page("q=vliegtuig").await.contains("Er is niets gevonden."));
    let undecided = page("became=not_decided").await;
    assert!(undecided.contains("samen planten") && !undecided.contains("één boom per tien huizen"), "{undecided}");
    assert!(page("group=2").await.contains("Er is niets gevonden."), "the second topic has no idea");
    let (_, alone) = told.page(nobody, &format!("trace?idea={}", told.idea)).await;
    assert!(alone.contains("samen planten") && alone.contains("U ziet één idee."));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_opens_with_the_report_and_names_nobody() {
    for site in both().await {
        phase_by_phase(site).await;
    }
}

async fn own_points(site: Site) {
    let told = Told::closed(site).await;
    let room = &told.room;
    room.ok(&room.lead, "closing.close", json!({})).await;
    room.part("plenary").await;
    room.ok(&room.lead, "outcome.hand_over", json!({})).await;
    told.to_final().await;
    let (first, second) = (&room.people[0].1, &room.people[1].1);
    let (_, wrote) = told.page(first, "me/trace").await;
    assert!(wrote.contains("Dit schreef u in dit idee") && wrote.contains("één boom per tien huizen"), "{wrote}");
    let (_, said) = told.page(second, "me/trace?show=said").await;
    assert!(said.contains("samen planten") && said.contains("U stond er nog niet achter."), "{said}");
    assert!(!told.page(first, "me/trace?show=said").await.1.contains("U stond er nog niet achter."));
    // The letter is printed for who guides: what is for the owner's eyes alone does not stand in it.
    let letter = format!("trace/letters/{}", room.people[1].0);
    let without = told.page(&room.lead, &letter).await.1;
    assert!(without.contains("Er is geen postadres."), "{without}");
    let person = json!({ "name": "Boris Bes", "address": "Dorpsstraat 2\n1234 AB Ergens" });
    let edit =
        json!({ "participant": room.people[1].0, "person": person, "kind": "resident", "why": "Ligt er wakker van." });
    room.ok(&room.lead, "involvement.edit", edit).await;
    let (status, page) = told.page(&room.lead, &letter).await;
    assert!(status == 200 && page.contains("Dorpsstraat 2") && page.contains("Beste Boris Bes"), "{page}");
    assert!(!page.contains("nog niet achter") && !page.contains("geheime reden") && !page.contains("samen planten"));
    for other in [first, second, &room.commissioner, &Browser::new(room.site.at)] {
        assert!(matches!(told.page(other, &letter).await.0, 303 | 403), "a letter is for who guides");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_points_are_ones_own() {
    for site in both().await {
        own_points(site).await;
    }
}

async fn wishes(site: Site) {
    let told = Told::closed(site).await;
    let room = &told.room;
    let (me, browser) = &room.people[0];
    let tell = |by: &str| json!({ "participant": me, "by": by, "rhythm": "weekly", "channel": "own" });
    assert!(told.page(browser, "me/wishes").await.1.contains("U krijgt nu geen bericht"));
    room.ok(browser, "follow_up.tell_me", tell("mail")).await;
    assert!(told.page(browser, "me/wishes").await.1.contains("U krijgt bericht per e-mail, één keer per week."));
    room.refused(browser, "follow_up.tell_me", tell("post"), "address-needed").await;
    room.ok(browser, "follow_up.tell_me", tell("none")).await;
    assert!(told.page(browser, "me/wishes").await.1.contains("U krijgt geen bericht"), "at once");
    room.ok(&room.lead, "closing.close", json!({})).await;
    room.part("plenary").await;
    room.ok(&room.lead, "outcome.hand_over", json!({})).await;
    told.to_final().await;
    let about = json!({ "participant": me, "age": "from65", "district": "Noord", "channel": "own" });
    room.ok(browser, "follow_up.about_me", about).await;
    assert!(told.page(browser, "me/wishes").await.1.contains("Haal dit weg"));
    let (_, figures) = told.page(&room.lead, "figures").await;
    assert!(figures.contains("minder dan tien mensen") && !figures.contains("Noord"), "{figures}");
    let none = json!({ "participant": me, "age": null, "district": "", "channel": "own" });
    room.ok(browser, "follow_up.about_me", none).await;
    assert!(!told.page(browser, "me/wishes").await.1.contains("Haal dit weg"));
    // Somebody without a device says it to who guides.
    let spoken = json!({ "participant": room.people[3].0, "by": "none", "rhythm": "never", "channel": "phone" });
    room.ok(&room.facilitator, "follow_up.tell_me", spoken).await;
    let (_, list) = told.page(&room.lead, "trace/letters").await;
    assert!(list.contains("Dries Druif") && list.contains("Wil geen bericht."), "{list}");
}

#[tokio::test(flavor = "multi_thread")]
async fn wishes_work_at_once_and_can_be_taken_back() {
    for site in both().await {
        wishes(site).await;
    }
}

async fn promises(site: Site) {
    let told = Told::closed(site).await;
    let room = &told.room;
    room.ok(&room.lead, "closing.close", json!({})).await;
    room.part("plenary").await;
    room.ok(&room.lead, "outcome.hand_over", json!({ "answer_by": 1_900_000_000 })).await;
    told.to_final().await;
    let asker = &room.commissioner;
    room.refused(asker, "answer.promise", json!({ "by": 1_901_000_000, "reason": " " }), "reason-needed").await;
    room.refused(&room.lead, "answer.promise", json!({ "by": 1_901_000_000, "reason": "Zomaar." }), "not-permitted")
        .await;
    room.ok(asker, "answer.promise", json!({ "by": 1_901_000_000, "reason": "De raad komt later bijeen." })).await;
    let (_, page) = told.page(asker, "answers").await;
    assert!(page.contains("Eerder beloofd voor") && page.contains("De raad komt later bijeen."), "{page}");
    let documents = json!([{ "title": "Brief aan de kring", "link": "https://gemeente.example/brief.pdf" }]);
    let outside = json!({ "idea": told.idea, "answer": { "kind": "outside_frame", "frame": 1 },
        "text": "Dit kost meer dan nu.", "more": { "documents": documents, "body": "het college" } });
    room.ok(asker, "answer.give", outside).await;
    let (_, page) = told.page(&room.people[0].1, "answers").await;
    assert!(page.contains("Terug bij de kring") && page.contains("Dit kost meer dan nu."), "{page}");
    assert!(page.contains("Brief aan de kring") && page.contains("Genomen door het college."), "{page}");
    let (_, trace) = told.page(&room.people[0].1, "trace").await;
    assert!(trace.contains("terug bij de kring") && trace.contains("Brief aan de kring"), "{trace}");
    let public = Browser::new(room.site.at).get(&format!("/r/{}", room.route)).await.body;
    assert!(public.contains("Brief aan de kring"), "{public}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_keeps_its_promise_or_says_why_not() {
    for site in both().await {
        promises(site).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_organisations_figures_are_for_staff_and_count_what_is_final() {
    let told = Told::closed(Site::new().await).await;
    let room = &told.room;
    let all = |who: Browser| async move { who.get("/figures").await };
    assert_eq!(all(Browser::new(room.site.at)).await.status, 303);
    assert_eq!(all(room.people[0].1.clone()).await.status, 403, "a participant's own link opens their route");
    assert!(plain(&all(room.commissioner.clone()).await.body).contains("Er zijn nog geen cijfers."));
    room.ok(&room.lead, "closing.close", json!({})).await;
    room.part("plenary").await;
    room.ok(&room.lead, "outcome.hand_over", json!({})).await;
    told.to_final().await;
    room.ok(&room.lead, "report.finalise", json!({ "reason": "Iedereen is akkoord." })).await;
    assert!(plain(&all(room.commissioner.clone()).await.body).contains("Groen in de wijk"));
    let list = room.lead.get("/figures.csv").await;
    assert!(list.body.contains("Groen in de wijk,") && list.body.lines().count() == 2, "{}", list.body);
}
