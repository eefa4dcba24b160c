//! Boxes forged by somebody who had the laptop and the passphrase: whatever they wrote into the log of the box, it
//! signs. What a box cannot do, home refuses, and what only looks like something of a box stays behind.

use crate::boxed::{Away, WORDS, away, unpacked, verified_at_home};
use crate::browser::Browser;
use crate::forms::plain;
use crate::paper::{holds, size, taken};
use crate::site::{Way as By, both, csrf, done, send};
use bloemenzee::access::seat::{self, Card};
use bloemenzee::access::{self, Purpose};
use bloemenzee::boxed::{Pack, Passphrase, Signer};
use bloemenzee::execute::key;
use bloemenzee::photo::{self, Picture};
use bloemenzee::read;
use bloemenzee::store::{NewEntry, Store};
use bloemenzee_domain::answer::AnswerKind;
use bloemenzee_domain::change::{Change, Record};
use bloemenzee_domain::circle::CodeMade;
use bloemenzee_domain::event::{Event, to_content};
use bloemenzee_domain::fact::Fact;
use bloemenzee_domain::id::{ItemId, ParticipantId, PersonId, PhotoId};
use bloemenzee_domain::message::{Addressee, Message, MessageKind, Way};
use bloemenzee_domain::method::Role;
use bloemenzee_domain::paper::{MAX_PHOTOS, Photo, PhotoState};
use bloemenzee_domain::question::Grant;
use bloemenzee_domain::time::Moment;
use serde_json::{Value, json};
use uuid::Uuid;

const LATER: Moment = Moment(4_000_000_000);
/// What home says to a box that brings what no box can have.
const OTHER: &str = "iets mee wat niet in een kist kan gebeuren. Er is niets opgenomen.";

/// What somebody writes into the log of the box past every rule: an entry of these events, which says that it erases
/// the words of those earlier ones.
type Slipped = (Vec<Event>, Vec<i64>);

/// A box in the hands of somebody who has its file and its passphrase, and knows this program.
struct Forger<'a> {
    away: &'a Away,
    pack: Pack,
}

impl<'a> Forger<'a> {
    async fn of(away: &'a Away) -> Self {
        Self { away, pack: unpacked(&std::fs::read(away.file()).unwrap()).await }
    }

    /// A database with what left, and these entries after it.
    async fn database(&self, slipped: Vec<Slipped>) -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite:{}", folder.path().join("box.sqlite").display())).await.unwrap();
        let route = key(self.away.route());
        let mut txn = store.begin(std::slice::from_ref(&route)).await.unwrap();
        self.pack.entries.iter().try_for_each(|entry| txn.carry(&route, entry)).unwrap();
        for (seq, (events, erases)) in (self.pack.left + 1..).zip(slipped) {
            let content = to_content(&events);
            let (facts, words, command_id) = (content.facts, content.words, Uuid::new_v4());
            let answer = json!({ "seq": seq, "effects": [] }).to_string().into_bytes();
            let entry = NewEntry {
                route: route.clone(),
                seq,
                minute: 1,
                facts,
                words,
                erases,
                command_id,
                asked: vec![1],
                answer,
            };
            txn.append(entry).unwrap();
        }
        txn.commit().await.unwrap();
        (folder, store)
    }

    /// What the box brings home of that database, under its own signature.
    async fn signed(&self, store: &Store) -> Pack {
        let (route, mut pack) = (self.away.route(), self.pack.clone());
        pack.entries = store.carried(&key(route)).await.unwrap();
        pack.photos = photo::carried(store, route).await.unwrap();
        pack.seat_codes = seat::kept(store, route, Moment(0)).await.unwrap().0;
        pack.checkpoint = Signer::parse(&pack.secret).unwrap().checkpoint(&pack.leaves());
        pack.closed = Some(Moment(1));
        pack
    }

    /// The same of entries alone.
    async fn with(&self, slipped: Vec<Slipped>) -> Pack {
        let (_folder, store) = self.database(slipped).await;
        self.signed(&store).await
    }
}

/// The route as it stands at home: its log with all words, and its tables.
async fn stands(away: &Away) -> impl PartialEq + use<> {
    let (store, route) = (away.room.site.app.engine.store(), away.route());
    let tables = read::dump(store, route).await.unwrap();
    let messages = read::messages(store, route).await.unwrap().len();
    (store.carried(&key(route)).await.unwrap(), tables, messages, photo::there(store, route).await.unwrap())
}

/// Who leads chooses the file on the page of the box: home says why not, and nothing has changed there.
async fn refused(away: &Away, what: &str, pack: Pack, sentence: &str) {
    let sealed = pack.seal(&Passphrase::typed(WORDS)).await.unwrap();
    refused_file(away, what, &sealed, sentence).await;
}

