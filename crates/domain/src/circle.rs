//! The circle: everyone who lies awake over the question, why, and who named them.

use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{ParticipantId, PersonId};
use crate::idea::{line, lines};
use crate::message::MessageKind;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::stance::Channel;
use crate::time::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most people named in one import.
pub const MAX_IMPORT: usize = 2_000;

/// How somebody takes part: from their own life, or from their work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A resident; a carer, a neighbour.
    Resident,
    /// Somebody whose work it is.
    Professional,
    /// The commissioner's own staff: take part only where the method allows it, shown as such.
    CommissionerStaff,
}

impl Kind {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Professional => "professional",
            Self::CommissionerStaff => "commissioner_staff",
        }
    }

    /// Whether they are there for their work.
    pub fn professional(self) -> bool {
        matches!(self, Self::Professional | Self::CommissionerStaff)
    }
}

/// An answer to an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Comes.
    Yes,
    /// Does not come.
    No,
    /// Does not know yet.
    NotYet,
}

impl Reply {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotYet => "not_yet",
        }
    }
}

/// Name and contact details as they are given; a BSN is never asked and never kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// Somebody already known to the organisation.
    #[serde(default)]
    pub known: Option<PersonId>,
    /// Full name, as they write it.
    pub name: String,
    /// E-mail address, or empty.
    #[serde(default)]
    pub email: String,
    /// Telephone number, or empty.
    #[serde(default)]
    pub phone: String,
    /// Postal address over several lines, or empty.
    #[serde(default)]
    pub address: String,
}

/// A person: erasable, never among the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their identity within the organisation.
    pub id: PersonId,
    /// Full name.
    pub name: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Telephone number, or empty.
    pub phone: String,
    /// Postal address, or empty.
    pub address: String,
}

impl Person {
    /// Stands in a box in the place of an e-mail address: there is one, and it is at home.
    pub const ADDRESS_AT_HOME: &'static str = "@";
}

/// Why somebody lies awake over the question, and how far they are with us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Involvement {
    /// Their pseudonym in this route.
    pub participant: ParticipantId,
    /// Who it is.
    pub person: PersonId,
    /// Why they lie awake over it.
    pub why: String,
    /// Who named them, in words.
    pub named_by: String,
    /// Resident or professional.
    pub kind: Kind,
    /// The organisation they work for, or empty.
    pub organisation: String,
    /// For a minor: the adult they trust.
    pub trusted_adult: String,
    /// When they were invited.
    pub invited: Option<Moment>,
    /// Their answer, and how it came.
    pub answer: Option<(Reply, Channel)>,
    /// Whether they signed up to go on.
    pub signed_up: bool,
    /// Why they were taken off the list; `None` while they are on it.
    pub removed: Option<String>,
}

impl Involvement {
    /// Whether they are on the list.
    pub fn active(&self) -> bool {
        self.removed.is_none()
    }

    /// Whether they are expected: on the list, and did not say no.
    pub fn expected(&self) -> bool {
        self.active() && !matches!(self.answer, Some((Reply::No, _)))
    }
}

/// Checks a name and contact details.
///
/// # Errors
/// Which field is wrong and what is expected.
pub fn checked_person(new: &NewPerson, id: PersonId) -> Result<Person, Refusal> {
    let name = line(&new.name, 120).map_err(|_| Refusal::new("name-needed"))?;
    let email = new.email.trim();
    let plausible = email.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    let clean =
        email.len() <= 254 && !email.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;".contains(c));
    ensure!(email.is_empty() || (plausible && clean && email.matches('@').count() == 1), "email-wrong", email = email);
    let phone = new.phone.trim();
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let dialled = phone.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c));
    ensure!(phone.is_empty() || (dialled && (8..=15).contains(&digits)), "phone-wrong", phone = phone);
    let address = if new.address.trim().is_empty() { String::new() } else { lines(&new.address, 300)? };
    Ok(Person { id, name, email: email.into(), phone: phone.into(), address })
}

