//! The frame around every page: who, where, what just happened.

use crate::access::{self, Purpose};
use crate::text::T;
use crate::web::App;
use crate::web::assets;
use crate::web::bare;
use crate::web::here::{self, Here, Viewer};
use crate::web::oops::Oops;
use crate::web::trace;
use crate::web::words;
use askama::Template;
use axum::body::Body;
use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{Extensions, HeaderMap, HeaderValue, Method, StatusCode, Uri, Version};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use bloemenzee_domain::boxed::Place;
use bloemenzee_domain::method::{Role, Step};
use tower_http::CompressionLevel;
use tower_http::compression::{CompressionLayer, Predicate};
use uuid::Uuid;

/// A link in the navigation of a route.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Where it goes.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether it is this page.
    pub current: bool,
}

/// What every template knows, as `page`.
#[derive(Clone, Debug)]
pub struct Page {
    /// The texts.
    pub t: T,
    /// The page's own title.
    pub title: String,
    /// The name at the top: the route's title, or the product's.
    pub name: String,
    /// Where the name leads.
    pub home: String,
    /// Navigation of the route, for who works on it.
    pub nav: Vec<NavItem>,
    /// Who is signed in, in words; empty for nobody.
    pub who: String,
    /// Whose drafts and unsent forms a device may send: changes with the session.
    pub owner: String,
    /// The address that gives a lent device back to its table; empty on any other.
    pub give_back: String,
    /// Whether a device may keep this page, to read it without a network.
    pub keep: bool,
    /// That the route is away, or its box closed, in words; empty when it is here and open.
    pub away: String,
    /// Whether this is the device of a table, that asks before it signs out.
    pub shared: bool,
    /// Whether this device shows large letters.
    pub large: bool,
    /// Goes with every form.
    pub csrf: String,
    /// The address of this page, to come back to.
    pub at: String,
    /// The stream that wakes this page; empty when it does not live.
    pub live: String,
    /// Whether the route is a rehearsal: then every page of it says so.
    pub rehearsal: bool,
    /// The log entry this page stands after.
    pub seq: i64,
    /// What was just done, in words; empty when nothing was.
    pub done: String,
    /// The drafts that are no longer needed.
    pub clear: String,
    /// How to undo it: the fields of a form; empty when it cannot be undone.
    pub undo: Vec<(String, String)>,
}

/// Commands that an undo button may give.
const UNDOES: [&str; 16] = [
    "paper.take_back",
    "point.restore",
    "idea.restore",
    "involvement.restore",
    "item.reopen",
    "attendance.undo",
    "attendance.return",
    "stance.take_back",
    "stance.put_back",
    "clock.shorten",
    "clock.extend",
    "thread.draw",
    "follow_up.sign_up",
    "group.join",
    "horizon.mark",
    "decision.review",
];

impl Page {
    /// The frame of a page outside any route.
    pub fn new(viewer: &Viewer, title: impl Into<String>) -> Self {
        let t = viewer.t;
        let done = viewer.asked("done").map(|name| said(viewer, &format!("done-{}", name.replace(['.', '_'], "-"))));
        let undo: Vec<_> = viewer
            .asked("undo")
            .filter(|all| viewer.asked("mark") == Some(access::mark(viewer.csrf(), all).as_str()))
            .map(|all| form_urlencoded::parse(all.as_bytes()).into_owned().collect())
            .unwrap_or_default();
        Self {
            t,
            title: title.into(),
            name: t.s("product-name"),
            home: "/".into(),
            nav: Vec::new(),
            who: String::new(),
            owner: owner(viewer),
            give_back: String::new(),
            keep: false,
            away: String::new(),
            shared: false,
            large: viewer.large,
            csrf: viewer.csrf().to_owned(),
            at: viewer.at.clone(),
            live: String::new(),
            rehearsal: false,
            seq: 0,
            done: done.filter(|key| t.has(key)).map(|key| t.s(&key)).unwrap_or_default(),
            clear: viewer.asked("clear").unwrap_or("").to_owned(),
            undo: if harmless(&undo) { undo } else { Vec::new() },
        }
    }

