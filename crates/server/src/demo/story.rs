//! The demo as a list of commands, in the order in which they are given.
//!
//! Pure: the ids of what a command makes follow from the command's own id, so that the whole story
//! can be told before any of it has happened. It is given through the one writer, like every
//! command of a screen.

use super::data::{self, Data, DataProblem, Someone};
use crate::web::words;
use bloemenzee_domain::circle::NewPerson;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::conversation::{Arrangement, ItemKind, NewItem, Outcome, Setting};
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::id::{
    CommandId, IdeaId, ItemId, ParticipantId, PersonId, PointId, RouteId, TableId, ThreadId, TopicId, nth,
};
use bloemenzee_domain::method::Role;
use bloemenzee_domain::stance::Channel;
use bloemenzee_domain::time::Moment;
use bloemenzee_domain::transcript::{self, Transcript};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The demo's route; the same in every demo, so that its addresses can be kept.
pub const ROUTE: RouteId = RouteId(Uuid::from_u128(0x6d61_6e74_656c_8000_8000_7765_7374_6572));
const COMMANDS: u128 = 0x6d61_6e74_656c_8001_8000_0000_0000_0000;
/// How many days ago the evening was, in the stage after it.
const EVENING: u32 = 162;
const STAFF: u128 = 0x6d61_6e74_656c_8002_8000_0000_0000_0000;

/// Where the demo stands when it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Stage {
    /// The route is opened, the roles are given; nothing is asked yet.
    Question,
    /// Everybody is invited, and half of the talks are held.
    Conversations,
    /// Everybody sits at a table; nothing is written yet.
    Tables,
    /// Ten ideas are written, the tables stand behind their own; the carousel is planned.
    Carousel,
    /// Everybody has been everywhere; most points are carried, some are open.
    Closing,
    /// Decided, handed over, answered, reported.
    Done,
    /// Five months later: groups, actions, gatherings, a late answer, a driver who stepped down.
    #[value(name = "followup")]
    FollowUp,
}

/// One command, and who gives it.
#[derive(Clone, Debug)]
pub struct Told {
    /// Who gives it.
    pub who: Who,
    /// Its identity.
    pub id: CommandId,
    /// When it was given; `None` is now.
    pub at: Option<Moment>,
    /// The command.
    pub command: Command,
}

/// A member of the circle, as the story knows them.
#[derive(Clone, Debug)]
pub struct Member {
    /// What stands in the list.
    pub is: Someone,
    /// Their pseudonym.
    pub id: ParticipantId,
}

/// A line on a flower, as the story knows it.
#[derive(Clone, Debug)]
pub struct Written {
    pub point: PointId,
    pub idea: IdeaId,
    /// Index of its table.
    pub table: usize,
    pub text: String,
    pub addition: bool,
    pub question: bool,
    pub revision: u32,
}

/// The story so far.
pub struct Story {
    /// What is told, in order.
    pub told: Vec<Told>,
    /// The circle.
    pub members: Vec<Member>,
    /// The tables.
    pub tables: Vec<TableId>,
    pub(super) data: Data,
    pub(super) transcript: Transcript,
    pub(super) ideas: BTreeMap<String, IdeaId>,
    pub(super) written: Vec<Written>,
    pub(super) threads: BTreeMap<String, ThreadId>,
    topics: Vec<TopicId>,
    items: Vec<(ItemId, NewItem, String)>,
    /// The day of the story: when the evening is told of, or now.
    now: Moment,
    /// The moment that is told of; `None` is now.
    then: Option<Moment>,
}

/// The person of a role: 0 administrator, 1 commissioner, 2 lead, from 3 the facilitators.
pub fn staff(n: usize) -> PersonId {
    PersonId(Uuid::from_u128(STAFF + n as u128))
}

pub(super) fn by(person: PersonId) -> Who {
    Who { person: Some(person), ..Who::default() }
}

/// Tells the story up to a stage.
///
/// # Errors
/// When the demo's own files do not fit together.
pub fn tell(stage: Stage, now: Moment) -> Result<Story, DataProblem> {
    let (data, people) = data::read()?;
    let parsed = transcript::parse(data::TRANSCRIPT);
    let transcript = parsed
        .map_err(|errors| DataProblem::Transcript(errors.first().map(ToString::to_string).unwrap_or_default()))?;
    let evening = Moment(now.0 - i64::from(EVENING) * 86_400);
    let then = (stage == Stage::FollowUp).then(|| words::on_day(evening, 21, 0));
    let mut story = Story {
        told: Vec::new(),
        members: Vec::new(),
        tables: Vec::new(),
        data,
        transcript,
        ideas: BTreeMap::new(),
        written: Vec::new(),
        threads: BTreeMap::new(),
        topics: Vec::new(),
        items: Vec::new(),
        now: then.unwrap_or(now),
        then,
    };
    story.opened();
    if stage >= Stage::Conversations {
        story.asked();
        story.invited(people, stage)?;
        story.talked(0, 18)?;
    }
    if stage >= Stage::Tables {
        let all = story.members.len();
        story.talked(18, all)?;
        story.settled();
        story.gathered();
    }
    if stage >= Stage::Carousel {
        story.wrote()?;
    }
    if stage >= Stage::Closing {
        story.walked()?;
    }
    if stage >= Stage::Done {
        story.decided()?;
    }
    match stage {
        Stage::Done => story.finished()?,
        Stage::FollowUp => story.went_on()?,
        _ => {}
    }
    Ok(story)
}

