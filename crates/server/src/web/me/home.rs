//! Where a participant begins: where we are, what is asked of them now, and where to go.

use super::ask::{Ask, ask};
use super::became::{self, Count, Story};
use super::outcome::{self, IdeaOutcome};
use super::phone;
use crate::flower::Size;
use crate::web::follow::{Mine, mine, undo_sign_up};
use crate::web::hall::clock::Clock;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::stretch::Stretch;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::circle::{CodeMade, Reply};
use bloemenzee_domain::conversation::{Item, ItemKind};
use bloemenzee_domain::gathering::{Attendance, Presence};
use bloemenzee_domain::id::{ParticipantId, TableId};
use bloemenzee_domain::idea::Idea;
use bloemenzee_domain::stance::Viewer;

/// A table to choose.
struct TableLine {
    id: String,
    name: String,
    topic: String,
    room: String,
    free: bool,
}

/// An idea to look at.
struct IdeaLine {
    href: String,
    title: String,
    flower: String,
    open: String,
}

/// Something that was agreed with this participant.
struct Agreed {
    text: String,
    state: String,
}

/// The answer to the invitation.
struct Answer {
    may: bool,
    given: String,
    yes: bool,
    no: bool,
    not_yet: bool,
}

#[derive(Template)]
#[template(path = "me.html")]
struct MePage {
    page: Page,
    id: String,
    me: String,
    phase: String,
    question: String,
    title: String,
    text: String,
    clock: Clock,
    href: String,
    button: String,
    when: String,
    place: String,
    answer: Answer,
    ask_invitation: bool,
    may_name: bool,
    table: String,
    tables: Vec<TableLine>,
    ideas_title: String,
    ideas: Vec<IdeaLine>,
    ideas_of: Stretch,
    others: Vec<IdeaLine>,
    others_of: Stretch,
    others_open: bool,
    may_leave: bool,
    may_withdraw: bool,
    recorded: String,
    kept: String,
    may_return: bool,
    undo_leave: String,
    agreed: Vec<Agreed>,
    /// What their points became, in numbers.
    became: Vec<Count>,
    outcome: Vec<IdeaOutcome>,
    outcome_of: Stretch,
    /// Whether the list of decisions is folded: what became of one's own points stands first.
    folded: bool,
    /// Whether it was asked for all the same.
    unfolded: bool,
    report: bool,
    may_correct: bool,
    correct_before: String,
    corrections: Vec<Agreed>,
    may_sign_up: bool,
    signed_up: bool,
    undo_sign_up: String,
    follow: Mine,
    codes: Vec<String>,
}

/// `GET /r/{route}/me`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let me = here.participant()?;
    let asked = ask(here.route(), me);
    html(&page(&here, me, asked))
}

