use crate::command::Command;
use crate::event::Event;
use crate::fact::Fact;
use crate::gathering::Presence;
use crate::id::{CommandId, PointId};
use crate::idea::{Life, Petal, PointKind};
use crate::method::Part;
use crate::stance::{Channel, Eyes, StanceKind};
use crate::testing::{By, GUIDE, LEAD, Room, write};
use uuid::Uuid;

fn next(id: PointId, n: u128) -> PointId {
    PointId(Uuid::from_u128(id.0.as_u128() + n))
}

#[test]
fn writing_a_point_is_standing_behind_ones_own_wording() {
    let (room, idea, title, what) = Room::flower();
    let facts = &room.route.facts;
    for point in [title, what] {
        assert_eq!(facts.present_stance(point, room.p(0)).map(|s| s.kind), Some(StanceKind::Behind));
        assert_eq!(facts.present_stance(point, room.p(1)), None);
    }
    assert_eq!(facts.ideas[&idea].number, 1);
    assert_eq!(facts.code(&facts.points[&what]), "1.1.1");
    assert_eq!(facts.points[&title].petal, None, "the title is a point");
}

#[test]
fn words_stay_as_they_are_written() {
    let (mut room, idea, ..) = Room::flower();
    let when = room.point(By::P(0), idea, Petal::When, "  gisteren, en morgen! ");
    assert_eq!(room.route.facts.points[&when].text(), "gisteren, en morgen!");
    for (text, code) in [("  ", "text-empty"), ("a\nb", "text-line-break"), ("a\u{0}b", "text-control")] {
        room.no(By::P(0), write(idea, Petal::What, text), code);
    }
    room.no(By::P(0), write(idea, Petal::What, &"x".repeat(601)), "text-too-long");
}

#[test]
fn only_its_table_and_its_writer_change_a_point() {
    let (mut room, idea, title, what) = Room::flower();
    let reword = room.reword(what, "Elke ochtend open");
    room.no(By::P(2), reword.clone(), "not-your-table");
    // Also not somebody with an open not-yet: they talk with the table, or add a point.
    room.not_yet(2, what, Eyes::Everyone);
    room.no(By::P(2), reword.clone(), "not-your-table");
    room.no(By::P(2), Command::PointDrop { point: what, from_revision: 1 }, "not-your-table");
    room.no(By::P(2), Command::IdeaDrop { idea }, "not-your-table");
    room.no(By::Tablet(1), reword.clone(), "not-your-table");
    let addition = room.point(By::P(2), idea, Petal::What, "Ook in het weekend");
    assert!(room.route.facts.points[&addition].addition);
    let own = room.reword(addition, "Ook op zondag");
    room.ok(By::P(2), own);
    room.ok(By::P(1), reword);
    let by_device = room.reword(what, "Altijd open");
    room.ok(By::Tablet(0), by_device);
    room.no(By::P(0), Command::PointDrop { point: title, from_revision: 1 }, "title-stays");
    room.no(By::Nobody, write(idea, Petal::What, "x"), "not-permitted");
}

#[test]
fn nobody_joins_a_table_during_the_carousel_to_change_its_flowers() {
    let (mut room, _, _, what) = Room::flower();
    room.part(Part::Carousel);
    let (participant, table) = (room.p(2), room.tables[0]);
    room.no(By::P(2), Command::SeatTake { participant, table }, "seats-fixed");
    let reword = room.reword(what, "Dicht");
    room.no(By::P(2), reword, "not-your-table");
    room.ok(By::Staff(GUIDE), Command::SeatTake { participant, table });
}

