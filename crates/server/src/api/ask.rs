//! Who asks the API: the same sessions as the web's, and problems where the web shows a page.

use super::problem::Problem;
use crate::text::T;
use crate::web::App;
use crate::web::here::{Here, Viewer, bearer, lang};
use crate::web::oops::Oops;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use bloemenzee_domain::method::Role;

/// A route, as somebody asks about it.
pub(super) struct Asked(pub Here);

impl FromRequestParts<App> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let t = T { lang: lang(&parts.headers) };
        Here::from_request_parts(parts, app).await.map(Self).map_err(|oops| Problem::of(&oops, t))
    }
}

impl Asked {
    pub fn problem(&self, oops: &Oops) -> Problem {
        Problem::of(oops, self.0.t())
    }

    /// Lets through who guides.
    pub fn guides(&self) -> Result<(), Problem> {
        self.0.guides().map_err(|oops| self.problem(&oops))
    }

    /// Lets through who may see what is written in the room: who guides, who takes part, the
    /// tablets and the screen; the commissioner from the handover on; everybody once the report is
    /// final (method.md: the commissioner steps back, and comes back only at the end).
    pub fn sees_ideas(&self) -> Result<(), Problem> {
        let here = &self.0;
        let route = here.route();
        let final_report = route.prep.report.finalised.is_some();
        let commissioner = here.actor.is(Role::Commissioner) && route.facts.handed_over.is_some();
        let in_room = here.actor.guides() || here.actor.is(Role::Participant) || here.actor.is(Role::Tablet);
        if in_room || commissioner || final_report || here.sees_screen() {
            return Ok(());
        }
        let signed_in = here.viewer.signed_in().map(|_| Oops::NotForYou);
        Err(self.problem(&signed_in.unwrap_or_else(|oops| oops)))
    }
}

/// Somebody signed in, who is allowed to send: with a bearer token, or with a cookie and the
/// token of their forms in `X-CSRF-Token`.
pub(super) struct Sender(pub Viewer);

impl FromRequestParts<App> for Sender {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let t = T { lang: lang(&parts.headers) };
        let viewer = Viewer::from_request_parts(parts, app).await.map_err(|oops| Problem::of(&oops, t))?;
        let session = viewer.signed_in().map_err(|oops| Problem::of(&oops, t))?;
        let bearer = bearer(&parts.headers).is_some();
        let given = parts.headers.get("x-csrf-token").and_then(|v| v.to_str().ok()).unwrap_or("");
        if !bearer && given != session.csrf {
            return Err(Problem::of(&Oops::Stale, t));
        }
        Ok(Self(viewer))
    }
}
