//! The Westerkwartier follow-up, day by day for nine months: eight who signed up, two gatherings, a working
//! group and its driver, an information point, a horizon; then silence, a late action, a driver who leaves, a
//! project that stops. Each mail is counted: once, across restarts, and with two servers that look at the
//! same moment.

use crate::site::fresh_postgres;
use bloemenzee::demo::{self, ROUTE, Stage};
use bloemenzee::execute::Engine;
use bloemenzee::methods::Methods;
use bloemenzee::nudge;
use bloemenzee::read;
use bloemenzee::store::Store;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Who as Hand;
use bloemenzee_domain::follow_up::{
    ActionState, MustStand, NewTerms, NudgeKind, Rhythm, Source, Subject, TellBy, To, Who,
};
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{ActionId, CommandId, GatheringId, GroupId, IdeaId, ParticipantId, nth};
use bloemenzee_domain::message::{Addressee, MessageKind};
use bloemenzee_domain::method::Role;
use bloemenzee_domain::time::Moment;
use std::collections::BTreeMap;
use std::time::Duration;
use uuid::Uuid;

fn moment(text: &str) -> Moment {
    Moment(text.parse::<jiff::Timestamp>().unwrap().as_second())
}

/// The day of a moment, as a list is read.
fn day(at: Moment) -> String {
    jiff::Timestamp::from_second(at.0).unwrap().strftime("%Y-%m-%d").to_string()
}

async fn engine(database: &str) -> Engine {
    Engine::start(Store::open(database).await.unwrap(), Methods::load(None).unwrap())
}

/// The route, and the servers that serve it.
struct Months {
    database: String,
    engines: Vec<Engine>,
    now: Moment,
    people: BTreeMap<String, ParticipantId>,
}

impl Months {
    /// The evening is over, everything was answered, the report is final.
    async fn begin(database: &str, servers: usize) -> Self {
        let now = moment("2021-11-22T19:00:00Z");
        let mut engines = vec![engine(database).await];
        demo::build_at(&engines[0], Stage::Done, now).await.unwrap();
        for _ in 1..servers {
            engines.push(engine(database).await);
        }
        let snap = engine(database).await.snapshot(ROUTE).await.unwrap();
        let prep = &snap.route.prep;
        let people = prep.involvements.keys().map(|p| (prep.name(*p).to_owned(), *p)).collect();
        assert_eq!(snap.route.invited_to_follow_up().len(), 8, "eight signed up");
        Self { database: database.into(), engines, now, people }
    }

    fn who(&self, name: &str) -> ParticipantId {
        self.people[name]
    }

    async fn give(&self, hand: Hand, command: Command) -> CommandId {
        let id = CommandId(Uuid::new_v4());
        let name = command.name();
        let given = self.engines[0].give_at(self.now, ROUTE, id, hand, command).await;
        given.unwrap_or_else(|failure| panic!("{name} on {}: {failure}", day(self.now)));
        id
    }

    /// The lead facilitator does something.
    async fn lead(&self, command: Command) -> CommandId {
        let snap = self.engines[0].snapshot(ROUTE).await.unwrap();
        let lead = snap.route.prep.holders(Role::LeadFacilitator).first().copied();
        self.give(Hand { person: lead, ..Hand::default() }, command).await
    }

    /// Somebody does something on their own phone.
    async fn own(&self, name: &str, command: Command) -> CommandId {
        self.give(Hand { participant: Some(self.who(name)), ..Hand::default() }, command).await
    }

    async fn tell(&self, name: &str, by: TellBy, rhythm: Rhythm) {
        let participant = self.who(name);
        self.own(name, Command::FollowUpTellMe { participant, by, rhythm, channel: None }).await;
    }