#[test]
fn who_changes_tables_leaves_what_was_written_there_before_as_it_is() {
    let (mut room, idea, title, what) = Room::flower();
    let (participant, table) = (room.p(2), room.tables[0]);
    room.ok(By::Staff(GUIDE), Command::SeatTake { participant, table });
    let restore = Command::IdeaRestore { idea };
    let changes = [
        Command::IdeaDrop { idea },
        Command::PointDrop { point: what, from_revision: 1 },
        Command::PointMove { point: what, from_revision: 1, idea, petal: Petal::How },
        Command::PointSplit { point: what, from_revision: 1, texts: vec!["a".into(), "b".into()] },
        room.reword(title, "Iets anders"),
    ];
    for change in changes {
        room.no(By::P(2), change, "written-before-you");
    }
    // What the table writes from now on is theirs too, and no addition.
    let together = room.point(By::P(1), idea, Petal::Where, "In de school");
    let reword = room.reword(together, "In de oude school");
    room.ok(By::P(2), reword);
    let own = room.point(By::P(2), idea, Petal::Where, "Bij de kerk");
    assert!(!room.route.facts.points[&own].addition);
    let (second, _) = room.idea(By::P(1), 0, "Een bus");
    room.ok(By::P(2), Command::IdeaDrop { idea: second });
    room.ok(By::P(2), Command::IdeaRestore { idea: second });
    // The people who were there drop it, and bring it back; so do its device and who guides.
    for by in [By::P(1), By::Tablet(0), By::Staff(GUIDE)] {
        room.ok(by, Command::IdeaDrop { idea });
        room.no(By::P(2), restore.clone(), "written-before-you");
        room.ok(by, restore.clone());
    }
    // Who went over to another table took no say in it along; once back, it is theirs again.
    let (participant, other) = (room.p(1), room.tables[1]);
    room.no(By::P(1), Command::SeatTake { participant, table: other }, "seat-chosen");
    room.ok(By::Staff(GUIDE), Command::SeatTake { participant, table: other });
    room.no(By::P(1), Command::IdeaDrop { idea }, "not-your-table");
    let meanwhile = room.point(By::P(0), idea, Petal::When, "Morgen");
    room.ok(By::Staff(GUIDE), Command::SeatTake { participant, table });
    room.no(By::P(1), Command::PointDrop { point: meanwhile, from_revision: 1 }, "written-before-you");
    room.ok(By::P(1), Command::PointDrop { point: what, from_revision: 1 });
    room.ok(By::P(1), Command::IdeaDrop { idea });
}

#[test]
fn who_went_home_or_listens_changes_no_flower() {
    let (mut room, idea, ..) = Room::flower();
    room.ok(By::P(1), Command::Leave { participant: room.p(1) });
    room.no(By::P(1), Command::IdeaDrop { idea }, "not-your-table");
    let meanwhile = room.point(By::P(0), idea, Petal::When, "Morgen");
    room.ok(By::P(1), Command::Return { participant: room.p(1) });
    room.no(By::P(1), Command::PointDrop { point: meanwhile, from_revision: 1 }, "written-before-you");
    room.ok(By::P(1), Command::IdeaDrop { idea });
    room.ok(By::P(1), Command::IdeaRestore { idea });
    room.part(Part::Carousel);
    room.check_in(5, Presence::Listening);
    let (participant, table) = (room.p(5), room.tables[0]);
    room.ok(By::P(5), Command::SeatTake { participant, table });
    room.no(By::P(5), Command::IdeaDrop { idea }, "not-your-table");
}

#[test]
fn at_a_further_gathering_its_people_find_their_flower_again() {
    let (mut room, idea, ..) = Room::flower();
    let (at, minutes) = (room.now, std::collections::BTreeMap::new());
    let plan = Command::GatheringPlan { gathering: None, at, place: "De school".into(), minutes };
    let gathering = room.ok(By::Staff(LEAD), plan).into();
    room.ok(By::Staff(LEAD), Command::GatheringBegin { gathering });
    room.no(By::P(0), Command::IdeaDrop { idea }, "not-your-table");
    let table = room.tables[0];
    for n in [1, 2] {
        room.check_in(n, Presence::TakingPart);
        let participant = room.p(n);
        room.ok(By::P(n), Command::SeatTake { participant, table });
    }
    room.no(By::P(2), Command::IdeaDrop { idea }, "written-before-you");
    room.ok(By::P(1), Command::IdeaDrop { idea });
}

#[test]
fn the_second_of_two_who_reword_sees_what_stands() {
    let (mut room, _, _, what) = Room::flower();
    let (first, second) = (room.reword(what, "Elke ochtend"), room.reword(what, "Elke avond"));
    room.ok(By::P(0), first);
    let refusal = room.tell(By::P(1), &second).expect_err("it changed in between");
    assert_eq!(refusal.code, "point-changed");
    assert_eq!(refusal.fields["now"], "Elke ochtend");
    assert_eq!(refusal.fields["revision"], "2");
    let same = room.reword(what, "Elke ochtend");
    room.no(By::P(1), same, "nothing-changes");
}

