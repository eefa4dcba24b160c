//! Who types at which flower now: so that two people at one table do not step on each other.
//!
//! Known for some seconds, in the memory of this very server, and nowhere else: it is no part of a route.

use super::idea_of;
use crate::clock;
use crate::web::act;
use crate::web::here::Here;
use crate::web::oops::Oops;
use axum::Json;
use axum::body::Bytes;
use bloemenzee_domain::id::{IdeaId, PersonId, RouteId, TableId};
use bloemenzee_domain::idea::Petal;
use bloemenzee_domain::time::Moment;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How long somebody who says nothing more is thought to type on, in seconds; pages say it every five.
const LASTS: i64 = 15;

/// Somebody at a flower.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    /// By the token of the session's forms.
    whose: String,
    who: Typist,
    petal: Option<Petal>,
    until: Moment,
}

/// Who it is, to those who may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typist {
    Person(PersonId),
    Device(TableId),
}

/// Who was last seen typing, by flower.
type Flowers = HashMap<(RouteId, IdeaId), Vec<Seen>>;

/// Who types where; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Typing(Arc<Mutex<Flowers>>);

impl Typing {
    /// Says that somebody types there; what is over is forgotten.
    fn mark(&self, at: (RouteId, IdeaId), seen: Seen, now: Moment) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, there| {
            there.retain(|one| one.until >= now && one.whose != seen.whose);
            !there.is_empty()
        });
        all.entry(at).or_default().push(seen);
    }

    fn others(&self, at: (RouteId, IdeaId), whose: &str, now: Moment) -> Vec<Seen> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let there = all.get(&at).into_iter().flatten();
        there.filter(|one| one.until >= now && one.whose != whose).cloned().collect()
    }
}

/// Who else types at this flower now, each in a sentence: people by name, since only who guides types as themself.
pub fn others(here: &Here, idea: IdeaId) -> Vec<String> {
    let (t, route) = (here.t(), here.route());
    let told = |seen: Seen| {
        let name = match seen.who {
            Typist::Person(person) => route.prep.name_of(person).to_owned(),
            Typist::Device(table) => {
                t.n("tablet-of-table", route.facts.tables.get(&table).map_or(0, |table| table.number))
            }
        };
        match seen.petal {
            Some(petal) => t.a("typing-at", &[("name", name), ("petal", t.k("petal", petal.name()))]),
            None => t.w("typing-here", "name", name),
        }
    };
    here.app.typing.others((here.id, idea), here.viewer.csrf(), clock::now()).into_iter().map(told).collect()
}

/// What a page hears back.
#[derive(Serialize)]
pub struct Around {
    others: Vec<String>,
}

/// `POST /r/{route}/table/ideas/{idea}/here`: somebody types at this flower (`petal` names where), or only looks who does.
pub async fn here(here: Here, body: Bytes) -> Result<Json<Around>, Oops> {
    let fields = act::own(&here.viewer, &body)?;
    let idea = idea_of(&here)?.id;
    let who = here.actor.person.map(Typist::Person).or(here.actor.table.map(Typist::Device));
    let asked = act::field(&fields, "petal").filter(|petal| !petal.is_empty());
    if let (Some(petal), Some(who)) = (asked, who) {
        let now = clock::now();
        let until = Moment(now.0 + LASTS);
        let seen = Seen { whose: here.viewer.csrf().to_owned(), who, petal: Petal::parse(petal), until };
        here.app.typing.mark((here.id, idea), seen, now);
    }
    Ok(Json(Around { others: others(&here, idea) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn at(n: u128) -> (RouteId, IdeaId) {
        (RouteId(Uuid::from_u128(1)), IdeaId(Uuid::from_u128(n)))
    }

    fn seen(whose: &str, until: i64) -> Seen {
        let who = Typist::Person(PersonId(Uuid::from_u128(9)));
        Seen { whose: whose.into(), who, petal: Some(Petal::How), until: Moment(until) }
    }

    #[test]
    fn somebody_types_at_one_flower_and_for_a_short_time() {
        let typing = Typing::default();
        typing.mark(at(1), seen("a", 110), Moment(100));
        typing.mark(at(1), seen("b", 112), Moment(101));
        let there = |whose: &str, n, now| typing.others(at(n), whose, Moment(now)).len();
        assert_eq!((there("a", 1, 105), there("c", 1, 105), there("a", 2, 105)), (1, 2, 0));
        typing.mark(at(2), seen("a", 120), Moment(106));
        assert_eq!((there("c", 1, 106), there("c", 2, 106)), (1, 1), "who goes to another flower left the first");
        assert_eq!(there("c", 1, 113), 0, "who says nothing more is gone");
        typing.mark(at(3), seen("d", 300), Moment(200));
        assert_eq!(typing.0.lock().unwrap().len(), 1, "nothing is remembered of what is over");
    }
}
