//! What became of a point, an idea or an action, in words that everybody may read.
//!
//! Built from what the domain says of it (`follow_up::trace`), never from a person: nobody's name
//! stands in anything that is made here.

use crate::text::T;
use crate::web::plenary::outcome::{self, Document};
use crate::web::words;
use bloemenzee_domain::fact::Verdict;
use bloemenzee_domain::facts::{Answered, Facts};
use bloemenzee_domain::follow_up::{ActionState, ActionTrace, AnswerDue, Became, How, PointTrace, Turn, Turned};
use bloemenzee_domain::id::IdeaId;
use bloemenzee_domain::idea::{Idea, Point};
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;
use std::collections::BTreeMap;

/// One thing that happened to a decision, or is still to happen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// On which day, in words; empty where none is known.
    pub when: String,
    /// What happened, in a sentence.
    pub sentence: String,
    /// Somebody's own words with it: an answer, a reason; may be empty.
    pub text: String,
    /// The decision that it leads to: its title and the address where it stands.
    pub link: Option<(String, String)>,
    /// What an answer refers to.
    pub documents: Vec<Document>,
    /// `late`, `outside`, or nothing.
    pub mark: &'static str,
}

/// An action, as everybody may see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionLine {
    /// Its number, from 1.
    pub number: u32,
    /// What is done.
    pub what: String,
    /// Who does it, in words; empty where nobody does yet.
    pub who: String,
    /// By which day, in words; empty where that was not said.
    pub by: String,
    /// The kind of its state, for its mark.
    pub mark: &'static str,
    /// Its state, in a word.
    pub state: String,
    /// Since when it is so, or since when there is no news; a sentence, or empty.
    pub since: String,
    /// Why it was stopped.
    pub because: String,
    /// What came of it.
    pub result: String,
    /// Whether its day has gone by.
    pub late: bool,
    /// Since when nothing was heard of it; empty while that is not for everybody.
    pub no_news: String,
}

/// Tells what became of a route's points, at one moment and in one language.
pub struct Telling<'a> {
    /// The route.
    pub route: &'a Route,
    /// The texts.
    pub t: T,
    /// The moment.
    pub now: Moment,
    due: BTreeMap<IdeaId, AnswerDue>,
}

/// The mark of a word: the last part of `bz-status--`.
pub fn mark(became: Became) -> &'static str {
    match became {
        Became::NotDecided => "notdecided",
        Became::Agreed => "agreed",
        Became::Question => "question",
        Became::Unanswered | Became::NobodyYet => "open",
        Became::AnswerLate => "late",
        Became::BackWithCircle => "talk",
        Became::ToDo => "todo",
        Became::Doing => "doing",
        Became::Done => "done",
        Became::Stopped => "stopped",
        Became::Superseded | Became::Withdrawn => "ended",
    }
}

/// The mark and the word of somebody's own point: what became of it, or, where nobody does this very point, that its idea
/// is worked on.
pub fn own_badge(t: T, of: &PointTrace<'_>) -> (&'static str, String) {
    match of.became {
        Became::NobodyYet if of.beside => ("doing", t.s("trace-beside")),
        became => (mark(became), t.k("trace-became", became.name())),
    }
}

/// How far a point came, the furthest first: what is read first by who wrote it.
pub fn furthest_first(became: Became) -> usize {
    use Became::{
        Agreed, AnswerLate, BackWithCircle, Doing, Done, NobodyYet, NotDecided, Question, Stopped, Superseded, ToDo,
        Unanswered, Withdrawn,
    };
    let order = [
        Done,
        Doing,
        ToDo,
        Stopped,
        BackWithCircle,
        NobodyYet,
        AnswerLate,
        Unanswered,
        Superseded,
        Withdrawn,
        Agreed,
        NotDecided,
        Question,
    ];
    order.iter().position(|one| *one == became).unwrap_or(order.len())
}

/// That an answer is waited for, in the words that every page says it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// That it did not come yet, and for which day it is or was promised.
    pub sentence: String,
    /// Whether that day has gone by.
    pub late: bool,
}

/// What is said of an answer that did not come yet; none once it came.
pub fn awaited(t: T, due: &AnswerDue, now: Moment) -> Option<Awaited> {
    if due.answered.is_some() {
        return None;
    }
    let (late, none) = (due.late(now), t.s("no-answer-yet"));
    let sentence = due.by.map_or_else(|| none.clone(), |by| format!("{none} {}", promised(t, by, late)));
    Some(Awaited { sentence, late })
}

/// For which day something is promised, or was.
pub fn promised(t: T, by: Moment, late: bool) -> String {
    t.w(if late { "answer-was-promised" } else { "answer-is-promised" }, "date", words::date(t, by))
}

/// That the first answer came later than promised; none where it came in time.
pub fn came_late(t: T, due: &AnswerDue, now: Moment) -> Option<String> {
    let by = due.by.filter(|_| due.answered.is_some() && due.late(now))?;
    Some(t.w("trace-answer-came-late", "date", words::date(t, by)))
}

