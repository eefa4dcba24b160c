//! Sign-in codes that staff made for somebody: written down, and told to whom they are for.
//!
//! Who has the code speaks as that person. The code itself is the server's, and is never here.

use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{ItemId, ParticipantId, PersonId};
use crate::message::MessageKind;
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::time::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A sign-in code that staff made for a participant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeMade {
    /// Its identity.
    pub id: ItemId,
    /// For whom.
    pub participant: ParticipantId,
    /// Who made it.
    pub by: Option<PersonId>,
    /// When.
    pub at: Moment,
}

impl Route {
    /// `sign_in_code.make`: each person finds it on their own page; who has an e-mail address is
    /// written to at once, unless the code stands in a letter to them.
    pub(crate) fn make_sign_in_codes(
        &self,
        ctx: &Ctx,
        participants: &[ParticipantId],
        letter: bool,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(!participants.is_empty(), "nobody-chosen");
        let mut events = Vec::new();
        for (n, participant) in participants.iter().copied().collect::<BTreeSet<_>>().into_iter().enumerate() {
            let involvement = self.involvement(participant)?;
            ensure!(involvement.active(), "involvement-removed");
            let is = CodeMade { id: ctx.new_id(n), participant, by: ctx.actor.person, at: ctx.now };
            events.push(Event::Change(Change { what: "sign_in_code.made".into(), record: Record::CodeMade(is) }));
            let mail = self.prep.people.get(&involvement.person).is_some_and(|p| !p.email.is_empty());
            if mail && !letter {
                events.push(self.message_to(ctx, participant, MessageKind::CodeMade, n));
            }
        }
        Ok(events)
    }

    /// The codes that staff made for somebody, the latest first.
    pub fn codes_made_for(&self, participant: ParticipantId) -> Vec<&CodeMade> {
        let mut all: Vec<_> = self.prep.codes.values().filter(|code| code.participant == participant).collect();
        all.sort_by_key(|code| std::cmp::Reverse(code.at));
        all
    }
}
