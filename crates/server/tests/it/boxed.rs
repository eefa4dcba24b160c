//! The meeting in a box: taken, used on a laptop, brought back; and everything that must not come back.

use crate::browser::Browser;
use crate::forms::{forms, plain};
use crate::paper::{source, taken, upload};
use crate::program::{Program, run, said};
use crate::seats::{at_tables, keep, print};
use crate::site::{Way, both, csrf, done, send};
use crate::story::Room;
use bloemenzee::boxed::{self, Pack, Passphrase, Signer};
use bloemenzee::execute::{Failure, key};
use bloemenzee::params;
use bloemenzee::read;
use bloemenzee::store::{Carried, CarriedContent, Statement};
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::id::{ParticipantId, RouteId};
use bloemenzee_domain::method::Role;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use uuid::Uuid;

pub const WORDS: &str = "vier losse woorden samen";
/// What people told in confidence.
const SECRETS: [&str; 5] = [
    "bang voor de overbuurman",
    "drie nachten niet geslapen",
    "wat kost een boom?",
    "voorbeeld.example",
    "Ligt er wakker",
];

/// A route that left in a box.
pub struct Away {
    pub room: Room,
    pub folder: tempfile::TempDir,
    /// The *Wat* of the idea, the idea, and the code of a card.
    pub what: Uuid,
    pub idea: Uuid,
    pub card: String,
}

impl Away {
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("kist.bloemenzee")
    }

    pub fn secret(&self) -> String {
        self.folder.path().join("wachtzin").display().to_string()
    }

    pub fn route(&self) -> RouteId {
        RouteId(self.room.route)
    }

    async fn lead(&self) -> Who {
        let snap = self.room.site.app.engine.snapshot(self.route()).await.unwrap();
        Who { person: snap.route.prep.holders(Role::LeadFacilitator).into_iter().next(), ..Who::default() }
    }

    /// Where the log stands at home.
    pub async fn head(&self) -> i64 {
        let heads = self.room.site.app.engine.store().heads().await.unwrap();
        heads.iter().find(|(route, _)| *route == key(self.route())).unwrap().1
    }

    pub async fn sound(&self) -> bool {
        self.room.site.app.engine.store().verify(&key(self.route())).await.unwrap().is_sound()
    }

    /// The route leaves, in a file that is not there yet.
    pub async fn leaves(&self) {
        let (app, who) = (&self.room.site.app, self.lead().await);
        let passphrase = Passphrase::chosen(WORDS, WORDS).unwrap();
        let taken = boxed::take(app, self.route(), who, "Kist van Hilde", &passphrase).await.unwrap();
        boxed::private(&self.file(), &taken.file).unwrap();
    }

    /// Opens the box on a laptop; answers it, where it serves, and the lead facilitator there.
    pub async fn open(&self) -> (Program, Browser, String) {
        let (file, secret) = (self.file().display().to_string(), self.secret());
        let arguments = ["box", "open", &file, "--listen", "127.0.0.1:0", "--passphrase-file", &secret];
        let (program, said) = tokio::task::block_in_place(|| Program::start(&arguments));
        let after = |label: &str| said.lines().skip_while(|line| !line.contains(label)).nth(1).unwrap_or("").to_owned();
        let link = after("Link for Hilde Hoofd");
        let (base, token) = link.trim().split_once("/link/").expect("a link for who leads");
        let at = base.trim_start_matches("http://").parse().unwrap();
        (program, Browser::open_link(at, token).await, said)
    }

    /// Closes the box; answers what it brings home.
    pub fn close(&self) -> Vec<u8> {
        let home = self.folder.path().join(format!("terug-{}.bloemenzee", Uuid::new_v4()));
        let (file, to) = (self.file().display().to_string(), home.display().to_string());
        let closed = run(&["box", "close", &file, &to, "--passphrase-file", &self.secret()]);
        assert!(closed.status.success(), "{}", said(&closed));
        std::fs::read(home).unwrap()
    }

    pub async fn bring(&self, pack: Pack) -> Result<i64, String> {
        match boxed::bring(&self.room.site.app, self.lead().await, pack).await {
            Ok(done) => Ok(done.seq),
            Err(Failure::Refused(refusal)) => Err(refusal.code.to_owned()),
            Err(failure) => panic!("{failure}"),
        }
    }
}

