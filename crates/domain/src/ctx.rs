//! Who asks, when, and under which command: all that a rule may know of the outside.

use crate::boxed::Place;
use crate::id::{CommandId, ParticipantId, PersonId, TableId, nth};
use crate::method::Role;
use crate::stance::Channel;
use crate::time::Moment;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Who gives a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    /// The person signed in; none for a table's shared device.
    pub person: Option<PersonId>,
    /// Their pseudonym in this route, if they take part.
    pub participant: Option<ParticipantId>,
    /// The table of a shared device.
    pub table: Option<TableId>,
    /// Their roles in this route.
    pub roles: BTreeSet<Role>,
    /// Whether they speak for themselves on a device that was lent to them: a table's.
    pub lent: bool,
}

impl Actor {
    /// Whether they hold this role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether they guide: facilitator or lead facilitator.
    pub fn guides(&self) -> bool {
        self.is(Role::Facilitator) || self.is(Role::LeadFacilitator)
    }

    /// The channel of what they say for themselves (method.md, step 6, "with the channel kept").
    pub fn own_channel(&self) -> Channel {
        if self.lent { Channel::Tablet } else { Channel::Own }
    }

    /// Whether this is that participant, by a link, a code or a card of their own.
    pub fn owns(&self, participant: ParticipantId) -> bool {
        self.participant == Some(participant)
    }
}

/// The context of one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ctx {
    /// When it arrived.
    pub now: Moment,
    /// Its client-made identity.
    pub command: CommandId,
    /// Who gives it.
    pub actor: Actor,
    /// Where it is given: at home, or in a box.
    pub place: Place,
}

impl Ctx {
    /// The id of the `n`-th thing this command makes.
    pub fn new_id<T: From<Uuid>>(&self, n: usize) -> T {
        nth(self.command, n)
    }
}

/// Who is at the other end, as the session tells; roles are looked up in the route.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The person signed in.
    pub person: Option<PersonId>,
    /// The pseudonym a personal link was made for.
    pub participant: Option<ParticipantId>,
    /// The table of a shared device.
    pub table: Option<TableId>,
    /// Whether they administer the installation.
    pub administrator: bool,
    /// The print of the seat card they came in with, if it was one.
    pub card: Option<u32>,
    /// Whether the device is a table's, lent to them.
    pub lent: bool,
}

impl crate::route::Route {
    /// What this person is in this route: the one place where roles are looked up.
    pub fn actor(&self, who: &Who) -> Actor {
        let mut roles: BTreeSet<Role> = who.person.into_iter().flat_map(|p| self.prep.roles_of(p)).collect();
        let involved = |i: &&crate::circle::Involvement| {
            i.active()
                && (Some(i.participant) == who.participant || (who.person.is_some() && who.person == Some(i.person)))
        };
        let participant = self.prep.involvements.values().find(involved).map(|i| i.participant);
        // A void seat card is nobody's: the latest print counts, at its own meeting.
        let participant = participant.filter(|p| who.card.is_none_or(|print| self.seat_card_opens(*p, print)));
        if participant.is_some() {
            roles.insert(Role::Participant);
        }
        if who.administrator {
            roles.insert(Role::Administrator);
        }
        let table = who.table.filter(|t| self.facts.tables.contains_key(t));
        if table.is_some() {
            roles.insert(Role::Tablet);
        }
        Actor { person: who.person, participant, table, roles, lent: who.lent }
    }
}
