//! The records of a route read back from their rows.

use std::collections::BTreeMap;

use bloemenzee_domain::circle::{CodeMade, Involvement, Person};
use bloemenzee_domain::conversation::{Arrangement, Conversation, Item, Outcome};
use bloemenzee_domain::gathering::{Carousel, Gathering, SeatWish};
use bloemenzee_domain::hall::{ReadBack, SeatCard, Signal};
use bloemenzee_domain::id::RouteId;
use bloemenzee_domain::message::{Addressee, Message};
use bloemenzee_domain::paper::{FlowerSheet, Photo, PhotoRule, Typist};
use bloemenzee_domain::prep::Prep;
use bloemenzee_domain::question::{Draft, Grant, NewFrame};
use bloemenzee_domain::report::{Correction, ReportState};

use super::follow_load::follow_up;
use super::records as table;
use super::table::{Table, id, named, number, opt_id, opt_moment, opt_named};
use crate::params;
use crate::store::{Row, Snapshot, Statement, Store, StoreError};
use bloemenzee_domain::time::Moment;

const PEOPLE: &str = "SELECT id, name, email, phone, address FROM person WHERE id IN
    (SELECT person FROM involvement WHERE route = $1 UNION SELECT person FROM role_grant WHERE route = $1)";

/// Loads the records of a route as they are at one moment; those of a route that is not there are
/// empty. Its people are those of the circle and those who hold or held a role.
///
/// # Errors
/// What the database says; [`StoreError::Corrupt`] for a row that no record can be read from.
pub async fn load_prep(store: &Store, route: RouteId) -> Result<Prep, StoreError> {
    load_prep_at(&mut store.snapshot().await?, route).await
}

/// As [`load_prep`], within a read of one moment, so that the log can be read at that same moment.
///
/// # Errors
/// As [`load_prep`].
pub async fn load_prep_at(snapshot: &mut Snapshot, route: RouteId) -> Result<Prep, StoreError> {
    let mut all = Rows::of(snapshot, route).await?;
    let mut prep = Prep { draft: draft(&mut all)?, carousel: carousel(&mut all)?, ..Prep::default() };
    prep.people = all.each(&table::PERSON, person, |p| p.id)?;
    prep.grants = all.each(&table::ROLE_GRANT, grant, |g| (g.person, g.role))?;
    prep.involvements = all.each(&table::INVOLVEMENT, involvement, |i| i.participant)?;
    prep.conversations = all.each(&table::CONVERSATION, conversation, |c| c.participant)?;
    for row in all.take(&table::CONVERSATION_ANSWER) {
        if let Some(of) = prep.conversations.get_mut(&id(&row, "participant")?) {
            of.answers.insert(row.text("question")?.into(), row.text("answer")?.into());
        }
    }
    prep.codes = all.each(&table::CODE_MADE, code_made, |c| c.id)?;
    prep.items = all.each(&table::ITEM, item, |i| i.id)?;
    prep.gatherings = all.each(&table::GATHERING, gathering, |g| g.id)?;
    for row in all.take(&table::GATHERING_PART) {
        if let Some(of) = prep.gatherings.get_mut(&id(&row, "gathering")?) {
            of.minutes.insert(named(&row, "part")?, number(&row, "minutes")?);
        }
    }
    for row in all.take(&table::TABLE_CARE) {
        prep.care.insert(id(&row, "table_id")?, opt_id(&row, "facilitator")?);
    }
    prep.wishes = all.each(&table::SEAT_WISH, seat_wish, |w| w.participant)?;
    prep.cards = all.each(&table::SEAT_CARD, seat_card, |c| c.participant)?;
    prep.signals = all.each(&table::TABLE_SIGNAL, signal, |s| s.table)?;
    prep.read_back = all.each(&table::READ_BACK, read_back, |r| r.idea)?;
    for row in all.take(&table::READ_BACK_POINT) {
        if let Some(of) = prep.read_back.get_mut(&id(&row, "idea")?) {
            of.points.push((id(&row, "point")?, number(&row, "revision")?));
        }
    }
    prep.sheets = all.each(&table::FLOWER_SHEET, flower_sheet, |s| s.code.clone())?;
    prep.typists = all.each(&table::TYPIST, typist, |t| (t.idea, t.number))?;
    prep.photos = all.each(&table::PHOTO, photo, |p| p.id)?;
    if let Some(row) = all.take(&table::PHOTO_RULE).first() {
        prep.photo_rule = PhotoRule { archive: row.bool("archive")? };
    }
    prep.messages = all.each(&table::MESSAGE, message, |m| m.id)?;
    if let Some(row) = all.take(&table::REPORT_STATE).first() {
        prep.report = report(row)?;
    }
    prep.corrections = all.each(&table::CORRECTION, correction, |c| c.id)?;
    prep.follow = follow_up(&mut all)?;
    Ok(prep)
}

