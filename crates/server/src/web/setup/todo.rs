//! What to do next in a route, computed from its state: what stands between now and the next
//! gate, who is waiting, what is late.

use bloemenzee_domain::circle::Reply;
use bloemenzee_domain::conversation::{Item, ItemKind};
use bloemenzee_domain::ctx::Ctx;
use bloemenzee_domain::id::{ActionId, IdeaId};
use bloemenzee_domain::method::{Part, Role, Step};
use bloemenzee_domain::route::Route;
use bloemenzee_domain::time::Moment;

/// After so many days an invitation without an answer is called late.
const ANSWER_DAYS: i64 = 14;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo {
    /// Fluent keys `todo-<what>` (with `n`), `todo-<what>-do` and, where there is more to say, `todo-<what>-soft`.
    pub what: &'static str,
    /// How many of it.
    pub n: usize,
    /// The page where it is done, under the route's address.
    pub to: String,
    /// Whether it is late.
    pub late: bool,
    /// The day for which it was promised, where there is one.
    pub by: Option<Moment>,
}

/// A list under construction: only what counts is put on it.
#[derive(Default)]
struct List(Vec<Todo>);

impl List {
    fn put(&mut self, what: &'static str, n: usize, to: impl Into<String>) {
        self.promised(what, n, to, None, false);
    }

    fn late(&mut self, what: &'static str, n: usize, to: impl Into<String>) {
        self.promised(what, n, to, None, true);
    }

    fn when(&mut self, holds: bool, what: &'static str, to: impl Into<String>) {
        self.put(what, usize::from(holds), to);
    }

    fn promised(&mut self, what: &'static str, n: usize, to: impl Into<String>, by: Option<Moment>, late: bool) {
        if n > 0 {
            self.0.push(Todo { what, n, to: to.into(), late, by });
        }
    }
}

/// What who guides has to do next: the open gate first, then what is late, then the rest; nothing once the route is stopped.
pub fn todos(route: &Route, ctx: &Ctx) -> Vec<Todo> {
    let facts = &route.facts;
    let mut list = List::default();
    if facts.stopped.is_some() {
        return list.0;
    }
    let proposed = route.prep.draft.proposal.is_some() && !facts.tables_opened;
    list.when(proposed, "frames-proposed", "frames");
    match facts.step() {
        Step::Question => question(route, &mut list),
        Step::Frames => {
            list.when(route.prep.draft.frames.is_empty(), "frames-missing", "frames");
            list.when(!route.prep.draft.frames.is_empty(), "frames-release-waits", "frames");
        }
        Step::Topics => list.when(facts.topics.is_empty(), "topics-missing", "topics"),
        Step::Circle => circle(route, ctx, &mut list),
        Step::Conversations => {
            circle(route, ctx, &mut list);
            talks(route, ctx, &mut list);
        }
        Step::Gathering => gathering(route, ctx, &mut list),
        Step::Report => report(route, ctx, &mut list),
        Step::FollowUp => follow_up(route, ctx, &mut list),
    }
    if facts.handed_over.is_some() {
        answers(route, ctx.now, "answers-wait", |_| "answers".into(), &mut list);
    }
    list.0.sort_by_key(|todo| !todo.late);
    if ready(route) {
        list.0.insert(0, Todo { what: "next-phase", n: 1, to: "work#gate".into(), late: false, by: None });
    }
    list.0
}

/// Whether everything that the gate asks holds, and there is a phase to open.
fn ready(route: &Route) -> bool {
    let facts = &route.facts;
    let next = facts.phase + 1 < facts.method.phases.len();
    next && facts.step() != Step::Frames && route.gate().iter().all(|c| c.holds)
}

fn question(route: &Route, list: &mut List) {
    let draft = &route.prep.draft;
    list.when(route.prep.holders(Role::Commissioner).is_empty(), "commissioner-missing", "roles");
    list.when(draft.question.is_empty(), "question-missing", "question");
    list.when(!draft.question.is_empty() && draft.promise.is_empty(), "promise-missing", "question");
}

