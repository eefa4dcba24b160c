//! A room to test rules in: a made-up route, its people, and short ways to say what they do.
//!
//! Tests read as *given events, when command, then events or refusal*: a stage of [`Room`] is the
//! given, [`Room::ok`] and [`Room::no`] are the when, and what they answer is the then.

#![allow(dead_code, missing_docs, reason = "shared by unit tests and laws; each uses a part, in plain words")]

use bloemenzee_domain::boxed::Place;
use bloemenzee_domain::circle::{Kind, NewPerson};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::{Actor, Ctx, Who};
use bloemenzee_domain::event::Event;
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{
    BoxId, CommandId, GatheringId, IdeaId, ParticipantId, PersonId, PointId, RouteId, TableId, TopicId,
};
use bloemenzee_domain::idea::{Petal, PointKind};
use bloemenzee_domain::method::{Method, Part, Role};
use bloemenzee_domain::question::{NewFrame, Strength};
use bloemenzee_domain::refusal::Refusal;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::stance::{Channel, Eyes, StanceKind, StanceOn};
use bloemenzee_domain::time::Moment;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

pub const NIEUWE_ROUTE: &str = include_str!("../../../methods/nieuwe-route.toml");
pub const GROEPSGESPREK: &str = include_str!("../../../methods/groepsgesprek.toml");
pub const ADMIN: Role = Role::Administrator;
pub const COMMISSIONER: Role = Role::Commissioner;
pub const LEAD: Role = Role::LeadFacilitator;
pub const GUIDE: Role = Role::Facilitator;
/// Where the tests stand in time.
pub const START: Moment = Moment(1_700_000_000);

/// How many cases a property is tried on: so many, or what `PROPTEST_CASES` says.
#[allow(clippy::disallowed_methods, reason = "a test has no configuration")]
pub fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// Somebody at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Staff in a role: one made-up person for each.
    Staff(Role),
    /// A second facilitator.
    Guide2,
    /// The participant of that place in [`Room::people`].
    P(usize),
    /// The device of the table of that place in [`Room::tables`].
    Tablet(usize),
    /// Nobody signed in.
    Nobody,
}

pub fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// The person of a staff role.
pub fn staff(role: Role) -> PersonId {
    person(1 + Role::ALL.iter().position(|r| *r == role).expect("every role is listed") as u128)
}

pub fn guide2() -> PersonId {
    person(99)
}

pub fn somebody(name: &str) -> NewPerson {
    NewPerson { name: name.into(), email: format!("{}@example.nl", name.replace(' ', ".")), ..NewPerson::default() }
}

/// A route and what was made in it so far.
#[derive(Clone)]
pub struct Room {
    pub route: Route,
    pub now: Moment,
    pub log: Vec<Vec<Event>>,
    pub people: Vec<ParticipantId>,
    pub topics: Vec<TopicId>,
    pub tables: Vec<TableId>,
    pub gathering: Option<GatheringId>,
    /// Where commands are given.
    pub place: Place,
    commands: u128,
}

/// `follow_up.plan` of one gathering, without topics.
pub fn planned(at: Moment, place: &str) -> Command {
    Command::FollowUpPlan {
        gathering: None,
        at,
        minutes: None,
        place: place.to_owned(),
        topics: vec![],
        every_weeks: None,
        times: None,
    }
}

impl Room {
    pub fn new(method: &str) -> Self {
        let method = Arc::new(Method::parse(method).expect("the method file is whole"));
        Self {
            route: Route::new(RouteId(Uuid::from_u128(7)), method),
            now: START,
            log: Vec::new(),
            people: Vec::new(),
            topics: Vec::new(),
            tables: Vec::new(),
            gathering: None,
            place: Place::Home,
            commands: 0,
        }
    }

    pub fn actor(&self, by: By) -> Actor {
        let who = match by {
            By::Staff(Role::Administrator) => Who { person: Some(staff(ADMIN)), administrator: true, ..Who::default() },
            By::Staff(role) => Who { person: Some(staff(role)), ..Who::default() },
            By::Guide2 => Who { person: Some(guide2()), ..Who::default() },
            By::P(n) => Who { participant: self.people.get(n).copied(), ..Who::default() },
            By::Tablet(n) => Who { table: self.tables.get(n).copied(), ..Who::default() },
            By::Nobody => Who::default(),
        };
        self.route.actor(&who)
    }

