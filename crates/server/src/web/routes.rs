//! Every address of the web, in one list, with who may go there.

use crate::web::App;
use crate::web::{act, assets, bare, page, plain, sign_in, stream};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};

/// Who may go to an address; the handler asks the same, and a test compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Anybody.
    All,
    /// Whoever is signed in; what they may do, the domain says.
    SignedIn,
    /// Who guides: facilitators.
    Guides,
    /// The lead facilitator.
    Lead,
    /// The commissioner.
    Commissioner,
    /// A participant, for themself.
    Participant,
    /// The shared device of a table, or who guides.
    Table,
    /// The room's screen, or who guides.
    Screen,
    /// The administrator.
    Administrator,
}

/// One address: method, path, who, handler.
pub type Entry = (&'static str, &'static str, For, MethodRouter<App>);

/// Every address of the web.
pub fn table() -> Vec<Entry> {
    let mut all: Vec<Entry> = vec![
        ("GET", "/assets/{file}", For::All, get(assets::asset)),
        ("GET", "/sw.js", For::All, get(assets::worker)),
        ("GET", "/favicon.ico", For::All, get(assets::icon)),
        ("GET", "/sign-in", For::All, get(sign_in::form)),
        ("POST", "/sign-in", For::All, bare::small_form(post(sign_in::by_code))),
        ("GET", "/link/{token}", For::All, get(sign_in::link)),
        ("POST", "/link", For::All, bare::small_form(post(sign_in::by_link))),
        ("POST", "/sign-out", For::SignedIn, bare::small_form(post(sign_in::out))),
        ("GET", "/offline", For::All, get(sign_in::offline)),
        ("GET", "/language/{tag}", For::All, get(plain::language)),
        ("GET", "/letters/{size}", For::All, get(plain::letters)),
        ("POST", "/hints", For::SignedIn, bare::small_form(post(plain::hints))),
        ("GET", "/r/{route}/stream", For::All, get(stream::stream)),
        ("POST", "/r/{route}/do", For::SignedIn, post(act::act)),
    ];
    all.extend(crate::web::pages());
    all
}

/// The web as one service; it can ask itself for a page.
pub fn router(app: App) -> Router {
    let inner = Some(plain(App { inner: None, ..app.clone() }));
    plain(App { inner, ..app })
}

fn plain(app: App) -> Router {
    let routes = table().into_iter().fold(Router::new(), |router, (_, path, _, handler)| router.route(path, handler));
    routes
        .fallback(|| async { crate::web::oops::Oops::NotFound })
        .layer(DefaultBodyLimit::max(bare::MAX_BODY))
        .layer(from_fn_with_state(app.clone(), page::dress))
        .layer(page::squeeze())
        .with_state(app)
}
