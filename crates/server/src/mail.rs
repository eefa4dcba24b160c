//! The mail worker: takes what is due from the outbox, and hands it to the mail server, once.
//!
//! A message is claimed in a transaction of its own before it is sent, so that two nodes never
//! send the same; the claim runs out, so that a node that dies leaves nothing behind. Between
//! handing over and noting it there is no certainty in SMTP: a message keeps one Message-ID for
//! all its tries, by which the receiver's side knows it again.

pub mod body;
mod invite;
mod news;
pub mod render;

#[cfg(test)]
mod tests;

use crate::access::{self, Purpose, unsubscribe};
use crate::calendar::{Invites, Source};
use crate::clock;
use crate::execute::Snapshot;
use crate::no_more_mail;
use crate::read::{self, Delivery};
use crate::store::StoreError;
use crate::text::T;
use crate::web::App;
use bloemenzee_domain::circle::Person;
use bloemenzee_domain::id::ParticipantId;
use bloemenzee_domain::message::Addressee;
use bloemenzee_domain::time::Moment;
use body::Around;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

/// How often the outbox is looked at, and how often where time is played with.
const LOOK: Duration = Duration::from_secs(2);
const LOOK_PLAYED: Duration = Duration::from_secs(1);
/// How long a claim holds, in minutes: longer than any talk with a mail server takes.
const CLAIM_MINUTES: u32 = 5;
/// Longest talk with the mail server.
const PATIENCE: Duration = Duration::from_secs(60);
/// Minutes to wait after each try that failed; after the last a message is given up.
const BACK_OFF: [u32; 8] = [1, 5, 15, 60, 180, 360, 720, 1_440];
/// Most messages taken from the outbox in one look.
const AT_ONCE: u32 = 500;
/// How long the personal link in a mail works, in days.
pub const LINK_DAYS: u32 = 60;

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// Why a mail did not go.
#[derive(Debug, thiserror::Error)]
enum NotSent {
    /// Trying again cannot help: no address, or one that is none, or refused for good.
    #[error("{0}")]
    ForGood(String),
    /// Trying again may help.
    #[error("{0}")]
    ForNow(String),
}

impl From<StoreError> for NotSent {
    fn from(error: StoreError) -> Self {
        Self::ForNow(error.to_string())
    }
}

/// Starts the worker; without a mail server messages wait in the outbox, to be read and printed.
pub fn start(app: App) {
    let Some(address) = app.config.smtp.clone() else { return };
    match Transport::from_url(&address) {
        Ok(builder) => {
            let transport = builder.timeout(Some(PATIENCE)).build();
            tokio::spawn(async move { work(&app, &transport).await });
        }
        // The address may hold a password: the error is told without it.
        Err(error) => tracing::error!(%error, "the address of the mail server cannot be read; no mail is sent"),
    }
}

async fn work(app: &App, transport: &Transport) {
    loop {
        if let Err(error) = round(app, transport).await {
            tracing::error!(%error, "the outbox could not be read");
        }
        tokio::time::sleep(if clock::is_played() { LOOK_PLAYED } else { LOOK }).await;
    }
}

/// Sends everything that is due, one after the other.
async fn round(app: &App, transport: &Transport) -> Result<(), StoreError> {
    for due in read::due_messages(app.engine.store(), clock::now(), AT_ONCE).await? {
        if claim(app, &due).await? {
            let outcome = send(app, transport, &due).await;
            note(app, &due, outcome).await?;
        }
    }
    Ok(())
}

async fn claim(app: &App, due: &Delivery) -> Result<bool, StoreError> {
    let mut txn = app.engine.store().begin(&[]).await?;
    let taken = read::claim(&mut txn, due, clock::now().plus_minutes(CLAIM_MINUTES)).await?;
    txn.commit().await?;
    Ok(taken)
}

/// Writes down what came of a try. What is noted is that it was sent, or why not, without a name.
async fn note(app: &App, due: &Delivery, outcome: Result<(), NotSent>) -> Result<(), StoreError> {
    let (route, id, now) = (due.route, due.message.id, clock::now());
    let statement = match outcome {
        Ok(()) => read::mark_sent(route, id, now),
        Err(NotSent::ForGood(why)) => read::mark_failed(route, id, &why),
        Err(NotSent::ForNow(why)) => match next_try(due.tries, now) {
            Some(at) => read::mark_later(route, id, at, &why),
            None => read::mark_failed(route, id, &why),
        },
    };
    access::write(app.engine.store(), vec![statement]).await
}

/// When a message is tried again, after so many tries before this one; `None` when it is given up.
fn next_try(tries: u32, now: Moment) -> Option<Moment> {
    BACK_OFF.get(tries as usize).map(|minutes| now.plus_minutes(*minutes))
}

async fn send(app: &App, transport: &Transport, due: &Delivery) -> Result<(), NotSent> {
    let snapshot = app.engine.snapshot(due.route).await.map_err(|error| NotSent::ForNow(error.to_string()))?;
    if snapshot.route.facts.rehearsal_of.is_some() {
        return Err(NotSent::ForGood("rehearsal".into()));
    }
    let mail = compose(app, &snapshot, due).await?;
    transport.send(mail).await.map(|_| ()).map_err(|error| not_sent(&error))
}

