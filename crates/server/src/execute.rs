//! The only writer of the log: queue → one transaction for all that waits → fsync → ack → live.
//!
//! Rules run on the state in memory; statements only write. So a statement fails only by a fault:
//! then the whole batch rolls back, every touched state is dropped, and each command is tried
//! alone (docs/decisions/0002-two-drivers-one-sql.md).

mod beside;
mod bring;
mod erase;
mod heard;
mod replay;
mod snapshot;

pub use bring::Brought;
use heard::Heard;
pub use replay::{folded, replay};
pub use snapshot::{LazyTallies, Snapshot};

use crate::clock;
use crate::methods::Methods;
use crate::read;
use crate::store::{NewEntry, RouteKey, Store, StoreError, Txn};
use bloemenzee_domain::boxed::Place;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::{Ctx, Who};
use bloemenzee_domain::event::{Content, Event, to_content};
use bloemenzee_domain::fact::Fact;
use bloemenzee_domain::id::{CommandId, RouteId};
use bloemenzee_domain::refusal::Refusal;
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot, watch};

/// Most commands in one transaction (design.md).
const BATCH: usize = 512;

/// What a command led to, as it is answered and kept for a second sending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Done {
    /// The log entry that holds it.
    pub seq: i64,
    /// What happened, by name, in order.
    pub effects: Vec<String>,
}

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A rule said no.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// There is no such route, or no such method.
    #[error("no such route")]
    Unknown,
    /// We failed; nothing was changed.
    #[error("the store failed: {0}")]
    Fault(String),
}

struct Asked {
    route: RouteId,
    command: Command,
    id: CommandId,
    who: Who,
    /// Where it is given, when that is not where this process stands.
    place: Option<Place>,
    /// When it is given, when that is not now.
    at: Option<Moment>,
    answer: oneshot::Sender<Result<Done, Failure>>,
}

/// The handle to the writer, and to the routes as they stand.
#[derive(Clone)]
pub struct Engine {
    queue: mpsc::Sender<Asked>,
    shared: Arc<Shared>,
}

struct Shared {
    store: Store,
    methods: Methods,
    /// Where this process stands: at home, or in a box.
    place: RwLock<Place>,
    routes: RwLock<HashMap<RouteId, Arc<Snapshot>>>,
    changes: RwLock<HashMap<RouteId, watch::Sender<i64>>>,
    /// How far the batch that is being committed takes its routes: on the disk perhaps already,
    /// and published by this node in a moment.
    committing: Mutex<HashMap<RouteId, i64>>,
}

/// The log's name of a route.
pub fn key(route: RouteId) -> RouteKey {
    RouteKey::new(&route.to_string()).expect("a uuid is a plain name")
}

impl Engine {
    /// Starts the writer task and the follower of other nodes.
    pub fn start(store: Store, methods: Methods) -> Self {
        Self::start_in(store, methods, Place::Home)
    }

    /// As [`Engine::start`], where this database is a box.
    pub fn start_in(store: Store, methods: Methods, place: Place) -> Self {
        let (queue, waiting) = mpsc::channel(4 * BATCH);
        let shared = Arc::new(Shared {
            store,
            methods,
            place: RwLock::new(place),
            routes: RwLock::default(),
            changes: RwLock::default(),
            committing: Mutex::default(),
        });
        tokio::spawn(write(Arc::clone(&shared), waiting));
        tokio::spawn(follow(Arc::clone(&shared)));
        Self { queue, shared }
    }

    /// Gives a command; answers when it is on the disk, or with a refusal.
    ///
    /// # Errors
    /// See [`Failure`]. After a fault the same command may be sent again: it happens once.
    pub async fn give(&self, route: RouteId, id: CommandId, who: Who, command: Command) -> Result<Done, Failure> {
        self.ask(route, id, who, command, (None, None)).await
    }

    /// Gives a command as if it were that moment: what a demo tells of months ago, and what a test
    /// lets time do.
    ///
    /// # Errors
    /// As [`Engine::give`].
    pub async fn give_at(
        &self,
        at: Moment,
        route: RouteId,
        id: CommandId,
        who: Who,
        command: Command,
    ) -> Result<Done, Failure> {
        self.ask(route, id, who, command, (None, Some(at))).await
    }

