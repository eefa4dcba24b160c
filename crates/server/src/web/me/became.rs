//! What somebody's page begins with; once the report is there, what became of what they said, in a few numbers.

use crate::clock;
use crate::web::here::Here;
use crate::web::trace::{self, tell};
use bloemenzee_domain::id::ParticipantId;
use bloemenzee_domain::stance::Viewer;
use std::collections::BTreeMap;

/// How many of somebody's points became one thing.
pub struct Count {
    /// The kind of its status word.
    pub mark: &'static str,
    /// What they became, in a word.
    pub word: String,
    /// How many.
    pub n: usize,
}

/// What somebody reads first on their page.
pub struct Story {
    /// What is asked or answered.
    pub title: String,
    /// More about it: how many points of theirs there are.
    pub text: String,
    /// What those became, the furthest first.
    pub counts: Vec<Count>,
    /// Where it is done, or told of; empty where there is nothing to do.
    pub href: String,
    /// What the way there says.
    pub button: String,
}

/// The story of somebody's own points: those they wrote, or else those they answered to. None while there is nothing
/// to read yet.
pub fn story(here: &Here, me: ParticipantId) -> Option<Story> {
    if !trace::is_open(here) {
        return None;
    }
    let (t, now) = (here.t(), clock::now());
    let all = here.route().own_trace(me, Viewer::Owner, now);
    let (wrote, said): (Vec<_>, Vec<_>) = all.into_iter().partition(|own| own.wrote);
    if wrote.is_empty() && said.is_empty() {
        return trace::is_public(here).then(|| Story {
            title: t.s("trace-title"),
            text: t.s("me-became-none"),
            counts: Vec::new(),
            href: format!("/r/{}/trace", here.id),
            button: t.s("me-became-all"),
        });
    }
    let (key, chosen) = if wrote.is_empty() { ("me-became-said", &said) } else { ("me-became-wrote", &wrote) };
    let mut counts: BTreeMap<(usize, &'static str, String), usize> = BTreeMap::new();
    for own in chosen {
        let (mark, word) = tell::own_badge(t, &own.of);
        *counts.entry((tell::furthest_first(own.of.became), mark, word)).or_default() += 1;
    }
    let count = |((_, mark, word), n)| Count { mark, word, n };
    Some(Story {
        title: t.s("trace-mine-title"),
        text: t.n(key, chosen.len()),
        counts: counts.into_iter().map(count).collect(),
        href: format!("/r/{}/me/trace", here.id),
        button: t.s("trace-mine-link"),
    })
}
