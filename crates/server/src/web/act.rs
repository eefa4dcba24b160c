//! Posting: a form becomes a command, the command is done or refused, and the person goes on.

use crate::access;
use crate::execute::Failure;
use crate::form;
use crate::web::about::{self, About};
use crate::web::follow::differs::{self, Difference};
use crate::web::here::{Here, Viewer};
use crate::web::meeting::point;
use crate::web::oops::{Oops, refused_status};
use crate::web::page::{Page, html};
use askama::Template;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::id::CommandId;
use bloemenzee_domain::refusal::Refusal;
use uuid::Uuid;

/// The fields of a posted form, in order.
pub type Fields = Vec<(String, String)>;

/// Reads the body of a form, no further than [`form::MAX_FIELDS`].
///
/// # Errors
/// [`Oops::Wrong`] when there is one more.
pub fn read(body: &[u8]) -> Result<Fields, Oops> {
    let fields: Fields = form_urlencoded::parse(body).into_owned().take(form::MAX_FIELDS + 1).collect();
    if fields.len() > form::MAX_FIELDS { Err(Oops::Wrong) } else { Ok(fields) }
}

/// Reads the body of a form; none of it when it has too many fields, and then it is nobody's own.
pub fn fields(body: &[u8]) -> Fields {
    read(body).unwrap_or_default()
}

/// Reads a form that was made for this very session; for nobody nothing is read at all.
///
/// # Errors
/// [`Oops::SignIn`] for nobody, [`Oops::Wrong`] for too many fields, [`Oops::Stale`] for somebody
/// else's form.
pub fn own(viewer: &Viewer, body: &[u8]) -> Result<Fields, Oops> {
    viewer.signed_in()?;
    let fields = read(body)?;
    genuine(viewer, &fields)?;
    Ok(fields)
}

/// The last value of a field.
pub fn field<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
}

/// Lets a form through that was made for this very session.
///
/// # Errors
/// [`Oops::SignIn`] for nobody, [`Oops::Stale`] for somebody else's form.
pub fn genuine(viewer: &Viewer, fields: &Fields) -> Result<(), Oops> {
    let session = viewer.signed_in()?;
    let given = field(fields, "csrf").unwrap_or("");
    // Both are random and of one length; what a guess could learn from timing is nothing useful.
    if given == session.csrf { Ok(()) } else { Err(Oops::Stale) }
}

/// A place on this site to go to next; anything else leads home.
pub fn next(fields: &Fields, otherwise: &str) -> String {
    inside(field(fields, "next").unwrap_or(otherwise), otherwise)
}

/// This address when it is one of this site, else the other.
pub fn inside(asked: &str, otherwise: &str) -> String {
    // Browsers drop control characters from an address: "/<tab>/elsewhere" would lead elsewhere.
    let plain = !asked.contains('\\') && !asked.chars().any(char::is_control);
    let inside = asked.starts_with('/') && !asked.starts_with("//") && plain;
    if inside { asked.to_owned() } else { otherwise.to_owned() }
}

