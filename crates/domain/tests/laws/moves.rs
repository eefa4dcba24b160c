//! Random moves of random people: what they try is drawn from what stands in the room, so that
//! most of it is close to allowed, and a good part is not.

use crate::testing::{
    ADMIN, By, COMMISSIONER, GUIDE, LEAD, Room, guide2, somebody, staff, table_on, two_frames, write,
};
use bloemenzee_domain::answer::{AnswerKind, AnswerMore};
use bloemenzee_domain::boxed::Place;
use bloemenzee_domain::circle::{Kind, Reply};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::conversation::{Arrangement, ItemKind, NewItem, Outcome, Setting};
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{IdeaId, ItemId, ParticipantId, PointId};
use bloemenzee_domain::idea::{Petal, PointKind};
use bloemenzee_domain::method::{Part, Role, Step};
use bloemenzee_domain::paper::FlowerSheet;
use bloemenzee_domain::stance::{Channel, Eyes, StanceKind};
use bloemenzee_domain::time::Moment;
use std::collections::BTreeMap;

/// One draw: what kind of move, by whom, and two numbers to pick with.
pub type Draw = (u8, u8, u16, u16);

/// In every need for safety.
pub const NEED: &str = "GEHEIM-VEILIG";
/// In every reason that is for its owner's eyes only.
pub const PRIVATE: &str = "GEHEIM-REDEN";

const PARTS: [Part; 5] = [Part::Informing, Part::Tables, Part::Carousel, Part::Closing, Part::Plenary];

pub fn pick<T: Copy>(all: &[T], n: u16) -> Option<T> {
    if all.is_empty() { None } else { Some(all[usize::from(n) % all.len()]) }
}

/// Anybody: staff, participants, tables' devices, nobody.
fn anybody(n: u8) -> By {
    match n % 16 {
        0 => By::Staff(ADMIN),
        1 | 2 => By::Staff(COMMISSIONER),
        3 | 4 => By::Staff(LEAD),
        5 => By::Staff(GUIDE),
        6 => By::Guide2,
        7 => By::Tablet(0),
        8 => By::Tablet(1),
        9 => By::Nobody,
        n => By::P(usize::from(n) - 10),
    }
}

/// Mostly this one; in a quarter of the draws anybody.
pub fn mostly(by: By, n: u8) -> By {
    if n < 64 { anybody(n) } else { by }
}

pub struct Drawer<'a> {
    pub room: &'a Room,
    pub by: u8,
    pub a: u16,
    pub b: u16,
}

impl<'a> Drawer<'a> {
    pub fn new(room: &'a Room, draw: Draw) -> Self {
        Self { room, by: draw.1, a: draw.2, b: draw.3 }
    }

    pub fn who(&self) -> usize {
        usize::from(self.a) % self.room.people.len().max(1)
    }

    pub fn participant(&self) -> Option<ParticipantId> {
        pick(&self.room.people, self.a)
    }

    fn point(&self) -> Option<PointId> {
        let all: Vec<_> = self.room.route.facts.points.keys().copied().collect();
        pick(&all, self.b)
    }

    fn idea(&self) -> Option<IdeaId> {
        let all: Vec<_> = self.room.route.facts.ideas.keys().copied().collect();
        pick(&all, self.a)
    }

    fn item(&self) -> Option<ItemId> {
        let all: Vec<_> = self.room.route.prep.items.keys().copied().collect();
        pick(&all, self.a)
    }

    fn revision(&self, point: PointId) -> u32 {
        let now = self.room.revision(point);
        if self.a.is_multiple_of(9) { now.saturating_sub(1).max(1) } else { now }
    }

