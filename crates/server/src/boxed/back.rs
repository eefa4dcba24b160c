//! Coming home: a file is opened, its signature checked against the key that the *away* entry gave
//! out, and what it brings taken in.

use super::note::root;
use super::{Pack, Verifier, refused};
use crate::execute::{Brought, Done, Failure};
use crate::web::App;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::id::CommandId;
use uuid::Uuid;

/// Takes in what a box brings home: all of it or nothing.
///
/// # Errors
/// [`Failure::Refused`] with why it cannot come home; [`Failure::Fault`] when we fail.
pub async fn bring(app: &App, who: Who, pack: Pack) -> Result<Done, Failure> {
    let snap = app.engine.snapshot(pack.route).await.map_err(|failure| match failure {
        Failure::Unknown => refused("box-unknown"),
        other => other,
    })?;
    let away = snap.route.box_away(pack.id).map_err(Failure::Refused)?;
    let verifier = Verifier::parse(&away.key).ok_or_else(|| refused("box-signature"))?;
    if !verifier.signed(&pack.checkpoint) {
        return Err(refused("box-signature"));
    }
    if !pack.is_signed_by(&verifier) {
        return Err(refused("box-changed"));
    }
    let brought = Brought {
        id: pack.id,
        root: STANDARD.encode(root(&pack.leaves())),
        // Codes made in a box stay there: whoever had the laptop could have planted one.
        statements: pack.pictures(),
        entries: pack.entries,
    };
    app.engine.bring_home(pack.route, CommandId(Uuid::new_v4()), who, brought).await
}
