//! The records of a route as rows: everything that is not a fact of a decision.
//!
//! Each [`Record`] says how one thing now is; its rows are written over. `person` is the one table
//! that routes share.

use bloemenzee_domain::change::Record;
use bloemenzee_domain::circle::{CodeMade, Involvement, Person};
use bloemenzee_domain::conversation::{Arrangement, Conversation, Item, Outcome};
use bloemenzee_domain::gathering::{Carousel, Gathering, SeatWish, TableCare};
use bloemenzee_domain::hall::{ReadBack, SeatCard, Signal};
use bloemenzee_domain::id::{PointId, RouteId};
use bloemenzee_domain::message::{Addressee, Message, Way};
use bloemenzee_domain::paper::{FlowerSheet, Photo, PhotoRule, PhotoState, Typist};
use bloemenzee_domain::question::{Draft, Grant, NewFrame};
use bloemenzee_domain::report::{Correction, ReportState};

use super::follow::follow_statements;
use super::table::{at, count, tables};
use crate::params;
use crate::store::{Statement, Value};

tables! {
    /// The tables of the records, by name; all begin with the route, save `person`.
    RECORD_TABLES, ALL;
    PERSON = "person" ["id"] ["name", "email", "phone", "address"];
    DRAFT = "draft" ["route"] ["question", "promise", "proposal_reason", "opening_words", "next_steps"];
    DRAFT_FRAME = "draft_frame" ["route", "list", "number"] ["text", "strength"];
    ROLE_GRANT = "role_grant" ["route", "person", "role"] ["held", "by_administrator"];
    INVOLVEMENT = "involvement" ["route", "participant"] [
        "person", "why", "named_by", "kind", "organisation", "trusted_adult", "invited", "reply", "reply_channel",
        "signed_up", "removed",
    ];
    CODE_MADE = "code_made" ["route", "id"] ["participant", "by_person", "at"];
    CONVERSATION = "conversation" ["route", "participant"] ["facilitator", "setting", "planned", "held", "waived"];
    CONVERSATION_ANSWER = "conversation_answer" ["route", "participant", "question"] ["answer"];
    ITEM = "item" ["route", "id"] [
        "participant", "kind", "text", "arrangement", "arrangement_with", "instruction", "held_by",
        "to_commissioner", "outcome", "outcome_text",
    ];
    GATHERING = "gathering" ["route", "id"] ["at", "place"];
    GATHERING_PART = "gathering_part" ["route", "gathering", "part"] ["minutes"];
    TABLE_CARE = "table_care" ["route", "table_id"] ["facilitator"];
    CAROUSEL = "carousel" ["route"] ["minutes_per_round", "minutes_to_change", "rounds", "notes"];
    CAROUSEL_PLACE = "carousel_place" ["route", "round", "participant"] ["table_id"];
    SEAT_WISH = "seat_wish" ["route", "participant"] ["table_id"];
    SEAT_CARD = "seat_card" ["route", "participant"] ["gathering", "number", "print", "revoked"];
    TABLE_SIGNAL = "table_signal" ["route", "table_id"] ["since", "coming"];
    READ_BACK = "read_back" ["route", "idea"] ["by_person", "at"];
    READ_BACK_POINT = "read_back_point" ["route", "idea", "number"] ["point", "revision"];
    FLOWER_SHEET = "flower_sheet" ["route", "code"] ["table_id", "idea"];
    TYPIST = "typist" ["route", "idea", "number"] ["by_person"];
    PHOTO = "photo" ["route", "id"] ["idea", "commitment", "by_person", "at", "state"];
    PHOTO_RULE = "photo_rule" ["route"] ["archive"];
    MESSAGE = "message" ["route", "id"] ["participant", "staff", "kind", "way", "at", "about", "nudges"];
    REPORT_STATE = "report_state" ["route"] ["drafted", "correct_before", "finalised", "early_because"];
    CORRECTION = "correction" ["route", "id"] ["participant", "text", "accepted", "note"];
}

