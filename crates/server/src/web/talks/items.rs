//! Everything that is to be settled before the meeting, by kind, each as far as it may be read.

use crate::text::T;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::{Choice, may};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::conversation::{Arrangement, Item, ItemKind};
use bloemenzee_domain::prep::Prep;

/// The kinds in the order of the page.
const KINDS: [ItemKind; 4] = [ItemKind::Information, ItemKind::Safety, ItemKind::NamedPerson, ItemKind::Practical];

struct Line {
    id: String,
    text: String,
    whose: String,
    whose_id: String,
    acts: String,
    instruction: String,
    put: bool,
    outcome: String,
    answer: String,
    may_put: bool,
}

struct Group {
    kind: &'static str,
    title: String,
    lead: String,
    /// What settles it, besides declining: `answered`, `arranged` or `asked`.
    outcome: &'static str,
    may_decline: bool,
    open: Vec<Line>,
    settled: Vec<Line>,
}

struct Told {
    who: String,
    instruction: String,
}

#[derive(Template)]
#[template(path = "talks_items.html")]
struct ItemsPage {
    page: Page,
    id: String,
    groups: Vec<Group>,
    told: Vec<Told>,
    may_settle: bool,
    may_open: bool,
    kinds: Vec<Choice>,
    people: Vec<Choice>,
    talks: bool,
}

/// `GET /r/{route}/items`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let (t, route) = (here.t(), here.route());
    let groups = KINDS.iter().filter_map(|kind| group(&here, *kind));
    let mut people: Vec<_> = route.prep.involvements.values().filter(|i| i.active()).collect();
    people.sort_by_cached_key(|i| route.prep.name(i.participant).to_lowercase());
    let newly = [ItemKind::Information, ItemKind::Practical, ItemKind::NamedPerson];
    html(&ItemsPage {
        id: here.id.to_string(),
        groups: groups.collect(),
        told: told(&here),
        may_settle: may(&here, "item.settle"),
        may_open: may(&here, "item.open"),
        kinds: newly.iter().map(|k| Choice::new(k.name(), t.k("items-kind", k.name()))).collect(),
        people: people.iter().map(|i| Choice::new(i.participant, route.prep.name(i.participant))).collect(),
        talks: route.has_conversations(),
        page: Page::of(&here, t.s("items-title")).still(),
    })
}

/// What settles an item of this kind, and whether it may be declined.
pub fn outcomes(kind: ItemKind) -> (&'static str, bool) {
    match kind {
        ItemKind::Information => ("answered", true),
        ItemKind::Safety => ("arranged", false),
        ItemKind::NamedPerson => ("asked", false),
        ItemKind::Practical => ("arranged", true),
    }
}

/// The items of one kind that the viewer may read; safety is no heading for who may read none.
fn group(here: &Here, kind: ItemKind) -> Option<Group> {
    let (t, prep, ctx) = (here.t(), &here.route().prep, here.ctx());
    let readable = prep.items.values().filter(|i| i.kind == kind && i.may_read(&ctx));
    let (open, settled): (Vec<&Item>, Vec<&Item>) = readable.partition(|i| i.outcome.is_none());
    if open.is_empty() && settled.is_empty() && kind == ItemKind::Safety {
        return None;
    }
    let puts = may(here, "item.put_to_commissioner");
    let all = |items: Vec<&Item>| items.into_iter().map(|i| line(t, prep, i, puts)).collect();
    let (outcome, may_decline) = outcomes(kind);
    Some(Group {
        kind: kind.name(),
        title: t.k("items-of", kind.name()),
        lead: t.k("items-lead", kind.name()),
        outcome,
        may_decline,
        open: all(open),
        settled: all(settled),
    })
}

fn line(t: T, prep: &Prep, item: &Item, puts: bool) -> Line {
    let open = item.outcome.is_none();
    Line {
        id: item.id.to_string(),
        text: item.text.clone(),
        whose: item.participant.map(|p| prep.name(p).to_owned()).unwrap_or_default(),
        whose_id: item.participant.map(|p| p.to_string()).unwrap_or_default(),
        acts: item.arrangement.map(|a| acts(t, prep, a)).unwrap_or_default(),
        instruction: item.instruction.clone(),
        put: item.to_commissioner,
        outcome: item.outcome.as_ref().map(|o| t.k("items-outcome", o.name())).unwrap_or_default(),
        answer: item.outcome.as_ref().map(|o| o.text().to_owned()).unwrap_or_default(),
        may_put: open && puts && item.kind == ItemKind::Information && !item.to_commissioner,
    }
}

/// How an arrangement acts, in words.
fn acts(t: T, prep: &Prep, arrangement: Arrangement) -> String {
    let key = arrangement.name();
    match arrangement {
        Arrangement::NotWith(other) | Arrangement::TogetherWith(other) => {
            t.w(&format!("items-acts-{}", key.replace('_', "-")), "name", prep.name(other))
        }
        _ => t.k("talk-acts", key),
    }
}

/// What the viewer may know of needs that they may not read: the instruction, and for whom
/// (method.md, 5).
fn told(here: &Here) -> Vec<Told> {
    let (prep, ctx) = (&here.route().prep, here.ctx());
    let views = prep.items.values().filter_map(|i| i.seen_by(&ctx)).filter(|view| view.item.is_none());
    views
        .map(|view| Told {
            who: view.participant.map(|p| prep.name(p).to_owned()).unwrap_or_default(),
            instruction: view.instruction.to_owned(),
        })
        .collect()
}