    /// What this draw would have somebody do; several commands for one act of the whole room.
    pub fn moves(&self, kind: u8) -> Vec<(By, Command)> {
        let one = |found: Option<(By, Command)>| found.into_iter().collect();
        // After the meeting most of what people try is of that time.
        if self.room.route.facts.step() == Step::FollowUp && !kind.is_multiple_of(4) {
            return self.follow(kind / 4);
        }
        match kind % 48 {
            40.. => self.follow(kind),
            0..=6 => one(self.stance()),
            7 | 8 => self.everybody(),
            9..=11 => one(self.stand_on_all()),
            12 | 13 => one(self.add()),
            14 => one(self.paper()),
            15..=17 => one(self.change()),
            18 | 19 => one(self.rebuild()),
            20 | 21 => one(self.flower()),
            22..=24 => one(self.attend()),
            25 | 26 => one(self.seat()),
            27 if self.b.is_multiple_of(2) => one(self.walk()),
            27 => one(self.hall()),
            28..=30 => one(self.onward()),
            31 if self.b.is_multiple_of(4) => one(self.travel()),
            31 => one(self.aside()),
            32 => one(self.outcome()),
            33 => one(self.roles()),
            34 | 35 => one(self.prepare()),
            36 => one(self.settle()),
            37 => one(self.frame()),
            38 => one(self.report()),
            _ => one(self.commissioner()),
        }
    }

    fn stance(&self) -> Option<(By, Command)> {
        let (participant, point) = (self.participant()?, self.point()?);
        let kind = [StanceKind::Behind, StanceKind::Behind, StanceKind::NotYet, StanceKind::Reserved]
            [usize::from(self.by / 4) % 4];
        let eyes = [Eyes::Owner, Eyes::Facilitator, Eyes::Everyone][usize::from(self.b) % 3];
        let reason = if eyes == Eyes::Owner { PRIVATE } else { "nog niet duidelijk" };
        let mut on = self.room.on(point, kind, reason, eyes);
        on.revision = self.revision(point);
        on.in_report = self.a.is_multiple_of(2);
        let (by, channel) = match self.by % 8 {
            0 => (By::Staff(GUIDE), Channel::Paper),
            1 => (By::Tablet(usize::from(self.b) % 2), Channel::Tablet),
            2 => (anybody(self.by), Channel::Spoken),
            _ => (By::P(self.who()), Channel::Own),
        };
        if self.a.is_multiple_of(11) {
            return Some((by, Command::StanceTakeBack { participant, points: vec![point] }));
        }
        Some((by, Command::StanceTake { participant, stances: vec![on], channel }))
    }

    fn live(&self) -> Vec<PointId> {
        let facts = &self.room.route.facts;
        let takes = facts.points.values().filter(|p| facts.is_live(p) && p.kind == PointKind::Point);
        takes.map(|p| p.id).collect()
    }

    fn everybody(&self) -> Vec<(By, Command)> {
        let live = self.live();
        (0..self.room.people.len()).map(|n| (By::P(n), self.room.behind(n, &live))).collect()
    }

    fn stand_on_all(&self) -> Option<(By, Command)> {
        self.participant()?;
        Some((By::P(self.who()), self.room.behind(self.who(), &self.live())))
    }

    fn petal(&self) -> Petal {
        Petal::ALL[usize::from(self.b) % 3]
    }

    fn add(&self) -> Option<(By, Command)> {
        let by = if self.by.is_multiple_of(5) { By::Tablet(0) } else { By::P(self.who()) };
        let mut command = write(self.idea()?, self.petal(), &format!("punt {} {}", self.a, self.b));
        if let Command::PointAdd { parent, kind, author, petal, .. } = &mut command {
            if self.b.is_multiple_of(4) {
                *parent = self.point();
                *petal = parent.and_then(|p| self.room.route.facts.points[&p].petal).unwrap_or(Petal::What);
            }
            if self.b.is_multiple_of(7) {
                *kind = PointKind::Question;
            }
            if self.b.is_multiple_of(6) {
                *author = self.participant();
            }
        }
        Some((mostly(by, self.by), command))
    }

    fn change(&self) -> Option<(By, Command)> {
        let point = self.point()?;
        let from_revision = self.revision(point);
        let text = format!("anders {} {}", self.a, self.by);
        let author = if self.by.is_multiple_of(6) { self.participant() } else { None };
        let command = match self.a % 6 {
            0 => Command::PointDrop { point, from_revision },
            1 => Command::PointRestore { point },
            _ => Command::PointReword { point, from_revision, text, author },
        };
        let by = if self.by.is_multiple_of(4) { By::Staff(GUIDE) } else { By::P(self.who()) };
        Some((mostly(by, self.by), command))
    }