/// The statements that write a record over its rows, to be executed in this order. The delivery of
/// a message is left alone.
pub fn record_statements(route: RouteId, record: &Record) -> Vec<Statement> {
    match record {
        Record::Draft(is) => draft(route, is),
        Record::Grant(is) => vec![grant(route, is)],
        Record::Person(is) => vec![person(is)],
        Record::Involvement(is) => vec![involvement(route, is)],
        Record::CodeMade(is) => vec![code_made(route, is)],
        Record::Conversation(is) => conversation(route, is),
        Record::Item(is) => vec![item(route, is)],
        Record::Gathering(is) => gathering(route, is),
        Record::TableCare(is) => vec![table_care(route, is)],
        Record::Carousel(is) => carousel(route, is),
        Record::SeatWish(is) => vec![seat_wish(route, is)],
        Record::SeatCard(is) => vec![seat_card(route, is)],
        Record::Signal(is) => vec![signal(route, is)],
        Record::ReadBack(is) => read_back(route, is),
        Record::FlowerSheet(is) => vec![flower_sheet(route, is)],
        Record::Typist(is) => vec![typist(route, *is)],
        Record::Photo(is) => photo(route, is),
        Record::PhotoRule(is) => vec![photo_rule(route, *is)],
        Record::Message(is) => vec![message(route, is)],
        Record::Report(is) => vec![report(route, is)],
        Record::Correction(is) => vec![correction(route, is)],
        Record::Follow(is) => follow_statements(route, is),
    }
}

fn person(is: &Person) -> Statement {
    PERSON.put(params![is.id.0, &is.name, &is.email, &is.phone, &is.address])
}

fn draft(route: RouteId, is: &Draft) -> Vec<Statement> {
    let (proposal, reason) = match &is.proposal {
        Some((frames, reason)) => (frames.as_slice(), Some(reason)),
        None => (&[][..], None),
    };
    let list = |name: &'static str, frames: &[NewFrame]| {
        let row = move |(number, frame): (u32, &NewFrame)| {
            DRAFT_FRAME.put(params![route.0, name, number, &frame.text, frame.strength.name()])
        };
        (1..).zip(frames).map(row).collect::<Vec<_>>()
    };
    let whole = DRAFT.put(params![route.0, &is.question, &is.promise, reason, &is.opening_words, &is.next_steps]);
    let frames = list("frames", &is.frames).into_iter().chain(list("proposal", proposal));
    [whole, DRAFT_FRAME.cut(params![route.0])].into_iter().chain(frames).collect()
}

fn grant(route: RouteId, is: &Grant) -> Statement {
    ROLE_GRANT.put(params![route.0, is.person.0, is.role.name(), is.held, is.by_administrator])
}

fn involvement(route: RouteId, is: &Involvement) -> Statement {
    INVOLVEMENT.put(params![
        route.0,
        is.participant.0,
        is.person.0,
        &is.why,
        &is.named_by,
        is.kind.name(),
        &is.organisation,
        &is.trusted_adult,
        is.invited.map(at),
        is.answer.map(|(reply, _)| reply.name()),
        is.answer.map(|(_, channel)| channel.name()),
        is.signed_up,
        is.removed.as_ref(),
    ])
}

fn code_made(route: RouteId, is: &CodeMade) -> Statement {
    CODE_MADE.put(params![route.0, is.id.0, is.participant.0, is.by.map(|p| p.0), at(is.at)])
}

fn conversation(route: RouteId, is: &Conversation) -> Vec<Statement> {
    let key = || params![route.0, is.participant.0];
    let whole = CONVERSATION.put(params![
        route.0,
        is.participant.0,
        is.facilitator.map(|p| p.0),
        is.setting.map(|s| s.name()),
        is.planned.map(at),
        is.held.map(at),
        is.waived.as_ref(),
    ]);
    let answers = is
        .answers
        .iter()
        .map(|(question, answer)| CONVERSATION_ANSWER.put(params![route.0, is.participant.0, question, answer]));
    [whole, CONVERSATION_ANSWER.cut(key())].into_iter().chain(answers).collect()
}

fn item(route: RouteId, is: &Item) -> Statement {
    let with = match is.arrangement {
        Some(Arrangement::NotWith(other) | Arrangement::TogetherWith(other)) => Some(other.0),
        _ => None,
    };
    ITEM.put(params![
        route.0,
        is.id.0,
        is.participant.map(|p| p.0),
        is.kind.name(),
        &is.text,
        is.arrangement.map(|a| a.name()),
        with,
        &is.instruction,
        is.held_by.map(|p| p.0),
        is.to_commissioner,
        is.outcome.as_ref().map(Outcome::name),
        is.outcome.as_ref().map(Outcome::text),
    ])
}

fn gathering(route: RouteId, is: &Gathering) -> Vec<Statement> {
    let whole = GATHERING.put(params![route.0, is.id.0, at(is.at), &is.place]);
    let parts =
        is.minutes.iter().map(|(part, minutes)| GATHERING_PART.put(params![route.0, is.id.0, part.name(), *minutes]));
    [whole, GATHERING_PART.cut(params![route.0, is.id.0])].into_iter().chain(parts).collect()
}

