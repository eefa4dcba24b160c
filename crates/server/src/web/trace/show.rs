//! `GET /r/{route}/trace`: what became of every point, idea by idea, to search and to print.

use super::cut::{self, HOLDS, Part, Weighed, weight};
use super::find::{self, Wanted};
use super::tell::{ActionLine, Step, Telling, mark};
use super::{is_open, not_yet};
use crate::clock;
use crate::flower::{Size, flower_svg};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::screen::flowers;
use crate::web::stretch::Stretch;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::fact::Verdict;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::follow_up::{ActionTrace, Became, PointTrace};
use bloemenzee_domain::id::{ActionId, GatheringId, IdeaId};
use std::collections::{BTreeMap, BTreeSet};

/// Most actions that stand with one idea; all of them stand on the board.
const MOST_ACTIONS: usize = 25;
/// Most actions that one point leads to.
const MOST_OF_A_POINT: usize = 6;
/// What stands around a point, one of its actions, an action, an idea's head with its flower, and a step,
/// in bytes; measured on the pages themselves, and a little more.
const POINT_WEIGHS: usize = 280;
const REFERENCE_WEIGHS: usize = 140;
const ACTION_WEIGHS: usize = 620;
const HEAD_WEIGHS: usize = 6_300;
const STEP_WEIGHS: usize = 420;

/// A point with what became of it.
struct PointLine {
    code: String,
    text: String,
    petal: String,
    addition: bool,
    /// Whether it stands under another point.
    under: bool,
    mark: &'static str,
    word: String,
    /// The actions that are for this point and not for the whole idea: their numbers.
    actions: Vec<u32>,
}

/// An idea, or the part of it that stands on this page.
struct IdeaBlock {
    id: String,
    title: String,
    flower: String,
    /// Whether it began on an earlier page.
    goes_on: bool,
    steps: Vec<Step>,
    nobody_yet: bool,
    actions: Vec<ActionLine>,
    actions_more: String,
    points: Vec<PointLine>,
}

/// Ideas of one topic, or of one later gathering.
struct GroupBlock {
    title: String,
    ideas: Vec<IdeaBlock>,
}

/// A choice of what became of points, with how many there are.
struct Choice {
    href: String,
    word: String,
    mark: &'static str,
    count: usize,
    chosen: bool,
}

/// A choice in a list.
struct Pick {
    value: usize,
    label: String,
    chosen: bool,
}

/// A working group of which everybody may see that nothing was heard, or that nobody drives it.
struct Silent {
    name: String,
    sentence: String,
}

#[derive(Template)]
#[template(path = "trace_show.html")]
struct TracePage {
    page: Page,
    at: String,
    id: String,
    organisation: String,
    lead: String,
    numbers: Vec<(String, usize)>,
    /// How many points everyone stands behind; empty where all of those are decided.
    behind: String,
    /// Whether something is looked for: then what was found stands first.
    searched: bool,
    q: String,
    chosen: &'static str,
    one_idea: bool,
    choices: Vec<Choice>,
    topics: Vec<Pick>,
    found: String,
    groups: Vec<GroupBlock>,
    pages_of: Stretch,
    page_of: String,
    silent: Vec<Silent>,
    followed: bool,
    public: bool,
    guides: bool,
    as_of: String,
}

/// Points of one idea, in order.
struct OfIdea<'a> {
    id: IdeaId,
    group: usize,
    facts: &'a Facts,
    points: Vec<PointTrace<'a>>,
}

/// What the groups are called, in order: the topics, and the gatherings that decided later.
struct Groups {
    topics: Vec<u32>,
    later: Vec<GatheringId>,
    titles: Vec<String>,
}

