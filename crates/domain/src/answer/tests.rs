use crate::answer::{AnswerKind, AnswerMore};
use crate::command::Command;
use crate::event::{Event, facts_of, to_content};
use crate::fact::{Fact, Verdict};
use crate::id::{CommandId, ItemId, PointId, ThreadId};
use crate::idea::{Petal, PointKind};
use crate::message::MessageKind;
use crate::method::Part;
use crate::stance::Eyes;
use crate::testing::{By, COMMISSIONER, GROEPSGESPREK, GUIDE, LEAD, Room, write};
use crate::time::Moment;

const LEADS: By = By::Staff(LEAD);
const ASKS: By = By::Staff(COMMISSIONER);

fn thread(points: &[PointId]) -> Command {
    Command::ThreadDraw { thread: None, title: "Dichtbij huis".into(), points: points.to_vec() }
}

#[test]
fn closing_records_every_verdict_once() {
    let (mut room, idea, title, what) = Room::flower();
    let open = room.point(By::P(0), idea, Petal::How, "Met de bus");
    let mut ask = write(idea, Petal::Who, "Wie?");
    if let Command::PointAdd { kind, .. } = &mut ask {
        *kind = PointKind::Question;
    }
    let question: PointId = room.ok(By::P(2), ask).into();
    let (other, _) = room.idea(By::P(2), 1, "Een bus");
    let agreed = room.point(By::P(2), other, Petal::What, "Elk uur");
    room.everybody_stands(&[title, what, agreed]);
    room.not_yet(3, open, Eyes::Owner);
    room.no(LEADS, Command::ClosingClose {}, "closing-not-begun");
    room.part(Part::Closing);
    room.no(By::Staff(GUIDE), Command::ClosingClose {}, "not-permitted");
    room.ok(LEADS, Command::ClosingClose {});
    let decided = room.route.facts.decided.clone().expect("recorded");
    let verdict = |p: PointId| decided.points[&p].verdict;
    assert_eq!([verdict(title), verdict(what)], [Verdict::Decided, Verdict::Decided]);
    assert_eq!([verdict(open), verdict(agreed)], [Verdict::NotDecided, Verdict::Agreed]);
    assert_eq!(verdict(question), Verdict::QuestionOpen);
    assert_eq!(decided.decisions, [idea]);
    let numbers = decided.numbers;
    assert_eq!((numbers.required, numbers.residents, numbers.professionals), (5, 4, 1));
    room.no(LEADS, Command::ClosingClose {}, "already-decided");
    room.no(LEADS, Command::AfterRoundOpen { days: 7 }, "already-decided");
    room.no(By::P(0), Command::Withdraw { participant: room.p(0) }, "already-decided");
}

#[test]
fn the_after_round_lasts_unless_everybody_has_answered() {
    let (mut room, _, title, what) = Room::flower();
    room.everybody_except(3, &[title, what]);
    room.ok(By::P(3), Command::Leave { participant: room.p(3) });
    room.no(LEADS, Command::AfterRoundOpen { days: 7 }, "closing-not-begun");
    room.part(Part::Closing);
    room.no(LEADS, Command::AfterRoundOpen { days: 2 }, "days-wrong");
    room.ok(LEADS, Command::AfterRoundOpen { days: 7 });
    let told: Vec<_> = room.route.prep.messages.values().filter(|m| m.kind == MessageKind::AfterRound).collect();
    assert_eq!(told.iter().filter_map(|m| m.to.participant()).collect::<Vec<_>>(), [room.p(3)], "who is asked is told");
    room.no(LEADS, Command::ClosingClose {}, "after-round-open");
    room.part(Part::Plenary);
    room.no(LEADS, Command::OutcomeHandOver { answer_by: None }, "round-not-closed");
    let mut later = room.clone();
    later.now = Moment(room.now.0 + 7 * 86_400);
    later.ok(LEADS, Command::ClosingClose {});
    assert!(later.route.facts.decided.as_ref().is_some_and(|d| d.decisions.is_empty()), "silence is never agreement");
    room.stand(3, &[title, what]);
    room.ok(LEADS, Command::ClosingClose {});
    assert_eq!(room.route.facts.decided.as_ref().map(|d| d.decisions.len()), Some(1));
}

#[test]
fn who_withdrew_and_is_still_asked_keeps_the_after_round_open() {
    let (mut room, _, title, what) = Room::flower();
    room.everybody_stands(&[title, what]);
    room.ok(By::P(3), Command::Withdraw { participant: room.p(3) });
    let reword = room.reword(what, "Elke middag");
    room.ok(By::P(0), reword);
    room.everybody_except(3, &[what]);
    room.part(Part::Closing);
    room.ok(LEADS, Command::AfterRoundOpen { days: 7 });
    room.no(LEADS, Command::ClosingClose {}, "after-round-open");
}

