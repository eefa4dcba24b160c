//! The commissioner's page: what was asked, where the route is, and what is left to do.

use super::todo::commissioner_todos;
use super::work::{TodoLine, lines};
use super::{FrameLine, may};
use crate::clock;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::public::{PathStep, path};
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::conversation::{Item, ItemKind};
use bloemenzee_domain::method::{Role, Step};

struct Request {
    id: String,
    text: String,
    answer: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "setup_commissioner.html")]
struct CommissionerPage {
    page: Page,
    id: String,
    question: String,
    promise: String,
    frames: Vec<FrameLine>,
    version: u32,
    has_frames: bool,
    stepped_back: bool,
    handed_over: bool,
    stopped: String,
    phase: String,
    path: Vec<PathStep>,
    when: String,
    place: String,
    todos: Vec<TodoLine>,
    requests: Vec<Request>,
    opening_words: String,
    may_words: bool,
    may_answer: bool,
    may_propose: bool,
    may_stop: bool,
}

/// `GET /r/{route}/commissioner`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::Commissioner])?;
    let (t, route) = (here.t(), here.route());
    let (facts, prep) = (&route.facts, &route.prep);
    let path = path(&here);
    let asked = facts.question.as_ref().map(|(q, p)| (q.as_str().to_owned(), p.as_str().to_owned()));
    let (question, promise) = asked.unwrap_or_else(|| (prep.draft.question.clone(), prep.draft.promise.clone()));
    let frames = match facts.frames_version {
        0 => prep.draft.frames.iter().map(FrameLine::from).collect(),
        _ => facts.frames.iter().map(FrameLine::from).collect(),
    };
    let coming = facts.stopped.is_none() && facts.decided.is_none();
    let gathering = prep.gathering(facts.gathering).filter(|_| coming);
    html(&CommissionerPage {
        id: here.id.to_string(),
        question,
        promise,
        frames,
        version: facts.frames_version,
        has_frames: facts.method.phase_of(Step::Frames).is_some(),
        stepped_back: route.stepped_back(&here.ctx()),
        handed_over: facts.handed_over.is_some(),
        stopped: facts.stopped.as_ref().map(|(why, _)| why.as_str().to_owned()).unwrap_or_default(),
        phase: path.get(facts.phase).map(|step| step.name.clone()).unwrap_or_default(),
        path,
        when: gathering.map(|g| words::date_time(t, g.at)).unwrap_or_default(),
        place: gathering.map(|g| g.place.clone()).unwrap_or_default(),
        todos: lines(&here, &commissioner_todos(route, clock::now())),
        requests: requests(&here),
        opening_words: prep.draft.opening_words.clone(),
        may_words: facts.handed_over.is_none() && may(&here, "opening_words.write"),
        may_answer: may(&here, "item.settle"),
        may_propose: facts.frames_version > 0 && !facts.tables_opened && may(&here, "frames.propose"),
        may_stop: may(&here, "route.stop"),
        page: Page::of(&here, t.s("com-title")),
    })
}

/// The requests for information that were put to the commissioner; never who asked.
fn requests(here: &Here) -> Vec<Request> {
    let put = |i: &&Item| i.to_commissioner && i.kind == ItemKind::Information && i.may_read(&here.ctx());
    let mut all: Vec<_> = here.route().prep.items.values().filter(put).collect();
    all.sort_by_key(|i| i.outcome.is_some());
    let request = |i: &Item| Request {
        id: i.id.to_string(),
        text: i.text.clone(),
        answer: i.outcome.as_ref().map(|o| o.text().to_owned()).unwrap_or_default(),
        open: i.outcome.is_none(),
    };
    all.into_iter().map(request).collect()
}
