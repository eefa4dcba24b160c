//! The report of a small route: the words that were decided on, byte for byte, and nothing that is
//! somebody's own (design.md, laws 3 and 5).

use super::build::{Source, report, rows};
use crate::text::{Lang, T};
use bloemenzee_domain::answer::{AnswerKind as Given, AnswerMore};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::idea::Petal;
use bloemenzee_domain::method::Part;
use bloemenzee_domain::stance::{Eyes, StanceKind, StanceOn};
use bloemenzee_report::{AnswerKind, Outcome, PointStatus, Report, report_html};

use crate::testing::{By, COMMISSIONER, LEAD, Room};

const SECRET: &str = "dat blijft tussen ons";
const TOLD: &str = "eerst de kosten weten";

fn made(room: &Room, lang: Lang) -> Report {
    report(Source { route: &room.route, t: T { lang }, organisation: "Gemeente Voorbeeld", now: room.now })
}

/// The flower carried by all, and four more *Wat*: one not yet for its owner's eyes, one for the
/// facilitator's, one for everyone's whose owner keeps it out of the report, one that may stand there.
fn with_not_yets() -> Room {
    let (mut room, idea, title, what) = Room::flower();
    let points: Vec<_> =
        ["Een", "Twee", "Drie", "Vier"].map(|text| room.point(By::P(0), idea, Petal::What, text)).to_vec();
    room.everybody_stands(&[title, what]);
    let eyes = [Eyes::Owner, Eyes::Facilitator, Eyes::Everyone, Eyes::Everyone];
    for (n, (point, eyes)) in points.iter().zip(eyes).enumerate() {
        let told = n == 3;
        let reason = if told { TOLD } else { SECRET };
        let on = room.on(*point, StanceKind::NotYet, reason, eyes);
        // A ticked box does not make a private reason public.
        room.say(1, StanceOn { in_report: told || eyes == Eyes::Owner, ..on });
    }
    room.part(Part::Closing);
    room.ok(By::Staff(LEAD), Command::ClosingClose {});
    room.part(Part::Plenary);
    room
}

#[test]
fn what_was_decided_stands_there_byte_for_byte() {
    let (room, ..) = Room::decided();
    let report = made(&room, Lang::Nl);
    let idea = &report.ideas[0];
    assert_eq!(idea.outcome, Outcome::Decision);
    assert_eq!((idea.title.as_str(), &idea.title_status), ("Een huiskamer", &PointStatus::Carried));
    let what = &idea.petals[0].points[0];
    assert_eq!(
        (what.text.as_str(), what.code.as_str(), &what.status),
        ("Elke dag open", "1.1.1", &PointStatus::Carried)
    );
    assert_eq!((report.numbers.required, report.numbers.residents, report.numbers.professionals), (5, 4, 1));
    assert_eq!(report.frames.len(), 2);
}

#[test]
fn an_answer_stands_beside_the_decision_and_changes_nothing_in_it() {
    let (mut room, idea, ..) = Room::handed_over();
    let before = made(&room, Lang::Nl).ideas;
    let give = |answer: Given, text: &str| Command::AnswerGive {
        idea,
        answer,
        text: text.into(),
        more: AnswerMore::default(),
    };
    room.ok(By::Staff(COMMISSIONER), give(Given::OutsideFrame { frame: 1 }, "Dat kost meer."));
    let report = made(&room, Lang::Nl);
    assert_eq!(report.ideas, before);
    assert_eq!(report.answers[0].kind, AnswerKind::OutsideHardFrame { frame: 1, why: "Dat kost meer.".into() });
    room.ok(By::Staff(COMMISSIONER), give(Given::DeviatesFromIntent { frame: 2 }, "Dat is het waard."));
    let report = made(&room, Lang::Nl);
    assert_eq!(report.answers.len(), 1, "the present answer only");
    assert_eq!(
        report.answers[0].kind,
        AnswerKind::DeviatesFromIntent { frame: 2, weighed: "Dat is het waard.".into() }
    );
}

#[test]
fn only_the_reason_whose_owner_agreed_stands_in_the_report() {
    let room = with_not_yets();
    for lang in Lang::ALL {
        let report = made(&room, lang);
        let points = &report.ideas[0].petals[0].points;
        let reasons: Vec<_> = points
            .iter()
            .filter_map(|p| match &p.status {
                PointStatus::NotCarried { reason } => Some((p.text.as_str(), reason.as_deref())),
                _ => None,
            })
            .collect();
        assert_eq!(reasons, [("Een", None), ("Twee", None), ("Drie", None), ("Vier", Some(TOLD))]);
        let html = report_html(&report);
        assert!(html.contains(TOLD) && !html.contains(SECRET));
    }
}

#[test]
fn no_name_of_a_person_stands_in_the_report_or_the_list() {
    let room = with_not_yets();
    let source = Source { route: &room.route, t: T::default(), organisation: "Gemeente Voorbeeld", now: room.now };
    let list = serde_json::to_string(&rows(source, &room.route.facts.tallies())).unwrap();
    let html = report_html(&report(source));
    let people = room.route.prep.people.values();
    assert!(people.len() >= 6);
    for person in people {
        assert!(!html.contains(&person.name) && !html.contains(&person.email), "{}", person.name);
        assert!(!list.contains(&person.name));
    }
    assert!(!list.contains(SECRET) && !list.contains(TOLD));
}

#[test]
fn the_list_has_a_row_for_every_point_with_its_verdict() {
    let room = with_not_yets();
    let source = Source { route: &room.route, t: T::default(), organisation: "Gemeente Voorbeeld", now: room.now };
    let list = rows(source, &room.route.facts.tallies());
    assert_eq!(list.len(), 6);
    let statuses: Vec<_> = list.iter().map(|row| row.status.as_str()).collect();
    let t = T::default();
    let (yes, no) = (t.s("list-status-decided"), t.s("list-status-not-decided"));
    assert_eq!(statuses, [yes.as_str(), &yes, &no, &no, &no, &no]);
    assert_eq!((list[0].required, list[0].behind), (5, 5));
}

#[test]
fn a_point_that_nobody_may_read_any_more_says_so() {
    let (mut room, _, _, what) = Room::decided();
    room.ok(By::Staff(LEAD), Command::PointErase { point: what });
    let report = made(&room, Lang::Nl);
    let line = &report.ideas[0].petals[0].points[0];
    assert_eq!(line.text, T::default().s("text-erased"));
    assert_eq!(line.status, PointStatus::Carried);
}
