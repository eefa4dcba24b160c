//! Where somebody else was first: what stands now beside what was just written, part by part.

use super::views;
use crate::web::act::Fields;
use crate::web::here::Here;
use crate::web::words;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::follow_up::{Action, NewTerms};
use bloemenzee_domain::refusal::Refusal;

/// One part in which the two differ.
pub struct Difference {
    /// What it is.
    pub part: String,
    /// What stands now.
    pub now: String,
    /// What was written.
    pub yours: String,
}

/// What a refused change of an action or the horizon would have changed, beside what stands now; nothing for any
/// other refusal, nor for who may not see it.
pub fn of(here: &Here, fields: &Fields, refusal: &Refusal) -> Vec<Difference> {
    if !super::is_within(here) || !["action-changed", "horizon-changed"].contains(&refusal.code) {
        return Vec::new();
    }
    let Ok(command) = crate::form::command(fields) else { return Vec::new() };
    let t = here.t();
    let actions = &here.route().prep.follow.actions;
    let parts = match &command {
        Command::ActionChange { action, terms, .. } => actions.get(action).map(|is| changed(here, is, terms)),
        Command::ActionMove { action, state, .. } => actions.get(action).map(|is| {
            let word = |state: bloemenzee_domain::follow_up::ActionState| t.k("action-state", state.name());
            vec![("state", word(is.terms().state), word(*state))]
        }),
        Command::HorizonSet { event, on, must_stand, .. } => here.route().prep.follow.horizon.as_ref().map(|is| {
            let day = |on: Option<_>| on.map(|on| words::date(t, on)).unwrap_or_default();
            let lines = |all: &[bloemenzee_domain::follow_up::MustStand]| {
                all.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" · ")
            };
            vec![
                ("what", is.event.clone(), event.clone()),
                ("by", day(is.on), day(*on)),
                ("stands", lines(&is.must_stand), lines(must_stand)),
            ]
        }),
        _ => None,
    };
    let said = |text: String| if text.is_empty() { "—".to_owned() } else { text };
    let found = parts.unwrap_or_default().into_iter().filter(|(_, now, yours)| now != yours);
    found
        .map(|(part, now, yours)| Difference { part: t.k("action-part", part), now: said(now), yours: said(yours) })
        .collect()
}

fn changed(here: &Here, is: &Action, new: &NewTerms) -> Vec<(&'static str, String, String)> {
    let now = is.terms();
    let group = |id: Option<bloemenzee_domain::id::GroupId>| {
        let found = id.and_then(|id| here.route().prep.follow.groups.get(&id));
        found.map(|g| g.name.clone()).unwrap_or_default()
    };
    let yours = bloemenzee_domain::follow_up::Terms { by: new.by, by_words: new.by_words.clone(), ..now.clone() };
    vec![
        ("what", now.what.clone(), new.what.trim().to_owned()),
        ("who", views::who(here, now.who.as_ref()), views::who(here, new.who.as_ref())),
        ("by", views::by(here.t(), now), views::by(here.t(), &yours)),
        ("cost", now.cost.clone(), new.cost.trim().to_owned()),
        ("means", now.means.clone(), new.means.trim().to_owned()),
        ("yields", now.yields.clone(), new.yields.trim().to_owned()),
        ("group", group(now.group), group(new.group)),
    ]
}
