//! Seat cards: a number to call somebody by, and a printed code with which they speak for
//! themselves on any device. The code itself is the server's; here stands which print of it counts.

use crate::change::{Change, Record};
use crate::event::Event;
use crate::id::{GatheringId, ParticipantId};
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One participant's card for one meeting. The number opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatCard {
    /// Whose it is.
    pub participant: ParticipantId,
    /// The meeting it is for.
    pub gathering: GatheringId,
    /// The seat number, from 1; the same on every print.
    pub number: u32,
    /// Which print counts, from 1: printing again makes the earlier card void.
    pub print: u32,
    /// Whether it was taken back, lost for instance.
    pub revoked: bool,
}

fn printed(is: SeatCard, what: &str) -> Event {
    Event::Change(Change { what: what.into(), record: Record::SeatCard(is) })
}

impl Route {
    /// `seat_card.issue`: a new print for these people, and for nobody else.
    pub(crate) fn issue_seat_cards(
        &self,
        participants: &[ParticipantId],
        prints: &BTreeMap<ParticipantId, u32>,
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(!participants.is_empty(), "nobody-chosen");
        let Some(gathering) = self.prep.gathering(self.facts.gathering) else { return refuse!("no-gathering") };
        let mut next = self.prep.cards.values().map(|card| card.number).max().unwrap_or(0);
        let mut events = Vec::new();
        for participant in participants.iter().copied().collect::<BTreeSet<_>>() {
            ensure!(self.involvement(participant)?.active(), "involvement-removed");
            let (number, print) = match self.prep.cards.get(&participant) {
                Some(card) => (card.number, card.print + 1),
                None => {
                    next += 1;
                    (next, 1)
                }
            };
            // A paper that says print 2 must be print 2: of two at once, one is told so.
            ensure!(prints.get(&participant).is_none_or(|expected| *expected == print), "printed-meanwhile");
            let is = SeatCard { participant, gathering: gathering.id, number, print, revoked: false };
            events.push(printed(is, "seat_card.issued"));
        }
        Ok(events)
    }

    /// `seat_card.revoke`: the card opens nothing any more.
    pub(crate) fn revoke_seat_card(&self, participant: ParticipantId) -> Result<Vec<Event>, Refusal> {
        let card = self.prep.cards.get(&participant).filter(|card| !card.revoked);
        let Some(card) = card else { return refuse!("nothing-changes") };
        Ok(vec![printed(SeatCard { revoked: true, ..card.clone() }, "seat_card.revoked")])
    }

    /// Whether this print of somebody's card opens anything now: the latest, not taken back, for
    /// the meeting that goes on.
    pub fn seat_card_opens(&self, participant: ParticipantId, print: u32) -> bool {
        let now = self.prep.gathering(self.facts.gathering).map(|g| g.id);
        let on_list = self.prep.involvements.get(&participant).is_some_and(|i| i.active());
        let card = self.prep.cards.get(&participant);
        on_list && card.is_some_and(|c| !c.revoked && c.print == print && Some(c.gathering) == now)
    }
}
