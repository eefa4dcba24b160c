//! A route to measure on, made by commands through the one writer, as people would.

use crate::Fault;
use bloemenzee::access::{self, Purpose};
use bloemenzee::cli::new_staff;
use bloemenzee::clock;
use bloemenzee::execute::Engine;
use bloemenzee::methods::Methods;
use bloemenzee::store::Store;
use bloemenzee_domain::circle::{Kind, NewPerson};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::follow_up::{NewTerms, Rhythm, Source, TellBy};
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{CommandId, IdeaId, ParticipantId, PersonId, PointId, RouteId, TableId, TopicId, nth};
use bloemenzee_domain::idea::{Petal, PointKind};
use bloemenzee_domain::method::{Part, Role};
use bloemenzee_domain::question::{NewFrame, Strength};
use bloemenzee_domain::stance::{Channel, Eyes, StanceKind, StanceOn};
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use uuid::Uuid;

/// Commands on their way at once while a scene is made.
const AT_ONCE: usize = 500;

/// How large a route is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// People who decide.
    pub people: usize,
    /// Tables, each on a topic of its own; ideas go round them.
    pub tables: usize,
    /// Ideas.
    pub ideas: usize,
    /// Points on each idea, beside its title.
    pub points: usize,
}

/// Ten ideas of twenty points, thirty people, five tables: a large evening.
pub const EVENING: Size = Size { people: 30, tables: 5, ideas: 10, points: 20 };

/// A route in the middle of its tables, with everything written.
pub struct Scene {
    /// The writer.
    pub engine: Engine,
    /// The route.
    pub route: RouteId,
    /// Who guides.
    pub lead: PersonId,
    /// Who decides.
    pub people: Vec<ParticipantId>,
    /// The ideas.
    pub ideas: Vec<IdeaId>,
    /// Everything that takes a stance, titles too.
    pub points: Vec<PointId>,
    commissioner: PersonId,
}

/// The writer on a store, with the methods that the binary carries.
///
/// # Errors
/// When an embedded method is broken.
pub fn engine(store: Store) -> Result<Engine, Fault> {
    Ok(Engine::start(store, Methods::load(None)?))
}

fn by(person: PersonId) -> Who {
    Who { person: Some(person), ..Who::default() }
}

/// A participant on a device of their own.
pub fn own(participant: ParticipantId) -> Who {
    Who { participant: Some(participant), ..Who::default() }
}

fn fresh<T: From<Uuid>>() -> T {
    T::from(Uuid::new_v4())
}

/// Text of a point, of the length that people write at a table.
pub fn line(n: usize) -> String {
    format!("Punt {n}: elke maand een avond waarop mantelzorgers elkaar kunnen spreken, dichtbij huis")
}

impl Scene {
    /// Makes the route up to its tables, with its ideas and points.
    ///
    /// # Errors
    /// When a command is refused: the scene no longer fits the rules.
    pub async fn make(engine: &Engine, size: Size) -> Result<Self, Fault> {
        let [administrator, commissioner, lead] = [fresh(), fresh(), fresh()];
        let names = [(administrator, "Beheer", true), (commissioner, "Opdracht", false), (lead, "Begeleiding", false)];
        let staff = names.into_iter().flat_map(|(person, name, admin)| new_staff(person, name, "", admin));
        access::write(engine.store(), staff.collect()).await?;
        let mut scene = Self {
            engine: engine.clone(),
            route: fresh(),
            lead,
            people: Vec::new(),
            ideas: Vec::new(),
            points: Vec::new(),
            commissioner,
        };
        let opener = Who { administrator: true, ..by(administrator) };
        scene.set_up(&opener, size.tables).await?;
        scene.invite(size.people).await?;
        scene.sit(size).await?;
        scene.write(size).await?;
        Ok(scene)
    }

    /// Gives commands in order; several are on their way at once. Answers their ids.
    async fn give(&self, list: Vec<(Who, Command)>) -> Result<Vec<CommandId>, Fault> {
        let each = list.into_iter().map(|(who, command)| {
            let (engine, route, id, name) = (self.engine.clone(), self.route, fresh(), command.name());
            async move {
                let given = engine.give(route, id, who, command).await;
                given.map(|_| id).map_err(|failure| Fault::from(format!("{name} was not accepted: {failure}")))
            }
        });
        stream::iter(each).buffered(AT_ONCE).try_collect().await
    }

    async fn lead(&self, list: Vec<Command>) -> Result<Vec<CommandId>, Fault> {
        self.give(list.into_iter().map(|command| (by(self.lead), command)).collect()).await
    }

