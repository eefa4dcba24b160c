//! Decisions at a follow-up gathering, by the route's rule again: proposals, what each person says of them,
//! and closing the round (docs/decisions/0014-decisions-after-the-meeting.md).

use super::gatherings::found;
use super::views;
use crate::clock;
use crate::web::confirm::{Confirm, Known};
use crate::web::here::Here;
use crate::web::meeting::view::{self, Sees};
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::Choice;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::fact::Verdict;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::follow_up::{How, LaterRound};
use bloemenzee_domain::id::{GatheringId, IdeaId, ParticipantId};
use bloemenzee_domain::idea::{Idea, Petal, Point};
use bloemenzee_domain::stance::Viewer;

/// Rows to write further lines in.
const ROWS: usize = 6;
/// Most points of one proposal on its page.
const POINTS: usize = 60;

/// A round of later decisions, as its gathering shows it.
pub struct Round {
    /// Who decides, in words.
    pub who: String,
    /// Until when who was not there can answer; empty while nobody was asked so.
    pub until: String,
    /// Whether the viewer can write a proposal.
    pub writes: bool,
    /// Whether the viewer can ask who was not there.
    pub may_after: bool,
    /// The fewest days for that.
    pub least: u32,
    /// Whether the viewer can close it.
    pub may_close: bool,
    /// Who still has something to answer, for who guides: address, name, how much.
    pub open_people: Vec<(String, String, String)>,
}

/// A proposal in a list.
pub struct ProposalLine {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// What it does with an earlier decision; empty for a new one.
    pub about: String,
    /// The kind of its status word.
    pub look: &'static str,
    /// Its status in a word.
    pub word: String,
}

struct PointView {
    id: String,
    revision: u32,
    petal: String,
    text: String,
    /// What the person said: `behind`, `talk`, `open`; empty where they are not asked.
    said: &'static str,
    verdict: String,
    look: &'static str,
}

#[derive(Template)]
#[template(path = "follow_proposal.html")]
struct ProposalPage {
    page: Page,
    id: String,
    at: String,
    gathering: String,
    idea: String,
    title: String,
    about: String,
    why: String,
    points: Vec<PointView>,
    /// Whose stance it is about; empty for nobody's.
    who: String,
    /// Their name, when it is somebody else than the viewer.
    name: String,
    channel: &'static str,
    /// How many points still ask something of them.
    asks: usize,
    writes: bool,
    petals: Vec<Choice>,
    decisions: Vec<Choice>,
    hows: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "follow_propose.html")]
struct NewPage {
    page: Page,
    id: String,
    gathering: String,
    back: String,
    may: bool,
    text: String,
    rows: Vec<usize>,
    petals: Vec<Choice>,
}

/// Whether the viewer writes at this round: who guides, and who takes part in it.
fn writes(here: &Here, round: &LaterRound, command: &str) -> bool {
    let sits = |me: ParticipantId| {
        let at = round.facts.attendance.get(&me);
        at.is_some_and(|a| a.presence == bloemenzee_domain::gathering::Presence::TakingPart)
    };
    round.is_open() && view::may(here, command) && (here.actor.guides() || here.actor.participant.is_some_and(sits))
}

/// A round as its gathering shows it.
pub fn round(here: &Here, round: &LaterRound) -> Round {
    let (t, facts) = (here.t(), &round.facts);
    let who = if round.whole_circle { "follow-decides-circle" } else { "follow-decides-there" };
    let open = round.is_open();
    Round {
        who: t.n(who, facts.required().len()),
        until: facts
            .after_round
            .map(|at| t.w("follow-after-until", "when", words::date_time(t, at)))
            .unwrap_or_default(),
        writes: writes(here, round, "proposal.write"),
        may_after: open && facts.after_round.is_none() && view::may(here, "proposal.after_round"),
        least: facts.method.decision.after_round_days,
        may_close: open && view::may(here, "proposal.close"),
        open_people: if open && here.actor.guides() { open_people(here, facts) } else { Vec::new() },
    }
}

fn open_people(here: &Here, facts: &Facts) -> Vec<(String, String, String)> {
    let Some(first) = facts.live_ideas().first().map(|idea| idea.id) else { return Vec::new() };
    let line = |who: ParticipantId| {
        let open = facts.asked_of(who);
        // Where somebody still has to answer is where their own page for this begins.
        let at = open.first().map_or(first, |p| p.idea);
        let href = format!("/r/{}/follow/proposals/{at}?for={who}", here.id);
        (!open.is_empty()).then(|| (href, views::name(here, who), here.t().n("follow-open-points", open.len())))
    };
    facts.required().into_iter().filter_map(line).collect()
}

