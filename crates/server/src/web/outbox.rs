//! The outbox: what people are told, and whether it arrived. Works without a mail server: every
//! message can be read here, and printed as a letter.

use crate::access::{self, Purpose};
use crate::clock;
use crate::mail::render::{Section, Written};
use crate::mail::{self, body, render};
use crate::read::{self, Delivery, DeliveryState};
use crate::text::T;
use crate::typeset::{self, Limits};
use crate::web::act;
use crate::web::here::Here;
use crate::web::oops::{Oops, Paper};
use crate::web::page::{Page, html};
use crate::web::report::file;
use crate::web::routes::{Entry, For};
use crate::web::stretch::{self, Stretch};
use crate::web::words;
use askama::Template;
use axum::body::Bytes;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use bloemenzee_domain::circle::Person;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::id::{CommandId, ItemId, ParticipantId};
use bloemenzee_domain::message::{Message, Way};
use bloemenzee_report::{Job, Letter};
use uuid::Uuid;

/// The addresses of this room.
pub fn pages() -> Vec<Entry> {
    vec![
        ("GET", "/r/{route}/outbox", For::Guides, get(show)),
        ("GET", "/r/{route}/outbox/{message}", For::Guides, get(read_one)),
        ("POST", "/r/{route}/outbox/letters", For::Guides, post(letters)),
        ("POST", "/r/{route}/outbox/printed", For::Guides, post(printed)),
        ("POST", "/r/{route}/outbox/again", For::Guides, post(again)),
    ]
}

/// Letters in one PDF: a bundle that a printer takes, and a form that stays light.
const MOST_LETTERS: usize = 200;

struct MessageRow {
    id: String,
    name: String,
    kind: String,
    way: String,
    state: &'static str,
    state_word: String,
    when: String,
    error: String,
    failed: bool,
}

#[derive(Template)]
#[template(path = "outbox.html")]
struct OutboxPage {
    page: Page,
    at: String,
    rows: Vec<MessageRow>,
    rows_of: Stretch,
    counts: Vec<(String, usize)>,
    to_print: Vec<String>,
    to_print_after: String,
    no_server: bool,
    in_box: bool,
    note: String,
}

async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let t = here.t();
    let mut all = read::messages(here.app.engine.store(), here.id).await?;
    all.reverse();
    let states = [DeliveryState::Waiting, DeliveryState::Sent, DeliveryState::Failed, DeliveryState::Printed];
    let count = |state: DeliveryState| all.iter().filter(|d| d.state == state).count();
    let note = here.viewer.asked("noted").filter(|n| ["printed", "again"].contains(n));
    let paper: Vec<&Delivery> = all.iter().filter(|d| to_print(&here, d)).collect();
    let rows_of = Stretch::new(&here.viewer, "all", all.len(), stretch::ROWS);
    html(&OutboxPage {
        at: format!("/r/{}/outbox", here.id),
        counts: states.map(|state| counted(t, state, count(state))).to_vec(),
        to_print: paper.iter().take(MOST_LETTERS).map(|d| d.message.id.to_string()).collect(),
        to_print_after: if paper.len() > MOST_LETTERS {
            t.n("outbox-print-after", paper.len() - MOST_LETTERS)
        } else {
            String::new()
        },
        rows: rows_of.of_all(&all).iter().map(|delivery| row(&here, delivery)).collect(),
        rows_of,
        no_server: here.app.config.smtp.is_none(),
        in_box: here.app.in_box.is_some(),
        note: note.map(|n| t.s(&format!("outbox-noted-{n}"))).unwrap_or_default(),
        page: Page::of(&here, t.s("outbox-title")),
    })
}

/// How many messages are in a state, with what the number counts.
fn counted(t: T, state: DeliveryState, n: usize) -> (String, usize) {
    (t.n(&format!("outbox-count-{}", state.name()), n), n)
}

/// Whether a message waits for paper: letters do, and without a mail server everything.
fn to_print(here: &Here, delivery: &Delivery) -> bool {
    let paper = delivery.message.way == Way::Letter || here.app.config.smtp.is_none();
    let (route, message) = (here.route(), &delivery.message);
    let wanted = !render::is_gone(route, message) && !render::is_stopped(route, message);
    paper && delivery.state == DeliveryState::Waiting && wanted
}

