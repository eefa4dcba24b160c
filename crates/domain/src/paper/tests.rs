use crate::command::Command;
use crate::event::Event;
use crate::fact::Fact;
use crate::id::{CommandId, IdeaId, PhotoId, PointId};
use crate::idea::{Petal, PointKind};
use crate::method::Part;
use crate::paper::{FlowerSheet, MAX_PHOTOS, PhotoState};
use crate::stance::{Channel, Eyes};
use crate::testing::{By, GUIDE, LEAD, Room};
use uuid::Uuid;

const TYPIST: By = By::Staff(GUIDE);

fn typed(idea: IdeaId, petal: Petal, line: &str) -> Command {
    let lines = [(petal, line.to_owned())].into();
    Command::PaperWrite { idea, lines, under: Default::default(), seat: None, again: false }
}

fn of_seat(idea: IdeaId, petal: Petal, line: &str, number: u32) -> Command {
    let lines = [(petal, line.to_owned())].into();
    Command::PaperWrite { idea, lines, under: Default::default(), seat: Some(number), again: false }
}

fn back(point: PointId) -> Command {
    Command::PaperTakeBack { point }
}

fn write(room: &mut Room, command: Command) -> PointId {
    room.ok(TYPIST, command).into()
}

#[test]
fn a_line_from_paper_is_the_tables_and_came_in_on_paper() {
    let (mut room, idea, ..) = Room::flower();
    let (_, events) = room.tell(TYPIST, &typed(idea, Petal::How, "met soep")).expect("it is written");
    let [Event::Fact(Fact::PointWritten(fact)), Event::Change(typed)] = events.as_slice() else {
        panic!("one point, and who typed it: {events:?}")
    };
    assert_eq!(typed.what, "paper.typed");
    assert_eq!((fact.channel, fact.on_behalf, fact.author, fact.addition), (Channel::Paper, false, None, false));
    assert_eq!((fact.petal, fact.text.as_str()), (Some(Petal::How), "met soep"));
    assert!(!room.route.facts.stances.contains_key(&fact.point), "a table's own line is nobody's stance");
}

#[test]
fn a_line_with_a_seat_number_is_that_persons_own_from_paper() {
    let (mut room, idea, ..) = Room::flower();
    let people = vec![room.p(1), room.p(2)];
    room.ok(By::Staff(LEAD), Command::SeatCardIssue { participants: people, prints: Default::default() });
    let own = write(&mut room, of_seat(idea, Petal::How, "met soep", 1));
    let stance = room.route.facts.present_stance(own, room.p(1)).expect("their own wording");
    assert_eq!((stance.channel, stance.on_behalf), (Channel::Paper, true));
    assert!(!room.route.facts.points[&own].addition);
    let visitor = write(&mut room, of_seat(idea, Petal::How, "met brood", 2));
    assert!(room.route.facts.points[&visitor].addition, "they sit at another table");
    room.no(TYPIST, of_seat(idea, Petal::How, "met koffie", 9), "seat-unknown");
    room.no(By::Tablet(0), of_seat(idea, Petal::How, "met koffie", 2), "not-at-this-table");
}

#[test]
fn marks_make_a_sub_point_an_addition_and_a_question() {
    let (mut room, idea, _, what) = Room::flower();
    let sub = write(&mut room, typed(idea, Petal::What, "  ook zondag"));
    let addition = write(&mut room, typed(idea, Petal::What, "* met muziek"));
    let question = write(&mut room, typed(idea, Petal::What, "- * wie betaalt?"));
    let later = write(&mut room, typed(idea, Petal::What, "  * zachtjes"));
    let points = &room.route.facts.points;
    assert_eq!((points[&sub].parent, points[&sub].addition), (Some(what), false));
    assert_eq!((points[&addition].text(), points[&addition].addition), ("met muziek", true));
    assert_eq!((points[&question].kind, points[&question].text()), (PointKind::Question, "wie betaalt?"));
    assert_eq!((points[&later].parent, points[&later].addition), (Some(question), true), "under the last one");
    let named = Command::PaperWrite {
        idea,
        lines: [(Petal::What, "  en maandag".to_owned())].into(),
        under: [(Petal::What, what)].into(),
        seat: None,
        again: false,
    };
    let named = write(&mut room, named);
    assert_eq!(room.route.facts.points[&named].parent, Some(what), "under the one that is named");
    room.no(TYPIST, typed(idea, Petal::Where, "  nergens onder"), "nothing-above");
    room.no(TYPIST, typed(idea, Petal::Where, " * "), "text-empty");
}

