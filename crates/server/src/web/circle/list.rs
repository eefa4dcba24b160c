//! One list: who, why, named by whom, invited, answer, talked, attended, signed up.

use crate::text::T;
use crate::web::act;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::{Choice, may};
use crate::web::words;
use askama::Template;
use axum::body::Bytes;
use axum::response::Response;
use bloemenzee_domain::circle::{Involvement, Reply};
use bloemenzee_domain::conversation::Conversation;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;

/// People on one page: keeps the page light on a slow phone.
const PER_PAGE: usize = 75;

/// A word with the look that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The end of its class, `bz-status--done`.
    pub look: &'static str,
    /// What it says.
    pub word: String,
}

struct Row {
    id: String,
    name: String,
    kind: String,
    why: String,
    named_by: String,
    invited: Status,
    answer: Status,
    talked: Option<Status>,
    attended: Status,
    signed_up: Status,
    may_invite: bool,
}

struct Number {
    label: String,
    n: usize,
}

#[derive(Template)]
#[template(path = "circle_list.html")]
struct CirclePage {
    page: Page,
    id: String,
    numbers: Vec<Number>,
    shows: Vec<Choice>,
    query: String,
    rows: Vec<Row>,
    found: usize,
    total: usize,
    talks: bool,
    show_key: String,
    page_now: usize,
    pages: usize,
    may_add: bool,
    may_import: bool,
    may_invite: bool,
    /// Whether no meeting has a day and a place yet, so that a letter cannot say when and where.
    undated: bool,
}

/// Which part of the list is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Show {
    All,
    Uninvited,
    Silent,
    Coming,
    Doubt,
    NotComing,
    NoTalk,
    SignedUp,
    Removed,
}

impl Show {
    const ALL: [Self; 9] = [
        Self::All,
        Self::Uninvited,
        Self::Silent,
        Self::Coming,
        Self::Doubt,
        Self::NotComing,
        Self::NoTalk,
        Self::SignedUp,
        Self::Removed,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Uninvited => "uninvited",
            Self::Silent => "silent",
            Self::Coming => "coming",
            Self::Doubt => "doubt",
            Self::NotComing => "not-coming",
            Self::NoTalk => "no-talk",
            Self::SignedUp => "signed-up",
            Self::Removed => "removed",
        }
    }

    fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|show| show.name() == name).unwrap_or(Self::All)
    }

    fn holds(self, route: &Route, is: &Involvement) -> bool {
        let reply = is.answer.map(|(reply, _)| reply);
        match self {
            Self::Removed => !is.active(),
            _ if !is.active() => false,
            Self::All => true,
            Self::Uninvited => is.invited.is_none() && reply.is_none(),
            Self::Silent => is.invited.is_some() && reply.is_none(),
            Self::Coming => reply == Some(Reply::Yes),
            Self::Doubt => reply == Some(Reply::NotYet),
            Self::NotComing => reply == Some(Reply::No),
            Self::NoTalk => is.expected() && !talked(route, is),
            Self::SignedUp => is.signed_up,
        }
    }
}

fn talked(route: &Route, is: &Involvement) -> bool {
    route.prep.conversations.get(&is.participant).is_some_and(Conversation::done)
}

/// `GET /r/{route}/circle`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let show = Show::parse(here.viewer.asked("show").unwrap_or(""));
    let number = here.viewer.asked("page").and_then(|n| n.parse().ok()).unwrap_or(1);
    let page = Page::of(&here, here.t().s("circle-title"));
    listed(&here, page, show, "", number)
}

/// `POST /r/{route}/circle`: searching by name; a name never stands in an address.
pub async fn search(here: Here, body: Bytes) -> Result<Response, Oops> {
    here.guides()?;
    let fields = act::own(&here.viewer, &body)?;
    let show = Show::parse(act::field(&fields, "show").unwrap_or(""));
    let query = act::field(&fields, "q").unwrap_or("").trim().to_owned();
    let page = Page::of(&here, here.t().s("circle-title")).still();
    listed(&here, page, show, &query, 1)
}

fn listed(here: &Here, page: Page, show: Show, query: &str, number: usize) -> Result<Response, Oops> {
    let (t, route) = (here.t(), here.route());
    let mut all = found(route, show, query);
    all.sort_by_cached_key(|is| route.prep.name(is.participant).to_lowercase());
    let pages = all.len().div_ceil(PER_PAGE).max(1);
    let page_now = number.clamp(1, pages);
    let may_invite = may(here, "invitation.send");
    let now = here.ctx().now;
    let rows = all.iter().skip((page_now - 1) * PER_PAGE).take(PER_PAGE);
    html(&CirclePage {
        id: here.id.to_string(),
        numbers: numbers(t, route),
        shows: Show::ALL
            .iter()
            .map(|s| Choice::new(s.name(), t.k("circle-show", s.name())).chosen_if(*s == show))
            .collect(),
        query: query.to_owned(),
        rows: rows.map(|is| row(t, route, is, may_invite, now)).collect(),
        found: all.len(),
        total: route.prep.involvements.values().filter(|i| i.active()).count(),
        talks: route.has_conversations(),
        show_key: show.name().to_owned(),
        page_now,
        pages,
        may_add: may(here, "involvement.add"),
        may_import: may(here, "involvement.import"),
        may_invite,
        undated: route.prep.gathering(route.facts.gathering).is_none(),
        page,
    })
}