fn to_whom(here: &Here, message: &Message) -> String {
    here.route().addressee(message.to).map_or_else(|| "—".to_owned(), |person| person.name.clone())
}

fn row(here: &Here, delivery: &Delivery) -> MessageRow {
    let t = here.t();
    let message = &delivery.message;
    MessageRow {
        id: message.id.to_string(),
        name: to_whom(here, message),
        kind: t.k("message", message.kind.name()),
        way: t.s(if message.way == Way::Letter { "way-letter" } else { "way-mail" }),
        state: match delivery.state {
            DeliveryState::Waiting => "open",
            DeliveryState::Sent | DeliveryState::Printed => "done",
            DeliveryState::Failed => "late",
        },
        state_word: t.k("delivery", delivery.state.name()),
        when: words::date_time(t, delivery.sent_at.unwrap_or(message.at)),
        error: problem(here, delivery),
        failed: delivery.state == DeliveryState::Failed,
    }
}

/// What went wrong, in words that say what to do.
fn problem(here: &Here, delivery: &Delivery) -> String {
    let t = here.t();
    if delivery.state == DeliveryState::Waiting {
        if render::is_gone(here.route(), &delivery.message) {
            return t.s("outbox-error-removed");
        }
        if render::is_stopped(here.route(), &delivery.message) {
            return t.s("outbox-error-unsubscribed");
        }
    }
    let Some(error) = delivery.error.as_deref() else { return String::new() };
    let what = match error {
        "no-address" => t.s("outbox-error-no-address"),
        "address-wrong" => t.s("outbox-error-address-wrong"),
        "removed" => t.s("outbox-error-removed"),
        "unsubscribed" => t.s("outbox-error-unsubscribed"),
        "nothing-left" => t.s("outbox-error-nothing-left"),
        "smtp-unreachable" | "smtp-timeout" => t.s("outbox-error-unreachable"),
        code if code.starts_with("smtp-") => t.w("outbox-error-refused", "code", code.trim_start_matches("smtp-")),
        _ => t.s("outbox-error-other"),
    };
    if delivery.state == DeliveryState::Waiting {
        return t.a("outbox-tried-again-at", &[("what", what), ("when", words::date_time(t, delivery.next_try))]);
    }
    what
}

#[derive(Template)]
#[template(path = "outbox_message.html")]
struct MessagePage {
    page: Page,
    back: String,
    to: Vec<String>,
    subject: String,
    paragraphs: Vec<String>,
    list: Vec<String>,
    sections: Vec<Section>,
    lang: &'static str,
    way_in: String,
    letter: bool,
    /// Whether a link or a code of the reader's own comes with it.
    signs_in: bool,
    organisation: String,
    state: String,
}

/// `GET /r/{route}/outbox/{message}`: as it is or will be sent, save for the secret of the link.
async fn read_one(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let id: ItemId = here.id_in("message")?;
    let all = read::messages(here.app.engine.store(), here.id).await?;
    let delivery = all.iter().find(|d| d.message.id == id).ok_or(Oops::NotFound)?;
    let lang = match here.route().addressee(delivery.message.to) {
        Some(person) => read::lang_of(here.app.engine.store(), person.id).await?,
        None => None,
    };
    let letter = delivery.message.way == Way::Letter;
    let lang = lang.filter(|_| !letter).unwrap_or(render::T_NL.lang);
    let written = render::write(T { lang }, here.route(), &delivery.message, &here.app.config.organisation);
    let mut to = vec![to_whom(&here, &delivery.message)];
    if let Some(person) = here.route().addressee(delivery.message.to) {
        let at_home = here.t().s("box-address-at-home");
        let email = if person.email == Person::ADDRESS_AT_HOME { &at_home } else { &person.email };
        let lines = if letter { &person.address } else { email };
        to.extend(lines.lines().map(str::to_owned));
    }
    let row = row(&here, delivery);
    html(&MessagePage {
        page: Page::of(&here, here.t().w("outbox-message-to", "name", &to[0])).still(),
        back: format!("/r/{}/outbox", here.id),
        to,
        subject: written.subject,
        paragraphs: written.paragraphs,
        list: written.list,
        sections: written.sections,
        lang: lang.tag(),
        way_in: written.way_in,
        letter,
        signs_in: delivery.message.to.participant().is_some(),
        organisation: here.app.config.organisation.clone(),
        state: format!("{}, {}", row.state_word, row.when),
    })
}