    /// What is typed over from paper, taken back, pasted; and sheets that become ideas.
    fn paper(&self) -> Option<(By, Command)> {
        let by = if self.by.is_multiple_of(3) { By::Tablet(0) } else { By::Staff(GUIDE) };
        let idea = self.idea()?;
        let petal = self.petal();
        let marks = ["", "  ", "* ", "  * "][usize::from(self.a) % 4];
        let command = match self.b % 8 {
            0 | 1 => Command::PaperTakeBack { point: self.point()? },
            2 => Command::PaperImport {
                idea,
                petal,
                list: format!("regel {}\n  onder {}\nHoe:\n* nog {}?", self.a % 9, self.b, self.a),
            },
            3 => {
                let code = format!("CODE{:02}", self.a % 100);
                let table = pick(&self.room.tables, self.b);
                Command::FlowerPrint { sheets: vec![FlowerSheet { code, table, idea: None }] }
            }
            4 => {
                let code = self.room.route.prep.sheets.keys().next()?.clone();
                Command::FlowerBegin { code, title: format!("van papier {}", self.a), table: None }
            }
            _ => Command::PaperWrite {
                idea,
                lines: [(petal, format!("{marks}papier {} {}", self.a % 40, self.b))].into(),
                under: BTreeMap::new(),
                seat: Some(u32::from(self.a % 12)).filter(|_| self.b.is_multiple_of(5)),
                again: self.a.is_multiple_of(2),
            },
        };
        Some((mostly(by, self.by), command))
    }

    fn rebuild(&self) -> Option<(By, Command)> {
        let point = self.point()?;
        let from_revision = self.revision(point);
        let command = match self.a % 4 {
            0 => Command::PointMove { point, from_revision, idea: self.idea()?, petal: self.petal() },
            1 => Command::PointSplit { point, from_revision, texts: vec!["eerst".into(), "dan".into()] },
            2 => {
                let all = self.live();
                let other = pick(&all, self.a)?;
                let points = vec![(point, from_revision), (other, self.room.revision(other))];
                Command::PointMerge { points, text: "samen".into() }
            }
            _ => Command::PointAnswer { question: point, by: pick(&self.live(), self.a)? },
        };
        Some((mostly(By::Staff(GUIDE), self.by), command))
    }

    fn flower(&self) -> Option<(By, Command)> {
        let by = mostly(By::P(self.who()), self.by);
        let command = match self.b % 5 {
            0 => Command::IdeaDrop { idea: self.idea()? },
            1 => Command::IdeaRestore { idea: self.idea()? },
            2 => Command::PointErase { point: self.point()? },
            _ => {
                let table = pick(&self.room.tables, self.b)?;
                Command::IdeaAdd { table, title: format!("idee {}", self.a), author: None }
            }
        };
        let by = if matches!(command, Command::PointErase { .. }) { By::Staff(LEAD) } else { by };
        Some((by, command))
    }

    fn attend(&self) -> Option<(By, Command)> {
        let participant = self.participant()?;
        let presence = [Presence::TakingPart, Presence::Listening, Presence::Support][usize::from(self.b / 8) % 3];
        let command = match self.b % 8 {
            0 => Command::CheckInUndo { participant },
            1 => Command::Leave { participant },
            2 => Command::Withdraw { participant },
            3 => Command::Return { participant },
            4 => Command::InvolvementRemove { participant, reason: "vergissing".into() },
            _ => Command::CheckIn { participant, presence },
        };
        let own = matches!(command, Command::Leave { .. } | Command::Withdraw { .. } | Command::Return { .. });
        let by = if own && !self.by.is_multiple_of(3) { By::P(self.who()) } else { By::Staff(GUIDE) };
        Some((mostly(by, self.by), command))
    }

    fn seat(&self) -> Option<(By, Command)> {
        if self.b.is_multiple_of(5) {
            return Some((mostly(By::Staff(LEAD), self.by), Command::SeatPlaceAll {}));
        }
        let (participant, table) = (self.participant()?, pick(&self.room.tables, self.b)?);
        let by = if self.by.is_multiple_of(3) { By::Staff(GUIDE) } else { By::P(self.who()) };
        Some((mostly(by, self.by), Command::SeatTake { participant, table }))
    }

