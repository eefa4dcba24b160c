//! One action: what is known of it, changing it, and a phone's page on which it is told in ten seconds how far it is.

use super::erase::{self, Erase};
use super::new::Terms;
use super::views::{self, Card, card, may_work, signed};
use crate::web::confirm::{Confirm, Reason};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::{Action, ActionState, Doer, Version, Who};
use bloemenzee_domain::id::ActionId;

/// Notes and earlier versions on one page; the latest.
const MOST: usize = 40;

/// A note, or a version that came before.
struct Line {
    text: String,
    signed: String,
}

#[derive(Template)]
#[template(path = "follow_action.html")]
struct ActionPage {
    page: Page,
    id: String,
    action: String,
    here: String,
    is: Card,
    from: String,
    points: Vec<String>,
    cost: String,
    means: String,
    yields: String,
    added: String,
    notes: Vec<Line>,
    history: Vec<Line>,
    works: bool,
    stops: bool,
    terms: Terms,
    erases: Vec<Erase>,
}

#[derive(Template)]
#[template(path = "follow_now.html")]
struct NowPage {
    page: Page,
    id: String,
    is: Card,
    works: bool,
    /// Whether it was told just now.
    told: bool,
    /// The state that it had before that, and its word.
    undo: Option<(&'static str, String)>,
    last: Option<Line>,
    back: String,
    back_label: String,
}

fn found(here: &Here) -> Result<&Action, Oops> {
    super::within(here)?;
    let id: ActionId = here.id_in("action")?;
    here.route().prep.follow.actions.get(&id).ok_or(Oops::NotFound)
}

fn notes(here: &Here, action: &Action) -> Vec<Line> {
    let t = here.t();
    let line = |note: &bloemenzee_domain::follow_up::Note| Line {
        text: if note.text.is_empty() { t.s("follow-still-so") } else { erase::read(here, &note.text) },
        signed: signed(here, note.at, note.by),
    };
    action.notes.iter().rev().take(MOST).map(line).collect()
}

/// What became otherwise from one version to the next, in words.
fn turned(here: &Here, before: &Version, after: &Version) -> String {
    let t = here.t();
    let (was, is) = (&before.terms, &after.terms);
    let said = |text: String| if text.is_empty() { "—".to_owned() } else { text };
    let parts = [
        ("what", was.what.clone(), is.what.clone()),
        ("who", views::who(here, was.who.as_ref()), views::who(here, is.who.as_ref())),
        ("by", views::by(t, was), views::by(t, is)),
        ("state", t.k("action-state", was.state.name()), t.k("action-state", is.state.name())),
        ("cost", was.cost.clone(), is.cost.clone()),
        ("means", was.means.clone(), is.means.clone()),
        ("yields", was.yields.clone(), is.yields.clone()),
    ];
    let changed = parts.into_iter().filter(|(_, was, is)| was != is).map(|(part, was, is)| {
        let label = t.k("action-part", part);
        t.a("follow-turned", &[("part", label), ("was", said(was)), ("now", said(is))])
    });
    let group = (was.group != is.group).then(|| t.s("follow-turned-group"));
    changed.chain(group).collect::<Vec<_>>().join(" ")
}

fn history(here: &Here, action: &Action) -> Vec<Line> {
    let pairs = action.versions.windows(2).rev().take(MOST);
    let lines =
        pairs.map(|pair| Line { text: turned(here, &pair[0], &pair[1]), signed: signed(here, pair[1].at, pair[1].by) });
    lines.collect()
}

fn terms(here: &Here, action: &Action) -> Terms {
    let is = action.terms();
    let (person, organisation, said) = match &is.who {
        Some(Who::Participant(p)) => (Some(*p), String::new(), String::new()),
        Some(Who::Organisation(name)) => (None, name.clone(), String::new()),
        Some(Who::Words(said)) => (None, String::new(), said.clone()),
        None => (None, String::new(), String::new()),
    };
    Terms {
        what: is.what.clone(),
        organisation,
        words: said,
        by: is.by.map(words::day_field).unwrap_or_default(),
        by_words: is.by_words.clone(),
        cost: is.cost.clone(),
        means: is.means.clone(),
        yields: is.yields.clone(),
        people: views::people(here, person),
        groups: views::groups(here, is.group),
        // Who may change it sees all of it, so that nothing is lost by saving.
        anybody: true,
    }
}

/// `GET /r/{route}/follow/actions/{action}`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let action = found(&here)?;
    let (t, facts) = (here.t(), &here.route().facts);
    let is = action.terms();
    let point = |id| facts.point_anywhere(id).map(|p| p.text().to_owned());
    let what = erase::read(&here, &is.what);
    html(&ActionPage {
        id: here.id.to_string(),
        action: format!("/r/{}/do", here.id),
        here: format!("/r/{}/follow/actions/{}", here.id, action.id),
        from: views::source(&here, &action.source),
        points: action.points.iter().filter_map(|id| point(*id)).collect(),
        cost: is.cost.clone(),
        means: is.means.clone(),
        yields: is.yields.clone(),
        added: words::date(t, action.added()),
        notes: notes(&here, action),
        history: history(&here, action),
        works: may_work(&here, is, "action.change"),
        stops: may_work(&here, is, "action.move") && is.state != ActionState::Stopped,
        terms: terms(&here, action),
        erases: erase::of_action(&here, action),
        is: card(&here, action),
        page: Page::of(&here, what).still(),
    })
}