pub async fn unpacked(sealed: &[u8]) -> Pack {
    Pack::open(sealed.to_vec(), &Passphrase::typed(WORDS)).await.unwrap()
}

/// A meeting at its tables, with things told in confidence and a card printed, and its route taken along.
pub async fn away(site: crate::site::Site) -> Away {
    let room = at_tables(site).await;
    let (idea, _, what) = room.write().await;
    let person = room.people[3].0;
    for (kind, text, instruction) in
        [("safety", SECRETS[0], "zit bij de deur"), ("safety", SECRETS[1], ""), ("information", SECRETS[2], "")]
    {
        let item = json!({ "kind": kind, "text": text, "instruction": instruction,
                           "arrangement": (kind == "safety").then_some(json!({ "acts": "step_free" })) });
        room.ok(&room.lead, "item.open", json!({ "participant": person, "item": item })).await;
    }
    let card = print(&room, 2).await;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("wachtzin"), format!("{WORDS}\n")).unwrap();
    let control = room.lead.get(&format!("/r/{}/meeting", room.route)).await.body;
    assert!(control.contains("data-countdown"), "the clock of the tables runs");
    let away = Away { room, folder, what, idea, card };
    away.leaves().await;
    away
}

/// What somebody does in the box, by the API, as they are signed in there.
pub async fn does(browser: &Browser, route: Uuid, name: &str, fields: Value) -> Uuid {
    let id = Uuid::new_v4();
    done(&send(browser, Way::Api, route, id, name, &fields).await, name);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_route_is_taken_along_used_and_brought_back() {
    for site in both().await {
        let away = away(site).await;
        stands_still_at_home(&away).await;
        no_secret_travels(&away).await;
        let route = away.room.route;
        let (program, lead, said_first) = away.open().await;
        assert!(said_first.contains("Unpacked into"), "{said_first}");
        let phone = with_card(&away, &lead).await;
        let stances = json!([{ "point": away.what, "revision": 1, "kind": "behind" }]);
        let fields = json!({ "participant": away.room.people[2].0, "channel": "own", "stances": stances });
        does(&phone, route, "stance.take", fields).await;
        let line = json!({ "idea": away.idea, "petal": "where", "text": "langs de Dorpsstraat" });
        let point = does(&lead, route, "point.add", line).await;
        let flower = format!("/r/{route}/table/ideas/{}/paper", away.idea);
        assert!(upload(&lead, &flower, &taken()).await.ends_with("?photo=added#photos"));
        let photo = source(&lead, &flower).await;
        let sheet = json!({ "sheets": [{ "code": "ABC234", "table": away.room.tables[0] }] });
        does(&lead, route, "flower.print", sheet).await;
        does(&lead, route, "flower.begin", json!({ "code": "ABC234", "title": "Een boom in de kist" })).await;
        // The laptop fails.
        drop(program);
        let (program, lead, said_next) = away.open().await;
        assert!(said_next.contains("Going on with"), "{said_next}");
        let phone = Browser { at: lead.at, ..phone };
        assert_eq!(phone.get(&format!("/r/{route}/me")).await.status, 200, "still signed in");
        does(&lead, route, "part.start", json!({ "part": "closing" })).await;
        does(&lead, route, "closing.after_round", json!({ "days": 7 })).await;
        stayed_home(&away, &lead).await;
        drop(program);
        upkeep_in_the_box(&away);
        let before = away.head().await;
        let sealed = away.close();
        assert!(!away.folder.path().join("kist.bloemenzee.open").exists(), "nothing stays open on the laptop");
        comes_home(&away, &sealed).await;
        assert!(away.head().await > before + 3);
        let home = &away.room.lead;
        assert_eq!((home.get(&photo).await.status, source(home, &flower).await), (200, photo), "its photo came along");
        assert!(home.get(&format!("/r/{route}/flower/ABC234")).await.header("location").ends_with("/paper?type=1"));
        let app = &away.room.site.app;
        let snap = app.engine.snapshot(away.route()).await.unwrap();
        let who = ParticipantId(away.room.people[2].0);
        assert!(snap.route.facts.stance(away.what.into(), who).is_some(), "the stance is home");
        assert_eq!(snap.route.facts.points[&point.into()].text(), "langs de Dorpsstraat");
        let texts: Vec<_> = snap.route.prep.items.values().map(|item| item.text.as_str()).collect();
        assert!(texts.contains(&SECRETS[0]), "what stayed home is as it was");
        told_once(&away).await;
        assert_eq!(away.bring(unpacked(&sealed).await).await, Err("box-returned".to_owned()));
        verified_at_home(&away).await;
        away.room.ok(&away.room.lead, "part.start", json!({ "part": "plenary" })).await;
    }
}

async fn stands_still_at_home(away: &Away) {
    let room = &away.room;
    let head = away.head().await;
    let leave = json!({ "participant": room.people[0].0 });
    for way in [Way::Api, Way::Form] {
        let answer = send(&room.people[0].1, way, room.route, Uuid::new_v4(), "attendance.leave", &leave).await;
        assert_eq!(answer.status, 503, "a phone keeps it until the box is back: {}", answer.body);
        assert!(plain(&answer.body).contains("Kist van Hilde"), "{}", answer.body);
    }
    let flower = format!("/r/{}/table/ideas/{}/photo", room.route, away.idea);
    let photo = room.lead.upload(&flower, &[("csrf", &csrf(&room.lead).await)], &taken()).await;
    assert_eq!(photo.status, 503, "{}", photo.body);
    assert!(plain(&photo.body).contains("op reis in “Kist van Hilde”"), "where it is: {}", plain(&photo.body));
    assert_eq!(away.head().await, head);
    let nobody = Browser::new(room.site.at);
    let public = plain(&nobody.get(&format!("/r/{}", room.route)).await.body);
    assert!(public.contains("op reis in “Kist van Hilde”") && public.contains("een plek zonder internet"), "{public}");
    for (who, path) in [(&room.lead, "/meeting"), (&room.people[0].1, "/me"), (&room.facilitator, "/circle")] {
        let page = who.get(&format!("/r/{}{path}", room.route)).await;
        assert!(plain(&page.body).contains("op reis in"), "{path}");
        assert!(!page.body.contains("data-countdown"), "{path}: nobody follows the clock here");
    }
    let api = nobody.get(&format!("/api/v1/routes/{}", room.route)).await.json();
    assert_eq!(api["away"]["name"], "Kist van Hilde");
    let again = [
        ("csrf", csrf(&room.lead).await),
        ("name", "Twee".into()),
        ("passphrase", WORDS.into()),
        ("again", WORDS.into()),
    ];
    let again: Vec<_> = again.into_iter().map(|(n, v)| (n.to_owned(), v)).collect();
    let answer = room.lead.post(&format!("/r/{}/box", room.route), &again).await;
    assert_eq!(answer.status, 422, "one box at a time");
    assert!(away.sound().await);
}

async fn no_secret_travels(away: &Away) {
    let sealed = std::fs::read(away.file()).unwrap();
    let plain = Passphrase::typed(WORDS).open(sealed.clone()).await.unwrap();
    for text in [&sealed, &plain].map(|bytes| String::from_utf8_lossy(bytes).into_owned()) {
        for secret in SECRETS {
            assert!(!text.contains(secret), "{secret}");
        }
    }
    let plain = String::from_utf8(plain).unwrap();
    for needed in ["één boom per tien huizen", "Aafke Appel", "zit bij de deur"] {
        assert!(plain.contains(needed), "{needed}");
    }
    let whole = away.room.site.app.seat_key.of_route(RouteId(Uuid::new_v4()));
    assert!(!plain.contains(whole.split_once(' ').unwrap().1), "no key of another route");
    let wrong = Passphrase::typed("vier andere woorden samen").open(sealed).await;
    assert!(matches!(wrong, Err(Failure::Refused(refusal)) if refusal.code == "passphrase-wrong"));
}

/// Somebody signs in at the box with the card that was printed at home.
async fn with_card(away: &Away, lead: &Browser) -> Browser {
    let mut phone = Browser::new(lead.at);
    let answer = phone.post("/sign-in", &[("code".into(), away.card.clone())]).await;
    assert_eq!(answer.status, 303, "a card printed earlier opens: {}", answer.body);
    assert!(!answer.header("set-cookie").contains("Secure"), "a box serves without HTTPS");
    keep(&mut phone, &answer);
    assert_eq!(phone.get(answer.header("location")).await.status, 200);
    phone
}

/// What stayed home can neither be seen nor be changed in the box.
async fn stayed_home(away: &Away, lead: &Browser) {
    let route = away.room.route;
    for path in
        ["/talks", "/items", "/circle", "/meeting", "/meeting/check-in", "/outbox", "/box", "/box/room", "/work"]
    {
        let page = lead.get(&format!("/r/{route}{path}")).await;
        assert_eq!(page.status, 200, "{path}");
        for secret in SECRETS {
            assert!(!page.body.contains(secret), "{path}: {secret}");
        }
        assert!(!plain(&page.body).contains("op reis in"), "it is here: {path}");
    }
    let person = away.room.people[3].0;
    for (name, fields) in [
        ("conversation.waive", json!({ "participant": person, "reason": "niet nodig" })),
        ("role.grant", json!({ "person": away.room.facilitator_id, "role": "lead_facilitator" })),
        ("route.stop", json!({ "reason": "klaar" })),
        ("phase.open", json!({ "to": 4, "reason": "terug" })),
    ] {
        let answer = send(lead, Way::Api, route, Uuid::new_v4(), name, &fields).await;
        assert_eq!((answer.status, answer.json()["code"].as_str()), (409, Some("stays-home")), "{name}");
    }
}

fn upkeep_in_the_box(away: &Away) {
    let folder = away.folder.path().join("kist.bloemenzee.open").display().to_string();
    let verify = run(&["verify", "--data-dir", &folder]);
    let told = String::from_utf8_lossy(&verify.stdout).into_owned();
    assert!(verify.status.success(), "{}", said(&verify));
    assert!(told.contains("They stayed home."), "{told}");
    let methods = format!("{folder}/methods");
    let rebuild = run(&["rebuild", "--data-dir", &folder, "--methods", &methods]);
    assert!(rebuild.status.success(), "{}", said(&rebuild));
    let copy = away.folder.path().join("copy.sqlite").display().to_string();
    assert!(run(&["backup", "--data-dir", &folder, &copy]).status.success());
    let verify = run(&["verify", "--database", &format!("sqlite:{copy}")]);
    assert!(verify.status.success(), "{}", said(&verify));
}

/// Who leads brings the file home on the page.
async fn comes_home(away: &Away, sealed: &[u8]) {
    let (room, path) = (&away.room, format!("/r/{}/box/return", away.room.route));
    let csrf = csrf(&room.lead).await;
    let wrong = room.lead.upload(&path, &[("csrf", &csrf), ("passphrase", "een andere wachtzin")], sealed).await;
    assert_eq!(wrong.status, 422);
    assert!(plain(&wrong.body).contains("Met deze wachtzin gaat het bestand niet open"), "{}", wrong.body);
    let other = room.facilitator.upload(&path, &[("csrf", &csrf), ("passphrase", WORDS)], sealed).await;
    assert_eq!(other.status, 403, "only who leads");
    let answer = room.lead.upload(&path, &[("csrf", &csrf), ("passphrase", WORDS)], sealed).await;
    assert_eq!(answer.status, 303, "{}", plain(&answer.body));
    let page = room.lead.get(answer.header("location")).await;
    assert!(plain(&page.body).contains("De kist is terug"), "{}", page.body);
    let again = room.lead.upload(&path, &[("csrf", &csrf), ("passphrase", WORDS)], sealed).await;
    assert_eq!(again.status, 422);
    assert!(plain(&again.body).contains("Een kist komt maar één keer terug"), "{}", again.body);
}

/// What was put in the outbox in the box is home's to send, once, by the way that home knows.
async fn told_once(away: &Away) {
    let messages = read::messages(away.room.site.app.engine.store(), away.route()).await.unwrap();
    let after: Vec<_> = messages.iter().filter(|m| m.message.kind.name() == "after_round").collect();
    assert!(!after.is_empty(), "people were told of the after-round");
    for delivery in after {
        assert_eq!((delivery.state.name(), delivery.tries), ("waiting", 0));
        assert_eq!(serde_json::to_value(delivery.message.way).unwrap(), "mail", "they have an address at home");
    }
}

pub async fn verified_at_home(away: &Away) {
    assert!(away.sound().await);
    let verify = run(&["verify", "--database", &away.room.site.database]);
    assert!(verify.status.success(), "the tables are what the log says: {}", said(&verify));
    let live = read::dump(away.room.site.app.engine.store(), away.route()).await.unwrap();
    let rebuild = run(&["rebuild", "--database", &away.room.site.database]);
    assert!(rebuild.status.success(), "{}", said(&rebuild));
    assert_eq!(read::dump(away.room.site.app.engine.store(), away.route()).await.unwrap(), live);
}

/// What the box brings, with something changed; signed anew by the box itself when it should be.
async fn tampered(sealed: &[u8], signed: bool, change: impl FnOnce(&mut Pack)) -> Pack {
    let mut pack = unpacked(sealed).await;
    change(&mut pack);
    if signed {
        pack.checkpoint = Signer::parse(&pack.secret).unwrap().checkpoint(&pack.leaves());
    }
    pack
}

fn words(entry: &mut Carried) -> &mut CarriedContent {
    entry.contents.iter_mut().find(|content| content.part == "words").expect("it has words")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_tampered_with_does_not_come_back() {
    for site in both().await {
        let away = away(site).await;
        let (program, lead, _) = away.open().await;
        for text in ["langs de Dorpsstraat", "bij de school", "in het park"] {
            let fields = json!({ "idea": away.idea, "petal": "where", "text": text });
            does(&lead, away.room.route, "point.add", fields).await;
        }
        drop(program);
        let sealed = away.close();
        let left = usize::try_from(unpacked(&sealed).await.left).unwrap();
        let before = (away.head().await, read::dump(away.room.site.app.engine.store(), away.route()).await.unwrap());
        let edit = |pack: &mut Pack| {
            let content = words(&mut pack.entries[left]);
            content.body = content.body.replace("langs de Dorpsstraat", "langs de snelweg");
        };
        let stranger = |pack: &mut Pack| {
            pack.checkpoint = Signer::fresh(pack.checkpoint.lines().next().unwrap().into()).checkpoint(&pack.leaves());
        };
        let other =
            |pack: &mut Pack| pack.entries[0].envelope = pack.entries[0].envelope.replace("\"seq\":1", "\"seq\":2");
        let cases = [
            ("its words changed", tampered(&sealed, true, edit).await, "box-entry-wrong"),
            ("an envelope changed", tampered(&sealed, false, other).await, "box-changed"),
            ("the past changed", tampered(&sealed, true, other).await, "box-not-what-left"),
            ("the last one cut", tampered(&sealed, false, |p| drop(p.entries.pop())).await, "box-changed"),
            ("one cut out", tampered(&sealed, true, |p| drop(p.entries.remove(left + 1))).await, "box-cut"),
            ("cut to less than left", tampered(&sealed, true, |p| p.entries.truncate(left - 1)).await, "box-cut"),
            (
                "one put in",
                tampered(&sealed, true, |p| p.entries.insert(left + 1, p.entries[left].clone())).await,
                "box-cut",
            ),
            (
                "a command's answer changed",
                tampered(&sealed, true, |p| p.entries[left].command.answer = "{}".into()).await,
                "box-entry-wrong",
            ),
            ("another's key", tampered(&sealed, false, stranger).await, "box-signature"),
            ("another box", tampered(&sealed, true, |p| p.id = Uuid::new_v4().into()).await, "box-unknown"),
            ("another route", tampered(&sealed, true, |p| p.route = RouteId(Uuid::new_v4())).await, "box-unknown"),
        ];
        for (what, pack, code) in cases {
            assert_eq!(away.bring(pack).await, Err(code.to_owned()), "{what}");
            let now = (away.head().await, read::dump(away.room.site.app.engine.store(), away.route()).await.unwrap());
            assert!(now == before, "{what}: something changed at home");
        }
        let damaged: Vec<u8> =
            sealed.iter().enumerate().map(|(n, b)| if n == sealed.len() - 9 { b ^ 1 } else { *b }).collect();
        assert!(Pack::open(damaged, &Passphrase::typed(WORDS)).await.is_err(), "the file itself is sealed");
        assert!(away.bring(unpacked(&sealed).await).await.is_ok(), "what was not tampered with comes back after all");
        assert!(away.sound().await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_box_is_written_off_and_cannot_come_back() {
    for site in both().await {
        let away = away(site).await;
        let (program, lead, _) = away.open().await;
        let fields = json!({ "idea": away.idea, "petal": "where", "text": "langs de Dorpsstraat" });
        does(&lead, away.room.route, "point.add", fields).await;
        drop(program);
        let sealed = away.close();
        let room = &away.room;
        let page = room.lead.get(&format!("/r/{}/box/write-off", room.route)).await;
        let mut form = forms(&page.body).into_iter().find(|form| form.action.ends_with("/do")).expect("one button");
        form.set("reason", "gestolen uit de auto");
        let answer = room.lead.post(&form.action, &form.fields).await;
        assert_eq!(answer.status, 303, "{}", plain(&answer.body));
        let page = plain(&room.lead.get(&format!("/r/{}/box", room.route)).await.body);
        assert!(page.contains("gestolen uit de auto") && !page.contains("op reis in"), "{page}");
        room.part("closing").await;
        let head = away.head().await;
        assert_eq!(away.bring(unpacked(&sealed).await).await, Err("box-written-off".to_owned()));
        assert_eq!(away.head().await, head);
        let public = plain(&Browser::new(room.site.at).get(&format!("/r/{}", room.route)).await.body);
        assert!(!public.contains("op reis"), "{public}");
        verified_at_home(&away).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_box_is_taken_and_closed_on_its_pages_and_opened_from_half_an_unpacking() {
    let room = at_tables(crate::site::Site::new().await).await;
    let (idea, _, what) = room.write().await;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("wachtzin"), WORDS).unwrap();
    let path = format!("/r/{}/box", room.route);
    let page = room.lead.get(&path).await;
    let mut form = forms(&page.body).into_iter().find(|form| form.action.ends_with("/box")).expect("a form");
    form.set("name", "Laptop");
    form.set("passphrase", WORDS);
    form.set("again", "iets anders dan dit");
    assert_eq!(room.lead.post(&form.action, &form.fields).await.status, 422);
    form.set("again", WORDS);
    assert_eq!(room.facilitator.post(&form.action, &form.fields).await.status, 403);
    let answer = room.lead.post(&form.action, &form.fields).await;
    assert!(answer.header("content-disposition").starts_with("attachment"), "{}", answer.body);
    let away = Away { room, folder, what, idea, card: String::new() };
    boxed::private(&away.file(), &answer.bytes).unwrap();
    let half = away.folder.path().join("kist.bloemenzee.open");
    std::fs::create_dir(&half).unwrap();
    std::fs::write(half.join("bloemenzee.sqlite"), "half of it").unwrap();

    let (_program, lead, _) = away.open().await;
    let fields = json!({ "idea": away.idea, "petal": "where", "text": "langs de Dorpsstraat" });
    does(&lead, away.room.route, "point.add", fields.clone()).await;
    let second = run(&[
        "box",
        "open",
        &away.file().display().to_string(),
        "--listen",
        "127.0.0.1:0",
        "--passphrase-file",
        &away.secret(),
    ]);
    assert!(said(&second).contains("open on this laptop already"), "{}", said(&second));
    let page = lead.get(&path).await;
    let mut form = forms(&page.body).into_iter().find(|form| form.action.ends_with("/close")).expect("a form");
    form.set("passphrase", WORDS);
    let first = lead.post(&form.action, &form.fields).await;
    assert!(first.header("content-disposition").starts_with("attachment"), "{}", first.body);
    let refused = send(&lead, Way::Api, away.room.route, Uuid::new_v4(), "point.add", &fields).await;
    assert_eq!((refused.status, refused.json()["code"].as_str()), (503, Some("box-closed")));
    let closed = lead.get(&path).await.body;
    let states = plain(&closed);
    assert!(states.contains("Deze kist is gesloten") && states.contains("en het bestand is gemaakt"), "{states}");
    let named = first.header("content-disposition").split('"').nth(1).unwrap().to_owned();
    let mark = boxed::Mark::of(&away.file()).expect("it stands beside the file");
    assert_eq!(mark.into, named);
    let form = forms(&lead.get(&path).await.body).into_iter().find(|f| f.action.ends_with("/reopen")).expect("a form");
    assert_eq!(lead.post(&form.action, &form.fields).await.status, 303);
    does(&lead, away.room.route, "point.add", fields).await;
    let page = lead.get(&path).await;
    let mut form = forms(&page.body).into_iter().find(|form| form.action.ends_with("/close")).expect("a form");
    form.set("passphrase", WORDS);
    let last = lead.post(&form.action, &form.fields).await;
    let (first, last) = (unpacked(&first.bytes).await, unpacked(&last.bytes).await);
    assert_eq!(first.entries.len() + 1, last.entries.len(), "the last file holds everything");
    assert!(away.bring(last).await.is_ok());
    assert_eq!(away.bring(first).await, Err("box-returned".to_owned()));
    assert!(away.sound().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn home_cannot_say_that_its_words_are_elsewhere() {
    for site in both().await {
        let room = at_tables(site).await;
        let (store, route) = (room.site.app.engine.store(), key(RouteId(room.route)));
        let entry = store.carried(&route).await.unwrap().into_iter().find(Carried::has_words).unwrap();
        let gone = "DELETE FROM content WHERE route = $1 AND seq = $2 AND part = 'words'";
        let elsewhere = "INSERT INTO words_elsewhere (route, seq) VALUES ($1, $2)";
        let both = [gone, elsewhere].map(|sql| Statement::new(sql, params![route.as_str(), entry.seq]));
        bloemenzee::access::write(store, both.to_vec()).await.unwrap();
        let report = store.verify(&route).await.unwrap();
        assert_eq!(report.problems.first().map(|problem| problem.what.as_str()), Some("the words are gone"));
    }
}

/// The demo's own words: what its people need to feel safe stays out of the file.
#[tokio::test(flavor = "multi_thread")]
async fn the_demos_needs_for_safety_stay_home() {
    let folder = tempfile::tempdir().unwrap();
    let (program, links) = Program::demo(folder.path(), Some("carousel"), None);
    let (lead, found) = crate::program::persona(&links, "lead_facilitator");
    let route = found["route"].as_str().unwrap().to_owned();
    let items = lead.get(&format!("/api/v1/routes/{route}/items")).await.json();
    let safety = items["items"].as_array().unwrap().iter().filter(|item| item["kind"] == "safety");
    let needs: Vec<String> = safety.filter_map(|item| item["text"].as_str().map(str::to_owned)).collect();
    assert!(needs.len() > 1, "the demo has needs for safety: {items}");
    drop(program);
    let (file, secret) = (folder.path().join("kist.bloemenzee"), folder.path().join("wachtzin"));
    std::fs::write(&secret, WORDS).unwrap();
    let database = format!("sqlite:{}", folder.path().join("demo.sqlite").display());
    let show = |path: &Path| path.display().to_string();
    let take = [
        "box",
        "take",
        &route,
        &show(&file),
        "--name",
        "Kist",
        "--database",
        &database,
        "--passphrase-file",
        &show(&secret),
    ];
    let taken = run(&take.map(String::from).iter().map(String::as_str).collect::<Vec<_>>());
    assert!(taken.status.success(), "{}", said(&taken));
    let plain = Passphrase::typed(WORDS).open(std::fs::read(&file).unwrap()).await.unwrap();
    let plain = String::from_utf8(plain).unwrap();
    for need in &needs {
        assert!(!plain.contains(need.as_str()), "{need}");
    }
    let back = ["box", "return", &show(&file), "--database", &database, "--passphrase-file", &show(&secret)];
    let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let does = |words: Vec<String>| run(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let refused = does(all(&back));
    let what = "This is the file that left home. Nothing was taken in.";
    assert!(!refused.status.success() && said(&refused).contains(what), "{}", said(&refused));
    let home = show(&folder.path().join("terug.bloemenzee"));
    let closed = does(all(&["box", "close", &show(&file), &home, "--passphrase-file", &show(&secret)]));
    assert!(closed.status.success(), "{}", said(&closed));
    let back = ["box", "return", &home, "--database", &database, "--passphrase-file", &show(&secret)];
    let back = does(all(&back));
    assert!(back.status.success(), "a box in which nothing happened comes back when it was closed: {}", said(&back));
    assert!(String::from_utf8_lossy(&back.stdout).contains("0 entries were added"));
    assert!(run(&["verify", "--database", &database]).status.success());
}

#[test]
fn a_box_that_is_not_there_leaves_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let show = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(show("wachtzin"), WORDS).unwrap();
    let open = ["--listen", "127.0.0.1:0"].map(str::to_owned).to_vec();
    for (what, more) in [("open", open), ("close", vec![show("terug.bloemenzee")])] {
        let file = show("kist.bloemenzee");
        let secret = ["--passphrase-file".to_owned(), show("wachtzin")];
        let all: Vec<String> =
            ["box".to_owned(), what.to_owned(), file.clone()].into_iter().chain(more).chain(secret).collect();
        let told = run(&all.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(!told.status.success() && said(&told).contains(&file), "{what}: {}", said(&told));
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["wachtzin"], "{what} leaves nothing behind");
    }
}