    async fn set_up(&self, opener: &Who, topics: usize) -> Result<(), Fault> {
        let (asks, leads) = (by(self.commissioner), by(self.lead));
        let grant = |person, role| (opener.clone(), Command::RoleGrant { person, role });
        let frame = |text: &str| NewFrame { text: text.into(), strength: Strength::Hard };
        let open = |to| (leads.clone(), Command::PhaseOpen { to, reason: String::new() });
        let question = "Wat is er nodig, zodat het goed gaat met mantelzorgers?".to_owned();
        let mut list = vec![
            (
                opener.clone(),
                Command::RouteOpen {
                    method: "nieuwe-route".into(),
                    title: "Een gemeten route".into(),
                    rehearsal_of: None,
                },
            ),
            grant(self.commissioner, Role::Commissioner),
            grant(self.lead, Role::LeadFacilitator),
            (asks.clone(), Command::QuestionWrite { question, promise: "Wat u besluit, voeren wij uit.".into() }),
            open(1),
            (asks.clone(), Command::FramesWrite { frames: vec![frame("Binnen de wet"), frame("Binnen het budget")] }),
            (asks, Command::FramesRelease {}),
        ];
        list.extend((1..=topics).map(|n| (leads.clone(), Command::TopicAdd { title: format!("Onderwerp {n}") })));
        list.push(open(3));
        self.give(list).await.map(drop)
    }

    async fn invite(&mut self, people: usize) -> Result<(), Fault> {
        let add = |n: usize| Command::InvolvementAdd {
            person: NewPerson { name: format!("Deelnemer {n}"), ..NewPerson::default() },
            why: String::new(),
            named_by: String::new(),
            kind: if n.is_multiple_of(3) { Kind::Professional } else { Kind::Resident },
            organisation: if n.is_multiple_of(3) { "Een organisatie".into() } else { String::new() },
            trusted_adult: String::new(),
        };
        let ids = self.lead((0..people).map(add).collect()).await?;
        self.people = ids.into_iter().map(|id| nth(id, 0)).collect();
        let open = |to| Command::PhaseOpen { to, reason: String::new() };
        let waive =
            |p: &ParticipantId| Command::ConversationWaive { participant: *p, reason: "Wil geen gesprek".into() };
        let mut list = vec![open(4)];
        list.extend(self.people.iter().map(waive));
        list.push(open(5));
        self.lead(list).await.map(drop)
    }

    async fn sit(&mut self, size: Size) -> Result<(), Fault> {
        let snap = self.engine.snapshot(self.route).await?;
        let topics: Vec<TopicId> = snap.route.facts.topics.keys().copied().collect();
        let set = |topic: &TopicId| Command::TableSet {
            table: None,
            topic: *topic,
            name: "Tafel".into(),
            capacity: 500,
            step_free: true,
            facilitator: None,
        };
        let ids = self.lead(topics.iter().map(set).collect()).await?;
        let tables: Vec<TableId> = ids.into_iter().map(|id| nth(id, 0)).collect();
        let part = |part| Command::PartStart { part, minutes: None };
        let mut list = vec![part(Part::Informing)];
        let check_in = |p: &ParticipantId| Command::CheckIn { participant: *p, presence: Presence::TakingPart };
        list.extend(self.people.iter().map(check_in));
        list.push(part(Part::Tables));
        let seats = self.people.iter().zip(tables.iter().cycle());
        list.extend(seats.map(|(p, t)| Command::SeatTake { participant: *p, table: *t }));
        self.lead(list).await?;
        let idea = |(n, table): (usize, &TableId)| Command::IdeaAdd {
            table: *table,
            title: format!("Idee {n}: een plek waar mantelzorgers elkaar ontmoeten"),
            author: None,
        };
        let ids = self.lead(tables.iter().cycle().take(size.ideas).enumerate().map(idea).collect()).await?;
        self.ideas = ids.into_iter().map(|id| nth(id, 0)).collect();
        Ok(())
    }

    async fn write(&mut self, size: Size) -> Result<(), Fault> {
        let all = self.ideas.iter().flat_map(|idea| (0..size.points).map(move |n| (n, *idea)));
        self.lead(all.map(|(n, idea)| point(idea, n, None)).collect()).await?;
        let snap = self.engine.snapshot(self.route).await?;
        self.points = snap.route.facts.points.keys().copied().collect();
        Ok(())
    }

    /// Everybody stands behind everything, each in one act.
    ///
    /// # Errors
    /// When a command is refused.
    pub async fn agree(&self) -> Result<(), Fault> {
        let act = |p: &ParticipantId| {
            let stances = self.points.iter().map(|point| on(*point, true)).collect();
            (own(*p), Command::StanceTake { participant: *p, stances, channel: Channel::Own })
        };
        self.give(self.people.iter().map(act).collect()).await.map(drop)
    }