#[test]
fn several_petals_at_once_are_one_act_and_one_wrong_line_is_none() {
    let (mut room, idea, ..) = Room::flower();
    let lines =
        [(Petal::How, "met soep".to_owned()), (Petal::Who, "de buurt".into()), (Petal::When, " ".into())].into();
    let all = Command::PaperWrite { idea, lines, under: Default::default(), seat: None, again: false };
    let first = room.ok(TYPIST, all);
    let second = PointId(Uuid::from_u128(first.as_u128() + 1));
    assert_eq!(room.route.facts.points[&second].petal, Some(Petal::Who));
    let lines = [(Petal::How, "met brood".to_owned()), (Petal::Who, "a\u{7}b".into())].into();
    let wrong = Command::PaperWrite { idea, lines, under: Default::default(), seat: None, again: false };
    room.no(TYPIST, wrong, "text-control");
}

#[test]
fn what_stands_there_already_is_said_and_written_only_when_asked_again() {
    let (mut room, idea, ..) = Room::flower();
    room.no(TYPIST, typed(idea, Petal::What, "elke  DAG open"), "stands-already");
    room.no(TYPIST, typed(idea, Petal::How, "Elke dag open"), "stands-already");
    let lines = [(Petal::How, "Elke dag open".to_owned())].into();
    let again = Command::PaperWrite { idea, lines, under: Default::default(), seat: None, again: true };
    write(&mut room, again);
    let title = write(&mut room, typed(idea, Petal::How, "een huiskamer"));
    assert_eq!(room.route.facts.points[&title].text(), "een huiskamer", "a title is no line");
    room.ok(TYPIST, back(title));
    write(&mut room, typed(idea, Petal::How, "een huiskamer"));
}

#[test]
fn who_may_type_and_where() {
    let (mut room, idea, ..) = Room::flower();
    room.ok(By::Tablet(0), typed(idea, Petal::How, "met soep"));
    room.no(By::Tablet(1), typed(idea, Petal::How, "met brood"), "not-your-table");
    room.no(By::P(0), typed(idea, Petal::How, "met brood"), "not-permitted");
    room.ok(By::Guide2, typed(idea, Petal::How, "met brood"));
    room.part(Part::Closing);
    room.ok(By::Staff(LEAD), Command::ClosingClose {});
    room.no(TYPIST, typed(idea, Petal::How, "te laat"), "already-decided");
}

#[test]
fn a_line_is_taken_back_until_somebody_else_did_something_with_it() {
    let (mut room, idea, title, what) = Room::flower();
    let line = write(&mut room, typed(idea, Petal::How, "met soep"));
    assert_eq!(room.route.facts.last_written(idea).map(|p| p.id), Some(line));
    room.no(By::Tablet(1), back(line), "not-your-table");
    room.ok(TYPIST, back(line));
    assert_eq!(room.route.facts.last_written(idea).map(|p| p.id), Some(what));
    room.no(TYPIST, back(line), "point-dropped");
    room.ok(TYPIST, Command::PointRestore { point: line });
    let under = write(&mut room, typed(idea, Petal::How, "  warm"));
    room.no(TYPIST, back(line), "line-has-more");
    room.ok(TYPIST, back(under));
    room.ok(TYPIST, room.reword(line, "met warme soep"));
    room.no(TYPIST, back(line), "line-reworded");
    room.no(TYPIST, back(title), "title-stays");
    room.ok(TYPIST, back(what));
}

