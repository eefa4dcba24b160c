//! Who is looking, and at which route.

use crate::access::{self, Purpose, Session};
use crate::clock;
use crate::execute::Snapshot;
use crate::text::{Lang, T};
use crate::web::App;
use crate::web::oops::Oops;
use axum::extract::{FromRequestParts, Path};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, COOKIE};
use axum::http::request::Parts;
use bloemenzee_domain::boxed::Place;
use bloemenzee_domain::ctx::{Actor, Ctx};
use bloemenzee_domain::id::{CommandId, ParticipantId, RouteId};
use bloemenzee_domain::method::Role;
use bloemenzee_domain::route::Route;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// The cookie that holds a session's token.
pub const SESSION_COOKIE: &str = "bloemenzee";
/// The cookie that keeps a table's session while its device is lent to one of its people.
pub const TABLE_COOKIE: &str = "bloemenzee-tafel";
/// The cookie that holds the chosen language.
pub const LANG_COOKIE: &str = "taal";
/// The cookie that holds the chosen size of letters.
pub const LETTERS_COOKIE: &str = "letters";

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    let mut pairs = all.filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(n, _)| *n == name).map(|(_, v)| v)
}

/// The bearer token that a request gives; one that nobody could have made is empty.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.as_bytes().split_at_checked(b"Bearer ".len())?;
    scheme.eq_ignore_ascii_case(b"Bearer ").then(|| std::str::from_utf8(token).unwrap_or(""))
}

/// The language somebody chose, or their browser asks for; Dutch when neither says.
pub fn lang(headers: &HeaderMap) -> Lang {
    let chosen = cookie(headers, LANG_COOKIE).and_then(Lang::parse);
    let asked = || headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).and_then(Lang::parse);
    chosen.or_else(asked).unwrap_or_default()
}

/// Whether somebody chose large letters on this device.
pub fn large(headers: &HeaderMap) -> bool {
    cookie(headers, LETTERS_COOKIE) == Some("large")
}

/// Who is looking at a page, signed in or not.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// Their session.
    pub session: Option<Session>,
    /// The texts in their language.
    pub t: T,
    /// The address they asked for, to come back to.
    pub at: String,
    /// What they asked after the `?`.
    pub query: Vec<(String, String)>,
    /// Whether they chose large letters on this device.
    pub large: bool,
}

impl Viewer {
    /// The token that goes with their forms; empty for who is not signed in.
    pub fn csrf(&self) -> &str {
        self.session.as_ref().map_or("", |s| s.csrf.as_str())
    }

    /// The value of a query parameter.
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Their session, or the way to sign in.
    ///
    /// # Errors
    /// [`Oops::SignIn`].
    pub fn signed_in(&self) -> Result<&Session, Oops> {
        self.session.as_ref().ok_or_else(|| Oops::SignIn(self.at.clone()))
    }

    /// Their session as administrator.
    ///
    /// # Errors
    /// [`Oops::SignIn`] or [`Oops::NotForYou`].
    pub fn administrator(&self) -> Result<&Session, Oops> {
        let session = self.signed_in()?;
        if session.administrator { Ok(session) } else { Err(Oops::NotForYou) }
    }
}

impl FromRequestParts<App> for Viewer {
    type Rejection = Oops;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Oops> {
        let session = match bearer(&parts.headers) {
            Some(token) => Some(opened(app, token).await?.ok_or(Oops::UnknownToken)?),
            None => by_cookie(app, &parts.headers).await?,
        };
        let query = parts.uri.query().unwrap_or("");
        Ok(Self {
            session,
            t: T { lang: lang(&parts.headers) },
            at: parts.uri.path().to_owned(),
            query: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            large: large(&parts.headers),
        })
    }
}

/// A route, as somebody looks at it.
pub struct Here {
    /// What every handler works with.
    pub app: App,
    /// Who looks.
    pub viewer: Viewer,
    /// Which route.
    pub id: RouteId,
    /// The route as it stands.
    pub snap: Arc<Snapshot>,
    /// What the viewer is in it.
    pub actor: Actor,
    /// The other names in the address: `{idea}`, `{participant}`.
    pub path: HashMap<String, String>,
}

impl Here {
    /// The texts in their language.
    pub fn t(&self) -> T {
        self.viewer.t
    }

    /// The route itself.
    pub fn route(&self) -> &Route {
        &self.snap.route
    }