fn page(here: &Here, me: ParticipantId, asked: Ask) -> MePage {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let gathering = route.prep.gathering(facts.gathering);
    let phase = facts.method.phases.get(facts.phase);
    let (story, folded) = begin(here, me, asked);
    let ideas = ideas(here, me, asked);
    let involvement = route.prep.involvements.get(&me);
    let yourself = [("participant", me.to_string())];
    let report = &route.prep.report;
    let outcome = outcome::of(here);
    MePage {
        id: here.id.to_string(),
        me: me.to_string(),
        phase: phase
            .map(|p| if t.lang.tag() == "nl" { p.name.nl.clone() } else { p.name.en.clone() })
            .unwrap_or_default(),
        question: facts.question.as_ref().map(|(q, _)| q.as_str().to_owned()).unwrap_or_default(),
        title: story.title,
        text: story.text,
        clock: clock(here, me, asked),
        href: story.href,
        button: story.button,
        when: gathering.filter(|_| facts.stopped.is_none()).map(|g| words::date_time(t, g.at)).unwrap_or_default(),
        place: gathering.map(|g| g.place.clone()).unwrap_or_default(),
        answer: answer(here, me),
        ask_invitation: asked == Ask::Invitation,
        may_name: view::may(here, "involvement.add"),
        table: own_table(here, me).map(|table| view::table_name(facts, t, table)).unwrap_or_default(),
        tables: if asked == Ask::ChooseTable { tables(here) } else { Vec::new() },
        ideas_title: ideas.title,
        ideas: ideas.first,
        ideas_of: ideas.first_of,
        others: ideas.others,
        others_of: ideas.others_of,
        others_open: here.viewer.asked("others").is_some(),
        may_leave: presence(here, me) == Some(Presence::TakingPart) && going_on(here, "attendance.leave"),
        may_withdraw: may_withdraw(here, me),
        recorded: recorded(here, me),
        kept: kept(here, me),
        may_return: matches!(presence(here, me), Some(Presence::Left | Presence::Withdrawn))
            && going_on(here, "attendance.return"),
        undo_leave: view::undo("attendance.return", &yourself),
        agreed: agreed(here, me),
        became: story.counts,
        outcome: outcome.0,
        outcome_of: outcome.1,
        folded,
        unfolded: here.viewer.asked("outcome").is_some(),
        report: report.drafted.is_some(),
        may_correct: report.drafted.is_some() && report.finalised.is_none() && view::may(here, "report.correct"),
        correct_before: report.correct_before.map(|m| words::date(t, m)).unwrap_or_default(),
        corrections: corrections(here, me),
        may_sign_up: view::may(here, "follow_up.sign_up") && route.sign_up_open(),
        signed_up: involvement.is_some_and(|i| i.signed_up),
        undo_sign_up: undo_sign_up(here, me),
        follow: mine(here, me),
        codes: codes(here, me),
        page: phone(here, t.s("me-page-title")),
    }
}

/// What the page begins with; and whether that is what became of their points, so that the decisions are folded.
fn begin(here: &Here, me: ParticipantId, asked: Ask) -> (Story, bool) {
    let story = if asked == Ask::FollowUp { became::story(here, me) } else { None };
    let folded = story.is_some();
    let otherwise = || {
        let ((title, text), (href, button)) = (told(here, me, asked), way(here, asked));
        Story { title, text, counts: Vec::new(), href, button }
    };
    (story.unwrap_or_else(otherwise), folded)
}

/// The sign-in codes that staff made for them, the latest first: who has one speaks as they do.
fn codes(here: &Here, me: ParticipantId) -> Vec<String> {
    let (t, route) = (here.t(), here.route());
    let line = |code: &CodeMade| {
        let by = code.by.map_or("—", |by| route.prep.name_of(by));
        t.a("me-code-made", &[("name", by.to_owned()), ("when", words::date_time(t, code.at))])
    };
    route.codes_made_for(me).into_iter().map(line).collect()
}

/// The clock of the part, for who is in the room and works in it; none for anybody else.
fn clock(here: &Here, me: ParticipantId, asked: Ask) -> Clock {
    let facts = &here.route().facts;
    let works = in_round(asked) && presence(here, me).is_some_and(Presence::in_room) && facts.after_round.is_none();
    Clock::of(facts, works && here.goes_on())
}

/// Whether they can withdraw, or make their own what somebody recorded for them.
fn may_withdraw(here: &Here, me: ParticipantId) -> bool {
    let recorded = here.route().facts.attendance.get(&me).is_some_and(Attendance::recorded_withdrawal);
    let there = matches!(presence(here, me), Some(Presence::TakingPart | Presence::Left));
    (recorded || there) && going_on(here, "attendance.withdraw")
}

fn in_round(asked: Ask) -> bool {
    matches!(asked, Ask::Write(_) | Ask::GoTo(_) | Ask::Closing(_))
}

fn presence(here: &Here, me: ParticipantId) -> Option<Presence> {
    here.route().facts.attendance.get(&me).map(|a| a.presence)
}

/// What somebody else recorded of their presence, and what they can do about it; empty when
/// nobody did, or nothing is left to change.
fn recorded(here: &Here, me: ParticipantId) -> String {
    let attendance = here.route().facts.attendance.get(&me).filter(|a| a.on_behalf);
    let open = here.route().facts.decided.is_none();
    attendance.filter(|_| open).map_or_else(String::new, |a| here.t().k("me-recorded", a.presence.name()))
}

fn own_table(here: &Here, me: ParticipantId) -> Option<TableId> {
    here.route().facts.attendance.get(&me).and_then(|a| a.table)
}