#[test]
fn rewording_moving_merging_and_splitting_start_unseen_and_keep_the_lineage() {
    let (mut room, idea, _, what) = Room::flower();
    let other = room.point(By::P(0), idea, Petal::What, "Met koffie");
    room.everybody_stands(&[what, other]);
    assert!(room.carried(what) && room.carried(other));
    let reword = room.reword(what, "Elke middag open");
    room.ok(By::P(0), reword);
    assert!(!room.carried(what));
    assert_eq!(room.route.facts.present_stance(what, room.p(3)), None);
    assert_eq!(room.route.facts.tallies().of(what).behind, 1, "the writer stands behind the new wording");

    let points = vec![(what, 2), (other, 1)];
    let merged: PointId = room.ok(By::P(0), Command::PointMerge { points, text: "Elke middag koffie".into() }).into();
    let facts = &room.route.facts;
    assert_eq!(facts.points[&merged].lineage, [what, other]);
    assert_eq!(facts.points[&what].life, Life::Replaced(vec![merged]));
    assert!(facts.stances.get(&merged).is_none_or(|s| s.is_empty()), "nobody wrote these words here");

    let moved = Command::PointMove { point: merged, from_revision: 1, idea, petal: Petal::How };
    let moved: PointId = room.ok(By::P(1), moved).into();
    let texts = vec!["Elke middag".into(), "Koffie".into()];
    let split: PointId = room.ok(By::P(1), Command::PointSplit { point: moved, from_revision: 1, texts }).into();
    let facts = &room.route.facts;
    assert_eq!(facts.points[&moved].life, Life::Replaced(vec![split, next(split, 1)]));
    assert_eq!(facts.points[&split].petal, Some(Petal::How));
    assert_eq!(facts.ancestors(&facts.points[&split]).len(), 4);
    let stale = room.reword(moved, "x");
    room.no(By::P(0), stale, "point-replaced");
}

#[test]
fn sub_points_go_along_and_stand_only_under_a_point_of_their_petal() {
    let (mut room, idea, title, what) = Room::flower();
    let under = |parent, petal| Command::PointAdd {
        idea,
        petal,
        parent: Some(parent),
        text: "met soep".into(),
        kind: PointKind::Point,
        author: None,
    };
    let sub: PointId = room.ok(By::P(0), under(what, Petal::What)).into();
    room.no(By::P(0), under(sub, Petal::What), "sub-point-misplaced");
    room.no(By::P(0), under(what, Petal::How), "sub-point-misplaced");
    room.no(By::P(0), under(title, Petal::What), "sub-point-misplaced");
    let moved = Command::PointMove { point: what, from_revision: 1, idea, petal: Petal::How };
    let fresh: PointId = room.ok(By::P(0), moved).into();
    let facts = &room.route.facts;
    let heir = facts.points.values().find(|p| p.lineage == [sub]).expect("the sub-point went along");
    assert_eq!((heir.parent, heir.petal, heir.text()), (Some(fresh), Some(Petal::How), "met soep"));
    assert_eq!(facts.points_of(idea).iter().map(|p| p.id).collect::<Vec<_>>(), [title, fresh, heir.id]);
}

#[test]
fn moving_to_another_tables_flower_makes_an_addition() {
    let (mut room, _, _, what) = Room::flower();
    let (other, _) = room.idea(By::P(2), 1, "Een bus");
    let moved = Command::PointMove { point: what, from_revision: 1, idea: other, petal: Petal::What };
    let fresh: PointId = room.ok(By::P(0), moved).into();
    assert!(room.route.facts.points[&fresh].addition);
}

#[test]
fn a_question_takes_no_stance_and_is_answered_by_a_point() {
    let (mut room, idea, title, what) = Room::flower();
    let mut ask = write(idea, Petal::What, "Wie betaalt dat?");
    if let Command::PointAdd { kind, .. } = &mut ask {
        *kind = PointKind::Question;
    }
    let question: PointId = room.ok(By::P(2), ask).into();
    let stance = room.behind(3, &[question]);
    room.no(By::P(3), stance, "question-takes-no-stance");
    room.everybody_stands(&[title, what]);
    let bloom = room.route.facts.bloom(idea, &room.route.facts.tallies());
    assert!(bloom.blooming && bloom.open_questions == 1, "a question blocks nothing");
    room.no(By::P(0), Command::PointAnswer { question, by: question }, "answer-is-a-point");
    room.no(By::P(0), Command::PointAnswer { question: what, by: what }, "not-a-question");
    room.ok(By::P(0), Command::PointAnswer { question, by: what });
    assert!(room.route.facts.answered(question));
    // An answer that is split still answers; one that is dropped does not.
    let texts = vec!["Elke dag".into(), "Open".into()];
    let split: PointId = room.ok(By::P(0), Command::PointSplit { point: what, from_revision: 1, texts }).into();
    assert!(room.route.facts.answered(question));
    for point in [split, next(split, 1)] {
        room.ok(By::P(0), Command::PointDrop { point, from_revision: 1 });
    }
    assert!(!room.route.facts.answered(question));
    assert_eq!(room.route.facts.bloom(idea, &room.route.facts.tallies()).open_questions, 1);
}

