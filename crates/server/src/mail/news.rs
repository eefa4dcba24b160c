//! What reminders and digests say: every nudge of a message as a line, under headings.
//!
//! Never the name of somebody who takes part, and never what somebody wrote about how it goes: that is
//! read on the route's own pages.

use super::render::{Section, T_NL};
use crate::text::T;
use crate::web::screen::flowers;
use crate::web::words;
use bloemenzee_domain::follow_up::{Action, ActionState, Group, Level, News, NewsOf, NudgeKind, Nudged};
use bloemenzee_domain::id::{ActionId, GroupId, IdeaId};
use bloemenzee_domain::message::Message;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;
use std::collections::BTreeSet;

/// Days ahead in which a gathering is said to come.
const AHEAD: u32 = 30;
/// Most lines under one heading; more is read on the page.
const MOST: usize = 40;

/// The headings under which something is asked, in order.
const ASKS: [&str; 3] = ["mail-asked", "mail-silent", "mail-silent-lead"];

/// Under which of them a reminder stands.
fn heading(is: &Nudged) -> &'static str {
    match (is.kind, is.level) {
        (NudgeKind::ActionSilent | NudgeKind::GroupSilent, Level::First) => "mail-silent",
        (NudgeKind::ActionSilent | NudgeKind::GroupSilent, _) => "mail-silent-lead",
        _ => "mail-asked",
    }
}

/// The headings of a message with their lines; none for a message that says no nudges.
pub(super) fn sections(t: T, route: &Route, message: &Message) -> Vec<Section> {
    let said: Vec<&Nudged> = message.nudges.iter().filter_map(|key| route.prep.follow.nudges.get(key)).collect();
    let telling = Telling { t, route, message };
    let mut all: Vec<_> = ASKS.iter().map(|key| (t.s(key), telling.asked(&said, key))).collect();
    let mut groups = BTreeSet::new();
    for week in said.iter().filter(|n| n.kind == NudgeKind::GroupWeek) {
        if let Some(group) = route.prep.follow.groups.get(&GroupId(week.about)) {
            groups.insert(group.id);
            let news = route.news_in_group(group, week.span());
            let (new, news) = news.into_iter().partition::<Vec<_>, _>(|one| telling.is_open_and_new(one));
            all.push((t.w("mail-group-news", "name", group.name.as_str()), telling.lines(&news)));
            all.push((t.s("mail-group-open"), telling.open(group, &new)));
        }
    }
    for told in said.iter().filter(|n| n.kind == NudgeKind::News) {
        let mut news = route.news(told.span());
        news.retain(|one| telling.is_new(one, &groups));
        all.push((t.s("mail-news-heading"), telling.lines(&news)));
    }
    if all.iter().any(|(_, lines)| !lines.is_empty()) && said.iter().any(|n| n.kind.is_digest()) {
        all.push((t.s("mail-ahead"), telling.ahead()));
    }
    all.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(title, lines)| cut(t, title, lines)).collect()
}

/// Whether a message asks something of who gets it.
pub(super) fn asks(route: &Route, message: &Message) -> bool {
    let telling = Telling { t: T_NL, route, message };
    let said = message.nudges.iter().filter_map(|key| route.prep.follow.nudges.get(key));
    said.filter(|n| !n.kind.is_digest()).any(|n| telling.reminder(n).is_some())
}

fn cut(t: T, title: String, mut lines: Vec<String>) -> Section {
    if lines.len() > MOST {
        let more = lines.len() - MOST;
        lines.truncate(MOST);
        lines.push(t.n("mail-more", more));
    }
    Section { title, lines }
}

/// What is told, to whom, of which route.
struct Telling<'a> {
    t: T,
    route: &'a Route,
    message: &'a Message,
}

