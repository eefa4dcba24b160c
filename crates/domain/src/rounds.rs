//! Seats and the carousel of one meeting: from arrangements to places, by [`crate::carousel`].

use crate::carousel::{self, Note, PersonSpec, Placing, Plan, Seats, Seeker, TableSpec};
use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Fact;
use crate::gathering::{Carousel, CarouselNote, Presence};
use crate::id::{ParticipantId, TableId};
use crate::method::Part;
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use std::collections::BTreeMap;

/// People and tables by place in a list, as the pure algorithms name them.
struct Hall {
    tables: Vec<TableId>,
    people: Vec<ParticipantId>,
}

impl Hall {
    fn person(&self, id: ParticipantId) -> Option<usize> {
        self.people.iter().position(|p| *p == id)
    }

    fn table(&self, id: TableId) -> Option<usize> {
        self.tables.iter().position(|t| *t == id)
    }

    fn pairs(&self, all: &[(ParticipantId, ParticipantId)]) -> Vec<(usize, usize)> {
        all.iter().filter_map(|(a, b)| Some((self.person(*a)?, self.person(*b)?))).collect()
    }
}

impl Route {
    fn hall(&self, who: impl Fn(Presence) -> bool) -> Hall {
        let mut tables: Vec<_> = self.facts.tables.iter().collect();
        tables.sort_by_key(|(_, t)| t.number);
        let there = self.facts.attendance.iter().filter(|(_, a)| who(a.presence));
        Hall { tables: tables.into_iter().map(|(id, _)| *id).collect(), people: there.map(|(p, _)| *p).collect() }
    }

    /// `seat.place_all`: whoever has no seat yet, as even as the arrangements allow.
    pub(crate) fn place_all(&self) -> Result<Vec<Event>, Refusal> {
        ensure!(!self.facts.tables.is_empty(), "no-tables");
        ensure!(self.facts.decided.is_none(), "already-decided");
        let hall = self.hall(|p| matches!(p, Presence::TakingPart | Presence::Listening));
        let seat = |p: &ParticipantId| self.facts.attendance.get(p).and_then(|a| a.table).and_then(|t| hall.table(t));
        let tables = hall.tables.iter().filter_map(|t| self.facts.tables.get(t));
        let wish = |p: &ParticipantId| self.wish(*p).and_then(|t| hall.table(t));
        let placing = Placing {
            tables: tables
                .enumerate()
                .map(|(topic, t)| Seats { topic, step_free: t.step_free, capacity: Some(t.capacity) })
                .collect(),
            people: hall
                .people
                .iter()
                .map(|p| Seeker {
                    wishes: wish(p).into_iter().collect(),
                    step_free: self.needs_step_free(*p),
                    seated: seat(p),
                })
                .collect(),
            apart: hall.pairs(&self.apart()),
            together: hall.pairs(&self.together()),
            above_even: 1,
        };
        let placed = carousel::place(&placing);
        let new = hall.people.iter().zip(&placed.home).filter(|(p, _)| seat(p).is_none());
        let seated: Vec<_> = new
            .filter_map(|(participant, home)| Some((*participant, hall.tables.get((*home)?)?)))
            .flat_map(|(participant, table)| self.seat(participant, *table))
            .collect();
        ensure!(!seated.is_empty(), "nobody-to-place");
        Ok(seated)
    }

    /// `carousel.plan`: everybody who has a seat visits every other table.
    pub(crate) fn plan_carousel(&self, per_round: u32, to_change: u32) -> Result<Vec<Event>, Refusal> {
        ensure!((1..=240).contains(&per_round) && to_change <= 60, "minutes-wrong");
        ensure!(self.facts.tables.len() >= 2, "carousel-needs-tables");
        ensure!(self.facts.decided.is_none(), "already-decided");
        let (hall, plan) = self.carousel_plan(per_round, to_change);
        ensure!(!plan.people.is_empty(), "nobody-seated");
        let Ok(schedule) = carousel::schedule(&plan) else { return refuse!("carousel-too-large") };
        let round = |places: &Vec<Option<usize>>| -> BTreeMap<_, _> {
            let each = hall.people.iter().zip(places);
            each.filter_map(|(p, table)| Some((*p, *hall.tables.get((*table)?)?))).collect()
        };
        let is = Carousel {
            minutes_per_round: per_round,
            minutes_to_change: to_change,
            rounds: schedule.rounds.iter().map(round).collect(),
            notes: schedule.notes.iter().map(|note| self.note(&hall, note)).collect(),
        };
        Ok(vec![Event::Change(Change { what: "carousel.planned".into(), record: Record::Carousel(is) })])
    }

