//! What became of what was said: of every point, and of each person's own.
//!
//! Point → decided or not → answer → actions → how far they are → what came of it, with dates. A
//! participant's own stances are shown to them, and to others only as far as anywhere else.

use super::{Action, ActionState, Source, Standing, Who};
use crate::answer::AnswerKind;
use crate::fact::Verdict;
use crate::facts::{Answered, Facts};
use crate::id::{ActionId, GatheringId, IdeaId, ParticipantId, PointId, ThreadId};
use crate::idea::Point;
use crate::route::Route;
use crate::stance::{StanceKind, Viewer};
use crate::time::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What came of a point so far, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// Not everyone stood behind it.
    NotDecided,
    /// Everyone did, outside a decision.
    Agreed,
    /// A question; open, or answered by a point.
    Question,
    /// A decision that the commissioner has not answered.
    Unanswered,
    /// The same, and the promised day has gone by.
    AnswerLate,
    /// Outside a hard frame: back to the circle.
    BackWithCircle,
    /// Answered, and nobody has taken it up.
    NobodyYet,
    /// Somebody is to do it.
    ToDo,
    /// Somebody is at it.
    Doing,
    /// It is done.
    Done,
    /// What was to be done was stopped, with a reason.
    Stopped,
    /// A later decision took its place.
    Superseded,
    /// A later decision took it back.
    Withdrawn,
}

impl Became {
    /// Every word, in the order of a life.
    pub const ALL: [Self; 13] = [
        Self::NotDecided,
        Self::Agreed,
        Self::Question,
        Self::Unanswered,
        Self::AnswerLate,
        Self::BackWithCircle,
        Self::NobodyYet,
        Self::ToDo,
        Self::Doing,
        Self::Done,
        Self::Stopped,
        Self::Superseded,
        Self::Withdrawn,
    ];

    /// The name in Fluent keys and the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotDecided => "not_decided",
            Self::Agreed => "agreed",
            Self::Question => "question",
            Self::Unanswered => "unanswered",
            Self::AnswerLate => "answer_late",
            Self::BackWithCircle => "back_with_circle",
            Self::NobodyYet => "nobody_yet",
            Self::ToDo => "to_do",
            Self::Doing => "doing",
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::Superseded => "superseded",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// An action as everybody may see it: never the name of somebody who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionTrace<'a> {
    /// Which.
    pub id: ActionId,
    /// From 1.
    pub number: u32,
    /// What is done.
    pub what: &'a str,
    /// The organisation, or the words; none for nobody, or for somebody who takes part.
    pub who: Option<&'a str>,
    /// Whether it is somebody who takes part.
    pub by_participant: bool,
    /// By which day.
    pub by: Option<Moment>,
    /// The words for it.
    pub by_words: &'a str,
    /// How far it is.
    pub state: ActionState,
    /// Why it was stopped.
    pub because: &'a str,
    /// When it was added.
    pub added: Moment,
    /// When something was last heard of it.
    pub news: Moment,
    /// Since when it is done or stopped.
    pub closed: Option<Moment>,
    /// Whether its day has gone by.
    pub late: bool,
    /// Since when nothing was heard of it, once that is for everybody to see.
    pub no_news: Option<Moment>,
    /// What came of it: what was last said of it, once it is done; empty until then.
    pub result: &'a str,
}

/// What became of one point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointTrace<'a> {
    /// The point.
    pub point: PointId,
    /// The idea it stands on.
    pub idea: IdeaId,
    /// The follow-up gathering it was written at; none for the meeting's own.
    pub gathering: Option<GatheringId>,
    /// The verdict when the round was closed; none before.
    pub verdict: Option<Verdict>,
    /// When the round was closed.
    pub decided: Option<Moment>,
    /// Whether the decision it belongs to still holds.
    pub standing: Standing,
    /// The commissioner's latest answer to that decision.
    pub answer: Option<&'a Answered>,
    /// What is done with it, in order.
    pub actions: Vec<ActionTrace<'a>>,
    /// Whether something is done for its idea, though nothing for this very point.
    pub beside: bool,
    /// In one word.
    pub became: Became,
}