/// The rows of every table of the records, of one route.
pub(super) struct Rows(BTreeMap<&'static str, Vec<Row>>);

impl Rows {
    async fn of(snapshot: &mut Snapshot, route: RouteId) -> Result<Self, StoreError> {
        let ask = |table: &&'static Table| match table.name {
            "person" => Statement::new(PEOPLE, params![route.0]),
            _ => table.rows(route.0.into()),
        };
        let tables = || table::ALL.iter().chain(super::follow::ALL);
        let answers = snapshot.query_all(tables().map(ask).collect()).await?;
        Ok(Self(tables().map(|table| table.name).zip(answers).collect()))
    }

    pub(super) fn take(&mut self, table: &'static Table) -> Vec<Row> {
        self.0.remove(table.name).unwrap_or_default()
    }

    pub(super) fn each<K: Ord, T>(
        &mut self,
        table: &'static Table,
        read: impl Fn(&Row) -> Result<T, StoreError>,
        key: impl Fn(&T) -> K,
    ) -> Result<BTreeMap<K, T>, StoreError> {
        let rows = self.take(table);
        rows.iter().map(|row| read(row).map(|is| (key(&is), is))).collect()
    }
}

/// A person from a row of `person`.
pub(super) fn person(row: &Row) -> Result<Person, StoreError> {
    Ok(Person {
        id: id(row, "id")?,
        name: row.text("name")?.into(),
        email: row.text("email")?.into(),
        phone: row.text("phone")?.into(),
        address: row.text("address")?.into(),
    })
}

fn draft(all: &mut Rows) -> Result<Draft, StoreError> {
    let frames = all.take(&table::DRAFT_FRAME);
    let Some(row) = all.take(&table::DRAFT).pop() else { return Ok(Draft::default()) };
    let list = |name: &str| -> Result<Vec<NewFrame>, StoreError> {
        let mut found = Vec::new();
        for row in &frames {
            if row.text("list")? == name {
                found.push(NewFrame { text: row.text("text")?.into(), strength: named(row, "strength")? });
            }
        }
        Ok(found)
    };
    let proposal = match row.opt_text("proposal_reason")? {
        Some(reason) => Some((list("proposal")?, reason.to_owned())),
        None => None,
    };
    Ok(Draft {
        question: row.text("question")?.into(),
        promise: row.text("promise")?.into(),
        frames: list("frames")?,
        proposal,
        opening_words: row.text("opening_words")?.into(),
        next_steps: row.text("next_steps")?.into(),
    })
}

fn grant(row: &Row) -> Result<Grant, StoreError> {
    Ok(Grant {
        person: id(row, "person")?,
        role: named(row, "role")?,
        held: row.bool("held")?,
        by_administrator: row.bool("by_administrator")?,
    })
}

fn involvement(row: &Row) -> Result<Involvement, StoreError> {
    Ok(Involvement {
        participant: id(row, "participant")?,
        person: id(row, "person")?,
        why: row.text("why")?.into(),
        named_by: row.text("named_by")?.into(),
        kind: named(row, "kind")?,
        organisation: row.text("organisation")?.into(),
        trusted_adult: row.text("trusted_adult")?.into(),
        invited: opt_moment(row, "invited")?,
        answer: opt_named(row, "reply")?.zip(opt_named(row, "reply_channel")?),
        signed_up: row.bool("signed_up")?,
        removed: row.opt_text("removed")?.map(Into::into),
    })
}

fn conversation(row: &Row) -> Result<Conversation, StoreError> {
    Ok(Conversation {
        participant: id(row, "participant")?,
        facilitator: opt_id(row, "facilitator")?,
        setting: opt_named(row, "setting")?,
        planned: opt_moment(row, "planned")?,
        held: opt_moment(row, "held")?,
        answers: BTreeMap::new(),
        waived: row.opt_text("waived")?.map(Into::into),
    })
}

fn item(row: &Row) -> Result<Item, StoreError> {
    Ok(Item {
        id: id(row, "id")?,
        participant: opt_id(row, "participant")?,
        kind: named(row, "kind")?,
        text: row.text("text")?.into(),
        arrangement: arrangement(row)?,
        instruction: row.text("instruction")?.into(),
        held_by: opt_id(row, "held_by")?,
        to_commissioner: row.bool("to_commissioner")?,
        outcome: outcome(row)?,
    })
}

fn arrangement(row: &Row) -> Result<Option<Arrangement>, StoreError> {
    let Some(name) = row.opt_text("arrangement")? else { return Ok(None) };
    Ok(Some(match name {
        "not_with" => Arrangement::NotWith(id(row, "arrangement_with")?),
        "together_with" => Arrangement::TogetherWith(id(row, "arrangement_with")?),
        "step_free" => Arrangement::StepFree,
        "first_to_go" => Arrangement::FirstToGo,
        "break" => Arrangement::Break,
        "other" => Arrangement::Other,
        _ => return Err(unknown("arrangement", name)),
    }))
}

fn outcome(row: &Row) -> Result<Option<Outcome>, StoreError> {
    let Some(name) = row.opt_text("outcome")? else { return Ok(None) };
    let text = row.text("outcome_text")?.to_owned();
    Ok(Some(match name {
        "answered" => Outcome::Answered(text),
        "declined" => Outcome::Declined(text),
        "arranged" => Outcome::Arranged(text),
        "asked" => Outcome::Asked(text),
        _ => return Err(unknown("outcome", name)),
    }))
}