/// Whether the round is still open and this command may be given.
fn going_on(here: &Here, command: &str) -> bool {
    here.route().facts.decided.is_none() && view::may(here, command)
}

/// The title and the text of what is asked.
fn told(here: &Here, me: ParticipantId, asked: Ask) -> (String, String) {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let title = format!("me-ask-{}-title", asked.key());
    let text = format!("me-ask-{}-text", asked.key());
    match asked {
        Ask::Stopped => {
            let why = facts.stopped.as_ref().map(|(why, _)| why.as_str().to_owned()).unwrap_or_default();
            (t.s(&title), t.w(&text, "reason", why))
        }
        Ask::Write(table) | Ask::GoTo(table) | Ask::SeatWished(table) => {
            let name = view::table_name(facts, t, table);
            // Before the first round everybody sits at their own table.
            let stays = matches!(asked, Ask::GoTo(_)) && own_table(here, me) == Some(table);
            let title = if stays { "me-ask-stay-title".to_owned() } else { title };
            (t.w(&title, "table", name), t.w(&text, "topic", view::topic_title(facts, table)))
        }
        Ask::Closing(open) => {
            // An after-round takes days: no clock runs, and the last day is named.
            let until = facts.after_round.map(|m| t.w("me-closing-until", "when", words::date_time(t, m)));
            let held = facts.asked_of(me).into_iter().filter(|p| facts.present_stance(p.id, me).is_some()).count();
            let held = (held > 0).then(|| t.n("me-ask-closing-held", held));
            (t.n(&title, open), std::iter::once(t.s(&text)).chain(held).chain(until).collect::<Vec<_>>().join(" "))
        }
        Ask::Wait => {
            let reply = route.prep.involvements.get(&me).and_then(|i| i.answer).map_or(Reply::NotYet, |(r, _)| r);
            (t.k("me-ask-wait-title", reply.name()), t.k("me-ask-wait-text", reply.name()))
        }
        _ => (t.s(&title), t.s(&text)),
    }
}

/// Where the first button leads, and what it says; empty when there is nothing to do here.
fn way(here: &Here, asked: Ask) -> (String, String) {
    let t = here.t();
    let facts = &here.route().facts;
    let to = |path: String, key: &str| (format!("/r/{}/{path}", here.id), t.s(key));
    match asked {
        Ask::Closing(_) => to("me/closing".into(), "me-go-closing"),
        Ask::GoTo(table) | Ask::Write(table) => {
            let first = facts.live_ideas().into_iter().find(|idea| idea.table == table);
            first.map_or_else(Default::default, |idea| to(format!("me/ideas/{}", idea.id), "me-go-ideas"))
        }
        Ask::Draft => to("report".into(), "me-go-draft"),
        Ask::FollowUp => to("report".into(), "me-go-report"),
        _ => (String::new(), String::new()),
    }
}

fn answer(here: &Here, me: ParticipantId) -> Answer {
    let t = here.t();
    let given = here.route().prep.involvements.get(&me).and_then(|i| i.answer).map(|(reply, _)| reply);
    Answer {
        may: view::may(here, "invitation.answer") && !here.route().facts.attendance.contains_key(&me),
        given: given.map(|reply| t.k("me-answer", reply.name())).unwrap_or_default(),
        yes: given == Some(Reply::Yes),
        no: given == Some(Reply::No),
        not_yet: given == Some(Reply::NotYet),
    }
}

/// The tables to choose from, once; with a facilitator another seat can be found later.
fn tables(here: &Here) -> Vec<TableLine> {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    if !view::may(here, "seat.take") {
        return Vec::new();
    }
    let all = view::tables_in_order(facts).into_iter();
    let line = |table: TableId| {
        let set = facts.tables.get(&table)?;
        let seated = facts.attendance.values().filter(|a| a.table == Some(table) && a.presence.in_room()).count();
        let left = usize::from(set.capacity).saturating_sub(seated);
        Some(TableLine {
            id: table.to_string(),
            name: view::table_name(facts, t, table),
            topic: view::topic_of(facts, table),
            room: t.n("me-table-room", left),
            free: left > 0,
        })
    };
    all.filter_map(line).collect()
}