impl Telling<'_> {
    fn date(&self, at: Moment) -> String {
        words::date(self.t, at)
    }

    /// The words of an idea's title.
    fn idea(&self, idea: IdeaId) -> String {
        let holding = self.route.facts.holding(idea);
        let found = holding.and_then(|facts| Some((facts, facts.ideas.get(&idea)?)));
        found.map(|(facts, idea)| flowers::title(facts, idea).to_owned()).unwrap_or_default()
    }

    fn action(&self, id: ActionId) -> Option<&Action> {
        self.route.prep.follow.actions.get(&id)
    }

    /// The reminders under a heading. Of an action whose day is spoken of, it is not said too that it is silent.
    fn asked(&self, said: &[&Nudged], under: &str) -> Vec<String> {
        let dated = |is: &Nudged| {
            let day = |n: &Nudged| matches!(n.kind, NudgeKind::ActionSoon | NudgeKind::ActionLate);
            is.kind == NudgeKind::ActionSilent && said.iter().any(|n| day(n) && n.about == is.about)
        };
        let here = said.iter().filter(|n| !n.kind.is_digest() && heading(n) == under && !dated(n));
        here.filter_map(|n| self.reminder(n)).collect()
    }

    /// Whether it stands among what is still to be done that this is there.
    fn is_open_and_new(&self, news: &News) -> bool {
        matches!(news.what, NewsOf::ActionAdded(id) if self.action(id).is_some_and(Action::is_open))
    }

    /// A reminder; none for what is no longer so.
    fn reminder(&self, is: &Nudged) -> Option<String> {
        use NudgeKind::{ActionLate, ActionSilent, ActionSoon, GroupSilent, GroupWithoutDriver};
        let what = match is.kind {
            ActionSoon | ActionLate | ActionSilent => {
                let action = self.action(ActionId(is.about)).filter(|a| a.is_open())?;
                action.terms().what.clone()
            }
            GroupSilent | GroupWithoutDriver => {
                let group = self.route.prep.follow.groups.get(&GroupId(is.about)).filter(|g| g.stopped.is_none())?;
                group.name.clone()
            }
            NudgeKind::AnswerSoon | NudgeKind::AnswerLate | NudgeKind::Review => self.idea(IdeaId(is.about)),
            NudgeKind::GroupWeek | NudgeKind::News => return None,
        };
        let silent = matches!(is.kind, ActionSilent | GroupSilent);
        let level = if is.level == Level::First || silent { "" } else { "-lead" };
        let key = format!("mail-nudge-{}{level}", is.kind.name().replace('_', "-"));
        Some(self.t.a(&key, &[("name", what.clone()), ("what", what), ("date", self.date(is.since))]))
    }

    /// Whether something is told here: not what stands under a group already, nor a gathering to which
    /// this person was invited.
    fn is_new(&self, news: &News, groups: &BTreeSet<GroupId>) -> bool {
        match news.what {
            NewsOf::ActionAdded(id) | NewsOf::ActionMoved(id) | NewsOf::ActionChanged(id) | NewsOf::ActionNoted(id) => {
                let group = self.action(id).and_then(|a| a.terms().group);
                group.is_none_or(|group| !groups.contains(&group))
            }
            NewsOf::GroupFormed(id) | NewsOf::GroupDriven(id) | NewsOf::GroupLeft(id) | NewsOf::GroupStopped(id) => {
                !groups.contains(&id)
            }
            NewsOf::Planned(_) => {
                let involved = self.message.to.participant().and_then(|who| self.route.prep.involvements.get(&who));
                !involved.is_some_and(|i| i.signed_up)
            }
            _ => true,
        }
    }

    fn lines(&self, news: &[News]) -> Vec<String> {
        news.iter().filter_map(|one| self.line(one)).collect()
    }

    fn line(&self, news: &News) -> Option<String> {
        let (t, follow) = (self.t, &self.route.prep.follow);
        let group = |id: GroupId| follow.groups.get(&id);
        let named = |key: &str, id| group(id).map(|g| t.w(key, "name", g.name.as_str()));
        match news.what {
            NewsOf::ActionAdded(id) => self.action(id).map(|a| self.added(a)),
            NewsOf::ActionMoved(id) => self.action(id).map(|a| self.moved(a)),
            NewsOf::ActionChanged(id) => self.action(id).map(|a| self.of_action("mail-news-action-changed", a)),
            NewsOf::ActionNoted(id) => self.action(id).map(|a| self.of_action("mail-news-action-noted", a)),
            NewsOf::GroupFormed(id) => named("mail-news-group-formed", id),
            NewsOf::GroupDriven(id) => named("mail-news-group-driven", id),
            NewsOf::GroupLeft(id) => named("mail-news-group-left", id),
            NewsOf::GroupStopped(id) => {
                let (group, (why, _)) = group(id).and_then(|g| Some((g, g.stopped.as_ref()?)))?;
                Some(t.a("mail-news-group-stopped", &[("name", group.name.clone()), ("reason", why.clone())]))
            }
            NewsOf::Answered(idea) => Some(t.w("mail-news-answered", "what", self.idea(idea))),
            NewsOf::Decided(_) | NewsOf::Promised(_) | NewsOf::Planned(_) | NewsOf::Cancelled(_) => {
                self.of_gathering(news)
            }
            NewsOf::Horizon => follow.horizon.as_ref().map(|h| t.w("mail-news-horizon", "event", h.event.as_str())),
            NewsOf::Stands(number) => {
                let at = usize::try_from(number).ok()?.checked_sub(1)?;
                let line = follow.horizon.as_ref()?.must_stand.get(at)?;
                Some(t.w("mail-news-stands", "what", line.text.as_str()))
            }
        }
    }

    /// What a follow-up gathering decided, when it is, and what the commissioner promised.
    fn of_gathering(&self, news: &News) -> Option<String> {
        let (t, follow) = (self.t, &self.route.prep.follow);
        let when = |key: &str, id| {
            let gathering = follow.gatherings.get(&id)?;
            let why = gathering.cancelled.as_ref().map(|(why, _)| why.clone()).unwrap_or_default();
            let parts =
                [("when", words::date_time(t, gathering.at)), ("place", gathering.place.clone()), ("reason", why)];
            Some(t.a(key, &parts))
        };
        match news.what {
            NewsOf::Decided(id) => {
                let decided = self.route.facts.later.get(&id)?.facts.decided.as_ref()?;
                Some(t.n("mail-news-decided", decided.decisions.len()))
            }
            NewsOf::Promised(number) => {
                let promise = follow.promises.get(&number)?;
                Some(t.w("mail-news-promised", "date", self.date(promise.by)))
            }
            NewsOf::Cancelled(id) => when("mail-news-cancelled", id),
            NewsOf::Planned(id) => {
                follow.gatherings.get(&id).filter(|g| g.cancelled.is_none()).and_then(|_| when("mail-news-planned", id))
            }
            _ => None,
        }
    }

    fn of_action(&self, key: &str, action: &Action) -> String {
        self.t.w(key, "what", action.terms().what.as_str())
    }

    fn added(&self, action: &Action) -> String {
        match action.terms().by {
            Some(by) => {
                let parts = [("what", action.terms().what.clone()), ("date", self.date(by))];
                self.t.a("mail-news-action-added-by", &parts)
            }
            None => self.of_action("mail-news-action-added", action),
        }
    }

    fn moved(&self, action: &Action) -> String {
        let terms = action.terms();
        let parts = [("what", terms.what.clone()), ("reason", terms.because.clone())];
        self.t.a(&format!("mail-news-action-{}", terms.state.name().replace('_', "-")), &parts)
    }

    /// What a group still has to do, the soonest first.
    fn open(&self, group: &Group, new: &[News]) -> Vec<String> {
        let open = self.route.open_actions(self.message.at);
        let own = open.into_iter().filter(|a| a.terms().group == Some(group.id));
        own.map(|action| {
            let terms = action.terms();
            let state = if terms.state == ActionState::Doing { "doing" } else { "to-do" };
            let key = match terms.by {
                Some(_) if action.late(self.message.at) => "mail-open-late".to_owned(),
                Some(_) => format!("mail-open-{state}-by"),
                None => format!("mail-open-{state}"),
            };
            let date = terms.by.map(|by| self.date(by)).unwrap_or_default();
            let line = self.t.a(&key, &[("what", terms.what.clone()), ("date", date)]);
            let is_new = new.iter().any(|one| one.what == NewsOf::ActionAdded(action.id));
            if is_new { self.t.w("mail-open-new", "line", line) } else { line }
        })
        .collect()
    }

    /// The gatherings that come.
    fn ahead(&self) -> Vec<String> {
        let (from, until) = (self.message.at, self.message.at.plus_days(AHEAD));
        let all = self.route.prep.follow.gatherings.values();
        let mut coming: Vec<_> = all.filter(|g| g.cancelled.is_none() && g.at > from && g.at < until).collect();
        coming.sort_by_key(|g| (g.at, g.number));
        let parts = |when, place: &str| [("when", words::date_time(self.t, when)), ("place", place.to_owned())];
        coming.into_iter().map(|g| self.t.a("mail-gathering-when", &parts(g.at, &g.place))).collect()
    }
}