pub(super) fn unknown(column: &str, name: &str) -> StoreError {
    StoreError::Corrupt(format!("column {column}: nothing is called {name}"))
}

fn gathering(row: &Row) -> Result<Gathering, StoreError> {
    let place = row.text("place")?.into();
    Ok(Gathering { id: id(row, "id")?, at: Moment(row.int("at")?), place, minutes: BTreeMap::new() })
}

fn carousel(all: &mut Rows) -> Result<Carousel, StoreError> {
    let places = all.take(&table::CAROUSEL_PLACE);
    let Some(row) = all.take(&table::CAROUSEL).pop() else { return Ok(Carousel::default()) };
    let notes = serde_json::from_str(row.text("notes")?)
        .map_err(|error| StoreError::Corrupt(format!("column notes: {error}")))?;
    let mut rounds = vec![BTreeMap::new(); number(&row, "rounds")?];
    for place in &places {
        let round: usize = number(place, "round")?;
        let Some(of) = round.checked_sub(1).and_then(|n| rounds.get_mut(n)) else {
            return Err(StoreError::Corrupt("a place in a round that the carousel does not have".into()));
        };
        of.insert(id(place, "participant")?, id(place, "table_id")?);
    }
    Ok(Carousel {
        minutes_per_round: number(&row, "minutes_per_round")?,
        minutes_to_change: number(&row, "minutes_to_change")?,
        rounds,
        notes,
    })
}

fn code_made(row: &Row) -> Result<CodeMade, StoreError> {
    Ok(CodeMade {
        id: id(row, "id")?,
        participant: id(row, "participant")?,
        by: opt_id(row, "by_person")?,
        at: Moment(row.int("at")?),
    })
}

fn seat_wish(row: &Row) -> Result<SeatWish, StoreError> {
    Ok(SeatWish { participant: id(row, "participant")?, table: opt_id(row, "table_id")? })
}

fn seat_card(row: &Row) -> Result<SeatCard, StoreError> {
    Ok(SeatCard {
        participant: id(row, "participant")?,
        gathering: id(row, "gathering")?,
        number: number(row, "number")?,
        print: number(row, "print")?,
        revoked: row.bool("revoked")?,
    })
}

fn signal(row: &Row) -> Result<Signal, StoreError> {
    let (since, coming) = (opt_moment(row, "since")?, opt_moment(row, "coming")?);
    Ok(Signal { table: id(row, "table_id")?, since, coming })
}

fn read_back(row: &Row) -> Result<ReadBack, StoreError> {
    Ok(ReadBack {
        idea: id(row, "idea")?,
        by: opt_id(row, "by_person")?,
        at: Moment(row.int("at")?),
        points: Vec::new(),
    })
}

fn flower_sheet(row: &Row) -> Result<FlowerSheet, StoreError> {
    let (table, idea) = (opt_id(row, "table_id")?, opt_id(row, "idea")?);
    Ok(FlowerSheet { code: row.text("code")?.into(), table, idea })
}

fn typist(row: &Row) -> Result<Typist, StoreError> {
    Ok(Typist { idea: id(row, "idea")?, number: number(row, "number")?, by: opt_id(row, "by_person")? })
}

fn photo(row: &Row) -> Result<Photo, StoreError> {
    Ok(Photo {
        id: id(row, "id")?,
        idea: id(row, "idea")?,
        commitment: row.text("commitment")?.into(),
        by: opt_id(row, "by_person")?,
        at: Moment(row.int("at")?),
        state: named(row, "state")?,
    })
}

/// A message from a row of `message`.
pub(super) fn message(row: &Row) -> Result<Message, StoreError> {
    let to = match opt_id(row, "participant")? {
        Some(participant) => Addressee::Participant(participant),
        None => Addressee::Staff(id(row, "staff")?),
    };
    Ok(Message {
        id: id(row, "id")?,
        to,
        kind: named(row, "kind")?,
        way: named(row, "way")?,
        at: Moment(row.int("at")?),
        about: row.opt_uuid("about")?,
        nudges: row.text("nudges")?.lines().map(str::to_owned).collect(),
    })
}

fn report(row: &Row) -> Result<ReportState, StoreError> {
    Ok(ReportState {
        drafted: opt_moment(row, "drafted")?,
        correct_before: opt_moment(row, "correct_before")?,
        finalised: opt_moment(row, "finalised")?,
        early_because: row.text("early_because")?.into(),
    })
}

fn correction(row: &Row) -> Result<Correction, StoreError> {
    let settled = match row.opt_bool("accepted")? {
        Some(accepted) => Some((accepted, row.text("note")?.to_owned())),
        None => None,
    };
    Ok(Correction {
        id: id(row, "id")?,
        participant: opt_id(row, "participant")?,
        text: row.text("text")?.into(),
        settled,
    })
}
