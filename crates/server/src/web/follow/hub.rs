//! Where the follow-up begins: what waits, what is next, and the way to every part.

use super::again::{Linked, linked};
use super::board::{self, Waiting};
use super::views::{self, Card, Line, Mine, card};
use crate::clock;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::trace::tell;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::ActionState;
use bloemenzee_domain::id::IdeaId;
use bloemenzee_domain::method::{Role, Step};

/// Lines of each kind on this page; the rest stands in its own part.
const MOST: usize = 5;

#[derive(Template)]
#[template(path = "follow_hub.html")]
struct HubPage {
    page: Page,
    id: String,
    /// Whether the outcome was handed over: before that there is nothing to follow.
    open: bool,
    signs_up: bool,
    guides: bool,
    /// Whether the page is for who takes part: what they do themselves stands first, and what asks attention is folded.
    own_first: bool,
    lead: String,
    mine: Mine,
    /// Whether somebody takes part and signed up.
    signed_up: Option<bool>,
    waiting: Vec<Waiting>,
    waiting_more: usize,
    /// Decisions of which only the day is missing.
    days: Vec<Waiting>,
    days_more: usize,
    late: Vec<Card>,
    late_more: usize,
    leaderless: Vec<Line>,
    answers: Vec<Line>,
    reviews: Vec<Line>,
    next: Option<Line>,
    horizon: Option<Line>,
    counts: Vec<(String, usize, String)>,
    linked: Vec<Linked>,
    /// Whether a second round of the whole route can be thought of.
    again: bool,
}

impl HubPage {
    /// How many lines ask attention.
    fn asking(&self) -> usize {
        let lines = self.leaderless.len() + self.answers.len() + self.reviews.len();
        lines + self.late.len() + self.late_more
    }
}

/// `GET /r/{route}/follow`
pub async fn show(here: Here) -> Result<Response, Oops> {
    super::within(&here)?;
    let (t, route) = (here.t(), here.route());
    let (nobody, days) = board::nobody_and_days(route.nobody_yet());
    let asks = late(&here);
    let own_first = here.actor.participant.is_some() && !here.actor.guides();
    html(&HubPage {
        id: here.id.to_string(),
        open: route.facts.handed_over.is_some(),
        signs_up: route.sign_up_open() && view::may(&here, "follow_up.sign_up"),
        guides: here.actor.guides(),
        own_first,
        lead: t.s(if own_first { "follow-lead-own" } else { "follow-lead" }),
        mine: here.actor.participant.map(|me| views::mine(&here, me)).unwrap_or_default(),
        signed_up: here.actor.participant.map(|me| route.signed_up(me)),
        waiting: board::waiting(&here, &nobody[..nobody.len().min(MOST)]),
        waiting_more: nobody.len().saturating_sub(MOST),
        days: board::waiting(&here, &days[..days.len().min(MOST)]),
        days_more: days.len().saturating_sub(MOST),
        late_more: asks.len().saturating_sub(MOST),
        late: asks.into_iter().take(MOST).map(|a| card(&here, a)).collect(),
        leaderless: leaderless(&here),
        answers: answers(&here),
        reviews: reviews(&here),
        next: views::next(&here),
        horizon: horizon(&here),
        counts: counts(&here),
        linked: linked(&here).await?,
        again: here.actor.guides() && route.facts.step() == Step::FollowUp,
        page: Page::of(&here, t.s("follow-title")),
    })
}

/// The actions that are late or silent.
fn late(here: &Here) -> Vec<&bloemenzee_domain::follow_up::Action> {
    let (route, now) = (here.route(), clock::now());
    let open = route.open_actions(now).into_iter();
    open.filter(|a| a.late(now) || route.no_news_of_action(a.id, now).is_some()).collect()
}

fn leaderless(here: &Here) -> Vec<Line> {
    let t = here.t();
    let line = |g: &bloemenzee_domain::follow_up::Group| {
        let since = g.without_driver_since().map(|at| words::date(t, at)).unwrap_or_default();
        let href = format!("/r/{}/follow/groups/{}", here.id, g.id);
        Line { href, text: g.name.clone(), soft: t.w("follow-without-driver-since", "day", since) }
    };
    here.route().groups_without_driver().into_iter().map(line).collect()
}

/// The decisions whose answer is late, for everybody to see; the commissioner goes straight to where it is given.
fn answers(here: &Here) -> Vec<Line> {
    let (t, now) = (here.t(), clock::now());
    let gives = here.actor.is(Role::Commissioner) && here.could("answer.give");
    let at = |idea: IdeaId| match gives {
        true => format!("/r/{}/plenary/{idea}", here.id),
        false => format!("/r/{}/answers#open", here.id),
    };
    let due = here.route().answers_due().into_iter().filter(|due| due.late(now));
    let line = |due: bloemenzee_domain::follow_up::AnswerDue| {
        let soft = tell::awaited(t, &due, now)?.sentence;
        Some(Line { href: at(due.decision), text: views::idea_title(here, due.decision), soft })
    };
    due.filter_map(line).take(MOST).collect()
}

/// The decisions whose day to be looked at again has come.
fn reviews(here: &Here) -> Vec<Line> {
    let t = here.t();
    let due = here.route().reviews_due(clock::now());
    let line = |(decision, on)| {
        let soft = t.w("follow-review-due", "day", words::date(t, on));
        Line {
            href: format!("/r/{}/follow/decisions#d-{decision}", here.id),
            text: views::idea_title(here, decision),
            soft,
        }
    };
    due.into_iter().take(MOST).map(line).collect()
}

fn horizon(here: &Here) -> Option<Line> {
    let (t, route) = (here.t(), here.route());
    let horizon = route.prep.follow.horizon.as_ref()?;
    let stand = horizon.must_stand.iter().filter(|line| route.stands(line)).count();
    let counted = t.a("follow-stands-of", &[("n", stand.to_string()), ("of", horizon.must_stand.len().to_string())]);
    let day = horizon.on.map(|on| words::date(t, on));
    let soft = day.into_iter().chain([counted]).collect::<Vec<_>>().join(" · ");
    Some(Line { href: format!("/r/{}/follow/horizon", here.id), text: horizon.event.clone(), soft })
}

/// How many actions are how far: the name, how many, the address.
fn counts(here: &Here) -> Vec<(String, usize, String)> {
    let count = |state: ActionState| {
        let of = here.route().prep.follow.actions.values().filter(|a| a.terms().state == state).count();
        let href = format!("/r/{}/follow/actions?view=list&state={}", here.id, state.name());
        (here.t().k("action-state", state.name()), of, href)
    };
    views::STATES.map(count).into()
}
