use super::{Show, found, row, talk};
use crate::testing::{By, LEAD, Room};
use crate::text::T;
use bloemenzee_domain::circle::Reply;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::id::ParticipantId;
use bloemenzee_domain::stance::Channel;

fn shown(room: &Room, show: Show) -> Vec<ParticipantId> {
    found(&room.route, show, "").iter().map(|is| is.participant).collect()
}

fn answer(room: &mut Room, n: usize, answer: Reply) {
    let participant = room.p(n);
    let said = Command::InvitationAnswer { participant, answer, channel: Channel::Phone, practical: String::new() };
    room.ok(By::Staff(LEAD), said);
}

#[test]
fn each_part_of_the_list_holds_whom_it_names() {
    let mut room = Room::conversations();
    let participants = vec![room.p(0), room.p(1)];
    room.ok(By::Staff(LEAD), Command::InvitationSend { participants });
    answer(&mut room, 1, Reply::Yes);
    answer(&mut room, 2, Reply::No);
    room.ok(By::Staff(LEAD), Command::InvolvementRemove { participant: room.p(5), reason: "Staat er dubbel".into() });
    assert_eq!(shown(&room, Show::All).len(), 5);
    assert_eq!(shown(&room, Show::Silent), [room.p(0)]);
    assert_eq!(shown(&room, Show::Coming), [room.p(1)]);
    assert_eq!(shown(&room, Show::NotComing), [room.p(2)]);
    assert_eq!(shown(&room, Show::Removed), [room.p(5)]);
    assert_eq!(shown(&room, Show::Uninvited).len(), 2);
    assert_eq!(shown(&room, Show::NoTalk).len(), 4, "who does not come needs no talk");
}

#[test]
fn searching_looks_at_name_and_reason_in_any_capitals() {
    let room = Room::conversations();
    assert_eq!(found(&room.route, Show::All, "MENS 3").len(), 1);
    assert_eq!(found(&room.route, Show::All, "wakker").len(), 6);
    assert!(found(&room.route, Show::All, "niemand zo").is_empty());
}

#[test]
fn a_row_says_how_far_somebody_is() {
    let mut room = Room::conversations();
    room.hold(By::Staff(LEAD), 0);
    let is = &room.route.prep.involvements[&room.p(0)];
    let shown = row(T::default(), &room.route, is, true, room.now);
    assert_eq!((shown.name.as_str(), shown.why.as_str()), ("Mens 0", "Ligt er wakker van"));
    assert_eq!(shown.invited.look, "late");
    assert_eq!(shown.talked.expect("this method has talks").look, "done");
    assert_eq!(talk(T::default(), None, room.now).look, "open");
}