#[test]
fn a_dropped_point_comes_back_as_it_was() {
    let (mut room, idea, _, what) = Room::flower();
    room.everybody_stands(&[what]);
    room.ok(By::P(1), Command::PointDrop { point: what, from_revision: 1 });
    let stance = room.behind(2, &[what]);
    room.no(By::P(2), stance, "point-dropped");
    room.no(By::P(2), Command::PointRestore { point: what }, "not-your-table");
    room.ok(By::P(0), Command::PointRestore { point: what });
    assert!(room.carried(what));
    room.no(By::P(0), Command::PointRestore { point: what }, "nothing-changes");
    room.ok(By::P(0), Command::IdeaDrop { idea });
    let reword = room.reword(what, "x");
    room.no(By::P(0), reword, "point-dropped");
    room.ok(By::P(0), Command::IdeaRestore { idea });
    assert!(room.carried(what));
}

#[test]
fn a_tablet_writes_for_who_is_at_its_table() {
    let (mut room, idea, ..) = Room::flower();
    let by = |author| {
        let mut command = write(idea, Petal::How, "Met vrijwilligers");
        if let Command::PointAdd { author: named, .. } = &mut command {
            *named = author;
        }
        command
    };
    room.no(By::Tablet(0), by(Some(room.p(2))), "not-at-this-table");
    room.no(By::Tablet(1), by(None), "not-your-table");
    room.no(By::P(1), by(Some(room.p(0))), "not-yours");
    room.ok(By::Tablet(0), by(Some(room.p(1))));
    // Visitors of the present round write additions on it.
    room.part(Part::Carousel);
    room.ok(By::Staff(LEAD), Command::CarouselPlan { minutes_per_round: 10, minutes_to_change: 1 });
    room.ok(By::Staff(LEAD), Command::CarouselMove { round: 1 });
    assert_eq!(room.route.place_now(room.p(2)), Some(room.tables[0]));
    let added: PointId = room.ok(By::Tablet(0), by(Some(room.p(2)))).into();
    assert!(room.route.facts.points[&added].addition);
}

#[test]
fn words_typed_for_somebody_with_an_open_not_yet_end_it_for_nobody() {
    let (mut room, _, _, what) = Room::flower();
    room.not_yet(1, what, Eyes::Owner);
    let (participant, mut reword) = (room.p(1), room.reword(what, "Anders"));
    if let Command::PointReword { author, .. } = &mut reword {
        *author = Some(participant);
    }
    room.ok(By::Staff(GUIDE), reword);
    assert_eq!(room.route.facts.present_stance(what, participant), None, "unseen, like for all");
}

/// The command, with this author named.
fn named(mut command: Command, participant: crate::id::ParticipantId) -> Command {
    match &mut command {
        Command::IdeaAdd { author, .. } | Command::PointAdd { author, .. } | Command::PointReword { author, .. } => {
            *author = Some(participant);
        }
        other => panic!("{other:?} names no author"),
    }
    command
}

#[test]
fn words_in_somebodys_name_are_their_own_word_only_from_themselves() {
    let typists = [
        (By::P(1), (Channel::Own, false)),
        (By::Tablet(0), (Channel::Tablet, true)),
        (By::Staff(GUIDE), (Channel::Spoken, true)),
    ];
    for (by, came_in) in typists {
        let (mut room, idea, _, what) = Room::flower();
        let who = room.p(1);
        let how = |room: &Room, point| {
            let stance = room.route.facts.present_stance(point, who).expect("the author stands behind it");
            assert_eq!(stance.kind, StanceKind::Behind);
            (stance.channel, stance.on_behalf)
        };
        let started = Command::IdeaAdd { table: room.tables[0], title: "Een bankje".into(), author: Some(who) };
        let started = crate::id::IdeaId::from(room.ok(by, started));
        assert_eq!(how(&room, room.route.facts.ideas[&started].title), came_in, "{by:?} starts an idea");
        let added: PointId = room.ok(by, named(write(idea, Petal::How, "Met vrijwilligers"), who)).into();
        assert_eq!(how(&room, added), came_in, "{by:?} writes");
        let reword = named(room.reword(what, "Elke ochtend open"), who);
        room.ok(by, reword);
        assert_eq!(how(&room, what), came_in, "{by:?} rewords");
        // What is read back from the log says the same.
        assert_eq!(room.replay(|_| false).stances, room.route.facts.stances);
    }
}