/// The mark of an action's state: the last part of `bz-status--`, the same on every page.
pub fn action_mark(state: ActionState) -> &'static str {
    match state {
        ActionState::ToDo => "todo",
        ActionState::Doing => "doing",
        ActionState::Done => "done",
        ActionState::Stopped => "stopped",
    }
}

impl<'a> Telling<'a> {
    /// The teller of a route.
    pub fn new(route: &'a Route, t: T, now: Moment) -> Self {
        let due = route.answers_due().into_iter().map(|due| (due.decision, due)).collect();
        Self { route, t, now, due }
    }

    /// Where an idea stands on the page of the route.
    pub fn address(&self, idea: IdeaId) -> String {
        format!("/r/{}/trace?idea={idea}", self.route.id)
    }

    /// An idea of whatever round, with the facts of that round.
    pub fn idea(&self, id: IdeaId) -> Option<(&'a Facts, &'a Idea)> {
        let facts = self.route.facts.holding(id)?;
        Some((facts, facts.ideas.get(&id)?))
    }

    /// The title of an idea, in the wording that was decided on.
    pub fn title(&self, id: IdeaId) -> String {
        let found = self.idea(id).and_then(|(facts, idea)| Some((facts, facts.points.get(&idea.title)?)));
        found.map_or_else(|| "—".to_owned(), |(facts, title)| self.said(facts, title))
    }

    /// The words of a point, byte for byte; once erased, that they are gone.
    pub fn said(&self, facts: &Facts, point: &Point) -> String {
        let text = outcome::wording(facts, point);
        if text.is_empty() { self.t.s("text-erased") } else { text.to_owned() }
    }

    /// What became of a point, in a word.
    pub fn word(&self, became: Became) -> String {
        self.t.k("trace-became", became.name())
    }

    /// All that happened to an idea, in order, and what is waited for.
    pub fn steps(&self, id: IdeaId) -> Vec<Step> {
        let facts = &self.route.facts;
        let mut all: Vec<Step> = facts.history(id).iter().map(|turn| self.turn(id, turn)).collect();
        let decision = facts.decisions().iter().any(|made| made.idea == id);
        if !decision && facts.method.decides() {
            all.insert(0, self.no_decision(id));
        }
        if let Some(replaced) = self.replaces(id) {
            all.insert(0, replaced);
        }
        if facts.standing(id).in_force() {
            all.extend(self.waiting(id));
            all.extend(self.review(id));
        }
        all
    }

    /// That an idea is no decision, and whether there are points in it that everyone stood behind.
    fn no_decision(&self, id: IdeaId) -> Step {
        let round = self.route.facts.holding(id);
        let closed = round.and_then(|facts| facts.decided.as_ref()?.at.or(facts.handed_over));
        let agreed = round.is_some_and(|facts| {
            let verdict = |point: &&Point| outcome::verdict(facts, point);
            facts.points_of(id).iter().filter(|p| p.petal.is_some()).any(|p| verdict(p) == Some(Verdict::Agreed))
        });
        let key = if agreed { "trace-no-decision-agreed" } else { "trace-no-decision" };
        Step { when: self.day(closed), sentence: self.t.s(key), ..Step::default() }
    }

    fn day(&self, moment: Option<Moment>) -> String {
        moment.map(|at| words::date(self.t, at)).unwrap_or_default()
    }

    fn turn(&self, id: IdeaId, turn: &Turn<'_>) -> Step {
        let when = self.day(turn.at);
        match &turn.what {
            Turned::Decided => Step { when, sentence: self.t.s("trace-decided"), ..Step::default() },
            Turned::Answered(answer) => self.answered(id, answer),
            Turned::Revisited { by, how, reason } => Step {
                when,
                sentence: self.t.k("trace-revisited", how.name()),
                text: reason.as_str().to_owned(),
                link: (*how != How::Withdraws).then(|| (self.title(*by), self.address(*by))),
                mark: if *how == How::Confirms { "" } else { "ended" },
                ..Step::default()
            },
        }
    }

    fn answered(&self, id: IdeaId, answer: &Answered) -> Step {
        let line = outcome::answer_line(self.t, answer);
        let due = self.due.get(&id).filter(|due| due.answered == Some(answer.at));
        let later = due.and_then(|due| came_late(self.t, due, self.now));
        let late = later.is_some();
        let sentence = [line.sentence].into_iter().chain(Some(line.taken).filter(|s| !s.is_empty())).chain(later);
        Step {
            when: self.day(Some(answer.at)),
            sentence: sentence.collect::<Vec<_>>().join(" "),
            text: line.text,
            documents: line.documents,
            mark: match line.class {
                "bz-answer--outside" => "outside",
                _ if late => "late",
                _ => "",
            },
            ..Step::default()
        }
    }