fn circle(route: &Route, ctx: &Ctx, list: &mut List) {
    let (facts, prep) = (&route.facts, &route.prep);
    let missing = facts.method.decision.minimum.saturating_sub(prep.expected().count());
    list.put("circle-missing", missing, "circle");
    let active = || prep.involvements.values().filter(|i| i.active());
    list.put("invite", active().filter(|i| i.invited.is_none() && i.answer.is_none()).count(), "circle?show=uninvited");
    let waits = |late: bool| {
        let silent = active().filter(|i| i.answer.is_none());
        silent.filter(|i| i.invited.is_some_and(|at| (ctx.now.0 - at.0 > ANSWER_DAYS * 86_400) == late)).count()
    };
    list.late("answer-late", waits(true), "circle?show=silent");
    list.put("answer-waits", waits(false), "circle?show=silent");
    let doubts = active().filter(|i| matches!(i.answer, Some((Reply::NotYet, _)))).count();
    list.put("doubts", doubts, "circle?show=doubt");
    setting_out(route, list);
}

/// Date, place and tables, from the moment there is a circle.
fn setting_out(route: &Route, list: &mut List) {
    let (facts, prep) = (&route.facts, &route.prep);
    let expected = prep.expected().count();
    let seats: usize = facts.tables.values().map(|t| usize::from(t.capacity)).sum();
    list.when(prep.gatherings.is_empty(), "date-missing", "meeting");
    list.when(facts.tables.is_empty(), "tables-missing", "meeting/tables");
    let bare = facts.topics.keys().filter(|topic| !facts.tables.values().any(|t| t.topic == **topic)).count();
    if !facts.tables.is_empty() {
        list.put("topics-without-table", bare, "meeting/tables");
        list.put("seats-missing", expected.saturating_sub(seats), "meeting/tables");
    }
}

fn talks(route: &Route, ctx: &Ctx, list: &mut List) {
    let unsettled = route.unsettled();
    let planned = |p| route.prep.conversations.get(p).and_then(|c| c.planned);
    let late = unsettled.talks.iter().filter(|p| planned(p).is_some_and(|at| at < ctx.now)).count();
    let agreed = unsettled.talks.iter().filter(|p| planned(p).is_some_and(|at| at >= ctx.now)).count();
    list.late("talks-late", late, "talks");
    list.put("talks-unplanned", unsettled.talks.len() - late - agreed, "talks");
    list.put("talks-planned", agreed, "talks");
    items(route, ctx, list);
}

/// What is still to be settled; safety only for who may read it, as method.md, 5 asks.
fn items(route: &Route, ctx: &Ctx, list: &mut List) {
    let open: Vec<&Item> = route.unsettled().items.iter().filter_map(|id| route.prep.items.get(id)).collect();
    let of = |kind: ItemKind, put: bool| {
        open.iter().filter(|i| i.kind == kind && i.to_commissioner == put && i.may_read(ctx)).count()
    };
    list.put("information-open", of(ItemKind::Information, false), "items#information");
    list.put("information-put", of(ItemKind::Information, true), "items#information");
    list.put("safety-open", of(ItemKind::Safety, false), "items#safety");
    list.put("named-open", of(ItemKind::NamedPerson, false), "items#named_person");
    list.put("practical-open", of(ItemKind::Practical, false), "items#practical");
}

fn gathering(route: &Route, ctx: &Ctx, list: &mut List) {
    let facts = &route.facts;
    let ended = facts.decided.is_some() || !facts.method.decides();
    match facts.part {
        None => {
            list.when(true, "meeting-begin", "meeting");
            setting_out(route, list);
            items(route, ctx, list);
        }
        Some(Part::Plenary) if ended => list.when(facts.handed_over.is_none(), "hand-over", "plenary"),
        Some(_) if facts.after_round.is_some() && !ended => {
            let over = facts.after_round.is_some_and(|until| until <= ctx.now);
            list.when(!over, "after-round", "meeting/closing");
            list.late("after-round-over", usize::from(over), "meeting/closing");
        }
        Some(Part::Informing) => list.when(true, "part-informing", "meeting"),
        Some(Part::Tables) => list.when(true, "part-tables", "meeting"),
        Some(Part::Carousel) => list.when(true, "part-carousel", "meeting"),
        Some(Part::Closing) => list.when(true, "part-closing", "meeting/closing"),
        Some(Part::Plenary) => list.when(true, "part-plenary", "meeting"),
    }
}

