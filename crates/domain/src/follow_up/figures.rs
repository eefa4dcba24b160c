//! Figures of a route: how many came how far, and who was reached, without telling of anybody.
//!
//! Who was reached is only what people chose to say of themselves, and no count below ten is shown;
//! where a reader could work a hidden count out from the total, a further one is hidden with it.
//! What is shown is rounded down to fives: so nobody who looks before and after somebody says something
//! of themself can tell what a hidden count was, or who is counted where.
//! Each table stands alone, without crossings, so a total and its parts are all there is to subtract.

use super::{ActionState, FollowRecord, changed, maybe};
use crate::circle::Kind;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::fact::Verdict;
use crate::id::ParticipantId;
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::stance::Channel;
use crate::time::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fewest people that a count is shown of.
pub const FEWEST: u32 = 10;
/// The step in which the counts of who was reached are shown.
pub const STEP: u32 = 5;

/// An age, as wide as is needed to say who was reached and no narrower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AgeBand {
    /// Younger than 18.
    Under18,
    /// 18 to 34.
    From18,
    /// 35 to 49.
    From35,
    /// 50 to 64.
    From50,
    /// 65 to 79.
    From65,
    /// 80 and older.
    From80,
}

impl AgeBand {
    /// The name in Fluent keys and the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Under18 => "under18",
            Self::From18 => "from18",
            Self::From35 => "from35",
            Self::From50 => "from50",
            Self::From65 => "from65",
            Self::From80 => "from80",
        }
    }
}

/// What somebody chose to say of themselves; nothing is asked of anybody, and all of it can be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutMe {
    /// Who.
    pub participant: ParticipantId,
    /// How old they are, about.
    pub age: Option<AgeBand>,
    /// Where they live, as they call it; empty when they did not say.
    pub district: String,
}

/// A count in a table of who was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// What is counted: an age band, a district, a kind; `unsaid` for who did not say.
    pub name: String,
    /// How many, in fives; none where it is not shown.
    pub count: Option<u32>,
}

/// A table of who was reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// All together, in fives; none where they are fewer than ten.
    pub total: Option<u32>,
    /// The parts, in order.
    pub cells: Vec<Cell>,
}

/// The figures of a route.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Were invited; as the three after it none where that is not shown.
    pub invited: Option<usize>,
    /// Had a talk.
    pub talked: Option<usize>,
    /// Were at the meeting.
    pub attended: Option<usize>,
    /// Signed up to go on.
    pub signed_up: Option<usize>,
    /// Points that were decided, in any round.
    pub points_decided: usize,
    /// Points that all stood behind, outside a decision.
    pub points_agreed: usize,
    /// Points that were not decided.
    pub points_not_decided: usize,
    /// Actions with something still to do.
    pub actions_open: usize,
    /// Of those: their day has gone by.
    pub actions_late: usize,
    /// Actions that are done.
    pub actions_done: usize,
    /// Actions that were stopped.
    pub actions_stopped: usize,
    /// Whole days from a decision to its first action, the middle one of all; none without any.
    pub days_to_action: Option<i64>,
    /// Who was reached, by age.
    pub by_age: Reached,
    /// Who was reached, by district.
    pub by_district: Reached,
    /// Who was reached, by how they take part.
    pub by_kind: Reached,
}

/// Hides what is below ten, and further parts until what is hidden cannot be worked out.
///
/// Of two or more parts, ten or more people hide together. A part is shown from a number on that `least` says, 10 to 14,
/// and no reader knows: so who sees a part appear does not know how many it was before. And where a part may just have
/// appeared, what hides and what rounding took away are together so many that it cannot be told to be exactly ten.
pub(super) fn protect(parts: &BTreeMap<String, u32>, least: impl Fn(&str) -> u32) -> Reached {
    let sum = |all: &mut dyn Iterator<Item = u32>| all.fold(0_u32, u32::saturating_add);
    let total = sum(&mut parts.values().copied());
    if total < FEWEST {
        let cells = parts.keys().map(|name| Cell { name: name.clone(), count: None }).collect();
        return Reached { total: None, cells };
    }
    // One part by itself is the total.
    let alone = parts.len() == 1;
    let is_shown = |name: &str, n: u32| alone || n >= least(name).max(FEWEST);
    let (mut shown, mut hidden): (Vec<_>, Vec<_>) = parts.iter().partition(|(name, n)| is_shown(name, **n));
    // What hides with another is not the smallest: that would tell how large it is at most.
    shown.sort_by_key(|(name, _)| (least(name), (*name).clone()));
    loop {
        let together = sum(&mut hidden.iter().map(|(_, n)| **n));
        let told = sum(&mut shown.iter().map(|(_, n)| in_steps(**n)));
        // Who appears at ten was nine, unless it may as well be fourteen.
        let appears = shown.iter().any(|(_, n)| in_steps(**n) == FEWEST);
        let unknown = total.saturating_sub(told);
        let enough = match hidden.len() {
            0 => !appears || unknown >= STEP - 1,
            1 => false,
            _ => together >= FEWEST && unknown >= FEWEST + STEP - 1,
        };
        if alone || enough {
            break;
        }
        let Some(next) = shown.pop() else { break };
        hidden.push(next);
    }
    let count = |name: &String, n: u32| (!hidden.iter().any(|(other, _)| *other == name)).then(|| in_steps(n));
    let cells = parts.iter().map(|(name, n)| Cell { name: name.clone(), count: count(name, *n) }).collect();
    Reached { total: Some(in_steps(total)), cells }
}

