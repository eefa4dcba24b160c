//! A method: a template for routes, written as data in `methods/*.toml`.
//!
//! The engine knows step kinds, gates and parts; the file composes them and says who may do
//! what in each phase. A broken file is refused with the line and the reason.

use crate::command::NAMES;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use toml::Spanned;

/// What somebody does in a route; one person may hold several, but never both
/// commissioner and facilitator of the same route (method.md, "The commissioner").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the organisation's installation; gives out roles.
    Administrator,
    /// Asks the question, sets the frames, steps back, receives the outcome.
    Commissioner,
    /// The facilitator who guides the whole route and opens its gates.
    LeadFacilitator,
    /// Holds conversations, guides a table, never decides.
    Facilitator,
    /// Takes part and decides.
    Participant,
    /// The shared device of one table.
    Tablet,
}

impl Role {
    /// Every role, in the order of the access matrix.
    pub const ALL: [Self; 6] = [
        Self::Administrator,
        Self::Commissioner,
        Self::LeadFacilitator,
        Self::Facilitator,
        Self::Participant,
        Self::Tablet,
    ];

    /// The name in method files, Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Commissioner => "commissioner",
            Self::LeadFacilitator => "lead_facilitator",
            Self::Facilitator => "facilitator",
            Self::Participant => "participant",
            Self::Tablet => "tablet",
        }
    }

    /// The role of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// What kind of work a phase holds; decides which screens it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The central question and the promise.
    Question,
    /// The numbered frames.
    Frames,
    /// The topics.
    Topics,
    /// Everyone who lies awake over it.
    Circle,
    /// The preparatory talks.
    Conversations,
    /// The meeting itself.
    Gathering,
    /// The report and its correction period.
    Report,
    /// What became of it.
    FollowUp,
}

impl Step {
    /// The name in method files, Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Frames => "frames",
            Self::Topics => "topics",
            Self::Circle => "circle",
            Self::Conversations => "conversations",
            Self::Gathering => "gathering",
            Self::Report => "report",
            Self::FollowUp => "follow_up",
        }
    }
}

/// What must hold before the phase can be left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Question, commissioner and promise are present.
    QuestionComplete,
    /// The frames are released.
    FramesReleased,
    /// At least one topic.
    TopicsPresent,
    /// At least the minimum of people in the circle.
    CircleFormed,
    /// Everyone talked with or waived, every item settled; may be passed with a reason.
    Prepared,
    /// The outcome is handed over.
    HandedOver,
    /// The report is final.
    ReportFinal,
    /// Nothing more is asked.
    None,
}

/// A part of the decision meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Welcome, the question, the frames, what is known.
    Informing,
    /// Ideas are written at the theme tables.
    Tables,
    /// Everybody visits every other table's flowers.
    Carousel,
    /// Each person sees exactly what is new to them or still open.
    Closing,
    /// Threads, handover, answers.
    Plenary,
}

impl Part {
    /// The name in method files, Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Informing => "informing",
            Self::Tables => "tables",
            Self::Carousel => "carousel",
            Self::Closing => "closing",
            Self::Plenary => "plenary",
        }
    }
}

/// How much say a route gives; shown everywhere, so that listening never looks like deciding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Say {
    /// People are told.
    Inform,
    /// People are heard.
    Consult,
    /// People advise.
    Advise,
    /// People make it together with the commissioner.
    CoProduce,
    /// People decide.
    DecideTogether,
}

impl Say {
    /// The name in method files and Fluent keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inform => "inform",
            Self::Consult => "consult",
            Self::Advise => "advise",
            Self::CoProduce => "co_produce",
            Self::DecideTogether => "decide_together",
        }
    }
}

/// How a point comes to be carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Every required participant stands behind the present wording.
    Unanimity,
    /// Nothing is decided; stances are not taken.
    None,
}

/// What the commissioner answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswersTo {
    /// Each decision.
    Decision,
    /// Each idea, decided or not (a listening route: each worry gets an answer).
    Idea,
}

/// A name in the two languages of the interface.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

/// The decision rule and its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// How a point comes to be carried.
    pub rule: Rule,
    /// Fewer required participants than this carry nothing (method.md: 3).
    pub minimum: usize,
    /// Length of the after-round, in days (method.md: seven).
    pub after_round_days: u32,
    /// Length of the report's correction period, in days.
    pub correction_days: u32,
    /// What the commissioner answers.
    pub answers_to: AnswersTo,
}

/// How the follow-up is kept moving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepMoving {
    /// Weeks without news before somebody is asked; as many again for each step up.
    pub quiet_weeks: u32,
    /// Days before a day at which it is said to come near.
    pub remind_days: u32,
}

