//! Printing: what is in the pack, who has a seat card, and one PDF of what is chosen.
//!
//! Where cards that work would not work any more, it asks once more. The PDF is made first and the cards are issued
//! after, so that a print that comes to nothing leaves everybody the card they have.

use super::paper::{self, Source};
use crate::access::{self, seat};
use crate::clock;
use crate::execute::Failure;
use crate::typeset::{self, Limits};
use crate::web::act::{self, Fields};
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::{Oops, Paper};
use crate::web::page::{Page, html};
use crate::web::report::file;
use crate::web::stretch::Stretch;
use crate::web::words;
use askama::Template;
use axum::body::Bytes;
use axum::response::{IntoResponse, Redirect, Response};
use bloemenzee_domain::change::{Change, Record};
use bloemenzee_domain::circle::Involvement;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Ctx;
use bloemenzee_domain::event::Event;
use bloemenzee_domain::gathering::{Gathering, Presence};
use bloemenzee_domain::hall::SeatCard;
use bloemenzee_domain::id::{CommandId, ParticipantId};
use bloemenzee_domain::route::Route;
use bloemenzee_report::{Job, PackPart};
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use uuid::Uuid;

/// People on one page of the list: two buttons each.
const ROWS: usize = 40;
/// Most blank flowers per table, and most without a table, in one print.
const MOST_FLOWERS: u32 = 10;

/// A part of the pack to tick.
struct PartLine {
    value: &'static str,
    label: String,
    hint: String,
    /// Whether there is something to print.
    ready: bool,
    chosen: bool,
}

/// Somebody's card, and what can be done with it.
struct CardLine {
    id: String,
    name: String,
    seat: String,
    kind: &'static str,
    word: String,
    print: String,
    may_print: bool,
    may_revoke: bool,
}

#[derive(Template)]
#[template(path = "hall_pack.html")]
struct PackPage {
    page: Page,
    id: String,
    at: String,
    here: String,
    planned: bool,
    when: String,
    told: String,
    parts: Vec<PartLine>,
    without: usize,
    guests: usize,
    /// What happens to the cards there are when everybody gets a new one.
    all_hint: String,
    may_print: bool,
    most_flowers: u32,
    tables: bool,
    unlisted: String,
    cards: Vec<CardLine>,
    cards_of: Stretch,
}

/// Who can get a card: who is on the list and did not say no, and whoever is there with a voice or
/// to listen; by name.
fn guests(route: &Route) -> Vec<ParticipantId> {
    let presence = |p| route.facts.attendance.get(&p).map(|a| a.presence);
    let comes = |i: &&Involvement| match presence(i.participant) {
        Some(presence) => presence != Presence::Support,
        None => i.expected(),
    };
    let invited = route.prep.involvements.values().filter(|i| i.active()).filter(comes);
    let mut all: Vec<_> = invited.map(|i| i.participant).collect();
    all.sort_by_key(|p| (route.prep.name(*p).to_lowercase(), *p));
    all
}

/// Whether somebody's card opens something now.
fn has_card(route: &Route, who: ParticipantId) -> bool {
    route.prep.cards.get(&who).is_some_and(|card| route.seat_card_opens(who, card.print))
}

/// `GET /r/{route}/meeting/pack?cards=`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let (t, route) = (here.t(), here.route());
    let gathering = route.prep.gathering(route.facts.gathering);
    let guests = guests(route);
    let without = guests.iter().filter(|p| !has_card(route, **p)).count();
    let cards_of = Stretch::new(&here.viewer, "cards", guests.len(), ROWS);
    let at = format!("/r/{}/meeting/pack", here.id);
    let may_print = may_print(&here);
    html(&PackPage {
        id: here.id.to_string(),
        planned: gathering.is_some(),
        when: gathering.map(|g| format!("{}, {}", words::date_time(t, g.at), g.place)).unwrap_or_default(),
        told: if here.viewer.asked("told") == Some("meanwhile") { t.s("pack-meanwhile") } else { String::new() },
        parts: parts(&here, without, guests.len()),
        without,
        guests: guests.len(),
        all_hint: match guests.len() - without {
            0 => t.s("pack-for-all-first"),
            cards => t.n("pack-for-all-hint", cards),
        },
        may_print,
        most_flowers: MOST_FLOWERS,
        tables: !route.facts.tables.is_empty(),
        unlisted: unlisted(&here),
        cards: cards_of.of_all(&guests).iter().map(|p| card_line(&here, *p)).collect(),
        here: format!("{at}?cards={}#cards", cards_of.number()),
        cards_of,
        at,
        page: Page::of(&here, t.s("pack-title")),
    })
}