    /// Gives a command of the server's own while it packs a box.
    ///
    /// # Errors
    /// As [`Engine::give`].
    pub(crate) async fn pack(
        &self,
        route: RouteId,
        id: CommandId,
        who: Who,
        command: Command,
    ) -> Result<Done, Failure> {
        self.ask(route, id, who, command, (Some(Place::Packing), None)).await
    }

    async fn ask(
        &self,
        route: RouteId,
        id: CommandId,
        who: Who,
        command: Command,
        (place, at): (Option<Place>, Option<Moment>),
    ) -> Result<Done, Failure> {
        let (answer, answered) = oneshot::channel();
        let asked = Asked { route, command, id, who, place, at, answer };
        self.queue.send(asked).await.map_err(|_| Failure::Fault("the writer has stopped".into()))?;
        answered.await.map_err(|_| Failure::Fault("the writer has stopped".into()))?
    }

    /// A route as it stands.
    ///
    /// # Errors
    /// [`Failure::Unknown`] when there is none; [`Failure::Fault`] when it cannot be read.
    pub async fn snapshot(&self, route: RouteId) -> Result<Arc<Snapshot>, Failure> {
        if let Some(found) = self.shared.cached(route) {
            return Ok(found);
        }
        self.shared.load(route).await
    }

    /// Changes to a route: its version ([`Snapshot::version`]), latest only.
    pub fn changes(&self, route: RouteId) -> watch::Receiver<i64> {
        let mut all = self.shared.changes.write().unwrap_or_else(PoisonError::into_inner);
        let version = self.shared.cached(route).map_or(0, |s| s.version);
        all.entry(route).or_insert_with(|| watch::channel(version).0).subscribe()
    }

    /// Where this process stands: at home, or in a box.
    pub fn place(&self) -> Place {
        self.shared.place()
    }

    /// Says that the box is closed, or open again.
    pub(crate) fn stand(&self, place: Place) {
        *self.shared.place.write().unwrap_or_else(PoisonError::into_inner) = place;
    }

    /// Lets go of a route that was thrown away: who listens to it hears that it is over.
    pub(crate) fn forget(&self, route: RouteId) {
        self.shared.forget(route);
        self.shared.changes.write().unwrap_or_else(PoisonError::into_inner).remove(&route);
    }

    /// The methods that routes can be made from.
    pub fn methods(&self) -> &Methods {
        &self.shared.methods
    }

    /// The store under it, for tables that no route owns.
    pub fn store(&self) -> &Store {
        &self.shared.store
    }
}

impl Asked {
    /// What was asked and by whom: an id that comes back with something else is no second sending.
    fn content(&self) -> Vec<u8> {
        let who = &self.who;
        let content = (who.person, who.participant, who.table, who.administrator, who.card, &self.command);
        serde_json::to_vec(&content).expect("a command is plain data")
    }
}

impl Shared {
    fn cached(&self, route: RouteId) -> Option<Arc<Snapshot>> {
        self.routes.read().unwrap_or_else(PoisonError::into_inner).get(&route).cloned()
    }

