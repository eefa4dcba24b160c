//! Practising: a copy of the route with made-up people, who play along when they are asked to.

use crate::clock;
use crate::execute::Failure;
use crate::read;
use crate::rehearsal::{self, How, MOST_PEOPLE};
use crate::rehearse::Report;
use crate::web::act::{self, Fields};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::routes::{Entry, For};
use askama::Template;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use bloemenzee_domain::method::Role;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/rehearsal", For::Lead, get(show)),
        ("POST", "/r/{route}/rehearsal", For::Lead, axum::routing::post(act)),
    ]
}

/// People in a rehearsal unless somebody asks for another number.
const USUAL: usize = 30;
/// Longest that people are played from the server itself, in minutes.
const LONGEST: u32 = 240;
/// Most acts a second that are played from the server itself.
const FASTEST: f64 = 50.0;

/// A rehearsal of this route.
struct Line {
    href: String,
    title: String,
    phase: String,
}

#[derive(Template)]
#[template(path = "rehearsal_begin.html")]
struct BeginPage {
    page: Page,
    id: String,
    at: String,
    people: usize,
    least: usize,
    most: usize,
    error: String,
    there: Vec<Line>,
}

#[derive(Template)]
#[template(path = "rehearsal.html")]
struct RehearsalPage {
    page: Page,
    id: String,
    at: String,
    of: String,
    command: String,
    goes_on: bool,
    stops: bool,
    told: Vec<(String, String)>,
    state: String,
    wrong: String,
    /// Why it is not played now; empty for nothing.
    refused: String,
    longest: u32,
}

fn lead(here: &Here) -> Result<(), Oops> {
    here.only(&[Role::LeadFacilitator])
}

/// `GET /r/{route}/rehearsal`: on a route the way to a rehearsal of it, on a rehearsal its playing.
async fn show(here: Here) -> Result<Response, Oops> {
    lead(&here)?;
    match here.route().facts.rehearsal_of {
        None => begin(&here, USUAL, String::new()).await,
        Some(_) => running(&here, String::new(), String::new()),
    }
}

async fn begin(here: &Here, people: usize, error: String) -> Result<Response, Oops> {
    let t = here.t();
    let there = read::rehearsals_of(here.app.engine.store(), here.id).await?;
    let line = |r: read::RouteSummary| Line {
        href: format!("/r/{}/rehearsal", r.id),
        title: r.title,
        phase: r.part.map_or_else(|| t.s("meeting-not-begun"), |part| t.k("part", part.name())),
    };
    html(&BeginPage {
        id: here.id.to_string(),
        at: format!("/r/{}/rehearsal", here.id),
        people,
        least: here.route().facts.method.decision.minimum.max(2),
        most: MOST_PEOPLE,
        error,
        there: there.into_iter().map(line).collect(),
        page: Page::of(here, t.s("rehearsal-title")).still(),
    })
}

fn running(here: &Here, code: String, refused: String) -> Result<Response, Oops> {
    let t = here.t();
    let of = here.route().facts.rehearsal_of.ok_or(Oops::NotFound)?;
    let told = here.app.playing.told(here.id).unwrap_or_default();
    let state = match (&told.report.figures, told.goes_on) {
        (_, true) if told.stops => "rehearsal-stops",
        (_, true) => "rehearsal-goes-on",
        (Some(_), _) => "rehearsal-ended",
        (None, _) => "rehearsal-quiet",
    };
    let page = Page::of(here, t.s("rehearsal-title"));
    html(&RehearsalPage {
        id: here.id.to_string(),
        at: format!("/r/{}/rehearsal", here.id),
        of: of.to_string(),
        command: if code.is_empty() {
            String::new()
        } else {
            format!("bloemenzee rehearse {} {code}", here.app.config.public_url())
        },
        goes_on: told.goes_on,
        stops: told.stops,
        told: lines(here, &told.report),
        state: t.s(state),
        wrong: told.wrong,
        refused,
        longest: LONGEST,
        // A code that is shown once stays on the page until it is written down.
        page: if code.is_empty() { page } else { page.still() },
    })
}

