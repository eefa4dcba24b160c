//! A route's feed (RFC 4287): decisions, answers, and how far actions are, the latest first. The name
//! of an entry never changes, so that a news reader tells of it once.

use crate::web::trace::tell::Telling;
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use bloemenzee_domain::follow_up::{Action, ActionState, Source, Turned};
use bloemenzee_domain::id::IdeaId;
use bloemenzee_domain::time::Moment;
use jiff::Timestamp;

/// Most entries, the latest of all.
const MOST: usize = 100;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Happening {
    /// Its name for ever.
    id: String,
    at: Moment,
    title: String,
    text: String,
    /// The address under the server's.
    path: String,
}

/// The feed of a route. `address` is where this server is reached.
pub fn feed(telling: &Telling<'_>, organisation: &str, address: &str) -> Feed {
    let (t, route) = (telling.t, telling.route);
    let mut all = happenings(telling);
    all.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
    all.truncate(MOST);
    let final_at = route.prep.report.finalised.unwrap_or_default();
    let updated = all.first().map_or(final_at, |latest| latest.at.max(final_at));
    let address = address.trim_end_matches('/');
    let link = |rel: &str, path: String, kind: &str| Link {
        href: format!("{address}{path}"),
        rel: rel.to_owned(),
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    };
    Feed {
        title: Text::plain(printable(&t.w("feed-title", "title", route.facts.title.as_str()))),
        id: format!("urn:uuid:{}", route.id),
        updated: moment(updated),
        authors: vec![Person { name: printable(organisation), ..Person::default() }],
        links: vec![
            link("self", format!("/r/{}/feed.atom", route.id), "application/atom+xml"),
            link("alternate", format!("/r/{}/trace", route.id), "text/html"),
        ],
        entries: all.into_iter().map(|happened| entry(happened, address)).collect(),
        lang: Some(t.lang.tag().to_owned()),
        ..Feed::default()
    }
}

fn entry(is: Happening, address: &str) -> Entry {
    let link = Link { href: format!("{address}{}", is.path), rel: "alternate".into(), ..Link::default() };
    let text = Content { value: Some(printable(&is.text)), content_type: Some("text".into()), ..Content::default() };
    Entry {
        title: Text::plain(printable(&is.title)),
        id: is.id,
        updated: moment(is.at),
        published: Some(moment(is.at)),
        links: vec![link],
        content: Some(text).filter(|_| !is.text.is_empty()),
        ..Entry::default()
    }
}

fn moment(at: Moment) -> FixedDateTime {
    let said = Timestamp::from_second(at.0).unwrap_or(Timestamp::UNIX_EPOCH).to_string();
    said.parse().unwrap_or_default()
}

/// Without the signs that XML cannot hold (XML 1.0, 2.2).
fn printable(text: &str) -> String {
    let holds = |c: &char| matches!(c, '\t' | '\n' | '\r') || (*c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    text.chars().filter(holds).collect()
}

fn happenings(telling: &Telling<'_>) -> Vec<Happening> {
    let route = telling.route;
    let mut ideas: Vec<IdeaId> = route.facts.decisions().into_iter().map(|made| made.idea).collect();
    if !route.facts.method.decides() {
        ideas = route.facts.live_ideas().into_iter().map(|idea| idea.id).collect();
    }
    let decided = ideas.into_iter().flat_map(|idea| of_idea(telling, idea));
    let acted = route.prep.follow.actions.values().flat_map(|action| of_action(telling, action));
    decided.chain(acted).collect()
}

fn of_idea(telling: &Telling<'_>, idea: IdeaId) -> Vec<Happening> {
    let (t, title) = (telling.t, telling.title(idea));
    let mut answers = 0;
    let told = |turn: bloemenzee_domain::follow_up::Turn<'_>| {
        let (name, key, text) = match turn.what {
            Turned::Decided => ("decided".to_owned(), "feed-decided", String::new()),
            Turned::Answered(answer) => {
                answers += 1;
                let line = crate::web::plenary::outcome::answer_line(t, answer);
                let text = [line.sentence, line.taken, line.text].into_iter().filter(|s| !s.is_empty());
                (format!("answer-{answers}"), "feed-answered", text.collect::<Vec<_>>().join("\n"))
            }
            Turned::Revisited { by, how, reason } => {
                let said = format!("{} {}", t.k("trace-revisited", how.name()), reason.as_str());
                (format!("revisited-{by}"), "feed-revisited", said)
            }
        };
        let id = format!("urn:uuid:{idea}#{name}");
        Some(Happening { id, at: turn.at?, title: t.w(key, "title", &title), text, path: telling.address(idea) })
    };
    telling.route.facts.history(idea).into_iter().filter_map(told).collect()
}

/// That an action was added, and each time that it got another state.
fn of_action(telling: &Telling<'_>, action: &Action) -> Vec<Happening> {
    let t = telling.t;
    let path = match action.source {
        Source::Idea { idea } => telling.address(idea),
        Source::Thread { .. } | Source::Gathering { .. } => format!("/r/{}/trace", telling.route.id),
    };
    let mut before: Option<ActionState> = None;
    let mut all = Vec::new();
    for (n, version) in action.versions.iter().enumerate() {
        let terms = &version.terms;
        if before.replace(terms.state) == Some(terms.state) {
            continue;
        }
        // In the words that stand now: what was corrected is not told on.
        let what = action.terms().what.clone();
        let because = if action.closed() == Some(version.at) { action.terms().because.clone() } else { String::new() };
        let title = match n {
            0 => t.w("feed-action", "what", what),
            _ => t.a("feed-action-is", &[("what", what), ("state", t.k("action-state", terms.state.name()))]),
        };
        let id = format!("urn:uuid:{}#{}", action.id, n + 1);
        all.push(Happening { id, at: version.at, title, text: because, path: path.clone() });
    }
    all
}