    fn carousel_plan(&self, per_round: u32, to_change: u32) -> (Hall, Plan) {
        let mut hall = self.hall(|p| matches!(p, Presence::TakingPart | Presence::Listening));
        let home = |p: &ParticipantId| self.facts.attendance.get(p).and_then(|a| a.table);
        hall.people.retain(|p| home(p).is_some());
        // Who came after a round had gone joins from the next; the past stays as it was walked.
        let round = self.facts.round as usize;
        let walked = |p: &ParticipantId| self.prep.carousel.rounds.iter().take(round).any(|r| r.contains_key(p));
        let late = |p: &ParticipantId| if round > 0 && !walked(p) { round } else { 0 };
        let small = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
        let available = self.prep.minutes(self.facts.gathering, Part::Carousel);
        let planned = self.facts.method.parts().iter().find(|(p, _)| *p == Part::Carousel).map(|(_, m)| *m);
        let tables = hall.tables.iter().filter_map(|t| self.facts.tables.get(t));
        let plan = Plan {
            tables: tables.map(|t| TableSpec { step_free: t.step_free, capacity: None }).collect(),
            people: hall
                .people
                .iter()
                .map(|p| PersonSpec {
                    home: home(p).and_then(|t| hall.table(t)).unwrap_or(0),
                    arrives_before_round: late(p),
                    step_free: self.needs_step_free(*p),
                    leaves_after_round: None,
                })
                .collect(),
            apart: hall.pairs(&self.apart()),
            together: hall.pairs(&self.together()),
            minutes_per_round: small(per_round),
            minutes_available: small(available.or(planned).unwrap_or(0)),
            minutes_to_change: small(to_change),
        };
        (hall, plan)
    }

    /// A note in codes and numbers. Notes that would show an arrangement name nobody.
    fn note(&self, hall: &Hall, note: &Note) -> CarouselNote {
        let number = |table: usize| {
            let set = hall.tables.get(table).and_then(|t| self.facts.tables.get(t));
            set.map_or(0, |t| t.number).to_string()
        };
        let (code, fields): (&str, Vec<(&str, String)>) = match note {
            Note::SizeUneven { round, smallest, largest, .. } => (
                "size-uneven",
                vec![
                    ("round", (round + 1).to_string()),
                    ("smallest", smallest.to_string()),
                    ("largest", largest.to_string()),
                ],
            ),
            Note::Missed { table, .. } => ("missed", vec![("table", number(*table))]),
            Note::DoesNotFit { needed, available } => {
                ("does-not-fit", vec![("needed", needed.to_string()), ("available", available.to_string())])
            }
            Note::ExtraRounds { rounds } => ("extra-rounds", vec![("rounds", rounds.to_string())]),
            Note::ApartAtHome { table, .. } => ("look-at-table", vec![("table", number(*table))]),
            Note::CannotKeepTogether { .. } => ("together-split", Vec::new()),
            Note::TableComes { round, table, .. } => {
                ("table-comes", vec![("round", (round + 1).to_string()), ("table", number(*table))])
            }
            Note::OverCapacity { round, table, visitors, capacity } => (
                "over-capacity",
                vec![
                    ("round", (round + 1).to_string()),
                    ("table", number(*table)),
                    ("visitors", visitors.to_string()),
                    ("capacity", capacity.to_string()),
                ],
            ),
        };
        CarouselNote { code: code.into(), fields: fields.into_iter().map(|(k, v)| (k.into(), v)).collect() }
    }

    /// `carousel.move`: to the next round, or back after a slip.
    pub(crate) fn move_carousel(&self, ctx: &Ctx, round: u32) -> Result<Vec<Event>, Refusal> {
        ensure!(self.facts.part == Some(Part::Carousel), "carousel-not-begun");
        ensure!(!self.prep.carousel.rounds.is_empty(), "carousel-not-planned");
        ensure!((1..=self.prep.carousel.rounds.len()).contains(&(round as usize)), "round-unknown");
        ensure!(round.abs_diff(self.facts.round) == 1, "one-round-at-a-time");
        let until = ctx.now.plus_minutes(self.prep.carousel.minutes_per_round);
        Ok(vec![Event::Fact(Fact::CarouselMoved { round, until: Some(until) })])
    }

    /// The table where somebody is to be in the present round; their own outside the carousel.
    pub fn place_now(&self, participant: ParticipantId) -> Option<TableId> {
        let home = self.facts.attendance.get(&participant)?.table;
        if self.facts.part != Some(Part::Carousel) || self.facts.round == 0 {
            return home;
        }
        let round = self.prep.carousel.rounds.get(self.facts.round as usize - 1)?;
        round.get(&participant).copied().or(home)
    }
}
