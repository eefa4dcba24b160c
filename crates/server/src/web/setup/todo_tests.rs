use super::{Todo, commissioner_todos, todos};
use crate::testing::{By, COMMISSIONER, GROEPSGESPREK, GUIDE, LEAD, Room, staff};
use crate::text::{Lang, T};
use bloemenzee_domain::command::Command;
use bloemenzee_domain::conversation::{ItemKind, NewItem, Setting};
use bloemenzee_domain::follow_up::{NewTerms, Source};
use bloemenzee_domain::time::Moment;
use std::collections::BTreeMap;

fn whats(room: &Room, by: By) -> Vec<&'static str> {
    todos(&room.route, &room.ctx(by)).iter().map(|todo| todo.what).collect()
}

fn lead(room: &Room) -> Vec<&'static str> {
    whats(room, By::Staff(LEAD))
}

fn hold_with(room: &mut Room, n: usize, kind: ItemKind) {
    let item = NewItem { kind, text: "Iets".into(), arrangement: None, instruction: String::new() };
    let participant = room.p(n);
    let held = Command::ConversationHold { participant, answers: BTreeMap::new(), items: vec![item] };
    room.ok(By::Staff(GUIDE), held);
}

#[test]
fn every_stage_begins_with_what_stands_before_its_gate() {
    assert_eq!(lead(&Room::question())[0], "next-phase");
    assert_eq!(lead(&Room::frames())[0], "frames-release-waits");
    assert_eq!(lead(&Room::topics())[0], "topics-missing");
    assert_eq!(lead(&Room::circle())[0], "circle-missing");
    assert_eq!(lead(&Room::conversations())[0], "invite");
    assert!(lead(&Room::conversations()).contains(&"talks-unplanned"));
    assert_eq!(lead(&Room::gathering())[0], "meeting-begin");
    assert_eq!(lead(&Room::handed_over().0)[0], "next-phase");
}

#[test]
fn the_gate_opens_the_list_exactly_when_everything_holds() {
    for room in [Room::question(), Room::frames(), Room::topics(), Room::circle(), Room::conversations()] {
        let met = room.route.gate().iter().all(|c| c.holds);
        assert_eq!(lead(&room).first() == Some(&"next-phase"), met);
    }
}

#[test]
fn what_is_late_is_called_late() {
    let mut room = Room::conversations();
    let (participant, at) = (room.p(0), Some(Moment(room.now.0 + 3_600)));
    let plan = Command::ConversationPlan { participant, facilitator: staff(GUIDE), setting: Setting::Phone, at };
    room.ok(By::Staff(LEAD), plan);
    assert!(lead(&room).contains(&"talks-planned"));
    let participants = vec![participant];
    room.ok(By::Staff(LEAD), Command::InvitationSend { participants });
    room.now = room.now.plus_days(15);
    let all = todos(&room.route, &room.ctx(By::Staff(LEAD)));
    let late: Vec<(&str, usize)> = all.iter().filter(|t| t.late).map(|t| (t.what, t.n)).collect();
    assert_eq!(late, [("answer-late", 1), ("talks-late", 1)]);
}

#[test]
fn an_open_safety_item_is_seen_by_who_may_read_it_only() {
    let mut room = Room::conversations();
    hold_with(&mut room, 0, ItemKind::Safety);
    assert!(lead(&room).contains(&"safety-open"));
    assert!(whats(&room, By::Staff(GUIDE)).contains(&"safety-open"));
    assert!(!whats(&room, By::Guide2).contains(&"safety-open"));
}

#[test]
fn a_request_put_to_the_commissioner_waits_there() {
    let mut room = Room::conversations();
    hold_with(&mut room, 0, ItemKind::Information);
    assert!(commissioner_todos(&room.route, room.now).iter().all(|t| t.what != "information-for-you"));
    let item = *room.route.prep.items.keys().next().expect("one item");
    room.ok(By::Staff(LEAD), Command::ItemPutToCommissioner { item });
    assert_eq!(commissioner_todos(&room.route, room.now)[0].what, "information-for-you");
    assert!(lead(&room).contains(&"information-put") && !lead(&room).contains(&"information-open"));
}

#[test]
fn a_listening_method_has_no_talks_to_plan() {
    let mut room = Room::question_of(GROEPSGESPREK);
    assert_eq!(lead(&room)[0], "next-phase");
    room.open(1);
    let all = lead(&room);
    assert_eq!(all[0], "circle-missing");
    assert!(all.iter().all(|what| !what.starts_with("talks") && !what.starts_with("frames")));
}

#[test]
fn a_stopped_route_asks_nothing() {
    let mut room = Room::conversations();
    room.ok(By::Staff(COMMISSIONER), Command::RouteStop { reason: "Geen geld meer.".into() });
    assert!(lead(&room).is_empty() && commissioner_todos(&room.route, room.now).is_empty());
}

#[test]
fn each_thing_to_do_has_its_words_in_both_languages() {
    let rooms =
        [Room::question(), Room::frames(), Room::topics(), Room::circle(), Room::conversations(), Room::gathering()];
    let mut all: Vec<Todo> = rooms.iter().flat_map(|r| todos(&r.route, &r.ctx(By::Staff(LEAD)))).collect();
    all.extend(todos(&Room::handed_over().0.route, &Room::handed_over().0.ctx(By::Staff(LEAD))));
    all.extend(commissioner_todos(&Room::handed_over().0.route, Room::handed_over().0.now));
    assert!(all.len() > 12);
    for (todo, lang) in all.iter().flat_map(|todo| Lang::ALL.map(|lang| (todo, lang))) {
        let t = T { lang };
        assert!(t.has(&format!("todo-{}", todo.what)) && t.has(&format!("todo-{}-do", todo.what)), "{}", todo.what);
    }
}

#[test]
fn what_is_to_be_done_leads_to_the_very_action_and_the_answer_that_is_late() {
    let (mut room, idea, ..) = Room::follow_up();
    let find = |all: Vec<Todo>, what: &str| all.into_iter().find(|todo| todo.what == what).expect("it is asked");
    let by = room.now.plus_days(10);
    room.ok(By::Staff(COMMISSIONER), Command::AnswerPromise { by, reason: String::new() });
    let terms = NewTerms { what: "Een loket".into(), by: Some(by), ..NewTerms::default() };
    let add = Command::ActionAdd { source: Source::Idea { idea }, points: vec![], terms };
    let action = room.ok(By::Staff(LEAD), add.clone());
    let waits = find(commissioner_todos(&room.route, room.now), "answers-for-you");
    assert_eq!((waits.to, waits.late, waits.by), (format!("plenary/{idea}"), false, Some(by)));
    room.days(12);
    let late = find(commissioner_todos(&room.route, room.now), "answers-for-you");
    assert_eq!((late.late, late.by), (true, Some(by)));
    let of_lead = |room: &Room| todos(&room.route, &room.ctx(By::Staff(LEAD)));
    let answers = find(of_lead(&room), "answers-wait");
    assert_eq!((answers.to.as_str(), answers.late), ("answers", true));
    assert_eq!(find(of_lead(&room), "follow-late").to, format!("follow/actions/{}", action));
    room.ok(By::Staff(LEAD), add);
    assert_eq!(find(of_lead(&room), "follow-late").to, "follow#late", "of two, where they stand together");
}