/// Who is asked for; the search looks at name, why, organisation and who named them.
fn found<'a>(route: &'a Route, show: Show, query: &str) -> Vec<&'a Involvement> {
    let query = query.to_lowercase();
    let matches = |is: &&Involvement| {
        let texts = [route.prep.name(is.participant), &is.why, &is.organisation, &is.named_by];
        query.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&query))
    };
    route.prep.involvements.values().filter(|is| show.holds(route, is)).filter(matches).collect()
}

fn numbers(t: T, route: &Route) -> Vec<Number> {
    let active = || route.prep.involvements.values().filter(|i| i.active());
    let replied = |reply: Reply| active().filter(|i| i.answer.is_some_and(|(r, _)| r == reply)).count();
    let mut all = vec![
        ("listed", active().count()),
        ("invited", active().filter(|i| i.invited.is_some()).count()),
        ("yes", replied(Reply::Yes)),
        ("no", replied(Reply::No)),
    ];
    if route.has_conversations() {
        all.push(("talked", active().filter(|i| talked(route, i)).count()));
    }
    all.push(("attended", active().filter(|i| route.facts.attendance.contains_key(&i.participant)).count()));
    all.into_iter().map(|(name, n)| Number { label: t.k("circle-number", name), n }).collect()
}

fn row(t: T, route: &Route, is: &Involvement, may_invite: bool, now: Moment) -> Row {
    let dash = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
    let kind = t.k("circle-kind", is.kind.name());
    Row {
        id: is.participant.to_string(),
        name: route.prep.name(is.participant).to_owned(),
        kind: if is.organisation.is_empty() { kind } else { format!("{kind}, {}", is.organisation) },
        why: dash(&is.why),
        named_by: dash(&is.named_by),
        invited: invited(t, is),
        answer: answer(t, is),
        talked: route.has_conversations().then(|| talk(t, route.prep.conversations.get(&is.participant), now)),
        attended: attended(t, route, is),
        signed_up: yes_no(t, is.signed_up),
        may_invite: may_invite && is.active(),
    }
}

fn yes_no(t: T, holds: bool) -> Status {
    Status { look: if holds { "done" } else { "open" }, word: t.s(if holds { "circle-yes" } else { "circle-not-yet" }) }
}

/// Whether somebody was invited.
pub fn invited(t: T, is: &Involvement) -> Status {
    match is.invited {
        Some(at) => Status { look: "done", word: words::date(t, at) },
        None if is.answer.is_some() => Status { look: "done", word: t.s("circle-invited-otherwise") },
        None => Status { look: "late", word: t.s("circle-to-invite") },
    }
}

/// What somebody answered, and how the answer came.
pub fn answer(t: T, is: &Involvement) -> Status {
    match is.answer {
        Some((reply, channel)) => {
            let look = if reply == Reply::NotYet { "open" } else { "done" };
            let by = t.k("circle-channel", channel.name());
            Status { look, word: format!("{}, {by}", t.k("circle-reply", reply.name())) }
        }
        None => Status { look: "open", word: t.s("circle-no-answer") },
    }
}

/// How far the talk with somebody is.
pub fn talk(t: T, talk: Option<&Conversation>, now: Moment) -> Status {
    let Some(talk) = talk else { return Status { look: "open", word: t.s("circle-not-yet") } };
    match (talk.held, &talk.waived, talk.planned) {
        (Some(at), ..) => Status { look: "done", word: words::date(t, at) },
        (None, Some(_), _) => Status { look: "done", word: t.s("circle-waived") },
        (None, None, Some(at)) => {
            let look = if at < now { "late" } else { "open" };
            Status { look, word: t.w("circle-planned", "when", words::date(t, at)) }
        }
        (None, None, None) => Status { look: "open", word: t.s("circle-not-yet") },
    }
}

/// Whether somebody came, and how they take part.
pub fn attended(t: T, route: &Route, is: &Involvement) -> Status {
    match route.facts.attendance.get(&is.participant) {
        Some(there) => Status { look: "done", word: t.k("circle-presence", there.presence.name()) },
        None => Status { look: "open", word: t.s("circle-not-yet") },
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
