//! The control room itself: what goes on, the next step first, numbers, and how the ideas stand.

use super::pace::{self, Pace};
use super::view::{self, Sees};
use crate::clock;
use crate::flower::Size;
use crate::web::hall::clock::Clock;
use crate::web::hall::signals::{self, Call};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::Stretch;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::gathering::Gathering;
use bloemenzee_domain::idea::{Idea, PointKind};
use bloemenzee_domain::method::{Part, Role, Step};
use bloemenzee_domain::route::Route;
use bloemenzee_domain::stance::Viewer;

/// The next step, as one button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Date and place are still to be set.
    Plan,
    /// No table stands yet.
    SetTables,
    /// The phase before the meeting is still open.
    OpenPhase,
    /// Begin this part.
    Start(Part),
    /// People who are there have no seat.
    Place(usize),
    /// The schedule is still to be made.
    PlanCarousel,
    /// To this round.
    Move(u32),
    /// The closing round goes on.
    Closing,
    /// The plenary goes on.
    Plenary,
}

/// What comes next, from what stands now.
pub fn next(route: &Route) -> Next {
    let facts = &route.facts;
    let parts = facts.method.parts();
    let after = |part: Part| {
        let at = parts.iter().position(|(p, _)| *p == part);
        at.and_then(|at| parts.get(at + 1)).map(|(p, _)| *p)
    };
    if route.prep.gathering(facts.gathering).is_none() {
        return Next::Plan;
    }
    if facts.tables.is_empty() {
        return Next::SetTables;
    }
    if facts.step() != Step::Gathering && !facts.tables_opened {
        return Next::OpenPhase;
    }
    let unseated =
        facts.attendance.values().filter(|a| a.presence.decides() && a.presence.in_room() && a.table.is_none());
    let unseated = unseated.count();
    match facts.part {
        None => parts.first().map_or(Next::OpenPhase, |(p, _)| Next::Start(*p)),
        Some(Part::Tables) if unseated > 0 => Next::Place(unseated),
        Some(Part::Tables) if after(Part::Tables) == Some(Part::Carousel) && route.prep.carousel.rounds.is_empty() => {
            Next::PlanCarousel
        }
        Some(Part::Carousel) if route.prep.carousel.rounds.is_empty() => Next::PlanCarousel,
        Some(Part::Carousel) if (facts.round as usize) < route.prep.carousel.rounds.len() => {
            Next::Move(facts.round + 1)
        }
        Some(Part::Closing) if facts.decided.is_none() => Next::Closing,
        Some(Part::Plenary) => Next::Plenary,
        Some(part) => after(part).map_or(Next::Plenary, Next::Start),
    }
}

/// Until when the part goes on, on every page of the meeting that is looked at while it does.
#[derive(Default)]
pub(super) struct TimeLeft {
    /// The clock itself, with its buttons for who may use them.
    pub(super) hall: Clock,
    /// In words; empty when there is no end.
    pub(super) words: String,
}

/// The clock of the part, or the last day of the after-round.
pub(super) fn time_left(here: &Here) -> TimeLeft {
    let (t, facts) = (here.t(), &here.route().facts);
    let timed = here.goes_on() && facts.decided.is_none() && facts.handed_over.is_none() && facts.after_round.is_none();
    let until = facts.part_until.filter(|_| timed);
    let last_day = facts.after_round.filter(|_| facts.decided.is_none());
    let words = match (until, last_day) {
        (Some(at), _) => t.w("meeting-until", "when", words::clock(t, at)),
        (None, Some(at)) => t.w("closing-after-until", "when", words::date_time(t, at)),
        (None, None) => String::new(),
    };
    TimeLeft { hall: Clock::steered(here, timed), words }
}

/// The clock of one part, on its own page: no other part's time stands there.
pub(super) fn time_left_in(here: &Here, part: Part) -> TimeLeft {
    let facts = &here.route().facts;
    let after_round = part == Part::Closing && facts.after_round.is_some();
    if facts.part == Some(part) || after_round { time_left(here) } else { TimeLeft::default() }
}