    /// Cards, calls for help, the clock, reading back, and one hand for a whole table.
    /// A log entry in which stances were recorded for somebody; any other where there is none.
    fn recorded(&self) -> u64 {
        let all = self.room.route.facts.stances.values().flat_map(BTreeMap::values);
        let entries: Vec<_> = all.filter_map(|stance| Some(stance.recorded.as_ref()?.entry)).collect();
        pick(&entries, self.b).unwrap_or(u64::from(self.b))
    }

    fn hall(&self) -> Option<(By, Command)> {
        let table = pick(&self.room.tables, self.a)?;
        let (lead, guide) = (mostly(By::Staff(LEAD), self.by), mostly(By::Staff(GUIDE), self.by));
        Some(match self.a % 9 {
            0 => (
                guide,
                Command::SeatCardIssue {
                    participants: self.participant().into_iter().collect(),
                    prints: BTreeMap::default(),
                },
            ),
            1 => (guide, Command::SeatCardRevoke { participant: self.participant()? }),
            2 => (anybody(self.by), Command::SignalGive { table }),
            3 => (lead, Command::SignalAnswer { table }),
            4 => (lead, Command::ClockPause {}),
            5 => (lead, Command::ClockResume {}),
            6 if self.b.is_multiple_of(3) => (lead, Command::ClockShorten { minutes: u32::from(self.b % 200) }),
            6 => (lead, Command::ClockExtend { minutes: u32::from(self.b % 200) }),
            7 => {
                let idea = self.idea()?;
                (guide, Command::IdeaReadBack { idea, points: self.room.route.lines_of(idea) })
            }
            _ if self.by.is_multiple_of(5) => (guide, Command::StancePutBack { entry: self.recorded() }),
            _ => {
                let points = self.point().map(|p| (p, self.revision(p))).into_iter().collect();
                let except = self.participant().filter(|_| self.b.is_multiple_of(3)).into_iter().collect();
                (guide, Command::StanceRecord { table, except, points, channel: Channel::Spoken })
            }
        })
    }

    fn walk(&self) -> Option<(By, Command)> {
        let round = self.room.route.facts.round + 1;
        let command = match self.b % 4 {
            0 => Command::CarouselPlan { minutes_per_round: 10, minutes_to_change: 2 },
            1 => Command::CarouselMove { round },
            2 => Command::PartStart { part: Part::Carousel, minutes: None },
            _ => Command::GatheringBegin { gathering: self.room.gathering? },
        };
        Some((mostly(By::Staff(LEAD), self.by), command))
    }

    /// The next thing on the way to the handover and after it.
    fn onward(&self) -> Option<(By, Command)> {
        let facts = &self.room.route.facts;
        let lead = By::Staff(LEAD);
        let next = PARTS.iter().position(|p| Some(*p) == facts.part).map_or(0, |n| n + 1);
        let phase = Command::PhaseOpen {
            to: facts.phase + 1,
            reason: if self.a.is_multiple_of(2) { "door" } else { "" }.into(),
        };
        Some(match facts.part {
            _ if facts.handed_over.is_some() => (lead, phase),
            None if !self.room.route.at_gathering() => match facts.step().name() {
                "frames" if self.room.route.prep.draft.frames.is_empty() => {
                    (By::Staff(COMMISSIONER), Command::FramesWrite { frames: two_frames("Niet duurder.") })
                }
                "frames" => (By::Staff(COMMISSIONER), Command::FramesRelease {}),
                "topics" if facts.topics.is_empty() => (lead, Command::TopicAdd { title: "Ontmoeten".into() }),
                _ => (lead, phase),
            },
            Some(Part::Closing) if facts.decided.is_none() => (lead, Command::ClosingClose {}),
            Some(Part::Plenary) if facts.decided.is_none() => (lead, Command::ClosingClose {}),
            Some(Part::Plenary) => (lead, Command::OutcomeHandOver { answer_by: None }),
            _ => (lead, Command::PartStart { part: PARTS[next.min(4)], minutes: None }),
        })
    }