impl Groups {
    fn of(here: &Here) -> Self {
        let (t, route) = (here.t(), here.route());
        let mut topics: Vec<_> = route.facts.topics.values().collect();
        topics.sort_by_key(|topic| topic.number);
        let mut titles: Vec<_> =
            topics.iter().map(|topic| format!("{}. {}", topic.number, topic.title.as_str())).collect();
        let later: Vec<GatheringId> = route.facts.rounds().into_iter().filter_map(|(gathering, _)| gathering).collect();
        let when = |id: &GatheringId| {
            let at = route.prep.follow.gatherings.get(id).map(|g| words::date(t, g.at));
            t.w("trace-later", "date", at.unwrap_or_default())
        };
        titles.extend(later.iter().map(when));
        Self { topics: topics.into_iter().map(|topic| topic.number).collect(), later, titles }
    }

    /// The place of an idea's group, from 1.
    fn place(&self, facts: &Facts, idea: IdeaId, gathering: Option<GatheringId>) -> usize {
        if let Some(id) = gathering {
            return self.topics.len() + self.later.iter().position(|other| *other == id).map_or(0, |at| at + 1);
        }
        let number = facts.ideas.get(&idea).map_or(0, |idea| facts.topic_number(idea.table));
        self.topics.iter().position(|other| *other == number).map_or(1, |at| at + 1)
    }
}

/// `GET /r/{route}/trace`
pub async fn show(here: Here) -> Result<Response, Oops> {
    if !is_open(&here) {
        return not_yet(&here, "trace-title");
    }
    let (t, now) = (here.t(), clock::now());
    let telling = Telling::new(here.route(), t, now);
    let wanted = Wanted::of(|name| here.viewer.asked(name).map(str::to_owned));
    let groups = Groups::of(&here);
    let all = by_idea(&telling, &groups);
    let total: usize = all.iter().map(|idea| idea.points.len()).sum();
    let numbers = numbers(&here, &all);
    let behind = stood_behind(&here, &all);
    let searched = keep(all, |idea, of| wanted_here(&telling, &wanted, idea, of));
    let choices = choices(&here, &wanted, &searched);
    let shown = keep(searched, |_, of| wanted.became.is_none_or(|became| of.became == became));
    let count: usize = shown.iter().map(|idea| idea.points.len()).sum();
    let pages = cut::cut(&shown.iter().map(|idea| weigh(&telling, idea)).collect::<Vec<_>>(), HOLDS);
    let pages_of = Stretch::new(&here.viewer, "page", pages.len(), 1).with_parts(parts(&groups, &shown, &pages));
    let parts = pages.get(pages_of.number() - 1).map(Vec::as_slice).unwrap_or_default();
    let everything = wanted.is_everything();
    html(&TracePage {
        at: format!("/r/{}/trace", here.id),
        id: here.id.to_string(),
        organisation: here.app.config.organisation.clone(),
        lead: t.s(if here.route().facts.method.decides() { "trace-lead" } else { "trace-lead-listening" }),
        numbers,
        behind,
        searched: !everything && wanted.idea.is_none(),
        q: find::cut(here.viewer.asked("q").unwrap_or_default()),
        chosen: wanted.became.map_or("", Became::name),
        one_idea: wanted.idea.is_some(),
        choices,
        topics: topics(&groups, &wanted),
        found: found(&here, &wanted, count, total),
        page_of: t.a("trace-page-of", &[("n", pages_of.number().to_string()), ("of", pages.len().to_string())]),
        groups: blocks(&here, &telling, &groups, &shown, parts),
        silent: if everything && pages_of.number() == 1 { silent(&here, &telling) } else { Vec::new() },
        followed: !here.route().prep.follow.gatherings.is_empty() || here.route().prep.follow.horizon.is_some(),
        public: super::is_public(&here),
        guides: here.actor.guides(),
        as_of: t.w("trace-as-of", "date", words::date(t, now)),
        pages_of,
        page: Page::of(&here, t.s("trace-title")).still(),
    })
}

/// What was found, in words; empty where nothing was looked for.
fn found(here: &Here, wanted: &Wanted, count: usize, total: usize) -> String {
    if wanted.is_everything() {
        return String::new();
    }
    here.t().a("trace-found", &[("n", count.to_string()), ("of", total.to_string())])
}