fn report(route: &Route, ctx: &Ctx, list: &mut List) {
    let report = &route.prep.report;
    let open = route.prep.corrections.values().filter(|c| c.settled.is_none()).count();
    let over = report.correct_before.is_some_and(|until| until <= ctx.now);
    let waits = report.drafted.is_some() && report.finalised.is_none();
    list.when(report.drafted.is_none(), "report-draft", "report/work");
    list.put("corrections-open", open, "report/work");
    list.when(waits && open == 0 && over, "report-finalise", "report/work");
    list.when(waits && !over, "report-period", "report/work");
}

/// What keeps the follow-up moving: who signed up is put to work, what nobody took up, what is late.
fn follow_up(route: &Route, ctx: &Ctx, list: &mut List) {
    let follow = &route.prep.follow;
    let signed_up = route.invited_to_follow_up().len();
    list.late("follow-driverless", route.groups_without_driver().len(), "follow/groups");
    let late: Vec<_> = route.open_actions(ctx.now).into_iter().filter(|a| a.late(ctx.now)).map(|a| a.id).collect();
    list.late("follow-late", late.len(), action_or("follow#late", &late));
    list.put("follow-group", if follow.groups.is_empty() { signed_up } else { 0 }, "follow/groups");
    let (days, nobody): (Vec<_>, Vec<_>) = route.nobody_yet().into_iter().partition(|n| n.only_lacks_a_day());
    list.put("follow-nobody", nobody.len(), "follow/actions#waiting");
    let first: Vec<_> = days.iter().filter_map(|n| n.first).collect();
    list.put("follow-days", days.len(), action_or("follow/actions#days", &first));
    let coming = follow.gatherings.values().any(|g| g.cancelled.is_none() && g.at > ctx.now);
    list.when(signed_up > 0 && !coming, "follow-plan", "follow/gatherings");
}

/// The page of the one action that this is about, or else where they stand together.
fn action_or(together: &str, all: &[ActionId]) -> String {
    if let [one] = all { format!("follow/actions/{one}") } else { together.to_owned() }
}

/// The answers that the commissioner did not give yet; `to` says where the first of them is seen or given.
fn answers(route: &Route, now: Moment, what: &'static str, to: impl Fn(IdeaId) -> String, list: &mut List) {
    let mut open: Vec<_> = route.answers_due().into_iter().filter(|due| due.answered.is_none()).collect();
    open.sort_by_key(|due| !due.late(now));
    if let Some(first) = open.first() {
        list.promised(what, open.len(), to(first.decision), first.by, first.late(now));
    }
}

/// What the commissioner has to do next (method.md, "The commissioner between …").
pub fn commissioner_todos(route: &Route, now: Moment) -> Vec<Todo> {
    let (facts, prep) = (&route.facts, &route.prep);
    let mut list = List::default();
    if facts.stopped.is_some() {
        return list.0;
    }
    if facts.step() == Step::Question {
        list.when(prep.draft.question.is_empty(), "question-missing", "question");
        list.when(!prep.draft.question.is_empty() && prep.draft.promise.is_empty(), "promise-missing", "question");
    }
    if facts.step() == Step::Frames {
        list.when(prep.draft.frames.is_empty(), "frames-missing", "frames");
        list.when(!prep.draft.frames.is_empty(), "frames-release", "frames");
    }
    let put = prep.items.values().filter(|i| i.to_commissioner && i.outcome.is_none()).count();
    list.put("information-for-you", put, "commissioner#information");
    if facts.handed_over.is_some() {
        answers(route, now, "answers-for-you", |idea| format!("plenary/{idea}"), &mut list);
    } else if facts.question.is_some() && facts.step() != Step::Frames {
        list.when(prep.draft.opening_words.is_empty(), "opening-words", "commissioner#words");
    }
    list.0.sort_by_key(|todo| !todo.late);
    list.0
}

#[cfg(test)]
#[path = "todo_tests.rs"]
mod tests;
