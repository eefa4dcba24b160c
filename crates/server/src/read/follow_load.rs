//! The records of the follow-up read back from their rows.

use std::collections::BTreeMap;

use bloemenzee_domain::follow_up::{
    AboutMe, Action, AnswerPromise, Doer, Driver, FollowUp, FollowUpGathering, Group, Horizon, LinkedRoute,
    MeetingNote, MustStand, Note, Nudged, Review, SignUp, Source, Subject, Tell, Terms, To, Version, Who,
};
use bloemenzee_domain::time::Moment;

use super::follow as table;
use super::prep::{Rows, unknown};
use super::table::{id, named, number, opt_id, opt_moment, opt_named, opt_number};
use crate::store::{Row, StoreError};

/// The records of the follow-up.
pub(super) fn follow_up(all: &mut Rows) -> Result<FollowUp, StoreError> {
    let mut found = FollowUp {
        sign_ups: all.each(&table::SIGN_UP, sign_up, |s| s.participant)?,
        groups: groups(all)?,
        actions: actions(all)?,
        gatherings: gatherings(all)?,
        horizon: horizon(all)?,
        tell: all.each(&table::TELL, tell, |t| t.participant)?,
        about: all.each(&table::ABOUT_ME, about_me, |a| a.participant)?,
        reviews: all.each(&table::REVIEW, review, |r| r.decision)?,
        promises: all.each(&table::ANSWER_PROMISE, promise, |p| p.number)?,
        nudges: all.each(&table::NUDGE, nudged, |n| n.key.clone())?,
        routes: all.each(&table::ROUTE_LINK, link, |l| l.route)?,
    };
    for row in all.take(&table::SIGN_UP_WISH) {
        if let Some(of) = found.sign_ups.get_mut(&id(&row, "participant")?) {
            of.wishes.push(subject(&row)?);
        }
    }
    Ok(found)
}

fn moment(row: &Row, column: &str) -> Result<Moment, StoreError> {
    Ok(Moment(row.int(column)?))
}

fn subject(row: &Row) -> Result<Subject, StoreError> {
    Ok(match row.text("kind")? {
        "thread" => Subject::Thread(id(row, "subject")?),
        "idea" => Subject::Idea(id(row, "subject")?),
        other => return Err(unknown("kind", other)),
    })
}

fn doer(row: &Row) -> Result<Doer, StoreError> {
    Ok(Doer { person: opt_id(row, "by_person")?, participant: opt_id(row, "by_participant")? })
}

fn sign_up(row: &Row) -> Result<SignUp, StoreError> {
    Ok(SignUp {
        participant: id(row, "participant")?,
        wishes: Vec::new(),
        channel: named(row, "channel")?,
        on_behalf: row.bool("on_behalf")?,
        at: moment(row, "at")?,
        taken_back: opt_moment(row, "taken_back")?,
    })
}

fn groups(all: &mut Rows) -> Result<BTreeMap<bloemenzee_domain::id::GroupId, Group>, StoreError> {
    let mut groups = all.each(&table::GROUP, group, |g| g.id)?;
    for row in all.take(&table::GROUP_ABOUT) {
        if let Some(of) = groups.get_mut(&id(&row, "group_id")?) {
            of.about.push(subject(&row)?);
        }
    }
    for row in all.take(&table::GROUP_MEMBER) {
        if let Some(of) = groups.get_mut(&id(&row, "group_id")?) {
            of.members.insert(id(&row, "participant")?, moment(&row, "since")?);
        }
    }
    for row in all.take(&table::GROUP_DRIVER) {
        if let Some(of) = groups.get_mut(&id(&row, "group_id")?) {
            of.drivers.push(Driver {
                who: id(&row, "participant")?,
                from: moment(&row, "since")?,
                until: opt_moment(&row, "until")?,
                channel: named(&row, "channel")?,
            });
        }
    }
    Ok(groups)
}

fn group(row: &Row) -> Result<Group, StoreError> {
    Ok(Group {
        id: id(row, "id")?,
        number: number(row, "number")?,
        name: row.text("name")?.into(),
        about: Vec::new(),
        members: BTreeMap::new(),
        drivers: Vec::new(),
        asked: opt_id(row, "asked")?.zip(opt_moment(row, "asked_at")?),
        formed: moment(row, "formed")?,
        stopped: row.opt_text("stopped_reason")?.map(str::to_owned).zip(opt_moment(row, "stopped")?),
    })
}

fn actions(all: &mut Rows) -> Result<BTreeMap<bloemenzee_domain::id::ActionId, Action>, StoreError> {
    let mut actions = all.each(&table::ACTION, action, |a| a.id)?;
    for row in all.take(&table::ACTION_POINT) {
        if let Some(of) = actions.get_mut(&id(&row, "action")?) {
            of.points.push(id(&row, "point")?);
        }
    }
    for row in all.take(&table::ACTION_VERSION) {
        if let Some(of) = actions.get_mut(&id(&row, "action")?) {
            of.versions.push(version(&row)?);
        }
    }
    for row in all.take(&table::ACTION_NOTE) {
        if let Some(of) = actions.get_mut(&id(&row, "action")?) {
            of.notes.push(Note { at: moment(&row, "at")?, by: doer(&row)?, text: row.text("text")?.into() });
        }
    }
    match actions.values().find(|action| action.versions.is_empty()) {
        Some(action) => Err(StoreError::Corrupt(format!("action {} has no version", action.id))),
        None => Ok(actions),
    }
}

