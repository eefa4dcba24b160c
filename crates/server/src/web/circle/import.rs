//! Bringing in a list of people: upload, preview row by row, then all at once.

use super::people_file::{self, FileRow, Known, Unreadable};
use crate::text::T;
use crate::web::act;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::may;
use askama::Template;
use axum::body::Bytes;
use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::circle::MAX_IMPORT;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::id::CommandId;
use uuid::Uuid;

/// Good rows that the preview shows one by one; the rest is counted.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "circle_import.html")]
struct ImportPage {
    page: Page,
    id: String,
    problem: String,
    may_add: bool,
}

struct GoodRow {
    line: usize,
    name: String,
    contact: String,
    kind: String,
    why: String,
    same_name: bool,
}

struct WrongRow {
    line: usize,
    sentence: String,
}

#[derive(Template)]
#[template(path = "circle_preview.html")]
struct PreviewPage {
    page: Page,
    id: String,
    good: Vec<GoodRow>,
    good_count: usize,
    more: usize,
    wrong: Vec<WrongRow>,
    rows: String,
}

/// `GET /r/{route}/circle/import`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    upload(&here, String::new())
}

fn upload(here: &Here, problem: String) -> Result<Response, Oops> {
    let t = here.t();
    let wrong = !problem.is_empty();
    let title = t.s("import-title");
    let page = html(&ImportPage {
        id: here.id.to_string(),
        may_add: may(here, "involvement.import"),
        page: Page::of(here, if wrong { t.w("wrong-title", "title", &title) } else { title }).still(),
        problem,
    })?;
    Ok((if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, page).into_response())
}

/// `POST /r/{route}/circle/import`: reads the file and shows what it would bring; nothing is kept.
pub async fn preview(here: Here, mut form: Multipart) -> Result<Response, Oops> {
    here.guides()?;
    let mut fields = act::Fields::new();
    let mut file = Bytes::new();
    while let Some(part) = form.next_field().await? {
        match part.name().unwrap_or("") {
            "file" => file = part.bytes().await?,
            "csrf" => fields.push(("csrf".into(), part.text().await?)),
            _ => {}
        }
    }
    act::genuine(&here.viewer, &fields)?;
    match read(&here, &file) {
        Ok(rows) => previewed(&here, &rows),
        Err(unreadable) => upload(&here, said(here.t(), &unreadable)),
    }
}

fn read(here: &Here, file: &[u8]) -> Result<Vec<FileRow>, Unreadable> {
    let staff = here.route().facts.method.staff_may_take_part;
    people_file::read(file, known(here), staff, MAX_IMPORT)
}

/// Who is on the list of this route already.
fn known(here: &Here) -> Known {
    let prep = &here.route().prep;
    let mut known = Known::default();
    for person in prep.involvements.values().filter(|i| i.active()).filter_map(|i| prep.people.get(&i.person)) {
        known.add(&person.name, &person.email, &person.phone, &person.address);
    }
    known
}

fn said(t: T, unreadable: &Unreadable) -> String {
    match unreadable {
        Unreadable::Empty => t.s("import-empty"),
        Unreadable::Format => t.s("import-format"),
        Unreadable::NoName(found) => t.w("import-no-name", "found", found),
        Unreadable::TooMany => t.n("import-too-many", i64::try_from(MAX_IMPORT).unwrap_or(i64::MAX)),
    }
}

fn previewed(here: &Here, rows: &[FileRow]) -> Result<Response, Oops> {
    let t = here.t();
    let good = || rows.iter().filter(|row| row.problem.is_none());
    let wrong = |row: &FileRow| {
        let problem = row.problem.as_ref()?;
        let sentence = t.w(&format!("import-{}", problem.code), "found", &problem.found);
        Some(WrongRow { line: row.line, sentence })
    };
    let count = good().count();
    html(&PreviewPage {
        id: here.id.to_string(),
        good: good().take(SHOWN).map(|row| good_row(t, row)).collect(),
        good_count: count,
        more: count.saturating_sub(SHOWN),
        wrong: rows.iter().filter_map(wrong).collect(),
        rows: people_file::write(rows),
        page: Page::of(here, t.s("import-preview-title")).still(),
    })
}

fn good_row(t: T, row: &FileRow) -> GoodRow {
    let person = &row.person;
    let contact = [&person.email, &person.phone, &person.address];
    GoodRow {
        line: row.line,
        name: person.name.clone(),
        contact: contact.into_iter().filter(|c| !c.is_empty()).cloned().collect::<Vec<_>>().join(", "),
        kind: t.k("circle-kind", row.kind.name()),
        why: row.why.clone(),
        same_name: row.same_name,
    }
}

/// `POST /r/{route}/circle/import/confirm`: one `involvement.import` of the checked rows.
pub async fn confirm(here: Here, body: Bytes) -> Result<Response, Oops> {
    here.guides()?;
    let fields = act::own(&here.viewer, &body)?;
    let id = act::field(&fields, "command_id").and_then(|id| Uuid::parse_str(id).ok()).ok_or(Oops::Wrong)?;
    let staff = here.route().facts.method.staff_may_take_part;
    // Read against an empty list: sent twice it is the same command, and who came in meanwhile the domain knows.
    let rows = act::field(&fields, "rows").unwrap_or("").as_bytes();
    let rows = people_file::read(rows, Known::default(), staff, MAX_IMPORT).map_err(|_| Oops::Wrong)?;
    let people = rows.into_iter().filter(|row| row.problem.is_none());
    let command = Command::InvolvementImport { people: people.map(|row| (row.person, row.kind, row.why)).collect() };
    let who = here.viewer.signed_in()?.who();
    here.app.engine.give(here.id, CommandId(id), who, command).await?;
    Ok(Redirect::to(&format!("/r/{}/circle?done=involvement.import", here.id)).into_response())
}