/// Whether cards can be printed: the viewer may, and there is a meeting that is not over.
fn may_print(here: &Here) -> bool {
    let route = here.route();
    let meeting = route.prep.gathering(route.facts.gathering).is_some() && route.facts.handed_over.is_none();
    meeting && view::may(here, "seat_card.issue")
}

/// The name of a part in forms and texts.
fn name(part: PackPart) -> &'static str {
    match part {
        PackPart::Script => "script",
        PackPart::SeatCards => "seat_cards",
        PackPart::Walks => "walks",
        PackPart::Posters => "posters",
        PackPart::Flowers => "flowers",
        PackPart::Visits => "visits",
        PackPart::Ideas => "ideas",
    }
}

/// Every part of the pack, with a tick where something is ready, and what it waits for where not.
fn parts(here: &Here, without: usize, guests: usize) -> Vec<PartLine> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let walked = !route.prep.carousel.rounds.is_empty();
    let line = |part: PackPart| {
        let ready = match part {
            PackPart::Script => true,
            PackPart::Flowers => view::may(here, "flower.print"),
            PackPart::SeatCards => guests > 0 && may_print(here),
            PackPart::Walks | PackPart::Visits => walked,
            PackPart::Posters => !facts.tables.is_empty(),
            PackPart::Ideas => !facts.live_ideas().is_empty(),
        };
        PartLine {
            value: name(part),
            label: t.k("pack-part", name(part)),
            hint: t.k(if ready { "pack-hint" } else { "pack-waits" }, name(part)),
            ready,
            chosen: ready && (part != PackPart::SeatCards || without > 0),
        }
    };
    PackPart::ALL.map(line).into()
}

/// That people who walk have no seat number yet, so that they stand on no sheet of the carousel.
fn unlisted(here: &Here) -> String {
    let route = here.route();
    let rounds = &route.prep.carousel.rounds;
    let walkers: BTreeSet<_> = rounds.iter().flat_map(|round| round.keys()).collect();
    match walkers.into_iter().filter(|p| !route.prep.cards.contains_key(p)).count() {
        0 => String::new(),
        n => here.t().n("pack-unlisted", n),
    }
}

fn card_line(here: &Here, who: ParticipantId) -> CardLine {
    let (t, route) = (here.t(), here.route());
    let card = route.prep.cards.get(&who);
    let opens = has_card(route, who);
    let (kind, state) = match card {
        Some(_) if opens => ("carried", "valid"),
        Some(card) if card.revoked => ("notdecided", "revoked"),
        Some(_) => ("open", "other"),
        None => ("open", "none"),
    };
    CardLine {
        id: who.to_string(),
        name: route.prep.name(who).to_owned(),
        seat: card.map(|card| t.n("pack-seat-number", card.number)).unwrap_or_default(),
        kind,
        word: t.k("pack-card", state),
        print: t.s(if card.is_some() { "pack-print-again" } else { "pack-print-one" }),
        may_print: may_print(here),
        may_revoke: opens && view::may(here, "seat_card.revoke"),
    }
}

/// What a form asks to print.
struct Wish {
    parts: Vec<PackPart>,
    people: Vec<ParticipantId>,
    flowers: (u32, u32),
}

