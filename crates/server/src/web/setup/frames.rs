//! The frames: written, released, and proposed anew.

use super::{FrameLine, may};
use crate::web::act;
use crate::web::confirm::{Confirm, Known};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::body::Bytes;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::method::Role;
use bloemenzee_domain::question::{NewFrame, Strength};

/// Blank rows that always stand ready below what is written.
const BLANK: usize = 3;

struct Row {
    n: usize,
    number: usize,
    text: String,
    intent: bool,
}

struct Proposal {
    frames: Vec<FrameLine>,
    reason: String,
}

#[derive(Template)]
#[template(path = "setup_frames.html")]
struct FramesPage {
    page: Page,
    id: String,
    version: u32,
    has_frames: bool,
    released: Vec<FrameLine>,
    draft: Vec<FrameLine>,
    rows: Vec<Row>,
    may_write: bool,
    /// Whether they were taken over from an earlier round, word for word.
    kept: bool,
    may_release: bool,
    may_propose: bool,
    may_reopen: bool,
    tables_opened: bool,
    proposal: Option<Proposal>,
    back: String,
}

/// The rows of the form: what is there, and always some blank ones.
fn rows(frames: &[FrameLine]) -> Vec<Row> {
    let blank = FrameLine { text: String::new(), intent: false };
    let all = frames.iter().cloned().chain(std::iter::repeat_n(blank, BLANK));
    all.enumerate().map(|(n, f)| Row { n, number: n + 1, text: f.text, intent: f.intent }).collect()
}

/// `GET /r/{route}/frames`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::LeadFacilitator, Role::Facilitator, Role::Commissioner])?;
    let route = here.route();
    let (facts, draft) = (&route.facts, &route.prep.draft);
    let released: Vec<FrameLine> = facts.frames.iter().map(FrameLine::from).collect();
    let written: Vec<FrameLine> = draft.frames.iter().map(FrameLine::from).collect();
    let proposal = draft.proposal.as_ref().map(|(frames, reason)| Proposal {
        frames: frames.iter().map(FrameLine::from).collect(),
        reason: reason.clone(),
    });
    let open = facts.frames_version > 0 && !facts.tables_opened;
    let start = match &proposal {
        Some(proposal) => rows(&proposal.frames),
        None if facts.frames_version > 0 => rows(&released),
        None => rows(&written),
    };
    let commissioner = here.actor.is(Role::Commissioner);
    html(&FramesPage {
        id: here.id.to_string(),
        version: facts.frames_version,
        has_frames: facts.method.phase_of(bloemenzee_domain::method::Step::Frames).is_some(),
        released,
        rows: start,
        may_write: facts.frames_version == 0 && !route.keeps_question() && may(&here, "frames.write"),
        kept: route.keeps_question(),
        may_release: may_release(&here),
        may_propose: open && may(&here, "frames.propose"),
        may_reopen: open && may(&here, "frames.reopen"),
        tables_opened: facts.tables_opened,
        draft: written,
        proposal,
        back: format!("/r/{}/{}", here.id, if commissioner { "commissioner" } else { "work" }),
        page: Page::of(&here, here.t().s("frames-title")).still(),
    })
}

/// Whether the viewer may release the frames as they are kept now.
fn may_release(here: &Here) -> bool {
    let route = here.route();
    route.facts.frames_version == 0 && !route.prep.draft.frames.is_empty() && may(here, "frames.release")
}

/// `GET /r/{route}/frames/release`: before the frames are fixed, what they say and what follows.
pub async fn release(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::LeadFacilitator, Role::Facilitator, Role::Commissioner])?;
    let (t, back) = (here.t(), format!("/r/{}/frames", here.id));
    if !may_release(&here) {
        return Ok(Redirect::to(&back).into_response());
    }
    let line = |frame: &NewFrame| match frame.strength {
        Strength::Intent => format!("{} ({})", frame.text, t.s("strength-intent")),
        Strength::Hard => frame.text.clone(),
    };
    let lines: Vec<String> = here.route().prep.draft.frames.iter().map(line).collect();
    Confirm {
        lead: t.s("release-lead"),
        follows: vec![t.s("frames-release-1"), t.s("frames-release-2"), t.s("frames-release-3")],
        warning: String::new(),
        known: vec![Known { title: t.n("release-frames", lines.len()), lines, more: String::new() }],
        command: "frames.release",
        fields: Vec::new(),
        reason: None,
        action: format!("/r/{}/do", here.id),
        next: format!("/r/{}/commissioner", here.id),
        label: t.s("release-do"),
        back,
        back_label: t.s("release-back"),
        page: Page::of(&here, t.s("release-title")),
    }
    .answer()
}

/// `POST /r/{route}/frames`: `frames.write` or `frames.propose`, without the rows left blank.
pub async fn write(here: Here, body: Bytes) -> Result<Response, Oops> {
    let tidy = without_blank_rows(act::own(&here.viewer, &body)?);
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(tidy).finish();
    act::act(here, Bytes::from(body)).await
}

/// Drops every row whose text is blank: its strength alone means nothing.
fn without_blank_rows(fields: act::Fields) -> act::Fields {
    let row =
        |name: &str| name.strip_prefix("frames.").and_then(|rest| rest.split_once('.')).map(|(n, _)| n.to_owned());
    let written: std::collections::BTreeSet<String> = fields
        .iter()
        .filter(|(name, value)| name.ends_with(".text") && !value.trim().is_empty())
        .filter_map(|(name, _)| row(name))
        .collect();
    let mut kept: act::Fields =
        fields.into_iter().filter(|(name, _)| row(name).is_none_or(|n| written.contains(&n))).collect();
    if written.is_empty() {
        kept.push(("frames".into(), String::new()));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{BLANK, rows, without_blank_rows};
    use crate::form;
    use crate::web::setup::FrameLine;
    use bloemenzee_domain::command::Command;
    use bloemenzee_domain::question::{NewFrame, Strength};

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn rows_left_blank_are_not_frames() {
        let sent = fields(&[
            ("command", "frames.write"),
            ("frames.0.text", ""),
            ("frames.0.strength", "hard"),
            ("frames.1.text", "Binnen het budget van dit jaar"),
            ("frames.1.strength", "intent"),
            ("frames.12.text", "  "),
            ("frames.12.strength", "hard"),
        ]);
        let command = form::command(&without_blank_rows(sent)).expect("a command");
        let one = NewFrame { text: "Binnen het budget van dit jaar".into(), strength: Strength::Intent };
        assert_eq!(command, Command::FramesWrite { frames: vec![one] });
    }

    #[test]
    fn all_rows_blank_is_an_empty_list() {
        let sent = fields(&[("command", "frames.write"), ("frames.0.text", ""), ("frames.0.strength", "hard")]);
        let command = form::command(&without_blank_rows(sent)).expect("a command");
        assert_eq!(command, Command::FramesWrite { frames: vec![] });
    }

    #[test]
    fn blank_rows_stand_below_what_is_written() {
        let frames = [FrameLine { text: "a".into(), intent: true }];
        let rows = rows(&frames);
        assert_eq!(rows.len(), 1 + BLANK);
        assert!(rows[0].intent && rows[0].number == 1 && rows[BLANK].text.is_empty());
    }
}