    pub fn ctx(&self, by: By) -> Ctx {
        let command = CommandId(Uuid::from_u128((self.commands + 1) << 24));
        Ctx { now: self.now, command, actor: self.actor(by), place: self.place }
    }

    /// As [`Room::ctx`], where the server gives a command that takes the route along or brings it back.
    fn ctx_for(&self, by: By, command: &Command) -> Ctx {
        let place = match (command, self.place) {
            (Command::BoxTake { .. }, Place::Home) => Place::Packing,
            (Command::BoxReturn { .. }, Place::Box(id)) => Place::Unpacking(id),
            (Command::BoxWriteOff { .. }, _) => Place::Home,
            (_, place) => place,
        };
        Ctx { place, ..self.ctx(by) }
    }

    /// Decides, and on a yes applies and keeps the entry.
    pub fn tell(&mut self, by: By, command: &Command) -> Result<(Uuid, Vec<Event>), Refusal> {
        let ctx = self.ctx_for(by, command);
        let told = self.tell_as(&ctx, command)?;
        match command {
            Command::BoxTake { .. } => self.place = Place::Box(BoxId(ctx.command.0)),
            Command::BoxReturn { .. } | Command::BoxWriteOff { .. } => self.place = Place::Home,
            _ => {}
        }
        Ok(told)
    }

    pub fn tell_as(&mut self, ctx: &Ctx, command: &Command) -> Result<(Uuid, Vec<Event>), Refusal> {
        self.commands += 1;
        let events = self.route.decide(command, ctx)?;
        let seq = self.log.len() as u64;
        events.iter().for_each(|event| self.route.apply(event, seq));
        self.log.push(events.clone());
        Ok((ctx.command.0, events))
    }

    /// The command is accepted; answers the id of the first thing it made.
    #[track_caller]
    pub fn ok(&mut self, by: By, command: Command) -> Uuid {
        match self.tell(by, &command) {
            Ok((id, _)) => id,
            Err(refusal) => panic!("{by:?} was refused {}: {refusal:?}", command.name()),
        }
    }

    /// The command is refused with this code, and nothing changes.
    #[track_caller]
    pub fn no(&mut self, by: By, command: Command, code: &str) {
        let before = self.route.clone();
        match self.tell(by, &command) {
            Ok((_, events)) => panic!("{by:?} could {}: {events:?}", command.name()),
            Err(refusal) => assert_eq!(refusal.code, code, "{by:?} {}", command.name()),
        }
        assert!(self.route == before, "a refused command changed something");
    }

    pub fn p(&self, n: usize) -> ParticipantId {
        self.people[n]
    }

    // The stages, each from the one before.

    pub fn question() -> Self {
        Self::question_of(NIEUWE_ROUTE)
    }

    pub fn question_of(method: &str) -> Self {
        let mut room = Self::new(method);
        let id = room.route.facts.method.id.clone();
        room.ok(
            By::Staff(ADMIN),
            Command::RouteOpen { method: id, title: "Zorg in het dorp".into(), rehearsal_of: None },
        );
        for role in [COMMISSIONER, LEAD, GUIDE] {
            room.ok(By::Staff(ADMIN), Command::RoleGrant { person: staff(role), role });
        }
        room.ok(By::Staff(ADMIN), Command::RoleGrant { person: guide2(), role: GUIDE });
        let question = "Wat is er voor nodig, zodat iedereen zorg heeft?".into();
        room.ok(By::Staff(COMMISSIONER), Command::QuestionWrite { question, promise: "Wij nemen het over.".into() });
        room
    }

    pub fn open(&mut self, to: usize) {
        self.ok(By::Staff(LEAD), Command::PhaseOpen { to, reason: String::new() });
    }

    pub fn frames() -> Self {
        let mut room = Self::question();
        room.open(1);
        room.ok(By::Staff(COMMISSIONER), Command::FramesWrite { frames: two_frames("Het kost niet meer.") });
        room
    }

    pub fn topics() -> Self {
        let mut room = Self::frames();
        room.ok(By::Staff(COMMISSIONER), Command::FramesRelease {});
        room
    }

    pub fn circle() -> Self {
        let mut room = Self::topics();
        room.add_topics();
        room.open(3);
        room
    }

