//! What became of somebody's points as a letter, for who has no e-mail: made for who guides, so only
//! what they may know stands in it (design.md, law 5).

use super::tell::{Telling, furthest_first};
use super::wishes::{Way, permitted, person, rhythms, ways};
use super::{is_open, not_yet};
use crate::clock;
use crate::mail::render::T_NL;
use crate::typeset::{self, Limits};
use crate::web::act;
use crate::web::here::Here;
use crate::web::oops::{Oops, Paper};
use crate::web::page::{Page, html};
use crate::web::report::file;
use crate::web::setup::Choice;
use crate::web::stretch::{self, Stretch};
use crate::web::words;
use askama::Template;
use axum::body::Bytes;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::circle::{Involvement, Person};
use bloemenzee_domain::follow_up::{Became, OwnTrace, Rhythm, TellBy};
use bloemenzee_domain::id::ParticipantId;
use bloemenzee_domain::stance::{Channel, Viewer};
use bloemenzee_report::{Block, Job, Lang, Letter};
use std::collections::BTreeMap;

/// Letters in one PDF, as in the outbox.
const MOST_LETTERS: usize = 200;
/// Points that stand in one letter in full.
const MOST_POINTS: usize = 30;

/// Somebody who gets a letter, or may want one.
struct Row {
    id: String,
    name: String,
    wish: String,
    address: bool,
}

#[derive(Template)]
#[template(path = "trace_letters.html")]
struct LettersPage {
    page: Page,
    at: String,
    post: Vec<Row>,
    post_of: Stretch,
    unasked: Vec<Row>,
    unasked_of: Stretch,
    others: Vec<Row>,
    others_of: Stretch,
    none_chosen: bool,
}

/// `GET /r/{route}/trace/letters`: who chose post, and who without e-mail was not asked yet.
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    if !is_open(&here) {
        return not_yet(&here, "letters-title");
    }
    let prep = &here.route().prep;
    let mut people: Vec<&Involvement> = prep.involvements.values().filter(|i| i.active()).collect();
    people.sort_by_key(|i| prep.name(i.participant).to_lowercase());
    let by_post = |i: &&Involvement| wants_post(&here, i.participant);
    let (post, rest): (Vec<_>, Vec<_>) = people.into_iter().partition(by_post);
    let silent = |i: &&Involvement| {
        let reached = person(&here, i.participant).is_some_and(|p| !p.email.is_empty());
        !reached && !prep.follow.tell.contains_key(&i.participant)
    };
    let (unasked, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(silent);
    let stretch = |name: &str, of: usize| Stretch::new(&here.viewer, name, of, stretch::ROWS);
    let post_of = stretch("post", post.len());
    let (unasked_of, others_of) = (stretch("unasked", unasked.len()), stretch("others", others.len()));
    let rows = |of: &Stretch, all: &[&Involvement]| of.of_all(all).iter().map(|i| row(&here, i)).collect();
    html(&LettersPage {
        at: format!("/r/{}/trace/letters", here.id),
        post: rows(&post_of, &post),
        post_of,
        unasked: rows(&unasked_of, &unasked),
        unasked_of,
        others: rows(&others_of, &others),
        others_of,
        none_chosen: here.viewer.asked("none").is_some(),
        page: Page::of(&here, here.t().s("letters-title")).still(),
    })
}

fn wants_post(here: &Here, participant: ParticipantId) -> bool {
    let tell = here.route().prep.follow.tell.get(&participant);
    tell.is_some_and(|tell| tell.by == TellBy::Post && tell.rhythm != Rhythm::Never)
}

fn row(here: &Here, is: &Involvement) -> Row {
    Row {
        id: is.participant.to_string(),
        name: here.route().prep.name(is.participant).to_owned(),
        wish: told_of(here, is.participant),
        address: person(here, is.participant).is_some_and(|p| !p.address.is_empty()),
    }
}

/// How they are told, as it is said of somebody else.
fn told_of(here: &Here, participant: ParticipantId) -> String {
    let t = here.t();
    match here.route().prep.follow.tell.get(&participant) {
        None => t.s("letters-told-unasked"),
        Some(tell) if tell.by == TellBy::None || tell.rhythm == Rhythm::Never => t.s("letters-told-none"),
        Some(tell) => {
            let (by, rhythm) = (t.k("trace-told-by", tell.by.name()), t.k("trace-told", tell.rhythm.name()));
            let said = t.a("letters-told-is", &[("by", by), ("rhythm", rhythm)]);
            let since = [("date", words::date(t, tell.at)), ("by", t.k("circle-channel", tell.channel.name()))];
            format!("{said} {}", t.a("letters-told-since", &since))
        }
    }
}

#[derive(Template)]
#[template(path = "trace_letter.html")]
struct LetterPage {
    page: Page,
    id: String,
    at: String,
    back: String,
    participant: String,
    wish: String,
    may_tell: bool,
    ways: Vec<Way>,
    rhythms: Vec<Way>,
    channels: Vec<Choice>,
    /// The letter as it would be printed; none without an address.
    letter: Option<Letter>,
}

