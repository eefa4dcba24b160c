//! What is asked of a participant now: one thing at a time (design.md, "What it looks like").

use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{ParticipantId, TableId};
use bloemenzee_domain::method::{Part, Step};
use bloemenzee_domain::route::Route;

/// The one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The route was stopped; nothing more is asked.
    Stopped,
    /// Do you come?
    Invitation,
    /// Answered; the meeting is still to come.
    Wait,
    /// The meeting goes on: check in at the door.
    AtTheDoor,
    /// Choose a table.
    ChooseTable,
    /// This table was chosen; a facilitator finds a seat.
    SeatWished(TableId),
    /// Listen to the welcome.
    Inform,
    /// Write ideas at this table.
    Write(TableId),
    /// Go to this table and look at its flowers.
    GoTo(TableId),
    /// So many points are new or open.
    Closing(usize),
    /// Everything is seen.
    Seen,
    /// Went home, and nothing is open.
    Left,
    /// Withdrew, and nothing is open.
    Withdrew,
    /// Present without a voice.
    Support,
    /// Listens along.
    Listen,
    /// What was decided.
    Outcome,
    /// Read the draft report.
    Draft,
    /// The report is final; what comes next.
    FollowUp,
}

impl Ask {
    /// The stem of its texts: `me-ask-<key>-title` and `me-ask-<key>-text`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::Invitation => "invitation",
            Self::Wait => "wait",
            Self::AtTheDoor => "at-the-door",
            Self::ChooseTable => "choose-table",
            Self::SeatWished(_) => "seat-wished",
            Self::Inform => "inform",
            Self::Write(_) => "write",
            Self::GoTo(_) => "go-to",
            Self::Closing(_) => "closing",
            Self::Seen => "seen",
            Self::Left => "left",
            Self::Withdrew => "withdrew",
            Self::Support => "support",
            Self::Listen => "listen",
            Self::Outcome => "outcome",
            Self::Draft => "draft",
            Self::FollowUp => "follow-up",
        }
    }
}

/// What is asked of this participant now.
pub fn ask(route: &Route, who: ParticipantId) -> Ask {
    let facts = &route.facts;
    if facts.stopped.is_some() {
        return Ask::Stopped;
    }
    let report = &route.prep.report;
    match facts.step() {
        Step::FollowUp => Ask::FollowUp,
        Step::Report if report.finalised.is_some() => Ask::FollowUp,
        Step::Report if report.drafted.is_some() => Ask::Draft,
        Step::Report => Ask::Outcome,
        Step::Gathering if facts.part.is_some() => in_meeting(route, who),
        _ => {
            let answered = route.prep.involvements.get(&who).is_some_and(|i| i.answer.is_some());
            if answered { Ask::Wait } else { Ask::Invitation }
        }
    }
}

fn in_meeting(route: &Route, who: ParticipantId) -> Ask {
    let facts = &route.facts;
    if facts.decided.is_some() || facts.handed_over.is_some() {
        return Ask::Outcome;
    }
    let Some(attendance) = facts.attendance.get(&who) else { return Ask::AtTheDoor };
    let open = if facts.method.decides() { facts.asked_of(who).len() } else { 0 };
    let closing = facts.part == Some(Part::Closing) || facts.after_round.is_some();
    match attendance.presence {
        Presence::Support => Ask::Support,
        // A further meeting began: whoever comes again checks in first.
        Presence::Left if facts.part == Some(Part::Informing) => Ask::AtTheDoor,
        Presence::Left | Presence::Withdrawn if open > 0 && facts.stances_open() => Ask::Closing(open),
        Presence::Left => Ask::Left,
        Presence::Withdrawn => Ask::Withdrew,
        Presence::TakingPart if closing && open > 0 => Ask::Closing(open),
        Presence::TakingPart if closing => Ask::Seen,
        Presence::TakingPart | Presence::Listening => at_a_table(route, who, attendance.table),
    }
}

fn at_a_table(route: &Route, who: ParticipantId, home: Option<TableId>) -> Ask {
    let facts = &route.facts;
    let listens = facts.attendance.get(&who).is_some_and(|a| a.presence == Presence::Listening);
    let Some(home) = home else {
        if let Some(table) = route.wish(who) {
            return Ask::SeatWished(table);
        }
        let sit = matches!(facts.part, Some(Part::Informing | Part::Tables | Part::Carousel));
        return if sit && !facts.tables.is_empty() { Ask::ChooseTable } else { Ask::Listen };
    };
    match facts.part {
        Some(Part::Tables) if !listens => Ask::Write(home),
        Some(Part::Carousel) => Ask::GoTo(route.place_now(who).unwrap_or(home)),
        Some(Part::Plenary) => Ask::Seen,
        Some(Part::Informing) => Ask::Inform,
        _ => Ask::Listen,
    }
}
