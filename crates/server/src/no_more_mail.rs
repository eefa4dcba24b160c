//! That somebody wants no more mail holds from the moment that they say so, wherever their route is.
//!
//! It is a command of the route as any other choice. Where the route cannot take it, because it is away in a box or
//! because they are no longer on its list, it is kept beside the log, asked by whoever sends, and written in the log as
//! soon as that can be: the box is back or written off, or they are on the list again.

use crate::access;
use crate::execute::{Engine, Failure};
use crate::read;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::follow_up::{Rhythm, TellBy};
use bloemenzee_domain::id::{CommandId, ParticipantId, RouteId};
use bloemenzee_domain::message::Message;
use bloemenzee_domain::time::Moment;
use uuid::Uuid;

/// Most that are tried in one look; the others come with a later one.
const AT_ONCE: u32 = 1_000;

/// Says it for somebody; written down when it answers.
///
/// # Errors
/// When it could be written down nowhere.
pub async fn say(engine: &Engine, route: RouteId, who: ParticipantId, now: Moment) -> Result<(), Failure> {
    if !write(engine, route, who, now).await? {
        access::write(engine.store(), vec![read::keep_no_more_mail(route, who, now)]).await?;
    }
    Ok(())
}

/// Whether it stands in the log of the route now.
async fn write(engine: &Engine, route: RouteId, who: ParticipantId, now: Moment) -> Result<bool, Failure> {
    let none = Command::FollowUpTellMe { participant: who, by: TellBy::None, rhythm: Rhythm::Never, channel: None };
    let own = Who { participant: Some(who), ..Who::default() };
    match engine.give_at(now, route, CommandId(Uuid::new_v4()), own, none).await {
        Ok(_) => Ok(true),
        // Said before.
        Err(Failure::Refused(no)) if no.code == "nothing-changes" => Ok(true),
        Err(Failure::Refused(_)) => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// Writes in the logs what was kept beside them and can be written there now.
///
/// # Errors
/// When the database cannot be read; a route that cannot is left for the next look.
pub async fn settle(engine: &Engine, now: Moment) -> Result<(), Failure> {
    for (route, who) in read::no_more_mail(engine.store(), AT_ONCE).await? {
        match write(engine, route, who, now).await {
            Ok(true) => access::write(engine.store(), vec![read::wrote_no_more_mail(route, who)]).await?,
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "a wish for no more mail waits for the next look"),
        }
    }
    Ok(())
}

/// Whether who a message is for said so, and it does not stand in the log yet.
///
/// # Errors
/// When the database cannot be read.
pub async fn holds_back(engine: &Engine, route: RouteId, message: &Message) -> Result<bool, Failure> {
    match message.to.participant().filter(|_| message.kind.of_follow_up()) {
        Some(who) => Ok(read::said_no_more_mail(engine.store(), route, who).await?),
        None => Ok(false),
    }
}