#[derive(Default)]
struct Ideas {
    title: String,
    first: Vec<IdeaLine>,
    first_of: Stretch,
    others: Vec<IdeaLine>,
    others_of: Stretch,
}

/// The ideas of the table where somebody is, then the others.
fn ideas(here: &Here, me: ParticipantId, asked: Ask) -> Ideas {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    if facts.decided.is_some() || facts.stopped.is_some() || !facts.tables_opened {
        return Ideas::default();
    }
    let table = match asked {
        Ask::GoTo(table) | Ask::Write(table) => Some(table),
        _ => None,
    };
    let (near, far): (Vec<&Idea>, Vec<&Idea>) =
        facts.live_ideas().into_iter().partition(|idea| table.is_none_or(|table| idea.table == table));
    let lines = |all: &[&Idea]| all.iter().map(|idea| idea_line(here, me, idea)).collect::<Vec<_>>();
    let title = if table.is_some() { "me-ideas-here" } else { "me-ideas-all" };
    let (first_of, others_of) = (view::ideas_shown(here, "ideas", &near), view::ideas_shown(here, "others", &far));
    Ideas {
        title: t.s(title),
        first: lines(first_of.of_all(&near)),
        first_of,
        others: lines(others_of.of_all(&far)),
        others_of,
    }
}

fn idea_line(here: &Here, me: ParticipantId, idea: &Idea) -> IdeaLine {
    let (t, route) = (here.t(), here.route());
    let facts = &route.facts;
    let flower = view::flower_of(route, t, idea, &here.snap.shared, &|p| facts.present_stance(p.id, me).is_some());
    let asked = facts.points_of(idea.id).into_iter().filter(|p| facts.is_required_on(p, me));
    let asked = asked.filter(|p| p.kind == bloemenzee_domain::idea::PointKind::Point);
    let open = asked.filter(|p| view::sees(facts, p.id, me, Viewer::Owner) == view::Sees::Open).count();
    let decides = facts.method.decides() && facts.attendance.get(&me).is_some_and(|a| a.presence.decides());
    IdeaLine {
        href: format!("/r/{}/me/ideas/{}", here.id, idea.id),
        title: view::idea_title(facts, idea),
        flower: view::draw(route, idea, &flower, Size::Small),
        open: if decides { t.n("me-idea-open", open) } else { String::new() },
    }
}

/// On how many points a not-yet keeps somebody in; a withdrawal never leaves from there.
fn kept(here: &Here, me: ParticipantId) -> String {
    match here.route().kept_by_not_yet(me) {
        0 => String::new(),
        n => here.t().n("me-withdraw-kept", n),
    }
}

/// What this participant asked for or named, and what became of it.
fn agreed(here: &Here, me: ParticipantId) -> Vec<Agreed> {
    let t = here.t();
    let ctx = here.ctx();
    let mine = here.route().prep.items.values().filter(|i| i.participant == Some(me) && i.may_read(&ctx));
    let state = |item: &Item| match &item.outcome {
        Some(outcome) if !outcome.text().is_empty() => {
            format!("{} {}", t.k("me-item", outcome.name()), outcome.text())
        }
        Some(outcome) => t.k("me-item", outcome.name()),
        None if item.kind == ItemKind::NamedPerson => t.s("me-item-open-named"),
        None => t.s("me-item-open"),
    };
    // Nobody works on anything any more once the route is stopped.
    let mine = mine.filter(|item| item.outcome.is_some() || here.route().facts.stopped.is_none());
    mine.map(|item| Agreed { text: item.text.clone(), state: state(item) }).collect()
}

fn corrections(here: &Here, me: ParticipantId) -> Vec<Agreed> {
    let t = here.t();
    let mine = here.route().prep.corrections.values().filter(|c| c.participant == Some(me));
    let state = |settled: &Option<(bool, String)>| match settled {
        Some((true, note)) => format!("{} {note}", t.s("me-correction-taken")),
        Some((false, note)) => format!("{} {note}", t.s("me-correction-not-taken")),
        None => t.s("me-correction-open"),
    };
    mine.map(|c| Agreed { text: c.text.clone(), state: state(&c.settled) }).collect()
}