/// To whom a message goes by mail.
async fn reader(app: &App, snapshot: &Snapshot, due: &Delivery) -> Result<Person, NotSent> {
    let (route, message) = (&snapshot.route, &due.message);
    let person = match (route.addressee(message.to), message.to) {
        (Some(person), _) => Some(person.clone()),
        (None, Addressee::Staff(person)) => read::people(app.engine.store(), &[person]).await?.pop(),
        (None, Addressee::Participant(_)) => None,
    };
    person.filter(|person| !person.email.is_empty()).ok_or_else(|| NotSent::ForGood("no-address".into()))
}

/// The whole mail.
async fn compose(app: &App, snapshot: &Snapshot, due: &Delivery) -> Result<Message, NotSent> {
    let (config, message) = (&app.config, &due.message);
    let to = reader(app, snapshot, due).await?;
    let t = T { lang: read::lang_of(app.engine.store(), to.id).await?.unwrap_or(render::T_NL.lang) };
    let written = render::write(t, &snapshot.route, message, &config.organisation);
    if let Some(why) = render::withheld(&snapshot.route, message, &written) {
        return Err(NotSent::ForGood(why.into()));
    }
    let held = no_more_mail::holds_back(&app.engine, due.route, message).await;
    if held.map_err(|error| NotSent::ForNow(error.to_string()))? {
        return Err(NotSent::ForGood("unsubscribed".into()));
    }
    let asks = !written.way_in.is_empty();
    let (link, stop) = match message.to {
        Addressee::Participant(who) => {
            let link = match asks {
                true if render::is_public(&snapshot.route, message) => {
                    format!("{}/r/{}/trace", config.public_url(), due.route)
                }
                true => personal_link(app, due, who).await?,
                false => String::new(),
            };
            let stop = message.kind.of_follow_up().then(|| unsubscribe::token(&app.seat_key, due.route, who));
            (link, stop.map(|token| format!("{}/unsubscribe/{token}", config.public_url())).unwrap_or_default())
        }
        // Staff signs in as always: no mail opens their pages.
        Addressee::Staff(_) => (format!("{}/r/{}", config.public_url(), due.route), String::new()),
    };
    let address = to.email.parse().map_err(|_| NotSent::ForGood("address-wrong".into()))?;
    let from: Mailbox =
        config.mail_from.parse().map_err(|_| NotSent::ForNow("the sender's address cannot be read".into()))?;
    let source = Source { route: &snapshot.route, t, address: config.public_url(), now: clock::now() };
    let invites = Invites { organisation: &config.organisation, from: from.email.as_ref(), to: &to.email };
    let invitation = invite::part(&source, message, invites);
    let around = Around {
        link: &link,
        signs_in: message.to.participant().is_some() && !render::is_public(&snapshot.route, message),
        unsubscribe: &stop,
        organisation: &config.organisation,
        attached: invitation.as_ref().is_some_and(|is| is.file.is_some()),
    };
    let html = body::html(t, &written, around).map_err(|error| NotSent::ForNow(error.to_string()))?;
    let words = MultiPart::alternative_plain_html(body::plain(t, &written, around), html);
    let mut mail = Message::builder()
        .message_id(Some(message_id(due, &from)))
        .from(from)
        .to(Mailbox::new(Some(to.name.clone()), address))
        .subject(written.subject.as_str());
    if !stop.is_empty() {
        mail = mail.header(ListUnsubscribe(format!("<{stop}>"))).header(ListUnsubscribePost);
    }
    mail.multipart(with(words, invitation)?).map_err(|error| NotSent::ForGood(error.to_string()))
}

/// The words of a mail with what a calendar reads: as one more way to say the same, and as a file for mail programs
/// that know no invitations.
fn with(words: MultiPart, invitation: Option<invite::Invitation>) -> Result<MultiPart, NotSent> {
    let Some(invite::Invitation { method, text, file }) = invitation else { return Ok(words) };
    let kind = |text: &str| ContentType::parse(text).map_err(|error| NotSent::ForNow(error.to_string()));
    let inline = kind(&format!("text/calendar; method={method}; charset=utf-8"))?;
    let all = words.singlepart(SinglePart::builder().header(inline).body(text.clone()));
    let Some(name) = file else { return Ok(all) };
    let file = Attachment::new(name).body(text, kind("application/ics")?);
    Ok(MultiPart::mixed().multipart(all).singlepart(file))
}

/// Where a mail program asks for no more mail (RFC 2369).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// That one press is enough (RFC 8058).
#[derive(Clone)]
struct ListUnsubscribePost;

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

/// What the mail server said, in its own number where it gave one: its words may repeat the address.
fn not_sent(error: &lettre::transport::smtp::Error) -> NotSent {
    let said = match error.status() {
        Some(code) => format!("smtp-{code}"),
        None if error.is_timeout() => "smtp-timeout".into(),
        None => "smtp-unreachable".into(),
    };
    tracing::warn!(%said, "a mail was not sent");
    if error.is_permanent() { NotSent::ForGood(said) } else { NotSent::ForNow(said) }
}

/// The same for every try of a message.
fn message_id(due: &Delivery, from: &Mailbox) -> String {
    format!("<{}.{}@{}>", due.message.id, due.route, from.email.domain())
}

/// A link of the person's own, made at the moment of sending: it is kept nowhere else. It is the same for every try
/// of a message, and works once.
async fn personal_link(app: &App, due: &Delivery, participant: ParticipantId) -> Result<String, StoreError> {
    let token = app.seat_key.link_of(due.route, due.message.id);
    let purpose = Purpose::Participant { route: due.route, participant };
    access::make_link_once(app.engine.store(), &token, &purpose, clock::now().plus_days(LINK_DAYS)).await?;
    Ok(format!("{}/link/{token}", app.config.public_url()))
}
