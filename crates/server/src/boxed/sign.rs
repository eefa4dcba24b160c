//! Leaving and closing: a route is packed at home, and again in the box when it goes home.

use super::pack::{FORMAT, leaves, leaving};
use super::{Folder, Pack, Passphrase, Signer};
use crate::access::seat;
use crate::clock;
use crate::execute::{Failure, key};
use crate::photo;
use crate::read;
use crate::store::Statement;
use crate::web::App;
use bloemenzee_domain::boxed::Place;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::id::{BoxId, CommandId, RouteId};
use uuid::Uuid;

/// A box that was packed.
pub struct Taken {
    /// The file.
    pub file: Vec<u8>,
    /// How many entries have their words at home.
    pub elsewhere: usize,
    /// How many seat cards were printed before routes had keys of their own: they open nothing in the box.
    pub older_cards: usize,
}

/// The name under which a box signs: that of the log as it stands there.
fn log_name(route: RouteId, id: BoxId) -> String {
    format!("bloemenzee/route/{route}/box/{id}")
}

/// Takes a route along: from here on its log stands still at home. When no file comes of it, the box
/// is written off at once, so that the route can go on.
///
/// # Errors
/// [`Failure::Refused`] by the rules; [`Failure::Fault`] when we fail.
pub async fn take(app: &App, route: RouteId, who: Who, name: &str, passphrase: &Passphrase) -> Result<Taken, Failure> {
    let id = CommandId(Uuid::new_v4());
    let signer = Signer::fresh(log_name(route, BoxId(id.0)));
    let command = Command::BoxTake { name: name.to_owned(), key: signer.verifier().text() };
    app.engine.pack(route, id, who.clone(), command).await?;
    let packed = packed(app, route, BoxId(id.0), &signer, passphrase).await;
    if packed.is_err() {
        give_up(app, route, who).await;
    }
    packed
}

/// Writes off a box of which no file came.
pub async fn give_up(app: &App, route: RouteId, who: Who) {
    let reason = "Er kwam geen bestand. / No file came of it.".to_owned();
    let written_off = Command::BoxWriteOff { reason };
    if let Err(error) = app.engine.give(route, CommandId(Uuid::new_v4()), who, written_off).await {
        tracing::error!(%error, "a box without a file could not be written off");
    }
}

async fn packed(
    app: &App,
    route: RouteId,
    id: BoxId,
    signer: &Signer,
    passphrase: &Passphrase,
) -> Result<Taken, Failure> {
    let snap = app.engine.snapshot(route).await?;
    let name = snap.route.box_away(id).map_err(Failure::Refused)?.name.as_str().to_owned();
    let method = app.engine.methods().source(&snap.route.facts.method.id).unwrap_or_default().to_owned();
    let (entries, elsewhere) = leaving(app.engine.store().carried(&key(route)).await?)?;
    let (seat_codes, older_cards) = seat::kept(app.engine.store(), route, clock::now()).await?;
    let pack = Pack {
        format: FORMAT.to_owned(),
        route,
        id,
        name,
        organisation: app.config.organisation.clone(),
        method,
        secret: signer.secret(),
        left: i64::try_from(entries.len()).unwrap_or(i64::MAX),
        seat_key: app.seat_key.of_route(route),
        seat_codes,
        photos: Vec::new(),
        records: snap.route.travelling(),
        checkpoint: signer.checkpoint(&leaves(&entries)),
        elsewhere,
        entries,
        closed: None,
    };
    let file = pack.seal(passphrase).await?;
    Ok(Taken { file, elsewhere: pack.elsewhere.len(), older_cards })
}

/// Closes a box and packs it to go home; while it is closed it takes nothing.
///
/// # Errors
/// [`Failure::Refused`] when the passphrase is not that of the box; [`Failure::Fault`] when we fail.
pub async fn closed(app: &App, folder: &Folder, passphrase: &Passphrase) -> Result<Vec<u8>, Failure> {
    let store = app.engine.store();
    let mut pack = folder.sealed(passphrase).await?;
    app.engine.stand(Place::Closed(pack.id));
    // What the writer had taken up is on the disk once it answers again.
    let after = Command::ClockPause {};
    let _refused = app.engine.give(pack.route, CommandId(Uuid::new_v4()), Who::default(), after).await;
    let now = clock::now();
    keep(app, read::close_box(pack.route, Some(now))).await?;
    pack.closed = Some(now);
    pack.entries = store.carried(&key(pack.route)).await?;
    pack.seat_codes = seat::kept(store, pack.route, clock::now()).await?.0;
    pack.photos = photo::carried(store, pack.route).await?;
    let signer = Signer::parse(&pack.secret).ok_or_else(|| Failure::Fault("the box has lost its key".into()))?;
    pack.checkpoint = signer.checkpoint(&leaves(&pack.entries));
    pack.seal(passphrase).await
}

/// Opens a closed box again: what is made of it later holds everything.
///
/// # Errors
/// [`Failure::Fault`] when we fail.
pub async fn reopened(app: &App, route: RouteId, id: BoxId) -> Result<(), Failure> {
    keep(app, read::close_box(route, None)).await?;
    app.engine.stand(Place::Box(id));
    Ok(())
}

async fn keep(app: &App, statement: Statement) -> Result<(), Failure> {
    Ok(crate::access::write(app.engine.store(), vec![statement]).await?)
}
