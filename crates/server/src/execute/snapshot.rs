//! A route as it stands after some entry, with what pages ask of it.

use super::heard::Heard;
use bloemenzee_domain::carried::Tallies;
use bloemenzee_domain::facts::Facts;
use bloemenzee_domain::id::{ParticipantId, PointId};
use bloemenzee_domain::idea::Point;
use bloemenzee_domain::method::Part;
use bloemenzee_domain::personal_data;
use bloemenzee_domain::route::Route;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Counts that are made when the first page asks for them.
pub type LazyTallies = LazyLock<Tallies, Box<dyn FnOnce() -> Tallies + Send>>;

/// A route as it stands after some entry; shared by every page that shows it.
pub struct Snapshot {
    /// The route itself.
    pub route: Arc<Route>,
    /// The log entry it stands after; not for anybody outside.
    pub seq: i64,
    /// How often it changed as far as others than one owner can see: the number that pages and
    /// streams tell. The log's own would show that somebody said something for their own eyes.
    pub version: i64,
    /// What every point counts, now.
    pub tallies: LazyTallies,
    /// What shared screens may count: moves per five people or per carousel move, never per tap.
    pub shared: Arc<LazyTallies>,
    shared_at: SharedAt,
    flags: Arc<Flags>,
    pub(super) heard: Heard,
}

/// Which wordings seem to hold personal data: looked for once per wording, for as long as the
/// route has people of the same names. A wording never gets other words; it can only lose them.
struct Flags {
    names: Vec<String>,
    found: Mutex<HashMap<(PointId, u32), bool>>,
}

impl Flags {
    /// Those of the state before, when its names are still the same.
    fn after(before: Option<&Arc<Self>>, route: &Route) -> Arc<Self> {
        let names = || route.prep.people.values().map(|person| person.name.as_str());
        match before {
            Some(old) if old.names.iter().map(String::as_str).eq(names()) => Arc::clone(old),
            _ => Arc::new(Self { names: names().map(str::to_owned).collect(), found: Mutex::default() }),
        }
    }

    fn of(&self, point: &Point) -> bool {
        let wording = (point.id, point.revision());
        let found = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = found().get(&wording) {
            return *known;
        }
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let flagged = !personal_data::find_with(point.text(), &names).is_empty();
        found().insert(wording, flagged);
        flagged
    }
}

/// Where shared screens may count anew: as long as it is the same, their counts stand still.
pub(super) type SharedAt = (u64, u32, Option<Part>, bool);

/// Where a route stands for shared screens.
pub(super) fn shared_at(facts: &Facts) -> SharedAt {
    (facts.shared_moves, facts.round, facts.part, facts.decided.is_some())
}

fn counted(route: &Arc<Route>) -> LazyTallies {
    let route = Arc::clone(route);
    LazyLock::new(Box::new(move || route.facts.tallies()))
}

impl Snapshot {
    pub(crate) fn new(route: Route, (seq, version): (i64, i64), before: Option<&Self>) -> Self {
        let route = Arc::new(route);
        let shared_at = shared_at(&route.facts);
        let shared = match before {
            Some(old) if old.shared_at == shared_at => old.shared_without_reworded(&route),
            _ => Arc::new(counted(&route)),
        };
        let flags = Flags::after(before.map(|old| &old.flags), &route);
        let heard = Heard::everybody(version);
        Self { tallies: counted(&route), route, seq, version, shared, shared_at, flags, heard }
    }

    /// The same, where it is known whose pages changed since `before`.
    pub(super) fn hearing(self, heard: Heard, before: Option<&Self>) -> Self {
        // Other counts than what is carried stand on shared screens and with who guides only.
        let stands =
            before.is_some_and(|old| Arc::ptr_eq(&old.shared, &self.shared) || old.shared.carries_as(&self.shared));
        let heard = if stands { heard } else { heard.counted(self.version) };
        Self { heard, ..self }
    }

    /// Whether this participant's own pages are as they were at that version.
    pub fn is_quiet(&self, since: i64, who: ParticipantId) -> bool {
        self.heard.is_quiet(since, who)
    }

    /// Whether the counts of shared screens still stand where they stood in this state.
    pub(crate) fn counts_as(&self, route: &Route) -> bool {
        self.shared_at == shared_at(&route.facts)
    }

    /// Whether the present words of a point seem to hold somebody's name or contact details
    /// (method.md, 6: flagged before stances are taken).
    pub fn flagged(&self, point: &Point) -> bool {
        !point.erased() && self.flags.of(point)
    }

    /// The shared counts without the points that got other words since: nobody has seen those yet.
    fn shared_without_reworded(&self, now: &Route) -> Arc<LazyTallies> {
        let revision = |route: &Route, id| route.facts.points.get(id).map(Point::revision);
        let old = &self.route.facts.points;
        let reworded: Vec<_> =
            old.keys().filter(|id| revision(&self.route, id) != revision(now, id)).copied().collect();
        if reworded.is_empty() {
            return Arc::clone(&self.shared);
        }
        let shared = Arc::clone(&self.shared);
        Arc::new(LazyLock::new(Box::new(move || {
            let mut tallies = Tallies::clone(&shared);
            reworded.iter().for_each(|id| {
                tallies.points.remove(id);
            });
            tallies
        })))
    }
}