/// `GET /r/{route}/trace/letters/{participant}`: their letter to read, and how they want to be told.
pub async fn one(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let participant: ParticipantId = here.id_in("participant")?;
    let is = here.route().prep.involvements.get(&participant).filter(|i| i.active()).ok_or(Oops::NotFound)?;
    if !is_open(&here) {
        return not_yet(&here, "letters-title");
    }
    let t = here.t();
    let tell = here.route().prep.follow.tell.get(&participant);
    let somebody = person(&here, is.participant);
    let channel = |c: &Channel| Choice::new(c.name(), t.k("circle-channel", c.name()));
    let back = format!("/r/{}/trace/letters", here.id);
    html(&LetterPage {
        id: here.id.to_string(),
        at: format!("{back}/{participant}"),
        participant: participant.to_string(),
        wish: told_of(&here, participant),
        may_tell: permitted(&here, "follow_up.tell_me"),
        ways: ways(&here, somebody, tell),
        rhythms: rhythms(t, tell),
        channels: [Channel::Phone, Channel::Paper, Channel::Spoken].iter().map(channel).collect(),
        letter: somebody.filter(|p| !p.address.is_empty()).map(|p| letter(&here, participant, p)),
        page: Page::of(&here, here.route().prep.name(participant).to_owned()).still(),
        back,
    })
}

/// `POST /r/{route}/trace/letters`: one PDF of the letters to those who were ticked.
pub async fn print(here: Here, body: Bytes) -> Result<Response, Oops> {
    here.guides()?;
    let fields = act::own(&here.viewer, &body)?;
    if !is_open(&here) {
        return not_yet(&here, "letters-title");
    }
    let at = format!("/r/{}/trace/letters", here.id);
    let ids = fields.iter().filter(|(name, _)| name == "participant").filter_map(|(_, id)| id.parse().ok());
    let active = |id: &ParticipantId| here.route().prep.involvements.get(id).is_some_and(|i| i.active());
    let written = ids.filter(active).take(MOST_LETTERS).filter_map(|id| {
        let to = person(&here, id).filter(|p| !p.address.is_empty())?;
        Some(letter(&here, id, to))
    });
    let letters: Vec<Letter> = written.collect();
    if letters.is_empty() {
        return Ok(Redirect::to(&format!("{at}?none=1")).into_response());
    }
    let made = typeset::typeset(&Job::Letters(letters), Limits::default()).await;
    let bytes = made.map_err(|fault| Oops::untypeset(&fault, Paper::Letters, at))?;
    Ok(file(&here.t().s("letters-file"), "application/pdf", bytes))
}

/// The letter to one person. In Dutch, as everything that is sent: nobody has told us another language.
fn letter(here: &Here, participant: ParticipantId, to: &Person) -> Letter {
    let (t, route, now) = (T_NL, here.route(), clock::now());
    let telling = Telling::new(route, t, now);
    let mut all = route.own_trace(participant, Viewer::Guide, now);
    all.sort_by_key(|own| furthest_first(own.of.became));
    let (wrote, said): (Vec<_>, Vec<_>) = all.into_iter().partition(|own| own.wrote);
    let title = route.facts.title.as_str().to_owned();
    let mut body = vec![
        Block::Paragraph(t.w("mail-greeting", "name", &to.name)),
        Block::Paragraph(t.a("letter-trace-lead", &[("title", title.clone()), ("date", words::date(t, now))])),
    ];
    if wrote.is_empty() && said.is_empty() {
        body.push(Block::Paragraph(t.s("letter-trace-nothing")));
    }
    if !wrote.is_empty() {
        body.push(Block::Heading(t.s("letter-trace-wrote")));
        body.extend(wrote.iter().take(MOST_POINTS).filter_map(|own| block(&telling, own)));
        let more = wrote.len().saturating_sub(MOST_POINTS);
        body.extend((more > 0).then(|| Block::Paragraph(t.n("letter-trace-more", more))));
    }
    if !said.is_empty() {
        body.push(Block::Heading(t.s("letter-trace-said")));
        body.push(Block::Paragraph(t.n("letter-trace-said-lead", said.len())));
        body.push(Block::List(counted(&telling, &said)));
    }
    body.push(Block::Paragraph(t.s("letter-trace-end")));
    body.push(Block::Paragraph(format!("{}\n{}", t.s("mail-regards"), here.app.config.organisation)));
    Letter {
        lang: Lang::Nl,
        sender: vec![here.app.config.organisation.clone()],
        recipient: std::iter::once(to.name.clone()).chain(to.address.lines().map(str::to_owned)).collect(),
        date: words::date(t, now),
        subject: t.w("letter-trace-subject", "title", title),
        body,
    }
}

fn block(telling: &Telling<'_>, own: &OwnTrace<'_>) -> Option<Block> {
    let (facts, _) = telling.idea(own.of.idea)?;
    let point = facts.points.get(&own.of.point)?;
    let stance = own.stance.map(|kind| telling.t.k("trace-you-said", kind.name()));
    let lines = telling.chain(&own.of).into_iter().chain(stance).collect();
    Some(Block::Quote { text: telling.said(facts, point), lines })
}

/// How many of them became what, in the order of a life.
fn counted(telling: &Telling<'_>, said: &[OwnTrace<'_>]) -> Vec<String> {
    let mut counts: BTreeMap<Became, usize> = BTreeMap::new();
    for own in said {
        *counts.entry(own.of.became).or_default() += 1;
    }
    let line = |(became, n): (Became, usize)| {
        telling.t.a("letter-trace-count", &[("n", n.to_string()), ("word", telling.word(became))])
    };
    counts.into_iter().map(line).collect()
}