    /// An id from the address.
    ///
    /// # Errors
    /// [`Oops::NotFound`] when it is none.
    pub fn id_in<I: From<Uuid>>(&self, name: &str) -> Result<I, Oops> {
        let text = self.path.get(name).ok_or(Oops::NotFound)?;
        Uuid::parse_str(text).map(I::from).map_err(|_| Oops::NotFound)
    }

    /// The context to ask the domain what this viewer may read.
    pub fn ctx(&self) -> Ctx {
        let (actor, place) = (self.actor.clone(), self.app.engine.place());
        Ctx { now: clock::now(), command: CommandId(Uuid::nil()), actor, place }
    }

    /// Whether the meeting goes on here: not while the route is away with a box, nor once its box is closed.
    pub fn goes_on(&self) -> bool {
        match self.app.engine.place() {
            Place::Closed(_) => false,
            Place::Box(_) => true,
            _ => self.route().facts.away().is_none(),
        }
    }

    /// Whether this viewer can give commands of this name now and here: what pages offer. A rule may
    /// still say no.
    pub fn could(&self, command: &str) -> bool {
        let (route, facts) = (self.route(), &self.route().facts);
        facts.stopped.is_none()
            && facts.method.permits(facts.phase, &self.actor.roles, command)
            && route.lets(self.app.engine.place(), command)
    }

    /// Lets through who holds one of these roles in this route.
    ///
    /// # Errors
    /// [`Oops::SignIn`] or [`Oops::NotForYou`].
    pub fn only(&self, roles: &[Role]) -> Result<(), Oops> {
        if roles.iter().any(|role| self.actor.is(*role)) {
            return Ok(());
        }
        self.viewer.signed_in()?;
        Err(Oops::NotForYou)
    }

    /// Lets through who guides.
    ///
    /// # Errors
    /// [`Oops::SignIn`] or [`Oops::NotForYou`].
    pub fn guides(&self) -> Result<(), Oops> {
        self.only(&[Role::LeadFacilitator, Role::Facilitator])
    }

    /// Lets through a participant of this route.
    ///
    /// # Errors
    /// [`Oops::SignIn`] or [`Oops::NotForYou`].
    pub fn participant(&self) -> Result<ParticipantId, Oops> {
        if let Some(participant) = self.actor.participant {
            return Ok(participant);
        }
        self.viewer.signed_in()?;
        Err(Oops::NotForYou)
    }

    /// Whether this is the route's big screen, or somebody who guides and may look along.
    pub fn sees_screen(&self) -> bool {
        let session = self.viewer.session.as_ref();
        let screen = session.is_some_and(|s| s.purpose == Purpose::Screen { route: self.id });
        screen || self.actor.guides()
    }
}

impl FromRequestParts<App> for Here {
    type Rejection = Oops;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Oops> {
        let viewer = Viewer::from_request_parts(parts, app).await?;
        let Path(path) =
            Path::<HashMap<String, String>>::from_request_parts(parts, app).await.map_err(|_| Oops::NotFound)?;
        let id: RouteId = path.get("route").and_then(|r| r.parse().ok()).ok_or(Oops::NotFound)?;
        let snap = app.engine.snapshot(id).await?;
        let here = viewer.session.as_ref().filter(|s| s.route().is_none_or(|route| route == id));
        let actor = here.map_or_else(Actor::default, |session| snap.route.actor(&session.who()));
        Ok(Self { app: app.clone(), viewer, id, snap, actor, path })
    }
}

/// The session of a browser. A lent device is the table's again when the time is over, or the card
/// is void.
async fn by_cookie(app: &App, headers: &HeaderMap) -> Result<Option<Session>, Oops> {
    for token in [SESSION_COOKIE, TABLE_COOKIE].into_iter().filter_map(|name| cookie(headers, name)) {
        if let Some(session) = opened(app, token).await? {
            return Ok(Some(session));
        }
    }
    Ok(None)
}

/// The session of a token that still counts: one begun with a seat card ends with that print of
/// the card.
async fn opened(app: &App, token: &str) -> Result<Option<Session>, Oops> {
    let found = access::session(app.engine.store(), token, clock::now()).await?;
    let Some(session) = found else { return Ok(None) };
    let opens = match (&session.purpose, session.card) {
        (Purpose::Participant { route, participant }, Some(print)) => {
            app.engine.snapshot(*route).await?.route.seat_card_opens(*participant, print)
        }
        _ => true,
    };
    Ok(Some(session).filter(|_| opens))
}