/// What the playing process says, in words with numbers.
fn lines(here: &Here, report: &Report) -> Vec<(String, String)> {
    let t = here.t();
    if report.of == 0 {
        return Vec::new();
    }
    let joined = t.a("rehearsal-joined-of", &[("n", report.joined.to_string()), ("of", report.of.to_string())]);
    let mut all = vec![
        (t.s("rehearsal-joined"), joined),
        (t.s("rehearsal-stances"), report.stances.to_string()),
        (t.s("rehearsal-points"), report.points.to_string()),
        (t.s("rehearsal-refused"), report.refused.to_string()),
    ];
    if report.shown.many > 0 {
        let mark = t.s("rehearsal-decimal");
        let seconds = |ms: f64| t.w("rehearsal-seconds", "n", format!("{:.1}", ms / 1_000.0).replace('.', &mark));
        all.push((t.s("rehearsal-shown-half"), seconds(report.shown.p50)));
        all.push((t.s("rehearsal-shown-most"), seconds(report.shown.p99)));
    }
    // Where nothing was done, nothing arrived.
    if let Some(figures) = report.figures.as_ref().filter(|figures| figures.done > 0) {
        let key = if figures.missing == 0 && figures.twice == 0 { "rehearsal-all-there" } else { "rehearsal-not-all" };
        all.push((t.s("rehearsal-in-log"), t.s(key)));
    }
    all
}

/// `POST /r/{route}/rehearsal`: makes one, gives the code to play it, plays it from here, stops
/// that, or throws it away.
async fn act(here: Here, body: Bytes) -> Result<Response, Oops> {
    let fields = act::own(&here.viewer, &body)?;
    lead(&here)?;
    let at = format!("/r/{}/rehearsal", here.id);
    let back = || Ok(Redirect::to(&at).into_response());
    match (act::field(&fields, "do").unwrap_or(""), here.route().facts.rehearsal_of) {
        ("make", None) => make(&here, &fields).await,
        ("code", Some(_)) => {
            let code = rehearsal::make_code(here.app.engine.store(), here.id, clock::now()).await?;
            running(&here, code, String::new())
        }
        ("play", Some(_)) => match play(&here, &fields).await {
            Ok(()) => back(),
            Err(Failure::Refused(refusal)) => {
                let shown = running(&here, String::new(), here.t().refusal(&refusal))?;
                Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
            }
            Err(failure) => Err(failure.into()),
        },
        ("stop", Some(_)) => {
            here.app.playing.stop(here.id);
            back()
        }
        ("remove", Some(_)) => {
            here.app.playing.end(here.id);
            let of = rehearsal::remove(&here.app, here.id).await?;
            Ok(Redirect::to(&format!("/r/{of}/meeting?done=rehearsal.remove")).into_response())
        }
        _ => Err(Oops::Wrong),
    }
}

async fn make(here: &Here, fields: &Fields) -> Result<Response, Oops> {
    let people = act::field(fields, "people").and_then(|n| n.trim().parse().ok()).unwrap_or(0);
    let by = here.viewer.signed_in()?.who().person.ok_or(Oops::NotForYou)?;
    match rehearsal::make(&here.app.engine, here.id, by, people, here.t()).await {
        Ok(copy) => Ok(Redirect::to(&format!("/r/{copy}/rehearsal?done=rehearsal.make")).into_response()),
        Err(Failure::Refused(refusal)) => begin(here, people, here.t().refusal(&refusal)).await,
        Err(failure) => Err(failure.into()),
    }
}

async fn play(here: &Here, fields: &Fields) -> Result<(), Failure> {
    if !here.app.playing.asks_a_start(here.id)? {
        return Ok(());
    }
    let number = |name: &str| act::field(fields, name).and_then(|n| n.trim().replace(',', ".").parse::<f64>().ok());
    let minutes = number("minutes").unwrap_or(30.0).clamp(1.0, f64::from(LONGEST));
    let how = How {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 240")]
        minutes: minutes as u32,
        rate: number("rate").unwrap_or(1.0).clamp(0.1, FASTEST),
        lead: act::field(fields, "lead").is_some(),
        lang: here.t().lang,
    };
    let code = rehearsal::own_code(here.app.engine.store(), here.id, clock::now()).await?;
    here.app.playing.start(here.id, &here.app.config.own_url(), &code, how)
}
