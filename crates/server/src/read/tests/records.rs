//! Any records written and read back are the records.

use bloemenzee_domain::change::Record;
use bloemenzee_domain::circle::{CodeMade, Involvement, Kind, Person, Reply};
use bloemenzee_domain::conversation::{Arrangement, Conversation, Item, ItemKind, Outcome, Setting};
use bloemenzee_domain::gathering::{Carousel, CarouselNote, Gathering, SeatWish, TableCare};
use bloemenzee_domain::hall::{ReadBack, SeatCard, Signal};
use bloemenzee_domain::id::RouteId;
use bloemenzee_domain::message::{Addressee, Message, MessageKind, Way};
use bloemenzee_domain::method::{Part, Role};
use bloemenzee_domain::paper::{FlowerSheet, Photo, PhotoRule, PhotoState, Typist};
use bloemenzee_domain::prep::Prep;
use bloemenzee_domain::question::{Draft, Grant, NewFrame, Strength};
use bloemenzee_domain::report::{Correction, ReportState};
use bloemenzee_domain::stance::Channel;
use bloemenzee_domain::time::Moment;
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use uuid::Uuid;

use crate::params;
use crate::read::tests::{on_both, run};
use crate::read::{load_prep, record_statements};
use crate::store::{Statement, Store};

on_both!(records_come_back_as_they_were, a_route_that_is_not_there_is_empty);

/// An id out of few, so that records are written over.
pub(super) fn few<T: From<Uuid> + std::fmt::Debug>() -> impl Strategy<Value = T> + Clone {
    (1..5_u128).prop_map(|n| T::from(Uuid::from_u128(n)))
}

/// Any text that a database keeps.
pub(super) fn text() -> impl Strategy<Value = String> + Clone {
    let sign = prop_oneof![any::<char>(), select(vec!['\n', '\'', '"', '$', '%', '€', 'e'])];
    vec(sign.prop_filter("no NUL", |c| *c != '\0'), 0..8).prop_map(|all| all.into_iter().collect())
}

pub(super) fn moment() -> impl Strategy<Value = Moment> + Clone {
    prop_oneof![Just(i64::MIN), Just(i64::MAX), 0..2_000_000_000_i64].prop_map(Moment)
}

pub(super) fn any_of<T: Clone + std::fmt::Debug + 'static>(all: impl AsRef<[T]>) -> impl Strategy<Value = T> + Clone {
    select(all.as_ref().to_vec())
}

pub(super) fn channel() -> impl Strategy<Value = Channel> + Clone {
    any_of([Channel::Own, Channel::Tablet, Channel::Paper, Channel::Spoken, Channel::Phone])
}

fn frames() -> impl Strategy<Value = Vec<NewFrame>> + Clone {
    let frame = (text(), any_of([Strength::Hard, Strength::Intent]));
    vec(frame.prop_map(|(text, strength)| NewFrame { text, strength }), 0..4)
}

fn draft() -> impl Strategy<Value = Record> {
    (text(), text(), frames(), of((frames(), text())), text(), text()).prop_map(
        |(question, promise, frames, proposal, opening_words, next_steps)| {
            Record::Draft(Draft { question, promise, frames, proposal, opening_words, next_steps })
        },
    )
}

fn involvement() -> impl Strategy<Value = Record> {
    let kind = any_of([Kind::Resident, Kind::Professional, Kind::CommissionerStaff]);
    let reply = of((any_of([Reply::Yes, Reply::No, Reply::NotYet]), channel()));
    let words = (text(), text(), text(), text());
    (few(), few(), words, kind, of(moment()), reply, any::<bool>(), of(text())).prop_map(
        |(participant, person, words, kind, invited, answer, signed_up, removed)| {
            let (why, named_by, organisation, trusted_adult) = words;
            Record::Involvement(Involvement {
                participant,
                person,
                why,
                named_by,
                kind,
                organisation,
                trusted_adult,
                invited,
                answer,
                signed_up,
                removed,
            })
        },
    )
}