impl Default for KeepMoving {
    fn default() -> Self {
        Self { quiet_weeks: 4, remind_days: 7 }
    }
}

/// A question of the preparatory conversation, and what an answer to it can become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TalkQuestion {
    /// Stable key under which answers are kept.
    pub id: String,
    /// The question as it is asked.
    pub ask: Name,
    /// The kind of item that an answer opens, if any.
    pub opens: Option<crate::conversation::ItemKind>,
}

/// One phase of a method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phase {
    /// What kind of work it holds.
    pub step: Step,
    /// Its name for people.
    pub name: Name,
    /// What must hold to leave it.
    pub gate: Gate,
    /// The parts of its meeting with their planned minutes, if it holds one.
    pub parts: Vec<(Part, u32)>,
    /// Role → the commands it may give in this phase.
    pub may: BTreeMap<Role, BTreeSet<&'static str>>,
}

/// A template for routes: phases, gates, questions, decision rule, rights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Method {
    /// File name without `.toml`; stored with the route.
    pub id: String,
    /// Its name for people.
    pub name: Name,
    /// How much say it gives.
    pub say: Say,
    /// The decision rule.
    pub decision: Decision,
    /// How the follow-up is kept moving.
    pub follow_up: KeepMoving,
    /// Whether the commissioner's own staff may take part, shown as such (method.md: only if the
    /// method allows it).
    pub staff_may_take_part: bool,
    /// The petals that are used, in order.
    pub petals: Vec<crate::idea::Petal>,
    /// The questions of the preparatory conversation.
    pub conversation: Vec<TalkQuestion>,
    /// The phases, in order.
    pub phases: Vec<Phase>,
}

/// Why a method file is refused: the line (from 1) and the reason, in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenMethod {
    /// Line in the file, from 1.
    pub line: usize,
    /// What is wrong and what was expected.
    pub reason: String,
}