    /// The frame of a page of a route; it lives.
    pub fn of(here: &Here, title: impl Into<String>) -> Self {
        let route = here.route();
        Self {
            name: route.facts.title.as_str().to_owned(),
            home: format!("/r/{}", here.id),
            nav: nav(here),
            who: who(here),
            give_back: give_back(here),
            keep: keeps(here),
            away: away(here),
            shared: here.viewer.session.as_ref().is_some_and(|s| matches!(s.purpose, Purpose::Tablet { .. })),
            live: format!("/r/{}/stream", here.id),
            rehearsal: route.facts.rehearsal_of.is_some(),
            seq: here.snap.version,
            ..Self::new(&here.viewer, title)
        }
    }

    /// The same page without a stream: what stands on it is typed, and should not move.
    pub fn still(self) -> Self {
        Self { live: String::new(), ..self }
    }

    /// A fresh command id for one form.
    pub fn fresh(&self) -> String {
        Uuid::new_v4().to_string()
    }

    /// The stylesheet's address.
    pub fn css(&self) -> &'static str {
        assets::css()
    }

    /// The script's address.
    pub fn js(&self) -> &'static str {
        assets::js()
    }

    /// Whether this is the page at the end of this path.
    pub fn is_at(&self, path: &str) -> bool {
        self.at.strip_suffix(path).is_some_and(|before| before.ends_with('/'))
    }

    /// Whether anybody is signed in.
    pub fn signed_in(&self) -> bool {
        !self.csrf.is_empty()
    }
}

/// The text of what was done: to a participant about themself, where that has words of its own.
fn said(viewer: &Viewer, key: &str) -> String {
    let participant = |session: &access::Session| matches!(session.purpose, Purpose::Participant { .. });
    let own = format!("{key}-own");
    if viewer.session.as_ref().is_some_and(participant) && viewer.t.has(&own) { own } else { key.to_owned() }
}

/// Whether an undo that came by the address does what an undo does: one command, of those that
/// undo, and none of the fields that steer a form.
fn harmless(undo: &[(String, String)]) -> bool {
    let steers = ["csrf", "command_id", "next", "undo", "clear", "quiet"];
    let commands: Vec<_> = undo.iter().filter(|(name, _)| name == "command").collect();
    let known = matches!(commands.as_slice(), [(_, one)] if UNDOES.contains(&one.as_str()));
    known && !undo.iter().any(|(name, _)| steers.contains(&name.as_str()))
}

/// A name for a device's own memory that tells nothing, the same whenever this person signs in:
/// what waits on a phone is still theirs after a new link.
fn owner(viewer: &Viewer) -> String {
    viewer.session.as_ref().map(|session| access::pseudonym(&session.purpose)).unwrap_or_default()
}

/// Where a lent device goes back to its table; empty on any other.
fn give_back(here: &Here) -> String {
    if lent(here) { format!("/r/{}/table/voice/end", here.id) } else { String::new() }
}

fn lent(here: &Here) -> bool {
    here.viewer.session.as_ref().is_some_and(|session| session.lent)
}

/// Whether a device may keep this page (docs/decisions/0009-what-a-device-keeps.md): somebody's own pages and those
/// of a table, on a device that is theirs, and not what was only just done.
fn keeps(here: &Here) -> bool {
    let route = format!("/r/{}/", here.id);
    let room = here.viewer.at.strip_prefix(&route).and_then(|rest| rest.split('/').next());
    let told = ["done", "undo", "clear"].iter().any(|name| here.viewer.asked(name).is_some());
    matches!(room, Some("me" | "table")) && here.viewer.session.is_some() && !told && !lent(here)
}

/// Where the route is when nothing can change here.
fn away(here: &Here) -> String {
    let t = here.t();
    match (here.app.engine.place(), here.route().facts.away()) {
        (Place::Closed(_), _) => t.s("box-closed-line"),
        (Place::Box(_), _) | (_, None) => String::new(),
        (_, Some((_, away))) => {
            let since = words::date_time(t, away.taken);
            t.a("box-away-line", &[("name", away.name.as_str().to_owned()), ("since", since)])
        }
    }
}