    fn place(&self) -> Place {
        *self.place.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn publish(&self, route: RouteId, snapshot: Arc<Snapshot>) {
        let (seq, version) = (snapshot.seq, snapshot.version);
        let mut routes = self.routes.write().unwrap_or_else(PoisonError::into_inner);
        // Whoever read earlier may come later: an older state never takes a newer one's place.
        if routes.get(&route).is_some_and(|held| held.seq > seq) {
            return;
        }
        routes.insert(route, snapshot);
        drop(routes);
        let changes = self.changes.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = changes.get(&route) {
            sender.send_if_modified(|told| std::mem::replace(told, version) != version);
        }
    }

    fn committing(&self) -> MutexGuard<'_, HashMap<RouteId, i64>> {
        self.committing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a route in memory misses entries that somebody else wrote. What this node is about
    /// to publish is asked first: once that is empty, it has been published.
    fn is_behind(&self, route: RouteId, seq: i64) -> bool {
        let own = self.committing().get(&route).is_some_and(|own| *own >= seq);
        !own && self.cached(route).is_some_and(|held| held.seq < seq)
    }

    fn forget(&self, route: RouteId) {
        self.routes.write().unwrap_or_else(PoisonError::into_inner).remove(&route);
    }

    /// Lets go of rehearsals that another node threw away.
    fn forget_thrown_away(&self, heads: &[(RouteKey, i64)]) {
        let routes = self.routes.read().unwrap_or_else(PoisonError::into_inner);
        let rehearsals = routes.iter().filter(|(_, snap)| snap.route.facts.rehearsal_of.is_some());
        let gone: Vec<RouteId> =
            rehearsals.map(|(id, _)| *id).filter(|id| !heads.iter().any(|(name, _)| *name == key(*id))).collect();
        drop(routes);
        gone.into_iter().for_each(|id| self.forget(id));
    }

    /// Reads a route from the log and its tables, and keeps it unless a newer one is there.
    async fn load(&self, route: RouteId) -> Result<Arc<Snapshot>, Failure> {
        let found = replay::whole(&self.store, &self.methods, route).await?.ok_or(Failure::Unknown)?;
        let mut before = self.cached(route);
        if before.as_ref().is_none_or(|held| !held.counts_as(&found.route)) {
            // What shared screens showed is shown again, not the present state.
            let then = replay::until(&self.store, &self.methods, route, found.counted).await?;
            before = then.map(|then| Arc::new(Snapshot::new(then.route, (then.seq, then.version), None)));
        }
        let snapshot = Arc::new(Snapshot::new(found.route, (found.seq, found.version), before.as_deref()));
        match self.cached(route) {
            Some(newer) if newer.seq > snapshot.seq => Ok(newer),
            _ => {
                self.publish(route, Arc::clone(&snapshot));
                Ok(snapshot)
            }
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Fault(error.to_string())
    }
}

/// The writer task: drains what waits, at most [`BATCH`], into one transaction.
async fn write(shared: Arc<Shared>, mut waiting: mpsc::Receiver<Asked>) {
    let mut batch = Vec::with_capacity(BATCH);
    while waiting.recv_many(&mut batch, BATCH).await > 0 {
        let mut asked: Vec<Asked> = std::mem::take(&mut batch);
        match transact(&shared, &asked).await {
            Ok(answers) => answer(asked, answers),
            Err(error) if asked.len() == 1 => {
                answer(asked, vec![Err(Failure::Fault(error.to_string()))]);
            }
            Err(_) => {
                for one in asked.drain(..) {
                    let one = vec![one];
                    match transact(&shared, &one).await {
                        Ok(answers) => answer(one, answers),
                        Err(error) => answer(one, vec![Err(Failure::Fault(error.to_string()))]),
                    }
                }
            }
        }
    }
}

fn answer(asked: Vec<Asked>, answers: Vec<Result<Done, Failure>>) {
    for (asked, answer) in asked.into_iter().zip(answers) {
        // Who asked may have gone; what was done stays done.
        let _ = asked.answer.send(answer);
    }
}

/// Runs a batch in one transaction; tries again when another node was first.
async fn transact(shared: &Shared, batch: &[Asked]) -> Result<Vec<Result<Done, Failure>>, StoreError> {
    let mut tries = 0;
    loop {
        match attempt(shared, batch).await {
            Err(StoreError::Conflict(_)) if tries < 8 => tries += 1,
            Err(error) => {
                batch.iter().for_each(|asked| shared.forget(asked.route));
                return Err(error);
            }
            Ok(answers) => return Ok(answers),
        }
        batch.iter().for_each(|asked| shared.forget(asked.route));
    }
}

/// A route while a batch works on it: a copy is made only when something changes.
struct Working {
    before: Option<Arc<Snapshot>>,
    now: Option<Route>,
    seq: i64,
    version: i64,
    heard: Heard,
}

impl Working {
    fn route(&self) -> Option<&Route> {
        self.now.as_ref().or(self.before.as_deref().map(|s| s.route.as_ref()))
    }
}

async fn attempt(shared: &Shared, batch: &[Asked]) -> Result<Vec<Result<Done, Failure>>, StoreError> {
    let ids: BTreeSet<RouteId> = batch.iter().map(|asked| asked.route).collect();
    let keys: Vec<RouteKey> = ids.iter().map(|id| key(*id)).collect();
    let mut txn = shared.store.begin(&keys).await?;
    let named: Vec<_> = batch.iter().map(|asked| (key(asked.route), asked.id.0)).collect();
    let (heads, known) = txn.standing(&keys, &named).await?;
    let mut working = BTreeMap::new();
    for (id, head) in ids.into_iter().zip(heads) {
        working.insert(id, open(shared, id, head).await?);
    }
    let mut answers = Vec::with_capacity(batch.len());
    let mut fresh: HashMap<(RouteId, CommandId), (Done, Vec<u8>)> = HashMap::new();
    for (asked, known) in batch.iter().zip(known) {
        let content = asked.content();
        let told = |answer: &[u8]| serde_json::from_slice(answer).ok();
        let before = known.and_then(|done| Some((told(&done.answer)?, done.was(&content))));
        let just_now = || fresh.get(&(asked.route, asked.id)).map(|(done, was)| (done.clone(), *was == content));
        if let Some((done, same)) = before.or_else(just_now) {
            answers.push(if same { Ok(done) } else { Err(Failure::Refused(Refusal::new("id-taken"))) });
            continue;
        }
        let working = working.get_mut(&asked.route).expect("every route of the batch is opened");
        let done = one(shared, &mut txn, working, asked, &content).await?;
        if let Ok(done) = &done {
            fresh.insert((asked.route, asked.id), (done.clone(), content));
        }
        answers.push(done);
    }
    if fresh.is_empty() {
        return Ok(answers);
    }
    let _own = Committing::begin(shared, &working);
    txn.commit().await?;
    for (id, state) in working {
        if let Some(mut route) = state.now {
            meet(&shared.store, &mut route).await;
            let snapshot = Snapshot::new(route, (state.seq, state.version), state.before.as_deref());
            shared.publish(id, Arc::new(snapshot.hearing(state.heard, state.before.as_deref())));
        }
    }
    Ok(answers)
}

/// Brings in the names of people whom the organisation knew before this route did.
async fn meet(store: &Store, route: &mut Route) {
    let prep = &route.prep;
    let named = prep.grants.values().map(|g| g.person).chain(prep.involvements.values().map(|i| i.person));
    let unknown: BTreeSet<_> = named.filter(|p| !prep.people.contains_key(p)).collect();
    if unknown.is_empty() {
        return;
    }
    match read::people(store, &unknown.into_iter().collect::<Vec<_>>()).await {
        Ok(found) => route.prep.people.extend(found.into_iter().map(|person| (person.id, person))),
        // They show as a dash until the route is read again; nothing else depends on a name.
        Err(error) => tracing::error!(%error, "names cannot be read"),
    }
}

async fn open(shared: &Shared, id: RouteId, head: i64) -> Result<Working, StoreError> {
    let cached = shared.cached(id).filter(|s| s.seq == head);
    let before = match cached {
        Some(found) => Some(found),
        None if head == 0 => None,
        None => match shared.load(id).await {
            Ok(found) if found.seq == head => Some(found),
            Ok(_) => return Err(StoreError::Conflict("the route moved on while it was read".into())),
            Err(failure) => return Err(StoreError::Other(failure.to_string())),
        },
    };
    let version = before.as_ref().map_or(0, |s| s.version);
    let heard = before.as_ref().map(|s| s.heard.clone()).unwrap_or_default();
    Ok(Working { before, now: None, seq: head, version, heard })
}

/// Decides one command and adds what it leads to to the transaction.
async fn one(
    shared: &Shared,
    txn: &mut Txn,
    state: &mut Working,
    asked: &Asked,
    asked_as: &[u8],
) -> Result<Result<Done, Failure>, StoreError> {
    let blank;
    let route = match (state.route(), &asked.command) {
        (Some(route), _) => route,
        (None, Command::RouteOpen { method, .. } | Command::RouteAgain { method, .. }) => {
            match shared.methods.get(method) {
                Some(method) => {
                    blank = Route::new(asked.route, method);
                    &blank
                }
                None => return Ok(Err(Failure::Refused(Refusal::new("method-unknown")))),
            }
        }
        (None, _) => return Ok(Err(Failure::Unknown)),
    };
    let place = asked.place.unwrap_or_else(|| shared.place());
    let now = asked.at.unwrap_or_else(clock::now);
    let ctx = Ctx { now, command: asked.id, actor: route.actor(&asked.who), place };
    let mut events = match route.decide(&asked.command, &ctx) {
        Ok(events) => events,
        Err(refusal) => return Ok(Err(Failure::Refused(refusal))),
    };
    if matches!(asked.command, Command::WordsErase { .. }) {
        events.extend(erase::from_log(&shared.store, route, &events, state.now.is_some()).await?);
    }
    if let Some(differs) = beside::again(shared, asked.route, &asked.command).await {
        return Ok(Err(differs));
    }
    if let Some(taken) = beside::stranger(txn, route, &events).await? {
        return Ok(Err(Failure::Refused(taken)));
    }
    let fresh = state.now.is_none().then(|| route.clone());
    let Some(mut next) = fresh.or_else(|| state.now.take()) else { return Ok(Err(Failure::Unknown)) };
    state.seq += 1;
    let told = state.version + 1;
    state.version += i64::from(!only_owner_sees(&next, &events));
    state.heard.note(&next.facts, &events, told);
    let mut content = to_content(&events);
    let done = Done { seq: state.seq, effects: std::mem::take(&mut content.effects) };
    let entry = (asked.route, asked.id, asked_as.to_vec());
    let erases = append(txn, entry, &events, content, (&ctx, &done))?;
    let seq = u64::try_from(state.seq).unwrap_or(0);
    events.iter().for_each(|event| next.apply(event, seq));
    let written = read::event_statements(&next, &events).into_iter().chain(read::look_again(&next, state.seq));
    written.for_each(|statement| txn.push(statement));
    tracing::debug!(seq = state.seq, erases, "command done");
    state.now = Some(next);
    Ok(Ok(done))
}

fn only_owner_sees(route: &Route, events: &[Event]) -> bool {
    let facts: Option<Vec<Fact>> =
        events.iter().map(|event| if let Event::Fact(fact) = event { Some(fact.clone()) } else { None }).collect();
    facts.is_some_and(|facts| route.facts.only_owner_sees(&facts))
}

fn append(
    txn: &mut Txn,
    (route, id, asked): (RouteId, CommandId, Vec<u8>),
    events: &[Event],
    content: Content,
    (ctx, done): (&Ctx, &Done),
) -> Result<usize, StoreError> {
    let erases: Vec<i64> = events
        .iter()
        .filter_map(|event| if let Event::Fact(Fact::Erased { entries, .. }) = event { Some(entries) } else { None })
        .flatten()
        .filter_map(|seq| i64::try_from(*seq).ok())
        .collect();
    let count = erases.len();
    txn.append(NewEntry {
        route: key(route),
        seq: done.seq,
        minute: ctx.now.minute(),
        facts: content.facts,
        words: content.words,
        erases,
        command_id: id.0,
        asked,
        answer: serde_json::to_vec(done).map_err(|error| StoreError::Other(error.to_string()))?,
    })?;
    Ok(count)
}

/// While it lives, the follower leaves the batch's own entries to the writer.
struct Committing<'a>(&'a Shared);

impl<'a> Committing<'a> {
    fn begin(shared: &'a Shared, working: &BTreeMap<RouteId, Working>) -> Self {
        let changed = working.iter().filter(|(_, state)| state.now.is_some());
        *shared.committing() = changed.map(|(id, state)| (*id, state.seq)).collect();
        Self(shared)
    }
}

impl Drop for Committing<'_> {
    fn drop(&mut self) {
        self.0.committing().clear();
    }
}

/// Follows what other nodes wrote: woken by the database, guaranteed by a look every second.
async fn follow(shared: Arc<Shared>) {
    let mut wakes = shared.store.wakes();
    loop {
        let _ = tokio::time::timeout(Duration::from_secs(1), wakes.changed()).await;
        let Ok(heads) = shared.store.heads().await else { continue };
        shared.forget_thrown_away(&heads);
        for (name, seq) in heads {
            let Ok(id) = name.as_str().parse::<RouteId>() else { continue };
            if shared.is_behind(id, seq) && shared.load(id).await.is_err() {
                tracing::warn!("a route changed elsewhere could not be read now; another look follows");
            }
        }
    }
}
