//! The web: forms become commands, routes become pages.
//!
//! Every page is listed in [`routes::table`] with who may see it; `docs/states/access-web.md` is
//! compared with that list, cell by cell.

pub mod about;
pub mod act;
pub mod assets;
pub mod bare;
pub mod boxed;
pub mod circle;
pub mod confirm;
pub mod feeds;
pub mod figures;
pub mod follow;
pub mod hall;
pub mod here;
pub mod home;
pub mod me;
pub mod meeting;
pub mod oops;
pub mod outbox;
pub mod page;
pub mod paper;
pub mod plain;
pub mod plenary;
pub mod public;
pub mod rehearsal;
pub mod report;
pub mod routes;
pub mod screen;
pub mod setup;
pub mod sign_in;
pub mod stream;
pub mod stretch;
pub mod table;
pub mod talks;
pub mod trace;
pub mod unsubscribe;
pub mod words;

use crate::access::seat::SeatKey;
use crate::boxed::Open;
use crate::config::Config;
use crate::execute::Engine;
use crate::rehearsal::Playing;
use std::sync::Arc;

/// What every handler works with; cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The writer and the routes as they stand.
    pub engine: Engine,
    /// Flags and environment.
    pub config: Arc<Config>,
    /// The key of the seat codes.
    pub seat_key: SeatKey,
    /// The streams that keep pages up to date.
    pub streams: stream::Streams,
    /// The box that this server is; none at home.
    pub in_box: Option<Arc<Open>>,
    /// Who types at which flower now.
    pub typing: paper::Typing,
    /// The rehearsals that are played from here.
    pub playing: Playing,
    /// The web itself, to ask for a page from within; none in the one that is asked.
    pub inner: Option<axum::Router>,
}

impl App {
    /// What handlers work with, over this writer.
    ///
    /// # Errors
    /// A sentence when the key of the seat codes cannot be had.
    pub fn new(engine: Engine, config: Config) -> std::io::Result<Self> {
        let streams = stream::Streams::of_this_process();
        Ok(Self {
            engine,
            seat_key: SeatKey::load(&config)?,
            streams,
            playing: Playing::default(),
            inner: None,
            typing: paper::Typing::default(),
            config: Arc::new(config),
            in_box: None,
        })
    }
}

/// The addresses of every room.
pub fn pages() -> Vec<routes::Entry> {
    [
        home::pages(),
        public::pages(),
        setup::pages(),
        circle::pages(),
        talks::pages(),
        meeting::pages(),
        hall::pages(),
        boxed::pages(),
        rehearsal::pages(),
        table::pages(),
        paper::pages(),
        me::pages(),
        screen::pages(),
        plenary::pages(),
        report::pages(),
        follow::pages(),
        trace::pages(),
        figures::pages(),
        feeds::pages(),
        outbox::pages(),
        unsubscribe::pages(),
    ]
    .concat()
}