impl fmt::Display for BrokenMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: Spanned<String>,
    name: Name,
    say: Say,
    decision: Decision,
    #[serde(default)]
    follow_up: KeepMoving,
    #[serde(default)]
    staff_may_take_part: bool,
    petals: Vec<crate::idea::Petal>,
    #[serde(default)]
    conversation: Vec<TalkQuestion>,
    always: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    phase: Vec<Spanned<FilePhase>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePhase {
    step: Spanned<Step>,
    name: Name,
    gate: Spanned<Gate>,
    #[serde(default)]
    part: Vec<FilePart>,
    #[serde(default)]
    may: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePart {
    id: Spanned<Part>,
    minutes: u32,
}

/// What the commissioner may still do between releasing the frames and the handover, in any
/// method (method.md, "The commissioner between …").
pub const COMMISSIONER_SHORT_LIST: [&str; 5] =
    ["opening_words.write", "item.settle", "frames.propose", "route.stop", "role.hand_over"];

impl Method {
    /// Reads a method file.
    ///
    /// # Errors
    /// The first thing that is wrong, with its line.
    pub fn parse(source: &str) -> Result<Self, BrokenMethod> {
        let line = |at: usize| source[..at.min(source.len())].matches('\n').count() + 1;
        let broken = |at: usize, reason: String| BrokenMethod { line: line(at), reason };
        let file: File = toml::from_str(source)
            .map_err(|error| broken(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
        let always = rights(&file.always).map_err(|(at, reason)| broken(at, reason))?;
        let mut phases = Vec::new();
        for phase in &file.phase {
            let at = phase.span().start;
            let phase = phase.get_ref();
            let mut may = rights(&phase.may).map_err(|(at, reason)| broken(at, reason))?;
            for (role, commands) in &always {
                may.entry(*role).or_default().extend(commands);
            }
            let parts: Vec<_> = phase.part.iter().map(|p| (*p.id.get_ref(), p.minutes)).collect();
            if (*phase.step.get_ref() == Step::Gathering) == parts.is_empty() {
                return Err(broken(at, "a gathering has parts, another step has none".into()));
            }
            if let Some(pair) = phase.part.windows(2).find(|w| w[0].id.get_ref() >= w[1].id.get_ref()) {
                let reason = "parts stand in the order informing, tables, carousel, closing, plenary";
                return Err(broken(pair[1].id.span().start, reason.into()));
            }
            phases.push(Phase {
                step: *phase.step.get_ref(),
                name: phase.name.clone(),
                gate: *phase.gate.get_ref(),
                parts,
                may,
            });
        }
        let method = Self {
            id: file.id.get_ref().clone(),
            name: file.name,
            say: file.say,
            decision: file.decision,
            follow_up: file.follow_up,
            staff_may_take_part: file.staff_may_take_part,
            petals: file.petals,
            conversation: file.conversation,
            phases,
        };
        method.check(&file.phase).map_err(|(at, reason)| broken(at, reason))?;
        Ok(method)
    }

    /// Laws that no file may compose away.
    fn check(&self, spans: &[Spanned<FilePhase>]) -> Result<(), (usize, String)> {
        let at = |n: usize| spans.get(n).map_or(0, |span| span.span().start);
        if self.phases.first().map(|p| p.step) != Some(Step::Question) {
            return Err((at(0), "the first phase is the question".into()));
        }
        let KeepMoving { quiet_weeks, remind_days } = self.follow_up;
        if !(1..=52).contains(&quiet_weeks) || remind_days > 366 {
            return Err((0, "quiet_weeks is from 1 to 52, remind_days at most 366".into()));
        }
        if self.petals.is_empty() {
            return Err((0, "at least one petal is needed".into()));
        }
        if let Some(n) = (1..self.phases.len()).find(|n| self.phases[*n - 1].step >= self.phases[*n].step) {
            let reason = "steps stand in the order question, frames, topics, circle, conversations, gathering, report, follow_up, each at most once";
            return Err((at(n), reason.into()));
        }
        let gathering = self.phases.iter().position(|p| p.step == Step::Gathering);
        let Some(gathering) = gathering else {
            return Err((0, "a method has one gathering phase".into()));
        };
        let frames = self.phases.iter().position(|p| p.step == Step::Frames).unwrap_or(0);
        let decides = self.decision.rule == Rule::Unanimity;
        let closes = self.phases[gathering].parts.iter().any(|(part, _)| *part == Part::Closing);
        if decides != closes {
            let reason = "a method that decides has a closing part, one that does not has none";
            return Err((at(gathering), reason.into()));
        }
        for (n, phase) in self.phases.iter().enumerate().take(gathering + 1).skip(frames + 1) {
            let commands = phase.may.get(&Role::Commissioner).into_iter().flatten();
            for command in commands {
                // The answer itself is refused before the handover, by the rule that gives it.
                let answer = n == gathering && *command == "answer.give";
                if !answer && !COMMISSIONER_SHORT_LIST.contains(command) {
                    let reason = format!(
                        "the commissioner has stepped back here and may not `{command}`; only {}",
                        COMMISSIONER_SHORT_LIST.join(", ")
                    );
                    return Err((at(n), reason));
                }
            }
        }
        Ok(())
    }

    /// Whether one of these roles may give this command in this phase: the one place where the
    /// matrix role × phase is asked (method.md, "Who may write when").
    pub fn permits(&self, phase: usize, roles: &BTreeSet<Role>, command: &str) -> bool {
        self.phases
            .get(phase)
            .is_some_and(|phase| roles.iter().any(|role| phase.may.get(role).is_some_and(|set| set.contains(command))))
    }

    /// The phase that holds this step, counted from 0.
    pub fn phase_of(&self, step: Step) -> Option<usize> {
        self.phases.iter().position(|phase| phase.step == step)
    }

    /// Whether this method takes stances and decides.
    pub fn decides(&self) -> bool {
        self.decision.rule == Rule::Unanimity
    }

    /// The parts of the meeting with their planned minutes.
    pub fn parts(&self) -> &[(Part, u32)] {
        self.phase_of(Step::Gathering).map_or(&[], |n| self.phases[n].parts.as_slice())
    }
}

type Rights = BTreeMap<Role, BTreeSet<&'static str>>;

/// Role → command patterns, resolved against the known commands; `point.*` means all of a subject.
fn rights(table: &BTreeMap<Spanned<String>, Vec<Spanned<String>>>) -> Result<Rights, (usize, String)> {
    let mut all = Rights::new();
    for (role, patterns) in table {
        let known = Role::parse(role.get_ref()).ok_or_else(|| {
            let names: Vec<_> = Role::ALL.iter().map(|r| r.name()).collect();
            (role.span().start, format!("unknown role `{}`; expected {}", role.get_ref(), names.join(", ")))
        })?;
        for pattern in patterns {
            let stem = pattern.get_ref().strip_suffix('*');
            let found: Vec<_> = NAMES
                .iter()
                .filter(|name| stem.map_or(**name == pattern.get_ref(), |stem| name.starts_with(stem)))
                .collect();
            if found.is_empty() {
                return Err((pattern.span().start, format!("no command is called `{}`", pattern.get_ref())));
            }
            all.entry(known).or_default().extend(found);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests;