fn optional(text: &str, max: usize) -> Result<String, Refusal> {
    if text.trim().is_empty() { Ok(String::new()) } else { lines(text, max) }
}

/// The parts of an involvement that people write.
pub(crate) struct About<'a> {
    pub why: &'a str,
    pub named_by: &'a str,
    pub kind: Kind,
    pub organisation: &'a str,
    pub trusted_adult: &'a str,
}

impl Route {
    pub(crate) fn involvement(&self, participant: ParticipantId) -> Result<&Involvement, Refusal> {
        match self.prep.involvements.get(&participant) {
            Some(found) => Ok(found),
            None => refuse!("participant-unknown"),
        }
    }

    pub(crate) fn involved(what: &'static str, is: Involvement) -> Event {
        Event::Change(Change { what: what.into(), record: Record::Involvement(is) })
    }

    /// Whether somebody may take part in this capacity (method.md, "Commissioner's own staff").
    fn admits(&self, kind: Kind) -> Result<(), Refusal> {
        ensure!(kind != Kind::CommissionerStaff || self.facts.method.staff_may_take_part, "staff-not-allowed");
        Ok(())
    }

    /// The commissioner's own staff among those who take part: the public numbers name them.
    pub fn staff_taking_part(&self) -> usize {
        let staff = self.prep.involvements.values().filter(|i| i.kind == Kind::CommissionerStaff);
        staff.filter(|i| self.facts.attendance.get(&i.participant).is_some_and(|a| a.presence.decides())).count()
    }

    /// `involvement.add`; the participant's id is the command's first, a new person's the second.
    pub(crate) fn add_involvement(
        &self,
        ctx: &Ctx,
        new: &NewPerson,
        about: &About<'_>,
        nth: usize,
    ) -> Result<Vec<Event>, Refusal> {
        self.admits(about.kind)?;
        let person = match new.known {
            Some(id) => {
                // Who is known to the organisation is named by who guides; nobody else can look.
                ensure!(ctx.actor.guides(), "not-yours");
                let twice = self.prep.involvements.values().any(|i| i.person == id && i.active());
                ensure!(!twice, "already-involved");
                let guides = self.prep.roles_of(id).any(|_| true);
                ensure!(!guides, "role-takes-part");
                None
            }
            None => Some(checked_person(new, ctx.new_id(2 * nth + 1))?),
        };
        if let Some(person) = &person {
            let same = |p: &Person| {
                p.name.eq_ignore_ascii_case(&person.name)
                    && p.email.eq_ignore_ascii_case(&person.email)
                    && p.phone == person.phone
                    && p.address == person.address
            };
            let here = self.prep.involvements.values().filter(|i| i.active());
            let twice = here.filter_map(|i| self.prep.people.get(&i.person)).any(same);
            ensure!(!twice, "already-involved");
        }
        let is = Involvement {
            participant: ctx.new_id(2 * nth),
            person: new.known.or(person.as_ref().map(|p| p.id)).unwrap_or(ctx.new_id(2 * nth + 1)),
            why: optional(about.why, 1_000)?,
            named_by: optional(about.named_by, 200)?,
            kind: about.kind,
            organisation: optional(about.organisation, 200)?,
            trusted_adult: optional(about.trusted_adult, 200)?,
            invited: None,
            answer: None,
            signed_up: false,
            removed: None,
        };
        let saved = person.map(|p| Event::Change(Change { what: "person.saved".into(), record: Record::Person(p) }));
        Ok(saved.into_iter().chain([Self::involved("involvement.added", is)]).collect())
    }

    /// `involvement.edit`
    pub(crate) fn edit_involvement(
        &self,
        participant: ParticipantId,
        new: &NewPerson,
        about: &About<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let old = self.involvement(participant)?;
        self.admits(about.kind)?;
        let person = checked_person(new, old.person)?;
        let is = Involvement {
            why: optional(about.why, 1_000)?,
            named_by: optional(about.named_by, 200)?,
            kind: about.kind,
            organisation: optional(about.organisation, 200)?,
            trusted_adult: optional(about.trusted_adult, 200)?,
            ..old.clone()
        };
        Ok(vec![
            Event::Change(Change { what: "person.saved".into(), record: Record::Person(person) }),
            Self::involved("involvement.edited", is),
        ])
    }

