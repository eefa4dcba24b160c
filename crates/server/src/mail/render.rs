//! What a message says: subject and text from Fluent, in Dutch, for a mail or a letter.
//!
//! The texts hold what everybody of the route may know, and how this one person comes in; never a
//! stance, a reason or a need.

use crate::text::{Lang, T};
use crate::web::words;
use bloemenzee_domain::circle::Person;
use bloemenzee_domain::follow_up::FollowUpGathering;
use bloemenzee_domain::message::{Message, MessageKind};
use bloemenzee_domain::method::{Role, Say};
use bloemenzee_domain::route::Route;
use bloemenzee_report::{Block, Lang as PrintLang, Letter};

/// A message in words, before the way in is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The subject, one line.
    pub subject: String,
    /// The paragraphs, in order.
    pub paragraphs: Vec<String>,
    /// Lines of a list, after the paragraphs; may be empty.
    pub list: Vec<String>,
    /// How the way in is announced; empty when nothing is asked.
    pub way_in: String,
}

/// The language of all messages: nobody has told us another.
pub const T_NL: T = T { lang: Lang::Nl };

/// To whom a message goes; `None` once erased.
pub fn recipient<'a>(route: &'a Route, message: &Message) -> Option<&'a Person> {
    let involvement = route.prep.involvements.get(&message.participant)?;
    route.prep.people.get(&involvement.person)
}

/// A message in words.
pub fn write(route: &Route, message: &Message, organisation: &str) -> Written {
    let t = T_NL;
    let facts = &route.facts;
    let title = facts.title.as_str().to_owned();
    let name = recipient(route, message).map(|person| person.name.clone()).unwrap_or_default();
    let kind = message.kind.name();
    let parts = [("title", title), ("organisation", organisation.to_owned())];
    let (told, list) = told(t, route, message);
    let mut paragraphs = vec![t.w("mail-greeting", "name", name), t.a(&format!("mail-{}", key(kind)), &parts)];
    paragraphs.extend(told);
    Written {
        subject: t.a(&format!("mail-{}-subject", key(kind)), &parts),
        paragraphs,
        list,
        way_in: if asks_nothing(message.kind) { String::new() } else { t.s(&format!("mail-{}-link", key(kind))) },
    }
}

/// Whether a message only tells, and needs no way in.
fn asks_nothing(kind: MessageKind) -> bool {
    use MessageKind::{CodeMade, GatheringCancelled, GroupStopped, Stopped};
    matches!(kind, Stopped | CodeMade | GroupStopped | GatheringCancelled)
}

fn key(kind: &str) -> String {
    kind.replace('_', "-")
}

/// What only this kind of message tells.
fn told(t: T, route: &Route, message: &Message) -> (Vec<String>, Vec<String>) {
    let facts = &route.facts;
    match message.kind {
        MessageKind::Invitation => (invitation(t, route), Vec::new()),
        MessageKind::NewFrames => {
            let frames = facts.frames.iter().map(|frame| format!("{}. {}", frame.number, frame.text.as_str()));
            (Vec::new(), frames.collect())
        }
        MessageKind::AfterRound => {
            let asked = t.n("mail-after-round-points", facts.asked_in_all_rounds(message.participant));
            let until = facts.after_round_of(message.participant);
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
        MessageKind::FinalReport => (Vec::new(), Vec::new()),
        MessageKind::CodeMade => {
            let by = route.codes_made_for(message.participant).into_iter().find(|code| code.at <= message.at);
            let name = by.and_then(|code| code.by).map_or("—", |by| route.prep.name_of(by));
            let parts = [("name", name.to_owned()), ("when", words::date_time(t, message.at))];
            (vec![t.a("mail-code-made-who", &parts)], Vec::new())
        }
        MessageKind::GroupStopped
        | MessageKind::GatheringPlanned
        | MessageKind::GatheringCancelled
        | MessageKind::LaterDecided => (further(t, route, message), Vec::new()),
        MessageKind::Stopped => {
            let why = facts.stopped.as_ref().map(|(reason, _)| t.w("mail-stopped-reason", "reason", reason.as_str()));
            (why.into_iter().collect(), Vec::new())
        }
    }
}

/// What is told of a working group or a follow-up gathering.
fn further(t: T, route: &Route, message: &Message) -> Vec<String> {
    let follow = &route.prep.follow;
    let about = message.about.unwrap_or_default();
    let gathering = follow.gatherings.get(&about.into());
    let mut all = Vec::new();
    match message.kind {
        MessageKind::GroupStopped => {
            let group = follow.groups.get(&about.into());
            if let Some((group, (reason, _))) = group.and_then(|g| Some((g, g.stopped.as_ref()?))) {
                all.push(t.w("mail-group-stopped-name", "name", group.name.as_str()));
                all.push(t.w("mail-stopped-reason", "reason", reason.as_str()));
            }
        }
        MessageKind::LaterDecided => {
            let round = route.facts.later.get(&about.into()).and_then(|round| round.facts.decided.as_ref());
            all.push(t.n("mail-later-decided-count", round.map_or(0, |decided| decided.decisions.len())));
        }
        _ => {
            let parts = |g: &FollowUpGathering| [("when", words::date_time(t, g.at)), ("place", g.place.clone())];
            all.extend(gathering.map(|g| t.a("mail-gathering-when", &parts(g))));
            let why = gathering.and_then(|g| g.cancelled.as_ref());
            all.extend(why.map(|(why, _)| t.w("mail-stopped-reason", "reason", why.as_str())));
        }
    }
    all
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

/// The whole text of a mail; `link` is the person's own way in.
pub fn plain(written: &Written, link: &str, organisation: &str) -> String {
    let t = T_NL;
    let mut text = written.paragraphs.join("\n\n");
    if !written.list.is_empty() {
        text.push_str("\n\n");
        text.push_str(&written.list.join("\n"));
    }
    if !written.way_in.is_empty() {
        text.push_str(&format!("\n\n{}\n{link}\n\n{}", written.way_in, t.s("mail-link-help")));
    }
    text.push_str(&format!("\n\n{}\n{organisation}\n", t.s("mail-regards")));
    text
}

/// A message as a letter; `code` is the person's own way in, `address` where they type it.
pub fn letter(
    written: &Written,
    to: &Person,
    organisation: &str,
    date: String,
    access: Option<(String, String)>,
) -> Letter {
    let t = T_NL;
    let mut recipient = vec![to.name.clone()];
    recipient.extend(to.address.lines().map(str::to_owned));
    let mut body: Vec<_> = written.paragraphs.iter().cloned().map(Block::Paragraph).collect();
    if !written.list.is_empty() {
        body.push(Block::List(written.list.clone()));
    }
    if let Some((address, code)) = access.filter(|_| !written.way_in.is_empty()) {
        body.push(Block::Paragraph(t.s("letter-way-in")));
        body.push(Block::Access { address, code });
    }
    body.push(Block::Paragraph(format!("{}\n{organisation}", t.s("mail-regards"))));
    Letter {
        lang: PrintLang::Nl,
        sender: vec![organisation.to_owned()],
        recipient,
        date,
        subject: written.subject.clone(),
        body,
    }
}
