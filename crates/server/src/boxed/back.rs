//! Coming home: a file is opened, its signature checked against the key that the *away* entry gave
//! out, its photos drawn anew, and what it brings taken in.

use super::note::root;
use super::{Pack, Verifier, refused};
use crate::execute::{Brought, Done, Failure};
use crate::photo::{self, Travelled};
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
    if pack.only_left() {
        return Err(refused("box-that-left"));
    }
    // Codes made in a box stay there: whoever had the laptop could have planted one.
    let photos = drawn_anew(&pack, snap.seq).await?;
    let root = STANDARD.encode(root(&pack.leaves()));
    let brought = Brought { id: pack.id, root, photos, entries: pack.entries };
    app.engine.bring_home(pack.route, CommandId(Uuid::new_v4()), who, brought).await
}

/// The photos that were taken in the box, drawn anew like any that is uploaded: whoever had the laptop could have put
/// something beside the picture. What is no picture stays out, and the evening comes home without it.
async fn drawn_anew(pack: &Pack, left: i64) -> Result<Vec<Travelled>, Failure> {
    let (whose, mut all) = (pack.id.to_string(), Vec::new());
    for picture in pack.pictures(left)? {
        let id = picture.id;
        match picture.drawn_anew(&whose).await {
            Ok(drawn) => all.push(drawn),
            Err(photo::Fault::Busy) => return Err(refused("box-photos-busy")),
            Err(why) => tracing::warn!(photo = %id, why = why.name(), "a photo that a box brings home stays out"),
        }
    }
    Ok(all)
}