    /// Closes the round, hands the outcome over and makes the draft report.
    ///
    /// # Errors
    /// When a command is refused.
    pub async fn finish(&self) -> Result<(), Fault> {
        let part = |part| Command::PartStart { part, minutes: None };
        let list = vec![
            part(Part::Carousel),
            part(Part::Closing),
            Command::ClosingClose {},
            part(Part::Plenary),
            Command::OutcomeHandOver { answer_by: None },
            Command::PhaseOpen { to: 6, reason: String::new() },
            Command::ReportDraft { next_steps: "In januari begint een werkgroep.".into() },
        ];
        self.lead(list).await.map(drop)
    }

    /// Goes on into the follow-up, with so many people more, who asked to be told once a week.
    ///
    /// # Errors
    /// When a command is refused.
    pub async fn go_on(&self, people: usize) -> Result<(), Fault> {
        let reason = "Iedereen heeft het gelezen.".to_owned();
        self.lead(vec![Command::ReportFinalise { reason }, Command::PhaseOpen { to: 7, reason: String::new() }])
            .await?;
        let add = |n: usize| Command::InvolvementAdd {
            person: NewPerson {
                name: format!("Lezer {n}"),
                email: format!("lezer{n}@bloemen.example"),
                ..NewPerson::default()
            },
            why: String::new(),
            named_by: String::new(),
            kind: Kind::Resident,
            organisation: String::new(),
            trusted_adult: String::new(),
        };
        let ids = self.lead((0..people).map(add).collect()).await?;
        let tell = |id: CommandId| Command::FollowUpTellMe {
            participant: nth(id, 0),
            by: TellBy::Mail,
            rhythm: Rhythm::Weekly,
            channel: None,
        };
        self.lead(ids.into_iter().map(tell).collect()).await.map(drop)
    }

    /// Adds an action for each decision, so that there is something to tell.
    ///
    /// # Errors
    /// When a command is refused.
    pub async fn act(&self) -> Result<(), Fault> {
        let snap = self.engine.snapshot(self.route).await?;
        let add = |idea: IdeaId| {
            let terms = NewTerms { what: line(1), ..NewTerms::default() };
            Command::ActionAdd { source: Source::Idea { idea }, points: Vec::new(), terms }
        };
        let decisions = snap.route.facts.decisions().into_iter().map(|made| add(made.idea));
        self.lead(decisions.collect()).await.map(drop)
    }

    /// Takes stances, one point in each act, until the route's log holds this many entries.
    ///
    /// # Errors
    /// When a command is refused.
    pub async fn fill(&self, entries: i64) -> Result<(), Fault> {
        loop {
            let missing = entries - self.engine.snapshot(self.route).await?.seq;
            if missing <= 0 {
                return Ok(());
            }
            let acts = usize::try_from(missing.min(20_000)).unwrap_or(0);
            self.give((0..acts).map(|n| self.stance(n)).collect()).await?;
        }
    }

    /// The `n`-th stance: people and points in turn, one in ten a not-yet with its reason.
    pub fn stance(&self, n: usize) -> (Who, Command) {
        let participant = self.people[n % self.people.len()];
        let point = self.points[(n / self.people.len()) % self.points.len()];
        let stances = vec![on(point, !n.is_multiple_of(10))];
        (own(participant), Command::StanceTake { participant, stances, channel: Channel::Own })
    }

    /// The `n`-th new point, written by a participant on a device of their own.
    pub fn addition(&self, n: usize) -> (Who, Command) {
        let participant = self.people[n % self.people.len()];
        (own(participant), point(self.ideas[n % self.ideas.len()], n, Some(participant)))
    }

    /// A session of the lead facilitator on this database; its token.
    ///
    /// # Errors
    /// What the store says.
    pub async fn session(&self) -> Result<String, Fault> {
        let token = access::token();
        let keep = access::keep_session(&token, &Purpose::Staff(self.lead), clock::now());
        access::write(self.engine.store(), vec![keep]).await?;
        Ok(token)
    }
}

fn on(point: PointId, behind: bool) -> StanceOn {
    let (kind, reason, eyes) = if behind {
        (StanceKind::Behind, String::new(), Eyes::Owner)
    } else {
        (StanceKind::NotYet, "Ik wil eerst weten wat het kost".to_owned(), Eyes::Facilitator)
    };
    StanceOn { point, revision: 1, kind, reason, eyes, in_report: false }
}

fn point(idea: IdeaId, n: usize, author: Option<ParticipantId>) -> Command {
    let petal = Petal::ALL[n % Petal::ALL.len()];
    Command::PointAdd { idea, petal, parent: None, text: line(n), kind: PointKind::Point, author }
}