/// The points on flowers, idea by idea; a title stands above them.
fn by_idea<'a>(telling: &Telling<'a>, groups: &Groups) -> Vec<OfIdea<'a>> {
    let mut all: Vec<OfIdea<'a>> = Vec::new();
    for of in telling.route.trace(telling.now) {
        let Some(facts) = telling.route.facts.holding(of.idea) else { continue };
        if facts.points.get(&of.point).is_none_or(|point| point.petal.is_none()) {
            continue;
        }
        match all.last_mut().filter(|idea| idea.id == of.idea) {
            Some(idea) => idea.points.push(of),
            None => {
                let group = groups.place(facts, of.idea, of.gathering);
                all.push(OfIdea { id: of.idea, group, facts, points: vec![of] });
            }
        }
    }
    all.sort_by_key(|idea| idea.group);
    all
}

/// The points that hold; ideas without any are left out.
fn keep<'a>(all: Vec<OfIdea<'a>>, holds: impl Fn(&OfIdea<'a>, &PointTrace<'a>) -> bool) -> Vec<OfIdea<'a>> {
    let kept = all.into_iter().map(|idea| {
        let holding: Vec<bool> = idea.points.iter().map(|of| holds(&idea, of)).collect();
        let points = idea.points.into_iter().zip(holding).filter(|(_, holds)| *holds).map(|(of, _)| of).collect();
        OfIdea { points, ..idea }
    });
    kept.filter(|idea| !idea.points.is_empty()).collect()
}

fn wanted_here(telling: &Telling<'_>, wanted: &Wanted, idea: &OfIdea<'_>, of: &PointTrace<'_>) -> bool {
    let Some(point) = idea.facts.points.get(&of.point) else { return false };
    let here = wanted.group.is_none_or(|group| group == idea.group) && wanted.idea.is_none_or(|id| id == idea.id);
    if !here {
        return false;
    }
    let (text, title, code) = (telling.said(idea.facts, point), telling.title(idea.id), idea.facts.code(point));
    let actions = of.actions.iter().flat_map(|a| [Some(a.what), Some(a.result), a.who]).flatten();
    let texts: Vec<&str> = [text.as_str(), title.as_str(), code.as_str()].into_iter().chain(actions).collect();
    wanted.found_in(&texts)
}

