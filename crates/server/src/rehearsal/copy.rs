//! The copy of a route, made by commands, with made-up people.

use super::{played_commissioner, played_lead};
use crate::access;
use crate::clock;
use crate::execute::{Engine, Failure, Snapshot};
use crate::params;
use crate::store::Statement;
use crate::text::T;
use bloemenzee_domain::circle::{Kind, NewPerson};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::gathering::Table;
use bloemenzee_domain::id::{CommandId, PersonId, RouteId, TopicId};
use bloemenzee_domain::method::{Part, Role, Step};
use bloemenzee_domain::question::{NewFrame, Strength};
use bloemenzee_domain::refusal::Refusal;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Most people in a rehearsal.
pub const MOST_PEOPLE: usize = 2_000;
/// Most places at a table (`table.set`).
const MOST_PLACES: usize = 500;
/// Longest title that is copied, in characters; what is put before it comes on top.
const TITLE: usize = 170;
/// Commands on their way at once.
const AT_ONCE: usize = 256;

/// Makes a rehearsal of a route for somebody who leads it, with so many made-up people; it stands
/// just before its meeting begins.
///
/// # Errors
/// [`Failure::Refused`] when there is nothing to rehearse, or the number is out of range; as
/// [`Engine::give`] for the rest.
pub async fn make(engine: &Engine, of: RouteId, by: PersonId, people: usize, t: T) -> Result<RouteId, Failure> {
    let from = engine.snapshot(of).await?;
    let facts = &from.route.facts;
    if facts.rehearsal_of.is_some() {
        return Err(Failure::Refused(Refusal::new("rehearsal-of-rehearsal")));
    }
    if facts.method.phase_of(Step::Gathering).is_none() {
        return Err(Failure::Refused(Refusal::new("rehearsal-no-meeting")));
    }
    if !(facts.method.decision.minimum.max(2)..=MOST_PEOPLE).contains(&people) {
        let refusal = Refusal::new("rehearsal-people").with("least", facts.method.decision.minimum.max(2));
        return Err(Failure::Refused(refusal.with("most", MOST_PEOPLE)));
    }
    let copy = Copy { engine, from: &from, route: RouteId(Uuid::new_v4()), people, t };
    copy.cast(by).await?;
    copy.prepare().await?;
    copy.set_out().await?;
    Ok(copy.route)
}

/// A copy in the making.
struct Copy<'a> {
    engine: &'a Engine,
    from: &'a Snapshot,
    route: RouteId,
    people: usize,
    t: T,
}