    /// That an answer is waited for, and since when it is late.
    fn waiting(&self, id: IdeaId) -> Option<Step> {
        let Awaited { sentence, late } = awaited(self.t, self.due.get(&id)?, self.now)?;
        Some(Step { sentence, mark: if late { "late" } else { "wait" }, ..Step::default() })
    }

    fn review(&self, id: IdeaId) -> Option<Step> {
        let on = self.route.prep.follow.reviews.get(&id)?.on?;
        let sentence = self.t.w("trace-review", "date", words::date(self.t, on));
        Some(Step { sentence, mark: "wait", ..Step::default() })
    }

    /// That this is a later look at an earlier decision.
    fn replaces(&self, id: IdeaId) -> Option<Step> {
        let (_, round) = self.route.facts.later_holding(id)?;
        let revisit = round.revisits.get(&id)?;
        Some(Step {
            sentence: self.t.k("trace-looks-again", revisit.how.name()),
            text: revisit.reason.as_str().to_owned(),
            link: Some((self.title(revisit.decision), self.address(revisit.decision))),
            ..Step::default()
        })
    }

    /// An action in words.
    pub fn action(&self, is: &ActionTrace<'_>) -> ActionLine {
        let t = self.t;
        let day = |moment: Option<Moment>| self.day(moment);
        let who = match is.who {
            Some(name) => name.to_owned(),
            None if is.by_participant => t.s("trace-somebody"),
            None => String::new(),
        };
        let since = match (is.state, is.closed) {
            (ActionState::Done, Some(_)) => t.w("trace-done-on", "date", day(is.closed)),
            (ActionState::Stopped, Some(_)) => t.w("trace-stopped-on", "date", day(is.closed)),
            _ => t.w("trace-last-news", "date", day(Some(is.news))),
        };
        ActionLine {
            number: is.number,
            what: is.what.to_owned(),
            who,
            by: self.by(is),
            mark: action_mark(is.state),
            state: t.k("action-state", is.state.name()),
            since: if is.no_news.is_some() { String::new() } else { since },
            because: is.because.to_owned(),
            result: is.result.to_owned(),
            late: is.late,
            no_news: is.no_news.map(|at| t.w("trace-no-news", "date", day(Some(at)))).unwrap_or_default(),
        }
    }

    /// By when, with the words for it as they were said.
    fn by(&self, is: &ActionTrace<'_>) -> String {
        match (is.by, is.by_words) {
            (Some(by), "") => words::date(self.t, by),
            (Some(by), said) => {
                self.t.a("trace-by-said", &[("said", said.to_owned()), ("date", words::date(self.t, by))])
            }
            (None, said) => said.to_owned(),
        }
    }

    /// What became of one point, as sentences to read one after the other: decided or not, answered,
    /// what is done with it, and how far that is.
    pub fn chain(&self, of: &PointTrace<'_>) -> Vec<String> {
        let mut all = vec![self.decided(of)];
        if let Some(answer) = of.answer {
            let line = outcome::answer_line(self.t, answer);
            let given = [("date", self.day(Some(answer.at))), ("answer", line.sentence)];
            all.push(self.t.a("trace-chain-answer", &given));
        } else if of.standing.in_force() {
            all.extend(self.waiting(of.idea).filter(|_| of.verdict != Some(Verdict::NotDecided)).map(|s| s.sentence));
        }
        all.extend(of.actions.iter().map(|action| self.action_sentence(action)));
        match of.became {
            Became::NobodyYet if of.beside => all.push(self.t.s("trace-chain-nobody-beside")),
            Became::NobodyYet => all.push(self.t.s("trace-chain-nobody")),
            Became::Superseded | Became::Withdrawn => {
                let last = self.steps(of.idea).into_iter().rev().find(|step| step.mark == "ended");
                all.extend(last.map(|step| format!("{} {} {}", step.when, step.sentence, step.text).trim().to_owned()));
            }
            _ => {}
        }
        all.retain(|sentence| !sentence.is_empty());
        all
    }

    fn decided(&self, of: &PointTrace<'_>) -> String {
        let key = match of.verdict {
            Some(Verdict::Decided) => "trace-chain-decided",
            Some(Verdict::Agreed) => "trace-chain-agreed",
            Some(Verdict::NotDecided) => "trace-chain-not-decided",
            Some(Verdict::QuestionAnswered) => return self.t.s("trace-chain-question-answered"),
            Some(Verdict::QuestionOpen) => return self.t.s("trace-chain-question-open"),
            None => return self.t.s("trace-chain-said"),
        };
        self.t.w(key, "date", self.day(of.decided))
    }

    fn action_sentence(&self, is: &ActionTrace<'_>) -> String {
        let line = self.action(is);
        let told = self.t.a("trace-chain-action", &[("what", line.what), ("state", line.state)]);
        let late = if line.late { self.t.w("trace-chain-late", "date", line.by) } else { String::new() };
        let more = [line.no_news, late, line.because, line.result];
        std::iter::once(told).chain(more.into_iter().filter(|s| !s.is_empty())).collect::<Vec<_>>().join(" ")
    }
}