/// How it stands in a few numbers.
fn numbers(here: &Here, all: &[OfIdea<'_>]) -> Vec<(String, usize)> {
    let t = here.t();
    let points = || all.iter().flat_map(|idea| &idea.points);
    let count = |these: &[Became]| points().filter(|of| these.contains(&of.became)).count();
    let decided = points().filter(|of| of.verdict == Some(Verdict::Decided)).count();
    let mut told = vec![(t.s("trace-number-points"), points().count())];
    if here.route().facts.method.decides() {
        told.push((t.s("trace-number-decided"), decided));
    }
    told.push((t.s("trace-number-nobody"), count(&[Became::NobodyYet])));
    told.push((t.s("trace-number-doing"), count(&[Became::ToDo, Became::Doing])));
    told.push((t.s("trace-number-done"), count(&[Became::Done])));
    told
}

/// What everyone stands behind, as the report counts it: in a decision, and outside one. Empty where all of it is in a
/// decision.
fn stood_behind(here: &Here, all: &[OfIdea<'_>]) -> String {
    let verdict = |is| all.iter().flat_map(|idea| &idea.points).filter(|of| of.verdict == Some(is)).count();
    let (decided, agreed) = (verdict(Verdict::Decided), verdict(Verdict::Agreed));
    if agreed == 0 {
        return String::new();
    }
    let parts = [("all", decided + agreed), ("decided", decided), ("agreed", agreed)];
    here.t().a("trace-behind", &parts.map(|(name, n)| (name, n.to_string())))
}

/// The ways to only what became so, with how many there are.
fn choices(here: &Here, wanted: &Wanted, searched: &[OfIdea<'_>]) -> Vec<Choice> {
    let t = here.t();
    let mut counts: BTreeMap<Became, usize> = BTreeMap::new();
    for of in searched.iter().flat_map(|idea| &idea.points) {
        *counts.entry(of.became).or_default() += 1;
    }
    let base = |became: &str| {
        let kept = here
            .viewer
            .query
            .iter()
            .filter(|(name, value)| matches!(name.as_str(), "q" | "group" | "idea") && !value.is_empty());
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(kept);
        if !became.is_empty() {
            query.append_pair("became", became);
        }
        let query = query.finish();
        let joint = if query.is_empty() { "" } else { "?" };
        format!("/r/{}/trace{joint}{query}#points", here.id)
    };
    let all = Choice {
        href: base(""),
        word: t.s("trace-all"),
        mark: "",
        count: counts.values().sum(),
        chosen: wanted.became.is_none(),
    };
    let one = |became: Became| Choice {
        href: base(became.name()),
        word: t.k("trace-became", became.name()),
        mark: mark(became),
        count: counts.get(&became).copied().unwrap_or_default(),
        chosen: wanted.became == Some(became),
    };
    let each = Became::ALL.into_iter().map(one).filter(|choice| choice.count > 0 || choice.chosen);
    std::iter::once(all).chain(each).collect()
}

fn topics(groups: &Groups, wanted: &Wanted) -> Vec<Pick> {
    let pick =
        |(n, title): (usize, &String)| Pick { value: n + 1, label: title.clone(), chosen: wanted.group == Some(n + 1) };
    groups.titles.iter().enumerate().map(pick).collect()
}

/// The actions that touch these points, each once, in order.
fn actions<'a, 'b>(points: &'b [PointTrace<'a>]) -> Vec<&'b ActionTrace<'a>> {
    let all: BTreeMap<u32, &ActionTrace<'a>> =
        points.iter().flat_map(|of| &of.actions).map(|action| (action.number, action)).collect();
    all.into_values().collect()
}

fn weigh(telling: &Telling<'_>, idea: &OfIdea<'_>) -> Weighed {
    let steps = telling.route.facts.history(idea.id);
    let words: usize = steps
        .iter()
        .map(|turn| match &turn.what {
            bloemenzee_domain::follow_up::Turned::Answered(answer) => {
                let links = answer.documents.iter().map(|d| weight(d.title.as_str()) + weight(d.link.as_str()) + 120);
                weight(answer.text.as_str()) + links.sum::<usize>()
            }
            bloemenzee_domain::follow_up::Turned::Revisited { reason, .. } => weight(reason.as_str()) + 600,
            bloemenzee_domain::follow_up::Turned::Decided => 0,
        })
        .sum();
    let tells = |a: &&ActionTrace<'_>| {
        ACTION_WEIGHS
            + weight(a.what)
            + weight(a.because)
            + weight(a.result)
            + weight(a.by_words)
            + a.who.map_or(0, weight)
    };
    let tells: usize = actions(&idea.points).iter().take(MOST_ACTIONS).map(tells).sum();
    let point = |of: &PointTrace<'_>| {
        let references = REFERENCE_WEIGHS * of.actions.len().min(MOST_OF_A_POINT);
        POINT_WEIGHS
            + references
            + idea.facts.points.get(&of.point).map_or(0, |point| weight(&telling.said(idea.facts, point)))
    };
    Weighed {
        head: HEAD_WEIGHS + STEP_WEIGHS * (steps.len() + 2) + words + tells,
        points: idea.points.iter().map(point).collect(),
    }
}

/// On which page each group begins.
fn parts(groups: &Groups, shown: &[OfIdea<'_>], pages: &[Vec<Part>]) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, page) in pages.iter().enumerate() {
        for idea in page.iter().filter_map(|part| shown.get(part.idea)) {
            if seen.insert(idea.group) {
                let title = groups.titles.get(idea.group - 1).cloned().unwrap_or_default();
                found.push((title, at));
            }
        }
    }
    found
}