    fn add_topics(&mut self) {
        for title in ["Ontmoeten", "Ontlasten"] {
            let topic = self.ok(By::Staff(LEAD), Command::TopicAdd { title: title.into() });
            self.topics.push(topic.into());
        }
    }

    /// Six on the list: five residents and, in place 4, a professional.
    pub fn conversations() -> Self {
        let mut room = Self::circle();
        room.add_people();
        room.open(4);
        room
    }

    fn add_people(&mut self) {
        for n in 0..6 {
            let kind = if n == 4 { Kind::Professional } else { Kind::Resident };
            let participant = self.ok(By::Staff(LEAD), involve(&format!("Mens {n}"), kind));
            self.people.push(participant.into());
        }
    }

    /// Everybody talked with, two tables of three seats, the gate passed.
    pub fn gathering() -> Self {
        let mut room = Self::conversations();
        for n in 0..6 {
            room.hold(By::Staff(GUIDE), n);
        }
        room.set_tables();
        room.open(5);
        room
    }

    fn set_tables(&mut self) {
        for topic in self.topics.clone() {
            let set = table_on(topic, 3);
            let table = self.ok(By::Staff(LEAD), set);
            self.tables.push(table.into());
        }
        let (at, place) = (self.now, "Het dorpshuis".to_owned());
        let plan = Command::GatheringPlan { gathering: None, at, place, minutes: BTreeMap::new() };
        self.gathering = Some(self.ok(By::Staff(LEAD), plan).into());
    }

    pub fn hold(&mut self, by: By, n: usize) {
        let participant = self.p(n);
        self.ok(by, Command::ConversationHold { participant, answers: BTreeMap::new(), items: Vec::new() });
    }

    /// Persons 0 and 1 at the first table, 2, 3 and 4 at the second; 5 has not come. The tables are open.
    pub fn writing() -> Self {
        let mut room = Self::gathering();
        room.part(Part::Informing);
        for (n, table) in [0, 0, 1, 1, 1].into_iter().enumerate() {
            room.check_in(n, Presence::TakingPart);
            let (participant, table) = (room.p(n), room.tables[table]);
            room.ok(By::P(n), Command::SeatTake { participant, table });
        }
        room.part(Part::Tables);
        room
    }

    pub fn part(&mut self, part: Part) {
        self.ok(By::Staff(LEAD), Command::PartStart { part, minutes: None });
    }

    pub fn check_in(&mut self, n: usize, presence: Presence) {
        let participant = self.p(n);
        self.ok(By::Staff(GUIDE), Command::CheckIn { participant, presence });
    }

    /// One idea of person 0 with a title and one *Wat*; answers the idea and both points.
    pub fn flower() -> (Self, IdeaId, PointId, PointId) {
        let mut room = Self::writing();
        let (idea, title) = room.idea(By::P(0), 0, "Een huiskamer");
        let what = room.point(By::P(0), idea, Petal::What, "Elke dag open");
        (room, idea, title, what)
    }

    pub fn idea(&mut self, by: By, table: usize, title: &str) -> (IdeaId, PointId) {
        let id = self.ok(by, Command::IdeaAdd { table: self.tables[table], title: title.into(), author: None });
        (id.into(), PointId(Uuid::from_u128(id.as_u128() + 1)))
    }

    pub fn point(&mut self, by: By, idea: IdeaId, petal: Petal, text: &str) -> PointId {
        self.ok(by, write(idea, petal, text)).into()
    }

    /// Takes a stance on the present wording of each.
    pub fn stand(&mut self, n: usize, points: &[PointId]) {
        let command = self.behind(n, points);
        self.ok(By::P(n), command);
    }

    pub fn behind(&self, n: usize, points: &[PointId]) -> Command {
        let stances = points.iter().map(|p| self.on(*p, StanceKind::Behind, "", Eyes::Owner)).collect();
        Command::StanceTake { participant: self.p(n), stances, channel: Channel::Own }
    }

    pub fn on(&self, point: PointId, kind: StanceKind, reason: &str, eyes: Eyes) -> StanceOn {
        let revision = self.route.facts.points[&point].revision();
        StanceOn { point, revision, kind, reason: reason.into(), eyes, in_report: false }
    }

    pub fn say(&mut self, n: usize, on: StanceOn) {
        let command = Command::StanceTake { participant: self.p(n), stances: vec![on], channel: Channel::Own };
        self.ok(By::P(n), command);
    }