fn about(here: &Here, round: &LaterRound, idea: IdeaId) -> String {
    let t = here.t();
    let line = |r: &bloemenzee_domain::follow_up::Revisit| {
        t.w(&format!("follow-revisit-{}", r.how.name()), "title", views::idea_title(here, r.decision))
    };
    round.revisits.get(&idea).map(line).unwrap_or_default()
}

/// The proposals of a round.
pub fn lines(here: &Here, round: &LaterRound) -> Vec<ProposalLine> {
    let t = here.t();
    let decided = round.facts.decided.as_ref();
    let line = |idea: &Idea| {
        let is = decided.map(|d| d.decisions.contains(&idea.id));
        let (look, word) = match is {
            Some(true) => ("carried", "follow-proposal-decided"),
            Some(false) => ("notdecided", "follow-proposal-not"),
            None => ("open", "follow-proposal-open"),
        };
        ProposalLine {
            href: format!("/r/{}/follow/proposals/{}", here.id, idea.id),
            title: view::idea_title(&round.facts, idea),
            about: about(here, round, idea.id),
            look,
            word: t.s(word),
        }
    };
    round.facts.live_ideas().into_iter().map(line).collect()
}

fn petals(here: &Here) -> Vec<Choice> {
    Petal::ALL.into_iter().map(|petal| Choice::new(petal.name(), here.t().k("petal", petal.name()))).collect()
}

/// `GET /r/{route}/follow/gatherings/{gathering}/proposal`
pub async fn new(here: Here) -> Result<Response, Oops> {
    let gathering = found(&here)?;
    let t = here.t();
    let round = here.route().facts.later.get(&gathering.id);
    let note = here.viewer.asked("note").and_then(|n| n.parse::<usize>().ok());
    let note = note.and_then(|n| gathering.notes.get(n.checked_sub(1)?));
    html(&NewPage {
        id: here.id.to_string(),
        gathering: gathering.id.to_string(),
        back: format!("/r/{}/follow/gatherings/{}", here.id, gathering.id),
        may: round.is_some_and(|round| writes(&here, round, "proposal.write")),
        text: note.map(|note| note.text.clone()).unwrap_or_default(),
        rows: (1..ROWS).collect(),
        petals: petals(&here),
        page: Page::of(&here, t.s("follow-propose")).still(),
    })
}

/// Whose stance the page is about: the viewer's own, or of somebody for whom who guides writes it down.
fn whose(here: &Here, facts: &Facts) -> Option<ParticipantId> {
    let asked = || here.viewer.asked("for").and_then(|id| id.parse::<uuid::Uuid>().ok()).map(ParticipantId::from);
    let who = match here.actor.participant {
        Some(me) => Some(me),
        None if here.actor.guides() => asked(),
        None => None,
    };
    who.filter(|who| facts.attendance.contains_key(who))
}

fn point(here: &Here, facts: &Facts, who: Option<ParticipantId>, point: &Point) -> PointView {
    let t = here.t();
    let required = who.filter(|who| facts.is_required_on(point, *who));
    let said = required.map(|who| match view::sees(facts, point.id, who, Viewer::of(&here.actor, who)) {
        Sees::Behind => "behind",
        Sees::Talk => "talk",
        Sees::Open => "open",
    });
    let verdict = facts.decided.as_ref().and_then(|d| d.points.get(&point.id)).map(|v| v.verdict);
    let look = match verdict {
        Some(Verdict::Decided | Verdict::Agreed) => "carried",
        _ => "notdecided",
    };
    PointView {
        id: point.id.to_string(),
        revision: point.revision(),
        petal: view::petal_name(t, point.petal),
        text: point.text().to_owned(),
        said: said.unwrap_or(""),
        verdict: verdict.map(|v| t.k("list-status", v.name())).unwrap_or_default(),
        look,
    }
}

/// The decisions that this proposal could look at again.
fn decisions(here: &Here, round: &LaterRound, idea: IdeaId) -> Vec<Choice> {
    let facts = &here.route().facts;
    if !round.whole_circle || round.revisits.contains_key(&idea) {
        return Vec::new();
    }
    let standing = facts.decisions().into_iter().filter(|d| facts.standing(d.idea).in_force());
    standing.map(|d| Choice::new(d.idea, views::idea_title(here, d.idea))).take(200).collect()
}