    /// Every server knows what was written last.
    async fn agree(&self) {
        for _ in 0..1_000 {
            let mut all = Vec::new();
            for engine in &self.engines {
                all.push(engine.snapshot(ROUTE).await.unwrap().seq);
            }
            if all.iter().all(|seq| *seq == all[0]) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the servers do not agree on {}", day(self.now));
    }

    /// Until this moment, each morning every server looks, all at once; once a month they are started anew.
    async fn until(&mut self, text: &str) {
        let end = moment(text);
        loop {
            let midnight = self.now.0 - self.now.0.rem_euclid(86_400);
            let nine = Moment(midnight + 8 * 3_600);
            let morning = if self.now < nine { nine } else { nine.plus_days(1) };
            if morning >= end {
                self.now = end;
                return;
            }
            self.now = morning;
            if day(morning).ends_with("-01") {
                for engine in &mut self.engines {
                    *engine = self::engine(&self.database).await;
                }
            }
            self.morning().await;
        }
    }

    async fn morning(&self) {
        // First what is due, then when to look next, then nothing.
        let mut sent = Vec::new();
        for _ in 0..3 {
            self.agree().await;
            let now = self.now;
            let looks = self.engines.iter().map(|engine| {
                let engine = engine.clone();
                tokio::spawn(async move { nudge::round(&engine, now).await.unwrap() })
            });
            let mut most = 0;
            for look in looks.collect::<Vec<_>>() {
                most = most.max(look.await.unwrap());
            }
            sent.push(most);
        }
        assert_eq!(sent[1..], [0, 0], "{}: said once", day(self.now));
    }

    /// What stands in the outbox of what goes on after the meeting: the day, what it tells, to whom.
    async fn told(&self) -> Vec<String> {
        let engine = engine(&self.database).await;
        let snap = engine.snapshot(ROUTE).await.unwrap();
        let route = &snap.route;
        let nudges = &route.prep.follow.nudges;
        let name = |to: Addressee| match to {
            Addressee::Participant(who) => route.prep.name(who).split(' ').next().unwrap_or_default().to_owned(),
            Addressee::Staff(person) if route.prep.holds(person, Role::LeadFacilitator) => "lead".to_owned(),
            Addressee::Staff(person) => format!("{person}"),
        };
        let mut all = Vec::new();
        for delivery in read::messages(engine.store(), ROUTE).await.unwrap() {
            let message = delivery.message;
            if !message.kind.of_follow_up() || message.at < moment("2021-11-23T00:00:00Z") {
                continue;
            }
            let said: Vec<_> = message.nudges.iter().map(|key| nudges[key].kind.name()).collect();
            let what = if said.is_empty() { message.kind.name().to_owned() } else { said.join("+") };
            all.push(format!("{} {what} {}", day(message.at), name(message.to)));
        }
        all.sort_unstable();
        all
    }
}

fn plan(at: &str, place: &str) -> Command {
    let topics = vec!["Wie doet wat?".into()];
    let (at, place) = (moment(at), place.into());
    Command::FollowUpPlan { gathering: None, at, minutes: None, place, topics, every_weeks: None, times: None }
}

/// The ideas 4.1 and 4.2, from which the information point came.
async fn information(months: &Months) -> Vec<IdeaId> {
    let snap = months.engines[0].snapshot(ROUTE).await.unwrap();
    let facts = &snap.route.facts;
    let table = facts.tables.iter().find(|(_, table)| table.number == 4).map(|(id, _)| *id).unwrap();
    let found: Vec<IdeaId> = facts.live_ideas().into_iter().filter(|i| i.table == table).map(|i| i.id).collect();
    assert_eq!(found.len(), 2);
    found
}

/// The winter: how people want to be told, two gatherings, the group, its driver and the horizon.
async fn winter(months: &mut Months) -> (GroupId, ActionId) {
    months.until("2021-11-24T18:00:00Z").await;
    months.tell("Fatima Fuchsia", TellBy::Mail, Rhythm::Weekly).await;
    months.tell("Wout Winde", TellBy::Mail, Rhythm::Monthly).await;
    months.until("2022-01-03T10:00:00Z").await;
    let first: GatheringId = nth(months.lead(plan("2022-01-19T18:30:00Z", "De Brug, Zuidhorn")).await, 0);
    months.until("2022-01-19T20:30:00Z").await;
    attend(months, first, "Clara Clematis").await;
    let members = ["Anna Anemoon", "Clara Clematis", "Petra Petunia", "Wout Winde"].map(|name| months.who(name));
    let about: Vec<_> = information(months).await.into_iter().map(Subject::Idea).collect();
    let form = Command::GroupForm { name: "Informatiepunt".into(), about, members: members.to_vec() };
    let group: GroupId = nth(months.lead(form).await, 0);
    let participant = months.who("Petra Petunia");
    months.lead(Command::GroupAskDriver { group, participant }).await;
    months.lead(plan("2022-02-09T18:30:00Z", "De Brug, Zuidhorn")).await;
    months.until("2022-01-20T19:00:00Z").await;
    months.own("Petra Petunia", Command::GroupAccept { group, participant, channel: None }).await;
    months.now = months.now.plus_minutes(30);
    let terms = NewTerms {
        what: "Een plan voor het informatiepunt".into(),
        who: Some(Who::Participant(participant)),
        by: Some(moment("2022-04-01T10:00:00Z")),
        by_words: "voor de lente".into(),
        group: Some(group),
        ..NewTerms::default()
    };
    let source = Source::Idea { idea: information(months).await[0] };
    let action: ActionId =
        nth(months.own("Petra Petunia", Command::ActionAdd { source, points: vec![], terms }).await, 0);
    months.until("2022-02-01T12:00:00Z").await;
    months.tell("Tarik Tulp", TellBy::None, Rhythm::Never).await;
    months.until("2022-02-09T20:30:00Z").await;
    let snap = months.engines[0].snapshot(ROUTE).await.unwrap();
    let second = snap.route.prep.follow.gatherings.values().find(|g| g.id != first).unwrap().id;
    attend(months, second, "Tarik Tulp").await;
    let text = "Er zijn drie plekken bekeken.".into();
    months.own("Petra Petunia", Command::ActionNote { action, text }).await;
    let stands = MustStand { text: "Het informatiepunt is open".into(), actions: vec![action], stands: None };
    let (event, on) = ("Week van de mantelzorger".into(), Some(moment("2022-11-10T10:00:00Z")));
    months.lead(Command::HorizonSet { from_version: 0, event, on, must_stand: vec![stands] }).await;
    (group, action)
}

/// Seven of the eight come.
async fn attend(months: &Months, gathering: GatheringId, not: &str) {
    let snap = months.engines[0].snapshot(ROUTE).await.unwrap();
    for participant in snap.route.invited_to_follow_up() {
        if participant != months.who(not) {
            let presence = Some(Presence::TakingPart);
            months.lead(Command::FollowUpAttend { gathering, participant, presence }).await;
        }
    }
}

/// Silence from February; the driver leaves in May, the project stops in July.
async fn silence(months: &mut Months, group: GroupId, action: ActionId) {
    months.until("2022-05-10T19:00:00Z").await;
    let participant = months.who("Petra Petunia");
    months.own("Petra Petunia", Command::GroupStepDown { group, participant }).await;
    let decision = information(months).await[1];
    let on = Some(moment("2022-08-01T00:00:00Z"));
    months.lead(Command::DecisionReview { decision, on }).await;
    months.until("2022-07-01T19:00:00Z").await;
    let reason = "Er is geen plek te vinden die we kunnen betalen.".to_owned();
    months.lead(Command::GroupStop { group, reason: reason.clone() }).await;
    let state = ActionState::Stopped;
    months.lead(Command::ActionMove { action, from_version: 1, state, reason }).await;
    months.until("2022-08-22T12:00:00Z").await;
}

/// What must have been told, besides what was told to everybody.
const TOLD: &[&str] = &[
    "2022-01-20 news Fatima",
    "2022-01-20 news Wout",
    "2022-01-27 news Fatima",
    "2022-01-28 group_week Petra",
    "2022-02-10 group_week Petra",
    "2022-02-10 news Fatima",
    "2022-02-19 news Wout",
    "2022-03-10 action_silent Petra",
    "2022-03-26 action_soon Petra",
    "2022-04-03 action_late Petra",
    "2022-04-07 action_silent lead",
    "2022-05-11 news Fatima",
    "2022-05-11 news Wout",
    "2022-05-18 group_without_driver lead",
    "2022-07-02 news Fatima",
    "2022-07-02 news Wout",
    "2022-08-01 review lead",
];

async fn story(database: &str, servers: usize) {
    let mut months = Months::begin(database, servers).await;
    let (group, action) = winter(&mut months).await;
    silence(&mut months, group, action).await;
    let told = months.told().await;
    let engine = engine(database).await;
    let snap = engine.snapshot(ROUTE).await.unwrap();
    let prep = &snap.route.prep;
    let everyone = prep.messages.values().filter(|m| m.kind == MessageKind::FinalReport).count();
    let many = |what: &str| told.iter().filter(|line| line.split(' ').nth(1) == Some(what)).count();
    assert_eq!(many("gathering_planned"), 16, "eight, twice");
    // Fatima and Wout read it in their digests, Tarik wants to hear nothing.
    assert_eq!((many("group_stopped"), many("action_stopped")), (everyone - 3, everyone - 3));
    let kinds = ["gathering_planned", "group_stopped", "action_stopped"];
    let others: Vec<_> = told.iter().filter(|line| !kinds.contains(&line.split(' ').nth(1).unwrap_or(""))).collect();
    assert_eq!(others, TOLD, "on {database}");
    let to_all = prep.follow.nudges.values().filter(|n| n.to == To::Public).map(|n| (n.kind, day(n.at)));
    let public: Vec<_> = to_all.collect();
    assert_eq!(
        public,
        [(NudgeKind::ActionSilent, "2022-05-05".to_owned()), (NudgeKind::GroupWithoutDriver, "2022-06-15".to_owned())],
        "what stays silent is for everybody to see"
    );
    let mut keys: Vec<_> = prep.messages.values().flat_map(|m| &m.nudges).collect();
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!((count, count + public.len()), (keys.len(), prep.follow.nudges.len()), "each key in one message");
}

#[tokio::test(flavor = "multi_thread")]
async fn nine_months_on_one_server_that_is_started_anew() {
    let folder = tempfile::tempdir().unwrap();
    story(&format!("sqlite:{}", folder.path().join("months.sqlite").display()), 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nine_months_on_two_servers_that_look_at_once() {
    let Some(database) = fresh_postgres().await else { return };
    story(&database, 2).await;
}