    pub fn not_yet(&mut self, n: usize, point: PointId, eyes: Eyes) {
        let on = self.on(point, StanceKind::NotYet, "nog niet duidelijk", eyes);
        self.say(n, on);
    }

    pub fn everybody_stands(&mut self, points: &[PointId]) {
        for n in 0..5 {
            self.stand(n, points);
        }
    }

    pub fn everybody_except(&mut self, one: usize, points: &[PointId]) {
        for n in (0..5).filter(|n| *n != one) {
            self.stand(n, points);
        }
    }

    pub fn carried(&self, point: PointId) -> bool {
        self.route.facts.tallies().of(point).carried
    }

    pub fn revision(&self, point: PointId) -> u32 {
        self.route.facts.points[&point].revision()
    }

    pub fn reword(&self, point: PointId, text: &str) -> Command {
        Command::PointReword { point, from_revision: self.revision(point), text: text.into(), author: None }
    }

    /// The flower carried by all, the round closed, in the plenary.
    pub fn decided() -> (Self, IdeaId, PointId, PointId) {
        let (mut room, idea, title, what) = Self::flower();
        room.everybody_stands(&[title, what]);
        room.part(Part::Closing);
        room.ok(By::Staff(LEAD), Command::ClosingClose {});
        room.part(Part::Plenary);
        (room, idea, title, what)
    }

    /// The same, handed over.
    pub fn handed_over() -> (Self, IdeaId, PointId, PointId) {
        let (mut room, idea, title, what) = Self::decided();
        room.ok(By::Staff(LEAD), Command::OutcomeHandOver { answer_by: None });
        (room, idea, title, what)
    }

    /// The same in the follow-up: the report is final, persons 0 to 2 signed up.
    pub fn follow_up() -> (Self, IdeaId, PointId, PointId) {
        let (mut room, idea, title, what) = Self::handed_over();
        for n in 0..3 {
            let participant = room.p(n);
            room.ok(By::P(n), Command::FollowUpSignUp { participant, signed_up: true, wishes: vec![], channel: None });
        }
        room.open(6);
        room.ok(By::Staff(LEAD), Command::ReportDraft { next_steps: "We gaan verder.".into() });
        room.ok(By::Staff(LEAD), Command::ReportFinalise { reason: "Iedereen is akkoord.".into() });
        room.open(7);
        (room, idea, title, what)
    }

    /// Time goes by.
    pub fn days(&mut self, days: u32) {
        self.now = self.now.plus_days(days);
    }

    /// Folds the log's content again; the words of these entries are gone.
    pub fn replay(&self, erased: impl Fn(usize) -> bool) -> bloemenzee_domain::facts::Facts {
        let mut facts = bloemenzee_domain::facts::Facts::new(self.route.facts.method.clone());
        for (seq, events) in self.log.iter().enumerate() {
            let content = bloemenzee_domain::event::to_content(events);
            let words = content.words.as_deref().filter(|_| !erased(seq));
            let read = bloemenzee_domain::event::facts_of(&content.facts, words).expect("own bytes");
            read.iter().for_each(|fact| facts.apply(fact, seq as u64));
        }
        facts
    }
}

pub fn two_frames(first: &str) -> Vec<NewFrame> {
    vec![
        NewFrame { text: first.into(), strength: Strength::Hard },
        NewFrame { text: "Liefst in het dorp.".into(), strength: Strength::Intent },
    ]
}

/// What a lead facilitator's server does to pack a box.
pub fn take_box() -> Command {
    Command::BoxTake { name: "Kist 1".into(), key: "bloemenzee/box+00000000+AQ==".into() }
}

pub fn involve(name: &str, kind: Kind) -> Command {
    Command::InvolvementAdd {
        person: somebody(name),
        why: "Ligt er wakker van".into(),
        named_by: String::new(),
        kind,
        organisation: String::new(),
        trusted_adult: String::new(),
    }
}

pub fn table_on(topic: TopicId, capacity: u16) -> Command {
    Command::TableSet { table: None, topic, name: "Tafel".into(), capacity, step_free: false, facilitator: None }
}

pub fn write(idea: IdeaId, petal: Petal, text: &str) -> Command {
    Command::PointAdd { idea, petal, parent: None, text: text.into(), kind: PointKind::Point, author: None }
}
