//! The actions: as a board of four columns, or as a list.

use super::views::{self, Card, STATES, card};
use crate::clock;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::Choice;
use crate::web::stretch::Stretch;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::{Action, ActionState, NobodyYet};
use bloemenzee_domain::id::GroupId;
use uuid::Uuid;

/// Cards in one column; the rest stands in the list.
const CARDS: usize = 15;
/// Actions on one page of the list.
const LINES: usize = 40;
/// Decisions that nobody has taken up, on one page.
const WAITING: usize = 8;

/// A decision that nobody has taken up, or of which the day is missing.
pub struct Waiting {
    /// Its title.
    pub title: String,
    /// What is missing, in words.
    pub missing: String,
    /// Its first action, where that can be said; a new action, where it has none. Empty where the viewer adds none.
    pub href: String,
    /// What the way there says.
    pub label: String,
}

/// One column of the board.
struct Column {
    state: &'static str,
    name: String,
    count: usize,
    cards: Vec<Card>,
    /// How many more stand in the list; 0 for none.
    more: usize,
}

#[derive(Template)]
#[template(path = "follow_board.html")]
struct BoardPage {
    page: Page,
    id: String,
    action: String,
    /// Where somebody comes back to: this board or list.
    here: String,
    board_href: String,
    list_href: String,
    list: bool,
    group: String,
    groups: Vec<Choice>,
    waiting: Vec<Waiting>,
    waiting_of: Stretch,
    days: Vec<Waiting>,
    days_of: Stretch,
    columns: Vec<Column>,
    lines: Vec<Card>,
    lines_of: Stretch,
    empty: bool,
    may_add: bool,
    add_href: String,
}

/// The decisions that nobody has taken up, and those of which only the day is missing.
pub fn nobody_and_days(all: Vec<NobodyYet>) -> (Vec<NobodyYet>, Vec<NobodyYet>) {
    all.into_iter().partition(|n| !n.only_lacks_a_day())
}

/// These decisions as lines.
pub fn waiting(here: &Here, all: &[NobodyYet]) -> Vec<Waiting> {
    let t = here.t();
    let missing = |n: &NobodyYet| match (n.without_who, n.without_when, n.actions) {
        (_, _, 0) => "follow-missing-action",
        (true, true, _) => "follow-missing-both",
        (true, false, _) => "follow-missing-who",
        (false, ..) => "follow-missing-when",
    };
    let at = format!("/r/{}/follow/actions", here.id);
    let way = |n: &NobodyYet| match n.first {
        Some(action) => (format!("{at}/{action}"), t.s("follow-see-action")),
        None if may_add(here) => (format!("{at}/new?idea={}", n.idea), t.s("follow-make-action")),
        None => Default::default(),
    };
    let line = |n: &NobodyYet| {
        let (href, label) = way(n);
        Waiting { title: views::idea_title(here, n.idea), missing: t.s(missing(n)), href, label }
    };
    all.iter().map(line).collect()
}

/// The actions in the order of the board: what is open as the domain has it, then what is closed, the last first.
fn in_order(here: &Here, group: Option<GroupId>) -> Vec<&Action> {
    let route = here.route();
    let mut all = route.open_actions(clock::now());
    let mut closed: Vec<_> = route.prep.follow.actions.values().filter(|a| !a.is_open()).collect();
    closed.sort_by_key(|a| (std::cmp::Reverse(a.closed()), a.number));
    all.extend(closed);
    all.retain(|a| group.is_none() || a.terms().group == group);
    all
}

fn column(here: &Here, all: &[&Action], state: ActionState) -> Column {
    let of: Vec<_> = all.iter().filter(|a| a.terms().state == state).collect();
    Column {
        state: state.name(),
        name: here.t().k("action-state", state.name()),
        count: of.len(),
        cards: of.iter().take(CARDS).map(|a| card(here, a)).collect(),
        more: of.len().saturating_sub(CARDS),
    }
}

/// `GET /r/{route}/follow/actions`
pub async fn show(here: Here) -> Result<Response, Oops> {
    super::within(&here)?;
    let (t, route) = (here.t(), here.route());
    let group = here.viewer.asked("group").and_then(|g| Uuid::parse_str(g).ok()).map(GroupId);
    let group = group.filter(|g| route.prep.follow.groups.contains_key(g));
    let list = here.viewer.asked("view") == Some("list");
    let all = in_order(&here, group);
    let wanted = here.viewer.asked("state");
    let shown: Vec<_> =
        all.iter().copied().filter(|a| wanted.is_none_or(|state| a.terms().state.name() == state)).collect();
    let lines_of = Stretch::new(&here.viewer, "lines", shown.len(), LINES);
    let (nobody, days) = nobody_and_days(if group.is_none() { route.nobody_yet() } else { Vec::new() });
    let waiting_of = Stretch::new(&here.viewer, "waiting", nobody.len(), WAITING);
    let days_of = Stretch::new(&here.viewer, "days", days.len(), WAITING);
    let at = format!("/r/{}/follow/actions", here.id);
    let of_group = group.map(|g| format!("group={g}")).unwrap_or_default();
    let list_href = format!("{at}?view=list{}{of_group}", if of_group.is_empty() { "" } else { "&" });
    let board_href = if of_group.is_empty() { at.clone() } else { format!("{at}?{of_group}") };
    html(&BoardPage {
        id: here.id.to_string(),
        action: format!("/r/{}/do", here.id),
        here: if list { list_href.clone() } else { board_href.clone() },
        group: group.and_then(|g| route.prep.follow.groups.get(&g)).map(|g| g.name.clone()).unwrap_or_default(),
        groups: views::groups(&here, group),
        waiting: waiting(&here, waiting_of.of_all(&nobody)),
        waiting_of,
        days: waiting(&here, days_of.of_all(&days)),
        days_of,
        columns: if list { Vec::new() } else { STATES.map(|state| column(&here, &all, state)).into() },
        lines: if list { lines_of.of_all(&shown).iter().map(|a| card(&here, a)).collect() } else { Vec::new() },
        lines_of,
        empty: all.is_empty(),
        may_add: may_add(&here),
        add_href: format!("{at}/new{}", if of_group.is_empty() { String::new() } else { format!("?{of_group}") }),
        board_href,
        list_href,
        list,
        page: Page::of(&here, t.s("follow-actions-title")),
    })
}

/// Whether the viewer can add an action of some kind: for themself, for their group, or for anybody.
pub fn may_add(here: &Here) -> bool {
    view::may(here, "action.add") && here.route().facts.handed_over.is_some()
}