fn conversation() -> impl Strategy<Value = Record> {
    let setting = any_of([Setting::HomeVisit, Setting::Phone, Setting::AtTheDoor, Setting::Elsewhere]);
    let answers = btree_map(text(), text(), 0..3);
    (few(), of(few()), of(setting), of(moment()), of(moment()), answers, of(text())).prop_map(
        |(participant, facilitator, setting, planned, held, answers, waived)| {
            Record::Conversation(Conversation { participant, facilitator, setting, planned, held, answers, waived })
        },
    )
}

fn item() -> impl Strategy<Value = Record> {
    let kind = any_of([ItemKind::Information, ItemKind::Safety, ItemKind::NamedPerson, ItemKind::Practical]);
    let arrangement = prop_oneof![
        few().prop_map(Arrangement::NotWith),
        few().prop_map(Arrangement::TogetherWith),
        any_of([Arrangement::StepFree, Arrangement::FirstToGo, Arrangement::Break, Arrangement::Other]),
    ];
    let outcome = prop_oneof![
        text().prop_map(Outcome::Answered),
        text().prop_map(Outcome::Declined),
        text().prop_map(Outcome::Arranged),
        text().prop_map(Outcome::Asked),
    ];
    (few(), of(few()), kind, text(), of(arrangement), text(), of(few()), any::<bool>(), of(outcome)).prop_map(
        |(id, participant, kind, text, arrangement, instruction, held_by, to_commissioner, outcome)| {
            Record::Item(Item {
                id,
                participant,
                kind,
                text,
                arrangement,
                instruction,
                held_by,
                to_commissioner,
                outcome,
            })
        },
    )
}

fn meeting() -> impl Strategy<Value = Record> {
    let part = any_of([Part::Informing, Part::Tables, Part::Carousel, Part::Closing, Part::Plenary]);
    let gathering = (few(), moment(), text(), btree_map(part, any::<u32>(), 0..5))
        .prop_map(|(id, at, place, minutes)| Record::Gathering(Gathering { id, at, place, minutes }));
    let care = (few(), of(few())).prop_map(|(table, facilitator)| Record::TableCare(TableCare { table, facilitator }));
    let note = (text(), btree_map(text(), text(), 0..2)).prop_map(|(code, fields)| CarouselNote { code, fields });
    let rounds = vec(btree_map(few(), few(), 0..4), 0..4);
    let carousel = (any::<u32>(), any::<u32>(), rounds, vec(note, 0..3)).prop_map(
        |(minutes_per_round, minutes_to_change, rounds, notes)| {
            Record::Carousel(Carousel { minutes_per_round, minutes_to_change, rounds, notes })
        },
    );
    let card = (few(), few(), any::<u32>(), any::<u32>(), any::<bool>()).prop_map(
        |(participant, gathering, number, print, revoked)| {
            Record::SeatCard(SeatCard { participant, gathering, number, print, revoked })
        },
    );
    let wish = (few(), of(few())).prop_map(|(participant, table)| Record::SeatWish(SeatWish { participant, table }));
    let code = (few(), few(), of(few()), moment())
        .prop_map(|(id, participant, by, at)| Record::CodeMade(CodeMade { id, participant, by, at }));
    let signal = (few(), of(moment()), of(moment()));
    let signal = signal.prop_map(|(table, since, coming)| Record::Signal(Signal { table, since, coming }));
    let read_back = (few(), of(few()), moment(), vec((few(), any::<u32>()), 0..4))
        .prop_map(|(idea, by, at, points)| Record::ReadBack(ReadBack { idea, by, at, points }));
    prop_oneof![gathering, care, carousel, card, signal, read_back, wish, code]
}