    /// Off the straight way: an earlier part or phase, an after-round, stopping.
    fn aside(&self) -> Option<(By, Command)> {
        let facts = &self.room.route.facts;
        let command = match self.b % 6 {
            0 => Command::PartStart { part: PARTS[usize::from(self.a) % 5], minutes: None },
            1 | 2 => Command::AfterRoundOpen { days: 7 },
            3 => Command::PhaseOpen { to: usize::from(self.a) % 8, reason: "terug".into() },
            4 if self.a.is_multiple_of(8) => Command::RouteStop { reason: "het houdt op".into() },
            4 => Command::PartStart { part: Part::Plenary, minutes: None },
            _ => Command::GatheringPlan {
                gathering: None,
                at: facts.part_began.unwrap_or(Moment(0)),
                place: "De school".into(),
                minutes: BTreeMap::new(),
            },
        };
        Some((mostly(By::Staff(LEAD), self.by), command))
    }

    /// A box takes the route along; it comes back, or is written off.
    fn travel(&self) -> Option<(By, Command)> {
        let command = match (self.room.place, self.a % 4) {
            (Place::Home, _) => crate::testing::take_box(),
            (_, 0) => Command::BoxWriteOff { reason: "gestolen".into() },
            _ => Command::BoxReturn { size: self.room.log.len() as u64, root: "AA==".into() },
        };
        Some((mostly(By::Staff(LEAD), self.by), command))
    }

    fn outcome(&self) -> Option<(By, Command)> {
        let point = self.point()?;
        let frame = u32::from(self.b) % 3 + 1;
        let answers =
            [AnswerKind::WithinFrames, AnswerKind::OutsideFrame { frame }, AnswerKind::DeviatesFromIntent { frame }];
        let answer = answers[usize::from(self.a) % 3].clone();
        Some(match self.b % 3 {
            0 => {
                let draw = Command::ThreadDraw { thread: None, title: "Dichtbij".into(), points: vec![point] };
                (mostly(By::Staff(LEAD), self.by), draw)
            }
            _ => {
                let give = Command::AnswerGive {
                    idea: self.idea()?,
                    answer,
                    text: "omdat het zo is".into(),
                    more: AnswerMore::default(),
                };
                (mostly(By::Staff(COMMISSIONER), self.by), give)
            }
        })
    }

    fn roles(&self) -> Option<(By, Command)> {
        let role = Role::ALL[usize::from(self.a) % 6];
        let people: Vec<_> = self.room.route.prep.involvements.values().map(|i| i.person).collect();
        let to = if self.b.is_multiple_of(2) {
            pick(&people, self.b)?
        } else {
            crate::testing::person(50 + u128::from(self.b % 3))
        };
        let from = [staff(COMMISSIONER), staff(LEAD), staff(GUIDE), guide2()][usize::from(self.b) % 4];
        let command = match self.b % 3 {
            0 => Command::RoleGrant { person: to, role },
            1 => Command::RoleRevoke { person: from, role },
            _ => Command::RoleHandOver { role, from, to },
        };
        Some((mostly(By::Staff(ADMIN), self.by), command))
    }

    fn need(&self) -> NewItem {
        let other = pick(&self.room.people, self.b).map(Arrangement::NotWith);
        let arrangement = if self.b.is_multiple_of(2) { other } else { Some(Arrangement::StepFree) };
        let instruction = if self.b.is_multiple_of(3) { "zit bij de deur" } else { "" }.into();
        NewItem { kind: ItemKind::Safety, text: format!("{NEED} {}", self.a), arrangement, instruction }
    }

    fn prepare(&self) -> Option<(By, Command)> {
        let by = [By::Staff(GUIDE), By::Guide2, By::Staff(LEAD)][usize::from(self.by) % 3];
        let Some(participant) = self.participant() else {
            let command = crate::testing::involve(&format!("Mens {}", self.a), Kind::Resident);
            return Some((mostly(by, self.by), command));
        };
        let answers = BTreeMap::from([("safety".to_owned(), format!("{NEED} {}", self.a))]);
        let asks = NewItem { kind: ItemKind::Information, text: "hoeveel kost het?".into(), ..NewItem::practical("x") };
        let command = match self.a % 7 {
            0 => Command::ItemOpen { participant: Some(participant), item: self.need() },
            1 => Command::ItemOpen { participant: Some(participant), item: asks },
            2 => Command::ConversationWaive { participant, reason: "wil niet".into() },
            3 => Command::ConversationPlan { participant, facilitator: guide2(), setting: Setting::Phone, at: None },
            4 => Command::InvitationSend { participants: vec![participant] },
            5 => {
                let practical = "vervoer".into();
                let answer = if self.b.is_multiple_of(5) { Reply::No } else { Reply::Yes };
                Command::InvitationAnswer { participant, answer, channel: Channel::Phone, practical }
            }
            _ => Command::ConversationHold { participant, answers, items: vec![self.need()] },
        };
        Some((mostly(by, self.by), command))
    }

