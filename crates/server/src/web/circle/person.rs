//! One person of the circle: how far they are with us, and what can be recorded for them.

use super::kinds;
use super::list::{Status, answer, attended, invited, talk};
use crate::access::{self, Purpose};
use crate::clock;
use crate::params;
use crate::store::Statement;
use crate::web::act;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::{Choice, may};
use askama::Template;
use axum::body::Bytes;
use axum::response::Response;
use bloemenzee_domain::circle::{Involvement, Kind};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::id::{CommandId, ParticipantId};
use bloemenzee_domain::method::Step;
use bloemenzee_domain::stance::Channel;
use uuid::Uuid;

/// How long a personal code or link can be used, in days.
const CODE_DAYS: u32 = 60;

#[derive(Default)]
struct Contact {
    name: String,
    email: String,
    phone: String,
    address: String,
    why: String,
    named_by: String,
    organisation: String,
    trusted_adult: String,
}

#[derive(Template)]
#[template(path = "circle_add.html")]
struct AddPage {
    page: Page,
    id: String,
    lead: String,
    is: Contact,
    kinds: Vec<Choice>,
    may_add: bool,
}

/// `GET /r/{route}/circle/add`
pub async fn add(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let t = here.t();
    let after = matches!(here.route().facts.step(), Step::Report | Step::FollowUp);
    html(&AddPage {
        id: here.id.to_string(),
        lead: t.s(if after { "circle-add-lead-after" } else { "circle-add-lead" }),
        is: Contact::default(),
        kinds: kinds(t, here.route(), Kind::Resident),
        may_add: may(&here, "involvement.add"),
        page: Page::of(&here, t.s("circle-add-title")).still(),
    })
}

struct NeedLine {
    text: String,
    status: Status,
}

/// A code and a link that were just made, shown this once.
struct Made {
    code: String,
    link: String,
    at: String,
}

#[derive(Template)]
#[template(path = "circle_person.html")]
struct PersonPage {
    page: Page,
    id: String,
    participant: String,
    is: Contact,
    kinds: Vec<Choice>,
    kind: String,
    removed: String,
    invited: Status,
    answer: Status,
    talked: Option<Status>,
    attended: Status,
    signed_up: bool,
    channels: Vec<Choice>,
    needs: Vec<NeedLine>,
    made: Option<Made>,
    may_edit: bool,
    may_remove: bool,
    may_restore: bool,
    may_invite: bool,
    was_invited: bool,
    may_answer: bool,
    may_need: bool,
    may_sign_up: bool,
}

/// `GET /r/{route}/circle/{participant}`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let is = found(&here)?;
    whole(&here, is, None)
}

fn found(here: &Here) -> Result<&Involvement, Oops> {
    let participant: ParticipantId = here.id_in("participant")?;
    here.route().prep.involvements.get(&participant).ok_or(Oops::NotFound)
}

/// `POST /r/{route}/circle/{participant}/code`: a personal code and link, shown once, for who has
/// no mail; those made before and not used stop working.
pub async fn code(here: Here, body: Bytes) -> Result<Response, Oops> {
    here.guides()?;
    act::own(&here.viewer, &body)?;
    let is = found(&here)?;
    if !is.active() {
        return Err(Oops::NotFound);
    }
    let purpose = Purpose::Participant { route: here.id, participant: is.participant };
    let (code, token, until) = (access::code(), access::token(), clock::now().plus_days(CODE_DAYS));
    // Written down first, under an id of our own: no form sent again makes a code without it.
    let told = Command::SignInCodeMake { participants: vec![is.participant], letter: false };
    here.app.engine.give(here.id, CommandId(Uuid::new_v4()), here.viewer.signed_in()?.who(), told).await?;
    let older = "DELETE FROM sign_in_link WHERE purpose = 'participant' AND route = $1 AND participant = $2 \
        AND used IS NULL AND reusable = 0";
    let statements = vec![
        Statement::new(older, params![here.id.0, is.participant.0]),
        access::keep_link(&code, &purpose, until, false),
        access::keep_link(&token, &purpose, until, false),
    ];
    access::write(here.app.engine.store(), statements).await?;
    let site = here.app.config.public_url();
    let made = Made { code, link: format!("{site}/link/{token}"), at: format!("{site}/sign-in") };
    whole(&here, is, Some(made))
}

fn whole(here: &Here, is: &Involvement, made: Option<Made>) -> Result<Response, Oops> {
    let (t, route) = (here.t(), here.route());
    let talk_of = route.prep.conversations.get(&is.participant);
    let here_now = route.facts.attendance.contains_key(&is.participant);
    let can = |command: &str| is.active() && may(here, command);
    let name = route.prep.name(is.participant).to_owned();
    html(&PersonPage {
        id: here.id.to_string(),
        participant: is.participant.to_string(),
        kinds: kinds(t, route, is.kind),
        kind: t.k("circle-kind", is.kind.name()),
        removed: is.removed.clone().unwrap_or_default(),
        invited: invited(t, is),
        answer: answer(t, is),
        talked: route.has_conversations().then(|| talk(t, talk_of, here.ctx().now)),
        attended: attended(t, route, is),
        signed_up: is.signed_up,
        channels: channels(here),
        needs: needs(here, is.participant),
        made,
        may_edit: can("involvement.edit"),
        may_remove: can("involvement.remove") && !here_now,
        may_restore: !is.active() && may(here, "involvement.restore"),
        may_invite: can("invitation.send"),
        was_invited: is.invited.is_some(),
        may_answer: can("invitation.answer"),
        may_need: can("item.open"),
        may_sign_up: can("follow_up.sign_up") && here.route().sign_up_open(),
        is: contact(here, is),
        page: Page::of(here, name).still(),
    })
}

fn contact(here: &Here, is: &Involvement) -> Contact {
    let person = here.route().prep.people.get(&is.person);
    let of = |part: fn(&bloemenzee_domain::circle::Person) -> &String| person.map(part).cloned().unwrap_or_default();
    Contact {
        name: of(|p| &p.name),
        email: of(|p| &p.email),
        phone: of(|p| &p.phone),
        address: of(|p| &p.address),
        why: is.why.clone(),
        named_by: is.named_by.clone(),
        organisation: is.organisation.clone(),
        trusted_adult: is.trusted_adult.clone(),
    }
}

/// The ways in which an answer can come in for somebody.
fn channels(here: &Here) -> Vec<Choice> {
    let ways = [Channel::Phone, Channel::Paper, Channel::Spoken];
    ways.iter().map(|c| Choice::new(c.name(), here.t().k("circle-channel", c.name()))).collect()
}

/// What was asked for somebody, as far as the viewer may read it (method.md, 5).
fn needs(here: &Here, participant: ParticipantId) -> Vec<NeedLine> {
    let t = here.t();
    let items = here.route().prep.items.values().filter(|i| i.participant == Some(participant));
    let line = |item: &bloemenzee_domain::conversation::Item| {
        let view = item.seen_by(&here.ctx())?;
        let (text, look, word) = match view.item {
            Some(item) => {
                let (look, word) = match &item.outcome {
                    Some(outcome) => ("done", t.k("items-outcome", outcome.name())),
                    None => ("open", t.s("items-open")),
                };
                (format!("{}: {}", t.k("items-kind", item.kind.name()), item.text), look, word)
            }
            None => (view.instruction.to_owned(), "open", t.s("items-instruction")),
        };
        Some(NeedLine { text, status: Status { look, word } })
    };
    items.filter_map(line).collect()
}
