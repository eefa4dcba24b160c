//! What the pages of the follow-up show of one thing: an action, a day, somebody.

use crate::clock;
use crate::text::T;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::setup::Choice;
use crate::web::trace::tell;
use crate::web::words;
use bloemenzee_domain::follow_up::{Action, ActionState, Doer, Group, GroupState, Source, Subject, Terms, Who};
use bloemenzee_domain::id::{GatheringId, IdeaId, ParticipantId};
use bloemenzee_domain::time::Moment;

/// The four states, in the order of the board.
pub const STATES: [ActionState; 4] = [ActionState::ToDo, ActionState::Doing, ActionState::Done, ActionState::Stopped];

/// An action as a list or the board shows it.
pub struct Card {
    /// Its identity.
    pub id: String,
    /// From 1.
    pub number: u32,
    /// What is done.
    pub what: String,
    /// Who does it; empty for nobody.
    pub who: String,
    /// By when, in words; empty when nobody said.
    pub by: String,
    /// Whether that day has gone by.
    pub late: bool,
    /// Since when nothing was heard of it; empty while it is not silent.
    pub silent: String,
    /// Its working group; may be empty.
    pub group: String,
    /// The name of its state.
    pub state: &'static str,
    /// Its state in a word.
    pub state_word: String,
    /// The kind of its status word.
    pub look: &'static str,
    /// Why it was stopped.
    pub because: String,
    /// The version it is shown in.
    pub version: u32,
    /// The states that it can be put in with one press; empty for who may not.
    pub states: Vec<Choice>,
}

/// The name of somebody of the circle.
pub fn name(here: &Here, who: ParticipantId) -> String {
    here.route().prep.name(who).to_owned()
}

/// Who does it, in words; empty for nobody.
pub fn who(here: &Here, who: Option<&Who>) -> String {
    match who {
        Some(Who::Participant(p)) => name(here, *p),
        Some(Who::Organisation(text) | Who::Words(text)) => text.clone(),
        None => String::new(),
    }
}

/// By when: the words that were said, with the day beside them.
pub fn by(t: T, terms: &Terms) -> String {
    let day = terms.by.map(|by| words::date(t, by)).unwrap_or_default();
    match (terms.by_words.as_str(), day.as_str()) {
        ("", "") => String::new(),
        ("", day) => t.w("follow-by-day", "day", day),
        (said, "") => t.w("follow-by-said", "said", said),
        (said, day) => t.a("follow-by-both", &[("said", said.to_owned()), ("day", day.to_owned())]),
    }
}

/// An action as a card.
pub fn card(here: &Here, action: &Action) -> Card {
    let (t, route, now) = (here.t(), here.route(), clock::now());
    let terms = action.terms();
    let moves = may_work(here, terms, "action.move");
    let choices = [ActionState::ToDo, ActionState::Doing, ActionState::Done];
    let choice = |state: ActionState| Choice::new(state.name(), t.k("action-state", state.name()));
    let states = choices.into_iter().map(|state| choice(state).chosen_if(state == terms.state));
    Card {
        id: action.id.to_string(),
        number: action.number,
        what: super::erase::read(here, &terms.what),
        who: who(here, terms.who.as_ref()),
        by: match action.closed().filter(|_| terms.state == ActionState::Done) {
            Some(day) => t.w("follow-done-on", "day", words::date(t, day)),
            None => by(t, terms),
        },
        late: action.late(now),
        silent: route
            .no_news_of_action(action.id, now)
            .map(|since| t.w("follow-silent", "day", words::date(t, since)))
            .unwrap_or_default(),
        group: terms.group.and_then(|g| route.prep.follow.groups.get(&g)).map(|g| g.name.clone()).unwrap_or_default(),
        state: terms.state.name(),
        state_word: t.k("action-state", terms.state.name()),
        look: tell::action_mark(terms.state),
        because: terms.because.clone(),
        version: action.version(),
        states: if moves { states.collect() } else { Vec::new() },
    }
}

/// Whether the viewer may give this command on an action with these terms.
pub fn may_work(here: &Here, terms: &Terms, command: &str) -> bool {
    view::may(here, command) && here.route().works_on(&here.ctx(), terms)
}

/// The title of an idea of whatever round.
pub fn idea_title(here: &Here, idea: IdeaId) -> String {
    let facts = &here.route().facts;
    let of = facts.holding(idea).and_then(|facts| Some((facts, facts.ideas.get(&idea)?)));
    of.map(|(facts, idea)| view::idea_title(facts, idea)).unwrap_or_default()
}

/// A subject in words.
pub fn subject(here: &Here, subject: Subject) -> String {
    match subject {
        Subject::Idea(idea) => idea_title(here, idea),
        Subject::Thread(thread) => {
            let found = here.route().facts.threads.get(&thread);
            found.map(|thread| thread.title.as_str().to_owned()).unwrap_or_default()
        }
    }
}

/// A follow-up gathering in words: when it is.
pub fn gathering(here: &Here, id: GatheringId) -> String {
    let t = here.t();
    let at = here.route().prep.follow.gatherings.get(&id).map(|g| words::date(t, g.at));
    at.map(|at| t.w("follow-gathering-of", "day", at)).unwrap_or_default()
}

/// What an action comes from, in words.
pub fn source(here: &Here, source: &Source) -> String {
    match source {
        Source::Idea { idea } => idea_title(here, *idea),
        Source::Thread { thread } => subject(here, Subject::Thread(*thread)),
        Source::Gathering { gathering: at, .. } => gathering(here, *at),
    }
}