fn action(row: &Row) -> Result<Action, StoreError> {
    let source = match row.text("source")? {
        "idea" => Source::Idea { idea: id(row, "source_id")? },
        "thread" => Source::Thread { thread: id(row, "source_id")? },
        "gathering" => Source::Gathering { gathering: id(row, "source_id")?, note: opt_number(row, "source_note")? },
        other => return Err(unknown("source", other)),
    };
    Ok(Action {
        id: id(row, "id")?,
        number: number(row, "number")?,
        source,
        points: Vec::new(),
        versions: Vec::new(),
        notes: Vec::new(),
    })
}

fn version(row: &Row) -> Result<Version, StoreError> {
    let who = match row.opt_text("who_kind")? {
        None => None,
        Some("participant") => Some(Who::Participant(id(row, "who")?)),
        Some("organisation") => Some(Who::Organisation(row.text("who")?.into())),
        Some("words") => Some(Who::Words(row.text("who")?.into())),
        Some(other) => return Err(unknown("who_kind", other)),
    };
    let terms = Terms {
        what: row.text("what")?.into(),
        who,
        by: opt_moment(row, "by_date")?,
        by_words: row.text("by_words")?.into(),
        cost: row.text("cost")?.into(),
        means: row.text("means")?.into(),
        yields: row.text("yields")?.into(),
        group: opt_id(row, "group_id")?,
        state: named(row, "state")?,
        because: row.text("because")?.into(),
    };
    Ok(Version { terms, at: moment(row, "at")?, by: doer(row)? })
}

fn gatherings(all: &mut Rows) -> Result<BTreeMap<bloemenzee_domain::id::GatheringId, FollowUpGathering>, StoreError> {
    let mut gatherings = all.each(&table::FOLLOW_GATHERING, gathering, |g| g.id)?;
    for row in all.take(&table::FOLLOW_TOPIC) {
        if let Some(of) = gatherings.get_mut(&id(&row, "gathering")?) {
            of.topics.push(row.text("topic")?.into());
        }
    }
    for row in all.take(&table::FOLLOW_PRESENT) {
        if let Some(of) = gatherings.get_mut(&id(&row, "gathering")?) {
            of.present.insert(id(&row, "participant")?, named(&row, "presence")?);
        }
    }
    for row in all.take(&table::FOLLOW_NOTE) {
        if let Some(of) = gatherings.get_mut(&id(&row, "gathering")?) {
            of.notes.push(MeetingNote { at: moment(&row, "at")?, by: doer(&row)?, text: row.text("text")?.into() });
        }
    }
    Ok(gatherings)
}

fn gathering(row: &Row) -> Result<FollowUpGathering, StoreError> {
    Ok(FollowUpGathering {
        id: id(row, "id")?,
        number: number(row, "number")?,
        at: moment(row, "at")?,
        minutes: opt_number(row, "minutes")?,
        place: row.text("place")?.into(),
        topics: Vec::new(),
        row: opt_id(row, "in_row")?,
        slot: opt_moment(row, "slot")?,
        sequence: number(row, "sequence")?,
        cancelled: row.opt_text("cancelled_reason")?.map(str::to_owned).zip(opt_moment(row, "cancelled")?),
        present: BTreeMap::new(),
        notes: Vec::new(),
    })
}

fn horizon(all: &mut Rows) -> Result<Option<Horizon>, StoreError> {
    let mut lines: BTreeMap<i64, MustStand> = BTreeMap::new();
    for row in all.take(&table::HORIZON_LINE) {
        let (text, stands) = (row.text("text")?.into(), opt_moment(&row, "stands")?);
        lines.insert(row.int("number")?, MustStand { text, actions: Vec::new(), stands });
    }
    for row in all.take(&table::HORIZON_LINE_ACTION) {
        if let Some(line) = lines.get_mut(&row.int("number")?) {
            line.actions.push(id(&row, "action")?);
        }
    }
    let Some(row) = all.take(&table::HORIZON).pop() else { return Ok(None) };
    Ok(Some(Horizon {
        version: number(&row, "version")?,
        event: row.text("event")?.into(),
        on: opt_moment(&row, "on_day")?,
        must_stand: lines.into_values().collect(),
        at: moment(&row, "at")?,
    }))
}

fn tell(row: &Row) -> Result<Tell, StoreError> {
    Ok(Tell {
        participant: id(row, "participant")?,
        by: named(row, "way")?,
        rhythm: named(row, "rhythm")?,
        channel: named(row, "channel")?,
        at: moment(row, "at")?,
    })
}

fn about_me(row: &Row) -> Result<AboutMe, StoreError> {
    let (participant, age) = (id(row, "participant")?, opt_named(row, "age")?);
    Ok(AboutMe { participant, age, district: row.text("district")?.into() })
}

fn review(row: &Row) -> Result<Review, StoreError> {
    Ok(Review { decision: id(row, "decision")?, on: opt_moment(row, "on_day")?, set: moment(row, "set_at")? })
}

fn promise(row: &Row) -> Result<AnswerPromise, StoreError> {
    Ok(AnswerPromise {
        number: number(row, "number")?,
        by: moment(row, "by_date")?,
        given: moment(row, "given")?,
        reason: row.text("reason")?.into(),
    })
}

fn nudged(row: &Row) -> Result<Nudged, StoreError> {
    let to = match row.text("to_kind")? {
        "participant" => To::Participant(id(row, "to_participant")?),
        "lead" => To::Lead,
        "commissioner" => To::Commissioner,
        "public" => To::Public,
        other => return Err(unknown("to_kind", other)),
    };
    Ok(Nudged {
        key: row.text("name")?.into(),
        kind: named(row, "kind")?,
        about: row.uuid("about")?,
        since: moment(row, "since")?,
        level: named(row, "level")?,
        to,
        at: moment(row, "at")?,
    })
}

fn link(row: &Row) -> Result<LinkedRoute, StoreError> {
    Ok(LinkedRoute { route: id(row, "other")?, before: row.bool("is_before")?, at: moment(row, "at")? })
}