impl Story {
    /// Adds a command and gives its id.
    pub(super) fn say(&mut self, who: Who, command: Command) -> CommandId {
        let id = CommandId(Uuid::from_u128(COMMANDS + ((self.told.len() as u128 + 1) << 24)));
        self.told.push(Told { who, id, at: self.then, command });
        id
    }

    /// So many days after the evening, at this time of day: when it is told of, or what is planned.
    pub(super) fn day(&self, days: u32, hour: i8, minute: i8) -> Moment {
        words::on_day(self.now.plus_days(days), hour, minute)
    }

    /// What follows happened so many days after the evening.
    pub(super) fn on_day(&mut self, days: u32) {
        self.then = Some(self.day(days, 20, 0).max(self.now));
    }

    pub(super) fn lead(&mut self, command: Command) -> CommandId {
        self.say(by(staff(2)), command)
    }

    pub(super) fn commissioner(&mut self, command: Command) -> CommandId {
        self.say(by(staff(1)), command)
    }

    /// Somebody acts for themself, or a facilitator does for who has no device.
    pub(super) fn acting(&self, n: usize) -> (Who, Channel) {
        let member = &self.members[n];
        if member.is.has_device() {
            (Who { participant: Some(member.id), ..Who::default() }, Channel::Own)
        } else {
            (by(self.facilitator(n)), Channel::Spoken)
        }
    }

    pub(super) fn facilitator(&self, n: usize) -> PersonId {
        staff(3 + n % self.data.facilitators.len())
    }

    pub(super) fn member(&self, name: &str) -> Result<usize, DataProblem> {
        let found = self.members.iter().position(|m| m.is.name == name);
        found.ok_or_else(|| DataProblem::Unknown(name.to_owned()))
    }

    /// The administrator opens the route and gives the roles.
    fn opened(&mut self) {
        let administrator = Who { administrator: true, ..by(staff(0)) };
        let open =
            Command::RouteOpen { method: "nieuwe-route".into(), title: self.data.title.clone(), rehearsal_of: None };
        self.say(administrator.clone(), open);
        let roles = [(1, Role::Commissioner), (2, Role::LeadFacilitator)];
        let guides = (3..3 + self.data.facilitators.len()).map(|n| (n, Role::Facilitator));
        for (n, role) in roles.into_iter().chain(guides) {
            self.say(administrator.clone(), Command::RoleGrant { person: staff(n), role });
        }
    }

    /// Question, frames, topics.
    fn asked(&mut self) {
        let (question, promise) = (self.data.question.clone(), self.data.promise.clone());
        self.commissioner(Command::QuestionWrite { question, promise });
        self.open_phase(1);
        let frames = self.data.frames.clone();
        self.commissioner(Command::FramesWrite { frames });
        self.commissioner(Command::FramesRelease {});
        let titles: Vec<String> = self.transcript.topics.iter().map(|t| t.title.clone()).collect();
        for title in titles {
            let id = self.lead(Command::TopicAdd { title });
            self.topics.push(nth(id, 0));
        }
        self.open_phase(3);
    }

    pub(super) fn open_phase(&mut self, to: usize) {
        self.lead(Command::PhaseOpen { to, reason: String::new() });
    }

