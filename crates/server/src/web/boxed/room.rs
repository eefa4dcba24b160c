//! The way in for the room, to show or to print: an address, and its QR code.

use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::Response;
use bloemenzee_report::Qr;

#[derive(Template)]
#[template(path = "box_room.html")]
struct RoomPage {
    page: Page,
    id: String,
    /// The address, as it is typed.
    address: String,
    /// How many modules the code is across; 0 when the address is too long for one.
    across: usize,
    /// The outline of the code.
    code: String,
    in_box: bool,
}

/// `GET /r/{route}/box/room`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let url = format!("{}/sign-in", here.app.config.public_url());
    let (across, code) = Qr::of(&url).map_or((0, String::new()), |qr| (qr.across, qr.path));
    html(&RoomPage {
        id: here.id.to_string(),
        address: url.split_once("://").map_or(url.as_str(), |(_, rest)| rest).to_owned(),
        across,
        code,
        in_box: here.app.in_box.is_some(),
        page: Page::of(&here, here.t().s("box-room-title")).still(),
    })
}