/// `POST /r/{route}/do`: any command, from any form.
pub async fn act(here: Here, body: Bytes) -> Result<Response, Oops> {
    let fields = own(&here.viewer, &body)?;
    drop(body);
    let session = here.viewer.signed_in()?;
    if session.route().is_some_and(|route| route != here.id) {
        return Err(Oops::NotForYou);
    }
    // What is wrong with it would repeat what was typed, which is nothing for a log.
    let command = form::command(&fields).map_err(|_| {
        tracing::warn!("a form is not a command");
        Oops::Wrong
    })?;
    let id = field(&fields, "command_id").and_then(|id| Uuid::parse_str(id).ok()).unwrap_or_else(Uuid::new_v4);
    let name = command.name();
    let for_others = records_for_others(&here, &command);
    match here.app.engine.give(here.id, CommandId(id), session.who(), command).await {
        Ok(done) => {
            let slip = for_others.then(|| format!("command=stance.put_back&entry={}", done.seq));
            Ok(onward(&here, &fields, name, slip.as_deref()))
        }
        Err(Failure::Refused(refusal)) => refused(&here, &fields, &refusal),
        Err(Failure::Fault(why)) => {
            tracing::error!(%why, "a command failed");
            failed(&here, &fields, id)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Whether stances are recorded for others, by somebody who may put that back.
fn records_for_others(here: &Here, command: &Command) -> bool {
    let others = match command {
        Command::StanceTake { participant, .. } => !here.actor.owns(*participant),
        Command::StanceRecord { .. } => true,
        _ => false,
    };
    others && here.could("stance.put_back")
}

/// Back to where the person was, with what was done and how to undo it: as the form says, save for what was recorded
/// for others (`slip`).
fn onward(here: &Here, fields: &Fields, name: &str, slip: Option<&str>) -> Response {
    let to = next(fields, &format!("/r/{}", here.id));
    let (to, fragment) = to.split_once('#').map_or((to.as_str(), ""), |(to, part)| (to, part));
    let mut query = form_urlencoded::Serializer::new(String::new());
    if field(fields, "quiet").is_none() {
        query.append_pair("done", name);
    }
    if let Some(clear) = field(fields, "clear") {
        query.append_pair("clear", clear);
    }
    if let Some(undo) = slip.or(field(fields, "undo")) {
        query.append_pair("undo", undo).append_pair("mark", &access::mark(here.viewer.csrf(), undo));
    }
    let query = query.finish();
    let joint = if query.is_empty() {
        ""
    } else if to.contains('?') {
        "&"
    } else {
        "?"
    };
    let mark = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
    Redirect::to(&format!("{to}{joint}{query}{mark}")).into_response()
}

/// What can be sent again from the page of a refusal.
struct Again {
    name: String,
    value: String,
    label: String,
    long: bool,
    shown: bool,
}

#[derive(Template)]
#[template(path = "refused.html")]
struct RefusedPage {
    page: Page,
    action: String,
    command_id: String,
    /// The code of the refusal; empty when we failed.
    code: &'static str,
    sentence: String,
    now: String,
    again: Vec<Again>,
    about: Option<About>,
    /// What stands now beside what was typed, where somebody else was first.
    differs: Vec<Difference>,
    back: String,
}

/// All that was typed, to be sent again.
fn again(here: &Here, fields: &Fields, newer: Option<&String>) -> Vec<Again> {
    let t = here.t();
    let typed = fields.iter().filter(|(n, _)| !["csrf", "command_id"].contains(&n.as_str()));
    let command = field(fields, "command").unwrap_or("");
    let one = |(name, value): &(String, String)| {
        // Where somebody else was first, sending again is sending against what stands there now.
        let newer = ["from_revision", "from_version"].contains(&name.as_str()).then_some(newer).flatten();
        let key = format!("field-{}", name.rsplit('.').next().unwrap_or(name).replace('_', "-"));
        Again {
            name: name.clone(),
            value: newer.cloned().unwrap_or_else(|| value.clone()),
            label: if t.has(&key) { t.s(&key) } else { String::new() },
            long: value.len() > 60 || value.contains('\n'),
            // What was left open and may stay open asks nothing again; it goes along unseen.
            shown: t.has(&key) && (!value.is_empty() || form::required(command, name)),
        }
    };
    typed.map(one).collect()
}

/// The same for a command whose page says what it is about: its buttons choose the outcome, and
/// what is written with it always has a field.
fn again_about(about: &About, again: Vec<Again>) -> Vec<Again> {
    let told = again.into_iter().filter(|one| one.name != "outcome.outcome");
    told.map(|one| match one.name.as_str() {
        "outcome.text" => Again { label: about.label.clone(), long: true, shown: true, ..one },
        _ => one,
    })
    .collect()
}

/// Where the person came from: the place to go on to, without its word that something was kept.
fn back(here: &Here, fields: &Fields) -> String {
    next(fields, &format!("/r/{}", here.id)).replace("&kept=1", "")
}

/// A rule said no: the sentence, and all that was typed, to be changed and sent again.
fn refused(here: &Here, fields: &Fields, refusal: &Refusal) -> Result<Response, Oops> {
    if let Some(page) = point::refused(here, fields, refusal) {
        return Ok((refused_status(refusal), page?).into_response());
    }
    let t = here.t();
    let newer = refusal.fields.get("revision").or_else(|| refusal.fields.get("version"));
    let (about, again) = (about::settled(here, fields), again(here, fields, newer));
    let page = RefusedPage {
        page: Page::of(here, t.s("refused-title")).still(),
        action: format!("/r/{}/do", here.id),
        command_id: Uuid::new_v4().to_string(),
        code: refusal.code,
        sentence: t.refusal(refusal),
        now: refusal.fields.get("now").cloned().unwrap_or_default(),
        again: match &about {
            Some(about) => again_about(about, again),
            None => again,
        },
        about,
        differs: differs::of(here, fields, refusal),
        back: back(here, fields),
    };
    Ok((refused_status(refusal), html(&page)?).into_response())
}

/// We failed: all that was typed, to be sent again under the same id, so that it happens once.
fn failed(here: &Here, fields: &Fields, id: Uuid) -> Result<Response, Oops> {
    let t = here.t();
    let page = RefusedPage {
        page: Page::of(here, t.s("oops-failed-title")).still(),
        action: format!("/r/{}/do", here.id),
        command_id: id.to_string(),
        code: "",
        sentence: t.s("oops-failed-text"),
        now: String::new(),
        again: again(here, fields, None),
        about: None,
        differs: Vec::new(),
        back: back(here, fields),
    };
    Ok((StatusCode::SERVICE_UNAVAILABLE, html(&page)?).into_response())
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn the_way_on_stays_on_this_site() {
        let to = |asked: &str| next(&vec![("next".to_owned(), asked.to_owned())], "/home");
        assert_eq!(to("/r/1/me?x=1#y"), "/r/1/me?x=1#y");
        for elsewhere in ["//evil.example", "https://evil.example", "/\t/evil.example", "/\\evil.example", "/\r", "/\0"]
        {
            assert_eq!(to(elsewhere), "/home", "{elsewhere:?}");
        }
    }
}