fn table_care(route: RouteId, is: &TableCare) -> Statement {
    TABLE_CARE.put(params![route.0, is.table.0, is.facilitator.map(|p| p.0)])
}

fn carousel(route: RouteId, is: &Carousel) -> Vec<Statement> {
    let notes = serde_json::to_string(&is.notes).expect("notes are plain data");
    let rounds = count(is.rounds.len());
    let whole = CAROUSEL.put(params![route.0, is.minutes_per_round, is.minutes_to_change, rounds, notes]);
    let places = (1_i64..).zip(&is.rounds).flat_map(|(round, places)| {
        places
            .iter()
            .map(move |(participant, table)| CAROUSEL_PLACE.put(params![route.0, round, participant.0, table.0]))
    });
    [whole, CAROUSEL_PLACE.cut(params![route.0])].into_iter().chain(places).collect()
}

fn seat_wish(route: RouteId, is: &SeatWish) -> Statement {
    SEAT_WISH.put(params![route.0, is.participant.0, is.table.map(|t| t.0)])
}

fn seat_card(route: RouteId, is: &SeatCard) -> Statement {
    SEAT_CARD.put(params![route.0, is.participant.0, is.gathering.0, is.number, is.print, is.revoked])
}

fn signal(route: RouteId, is: &Signal) -> Statement {
    TABLE_SIGNAL.put(params![route.0, is.table.0, is.since.map(at), is.coming.map(at)])
}

fn read_back(route: RouteId, is: &ReadBack) -> Vec<Statement> {
    let whole = READ_BACK.put(params![route.0, is.idea.0, is.by.map(|p| p.0), at(is.at)]);
    let point = |(number, (point, revision)): (i64, &(PointId, u32))| {
        READ_BACK_POINT.put(params![route.0, is.idea.0, number, point.0, *revision])
    };
    let points = (1_i64..).zip(&is.points).map(point);
    [whole, READ_BACK_POINT.cut(params![route.0, is.idea.0])].into_iter().chain(points).collect()
}

fn flower_sheet(route: RouteId, is: &FlowerSheet) -> Statement {
    FLOWER_SHEET.put(params![route.0, &is.code, is.table.map(|t| t.0), is.idea.map(|i| i.0)])
}

fn typist(route: RouteId, is: Typist) -> Statement {
    TYPIST.put(params![route.0, is.idea.0, is.number, is.by.map(|p| p.0)])
}

/// With a photo that is gone goes its picture.
fn photo(route: RouteId, is: &Photo) -> Vec<Statement> {
    let by = is.by.map(|p| p.0);
    let whole = PHOTO.put(params![route.0, is.id.0, is.idea.0, &is.commitment, by, at(is.at), is.state.name()]);
    let gone = (is.state == PhotoState::Removed).then(|| crate::photo::forget(route, is.id));
    [whole].into_iter().chain(gone).collect()
}

fn photo_rule(route: RouteId, is: PhotoRule) -> Statement {
    PHOTO_RULE.put(params![route.0, is.archive])
}

/// Inserted with its delivery still to be done; written over, its delivery stays as it is.
fn message(route: RouteId, is: &Message) -> Statement {
    let (participant, staff) = match is.to {
        Addressee::Participant(who) => (Some(who.0), None),
        Addressee::Staff(person) => (None, Some(person.0)),
    };
    MESSAGE.put(params![
        route.0,
        is.id.0,
        participant,
        staff,
        is.kind.name(),
        way_name(is.way),
        at(is.at),
        is.about,
        is.nudges.join("\n"),
    ])
}

/// The name of a way in the database.
pub(super) fn way_name(way: Way) -> &'static str {
    match way {
        Way::Mail => "mail",
        Way::Letter => "letter",
    }
}

fn report(route: RouteId, is: &ReportState) -> Statement {
    REPORT_STATE.put(params![
        route.0,
        is.drafted.map(at),
        is.correct_before.map(at),
        is.finalised.map(at),
        &is.early_because,
    ])
}

fn correction(route: RouteId, is: &Correction) -> Statement {
    let accepted: Value = is.settled.as_ref().map(|(accepted, _)| *accepted).into();
    CORRECTION.put(params![
        route.0,
        is.id.0,
        is.participant.map(|p| p.0),
        &is.text,
        accepted,
        is.settled.as_ref().map(|(_, note)| note),
    ])
}