#[test]
fn a_stance_of_somebody_else_keeps_a_line_and_one_for_own_eyes_is_not_there() {
    let (mut room, idea, ..) = Room::flower();
    let (one, two) =
        (write(&mut room, typed(idea, Petal::How, "met soep")), write(&mut room, typed(idea, Petal::How, "met brood")));
    room.stand(1, &[one]);
    room.not_yet(1, two, Eyes::Owner);
    room.no(TYPIST, back(one), "line-answered");
    room.ok(TYPIST, back(two));
    let told = write(&mut room, typed(idea, Petal::How, "met koek"));
    room.not_yet(1, told, Eyes::Facilitator);
    room.no(TYPIST, back(told), "line-answered");
}

const LIST: &str =
    "elke dag open\n  ook zondag\n- * met muziek\n\nHoe:\n• met soep\n\t- * wie kookt?\n### Wie\nde buurt\nDe  buurt\n";

#[test]
fn a_list_comes_in_whole_without_what_stands_there_already() {
    let (mut room, idea, _, what) = Room::flower();
    let list = Command::PaperImport { idea, petal: Petal::What, list: LIST.into() };
    let (_, events) = room.tell(TYPIST, &list).expect("it comes in");
    let texts: Vec<_> = events
        .iter()
        .filter_map(|event| match event {
            Event::Fact(Fact::PointWritten(p)) => {
                Some((p.petal, p.text.as_str(), p.addition, p.parent.is_some(), p.channel))
            }
            Event::Change(change) if change.what == "paper.typed" => None,
            other => panic!("a point, or who typed it: {other:?}"),
        })
        .collect();
    let (w, h, p) = (Some(Petal::What), Some(Petal::How), Channel::Paper);
    let expected = [
        (w, "ook zondag", false, true, p),
        (w, "met muziek", true, false, p),
        (h, "met soep", false, false, p),
        (h, "wie kookt?", true, true, p),
        (Some(Petal::Who), "de buurt", false, false, p),
    ];
    assert_eq!(texts, expected);
    let sub = room.route.facts.points.values().find(|p| p.text() == "ook zondag").expect("it is there");
    assert_eq!(sub.parent, Some(what), "under the line that stood there");
    room.no(TYPIST, list, "list-stands-already");
}

#[test]
fn one_wrong_line_and_nothing_of_a_list_comes_in() {
    let (mut room, idea, ..) = Room::flower();
    let list = |text: &str| Command::PaperImport { idea, petal: Petal::Where, list: text.into() };
    for wrong in ["goed\n   drie spaties", "goed\n-", "goed\n# Een onderwerp", "  onder niets", "a\u{7}b"] {
        room.no(TYPIST, list(wrong), "transcript-wrong");
    }
    room.no(TYPIST, list(&format!("goed\n{}", "x".repeat(700))), "text-too-long");
    room.no(TYPIST, list(" \n"), "transcript-wrong");
    room.no(By::Tablet(1), list("goed"), "not-your-table");
    room.ok(By::Tablet(0), list("goed"));
}

fn sheet(room: &Room, code: &str, table: Option<usize>) -> FlowerSheet {
    FlowerSheet { code: code.into(), table: table.map(|n| room.tables[n]), idea: None }
}

fn begin(code: &str, title: &str) -> Command {
    Command::FlowerBegin { code: code.into(), title: title.into(), table: None }
}

