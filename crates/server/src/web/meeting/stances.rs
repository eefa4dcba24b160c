//! One person's stances, recorded for them: from paper, by telephone, said in the room.

use super::point::recorded;
use super::view::{self, PetalLines, Sees};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::{self, Stretch};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::{IdeaId, ParticipantId};
use bloemenzee_domain::idea::Point;
use bloemenzee_domain::stance::Viewer;

/// An idea with the points still open for this person.
struct IdeaPoints {
    title: String,
    petals: Vec<PetalLines>,
}

#[derive(Template)]
#[template(path = "meeting_stances.html")]
struct StancesPage {
    page: Page,
    id: String,
    at: String,
    who: String,
    name: String,
    presence: String,
    ideas: Vec<IdeaPoints>,
    shown: Vec<(String, u32)>,
    talk: Vec<PetalLines>,
    talk_of: Stretch,
    more: String,
    may_record: bool,
}

/// What is open for this person as who guides may know it: to be seen, and in a talk.
pub fn open_for(facts: &Facts, who: ParticipantId) -> (Vec<&Point>, Vec<&Point>) {
    facts.asked_of(who).into_iter().partition(|p| view::sees(facts, p.id, who, Viewer::Guide) == Sees::Open)
}

/// `GET /r/{route}/meeting/stances/{participant}`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let who: ParticipantId = here.id_in("participant")?;
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let attendance = facts.attendance.get(&who).ok_or(Oops::NotFound)?;
    let (open, talk) = open_for(facts, who);
    let shown: Vec<&Point> = open.iter().copied().take(view::MOST_POINTS).collect();
    let more = open.len() - shown.len();
    let name = route.prep.name(who).to_owned();
    let talk_of = Stretch::new(&here.viewer, "talk", talk.len(), stretch::POINTS);
    html(&StancesPage {
        id: here.id.to_string(),
        at: here.viewer.at.clone(),
        who: who.to_string(),
        presence: t.k("presence", attendance.presence.name()),
        ideas: ideas(&here, &shown),
        shown: shown.iter().map(|p| (p.id.to_string(), p.revision())).collect(),
        talk: view::by_petal(&here.snap, t, talk_of.of_all(&talk), None),
        talk_of,
        more: if more > 0 { t.n("table-consent-more", more) } else { String::new() },
        may_record: facts.method.decides() && facts.stances_open() && view::may(&here, "stance.take"),
        page: recorded(&here, Page::of(&here, t.w("stances-title", "name", &name)).still(), &name),
        name,
    })
}

fn ideas(here: &Here, shown: &[&Point]) -> Vec<IdeaPoints> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let of = |id: IdeaId| shown.iter().copied().filter(|p| p.idea == id).collect::<Vec<_>>();
    let all = facts.live_ideas().into_iter();
    let one = |idea: &bloemenzee_domain::idea::Idea| IdeaPoints {
        title: view::idea_title(facts, idea),
        petals: view::by_petal(&here.snap, t, &of(idea.id), None),
    };
    all.map(one).filter(|idea| !idea.petals.is_empty()).collect()
}