/// The messages that a form names, as they stand in the outbox.
async fn named(here: &Here, body: &Bytes) -> Result<Vec<Delivery>, Oops> {
    here.guides()?;
    let fields = act::own(&here.viewer, body)?;
    let ids: Vec<ItemId> = fields.iter().filter(|(n, _)| n == "message").filter_map(|(_, v)| v.parse().ok()).collect();
    let mut all = read::messages(here.app.engine.store(), here.id).await?;
    all.retain(|delivery| ids.contains(&delivery.message.id));
    Ok(all)
}

/// `POST /r/{route}/outbox/letters`: one PDF; every letter gets a code of its own, made now.
async fn letters(here: Here, body: Bytes) -> Result<Response, Oops> {
    let chosen = named(&here, &body).await?;
    let mut letters = Vec::new();
    tell_of_codes(&here, &chosen).await?;
    for delivery in &chosen {
        letters.extend(letter(&here, delivery).await?);
    }
    if letters.is_empty() {
        return Ok(Redirect::to(&format!("/r/{}/outbox", here.id)).into_response());
    }
    let made = typeset::typeset(&Job::Letters(letters), Limits::default()).await;
    let bytes = made.map_err(|fault| Oops::untypeset(&fault, Paper::Letters, format!("/r/{}/outbox", here.id)))?;
    Ok(file(&here.t().s("outbox-file-letters"), "application/pdf", bytes))
}

/// Writes down for whom a code will stand in a letter.
async fn tell_of_codes(here: &Here, chosen: &[Delivery]) -> Result<(), Oops> {
    let opens = |d: &&Delivery| written(here, d).is_some_and(|words| !words.way_in.is_empty());
    let on_list = |p: &ParticipantId| here.route().prep.involvements.get(p).is_some_and(|i| i.active());
    let people = chosen.iter().filter(opens).filter_map(|d| d.message.to.participant()).filter(on_list);
    let participants: Vec<ParticipantId> = people.collect();
    if !participants.is_empty() {
        let told = Command::SignInCodeMake { participants, letter: true };
        here.app.engine.give(here.id, CommandId(Uuid::new_v4()), here.viewer.signed_in()?.who(), told).await?;
    }
    Ok(())
}

/// The words of a letter; none where it is not to be sent any more.
fn written(here: &Here, delivery: &Delivery) -> Option<Written> {
    let (route, message) = (here.route(), &delivery.message);
    let words = render::write(render::T_NL, route, message, &here.app.config.organisation);
    render::withheld(route, message, &words).is_none().then_some(words)
}

async fn letter(here: &Here, delivery: &Delivery) -> Result<Option<Letter>, Oops> {
    let config = &here.app.config;
    let Some(to) = here.route().addressee(delivery.message.to) else { return Ok(None) };
    let Some(written) = written(here, delivery) else { return Ok(None) };
    let access = match delivery.message.to.participant().filter(|_| !written.way_in.is_empty()) {
        None => None,
        Some(participant) => {
            let purpose = Purpose::Participant { route: here.id, participant };
            let expires = clock::now().plus_days(mail::LINK_DAYS);
            let code = access::make_code(here.app.engine.store(), &purpose, expires).await?;
            Some((format!("{}/sign-in", config.public_url()), code))
        }
    };
    let date = words::date(render::T_NL, clock::now());
    Ok(Some(body::letter(&written, to, &config.organisation, date, access)))
}

/// `POST /r/{route}/outbox/printed`
async fn printed(here: Here, body: Bytes) -> Result<Response, Oops> {
    let chosen = named(&here, &body).await?;
    let paper = chosen.iter().filter(|delivery| to_print(&here, delivery));
    let statements = paper.map(|d| read::mark_printed(here.id, d.message.id, clock::now())).collect();
    access::write(here.app.engine.store(), statements).await?;
    Ok(Redirect::to(&format!("/r/{}/outbox?noted=printed", here.id)).into_response())
}

/// `POST /r/{route}/outbox/again`
async fn again(here: Here, body: Bytes) -> Result<Response, Oops> {
    let chosen = named(&here, &body).await?;
    let statements = chosen.iter().map(|d| read::mark_waiting(here.id, d.message.id, clock::now())).collect();
    access::write(here.app.engine.store(), statements).await?;
    Ok(Redirect::to(&format!("/r/{}/outbox?noted=again", here.id)).into_response())
}
