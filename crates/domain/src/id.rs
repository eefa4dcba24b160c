//! Typed identifiers. All are made outside and handed in; none is ever invented by a rule.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(s).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// One trajectory from question to follow-up; also the name of its log.
    RouteId,
    /// A person known to the organisation. Never in the facts part of the log.
    PersonId,
    /// The route-local pseudonym of a participant; joined to a [`PersonId`] only in a table.
    ParticipantId,
    /// A part of the question, with theme tables of its own.
    TopicId,
    /// A theme table.
    TableId,
    /// An idea, drawn as a flower.
    IdeaId,
    /// One verbatim line on a petal, or the title of an idea.
    PointId,
    /// A main line through the decisions.
    ThreadId,
    /// Something to be settled before the meeting: a request, an arrangement, a named person.
    ItemId,
    /// A meeting with a date, a place and parts.
    GatheringId,
    /// A box that takes a route along.
    BoxId,
    /// A photo of a flower on paper.
    PhotoId,
    /// A working group.
    GroupId,
    /// Something that somebody is to do.
    ActionId,
    /// The client-made identity of one command: sent twice, it happens once.
    CommandId,
}

/// The id of the `n`-th thing that a command makes: the command's own id for the first, its
/// successors for the rest. So a client knows the id of what it makes before it is answered,
/// and a rule needs no randomness.
pub fn nth<T: From<Uuid>>(command: CommandId, n: usize) -> T {
    T::from(Uuid::from_u128(command.0.as_u128().wrapping_add(n as u128)))
}