/// Name and role, as the viewer may see it of themself.
fn who(here: &Here) -> String {
    let (t, route) = (here.t(), here.route());
    let Some(session) = &here.viewer.session else { return String::new() };
    match &session.purpose {
        Purpose::Staff(person) => {
            let roles: Vec<_> = here.actor.roles.iter().map(|role| t.k("role", role.name())).collect();
            // An administrator without a role is nobody's name in the route.
            let name = route.prep.people.get(person).map(|known| known.name.clone());
            name.into_iter().chain([roles.join(", ")]).collect::<Vec<_>>().join(" · ")
        }
        Purpose::Participant { participant, .. } => route.prep.name(*participant).to_owned(),
        Purpose::Tablet { table, .. } => {
            let number = route.facts.tables.get(table).map_or(0, |table| table.number);
            t.n("tablet-of-table", number)
        }
        Purpose::Screen { .. } => t.s("big-screen"),
    }
}

/// The navigation for who works on this route; nothing for who just takes part.
fn nav(here: &Here) -> Vec<NavItem> {
    let t = here.t();
    let item = |path: &str, key: &str| {
        let href = format!("/r/{}/{path}", here.id);
        let current = here.viewer.at == href || here.viewer.at.starts_with(&format!("{href}/"));
        NavItem { href, label: t.s(key), current }
    };
    // Who answers a decision is at the answers, wherever the form stands.
    let answering =
        here.actor.is(Role::Commissioner) && here.viewer.at.starts_with(&format!("/r/{}/plenary/", here.id));
    let actor = &here.actor;
    let follows = here.route().facts.handed_over.is_some();
    let mut all = Vec::new();
    if actor.guides() {
        let has = |step| here.route().facts.method.phase_of(step).is_some();
        all.push(item("work", "nav-work"));
        all.push(item("circle", "nav-circle"));
        if has(Step::Conversations) {
            all.push(item("talks", "nav-talks"));
        }
        all.push(item("meeting", "nav-meeting"));
        all.push(item("plenary", "nav-plenary"));
        all.push(item("report/work", "nav-report"));
        if follows {
            all.push(item("follow", "nav-follow"));
        }
        if trace::is_open(here) {
            all.push(item("trace", "nav-trace"));
        }
        all.push(item("outbox", "nav-outbox"));
    }
    if actor.is(Role::Commissioner) {
        all.push(item("commissioner", "nav-commissioner"));
        let plenary = item("plenary", "nav-plenary");
        all.push(NavItem { current: plenary.current && !answering, ..plenary });
        if follows && !actor.guides() {
            all.push(item("follow", "nav-follow"));
        }
        if here.route().facts.handed_over.is_some() {
            let answers = item("answers", "nav-answers");
            all.push(NavItem { current: answers.current || answering, ..answers });
        }
    }
    if actor.participant.is_some() {
        all.push(item("me", "nav-me"));
        if follows && !actor.guides() && !actor.is(Role::Commissioner) {
            all.push(item("follow", "nav-follow"));
        }
    }
    if actor.is(Role::Administrator) {
        all.push(item("roles", "nav-roles"));
    }
    all
}

/// A template as an answer.
///
/// # Errors
/// When the template fails.
pub fn html(template: &impl Template) -> Result<Response, Oops> {
    Ok(Html(template.render()?).into_response())
}

/// Marks an answer whose page is still to be made, in the person's language.
#[derive(Clone, Debug)]
pub struct Undressed(pub Oops);

#[derive(Template)]
#[template(path = "oops.html")]
struct OopsPage {
    page: Page,
    text: String,
    back: String,
    back_label: String,
    /// Whether what was typed may still stand on the page before.
    typed: bool,
}

/// Around every answer: makes the pages of what went wrong, and sets the headers that protect.
pub async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let asked = Asked::of(&request);
    let most = bare::most(request.uri().path());
    let mut response = match bare::small_enough(request, most).await {
        Ok(request) => next.run(request).await,
        Err(oops) => oops.into_response(),
    };
    let undressed = response.extensions_mut().remove::<Undressed>().map(|Undressed(oops)| oops);
    if let Some(oops) = undressed.or_else(|| bare::oops(&response)) {
        let (status, kept) = (response.status(), bare::kept(response.headers()));
        let viewer = asked.viewer(&app).await;
        response = oops_page(&viewer, &oops).unwrap_or_else(|_| status.into_response());
        *response.status_mut() = status;
        response.headers_mut().extend(kept);
    }
    if asked.plain && response.status() == StatusCode::OK {
        response.extensions_mut().insert(Squeezable);
    }
    protect(&mut response);
    response
}