fn blocks(
    here: &Here,
    telling: &Telling<'_>,
    groups: &Groups,
    shown: &[OfIdea<'_>],
    parts: &[Part],
) -> Vec<GroupBlock> {
    let mut all: Vec<(usize, GroupBlock)> = Vec::new();
    for (part, idea) in parts.iter().filter_map(|part| Some((part, shown.get(part.idea)?))) {
        let block = block(here, telling, idea, part);
        match all.last_mut().filter(|(group, _)| *group == idea.group) {
            Some((_, group)) => group.ideas.push(block),
            None => {
                let title = groups.titles.get(idea.group - 1).cloned().unwrap_or_default();
                all.push((idea.group, GroupBlock { title, ideas: vec![block] }));
            }
        }
    }
    all.into_iter().map(|(_, group)| group).collect()
}

fn block(here: &Here, telling: &Telling<'_>, idea: &OfIdea<'_>, part: &Part) -> IdeaBlock {
    let t = telling.t;
    let actions = actions(&idea.points);
    // What is done for all of these points stands with the idea alone.
    let for_all: BTreeSet<ActionId> = actions
        .iter()
        .map(|action| action.id)
        .filter(|id| idea.points.iter().all(|of| of.actions.iter().any(|a| a.id == *id)))
        .collect();
    let points = idea.points.get(part.points.clone()).unwrap_or_default();
    let nobody = here.route().nobody_yet().iter().any(|none| none.idea == idea.id && none.actions == 0);
    let answered = !here.route().facts.answers_to(idea.id).is_empty();
    IdeaBlock {
        id: idea.id.to_string(),
        title: telling.title(idea.id),
        flower: if part.points.start == 0 { flower(here, idea) } else { String::new() },
        goes_on: part.points.start > 0,
        steps: telling.steps(idea.id),
        nobody_yet: nobody && answered,
        actions_more: match actions.len().saturating_sub(MOST_ACTIONS) {
            0 => String::new(),
            more => t.n("trace-actions-more", more),
        },
        actions: actions.into_iter().take(MOST_ACTIONS).map(|action| telling.action(action)).collect(),
        points: points.iter().filter_map(|of| point(telling, idea, of, &for_all)).collect(),
    }
}

fn flower(here: &Here, idea: &OfIdea<'_>) -> String {
    let Some(is) = idea.facts.ideas.get(&idea.id) else { return String::new() };
    let later = here.route().facts.later_holding(idea.id).map(|(_, round)| round.facts.tallies());
    let tallies = later.as_ref().unwrap_or(&here.snap.shared);
    flower_svg(&flowers::flower(here.t(), idea.facts, tallies, is), flowers::hue(idea.facts, is), Size::Small)
}

fn point(
    telling: &Telling<'_>,
    idea: &OfIdea<'_>,
    of: &PointTrace<'_>,
    for_all: &BTreeSet<ActionId>,
) -> Option<PointLine> {
    let is = idea.facts.points.get(&of.point)?;
    Some(PointLine {
        // The points of a later round have no code on paper.
        code: if of.gathering.is_none() { idea.facts.code(is) } else { String::new() },
        text: telling.said(idea.facts, is),
        petal: is.petal.map(|petal| telling.t.k("petal", petal.name())).unwrap_or_default(),
        addition: is.addition,
        under: is.parent.is_some(),
        mark: mark(of.became),
        word: telling.word(of.became),
        actions: of
            .actions
            .iter()
            .filter(|a| !for_all.contains(&a.id))
            .map(|a| a.number)
            .take(MOST_OF_A_POINT)
            .collect(),
    })
}

/// The working groups of which everybody may see that nothing was heard.
fn silent(here: &Here, telling: &Telling<'_>) -> Vec<Silent> {
    let groups = here.route().prep.follow.groups.values();
    let silent = |group: &bloemenzee_domain::follow_up::Group| {
        let since = here.route().no_news_of_group(group.id, telling.now)?;
        let sentence = telling.t.w("trace-no-news", "date", words::date(telling.t, since));
        Some(Silent { name: group.name.clone(), sentence })
    };
    groups.filter_map(silent).collect()
}