    fn settle(&self) -> Option<(By, Command)> {
        let item = self.item()?;
        let text = "gedaan".to_owned();
        let safety = self.room.route.prep.items[&item].kind == ItemKind::Safety;
        let command = match self.b % 5 {
            0 => Command::ItemPutToCommissioner { item },
            1 => Command::ItemSettle { item, outcome: Outcome::Answered(text) },
            2 => Command::ItemReopen { item },
            _ => Command::ItemSettle {
                item,
                outcome: Outcome::Arranged(if safety { format!("{NEED} {text}") } else { text }),
            },
        };
        Some((mostly(By::Staff(LEAD), self.by), command))
    }

    fn frame(&self) -> Option<(By, Command)> {
        let frames = two_frames("Het mag duurder.");
        let (by, command) = match self.b % 5 {
            0 => (By::Staff(COMMISSIONER), Command::FramesPropose { frames, reason: "de raad wil het".into() }),
            1 => (By::Staff(LEAD), Command::FramesReopen {}),
            2 => (By::Staff(LEAD), Command::FramesDecline { reason: "te laat".into() }),
            3 => (By::Staff(LEAD), table_on(pick(&self.room.topics, self.a)?, 3)),
            _ => {
                let (person, kind) = (somebody(&format!("Loper {}", self.a)), Kind::Resident);
                let (why, organisation, answers) = ("woont hier".into(), String::new(), BTreeMap::new());
                let presence = if self.a.is_multiple_of(3) { Presence::Listening } else { Presence::TakingPart };
                let trusted_adult = String::new();
                (
                    By::Staff(GUIDE),
                    Command::WalkIn { person, why, kind, organisation, trusted_adult, answers, presence },
                )
            }
        };
        Some((mostly(by, self.by), command))
    }

    fn report(&self) -> Option<(By, Command)> {
        let corrections: Vec<_> = self.room.route.prep.corrections.keys().copied().collect();
        let note = "overgenomen".to_owned();
        let command = match self.b % 5 {
            0 => Command::ReportCorrect { participant: self.participant(), text: "een naam is fout".into() },
            1 => Command::ReportSettleCorrection { correction: pick(&corrections, self.a)?, accepted: true, note },
            2 => Command::ReportFinalise { reason: "iedereen heeft gereageerd".into() },
            _ => Command::ReportDraft { next_steps: "We gaan verder.".into() },
        };
        Some((mostly(By::Staff(LEAD), self.by), command))
    }

    /// The commissioner tries what it may not.
    fn commissioner(&self) -> Option<(By, Command)> {
        let participant = self.participant()?;
        let command = match self.b % 9 {
            0 => Command::OpeningWordsWrite { text: "Welkom.".into() },
            1 => Command::QuestionWrite { question: "Anders?".into(), promise: "Niets.".into() },
            2 => Command::FramesWrite { frames: two_frames("Stil erbij.") },
            3 => Command::ClosingClose {},
            4 => Command::Withdraw { participant },
            5 => {
                Command::RoleHandOver { role: Role::LeadFacilitator, from: staff(LEAD), to: crate::testing::person(50) }
            }
            6 => Command::PointReword {
                point: self.point()?,
                from_revision: self.room.revision(self.point()?),
                text: "zoals wij het willen".into(),
                author: None,
            },
            7 => Command::ItemSettle { item: self.item()?, outcome: Outcome::Answered("zoveel".into()) },
            _ => {
                Command::RoleHandOver { role: COMMISSIONER, from: staff(COMMISSIONER), to: crate::testing::person(60) }
            }
        };
        Some((By::Staff(COMMISSIONER), command))
    }
}