/// What of a request is still needed when it has been answered.
struct Asked {
    uri: Uri,
    headers: HeaderMap,
    /// A page of a route that no other site could have put words in: asked for by its address alone, or by our own script.
    plain: bool,
}

impl Asked {
    fn of(request: &Request) -> Self {
        let (uri, headers) = (request.uri().clone(), request.headers().clone());
        // A header of our own: no page of another site can make a browser send it.
        let ours = uri.query().is_none() || headers.contains_key("x-region");
        let plain = request.method() == Method::GET && uri.path().starts_with("/r/") && ours;
        Self { uri, headers, plain }
    }

    /// Who asked. The session is read only here, for pages of what went wrong: a page that comes
    /// well has read it already.
    async fn viewer(&self, app: &App) -> Viewer {
        let mut request = Request::new(Body::empty());
        request.uri_mut().clone_from(&self.uri);
        request.headers_mut().clone_from(&self.headers);
        let (mut parts, _) = request.into_parts();
        let nobody = || {
            let t = T { lang: here::lang(&self.headers) };
            Viewer {
                session: None,
                t,
                at: self.uri.path().to_owned(),
                query: Vec::new(),
                large: here::large(&self.headers),
            }
        };
        Viewer::from_request_parts(&mut parts, app).await.unwrap_or_else(|_| nobody())
    }
}

/// Marks an answer that may be compressed (docs/decisions/0005-what-is-compressed.md).
#[derive(Clone, Copy, Debug)]
struct Squeezable;

/// Compresses pages, quickly rather than small. Never an answer in which something stands that
/// another site could have put in the request, and never a stream.
pub fn squeeze() -> CompressionLayer<impl Predicate> {
    let may = |_: StatusCode, _: Version, headers: &HeaderMap, marks: &Extensions| {
        let text = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        text && marks.get::<Squeezable>().is_some()
    };
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(may)
}

fn oops_page(viewer: &Viewer, oops: &Oops) -> Result<Response, Oops> {
    let t = viewer.t;
    let text = match oops {
        Oops::Refused(refusal) => t.refusal(refusal),
        other => t.s(&format!("oops-{}-text", other.key())),
    };
    let (back, back_label) = way_on(viewer, oops);
    // Who goes back on the device of a table, after somebody gave it back, comes here.
    let of_table = back_label == "to-table";
    let text = if of_table { t.s("oops-of-table-text") } else { text };
    let title = t.s(&if of_table { "oops-of-table-title".into() } else { format!("oops-{}-title", oops.key()) });
    let typed = matches!(oops, Oops::TooLarge | Oops::Wrong | Oops::Stale);
    html(&OopsPage { page: Page::new(viewer, title), text, back, back_label: t.s(back_label), typed })
}

/// Where to go from here: the page that was asked from, the route, or the beginning.
fn way_on(viewer: &Viewer, oops: &Oops) -> (String, &'static str) {
    let route = viewer.at.strip_prefix("/r/").and_then(|rest| rest.split('/').next());
    let route = route.and_then(|id| Uuid::parse_str(id).ok());
    match (oops, route) {
        (Oops::Busy(_, back), _) => (back.clone(), "back"),
        (Oops::NotFound, _) | (_, None) => ("/".into(), "to-start"),
        (Oops::NotForYou, Some(route)) if at_table(viewer, route) => (format!("/r/{route}/table"), "to-table"),
        (_, Some(route)) => (format!("/r/{route}"), "report-to-route"),
    }
}

/// Whether this is the device of one of the route's tables.
fn at_table(viewer: &Viewer, route: Uuid) -> bool {
    let of = |session: &access::Session| matches!(&session.purpose, Purpose::Tablet { route: of, .. } if of.0 == route);
    viewer.session.as_ref().is_some_and(of)
}

fn protect(response: &mut Response) {
    const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
        font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn an_undo_from_the_address_only_undoes() {
        assert!(harmless(&fields(&[("command", "point.restore"), ("point", "x")])));
        assert!(!harmless(&fields(&[("command", "closing.close")])));
        assert!(!harmless(&fields(&[("command", "topic.add"), ("command", "point.restore")])));
        assert!(!harmless(&fields(&[("command", "point.restore"), ("next", "/elsewhere")])));
        assert!(!harmless(&[]));
    }
}