/// From how many on a part is shown: 10 to 14, the same for ever, and known to nobody who does not know the pseudonyms of
/// who was there (FNV-1a).
fn least(secret: u128, name: &str) -> u32 {
    let bytes = secret.to_be_bytes().into_iter().chain(name.bytes());
    let mixed =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    FEWEST + u32::try_from((mixed >> 32) % u64::from(STEP)).unwrap_or(0)
}

fn in_steps(n: u32) -> u32 {
    n - n % STEP
}

/// A count of people as it is shown: to who is of the route as it is, to others not of one of few.
fn people(n: usize, within: bool) -> Option<usize> {
    (within || n == 0 || n >= FEWEST as usize).then_some(n)
}

impl Route {
    /// `follow_up.about_me`: what somebody chooses to say; saying nothing takes all of it back.
    pub(super) fn about_me(
        &self,
        ctx: &Ctx,
        participant: ParticipantId,
        age: Option<AgeBand>,
        district: &str,
        channel: Option<Channel>,
    ) -> Result<Vec<Event>, Refusal> {
        self.own_word(ctx, participant, channel)?;
        let is = AboutMe { participant, age, district: maybe(district, 60)? };
        let none = AboutMe { participant, age: None, district: String::new() };
        ensure!(self.prep.follow.about.get(&participant).unwrap_or(&none) != &is, "nothing-changes");
        Ok(vec![changed("about_me.said", FollowRecord::About(is))])
    }

    /// The figures at this moment, for who is within the route or for everybody.
    pub fn figures(&self, now: Moment, within: bool) -> Figures {
        let listed = || self.prep.involvements.values().filter(|i| i.active());
        let talked = |p: &ParticipantId| self.prep.conversations.get(p).is_some_and(|c| c.held.is_some());
        let rounds = self.facts.rounds();
        let verdicts = || rounds.iter().filter_map(|(_, f)| f.decided.as_ref()).flat_map(|d| &d.points);
        let on_flower = |p: &crate::id::PointId| self.facts.point_anywhere(*p).is_some_and(|p| p.on_flower());
        let points = |is| verdicts().filter(|(p, v)| v.verdict == is && on_flower(p)).count();
        let actions = || self.prep.follow.actions.values();
        let state = |is| actions().filter(|a| a.terms().state == is).count();
        let there: Vec<_> = self.facts.attendance.keys().copied().collect();
        Figures {
            invited: people(listed().filter(|i| i.invited.is_some()).count(), within),
            talked: people(listed().filter(|i| talked(&i.participant)).count(), within),
            attended: people(there.len(), within),
            signed_up: people(listed().filter(|i| i.signed_up).count(), within),
            points_decided: points(Verdict::Decided),
            points_agreed: points(Verdict::Agreed),
            points_not_decided: points(Verdict::NotDecided),
            actions_open: actions().filter(|a| a.is_open()).count(),
            actions_late: actions().filter(|a| a.late(now)).count(),
            actions_done: state(ActionState::Done),
            actions_stopped: state(ActionState::Stopped),
            days_to_action: self.days_to_action(),
            by_age: self.reached(&there, |p| self.prep.follow.about.get(&p)?.age.map(|a| a.name().to_owned())),
            by_district: self.reached(&there, |p| {
                let district = &self.prep.follow.about.get(&p)?.district;
                (!district.is_empty()).then(|| district.to_lowercase())
            }),
            by_kind: self
                .reached(&there, |p| self.prep.involvements.get(&p).map(|i| i.kind).map(Kind::name).map(str::to_owned)),
        }
    }

    fn reached(&self, there: &[ParticipantId], said: impl Fn(ParticipantId) -> Option<String>) -> Reached {
        let mut parts = BTreeMap::new();
        for who in there {
            *parts.entry(said(*who).unwrap_or_else(|| "unsaid".into())).or_insert(0_u32) += 1;
        }
        let secret = there.iter().min().map_or(0, |who| who.0.as_u128());
        protect(&parts, |name| least(secret, name))
    }

    fn days_to_action(&self) -> Option<i64> {
        let mut first: BTreeMap<_, Moment> = BTreeMap::new();
        for action in self.prep.follow.actions.values() {
            if let super::Source::Idea { idea } = action.source {
                let at = first.entry(idea).or_insert_with(|| action.added());
                *at = (*at).min(action.added());
            }
        }
        let days = |made: super::revisit::DecisionMade| {
            Some((first.get(&made.idea)?.0.saturating_sub(made.at?.0) / 86_400).max(0))
        };
        let mut all: Vec<i64> = self.facts.decisions().into_iter().filter_map(days).collect();
        all.sort_unstable();
        all.get(all.len().checked_sub(1)? / 2).copied()
    }
}
