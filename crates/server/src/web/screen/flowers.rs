//! Ideas as flowers, counted from shared tallies only: what any screen in the room may show.

use crate::flower::{Bed, Flower, Petal as Leaf, Sea};
use crate::text::T;
use bloemenzee_domain::carried::Tallies;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::idea::{Idea, Petal};

/// An idea's title in the wording that stands now; a dash once erased.
pub fn title<'a>(facts: &'a Facts, idea: &Idea) -> &'a str {
    let text = facts.points.get(&idea.title).map_or("", |point| point.text());
    if text.is_empty() { "—" } else { text }
}

/// An idea as a flower. The dots that are drawn solid are the carried points, so that no single
/// stance can be read off (method.md, 6).
pub fn flower(t: T, facts: &Facts, tallies: &Tallies, idea: &Idea) -> Flower {
    let bloom = facts.bloom(idea.id, tallies);
    let petals = Petal::ALL.map(|petal| leaf(t, facts, tallies, idea, petal));
    let title = title(facts, idea).to_owned();
    let label = if facts.method.decides() {
        let parts =
            [("title", title.clone()), ("carried", bloom.carried.to_string()), ("points", bloom.points.to_string())];
        t.a("flower-label", &parts)
    } else {
        t.a("flower-label-listening", &[("title", title.clone()), ("points", bloom.points.to_string())])
    };
    let decision = facts.decided.as_ref().is_some_and(|d| d.decisions.contains(&idea.id));
    let toured = facts.toured();
    Flower { id: idea.id.to_string(), title, label, petals, blooming: bloom.blooming, decision, toured }
}

fn leaf(t: T, facts: &Facts, tallies: &Tallies, idea: &Idea, petal: Petal) -> Leaf {
    let points = facts.points_of(idea.id);
    let here = || points.iter().copied().filter(|p| p.petal == Some(petal) && p.on_flower());
    let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let carried = small(here().filter(|p| tallies.of(p.id).carried).count());
    Leaf { name: t.k("petal", petal.name()), points: small(here().count()), carried, answered: carried }
}

/// The colour of an idea's topic: its place in the list of topics, from 0.
pub fn hue(facts: &Facts, idea: &Idea) -> usize {
    (facts.topic_number(idea.table) as usize).saturating_sub(1)
}

/// What an idea's state is called where everybody looks: in bloom, a decision, or how far it is.
pub fn state(t: T, facts: &Facts, tallies: &Tallies, idea: &Idea) -> String {
    let bloom = facts.bloom(idea.id, tallies);
    if !facts.method.decides() {
        return t.n("screen-points-written", bloom.points);
    }
    let counts = [("carried", bloom.carried.to_string()), ("points", bloom.points.to_string())];
    let counted = t.a("screen-points-carried", &counts);
    if bloom.blooming { format!("{}: {counted}", t.s("in-bloom")) } else { counted }
}

/// All ideas as the bloemenzee; `summary` stands below its title.
pub fn sea(t: T, facts: &Facts, tallies: &Tallies, title: &str, summary: String) -> Sea {
    let ideas = facts.live_ideas();
    let mut topics: Vec<_> = facts.topics.values().collect();
    topics.sort_by_key(|topic| topic.number);
    let beds = topics.iter().map(|topic| {
        let here = ideas.iter().copied().filter(|idea| facts.topic_number(idea.table) == topic.number);
        let here: Vec<&Idea> = here.collect();
        let flowers = here.iter().map(|idea| flower(t, facts, tallies, idea)).collect();
        Bed { topic: topic.title.as_str().to_owned(), counted: counted(t, facts, tallies, &here), flowers }
    });
    let each = ideas.iter().map(|idea| format!("{}: {}.", self::title(facts, idea), state(t, facts, tallies, idea)));
    let label = std::iter::once(format!("{summary}.")).chain(each).collect::<Vec<_>>().join(" ");
    Sea {
        title: title.to_owned(),
        summary,
        label,
        bloom_word: t.s("in-bloom"),
        empty: t.s("screen-no-ideas"),
        beds: beds.collect(),
    }
}

/// How many ideas there are, and how many of them bloom, in words.
pub fn summary(t: T, facts: &Facts, tallies: &Tallies) -> String {
    counted(t, facts, tallies, &facts.live_ideas())
}

fn counted(t: T, facts: &Facts, tallies: &Tallies, ideas: &[&Idea]) -> String {
    let blooming = ideas.iter().filter(|idea| facts.bloom(idea.id, tallies).blooming).count();
    let all = t.n("screen-ideas", ideas.len());
    if facts.method.decides() && !ideas.is_empty() {
        format!("{all}, {}", t.n("screen-blooming", blooming))
    } else {
        all
    }
}