/// A point with what one person had to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTrace<'a> {
    /// What became of it.
    pub of: PointTrace<'a>,
    /// Whether they wrote one of its wordings.
    pub wrote: bool,
    /// What they said of it in the end.
    pub stance: Option<StanceKind>,
}

/// Actions by what they come from.
struct Index<'a> {
    by_point: BTreeMap<PointId, Vec<&'a Action>>,
    by_idea: BTreeMap<IdeaId, Vec<&'a Action>>,
    /// Whatever is done for an idea, also for some of its points only.
    for_idea: BTreeMap<IdeaId, Vec<&'a Action>>,
    threads: BTreeMap<PointId, Vec<ThreadId>>,
    by_thread: BTreeMap<ThreadId, Vec<&'a Action>>,
    late: Vec<IdeaId>,
    standing: BTreeMap<IdeaId, Standing>,
}

impl<'a> Index<'a> {
    fn of(route: &'a Route, now: Moment) -> Self {
        let mut index = Self {
            by_point: BTreeMap::new(),
            by_idea: BTreeMap::new(),
            for_idea: BTreeMap::new(),
            threads: BTreeMap::new(),
            by_thread: BTreeMap::new(),
            late: Vec::new(),
            standing: BTreeMap::new(),
        };
        for action in route.prep.follow.actions.values() {
            if let Source::Idea { idea } = action.source {
                index.for_idea.entry(idea).or_default().push(action);
            }
            match action.source {
                _ if !action.points.is_empty() => {
                    let places = action.points.iter();
                    places.for_each(|p| index.by_point.entry(*p).or_default().push(action));
                }
                Source::Idea { idea } => index.by_idea.entry(idea).or_default().push(action),
                Source::Thread { thread } => index.by_thread.entry(thread).or_default().push(action),
                Source::Gathering { .. } => {}
            }
        }
        for (id, thread) in &route.facts.threads {
            thread.points.iter().for_each(|p| index.threads.entry(*p).or_default().push(*id));
        }
        let unanswered = route.answers_due().into_iter().filter(|due| due.answered.is_none() && due.late(now));
        index.late = unanswered.map(|due| due.decision).collect();
        let made = route.facts.decisions();
        index.standing = made.iter().map(|d| (d.idea, route.facts.standing(d.idea))).collect();
        index
    }

    fn actions(&self, point: &Point) -> Vec<&'a Action> {
        let threads = self.threads.get(&point.id).into_iter().flatten();
        let through = threads.filter_map(|t| self.by_thread.get(t)).flatten();
        let own = self.by_point.get(&point.id).into_iter().flatten();
        // What is done for any of an idea's points is done for what it is called.
        let idea = if point.petal.is_none() { &self.for_idea } else { &self.by_idea };
        let mut all: Vec<_> = own.chain(idea.get(&point.idea).into_iter().flatten()).chain(through).copied().collect();
        all.sort_by_key(|a| a.number);
        all.dedup_by_key(|a| a.number);
        all
    }
}

