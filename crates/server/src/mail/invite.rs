//! The calendar part of a mail about a gathering (RFC 6047): an invitation, its change, or that it does not
//! take place. What stands in it: [`crate::calendar`].

use crate::calendar::{self, Invites, Source};
use bloemenzee_domain::message::{Message, MessageKind};

/// What a calendar reads of a mail.
pub struct Invitation {
    /// REQUEST or CANCEL (RFC 5546).
    pub method: &'static str,
    /// The calendar.
    pub text: String,
    /// The name of a file to open it from; none where there is nothing to put in a calendar.
    pub file: Option<String>,
}

/// What goes with a message; none for one that invites to nothing.
pub fn part(source: &Source<'_>, message: &Message, invites: Invites<'_>) -> Option<Invitation> {
    let gathering = source.route.prep.follow.gatherings.get(&message.about?.into())?;
    let takes_place = gathering.cancelled.is_none();
    let told = match message.kind {
        MessageKind::GatheringPlanned => takes_place,
        MessageKind::GatheringCancelled => !takes_place,
        _ => false,
    };
    told.then(|| {
        let (method, text) = calendar::invitation(source, gathering, invites);
        let file = takes_place.then(|| source.t.n("calendar-file", gathering.number));
        Invitation { method, text, file }
    })
}
