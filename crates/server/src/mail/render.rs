//! What a message says, in words from Fluent. How it looks as a mail or a letter: [`super::body`].
//!
//! The texts hold what everybody of the route may know, and how this one person comes in; never a
//! stance, a reason or a need.

use super::news;
use crate::calendar::Row;
use crate::text::{Lang, T};
use crate::web::words;
use bloemenzee_domain::circle::{Involvement, Person};
use bloemenzee_domain::follow_up::FollowUpGathering;
use bloemenzee_domain::message::{Addressee, Message, MessageKind};
use bloemenzee_domain::method::{Role, Say};
use bloemenzee_domain::route::Route;
use uuid::Uuid;

/// Lines under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// The lines, in order; at least one.
    pub lines: Vec<String>,
}

/// A message in words, before the way in is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The subject, one line.
    pub subject: String,
    /// The paragraphs, in order.
    pub paragraphs: Vec<String>,
    /// Lines of a list, after the paragraphs; may be empty.
    pub list: Vec<String>,
    /// What is told under headings, after the list; may be empty.
    pub sections: Vec<Section>,
    /// How the way in is announced; empty when nothing is asked.
    pub way_in: String,
    /// Whether nothing of what it would say is still so.
    pub void: bool,
}

/// The language of letters, and of a mail to somebody who chose none: that of the route's own texts.
pub const T_NL: T = T { lang: Lang::Nl };

/// Why a message is not handed to who it is for, as the outbox knows it; none while it is.
pub fn withheld(route: &Route, message: &Message, written: &Written) -> Option<&'static str> {
    if is_gone(route, message) {
        return Some("removed");
    }
    if is_stopped(route, message) {
        return Some("unsubscribed");
    }
    written.void.then_some("nothing-left")
}

/// Whether who a message is for was removed from the list meanwhile, or holds no role any more.
pub fn is_gone(route: &Route, message: &Message) -> bool {
    match message.to {
        Addressee::Participant(who) => !route.prep.involvements.get(&who).is_some_and(Involvement::active),
        Addressee::Staff(person) => route.prep.roles_of(person).next().is_none(),
    }
}

/// Whether a message tells only what everybody can read by now: then it needs no way in of somebody's own.
pub fn is_public(route: &Route, message: &Message) -> bool {
    message.kind == MessageKind::News && route.prep.report.finalised.is_some() && !news::asks(route, message)
}

/// Whether who a message is for said meanwhile that they want no more of its kind.
pub fn is_stopped(route: &Route, message: &Message) -> bool {
    message.kind.of_follow_up() && message.to.participant().is_some_and(|who| route.wants_nothing(who))
}

/// A message in words.
pub fn write(t: T, route: &Route, message: &Message, organisation: &str) -> Written {
    let title = route.facts.title.as_str().to_owned();
    let name = route.addressee(message.to).map(|person| person.name.clone()).unwrap_or_default();
    let stem = stem(route, message);
    let parts = [("title", title), ("organisation", organisation.to_owned())];
    let (told, list) = told(t, route, message);
    let mut paragraphs = vec![t.w("mail-greeting", "name", name), t.a(&format!("mail-{stem}"), &parts)];
    paragraphs.extend(told);
    let sections = news::sections(t, route, message);
    let void = match message.kind {
        MessageKind::Reminder | MessageKind::News => sections.is_empty(),
        MessageKind::GatheringPlanned => gathering(route, message).is_some_and(|g| g.cancelled.is_some()),
        _ => false,
    };
    Written {
        subject: t.a(&format!("mail-{stem}-subject"), &parts),
        paragraphs,
        list,
        sections,
        way_in: if asks_nothing(message.kind) { String::new() } else { t.s(&format!("mail-{stem}-link")) },
        void,
    }
}

/// The gathering that a message is about.
fn gathering<'a>(route: &'a Route, message: &Message) -> Option<&'a FollowUpGathering> {
    route.prep.follow.gatherings.get(&message.about?.into())
}

/// The row to which a message invites; none for one gathering.
fn row<'a>(route: &'a Route, message: &Message) -> Option<Row<'a>> {
    let is = gathering(route, message).filter(|is| is.row == Some(is.id) && is.sequence == 0)?;
    Row::of(route.prep.follow.gatherings.values(), is)
}

/// Under which keys the texts of a message stand.
fn stem(route: &Route, message: &Message) -> String {
    let staff = matches!(message.to, Addressee::Staff(_));
    let asks = || news::asks(route, message);
    match message.kind {
        MessageKind::GatheringPlanned if gathering(route, message).is_some_and(|g| g.sequence > 0) => {
            "gathering-moved".into()
        }
        MessageKind::GatheringPlanned if row(route, message).is_some() => "gathering-row".into(),
        MessageKind::Reminder if staff => "reminder-staff".into(),
        MessageKind::News if asks() => "news-asked".into(),
        kind => kind.name().replace('_', "-"),
    }
}

/// Whether a message only tells, and needs no way in.
fn asks_nothing(kind: MessageKind) -> bool {
    use MessageKind::{ActionStopped, CodeMade, GatheringCancelled, GroupStopped, Stopped};
    matches!(kind, Stopped | CodeMade | GroupStopped | ActionStopped | GatheringCancelled)
}