impl Route {
    /// What became of every point of every round that was closed, in the order in which ideas are read.
    pub fn trace(&self, now: Moment) -> Vec<PointTrace<'_>> {
        let index = Index::of(self, now);
        let mut all = Vec::new();
        for (gathering, facts) in self.facts.rounds() {
            // While people still answer, a point has not become anything.
            let closed = if facts.method.decides() { facts.decided.is_some() } else { facts.handed_over.is_some() };
            if !closed {
                continue;
            }
            for idea in facts.live_ideas() {
                let points = facts.points_of(idea.id).into_iter();
                all.extend(points.map(|point| self.trace_of(&index, (gathering, facts), point, now)));
            }
        }
        all
    }

    /// What became of the points that somebody wrote or answered to, as this viewer may see it.
    ///
    /// To its owner all of their stances; to who guides (for a letter that is printed for them) only
    /// what they may know; to anybody else nothing (design.md, law 5).
    pub fn own_trace(&self, who: ParticipantId, viewer: Viewer, now: Moment) -> Vec<OwnTrace<'_>> {
        if !matches!(viewer, Viewer::Owner | Viewer::Guide) {
            return Vec::new();
        }
        let own = |of: &PointTrace<'_>| {
            let facts = self.facts.holding(of.idea)?;
            let wrote = facts.points.get(&of.point)?.wordings.iter().any(|w| w.author == Some(who));
            let stance = facts.present_stance(of.point, who).filter(|s| s.is_shown_to(viewer)).map(|s| s.kind);
            (wrote || stance.is_some()).then_some((wrote, stance))
        };
        self.trace(now)
            .into_iter()
            .filter_map(|of| {
                let (wrote, stance) = own(&of)?;
                Some(OwnTrace { of, wrote, stance })
            })
            .collect()
    }

    fn trace_of<'a>(
        &'a self,
        index: &Index<'a>,
        (gathering, facts): (Option<GatheringId>, &'a Facts),
        point: &Point,
        now: Moment,
    ) -> PointTrace<'a> {
        let decided = facts.decided.as_ref();
        let verdict = decided.and_then(|d| d.points.get(&point.id)).map(|v| v.verdict);
        let standing = index.standing.get(&point.idea).copied().unwrap_or(Standing::InForce);
        // A listening route has no verdict: each idea has its answer all the same.
        let answered = verdict == Some(Verdict::Decided) || !facts.method.decides();
        let answer = facts.answers.get(&point.idea).and_then(|all| all.last()).filter(|_| answered);
        let actions: Vec<_> = index.actions(point).into_iter().map(|a| self.shown(a, now)).collect();
        let beside = actions.is_empty() && index.for_idea.contains_key(&point.idea);
        let became = became(verdict, standing, answer, &actions, index.late.contains(&point.idea), answered);
        PointTrace {
            point: point.id,
            idea: point.idea,
            gathering,
            verdict,
            decided: decided.and_then(|d| d.at).or(facts.handed_over).filter(|_| decided.is_some()),
            standing,
            answer,
            actions,
            beside,
            became,
        }
    }

    /// An action as everybody may see it.
    pub fn shown<'a>(&'a self, action: &'a Action, now: Moment) -> ActionTrace<'a> {
        let terms = action.terms();
        let who = match &terms.who {
            Some(Who::Organisation(name) | Who::Words(name)) => Some(name.as_str()),
            Some(Who::Participant(_)) | None => None,
        };
        ActionTrace {
            id: action.id,
            number: action.number,
            what: &terms.what,
            who,
            by_participant: matches!(terms.who, Some(Who::Participant(_))),
            by: terms.by,
            by_words: &terms.by_words,
            state: terms.state,
            because: &terms.because,
            added: action.added(),
            news: action.news(),
            closed: action.closed(),
            late: action.late(now),
            no_news: self.no_news_of_action(action.id, now),
            result: action.result(),
        }
    }
}

fn became(
    verdict: Option<Verdict>,
    standing: Standing,
    answer: Option<&Answered>,
    actions: &[ActionTrace<'_>],
    late: bool,
    answerable: bool,
) -> Became {
    match (verdict, standing) {
        (Some(Verdict::NotDecided), _) => return Became::NotDecided,
        (Some(Verdict::QuestionOpen | Verdict::QuestionAnswered), _) => return Became::Question,
        (Some(Verdict::Decided), Standing::Superseded { .. }) => return Became::Superseded,
        (Some(Verdict::Decided), Standing::Withdrawn { .. }) => return Became::Withdrawn,
        (None, _) if !answerable => return Became::NotDecided,
        _ => {}
    }
    // What is done tells most; a stopped action only where nothing else is done.
    let any = |state| actions.iter().any(|a| a.state == state);
    let open = [(ActionState::Doing, Became::Doing), (ActionState::ToDo, Became::ToDo)];
    if let Some((_, found)) = open.into_iter().find(|(state, _)| any(*state)) {
        return found;
    }
    match answer.map(|a| &a.kind) {
        Some(AnswerKind::OutsideFrame { .. }) => Became::BackWithCircle,
        _ if any(ActionState::Done) => Became::Done,
        _ if any(ActionState::Stopped) => Became::Stopped,
        None if answerable && late => Became::AnswerLate,
        None if answerable => Became::Unanswered,
        None => Became::Agreed,
        Some(_) => Became::NobodyYet,
    }
}