/// Who did something, in words.
pub fn doer(here: &Here, doer: Doer) -> String {
    let prep = &here.route().prep;
    match (doer.participant, doer.person) {
        (Some(participant), _) => name(here, participant),
        (None, Some(person)) => prep.name_of(person).to_owned(),
        (None, None) => here.t().s("follow-somebody"),
    }
}

/// When and by whom something was written, in a line.
pub fn signed(here: &Here, at: Moment, by: Doer) -> String {
    here.t().a("follow-signed", &[("day", words::date(here.t(), at)), ("name", doer(here, by))])
}

/// How far a group is: the kind of its status and the word.
pub fn group_state(here: &Here, group: &Group) -> (&'static str, String) {
    let (look, key) = match here.route().group_state(group) {
        GroupState::WithoutDriver => ("late", "without-driver"),
        GroupState::AtWork => ("carried", "at-work"),
        GroupState::Ended => ("done", "ended"),
        GroupState::Stopped => ("notdecided", "stopped"),
    };
    (look, here.t().k("group-state", key))
}

/// Who can be named as doing something, by name: who guides names anybody on the list; who takes part, themself and
/// those who are in a group with them. Nobody is shown the list of the circle here.
pub fn people(here: &Here, chosen: Option<ParticipantId>) -> Vec<Choice> {
    let prep = &here.route().prep;
    let me = here.actor.participant;
    let with_me = |who: ParticipantId| {
        let together = |g: &Group| me.is_some_and(|me| g.members.contains_key(&me)) && g.members.contains_key(&who);
        me == Some(who) || chosen == Some(who) || prep.follow.groups.values().any(together)
    };
    let active = prep.involvements.values().filter(|i| i.active() && (here.actor.guides() || with_me(i.participant)));
    let choice = |who: ParticipantId| Choice::new(who, name(here, who)).chosen_if(chosen == Some(who));
    let mut all: Vec<_> = active.map(|i| choice(i.participant)).collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    all
}

/// The groups that are at work, to choose from; and the one that is chosen, whatever became of it.
pub fn groups(here: &Here, chosen: Option<bloemenzee_domain::id::GroupId>) -> Vec<Choice> {
    let mut all: Vec<_> = here.route().prep.follow.groups.values().collect();
    all.retain(|g| g.stopped.is_none() || chosen == Some(g.id));
    all.sort_by_key(|g| g.number);
    all.into_iter().map(|g| Choice::new(g.id, g.name.clone()).chosen_if(chosen == Some(g.id))).collect()
}

/// Something in words, with the page where it is told of.
pub struct Line {
    /// Where it is told of.
    pub href: String,
    /// What it is.
    pub text: String,
    /// What more there is to say.
    pub soft: String,
}

/// The gathering that comes next: when, where, and its page.
pub fn next(here: &Here) -> Option<Line> {
    let (t, now) = (here.t(), clock::now());
    let coming = here.route().prep.follow.gatherings.values();
    // A gathering lasts an evening: while it goes on it is still the next.
    let coming = coming.filter(|g| g.cancelled.is_none() && g.at.plus_days(1) > now);
    let first = coming.min_by_key(|g| (g.at, g.number))?;
    let href = format!("/r/{}/follow/gatherings/{}", here.id, first.id);
    Some(Line { href, text: words::date_time(t, first.at), soft: first.place.clone() })
}

/// What a participant has to do with the follow-up, for the page where they begin.
#[derive(Default)]
pub struct Mine {
    /// What they do themselves or drive, still open.
    pub actions: Vec<Card>,
    /// The groups that ask them to keep things moving: address and name.
    pub asked: Vec<(String, String)>,
    /// Open later rounds that still ask their stance: address and how many points.
    pub answers: Vec<(String, usize)>,
    /// The gathering that comes next.
    pub next: Option<Line>,
    /// Whether the follow-up has begun, so that there is something to see.
    pub open: bool,
}

impl Mine {
    /// Whether anything is asked of them.
    pub fn any(&self) -> bool {
        !(self.actions.is_empty() && self.asked.is_empty() && self.answers.is_empty())
    }
}

/// Most own actions on the page where somebody begins; the rest stands on the board.
const MOST_MINE: usize = 6;

/// What this participant has to do with the follow-up.
pub fn mine(here: &Here, me: ParticipantId) -> Mine {
    let route = here.route();
    let follow = &route.prep.follow;
    let drives = |g: &Group| g.stopped.is_none() && g.driver() == Some(me);
    let own = |action: &&Action| {
        let terms = action.terms();
        let does = terms.who == Some(Who::Participant(me));
        does || (terms.who.is_none() && terms.group.and_then(|g| follow.groups.get(&g)).is_some_and(drives))
    };
    let open = route.open_actions(clock::now()).into_iter().filter(own).take(MOST_MINE);
    let asked = follow.groups.values().filter(|g| g.asked.is_some_and(|(who, _)| who == me));
    let rounds = route.facts.later.iter().filter(|(_, round)| round.is_open());
    let answers = rounds.map(|(id, round)| (id.to_string(), round.facts.asked_of(me).len())).filter(|(_, n)| *n > 0);
    Mine {
        actions: open.map(|action| card(here, action)).collect(),
        asked: asked.map(|g| (g.id.to_string(), g.name.clone())).collect(),
        answers: answers.collect(),
        next: next(here),
        open: route.facts.handed_over.is_some(),
    }
}