async fn refused_file(away: &Away, what: &str, sealed: &[u8], sentence: &str) {
    let (lead, path) = (&away.room.lead, format!("/r/{}/box/return", away.room.route));
    let (before, csrf) = (stands(away).await, csrf(lead).await);
    let told = lead.upload(&path, &[("csrf", &csrf), ("passphrase", WORDS)], sealed).await;
    assert!(
        told.status == 422 && plain(&told.body).contains(sentence),
        "{what}: {} {}",
        told.status,
        plain(&told.body)
    );
    assert!(stands(away).await == before, "{what}: something changed at home");
    assert!(away.sound().await, "{what}");
}

fn changed(what: &str, record: Record) -> Event {
    Event::Change(Change { what: what.into(), record })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_box_can_do_is_refused_though_the_box_signed_it() {
    for site in both().await {
        let away = away(site).await;
        let forger = Forger::of(&away).await;
        let engine = &away.room.site.app.engine;
        let snap = engine.snapshot(away.route()).await.unwrap();
        let (topic, idea) = (*snap.route.facts.topics.keys().next().unwrap(), away.idea.into());
        let entries = engine.store().carried(&key(away.route())).await.unwrap();
        let line = |entry: &&bloemenzee::store::Carried| {
            entry.content("words").is_some_and(|words| words.contains("één boom per tien huizen"))
        };
        let (erased, what) = (entries.iter().find(line).unwrap().seq, away.what.into());
        let points = Fact::Erased { entries: vec![u64::try_from(erased).unwrap()], points: vec![what], kept: vec![] };
        let answer = Fact::Answered {
            idea,
            answer: AnswerKind::WithinFrames,
            text: "Overgenomen.".into(),
            at: Moment(0),
            documents: vec![],
            body: None,
            taken: None,
        };
        let participant = ParticipantId(away.room.people[1].0);
        let message = |kind| {
            let (id, to) = (ItemId(Uuid::new_v4()), Addressee::Participant(participant));
            let is = Message { id, to, kind, way: Way::Mail, at: Moment(0), about: None, nudges: vec![] };
            changed("message.queued", Record::Message(is))
        };
        let person = PersonId(away.room.facilitator_id);
        let grant = Grant { person, role: Role::LeadFacilitator, held: true, by_administrator: false };
        let cases: Vec<(&str, Slipped)> = vec![
            ("words erased by a fact", (vec![Event::Fact(points)], vec![erased])),
            ("words erased by a list alone", (vec![], vec![erased])),
            ("a topic removed", (vec![Event::Fact(Fact::TopicRemoved { topic })], vec![])),
            ("an answer of the commissioner", (vec![Event::Fact(answer)], vec![])),
            ("told that the route was stopped", (vec![message(MessageKind::Stopped)], vec![])),
            ("an invitation", (vec![message(MessageKind::Invitation)], vec![])),
            ("a role", (vec![changed("role.granted", Record::Grant(grant))], vec![])),
        ];
        for (what, slipped) in cases {
            refused(&away, what, forger.with(vec![slipped]).await, OTHER).await;
        }
        assert!(away.bring(forger.with(Vec::new()).await).await.is_ok(), "what nobody forged comes home after all");
        verified_at_home(&away).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_or_a_link_that_was_planted_in_a_box_opens_nothing_at_home() {
    for site in both().await {
        let away = away(site).await;
        let (app, route) = (&away.room.site.app, away.route());
        let participant = ParticipantId(away.room.people[2].0);
        let print = app.engine.snapshot(route).await.unwrap().route.prep.cards[&participant].print;
        let code_made = CodeMade { id: ItemId(Uuid::new_v4()), participant, by: None, at: Moment(0) };
        let forger = Forger::of(&away).await;
        let said = vec![changed("sign_in_code.made", Record::CodeMade(code_made))];
        let (_folder, store) = forger.database(vec![(said, vec![])]).await;
        let (planted, card) = (access::code(), Card { route, participant, print, expires: LATER });
        seat::keep_codes(&store, &app.seat_key, &[(card, planted.clone())]).await.unwrap();
        let there = seat::card(&store, &app.seat_key, &planted, Moment(0)).await.unwrap();
        assert_eq!(there, Some(card), "in the box it is as good as a printed one");
        let link = access::make_link(&store, &Purpose::Participant { route, participant }, LATER).await.unwrap();
        let pack = forger.signed(&store).await;
        assert_eq!(pack.seat_codes.len(), 1, "the file brings it");
        assert!(away.bring(pack).await.is_ok());
        let signs_in =
            |code: String| async { Browser::new(away.room.site.at).post("/sign-in", &[("code".into(), code)]).await };
        assert_eq!(signs_in(planted).await.status, 422, "a planted code");
        assert_eq!(signs_in(link).await.status, 422, "a planted link");
        assert_eq!(signs_in(away.card.clone()).await.status, 303, "the card that home printed");
    }
}

/// A photo as the log has it when it was taken, and as its picture is kept.
fn photographed(away: &Away, body: Vec<u8>) -> (PhotoId, Event, Picture) {
    let (id, picture) = (PhotoId(Uuid::new_v4()), Picture::new(body));
    let (idea, commitment) = (away.idea.into(), picture.commitment());
    let is = Photo { id, idea, commitment, by: None, at: Moment(0), state: PhotoState::Beside };
    (id, changed("photo.added", Record::Photo(is)), picture)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_that_comes_home_is_drawn_anew_and_what_is_no_picture_stays_out() {
    for site in both().await {
        let away = away(site).await;
        let forger = Forger::of(&away).await;
        let (raw, other) = (photographed(&away, taken()), photographed(&away, b"<script>no picture</script>".to_vec()));
        let events = vec![raw.1.clone(), other.1.clone()];
        let (_folder, box_store) = forger.database(vec![(events, vec![])]).await;
        for (id, _, picture) in [&raw, &other] {
            photo::keep(&box_store, away.route(), *id, picture, Moment(0)).await.unwrap();
        }
        let pack = forger.signed(&box_store).await;
        assert_eq!(pack.photos.len(), 2);
        assert!(away.bring(pack).await.is_ok(), "the evening comes home");
        let store = away.room.site.app.engine.store();
        let drawn = photo::read(store, away.route(), raw.0).await.unwrap().expect("the photo came home");
        for word in [&b"Exif"[..], b"GPS", b"Voorbeeld"] {
            assert!(
                !holds(&drawn.body, word),
                "what the camera wrote along stays out: {}",
                String::from_utf8_lossy(word)
            );
        }
        assert_eq!(size(&drawn.body), (400, 640), "it stands upright");
        assert_eq!(photo::read(store, away.route(), other.0).await.unwrap(), None, "what is no picture");
        let snap = away.room.site.app.engine.snapshot(away.route()).await.unwrap();
        assert_eq!(snap.route.prep.photos[&raw.0].commitment, drawn.commitment(), "the log commits to what is there");
        assert_eq!(photo::that_differs(store).await.unwrap(), None);
        verified_at_home(&away).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_left_is_not_read_again_for_photos() {
    for site in both().await {
        let away = away(site).await;
        assert!(away.bring(Forger::of(&away).await.with(Vec::new()).await).await.is_ok(), "closed, and nothing new");
        std::fs::remove_file(away.file()).unwrap();
        // A photo that home has, when the route leaves once more.
        let (own, store) = (Picture::new(b"at home".to_vec()), away.room.site.app.engine.store());
        let id = PhotoId(Uuid::new_v4());
        photo::keep(store, away.route(), id, &own, Moment(0)).await.unwrap();
        let add = json!({ "idea": away.idea, "commitment": own.commitment() });
        done(&send(&away.room.lead, By::Api, away.room.route, id.0, "photo.add", &add).await, "photo.add");
        away.leaves().await;
        let forger = Forger::of(&away).await;
        let (_, said, picture) = photographed(&away, taken());
        let (_folder, box_store) = forger.database(Vec::new()).await;
        photo::keep(&box_store, away.route(), id, &picture, Moment(0)).await.unwrap();
        let mut pack = forger.signed(&box_store).await;
        // The words of an entry that left: its envelope stays as it was, so that the signature holds.
        let parts = pack.entries.iter_mut().flat_map(|entry| &mut entry.contents);
        let words = parts.filter(|part| part.part == "words").last().unwrap();
        let mut body: Value = serde_json::from_str(&words.body).unwrap();
        let Event::Change(Change { record: Record::Photo(said), .. }) = said else { panic!("a photo is a change") };
        let said = Change { what: "photo.added".into(), record: Record::Photo(Photo { id, ..said }) };
        body["changes"].as_array_mut().unwrap().push(serde_json::to_value(said).unwrap());
        words.body = body.to_string();
        assert!(away.bring(pack).await.is_ok(), "home has its own words of what left");
        assert_eq!(photo::read(store, away.route(), id).await.unwrap(), Some(own), "its own picture");
        assert_eq!(photo::that_differs(store).await.unwrap(), None, "and what it committed to");
        verified_at_home(&away).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flower_gets_no_more_photos_from_a_box_than_at_home() {
    for site in both().await {
        let away = away(site).await;
        let forger = Forger::of(&away).await;
        let many = (0..=MAX_PHOTOS).map(|n| (vec![photographed(&away, vec![u8::try_from(n).unwrap()]).1], vec![]));
        refused(&away, "seven photos", forger.with(many.collect()).await, OTHER).await;
        let enough = (0..MAX_PHOTOS).map(|n| (vec![photographed(&away, vec![u8::try_from(n).unwrap()]).1], vec![]));
        assert!(away.bring(forger.with(enough.collect()).await).await.is_ok(), "six");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_asks_for_more_work_than_ours_is_not_opened() {
    let away = away(crate::site::Site::new().await).await;
    let mut sealed = std::fs::read(away.file()).unwrap();
    let head = String::from_utf8_lossy(&sealed[..120]).into_owned();
    let line = head.lines().nth(1).unwrap();
    assert!(line.starts_with("-> scrypt "), "{line}");
    let at = head.find(line).unwrap() + line.len();
    // A passphrase is tried with twice the work of ours: a minute of a processor, and a quarter of a gigabyte.
    sealed.splice(at - 2..at, *b"18");
    refused_file(&away, "twice the work", &sealed, "Dit bestand is geen kist").await;
}