    /// `involvement.remove` and `involvement.restore`
    pub(crate) fn keep_involvement(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        removed: Option<&str>,
    ) -> Result<Vec<Event>, Refusal> {
        let old = self.involvement(participant)?;
        ensure!(old.active() == removed.is_some(), "nothing-changes");
        ensure!(!self.facts.attendance.contains_key(&participant), "already-checked-in");
        if removed.is_none() {
            // They may have been given a role, or been named once more, in the meantime.
            ensure!(!self.prep.roles_of(old.person).any(|_| true), "role-takes-part");
            ensure!(!self.prep.takes_part(old.person), "already-involved");
        }
        let removed = removed.map(|reason| lines(reason, 500)).transpose()?;
        let what = if removed.is_some() { "involvement.removed" } else { "involvement.restored" };
        let gone = if removed.is_some() { self.let_go(ctx, participant) } else { Vec::new() };
        let signed_up = old.signed_up && removed.is_none();
        let is = Self::involved(what, Involvement { removed, signed_up, ..old.clone() });
        Ok(std::iter::once(is).chain(gone).collect())
    }

    /// `involvement.import`: all of the list, or nothing.
    pub(crate) fn import_people(&self, ctx: &Ctx, people: &[(NewPerson, Kind, String)]) -> Result<Vec<Event>, Refusal> {
        ensure!(!people.is_empty(), "nothing-chosen");
        ensure!(people.len() <= MAX_IMPORT, "too-many-people", most = MAX_IMPORT);
        let mut events = Vec::new();
        let mut named = BTreeSet::new();
        for (n, (person, kind, why)) in people.iter().enumerate() {
            let lower = |text: &str| text.trim().to_lowercase();
            let same = (person.known, lower(&person.name), lower(&person.email), lower(&person.phone));
            ensure!(named.insert((same, lower(&person.address))), "already-involved", row = n + 1);
            let about = About { why, named_by: "", kind: *kind, organisation: "", trusted_adult: "" };
            let added = self.add_involvement(ctx, person, &about, n);
            events.extend(added.map_err(|refusal| refusal.with("row", n + 1))?);
        }
        Ok(events)
    }

    /// `invitation.send`
    pub(crate) fn send_invitations(&self, ctx: &Ctx, participants: &[ParticipantId]) -> Result<Vec<Event>, Refusal> {
        ensure!(!participants.is_empty(), "nothing-chosen");
        let mut events = Vec::new();
        for participant in participants.iter().collect::<BTreeSet<_>>() {
            let old = self.involvement(*participant)?;
            ensure!(old.active(), "involvement-removed");
            let is = Involvement { invited: Some(ctx.now), ..old.clone() };
            events.push(Self::involved("invitation.sent", is));
            let n = events.len();
            events.push(self.message_to(ctx, *participant, MessageKind::Invitation, n));
        }
        Ok(events)
    }

    /// `invitation.answer`: by the person, or recorded for them.
    pub(crate) fn answer_invitation(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        reply: Reply,
        channel: Channel,
        practical: &str,
    ) -> Result<Vec<Event>, Refusal> {
        let old = self.involvement(participant)?;
        ensure!(old.active(), "involvement-removed");
        let own = ctx.actor.owns(participant);
        ensure!(own || ctx.actor.guides(), "not-yours");
        ensure!(own == (channel == Channel::Own), "channel-misnamed");
        let is = Involvement { answer: Some((reply, channel)), ..old.clone() };
        let mut events = vec![Self::involved("invitation.answered", is)];
        if !practical.trim().is_empty() {
            let item = crate::conversation::NewItem::practical(practical);
            events.push(self.new_item(ctx, Some(participant), &item, 0)?);
        }
        Ok(events)
    }
}

mod codes;
pub use codes::CodeMade;

#[cfg(test)]
mod tests;