#[test]
fn a_line_of_ones_own_is_stored_as_before_channels_and_older_entries_read_as_own() {
    let (mut room, idea, _, what) = Room::flower();
    let added: PointId = room.ok(By::P(1), write(idea, Petal::How, "Met vrijwilligers")).into();
    let reword = room.reword(what, "Elke ochtend open");
    room.ok(By::P(1), reword);
    for events in &room.log[room.log.len() - 2..] {
        let stored = crate::event::to_content(events).facts;
        let stored = String::from_utf8(stored).expect("JSON");
        assert!(!stored.contains("channel") && !stored.contains("on_behalf"), "{stored}");
    }
    let read = room.replay(|_| false);
    for point in [added, what] {
        let stance = read.present_stance(point, room.p(1)).expect("the author stands behind it");
        assert_eq!((stance.channel, stance.on_behalf), (Channel::Own, false));
    }
    room.ok(By::Staff(GUIDE), named(write(idea, Petal::How, "Met de buurt"), room.p(1)));
    let stored = crate::event::to_content(room.log.last().expect("an entry")).facts;
    let stored = String::from_utf8(stored).expect("JSON");
    assert!(stored.contains(r#""channel":"spoken""#) && stored.contains(r#""on_behalf":true"#), "{stored}");
}

#[test]
fn who_listens_or_left_writes_nothing() {
    let (mut room, idea, ..) = Room::flower();
    room.ok(By::P(1), Command::Leave { participant: room.p(1) });
    room.no(By::P(1), write(idea, Petal::What, "x"), "not-taking-part");
    room.part(Part::Carousel);
    room.check_in(5, Presence::Listening);
    room.no(By::P(5), write(idea, Petal::What, "x"), "not-taking-part");
}

#[test]
fn nothing_is_written_before_the_tables_or_after_deciding() {
    let mut room = Room::gathering();
    let add = Command::IdeaAdd { table: room.tables[0], title: "Te vroeg".into(), author: None };
    room.no(By::Staff(LEAD), add, "tables-not-open");
    let (mut room, idea, title, what) = Room::decided();
    let lead = By::Staff(LEAD);
    room.no(lead, write(idea, Petal::What, "Te laat"), "already-decided");
    let reword = room.reword(what, "Te laat");
    room.no(lead, reword, "already-decided");
    room.no(lead, Command::IdeaDrop { idea }, "already-decided");
    room.no(lead, Command::PointDrop { point: what, from_revision: 1 }, "already-decided");
    room.no(lead, Command::PointMerge { points: vec![(what, 1), (title, 1)], text: "x".into() }, "already-decided");
    room.no(lead, Command::TranscriptImport { transcript: "# Ontmoeten\n".into() }, "already-decided");
    let on = room.on(what, StanceKind::Behind, "", Eyes::Owner);
    let stance = Command::StanceTake { participant: room.p(1), stances: vec![on], channel: Channel::Paper };
    room.no(lead, stance, "already-decided");
}

#[test]
fn an_id_that_is_there_already_is_refused() {
    let (mut room, idea, _, what) = Room::flower();
    let mut ctx = room.ctx(By::P(0));
    ctx.command = CommandId(what.0);
    let refusal = room.tell_as(&ctx, &write(idea, Petal::What, "over een ander heen")).expect_err("the id is taken");
    assert_eq!(refusal.code, "id-taken");
    // Also just beside one: an idea's title takes the next id.
    ctx.command = CommandId(Uuid::from_u128(what.0.as_u128() - 1));
    let idea = Command::IdeaAdd { table: room.tables[0], title: "x".into(), author: None };
    assert_eq!(room.tell_as(&ctx, &idea).expect_err("the title's id is taken").code, "id-taken");
    assert_eq!(room.route.facts.points[&what].text(), "Elke dag open");
}

#[test]
fn a_split_and_merged_lineage_is_walked_once() {
    let (mut room, _, _, what) = Room::flower();
    let mut point = what;
    for _ in 0..40 {
        let texts = vec!["een".into(), "twee".into()];
        let from_revision = room.revision(point);
        let split: PointId = room.ok(By::P(0), Command::PointSplit { point, from_revision, texts }).into();
        let points = vec![(split, 1), (next(split, 1), 1)];
        point = room.ok(By::P(0), Command::PointMerge { points, text: "samen".into() }).into();
    }
    room.ok(By::P(3), Command::Withdraw { participant: room.p(3) });
    assert_eq!(room.route.facts.required_on(&room.route.facts.points[&point]).len(), 4);
    let (_, events) = room.tell(By::Staff(LEAD), &Command::PointErase { point }).expect("erasing is allowed");
    assert!(matches!(&events[0], Event::Fact(Fact::Erased { points, .. }) if points.len() == 121));
}