impl Wish {
    fn of(route: &Route, fields: &Fields) -> Self {
        let parts: Vec<PackPart> = PackPart::ALL
            .into_iter()
            .filter(|part| fields.iter().any(|(n, v)| n == "part" && v == name(*part)))
            .collect();
        let named: BTreeSet<&str> =
            fields.iter().filter(|(n, _)| n == "participant").map(|(_, v)| v.as_str()).collect();
        let wanted = |p: &ParticipantId| match act::field(fields, "who") {
            Some("all") => true,
            Some("missing") => !has_card(route, *p),
            _ => named.contains(p.to_string().as_str()),
        };
        let cards = parts.contains(&PackPart::SeatCards);
        let number = |name: &str| {
            let typed = act::field(fields, name).and_then(|n| n.trim().parse::<u32>().ok());
            typed.unwrap_or(0).min(MOST_FLOWERS)
        };
        let people = guests(route).into_iter().filter(|p| cards && wanted(p)).collect();
        Self { parts, people, flowers: (number("flowers"), number("spare")) }
    }

    /// The Fluent key of the file's name: one card that is printed anew is no print pack.
    fn file(&self) -> &'static str {
        let one_card = self.parts == [PackPart::SeatCards] && self.people.len() == 1;
        if one_card { "pack-file-card" } else { "pack-file" }
    }
}

#[derive(Template)]
#[template(path = "hall_pack_sure.html")]
struct SurePage {
    page: Page,
    at: String,
    lead: String,
    /// The form as it was sent, save what is fresh in each.
    fields: Fields,
    yes: String,
    /// How many have no card that works, where the form asked for everybody.
    missing: usize,
}

/// Asks once more where cards that work would not work any more; nothing is printed yet.
fn sure(here: &Here, fields: Fields, people: &[ParticipantId]) -> Result<Option<Response>, Oops> {
    let (t, route) = (here.t(), here.route());
    let void: Vec<_> = people.iter().filter(|p| has_card(route, **p)).collect();
    if void.is_empty() || act::field(&fields, "sure").is_some() {
        return Ok(None);
    }
    let (lead, yes) = match people {
        [one] => {
            let name = route.prep.name(*one);
            (t.w("pack-sure-lead-one", "name", name), t.w("pack-sure-yes-one", "name", name))
        }
        _ => (t.n("pack-sure-lead", void.len()), t.n("pack-sure-yes", people.len())),
    };
    let all = act::field(&fields, "who") == Some("all");
    let fields = fields.into_iter().filter(|(name, _)| name != "csrf").collect();
    let at = format!("/r/{}/meeting/pack", here.id);
    let page = Page { at: at.clone(), ..Page::of(here, t.s("pack-sure-title")).still() };
    let missing = if all { people.len() - void.len() } else { 0 };
    html(&SurePage { page, at, lead, fields, yes, missing }).map(Some)
}

/// The cards that printing for these people makes, in their order, as the domain says it.
///
/// # Errors
/// What the domain refuses.
fn issued(route: &Route, here: &Here, id: CommandId, people: &[ParticipantId]) -> Result<Vec<SeatCard>, Oops> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let ctx = Ctx { command: id, ..here.ctx() };
    let command = Command::SeatCardIssue { participants: people.to_vec(), prints: BTreeMap::new() };
    let events = route.decide(&command, &ctx).map_err(Oops::Refused)?;
    let card = |event: Event| match event {
        Event::Change(Change { record: Record::SeatCard(card), .. }) => Some(card),
        _ => None,
    };
    let mut cards: Vec<SeatCard> = events.into_iter().filter_map(card).collect();
    cards.sort_by_key(|card| people.iter().position(|p| *p == card.participant));
    Ok(cards)
}