/// `GET /r/{route}/follow/proposals/{idea}`
pub async fn show(here: Here) -> Result<Response, Oops> {
    super::within(&here)?;
    let idea: IdeaId = here.id_in("idea")?;
    let (gathering, round) = here.route().facts.later_holding(idea).ok_or(Oops::NotFound)?;
    let is = round.facts.ideas.get(&idea).filter(|idea| !idea.dropped).ok_or(Oops::NotFound)?;
    let title = view::idea_title(&round.facts, is);
    html(&page(&here, (gathering, round), idea, Page::of(&here, title).still()))
}

fn page(here: &Here, (gathering, round): (GatheringId, &LaterRound), idea: IdeaId, page: Page) -> ProposalPage {
    let (t, facts) = (here.t(), &round.facts);
    let who = whose(here, facts);
    let own = here.actor.participant.is_some();
    let points: Vec<_> = facts.points_of(idea).into_iter().take(POINTS).map(|p| point(here, facts, who, p)).collect();
    let writes = writes(here, round, "proposal.reword");
    let hows = [How::Confirms, How::Supersedes, How::Withdraws];
    let stands = round.is_open() && view::may(here, "proposal.stand");
    let at = format!("/r/{}/follow/proposals/{idea}", here.id);
    let someone = who.filter(|_| !own).map(|who| format!("?for={who}")).unwrap_or_default();
    ProposalPage {
        id: here.id.to_string(),
        at: format!("{at}{someone}"),
        gathering: format!("/r/{}/follow/gatherings/{gathering}", here.id),
        idea: idea.to_string(),
        title: page.title.clone(),
        about: about(here, round, idea),
        why: round.revisits.get(&idea).map(|r| r.reason.as_str().to_owned()).unwrap_or_default(),
        asks: points.iter().filter(|p| p.said == "open" || p.said == "talk").count(),
        points,
        who: who.filter(|_| stands).map(|who| who.to_string()).unwrap_or_default(),
        name: who.filter(|_| !own).map(|who| views::name(here, who)).unwrap_or_default(),
        channel: if own { "own" } else { "spoken" },
        petals: if writes { petals(here) } else { Vec::new() },
        decisions: if writes { decisions(here, round, idea) } else { Vec::new() },
        hows: hows.iter().map(|how| Choice::new(how.name(), t.k("follow-how", how.name()))).collect(),
        writes,
        page,
    }
}

/// `GET /r/{route}/follow/gatherings/{gathering}/close`: what is carried is decided, once.
pub async fn close(here: Here) -> Result<Response, Oops> {
    here.only(&[bloemenzee_domain::method::Role::LeadFacilitator])?;
    let gathering = found(&here)?;
    let round = here.route().facts.later.get(&gathering.id).filter(|round| round.is_open()).ok_or(Oops::NotFound)?;
    let (t, facts) = (here.t(), &round.facts);
    let tallies = facts.tallies();
    let carried = |idea: &&Idea| {
        facts.points_of(idea.id).iter().all(|p| tallies.points.get(&p.id).is_none_or(|tally| tally.carried))
    };
    let (whole, part): (Vec<_>, Vec<_>) = facts.live_ideas().into_iter().partition(carried);
    let names = |all: Vec<&Idea>| all.into_iter().map(|idea| view::idea_title(facts, idea)).collect::<Vec<_>>();
    let known = |key: &str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| Known { title: t.n(key, lines.len()), lines, more: String::new() })
    };
    let early = facts.after_round.is_some_and(|until| until > clock::now());
    let back = format!("/r/{}/follow/gatherings/{}", here.id, gathering.id);
    Confirm {
        page: Page::of(&here, t.s("follow-close-title")).still(),
        lead: t.s("follow-close-lead"),
        follows: vec![t.s("follow-close-follows-1"), t.s("follow-close-follows-2"), t.s("follow-close-follows-3")],
        warning: if early { t.s("follow-close-early") } else { String::new() },
        known: known("follow-close-whole", names(whole))
            .into_iter()
            .chain(known("follow-close-part", names(part)))
            .collect(),
        command: "proposal.close",
        fields: vec![("gathering", gathering.id.to_string())],
        reason: None,
        action: format!("/r/{}/do", here.id),
        next: back.clone(),
        label: t.s("follow-close-do"),
        back,
        back_label: t.s("back"),
    }
    .answer()
}
