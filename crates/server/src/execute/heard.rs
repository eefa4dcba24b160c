//! Which changes can show on a participant's own pages: a screen that listens need not look at any other.

use bloemenzee_domain::event::Event;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::ParticipantId;
use std::collections::HashMap;

/// The last version of a route that may have changed participants' pages ([`super::Snapshot::version`]).
#[derive(Clone, Debug, Default)]
pub(super) struct Heard {
    /// Everybody's.
    all: i64,
    /// Those of one person, because of what they said themself.
    own: HashMap<ParticipantId, i64>,
}

impl Heard {
    /// Everybody's pages may have changed until this version.
    pub fn everybody(version: i64) -> Self {
        Self { all: version, own: HashMap::new() }
    }

    /// Takes in what a command led to; `before` does not know it yet.
    pub fn note(&mut self, before: &Facts, events: &[Event], version: i64) {
        for event in events {
            match event {
                Event::Fact(fact) => match before.shows_only_to(fact) {
                    Some(who) => {
                        self.own.insert(who, version);
                    }
                    None => self.all = version,
                },
                Event::Change(_) => self.all = version,
            }
        }
    }

    /// The same, where what is carried by the shared counts changed too.
    pub fn counted(self, version: i64) -> Self {
        Self { all: version, ..self }
    }

    /// Whether the pages of this person are as they were at that version.
    pub fn is_quiet(&self, since: i64, who: ParticipantId) -> bool {
        self.all <= since && self.own.get(&who).is_none_or(|own| *own <= since)
    }
}