/// The button of the next step: a link, or a command that goes to this page.
pub(super) struct StepButton {
    pub(super) title: String,
    pub(super) label: String,
    pub(super) href: String,
    pub(super) command: &'static str,
    pub(super) fields: Vec<(&'static str, String)>,
}

/// One part of the evening.
struct PartLine {
    name: &'static str,
    label: String,
    minutes: String,
    state: &'static str,
    may_go: bool,
}

/// An idea and how it stands, in counts.
struct IdeaLine {
    href: String,
    title: String,
    flower: String,
    kind: &'static str,
    word: String,
    told: String,
}

/// A meeting that is planned.
struct Meeting {
    id: String,
    when: String,
    field: String,
    place: String,
    current: bool,
    may_begin: bool,
    minutes: Vec<Minutes>,
}

/// Planned minutes of a part.
struct Minutes {
    part: &'static str,
    label: String,
    minutes: u32,
}

#[derive(Template)]
#[template(path = "meeting.html")]
struct MeetingPage {
    page: Page,
    id: String,
    heading: String,
    clock: TimeLeft,
    calls: Vec<Call>,
    next: Option<StepButton>,
    back: Option<StepButton>,
    parts: Vec<PartLine>,
    numbers: Vec<(String, usize)>,
    paces: Vec<Pace>,
    ideas: Vec<IdeaLine>,
    ideas_of: Stretch,
    meetings: Vec<Meeting>,
    blank: Vec<Minutes>,
    may_plan: bool,
    decides: bool,
    carousel: bool,
    /// Whether this is the lead facilitator, who can take the route along and practise on it.
    leads: bool,
}

/// `GET /r/{route}/meeting`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let route = here.route();
    let facts = &route.facts;
    let heading = heading(&here);
    let mut meetings: Vec<_> = route.prep.gatherings.values().collect();
    meetings.sort_by_key(|g| g.at);
    let current = route.prep.gathering(facts.gathering).map(|g| g.id);
    let ideas = facts.live_ideas();
    let ideas_of = view::ideas_shown(&here, "ideas", &ideas);
    html(&MeetingPage {
        id: here.id.to_string(),
        clock: time_left(&here),
        calls: signals::calls(&here),
        next: step(&here),
        back: back(&here),
        parts: parts(&here),
        numbers: numbers(&here),
        paces: pace::tables(&here),
        ideas: ideas_of.of_all(&ideas).iter().map(|idea| idea_line(&here, idea)).collect(),
        ideas_of,
        meetings: meetings.into_iter().map(|g| meeting(&here, g, current == Some(g.id))).collect(),
        blank: minutes(&here, None),
        may_plan: view::may(&here, "gathering.plan"),
        decides: facts.method.decides(),
        carousel: facts.method.parts().iter().any(|(p, _)| *p == Part::Carousel),
        leads: here.actor.is(Role::LeadFacilitator),
        page: Page::of(&here, heading.clone()),
        heading,
    })
}

/// `Carrousel, ronde 3 van 5`.
fn heading(here: &Here) -> String {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    match facts.part {
        _ if facts.stopped.is_some() => t.s("screen-stopped"),
        None => t.s("meeting-not-begun"),
        _ if facts.decided.is_some() && facts.handed_over.is_none() => t.s("meeting-decided"),
        _ if facts.after_round.is_some() && facts.decided.is_none() => t.s("screen-after-round"),
        Some(Part::Carousel) if facts.round > 0 => t.a(
            "meeting-round",
            &[("n", facts.round.to_string()), ("of", route.prep.carousel.rounds.len().to_string())],
        ),
        Some(part) => t.k("part", part.name()),
    }
}

/// The next step of the evening, for who may take it.
pub(super) fn step(here: &Here) -> Option<StepButton> {
    if here.route().facts.stopped.is_some() {
        return None;
    }
    let t = here.t();
    let page = |key: &str, path: &str| StepButton {
        title: t.s(&format!("meeting-next-{key}")),
        label: t.s(&format!("meeting-next-{key}-go")),
        href: if path.starts_with('#') { path.to_owned() } else { format!("/r/{}/{path}", here.id) },
        command: "",
        fields: Vec::new(),
    };
    let act = |key: &str, command: &'static str, fields: Vec<(&'static str, String)>, title: String| StepButton {
        title,
        label: t.s(&format!("meeting-next-{key}-go")),
        href: String::new(),
        command,
        fields,
    };
    let found = match next(here.route()) {
        Next::Plan => page("plan", "#plan"),
        Next::SetTables => page("tables", "meeting/tables"),
        Next::OpenPhase => page("phase", "work"),
        Next::Start(part) => {
            let title = t.w("meeting-next-start", "part", t.k("part", part.name()));
            act("start", "part.start", vec![("part", part.name().to_owned())], title)
        }
        Next::Place(n) => act("place", "seat.place_all", Vec::new(), t.n("meeting-next-place", n)),
        Next::PlanCarousel => page("carousel", "meeting/carousel"),
        Next::Move(round) => {
            act("move", "carousel.move", vec![("round", round.to_string())], t.n("meeting-next-move", round))
        }
        Next::Closing => page("closing", "meeting/closing"),
        Next::Plenary if here.route().facts.handed_over.is_some() => page("answers", "plenary"),
        Next::Plenary => page("plenary", "plenary"),
    };
    (found.command.is_empty() || view::may(here, found.command)).then_some(found)
}

/// The way back after a slip: a round, or a part.
fn back(here: &Here) -> Option<StepButton> {
    let (t, facts) = (here.t(), &here.route().facts);
    if facts.part != Some(Part::Carousel) || facts.round < 2 || !view::may(here, "carousel.move") {
        return None;
    }
    let round = facts.round - 1;
    Some(StepButton {
        title: String::new(),
        label: t.n("meeting-round-back", round),
        href: String::new(),
        command: "carousel.move",
        fields: vec![("round", round.to_string())],
    })
}