/// What only this kind of message tells.
fn told(t: T, route: &Route, message: &Message) -> (Vec<String>, Vec<String>) {
    let facts = &route.facts;
    let who = message.to.participant().unwrap_or_else(|| Uuid::nil().into());
    match message.kind {
        MessageKind::Invitation => (invitation(t, route), Vec::new()),
        MessageKind::NewFrames => {
            let frames = facts.frames.iter().map(|frame| format!("{}. {}", frame.number, frame.text.as_str()));
            (Vec::new(), frames.collect())
        }
        MessageKind::AfterRound => {
            let asked = t.n("mail-after-round-points", facts.asked_in_all_rounds(who));
            let until = facts.after_round_of(who);
            let until = until.map(|until| t.w("mail-after-round-until", "date", words::date_time(t, until)));
            (std::iter::once(asked).chain(until).collect(), Vec::new())
        }
        MessageKind::DraftReport => {
            let until = route.prep.report.correct_before;
            (
                until.map(|until| t.w("mail-draft-report-until", "date", words::date(t, until))).into_iter().collect(),
                Vec::new(),
            )
        }
        MessageKind::FinalReport | MessageKind::Reminder | MessageKind::News => (Vec::new(), Vec::new()),
        MessageKind::CodeMade => {
            let by = route.codes_made_for(who).into_iter().find(|code| code.at <= message.at);
            let name = by.and_then(|code| code.by).map_or("—", |by| route.prep.name_of(by));
            let parts = [("name", name.to_owned()), ("when", words::date_time(t, message.at))];
            (vec![t.a("mail-code-made-who", &parts)], Vec::new())
        }
        MessageKind::GroupStopped
        | MessageKind::ActionStopped
        | MessageKind::GatheringPlanned
        | MessageKind::GatheringCancelled
        | MessageKind::LaterDecided => further(t, route, message),
        MessageKind::Stopped => {
            let why = facts.stopped.as_ref().map(|(reason, _)| t.w("mail-stopped-reason", "reason", reason.as_str()));
            (why.into_iter().collect(), Vec::new())
        }
    }
}

/// What is told of a working group, an action or a follow-up gathering, and the dates of a row.
fn further(t: T, route: &Route, message: &Message) -> (Vec<String>, Vec<String>) {
    let follow = &route.prep.follow;
    let about = message.about.unwrap_or_default();
    let mut all = Vec::new();
    match message.kind {
        MessageKind::GroupStopped => {
            let group = follow.groups.get(&about.into());
            if let Some((group, (reason, _))) = group.and_then(|g| Some((g, g.stopped.as_ref()?))) {
                all.push(t.w("mail-group-stopped-name", "name", group.name.as_str()));
                all.push(t.w("mail-stopped-reason", "reason", reason.as_str()));
            }
        }
        MessageKind::ActionStopped => {
            let action = follow.actions.get(&about.into()).map(|action| action.terms());
            all.extend(action.map(|terms| t.w("mail-action-stopped-what", "what", terms.what.as_str())));
            let why = action.filter(|terms| !terms.because.is_empty());
            all.extend(why.map(|terms| t.w("mail-stopped-reason", "reason", terms.because.as_str())));
        }
        MessageKind::LaterDecided => {
            let round = route.facts.later.get(&about.into()).and_then(|round| round.facts.decided.as_ref());
            all.push(t.n("mail-later-decided-count", round.map_or(0, |decided| decided.decisions.len())));
        }
        _ => return meets(t, route, message),
    }
    (all, Vec::new())
}

/// When and where people meet, or why not.
fn meets(t: T, route: &Route, message: &Message) -> (Vec<String>, Vec<String>) {
    let parts = |g: &FollowUpGathering| [("when", words::date_time(t, g.at)), ("place", g.place.clone())];
    if let Some(row) = row(route, message) {
        let coming = row.slots.iter().filter(|(_, g)| g.cancelled.is_none());
        return (Vec::new(), coming.map(|(_, g)| t.a("mail-gathering-line", &parts(g))).collect());
    }
    let Some(is) = gathering(route, message) else { return Default::default() };
    let mut all =
        vec![t.a(if is.cancelled.is_some() { "mail-gathering-was" } else { "mail-gathering-when" }, &parts(is))];
    all.extend(is.cancelled.as_ref().map(|(why, _)| t.w("mail-stopped-reason", "reason", why.as_str())));
    (all, Vec::new())
}

fn invitation(t: T, route: &Route) -> Vec<String> {
    let facts = &route.facts;
    let mut all = Vec::new();
    if let Some((question, promise)) = &facts.question {
        all.push(t.w("mail-invitation-question", "question", question.as_str()));
        all.push(t.w("mail-invitation-promise", "promise", promise.as_str()));
    }
    let decides = facts.method.say == Say::DecideTogether;
    all.push(t.s(if decides { "mail-invitation-decide" } else { "mail-invitation-listen" }));
    if let Some(gathering) = route.prep.gathering(facts.gathering) {
        let parts = [("when", words::date_time(t, gathering.at)), ("place", gathering.place.clone())];
        all.push(t.a("mail-invitation-meeting", &parts));
    }
    all.push(t.s("mail-invitation-practical"));
    all.extend(to_ask(t, route));
    all
}

/// Whom to ask a question: the lead facilitators with their number, or else their e-mail address.
fn to_ask(t: T, route: &Route) -> Option<String> {
    let prep = &route.prep;
    let leads = prep.holders(Role::LeadFacilitator).into_iter().filter_map(|id| prep.people.get(&id));
    let reach = |lead: &Person| {
        let by = [&lead.phone, &lead.email].into_iter().find(|by| !by.is_empty())?;
        Some(format!("{} ({by})", lead.name))
    };
    let known: Vec<String> = leads.filter_map(reach).collect();
    (!known.is_empty()).then(|| t.w("mail-invitation-ask", "who", known.join(", ")))
}
