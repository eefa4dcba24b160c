//! The print pack as data: what lies on the tables and hangs on the walls of a gathering (method.md: nobody needs a device).
//!
//! By construction there is no field for a stance, a reason, an answer from a conversation, or an arrangement: paper
//! is left lying about. Names stand only on what is handed to that person; what lies on a table has seat numbers.

use crate::model::{Frame, Lang, PetalKind, Purpose};
use serde::{Deserialize, Serialize};

/// Most people of one pack: the capacity of a hall.
pub const MAX_PEOPLE: usize = 500;
/// Most tables of one pack, as many as a carousel can have.
pub const MAX_TABLES: usize = 40;
/// Most rounds of one pack; a carousel past [`MAX_TABLES`] tables with a few rounds for who came late.
pub const MAX_ROUNDS: usize = 60;
/// Most blank flowers of one pack.
pub const MAX_FLOWERS: usize = 400;
/// Most points, sub-points included, of one pack.
pub const MAX_POINTS: usize = 10_000;
/// Most bytes of an address in a QR code: past it the modules are too small for an old phone (41 across 28 mm).
pub const MAX_ADDRESS_BYTES: usize = 106;

/// A part of the pack; each begins on a page of its own and has a bookmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackPart {
    /// The day's script for the facilitator, A4.
    Script,
    /// A seat card per participant, three on an A4.
    SeatCards,
    /// Per participant where to go in each round, two to six on an A4.
    Walks,
    /// A poster per table, A3 upright.
    Posters,
    /// Blank flowers to write on, A3 landscape.
    Flowers,
    /// Per table who comes in each round, by seat number, A4.
    Visits,
    /// Every idea's points in type of 18 points or more, for reading aloud, A4.
    Ideas,
}

impl PackPart {
    /// All parts, in the order in which they stand in the pack.
    pub const ALL: [Self; 7] =
        [Self::Script, Self::SeatCards, Self::Walks, Self::Posters, Self::Flowers, Self::Visits, Self::Ideas];
}

/// Everything to print for one gathering, or the chosen parts of it.
///
/// Heavy, as a report is: of one core and of memory, 30 people at 6 tables take about 1 s and 85 MiB (0.7 MB of PDF), 200 at 12
/// 4 s and 260 MiB (3.6 MB), and the most, 500 at 40, 31 s and 880 MiB (20 MB); typeset it in a process of its own.
///
/// To print for a few people only, put only them in [`Pack::cards`] and [`Pack::walks`]. A part that is asked for and
/// has nothing to show is left out; a pack of nothing is one page that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Language of the pack's own words.
    pub lang: Lang,
    /// Which parts; order and repetition do not matter.
    pub parts: Vec<PackPart>,
    /// The organisation that holds the route.
    pub organisation: String,
    /// Title of the route.
    pub route_title: String,
    /// The day, in words.
    pub date_words: String,
    /// Where it is.
    pub place: String,
    /// The central question.
    pub question: String,
    /// What the route is for: the script of one that listens never speaks of deciding.
    pub purpose: Purpose,
    /// The address to type on a phone before the seat code, without `https://`.
    pub type_at: String,
    /// The frames, in order.
    pub frames: Vec<Frame>,
    /// The seat cards to print.
    pub cards: Vec<SeatCard>,
    /// The tables, in order; none when they are not chosen yet.
    pub tables: Vec<PackTable>,
    /// The blank flowers to print.
    pub flowers: Vec<BlankFlower>,
    /// The rounds of the carousel, in order; none when it is not planned yet.
    pub rounds: Vec<Clock>,
    /// Per participant the way through the carousel.
    pub walks: Vec<Walk>,
    /// The ideas as they stand.
    pub ideas: Vec<SpokenIdea>,
    /// The parts of the day, in order.
    pub script: Vec<ScriptPart>,
}

/// What a participant gets at the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatCard {
    /// The seat number, from 1; it opens nothing by itself.
    pub seat: u32,
    /// The name, as the person wants to be called.
    pub name: String,
    /// The seat code to type: capital letters and digits without look-alikes, 40 bits or more; grouped when printed.
    pub code: String,
    /// The address in the QR code, at most [`MAX_ADDRESS_BYTES`].
    pub address: String,
    /// The number of the table at which the person begins, when known.
    pub table: Option<u32>,
}