/// `POST /r/{route}/meeting/pack`: one PDF of the chosen parts.
pub async fn make(here: Here, body: Bytes) -> Result<Response, Oops> {
    let fields = act::own(&here.viewer, &body)?;
    here.guides()?;
    let (t, route, config) = (here.t(), here.route(), &here.app.config);
    let back = format!("/r/{}/meeting/pack", here.id);
    let Some(gathering) = route.prep.gathering(route.facts.gathering) else {
        return Ok(Redirect::to(&back).into_response());
    };
    let wish = Wish::of(route, &fields);
    if let Some(asks) = sure(&here, fields, &wish.people)? {
        return Ok(asks);
    }
    let name = t.s(wish.file());
    // Each print is a command of its own: a form that is sent twice prints twice, and the last one counts.
    let id = CommandId(Uuid::new_v4());
    let cards: Vec<_> =
        issued(route, &here, id, &wish.people)?.into_iter().map(|card| (card, access::code())).collect();
    let flowers = wish.parts.contains(&PackPart::Flowers) && view::may(&here, "flower.print");
    let sheets = paper::sheets(route, if flowers { wish.flowers } else { (0, 0) });
    let pack = paper::pack(&Source {
        route,
        gathering,
        now: clock::now(),
        t,
        organisation: &config.organisation,
        public_url: &config.public_url(),
        parts: wish.parts,
        cards: &cards,
        sheets: &sheets,
    });
    let made = typeset::typeset(&Job::Pack(pack), Limits::default()).await;
    let bytes = made.map_err(|fault| Oops::untypeset(&fault, Paper::Pack, back.clone()))?;
    if !sheets.is_empty() {
        let who = here.viewer.signed_in()?.who();
        here.app.engine.give(here.id, CommandId(Uuid::new_v4()), who, Command::FlowerPrint { sheets }).await?;
    }
    if !cards.is_empty() && !issue(&here, id, &cards, gathering).await? {
        return Ok(Redirect::to(&format!("{back}?told=meanwhile")).into_response());
    }
    Ok(file(&name, "application/pdf", bytes))
}

/// Makes these printed cards the ones that count; false when somebody else printed some of them
/// while ours were typeset: then nothing is changed.
///
/// The codes are kept first. They open nothing until the domain counts their print, and what goes
/// wrong on the way voids no earlier card.
async fn issue(here: &Here, id: CommandId, printed: &[(SeatCard, String)], meeting: &Gathering) -> Result<bool, Oops> {
    let app = &here.app;
    let people: Vec<_> = printed.iter().map(|(card, _)| card.participant).collect();
    let now = app.engine.snapshot(here.id).await?;
    if issued(&now.route, here, id, &people)?.iter().ne(printed.iter().map(|(card, _)| card)) {
        return Ok(false);
    }
    // Good through the meeting and its after-round; counted from today where the meeting was earlier.
    let days = 1 + now.route.facts.method.decision.after_round_days;
    let expires = meeting.at.max(clock::now()).plus_days(days);
    let keep = |(card, code): &(SeatCard, String)| {
        let is = seat::Card { route: here.id, participant: card.participant, print: card.print, expires };
        (is, code.clone())
    };
    let kept: Vec<_> = printed.iter().map(keep).collect();
    seat::keep_codes(app.engine.store(), &app.seat_key, &kept).await?;
    let who = here.viewer.signed_in()?.who();
    let prints = printed.iter().map(|(card, _)| (card.participant, card.print)).collect();
    let command = Command::SeatCardIssue { participants: people, prints };
    if let Err(failure) = app.engine.give(here.id, id, who, command).await {
        // These codes stand on no paper that anybody gets.
        seat::forget_codes(app.engine.store(), &app.seat_key, &kept).await?;
        let meanwhile = matches!(&failure, Failure::Refused(refusal) if refusal.code == "printed-meanwhile");
        return if meanwhile { Ok(false) } else { Err(failure.into()) };
    }
    let cards: Vec<_> = kept.into_iter().map(|(card, _)| card).collect();
    if let Err(error) = seat::forget_other_codes(app.engine.store(), &cards).await {
        // They open nothing any more; the next print of these cards forgets them.
        tracing::warn!(%error, "codes of earlier prints are still kept");
    }
    Ok(true)
}