    /// The circle, the invitations and what people answered.
    fn invited(&mut self, people: Vec<Someone>, stage: Stage) -> Result<(), DataProblem> {
        for is in people {
            let person = NewPerson {
                known: None,
                name: is.name.clone(),
                email: is.email.clone(),
                phone: is.phone.clone(),
                address: if is.has_device() {
                    String::new()
                } else {
                    "Voorbeeldstraat 1\n0000 AA Westerkwartier".into()
                },
            };
            let id = self.lead(Command::InvolvementAdd {
                person,
                why: is.why.clone(),
                named_by: is.named_by.clone(),
                kind: is.kind,
                organisation: is.organisation.clone(),
                trusted_adult: String::new(),
            });
            self.members.push(Member { is, id: nth(id, 0) });
        }
        // The meeting lies two weeks ahead while people talk, and has begun once they sit at tables.
        let half_hour = 1_800;
        let begun = Moment((self.now.0 - 100 * 60).div_euclid(half_hour) * half_hour);
        let at = if stage == Stage::Conversations { words::on_day(self.now.plus_days(14), 19, 30) } else { begun };
        let place = self.data.place.clone();
        self.lead(Command::GatheringPlan { gathering: None, at, place, minutes: BTreeMap::new() });
        let participants = self.members.iter().map(|m| m.id).collect();
        self.lead(Command::InvitationSend { participants });
        for n in 0..self.members.len() {
            let (who, channel) = self.acting(n);
            let channel = if channel == Channel::Own { channel } else { Channel::Phone };
            let Member { is, id } = &self.members[n];
            let command = Command::InvitationAnswer {
                participant: *id,
                answer: is.reply,
                channel,
                practical: is.practical.clone(),
            };
            if !is.practical.is_empty() {
                let item = NewItem::practical(&is.practical);
                let told = self.say(who, command);
                self.items.push((nth(told, 100), item, String::new()));
            } else {
                self.say(who, command);
            }
        }
        self.open_phase(4);
        let words = self.data.opening_words.clone();
        self.commissioner(Command::OpeningWordsWrite { text: words });
        for n in 0..self.members.len() {
            let setting = [Setting::HomeVisit, Setting::Phone, Setting::Elsewhere][n % 3];
            let day = Moment(at.0 - (9 - i64::try_from(n % 7).unwrap_or(0)) * 86_400);
            let at = words::on_day(day, 10, 30);
            let (participant, facilitator) = (self.members[n].id, self.facilitator(n));
            self.lead(Command::ConversationPlan { participant, facilitator, setting, at: Some(at) });
        }
        Ok(())
    }

    /// The talks with these people, and the items that they open.
    fn talked(&mut self, from: usize, to: usize) -> Result<(), DataProblem> {
        for n in from..to {
            let is = self.members[n].is.clone();
            let said = [("information", &is.information), ("safety", &is.safety), ("others", &is.others)];
            let answers = said.iter().filter(|(_, a)| !a.is_empty()).map(|(k, a)| ((*k).into(), (*a).clone()));
            let mut items = Vec::new();
            let item =
                |kind, text: &str| NewItem { kind, text: text.into(), arrangement: None, instruction: String::new() };
            if !is.information.is_empty() {
                items.push(item(ItemKind::Information, &is.information));
            }
            if !is.safety.is_empty() {
                let arrangement = Some(self.arrangement(&is.arrangement)?);
                let instruction = is.instruction.clone();
                items.push(NewItem { arrangement, instruction, ..item(ItemKind::Safety, &is.safety) });
            }
            if !is.others.is_empty() {
                items.push(item(ItemKind::NamedPerson, &is.others));
            }
            let (participant, facilitator) = (self.members[n].id, self.facilitator(n));
            let hold = Command::ConversationHold { participant, answers: answers.collect(), items: items.clone() };
            let told = self.say(by(facilitator), hold);
            for (place, item) in items.into_iter().enumerate() {
                let id: ItemId = nth(told, 100 + place);
                if item.text == self.data.to_commissioner {
                    self.lead(Command::ItemPutToCommissioner { item: id });
                }
                self.items.push((id, item, is.answered.clone()));
            }
        }
        Ok(())
    }

    fn arrangement(&self, written: &str) -> Result<Arrangement, DataProblem> {
        Ok(match written.split_once(':') {
            Some(("not_with", name)) => Arrangement::NotWith(self.members[self.member(name)?].id),
            _ => match written {
                "step_free" => Arrangement::StepFree,
                "first_to_go" => Arrangement::FirstToGo,
                "break" => Arrangement::Break,
                _ => return Err(DataProblem::Unknown(written.to_owned())),
            },
        })
    }

    /// Every item is settled; the commissioner answers what was put to it.
    fn settled(&mut self) {
        for (item, is, answered) in std::mem::take(&mut self.items) {
            let settled = &self.data.settled;
            let outcome = match is.kind {
                ItemKind::Information => Outcome::Answered(answered),
                ItemKind::Safety => Outcome::Arranged(settled.safety.clone()),
                ItemKind::NamedPerson => Outcome::Asked(settled.named_person.clone()),
                ItemKind::Practical => Outcome::Arranged(settled.practical.clone()),
            };
            let put = is.text == self.data.to_commissioner;
            let settle = Command::ItemSettle { item, outcome };
            if put {
                self.commissioner(settle)
            } else {
                self.lead(settle)
            };
        }
    }

    pub(super) fn topic(&self, n: usize) -> TopicId {
        self.topics[n]
    }

    /// The places of those who take part in the decision.
    pub(super) fn deciding(&self) -> Vec<usize> {
        (0..self.members.len()).filter(|n| self.members[*n].is.seat().is_some()).collect()
    }

    /// The name of a staff person, by the places of [`staff`].
    pub fn staff_name(&self, n: usize) -> &str {
        match n {
            0 => &self.data.administrator,
            1 => &self.data.commissioner,
            2 => &self.data.lead,
            _ => self.data.facilitators.get(n - 3).map_or("", String::as_str),
        }
    }

    /// How many staff there are.
    pub fn staff_count(&self) -> usize {
        3 + self.data.facilitators.len()
    }
}
