//! A route that is lived through by commands, with its log beside it.

use std::sync::Arc;

use bloemenzee_domain::boxed::Place;
use bloemenzee_domain::circle::{Kind, NewPerson};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::{Actor, Ctx};
use bloemenzee_domain::event::{Content, Event, facts_of, to_content};
use bloemenzee_domain::fact::Fact;
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{CommandId, ParticipantId, PersonId, RouteId, TableId, TopicId};
use bloemenzee_domain::method::{Method, Part, Role};
use bloemenzee_domain::question::{NewFrame, Strength};
use bloemenzee_domain::refusal::Refusal;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;
use uuid::Uuid;

const METHOD: &str = include_str!("../../../../../methods/nieuwe-route.toml");

/// A route, and the contents of its log: entry 1 first.
pub(super) struct Story {
    pub route: Route,
    log: Vec<Content>,
}

impl Story {
    pub fn new(id: RouteId) -> Self {
        let method = Arc::new(Method::parse(METHOD).unwrap());
        Self { route: Route::new(id, method), log: Vec::new() }
    }

    /// Gives a command as nobody in particular or as a participant: as the commissioner what is the
    /// commissioner's, and all else as who guides and administers.
    pub fn give(&mut self, who: Option<ParticipantId>, command: &Command) -> Result<Vec<Event>, Refusal> {
        self.give_and(who, command, |_, _| {})
    }

    /// As `give`; `each` sees the state after each event.
    pub fn give_and(
        &mut self,
        who: Option<ParticipantId>,
        command: &Command,
        mut each: impl FnMut(&Route, &Event),
    ) -> Result<Vec<Event>, Refusal> {
        let seq = self.log.len() + 1;
        let minute = i64::try_from(seq).unwrap();
        let asks = ["frames.write", "frames.release", "answer.give"].contains(&command.name());
        let guides = [Role::Administrator, Role::LeadFacilitator, Role::Facilitator];
        let roles = if asks { [Role::Commissioner].into() } else { guides.into() };
        let actor = Actor { participant: who, roles, ..Actor::default() };
        let id = CommandId(Uuid::from_u128((seq as u128) << 32));
        let place = if matches!(command, Command::BoxTake { .. }) { Place::Packing } else { Place::Home };
        let events = self.route.decide(command, &Ctx { now: Moment(minute * 60), command: id, actor, place })?;
        for event in &events {
            self.route.apply(event, seq as u64);
            each(&self.route, event);
            if let Event::Fact(Fact::Erased { entries, .. }) = event {
                entries.iter().for_each(|gone| self.log[usize::try_from(*gone).unwrap() - 1].words = None);
            }
        }
        self.log.push(to_content(&events));
        Ok(events)
    }

    /// The state that the log folds to, as it stands now: without the words that were erased.
    pub fn replayed(&self) -> Route {
        let mut route = Route::new(self.route.id, Arc::clone(&self.route.facts.method));
        for (content, seq) in self.log.iter().zip(1..) {
            for fact in facts_of(&content.facts, content.words.as_deref()).unwrap() {
                route.apply(&Event::Fact(fact), seq);
            }
        }
        route
    }

    /// The commands that bring a new route to its tables, given one after another to `each`.
    pub fn set_out(&mut self, people: usize, mut each: impl FnMut(&mut Self, Command)) {
        let frame = |text: &str, strength| NewFrame { text: text.into(), strength };
        let frames = vec![frame("Binnen het budget", Strength::Hard), frame("Samen met de school", Strength::Intent)];
        let question = "Hoe blijft ons dorp een fijn dorp?".to_owned();
        let commissioner = PersonId(Uuid::from_u128(1));
        for command in [
            Command::RouteOpen { method: "nieuwe-route".into(), title: "Ons dorp".into(), rehearsal_of: None },
            Command::RoleGrant { person: commissioner, role: Role::Commissioner },
            Command::QuestionWrite { question, promise: "Wat u besluit, voeren wij uit.".into() },
            Command::PhaseOpen { to: 1, reason: String::new() },
            Command::FramesWrite { frames },
            Command::FramesRelease {},
            Command::TopicAdd { title: "Wonen".into() },
            Command::TopicAdd { title: "Vervoer".into() },
            Command::PhaseOpen { to: 3, reason: String::new() },
        ] {
            each(self, command);
        }
        let first = self.route.facts.topics.iter().find(|(_, topic)| topic.number == 1).map(|(id, _)| *id);
        each(self, Command::TopicAdd { title: "Zorg".into() });
        each(self, Command::TopicRemove { topic: first.unwrap() });
        for n in 0..people {
            let person = NewPerson { name: format!("Deelnemer {n}"), ..NewPerson::default() };
            let nobody = String::new;
            each(
                self,
                Command::InvolvementAdd {
                    person,
                    why: nobody(),
                    named_by: nobody(),
                    kind: Kind::Resident,
                    organisation: nobody(),
                    trusted_adult: nobody(),
                },
            );
        }
        each(self, Command::PhaseOpen { to: 4, reason: String::new() });
        let circle: Vec<_> = self.route.prep.involvements.keys().copied().collect();
        for participant in circle.iter().skip(1) {
            each(self, Command::ConversationWaive { participant: *participant, reason: "Wil geen gesprek".into() });
        }
        each(self, Command::PhaseOpen { to: 5, reason: "Eén gesprek volgt later".into() });
        let topics: Vec<TopicId> = self.route.facts.topics.keys().copied().collect();
        for (topic, name) in topics.into_iter().zip(["Bij het raam", "Achterin"]) {
            let (table, capacity, step_free, facilitator) = (None, 200, true, None);
            each(self, Command::TableSet { table, topic, name: name.into(), capacity, step_free, facilitator });
        }
        each(self, Command::PartStart { part: Part::Informing, minutes: None });
        for participant in circle.into_iter().skip(1) {
            each(self, Command::CheckIn { participant, presence: Presence::TakingPart });
        }
        each(self, Command::PartStart { part: Part::Tables, minutes: None });
        let tables: Vec<TableId> = self.route.facts.tables.keys().copied().collect();
        let here: Vec<_> = self.route.facts.attendance.keys().copied().collect();
        for (participant, n) in here.into_iter().zip(0..) {
            each(self, Command::SeatTake { participant, table: tables[n % 2] });
        }
    }
}