#[test]
fn threads_run_through_what_is_carried_and_shrink_with_it() {
    let (mut room, idea, title, what) = Room::flower();
    let open = room.point(By::P(0), idea, Petal::How, "Met de bus");
    room.everybody_stands(&[title, what]);
    room.no(LEADS, thread(&[what]), "plenary-not-begun");
    room.part(Part::Closing);
    room.ok(LEADS, Command::AfterRoundOpen { days: 7 });
    room.part(Part::Plenary);
    room.no(LEADS, thread(&[open]), "thread-through-carried");
    room.no(LEADS, thread(&[]), "nothing-chosen");
    room.no(LEADS, thread(&[what, what]), "point-twice");
    let both: ThreadId = room.ok(LEADS, thread(&[title, what])).into();
    let one: ThreadId = room.ok(LEADS, thread(&[what])).into();
    room.no(By::P(0), thread(&[what]), "not-permitted");
    room.not_yet(2, what, Eyes::Everyone);
    room.everybody_stands(&[open]);
    room.ok(LEADS, Command::ClosingClose {});
    assert_eq!(room.route.facts.threads[&both].points, [title]);
    assert!(!room.route.facts.threads.contains_key(&one));
    room.ok(LEADS, Command::ThreadDraw { thread: Some(both), title: "Thuis".into(), points: vec![title, open] });
    assert_eq!(room.route.facts.threads[&both].number, 1);
    room.no(LEADS, Command::ThreadDraw { thread: Some(one), title: "x".into(), points: vec![title] }, "thread-unknown");
    room.ok(LEADS, Command::ThreadRemove { thread: both });
    room.no(LEADS, Command::ThreadRemove { thread: both }, "thread-unknown");
}

#[test]
fn an_answer_fits_its_frame_and_never_edits() {
    let (mut room, idea, _, what) = Room::decided();
    let give =
        |answer, text: &str| Command::AnswerGive { idea, answer, text: text.into(), more: AnswerMore::default() };
    room.no(ASKS, give(AnswerKind::WithinFrames, ""), "commissioner-stepped-back");
    room.no(By::P(0), Command::OutcomeHandOver { answer_by: None }, "not-permitted");
    room.ok(LEADS, Command::OutcomeHandOver { answer_by: None });
    room.no(LEADS, Command::OutcomeHandOver { answer_by: None }, "already-handed-over");
    room.no(LEADS, give(AnswerKind::WithinFrames, ""), "not-permitted");
    let before = room.route.facts.decided.clone();
    room.no(ASKS, give(AnswerKind::OutsideFrame { frame: 2 }, "x"), "frame-not-hard");
    room.no(ASKS, give(AnswerKind::DeviatesFromIntent { frame: 1 }, "x"), "frame-not-intent");
    room.no(ASKS, give(AnswerKind::OutsideFrame { frame: 9 }, "x"), "frame-not-hard");
    room.no(ASKS, give(AnswerKind::OutsideFrame { frame: 1 }, " "), "answer-needs-why");
    room.no(ASKS, give(AnswerKind::Heard, "x"), "answer-does-not-fit");
    room.ok(ASKS, give(AnswerKind::OutsideFrame { frame: 1 }, "het kost meer"));
    room.ok(ASKS, give(AnswerKind::DeviatesFromIntent { frame: 2 }, "zo wogen wij het"));
    room.ok(ASKS, give(AnswerKind::WithinFrames, ""));
    assert_eq!(room.route.facts.answers[&idea].len(), 3, "the latest last, none gone");
    assert_eq!(room.route.facts.decided, before);
    assert_eq!(room.route.facts.points[&what].text(), "Elke dag open");
    let nothing = Command::AnswerGive {
        idea: room.p(0).0.into(),
        answer: AnswerKind::WithinFrames,
        text: String::new(),
        more: AnswerMore::default(),
    };
    room.no(ASKS, nothing, "nothing-to-answer");
}