fn paper() -> impl Strategy<Value = Record> {
    use MessageKind as To;
    let kind = any_of([
        To::Invitation,
        To::NewFrames,
        To::AfterRound,
        To::DraftReport,
        To::FinalReport,
        To::Stopped,
        To::CodeMade,
        To::GroupStopped,
        To::GatheringPlanned,
        To::GatheringCancelled,
        To::LaterDecided,
        To::ActionStopped,
        To::Reminder,
        To::News,
    ]);
    let to = prop_oneof![few().prop_map(Addressee::Participant), few().prop_map(Addressee::Staff)];
    let nudges = vec("[a-z_]{1,9}:[0-9]{1,9}", 0..3);
    let message = (few(), to, kind, any_of([Way::Mail, Way::Letter]), moment(), of(few::<Uuid>()), nudges).prop_map(
        |(id, to, kind, way, at, about, nudges)| Record::Message(Message { id, to, kind, way, at, about, nudges }),
    );
    let report = (of(moment()), of(moment()), of(moment()), text()).prop_map(
        |(drafted, correct_before, finalised, early_because)| {
            Record::Report(ReportState { drafted, correct_before, finalised, early_because })
        },
    );
    let correction = (few(), of(few()), text(), of((any::<bool>(), text())))
        .prop_map(|(id, participant, text, settled)| Record::Correction(Correction { id, participant, text, settled }));
    let code = any_of(["ABC234", "ABC235"]);
    let sheet = (code, of(few()), of(few()))
        .prop_map(|(code, table, idea)| Record::FlowerSheet(FlowerSheet { code: code.into(), table, idea }));
    let photo = (few(), few(), text(), of(few()), moment(), any_of(PhotoState::ALL))
        .prop_map(|(id, idea, commitment, by, at, state)| Record::Photo(Photo { id, idea, commitment, by, at, state }));
    let rule = any::<bool>().prop_map(|archive| Record::PhotoRule(PhotoRule { archive }));
    let typist =
        (few(), 1..4_u32, of(few())).prop_map(|(idea, number, by)| Record::Typist(Typist { idea, number, by }));
    prop_oneof![message, report, correction, sheet, photo, rule, typist]
}

fn record() -> impl Strategy<Value = Record> {
    let person = (few(), text(), text(), text(), text())
        .prop_map(|(id, name, email, phone, address)| Record::Person(Person { id, name, email, phone, address }));
    let grant =
        (few(), any_of(Role::ALL), any::<bool>(), any::<bool>()).prop_map(|(person, role, held, by_administrator)| {
            Record::Grant(Grant { person, role, held, by_administrator })
        });
    let follow = super::follow::record().prop_map(Record::Follow);
    prop_oneof![
        person,
        grant,
        draft(),
        involvement(),
        conversation(),
        item(),
        meeting(),
        meeting(),
        paper(),
        paper(),
        follow.clone(),
        follow.clone(),
        follow,
    ]
}

/// Two routes are written in turn, over the same ids: neither touches the other.
async fn records_come_back_as_they_were(store: &Store) {
    let routes = [RouteId(Uuid::from_u128(101)), RouteId(Uuid::from_u128(102))];
    let cases = vec((0..2_usize, record()), 1..40);
    let mut runner = TestRunner::new(Config { cases: 48, failure_persistence: None, ..Config::default() });
    let handle = tokio::runtime::Handle::current();
    let work = || {
        runner.run(&cases, |records| {
            let mut folded = [Prep::default(), Prep::default()];
            let empty = crate::read::RECORD_TABLES.iter().chain(crate::read::FOLLOW_TABLES);
            let mut all: Vec<_> = empty.map(|name| Statement::new(format!("DELETE FROM {name}"), params![])).collect();
            for (of, record) in &records {
                all.extend(record_statements(routes[*of], record));
                folded[*of].apply(record);
                if matches!(record, Record::Person(_)) {
                    folded[1 - *of].apply(record);
                }
            }
            handle.block_on(run(store, all));
            for (route, mut prep) in routes.into_iter().zip(folded) {
                let granted = prep.grants.keys().map(|(person, _)| *person);
                let known: Vec<_> = prep.involvements.values().map(|i| i.person).chain(granted).collect();
                prep.people.retain(|id, _| known.contains(id));
                prop_assert_eq!(handle.block_on(load_prep(store, route)).unwrap(), prep);
            }
            Ok(())
        })
    };
    tokio::task::block_in_place(work).unwrap();
}

async fn a_route_that_is_not_there_is_empty(store: &Store) {
    assert_eq!(load_prep(store, RouteId(Uuid::from_u128(7))).await.unwrap(), Prep::default());
}