/// The state before the one that this viewer gave an action last; none where that one needs a reason.
fn state_before(here: &Here, action: &Action) -> Option<(&'static str, String)> {
    let [.., before, last] = action.versions.as_slice() else { return None };
    let (was, is) = (before.terms.state, last.terms.state);
    let own = last.by == Doer::of(&here.ctx());
    (own && was != is && was != ActionState::Stopped).then(|| (was.name(), here.t().k("action-state", was.name())))
}

/// `GET /r/{route}/follow/actions/{action}/now`
pub async fn now(here: Here) -> Result<Response, Oops> {
    let action = found(&here)?;
    let what = action.terms().what.clone();
    let own = here.actor.participant.is_some();
    let (back, label) = if own { ("me", "follow-back-to-me") } else { ("follow/actions", "follow-back-to-actions") };
    let works = may_work(&here, action.terms(), "action.move");
    let told = here.viewer.asked("done") == Some("action.move");
    html(&NowPage {
        id: here.id.to_string(),
        works,
        told,
        undo: state_before(&here, action).filter(|_| works && told),
        back_label: here.t().s(label),
        last: notes(&here, action).into_iter().next(),
        back: format!("/r/{}/{back}", here.id),
        is: card(&here, action),
        page: Page::of(&here, what).still(),
    })
}

/// `GET /r/{route}/follow/actions/{action}/stop`: a state with a reason, which everybody can read.
pub async fn stop(here: Here) -> Result<Response, Oops> {
    let action = found(&here)?;
    if !may_work(&here, action.terms(), "action.move") {
        return Err(Oops::NotForYou);
    }
    let t = here.t();
    let at = format!("/r/{}/follow/actions/{}", here.id, action.id);
    let everybody = here.route().tells_of_stop(&here.ctx(), action);
    let told = if everybody { "follow-stop-told" } else { "follow-stop-in-news" };
    let reason =
        Reason { label: t.s("follow-stop-why"), help: t.s("follow-stop-why-help"), must: t.s("follow-stop-why-must") };
    Confirm {
        page: Page::of(&here, t.s("follow-stop-title")).still(),
        lead: action.terms().what.clone(),
        follows: vec![t.s("follow-stop-follows-1"), t.s(told), t.s("follow-stop-follows-2")],
        warning: String::new(),
        known: Vec::new(),
        command: "action.move",
        fields: vec![
            ("action", action.id.to_string()),
            ("from_version", action.version().to_string()),
            ("state", "stopped".into()),
        ],
        reason: Some(reason),
        action: format!("/r/{}/do", here.id),
        next: at.clone(),
        label: t.s("follow-stop-do"),
        back: at,
        back_label: t.s("back"),
    }
    .answer()
}