impl Copy<'_> {
    fn facts(&self) -> &Facts {
        &self.from.route.facts
    }

    /// Gives a command as whoever of the made-up staff may give it now.
    async fn give(&self, command: Command) -> Result<CommandId, Failure> {
        let staff = |person| Who { person: Some(person), ..Who::default() };
        let all = [
            (Role::LeadFacilitator, staff(played_lead(self.route))),
            (Role::Commissioner, staff(played_commissioner(self.route))),
            (Role::Administrator, Who { administrator: true, ..Who::default() }),
        ];
        let phase = self.engine.snapshot(self.route).await.map_or(0, |snap| snap.route.facts.phase);
        let method = &self.facts().method;
        let may = |role: Role| method.permits(phase, &BTreeSet::from([role]), command.name());
        let opens = matches!(command, Command::RouteOpen { .. } | Command::RoleGrant { .. });
        let found = all.iter().find(|(role, _)| may(*role) && (!opens || *role == Role::Administrator));
        let who = found.map_or_else(Who::default, |(_, who)| who.clone());
        let id = CommandId(Uuid::new_v4());
        self.engine.give(self.route, id, who, command).await?;
        Ok(id)
    }

    /// Opens the route, with a made-up commissioner and facilitator beside who practises.
    async fn cast(&self, by: PersonId) -> Result<(), Failure> {
        let title: String = self.facts().title.as_str().chars().take(TITLE).collect();
        let made_up = |person: PersonId, key: &str| {
            let sql = "INSERT INTO person (id, name, email, phone, address) VALUES ($1, $2, '', '', '')";
            Statement::new(sql, params![person.0, self.t.s(key)])
        };
        let (lead, asks) = (played_lead(self.route), played_commissioner(self.route));
        let people = vec![made_up(lead, "rehearsal-lead"), made_up(asks, "rehearsal-commissioner")];
        access::write(self.engine.store(), people).await?;
        let open = Command::RouteOpen {
            method: self.facts().method.id.clone(),
            title: self.t.w("rehearsal-of", "title", title),
            rehearsal_of: Some(self.from.route.id),
        };
        self.give(open).await?;
        let roles = [(asks, Role::Commissioner), (lead, Role::LeadFacilitator), (by, Role::LeadFacilitator)];
        for (person, role) in roles {
            self.give(Command::RoleGrant { person, role }).await?;
        }
        Ok(())
    }

    /// Through the phases before the meeting.
    async fn prepare(&self) -> Result<(), Failure> {
        loop {
            let now = self.engine.snapshot(self.route).await?;
            let facts = &now.route.facts;
            match facts.step() {
                Step::Question => self.ask().await?,
                Step::Frames => {
                    self.release_frames().await?;
                    continue;
                }
                Step::Topics => self.add_topics().await?,
                Step::Circle => self.invite().await?,
                Step::Conversations => self.waive_talks().await?,
                Step::Gathering | Step::Report | Step::FollowUp => return Ok(()),
            }
            let to = facts.phase + 1;
            self.give(Command::PhaseOpen { to, reason: self.t.s("rehearsal-why") }).await?;
        }
    }

    async fn ask(&self) -> Result<(), Failure> {
        let asked = self.facts().question.as_ref().map(|(q, p)| (q.as_str().to_owned(), p.as_str().to_owned()));
        let draft = &self.from.route.prep.draft;
        let (question, promise) = asked.unwrap_or_else(|| (draft.question.clone(), draft.promise.clone()));
        let or = |text: String, key: &str| if text.trim().is_empty() { self.t.s(key) } else { text };
        let (question, promise) = (or(question, "rehearsal-question"), or(promise, "rehearsal-promise"));
        self.give(Command::QuestionWrite { question, promise }).await.map(|_| ())
    }

    async fn release_frames(&self) -> Result<(), Failure> {
        let released = self.facts().frames.iter();
        let mut frames: Vec<_> =
            released.map(|f| NewFrame { text: f.text.as_str().to_owned(), strength: f.strength }).collect();
        if frames.is_empty() {
            frames.clone_from(&self.from.route.prep.draft.frames);
        }
        if frames.is_empty() {
            frames.push(NewFrame { text: self.t.s("rehearsal-frame"), strength: Strength::Hard });
        }
        self.give(Command::FramesWrite { frames }).await?;
        self.give(Command::FramesRelease {}).await.map(|_| ())
    }

    /// The topics of the route in their order; at least one.
    async fn add_topics(&self) -> Result<(), Failure> {
        let mut topics: Vec<_> = self.facts().topics.values().collect();
        topics.sort_by_key(|topic| topic.number);
        let mut titles: Vec<String> = topics.into_iter().map(|topic| topic.title.as_str().to_owned()).collect();
        if titles.is_empty() {
            titles.push(self.t.s("rehearsal-topic"));
        }
        for title in titles {
            self.give(Command::TopicAdd { title }).await?;
        }
        Ok(())
    }

    async fn invite(&self) -> Result<(), Failure> {
        let kind = |n: usize| if n.is_multiple_of(5) { Kind::Professional } else { Kind::Resident };
        let digits = self.people.to_string().len();
        let person = |n: usize| {
            // As many digits for everybody: a list by name is then a list by number.
            let name = self.t.n("rehearsal-person", format!("{n:0digits$}"));
            (NewPerson { name, ..NewPerson::default() }, kind(n), self.t.s("rehearsal-why"))
        };
        let people = (1..=self.people).map(person).collect();
        self.give(Command::InvolvementImport { people }).await.map(|_| ())
    }

    async fn waive_talks(&self) -> Result<(), Failure> {
        let now = self.engine.snapshot(self.route).await?;
        let everybody = now.route.prep.involvements.keys().copied();
        let waive = |participant| {
            let reason = self.t.s("rehearsal-why");
            self.give(Command::ConversationWaive { participant, reason })
        };
        stream::iter(everybody.map(waive)).buffered(AT_ONCE).try_collect::<Vec<_>>().await?;
        Ok(())
    }

    /// The place, the parts with their minutes, and the tables, large enough for everybody.
    async fn set_out(&self) -> Result<(), Failure> {
        let planned = self.from.route.prep.gathering(self.facts().gathering);
        let place = planned.map_or_else(|| self.t.s("rehearsal-place"), |gathering| gathering.place.clone());
        let minutes: BTreeMap<Part, u32> = planned.map(|gathering| gathering.minutes.clone()).unwrap_or_default();
        self.give(Command::GatheringPlan { gathering: None, at: clock::now(), place, minutes }).await?;
        if self.engine.snapshot(self.route).await?.route.facts.topics.is_empty() {
            self.add_topics().await?;
        }
        for command in self.tables().await? {
            self.give(command).await?;
        }
        Ok(())
    }

    async fn tables(&self) -> Result<Vec<Command>, Failure> {
        let now = self.engine.snapshot(self.route).await?;
        let topics: BTreeMap<u32, TopicId> = now.route.facts.topics.iter().map(|(id, t)| (t.number, *id)).collect();
        let mut known: Vec<&Table> = self.facts().tables.values().collect();
        known.sort_by_key(|table| table.number);
        let number = |table: &Table| self.facts().topics.get(&table.topic).map_or(0, |topic| topic.number);
        let plain = || topics.values().map(|topic| (*topic, String::new(), 0, true)).collect::<Vec<_>>();
        let as_set = known.iter().filter_map(|table| {
            let topic = topics.get(&number(table))?;
            Some((*topic, table.name.as_str().to_owned(), table.capacity, table.step_free))
        });
        let tables: Vec<_> = if known.is_empty() { plain() } else { as_set.collect() };
        let places: usize = tables.iter().map(|(_, _, capacity, _)| usize::from(*capacity)).sum();
        let each = if places < self.people { self.people.div_ceil(tables.len().max(1)) } else { 1 };
        let each = u16::try_from(each.min(MOST_PLACES)).unwrap_or(u16::MAX);
        let set = |(n, (topic, name, capacity, step_free)): (usize, (TopicId, String, u16, bool))| Command::TableSet {
            table: None,
            topic,
            name: if name.is_empty() { self.t.n("rehearsal-table", n + 1) } else { name },
            capacity: capacity.max(each),
            step_free,
            facilitator: None,
        };
        Ok(tables.into_iter().enumerate().map(set).collect())
    }
}
