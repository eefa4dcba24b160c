//! The shapes of the resources.
#![allow(missing_docs, reason = "a field is called what it is; the struct's docstring says the rest")]

use bloemenzee_domain::answer::AnswerKind;
use bloemenzee_domain::circle::{Kind, Reply};
use bloemenzee_domain::conversation::{Arrangement, ItemKind, Outcome};
use bloemenzee_domain::follow_up::{ActionState, Became, GroupState};
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{
    ActionId, GatheringId, GroupId, IdeaId, ItemId, ParticipantId, PointId, RouteId, TableId, ThreadId, TopicId,
};
use bloemenzee_domain::idea::{Petal, PointKind};
use bloemenzee_domain::method::{Part, Say, Step};
use bloemenzee_domain::question::Strength;
use bloemenzee_domain::stance::{Channel, Eyes, StanceKind};
use bloemenzee_domain::time::Moment;
use schemars::JsonSchema;
use serde::Serialize;

macro_rules! models {
    ($($(#[$doc:meta])* $name:ident { $($field:ident : $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, JsonSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $(pub $field: $type),* }
    )*};
}

models! {
    /// All routes.
    Routes { routes: Vec<RouteLine> }
    /// The box that has the route with it: here nothing changes until it is back. `since` in seconds since 1970.
    AwayModel { name: String, since: Moment }
    /// A route in a list. `stopped` in seconds since 1970.
    RouteLine { id: RouteId, title: String, method: String, step: Step, part: Option<Part>, stopped: Option<Moment> }
    /// A route as the public sees it. Moments in seconds since 1970; `part_left` in seconds, on a clock that stands still.
    RouteModel {
        id: RouteId, title: String, method: String, say: Say, phase: usize, step: Step, part: Option<Part>,
        part_until: Option<Moment>, part_left: Option<u32>, round: u32, question: Option<String>, promise: Option<String>,
        frames_version: u32, frames: Vec<FrameModel>, topics: Vec<TopicModel>, tables: Vec<TableModel>,
        meeting_at: Option<Moment>, meeting_place: Option<String>, required: usize, decided: bool,
        handed_over: Option<Moment>, stopped: Option<String>, away: Option<AwayModel>
    }
    /// A released frame.
    FrameModel { number: u32, text: String, strength: Strength }
    /// A topic.
    TopicModel { id: TopicId, number: u32, title: String }
    /// A theme table.
    TableModel { id: TableId, number: u32, topic: TopicId, name: String, capacity: u16, step_free: bool }
    /// All ideas.
    Ideas { ideas: Vec<IdeaModel> }
    /// An idea: a flower. `bloom` counts as shared screens do for who does not guide.
    IdeaModel {
        id: IdeaId, table: TableId, topic: u32, number: u32, title: String, blooming: bool, decision: bool,
        points: Vec<PointModel>
    }
    /// One line. `open` is who has not said to stand behind it: not-yet and not-seen together.
    PointModel {
        id: PointId, code: String, petal: Option<Petal>, parent: Option<PointId>, kind: PointKind, addition: bool,
        revision: u32, text: String, carried: bool, required: usize, open: usize, answered: bool
    }
    /// The circle.
    Circle { people: Vec<InvolvementModel> }
    /// Somebody of the circle.
    InvolvementModel {
        participant: ParticipantId, name: String, kind: Kind, organisation: String, why: String, named_by: String,
        invited: Option<Moment>, answer: Option<Reply>, talked: bool, attended: bool, signed_up: bool,
        removed: bool
    }
    /// What is to be settled.
    Items { items: Vec<ItemModel> }
    /// One item; of one with an instruction a guide reads that only, unless they lead, held the talk, or it is their own.
    ItemModel {
        id: ItemId, participant: Option<ParticipantId>, kind: Option<ItemKind>, text: Option<String>,
        arrangement: Option<Arrangement>, instruction: String, to_commissioner: Option<bool>, outcome: Option<Outcome>
    }
    /// Who decides, in numbers; by person for who guides.
    AttendanceModel {
        required: u32, residents: u32, professionals: u32, left: u32, withdrawn: u32, listening: u32, support: u32,
        people: Option<Vec<PersonThere>>
    }
    /// Somebody's place in the meeting; `on_behalf`: somebody else recorded that they left, withdrew or came back.
    PersonThere {
        participant: ParticipantId, presence: Presence, on_behalf: bool, professional: bool, table: Option<TableId>,
        now_at: Option<TableId>
    }
    /// The threads.
    Threads { threads: Vec<ThreadModel> }
    /// A main line through points.
    ThreadModel { id: ThreadId, number: u32, title: String, points: Vec<PointId> }
    /// The answers.
    Answers { answers: Vec<AnswerModel> }
    /// The commissioner's latest answer to one idea; `body` took it at `taken`, where that was said.
    AnswerModel {
        idea: IdeaId, answer: AnswerKind, text: String, at: Moment, documents: Vec<DocumentModel>, body: Option<String>,
        taken: Option<Moment>
    }
    /// A document that an answer refers to.
    DocumentModel { title: String, link: String }
    /// What became of every point.
    Trace { points: Vec<TraceModel> }
    /// What became of one point; `gathering` for one of a later round, `decided` when its round was closed.
    TraceModel {
        point: PointId, code: String, text: String, idea: IdeaId, gathering: Option<GatheringId>,
        verdict: Option<String>, decided: Option<Moment>, answer: Option<AnswerKind>, answered: Option<Moment>,
        became: Became, actions: Vec<ActionModel>
    }
    /// The actions, late ones first, then the closed ones; and the decisions that nobody has taken up.
    Actions { actions: Vec<ActionModel>, nobody_yet: Vec<IdeaId> }
    /// An action as everybody may see it: of somebody who takes part no name. `no_news` since when, once that is for everybody.
    ActionModel {
        id: ActionId, number: u32, version: u32, what: String, who: Option<String>, by_participant: bool,
        by: Option<Moment>, by_words: String, state: ActionState, because: String, added: Moment, news: Moment,
        closed: Option<Moment>, late: bool, no_news: Option<Moment>
    }
    /// The working groups and the follow-up gatherings.
    FollowUpModel { groups: Vec<GroupModel>, gatherings: Vec<GatheringModel> }
    /// A working group, in numbers; to who is not of the route only its name, and since when nothing was heard of it.
    GroupModel {
        id: GroupId, number: u32, name: String, state: Option<GroupState>, members: Option<usize>, formed: Option<Moment>,
        without_driver_since: Option<Moment>, no_news: Option<Moment>, stopped: Option<String>
    }
    /// A follow-up gathering; `minutes` is how long it takes where that was said, `sequence` counts how often its
    /// date, length or place changed. `cancelled` says why, and to who is not of the route only that it is: empty,
    /// and so are the topics.
    GatheringModel {
        id: GatheringId, number: u32, at: Moment, minutes: Option<u32>, place: String, topics: Vec<String>, sequence: u32,
        cancelled: Option<String>
    }
    /// The outcome of a route.
    ReportModel {
        title: String, question: Option<String>, promise: Option<String>, frames: Vec<FrameModel>, is_final: bool,
        drafted: Option<Moment>, finalised: Option<Moment>, numbers: Option<AttendanceModel>, ideas: Vec<ReportedIdea>,
        threads: Vec<ThreadModel>, answers: Vec<AnswerModel>, next_steps: String
    }
    /// An idea in the report.
    ReportedIdea { id: IdeaId, topic: u32, number: u32, title: String, decision: bool, points: Vec<ReportedPoint> }
    /// A point in the report, with its verdict: `decided`, `agreed`, `not_decided`, `question_answered`, `question_open`.
    ReportedPoint {
        id: PointId, code: String, petal: Option<Petal>, parent: Option<PointId>, addition: bool, text: String,
        verdict: Option<String>
    }
    /// A participant, as they see themself; `presence_on_behalf`: somebody else recorded it for them.
    Me {
        participant: ParticipantId, presence: Option<Presence>, presence_on_behalf: bool, table: Option<TableId>, now_at: Option<TableId>,
        stances: Vec<StanceModel>, asked_of: Vec<AskedModel>
    }
    /// One's own stance, with one's own reason.
    StanceModel {
        point: PointId, revision: u32, present: bool, kind: StanceKind, reason: Option<String>, eyes: Eyes,
        in_report: bool, channel: Channel, on_behalf: bool
    }
    /// A point that still asks something of you, in the wording to answer to.
    AskedModel { point: PointId, revision: u32, text: String, seen: bool }
}