#[test]
fn the_report_is_drafted_corrected_and_made_final() {
    let (mut room, ..) = Room::handed_over();
    room.no(LEADS, Command::ReportDraft { next_steps: "x".into() }, "not-permitted");
    room.open(6);
    room.no(LEADS, Command::ReportFinalise { reason: "x".into() }, "report-not-yet");
    room.no(LEADS, Command::PhaseOpen { to: 7, reason: "x".into() }, "gate-closed");
    room.ok(LEADS, Command::ReportDraft { next_steps: "We gaan verder.".into() });
    room.no(LEADS, Command::ReportDraft { next_steps: "x".into() }, "report-drafted");
    let drafts = room.route.prep.messages.values().filter(|m| m.kind == MessageKind::DraftReport);
    assert_eq!(drafts.count(), 6);
    let correct = |participant| Command::ReportCorrect { participant, text: "de plaats klopt niet".into() };
    let (other, unknown) = (correct(Some(room.p(1))), correct(Some(room.topics[0].0.into())));
    let first: ItemId = room.ok(By::P(0), other).into();
    assert_eq!(room.route.prep.corrections[&first].participant, Some(room.p(0)), "in one's own name only");
    room.no(LEADS, unknown, "participant-unknown");
    room.no(LEADS, Command::ReportFinalise { reason: "haast".into() }, "corrections-open");
    let settle = Command::ReportSettleCorrection { correction: first, accepted: true, note: "aangepast".into() };
    room.no(By::P(0), settle.clone(), "not-permitted");
    room.ok(LEADS, settle.clone());
    room.no(LEADS, Command::ReportFinalise { reason: " ".into() }, "early-needs-reason");
    let mut later = room.clone();
    later.now = Moment(room.now.0 + 14 * 86_400);
    later.ok(LEADS, Command::ReportFinalise { reason: String::new() });
    room.ok(LEADS, Command::ReportFinalise { reason: "iedereen heeft gereageerd".into() });
    assert_eq!(room.route.prep.report.early_because, "iedereen heeft gereageerd");
    room.no(LEADS, settle, "report-final");
    room.no(By::P(0), correct(None), "report-final");
    room.open(7);
}

#[test]
fn stopping_tells_everyone_and_ends_all_but_erasing() {
    let (mut room, _, _, what) = Room::flower();
    room.no(By::Staff(GUIDE), Command::RouteStop { reason: "x".into() }, "not-permitted");
    room.no(ASKS, Command::RouteStop { reason: " ".into() }, "text-empty");
    room.ok(ASKS, Command::RouteStop { reason: "er is geen geld".into() });
    let told = room.route.prep.messages.values().filter(|m| m.kind == MessageKind::Stopped);
    assert_eq!(told.count(), 6);
    let stance = room.behind(1, &[what]);
    room.no(By::P(1), stance, "route-stopped");
    room.ok(LEADS, Command::PointErase { point: what });
}

#[test]
fn erasing_takes_the_words_wherever_they_came_from_and_keeps_everything_else() {
    let mut room = Room::writing();
    let transcript = "# Ontmoeten\n## Een huiskamer\n### Wat\n- Bel Jan op 0612345678\n- Elke dag open\n";
    room.ok(By::Staff(GUIDE), Command::TranscriptImport { transcript: transcript.into() });
    let by_text = |room: &Room, text: &str| {
        room.route.facts.points.values().find(|p| p.text() == text).map(|p| p.id).expect("imported")
    };
    let (name, kept) = (by_text(&room, "Bel Jan op 0612345678"), by_text(&room, "Elke dag open"));
    let idea = room.route.facts.points[&name].idea;
    let moved = Command::PointMove { point: name, from_revision: 1, idea, petal: Petal::Who };
    let moved: PointId = room.ok(By::Staff(GUIDE), moved).into();
    room.everybody_stands(&[kept, moved]);
    room.no(By::Staff(GUIDE), Command::PointErase { point: moved }, "not-permitted");
    room.ok(LEADS, Command::PointErase { point: moved });
    let facts = &room.route.facts;
    assert!(facts.points[&moved].erased() && facts.points[&name].erased());
    assert_eq!(facts.points[&kept].text(), "Elke dag open");
    assert!(room.carried(moved) && room.carried(kept), "what was said of it stays");
    // The entries that are named are all that has to go: nothing else holds the words.
    let gone = room.log.iter().flatten().find_map(|e| match e {
        Event::Fact(Fact::Erased { entries, .. }) => Some(entries.clone()),
        _ => None,
    });
    let gone = gone.expect("an entry says what went");
    for (seq, events) in room.log.iter().enumerate() {
        let content = to_content(events);
        assert!(!String::from_utf8_lossy(&content.facts).contains("0612345678"), "a text among the facts");
        let words = content.words.unwrap_or_default();
        let holds = String::from_utf8_lossy(&words).contains("0612345678");
        assert!(!holds || gone.contains(&(seq as u64)), "entry {seq} keeps the words");
    }
    assert!(room.replay(|seq| gone.contains(&(seq as u64))) == room.route.facts);
    room.no(LEADS, Command::PointErase { point: moved }, "nothing-changes");
    // A second time, for what the first wrote anew.
    room.ok(LEADS, Command::PointErase { point: kept });
    assert!(room.route.facts.points[&kept].erased());
    assert_eq!(by_text(&room, "Een huiskamer"), room.route.facts.ideas[&idea].title);
}