fn parts(here: &Here) -> Vec<PartLine> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let all = facts.method.parts();
    let now = facts.part.and_then(|part| all.iter().position(|(p, _)| *p == part));
    let may = view::may(here, "part.start") && facts.handed_over.is_none();
    let line = |(n, (part, planned)): (usize, &(Part, u32))| {
        let minutes = route.prep.minutes(facts.gathering, *part).unwrap_or(*planned);
        let state = match now {
            Some(now) if n < now => "done",
            Some(now) if n == now => "now",
            _ => "coming",
        };
        let open = if *part == Part::Plenary {
            facts.decided.is_some() || facts.after_round.is_some() || !facts.method.decides()
        } else {
            facts.decided.is_none()
        };
        PartLine {
            name: part.name(),
            label: t.k("part", part.name()),
            minutes: t.n("meeting-minutes", minutes),
            state,
            may_go: may && open && state != "now",
        }
    };
    all.iter().enumerate().map(line).collect()
}

fn numbers(here: &Here) -> Vec<(String, usize)> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let n = facts.numbers();
    let size = |n: u32| n as usize;
    let room = facts.attendance.values().filter(|a| a.presence.in_room()).count();
    let mut all = vec![("meeting-expected", route.prep.expected().count()), ("meeting-in-room", room)];
    if facts.method.decides() {
        all.push(("meeting-required", size(n.required)));
    }
    let more = [
        ("meeting-left", n.left),
        ("meeting-withdrawn", n.withdrawn),
        ("meeting-listening", n.listening),
        ("meeting-support", n.support),
    ];
    all.extend(more.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| (key, size(n))));
    all.into_iter().map(|(key, n)| (t.n(key, n), n)).collect()
}

/// How an idea stands, explained: what is carried, what is still to be seen and by how many.
fn idea_line(here: &Here, idea: &Idea) -> IdeaLine {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let tallies = &here.snap.tallies;
    let bloom = facts.bloom(idea.id, tallies);
    let points = facts.points_of(idea.id);
    let mut open = std::collections::BTreeSet::new();
    let mut talk = 0;
    for point in points.iter().filter(|p| p.kind == PointKind::Point) {
        let stands =
            facts.required_on(point).into_iter().map(|who| (who, view::sees(facts, point.id, who, Viewer::Guide)));
        let stands: Vec<_> = stands.collect();
        open.extend(stands.iter().filter(|(_, sees)| *sees == Sees::Open).map(|(who, _)| *who));
        talk += usize::from(stands.iter().any(|(_, sees)| *sees == Sees::Talk));
    }
    let mut told =
        vec![t.a("meeting-idea-carried", &[("n", bloom.carried.to_string()), ("of", bloom.points.to_string())])];
    if facts.decided.is_none() && !open.is_empty() {
        told.push(t.n("meeting-idea-open", open.len()));
    }
    if facts.decided.is_none() && talk > 0 {
        told.push(t.n("meeting-idea-talk", talk));
    }
    if bloom.open_questions > 0 {
        told.push(t.n("meeting-idea-questions", bloom.open_questions));
    }
    if !facts.method.decides() {
        told = vec![t.n("table-idea-points", bloom.points)];
    }
    let decided = facts.decided.as_ref().map(|decided| decided.decisions.contains(&idea.id));
    let (kind, word) = match (facts.method.decides(), bloom.blooming, bloom.decision) {
        (false, ..) => ("", String::new()),
        _ if decided == Some(true) => ("carried", t.s("me-decision")),
        _ if decided == Some(false) => ("open", t.s("me-no-decision")),
        (_, true, _) => ("carried", t.s("meeting-idea-blooms")),
        (_, _, true) => ("carried", t.s("meeting-idea-decision")),
        _ => ("open", t.s("meeting-idea-growing")),
    };
    let flower = view::flower_of(route, t, idea, tallies, &|p| tallies.of(p.id).carried);
    IdeaLine {
        href: format!("/r/{}/meeting/ideas/{}", here.id, idea.id),
        title: format!("{}.{} {}", facts.topic_number(idea.table), idea.number, flower.title),
        flower: view::draw(route, idea, &flower, Size::Small),
        kind,
        word,
        told: told.join(" "),
    }
}

fn meeting(here: &Here, gathering: &Gathering, current: bool) -> Meeting {
    let (t, facts) = (here.t(), &here.route().facts);
    let later = facts.tables_opened && facts.decided.is_none() && !current;
    Meeting {
        id: gathering.id.to_string(),
        when: words::date_time(t, gathering.at),
        field: words::field(gathering.at),
        place: gathering.place.clone(),
        current,
        may_begin: later && gathering.at.0 + 86_400 > clock::now().0 && view::may(here, "gathering.begin"),
        minutes: minutes(here, Some(gathering)),
    }
}

fn minutes(here: &Here, gathering: Option<&Gathering>) -> Vec<Minutes> {
    let (t, facts) = (here.t(), &here.route().facts);
    let one = |(part, planned): &(Part, u32)| Minutes {
        part: part.name(),
        label: t.k("part", part.name()),
        minutes: gathering.and_then(|g| g.minutes.get(part)).copied().unwrap_or(*planned),
    };
    facts.method.parts().iter().map(one).collect()
}