/// A table of the gathering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackTable {
    /// Its number.
    pub number: u32,
    /// The number of its topic, from 1: its colour.
    pub topic_number: u32,
    /// Its topic.
    pub topic: String,
    /// Who comes, round by round, in the order of [`Pack::rounds`].
    pub visits: Vec<Visit>,
}

/// Who comes to a table in one round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// Seat numbers of who comes.
    pub seats: Vec<u32>,
    /// Whether the table brings its flowers to a step-free place in this round.
    pub bring: bool,
}

/// A blank flower. Its code says which sheet a photo is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlankFlower {
    /// The flower code to type.
    pub code: String,
    /// The address in the QR code, at most [`MAX_ADDRESS_BYTES`].
    pub address: String,
    /// The number of the table it is for; without, a line to write it on.
    pub table: Option<u32>,
}

/// From when to when, as clock times in the pack's language (`19.30`); both empty where nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// The beginning.
    pub from: String,
    /// The end.
    pub until: String,
}

impl Clock {
    /// No time: what it belongs to has its number only.
    pub fn unknown() -> Self {
        Self { from: String::new(), until: String::new() }
    }
}

/// A participant's way through the carousel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walk {
    /// The seat number.
    pub seat: u32,
    /// The name, as the person wants to be called.
    pub name: String,
    /// The number of the own table, when known.
    pub home: Option<u32>,
    /// Where to go, round by round, in the order of [`Pack::rounds`]; what is missing counts as [`Stop::Free`].
    pub stops: Vec<Stop>,
}

/// Where a participant is in one round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    /// Nowhere: not there yet, gone, or everything is seen.
    Free,
    /// Goes to the table with this number.
    At(u32),
    /// Stays; the table with this number comes with its flowers.
    Comes(u32),
}

/// An idea to be read aloud: its words, and nothing of who stands where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenIdea {
    /// The number of its topic, from 1.
    pub topic_number: u32,
    /// The words of its topic.
    pub topic: String,
    /// Its number within the topic, from 1.
    pub number: u32,
    /// Its title, verbatim.
    pub title: String,
    /// The petals with points, in the order in which they are read.
    pub petals: Vec<SpokenPetal>,
}

/// A petal to be read aloud.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenPetal {
    /// Which petal.
    pub kind: PetalKind,
    /// Its points, in order.
    pub points: Vec<SpokenPoint>,
}

/// A point to be read aloud.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenPoint {
    /// Its code, as printed on sheets.
    pub code: String,
    /// Its text, byte for byte.
    pub text: String,
    /// Added by someone from another table: shown with `*`.
    pub addition: bool,
    /// A question, which takes no stance.
    pub question: bool,
    /// Its sub-points.
    #[serde(default)]
    pub sub: Vec<SpokenPoint>,
}

/// The kind of a part of the day (method.md, phase 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScriptKind {
    /// Before the first guest: what must stand ready.
    Before,
    /// Question, frames, and how it goes.
    Informing,
    /// Writing at the tables.
    Tables,
    /// Everybody visits every other table.
    Carousel,
    /// What is new or still open, person by person.
    Closing,
    /// Threads, handover, what comes next.
    Plenary,
    /// After the last guest has left.
    After,
}

impl ScriptKind {
    /// All kinds, in the order of a day.
    pub const ALL: [Self; 7] =
        [Self::Before, Self::Informing, Self::Tables, Self::Carousel, Self::Closing, Self::Plenary, Self::After];
}

/// A part of the day in the script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptPart {
    /// What kind it is: from it follows what to say and what to have ready.
    pub kind: ScriptKind,
    /// The clock times.
    pub clock: Clock,
    /// How long, in minutes.
    pub minutes: u32,
    /// What this very day asks besides, each in a sentence; never a name or an arrangement's reason.
    pub notes: Vec<String>,
}