#[test]
fn a_transcript_comes_in_whole_or_not_at_all() {
    let mut room = Room::writing();
    let import = |text: &str| Command::TranscriptImport { transcript: text.into() };
    for (text, code) in [
        ("# Iets anders\n## Idee\n### Wat\n- punt\n", "transcript-topic-unknown"),
        ("# Ontmoeten\n## Idee\n### Watte\n- punt\n", "transcript-wrong"),
    ] {
        room.no(By::Staff(GUIDE), import(text), code);
    }
    room.no(By::P(0), import("# Ontmoeten\n"), "not-permitted");
    room.ok(By::Staff(GUIDE), import("# ontmoeten\n## Idee\n### Wat\n- punt\n  - onder\n- * erbij\n- * waarom?\n"));
    let facts = &room.route.facts;
    let idea = facts.live_ideas()[0].id;
    let points = facts.points_of(idea);
    let shown: Vec<_> = points.iter().map(|p| (p.text(), p.addition, p.kind, p.parent.is_some())).collect();
    let (point, question) = (PointKind::Point, PointKind::Question);
    assert_eq!(
        shown,
        [
            ("Idee", false, point, false),
            ("punt", false, point, false),
            ("onder", false, point, true),
            ("erbij", true, point, false),
            ("waarom?", true, question, false)
        ]
    );
    assert!(facts.stances.is_empty(), "nobody stood behind what came from paper");
}

#[test]
fn a_listening_route_answers_each_idea_and_never_looks_like_a_decision() {
    let mut room = Room::question_of(GROEPSGESPREK);
    room.open(1);
    let topic = room.ok(LEADS, Command::TopicAdd { title: "Zorgen".into() }).into();
    for name in ["Ann", "Bea", "Cor"] {
        let id = room.ok(LEADS, crate::testing::involve(name, crate::circle::Kind::Resident));
        room.people.push(id.into());
    }
    let table = room.ok(LEADS, crate::testing::table_on(topic, 9));
    room.tables.push(table.into());
    room.open(2);
    room.part(Part::Informing);
    room.check_in(0, crate::gathering::Presence::TakingPart);
    room.check_in(1, crate::gathering::Presence::Listening);
    room.ok(By::P(0), Command::SeatTake { participant: room.p(0), table: room.tables[0] });
    room.part(Part::Tables);
    let (idea, title) = room.idea(By::P(0), 0, "Geen bus meer");
    assert!(room.route.facts.stances.is_empty() && !room.carried(title));
    let stance = room.behind(0, &[title]);
    room.no(By::P(0), stance, "not-permitted");
    room.no(LEADS, Command::ClosingClose {}, "not-permitted");
    room.part(Part::Plenary);
    room.ok(LEADS, thread(&[title]));
    room.ok(LEADS, Command::OutcomeHandOver { answer_by: None });
    room.no(By::P(0), write(idea, Petal::What, "Te laat"), "already-handed-over");
    let give =
        |answer| Command::AnswerGive { idea, answer, text: "wij kijken ernaar".into(), more: AnswerMore::default() };
    room.no(ASKS, give(AnswerKind::WithinFrames), "answer-does-not-fit");
    room.ok(ASKS, give(AnswerKind::Heard));
    room.open(3);
}

#[test]
fn facts_and_words_stand_apart_and_come_together() {
    let (room, ..) = Room::handed_over();
    assert!(room.replay(|_| false) == room.route.facts);
    for events in &room.log {
        let content = to_content(events);
        let facts: Vec<_> = events.iter().filter(|e| matches!(e, Event::Fact(_))).cloned().collect();
        let read = facts_of(&content.facts, content.words.as_deref()).expect("own bytes");
        assert_eq!(read.into_iter().map(Event::Fact).collect::<Vec<_>>(), facts);
    }
    assert!(facts_of(b"{\"facts\":[{\"fact\":\"unheard_of\"}]}", None).is_err());
    let id: PointId = crate::id::nth(CommandId(uuid::Uuid::nil()), 3);
    assert_eq!(id.to_string().parse::<PointId>(), Ok(id));
}