#[test]
fn a_printed_flower_becomes_one_idea_of_its_table() {
    let (mut room, ..) = Room::flower();
    let sheets = vec![sheet(&room, "ABC234", Some(1)), sheet(&room, "XYZ789", None)];
    room.ok(TYPIST, Command::FlowerPrint { sheets: sheets.clone() });
    room.no(TYPIST, Command::FlowerPrint { sheets }, "flower-twice");
    room.no(TYPIST, begin("AAAAAA", "Soep"), "flower-unknown");
    room.no(By::Tablet(0), begin("abc 234", "Soep"), "flower-of-another-table");
    let idea: IdeaId = room.ok(By::Tablet(1), begin("abc-234", "Soep")).into();
    assert_eq!(room.route.facts.ideas[&idea].table, room.tables[1]);
    assert_eq!(room.route.idea_of(&room.route.prep.sheets["ABC234"]), Some(idea));
    room.no(TYPIST, begin("ABC234", "Brood"), "flower-used");
    room.no(TYPIST, begin("XYZ789", "Brood"), "table-unknown");
    let spare: IdeaId = room.ok(By::Tablet(0), begin("XYZ789", "Brood")).into();
    assert_eq!(room.route.facts.ideas[&spare].table, room.tables[0], "a spare sheet goes where it is typed");
    room.ok(TYPIST, Command::IdeaDrop { idea });
    room.ok(TYPIST, begin("ABC234", "Soep en brood"));
}

fn add_photo(room: &mut Room, idea: IdeaId) -> PhotoId {
    room.ok(TYPIST, Command::PhotoAdd { idea, commitment: "0a".repeat(32) }).into()
}

fn states(room: &Room) -> Vec<PhotoState> {
    room.route.prep.photos.values().map(|photo| photo.state).collect()
}

fn confirm(room: &mut Room, idea: IdeaId) {
    let points = room.route.lines_of(idea);
    room.ok(TYPIST, Command::IdeaReadBack { idea, points });
}

#[test]
fn a_photo_stands_beside_the_text_until_it_was_read_back() {
    let (mut room, idea, ..) = Room::flower();
    add_photo(&mut room, idea);
    assert_eq!(states(&room), [PhotoState::Beside]);
    confirm(&mut room, idea);
    assert_eq!(states(&room), [PhotoState::Removed], "as the route says from the start");
    room.no(TYPIST, Command::PhotoRule { archive: true }, "not-permitted");
    room.ok(By::Staff(LEAD), Command::PhotoRule { archive: true });
    room.no(By::Staff(LEAD), Command::PhotoRule { archive: true }, "nothing-changes");
    let kept = add_photo(&mut room, idea);
    room.ok(TYPIST, Command::IdeaReadBack { idea, points: Vec::new() });
    assert!(room.route.photos_of(idea).any(|p| p.state == PhotoState::Beside), "a mark taken away settles nothing");
    confirm(&mut room, idea);
    assert_eq!(room.route.prep.photos[&kept].state, PhotoState::Archived);
    room.no(By::Tablet(0), Command::PhotoRemove { photo: kept }, "not-your-table");
    room.ok(TYPIST, Command::PhotoRemove { photo: kept });
    room.no(TYPIST, Command::PhotoRemove { photo: kept }, "nothing-changes");
}

#[test]
fn a_photo_goes_with_the_words_that_are_erased() {
    let (mut room, idea, _, what) = Room::flower();
    add_photo(&mut room, idea);
    room.ok(By::Staff(LEAD), Command::PointErase { point: what });
    assert_eq!(states(&room), [PhotoState::Removed]);
}

#[test]
fn a_photo_is_its_tables_and_there_are_few() {
    let (mut room, idea, ..) = Room::flower();
    let add = |idea, commitment: &str| Command::PhotoAdd { idea, commitment: commitment.into() };
    let photo = room.ok(By::Tablet(0), add(idea, &"0a".repeat(32))).into();
    room.no(By::Tablet(1), add(idea, &"0a".repeat(32)), "not-your-table");
    room.no(By::Tablet(1), Command::PhotoRemove { photo }, "not-your-table");
    room.no(By::P(0), add(idea, &"0a".repeat(32)), "not-permitted");
    room.no(TYPIST, add(idea, "geen hash"), "photo-unknown");
    room.no(TYPIST, add(IdeaId(CommandId(Uuid::nil()).0), &"0a".repeat(32)), "idea-unknown");
    for _ in 1..MAX_PHOTOS {
        add_photo(&mut room, idea);
    }
    room.no(TYPIST, add(idea, &"0a".repeat(32)), "too-many-photos");
    room.ok(By::Tablet(0), Command::PhotoRemove { photo });
    add_photo(&mut room, idea);
}
