//! Whoever does not follow the shares mode is found, and there is no result.

use super::course_tests::{ROWS, Table, three};
use super::rows::{Form, tag_keys, xor};
use super::seal;
use crate::link::Member;
use crate::message::{Body, Envelope, Header};
use crate::mode::NODES;
use crate::refusal::Refusal;
use crate::release::Release;
use crate::testing::{NOW, keys, label, plain, register, resealed, shares_session};
use ed25519_dalek::SigningKey;

/// Opens what is sealed in a message, changes it, and seals it again: only its sender or receiver can.
fn reopened(
    table: &Table,
    message: &Envelope,
    identities: &[SigningKey],
    change: impl FnOnce(&mut Vec<u8>),
) -> Envelope {
    resealed(message, identities, |header, payload| {
        let (from, to) = (header.from, header.to.unwrap());
        let n = table.givers.len();
        let receiver = if to == n { &table.counter.table } else { &table.nodes[to - n - 1].table };
        let round = if let Body::Step { round } = header.body { round } else { 0 };
        let key = seal::derive(header.body.kind(), &header.session, (from, to), round, &receiver.pair(from).unwrap());
        let mut plain = seal::open(&key, payload).unwrap().to_vec();
        change(&mut plain);
        *payload = seal::seal(&key, &plain);
    })
}

/// Plays the ceremony of three with some messages changed; answers why there is no result.
fn stopped(meddle: impl Fn(&Table, &Header, &Envelope, &[SigningKey]) -> Option<Vec<Envelope>>) -> Refusal {
    let (signed, identities, lists) = three();
    let mut table = Table::lay(&signed, &identities, &lists);
    table.play(|table, message| {
        let header = message.claimed().unwrap();
        meddle(table, &header, &message, &identities).unwrap_or_else(|| vec![message])
    });
    for member in table.members() {
        assert!(member.ended().is_none_or(|ended| ended.is_err()), "nobody has a result");
    }
    assert!(table.wiped(), "nothing is left");
    let reasons: Vec<_> = table.ended().into_iter().flatten().filter_map(Result::err).collect();
    reasons.into_iter().find(|reason| reason.fields.iter().all(|(name, _)| name != "by")).expect("somebody found it")
}

fn party(reason: &Refusal) -> (&str, &str) {
    let who = reason.fields.iter().find(|(name, _)| name == "party").map_or("", |(_, who)| who);
    (&reason.code, who)
}

#[test]
fn a_sealed_share_changed_on_its_way_does_not_open() {
    let reason = stopped(|_, header, message, identities| {
        let ours = matches!(header.body, Body::Share) && header.from == 0;
        ours.then(|| vec![resealed(message, identities, |_, payload| payload[5] ^= 1)])
    });
    assert_eq!(party(&reason), ("share-sealed", "Organisatie 1"));
}

#[test]
fn an_organisation_that_gives_two_nodes_different_shares_is_found() {
    for node in 0..NODES {
        let reason = stopped(|table, header, message, identities| {
            let ours = matches!(header.body, Body::Share) && header.from == 1 && header.to == Some(4 + node);
            ours.then(|| vec![reopened(table, message, identities, |plain| plain[40] ^= 1)])
        });
        assert_eq!(party(&reason), ("share-other", "Organisatie 2"), "node {node}");
    }
}

#[test]
fn an_organisation_that_tells_one_something_else_than_others_is_found() {
    let (signed, identities, lists) = three();
    let (mut table, twin) = (Table::lay(&signed, &identities, &lists), Table::lay(&signed, &identities, &lists));
    // Node 3 hears another meeting of organisation 1 than all others: one of another run, well signed.
    let mut twin_meet = None;
    let mut twin = twin;
    twin.play(|_, message| {
        let header = message.claimed().unwrap();
        if matches!(header.body, Body::Meet(_)) && header.from == 0 {
            twin_meet = Some(message.clone());
        }
        vec![message]
    });
    let twin_meet = twin_meet.unwrap();
    while let Some(message) = table.wire.pop_front() {
        let header = message.claimed().unwrap();
        if matches!(header.body, Body::Meet(_)) && header.from == 0 {
            let mut out: Vec<_> = table.givers.iter_mut().flat_map(|one| one.receive(&message, NOW)).collect();
            out.extend(table.counter.receive(&message, NOW));
            for (j, node) in table.nodes.iter_mut().enumerate() {
                out.extend(node.receive(if j == 2 { &twin_meet } else { &message }, NOW));
            }
            table.wire.extend(out);
        } else {
            table.deliver(&message);
        }
    }
    let codes: Vec<_> = table.ended().into_iter().flatten().map(|ended| ended.unwrap_err().code).collect();
    // Its key differs too, so that its share does not open there: one of both is seen first.
    assert!(codes.iter().all(|code| ["view-other", "share-sealed"].contains(&code.as_str())), "{codes:?}");
    assert!(!codes.is_empty() && table.wiped());
}

#[test]
fn a_bind_of_who_heard_something_else_is_refused() {
    let reason = stopped(|_, header, message, identities| {
        let ours = matches!(header.body, Body::Bind { .. }) && header.from == 5;
        ours.then(|| {
            vec![resealed(message, identities, |header, _| {
                if let Body::Bind { view, .. } = &mut header.body {
                    view.0[0] ^= 1;
                }
            })]
        })
    });
    assert_eq!(party(&reason), ("view-other", "Bewaarder 2"));
}

/// A node that changes a row of an address it wants to recognise: any row, any bits, with or without the tag.
#[test]
fn a_node_that_changes_a_row_in_any_round_is_found_before_anything_is_opened() {
    let width = Form::of(&three().0.manifest).width();
    for (node, round) in [(0, 0), (1, 1), (2, 2), (0, 2)] {
        for changed in [&[0][..], &[2], &[width - 1], &[0, width - 3]] {
            let opened = std::cell::Cell::new(false);
            let reason = stopped(|table, header, message, identities| {
                opened.set(opened.get() || matches!(header.body, Body::Opening));
                let theirs = header.body == Body::Step { round } && header.from == 4 + node;
                theirs.then(|| {
                    vec![reopened(table, message, identities, |plain| {
                        changed.iter().for_each(|byte| plain[7 * width + byte] ^= 1);
                    })]
                })
            });
            // The node goes on with what it did not change: its partner and it differ, or the tags do not fit.
            assert!(["nodes-differ", "control-failed"].contains(&reason.code.as_str()), "{reason:?}");
            assert!(!opened.get(), "nothing was opened");
        }
    }
}

/// In the first two rounds one of the pair only draws in the next, and throws away what it got: changing that does nothing.
#[test]
fn a_change_to_what_nobody_uses_changes_nothing() {
    for (node, round) in [(1, 0), (2, 1)] {
        let (signed, identities, lists) = three();
        let mut table = Table::lay(&signed, &identities, &lists);
        table.play(|table, message| {
            let header = message.claimed().unwrap();
            if header.body != (Body::Step { round }) || header.from != 4 + node {
                return vec![message];
            }
            vec![reopened(table, &message, &identities, |plain| plain[3] ^= 1)]
        });
        let expected = Release::of(&signed.manifest, &plain(&signed.manifest, &lists)).unwrap();
        assert_eq!(table.ended()[0].clone().unwrap().unwrap().outcome.release, expected);
    }
}

/// The same, by a node that is clever: it keeps what it sent in step with what it holds, so that only the tags tell.
#[test]
fn a_change_that_is_kept_in_step_is_told_by_the_tags_alone() {
    let (signed, identities, lists) = three();
    let mut table = Table::lay(&signed, &identities, &lists);
    let mut opened = false;
    table.play(|table, message| {
        let header = message.claimed().unwrap();
        opened |= matches!(header.body, Body::Opening);
        if header.body != (Body::Step { round: 0 }) || header.from != 4 {
            return vec![message];
        }
        table.nodes[0].role.meddle(3, 1);
        vec![reopened(table, &message, &identities, |plain| plain[3] ^= 1)]
    });
    let codes: Vec<_> = table.ended().into_iter().flatten().map(|ended| ended.unwrap_err().code).collect();
    assert!(codes.iter().all(|code| code == "control-failed") && codes.len() == 7 && !opened, "{codes:?}");
}

#[test]
fn a_node_that_opens_something_else_is_named() {
    let reason = stopped(|table, header, message, identities| {
        let theirs = matches!(header.body, Body::Opening) && header.from == 6;
        theirs.then(|| vec![reopened(table, message, identities, |plain| plain[11] ^= 4)])
    });
    assert_eq!(party(&reason), ("opening-other", "Bewaarder 3"));
}

#[test]
fn a_node_that_lies_about_what_it_holds_or_found_is_found() {
    let reason = stopped(|_, header, message, identities| {
        let theirs = matches!(header.body, Body::Bind { .. }) && header.from == 4;
        theirs.then(|| {
            vec![resealed(message, identities, |header, _| {
                if let Body::Bind { shares, .. } = &mut header.body {
                    shares[1].0[0] ^= 1;
                }
            })]
        })
    });
    assert_eq!(reason.code, "nodes-differ");
    for place in 0..NODES {
        let reason = stopped(|_, header, message, identities| {
            let theirs = matches!(header.body, Body::Check { .. }) && header.from == 5;
            theirs.then(|| {
                vec![resealed(message, identities, |header, _| {
                    if let Body::Check { left } = &mut header.body {
                        left[place].0[0] ^= 1;
                    }
                })]
            })
        });
        assert_eq!(reason.code, "control-failed");
    }
}

#[test]
fn an_organisation_that_shows_another_secret_is_named() {
    let reason = stopped(|_, header, message, identities| {
        let ours = matches!(header.body, Body::Destroyed { .. }) && header.from == 2;
        ours.then(|| {
            vec![resealed(message, identities, |header, _| {
                if let Body::Destroyed { canaries, .. } = &mut header.body {
                    canaries.0[0] ^= 1;
                }
            })]
        })
    });
    assert_eq!(party(&reason), ("commitment-broken", "Organisatie 3"));
}

/// Somebody who tags rows wrongly only hurts the result: there is none.
#[test]
fn an_organisation_with_wrong_tags_is_found() {
    let (signed, identities, lists) = three();
    let mut table = Table::lay(&signed, &identities, &lists);
    let form = Form::of(&signed.manifest);
    let wrong = tag_keys(&signed.manifest.hash(), &[1; 32], &signed.manifest.labels_of(0));
    let right =
        tag_keys(&signed.manifest.hash(), &table.givers[0].table.vault.canaries(), &signed.manifest.labels_of(0));
    let batches = std::collections::BTreeMap::from([(label(0, 0), keys(0..12))]);
    let mut difference = form.own(0, &batches, &register(ROWS), &wrong).unwrap();
    xor(&mut difference, &form.own(0, &batches, &register(ROWS), &right).unwrap());
    table.givers[0].role.meddle(&difference);
    table.play(|_, message| vec![message]);
    let codes: Vec<_> = table.ended().into_iter().flatten().map(|ended| ended.unwrap_err().code).collect();
    assert!(codes.iter().all(|code| code == "control-failed") && codes.len() == 7, "{codes:?}");
}

#[test]
fn a_list_so_small_that_somebody_could_be_singled_out_is_refused() {
    let (signed, identities, mut lists) = three();
    lists.insert(label(1, 1), (0..9).collect());
    let mut table = Table::lay(&signed, &identities, &lists);
    table.play(|_, message| vec![message]);
    let codes: Vec<_> = table.ended().into_iter().flatten().map(|ended| ended.unwrap_err()).collect();
    assert!(codes.iter().all(|reason| party(reason) == ("counts-form", "Organisatie 2")), "{codes:?}");
}

#[test]
fn what_is_said_twice_or_out_of_turn_is_refused() {
    for kind in ["share", "step", "bind", "destroyed", "check", "opening", "meet"] {
        let reason = stopped(|_, header, message, identities| {
            (header.body.kind() == kind)
                .then(|| vec![message.clone(), resealed(message, identities, |header, _| header.seq += 1000)])
        });
        assert_eq!(reason.code, "message-out-of-turn", "{kind}");
    }
    assert_eq!(stopped(|_, _, message, _| Some(vec![message.clone(), message.clone()])).code, "message-twice");
}

#[test]
fn given_one_leaves_then_there_is_no_result_and_nothing_is_left() {
    for after in [3, 12, 25, 33] {
        let (signed, identities, lists) = three();
        let (mut table, mut seen) = (Table::lay(&signed, &identities, &lists), 0);
        table.play(|table, message| {
            seen += 1;
            if seen == after {
                let out = table.nodes[0].left(1);
                table.wire.extend(out);
            }
            vec![message]
        });
        let reasons: Vec<_> = table.ended().into_iter().flatten().map(|ended| ended.unwrap_err()).collect();
        assert!(reasons.len() == 7 && reasons.iter().all(|reason| party(reason) == ("party-left", "Organisatie 2")));
        assert!(table.wiped());
    }
}

#[test]
fn what_the_mode_cannot_hold_is_refused_with_the_reason() {
    type Change = fn(&mut crate::manifest::Manifest);
    let changes: [(&str, Change); 6] = [
        ("nodes-three", |m| _ = m.shares.as_mut().unwrap().nodes.pop()),
        ("register-small", |m| m.shares.as_mut().unwrap().register.rows = 99),
        ("register-large", |m| m.shares.as_mut().unwrap().register.rows = 4_000_000),
        ("canaries-none", |m| m.canaries = 20),
        ("protocol-other", |m| m.protocol = crate::manifest::PROTOCOL.into()),
        ("party-key", |m| m.shares.as_mut().unwrap().nodes[1].key = m.collator.key),
    ];
    for (code, change) in changes {
        let (mut signed, _) = shares_session(3, &[&[0], &[1], &[2]], ROWS);
        change(&mut signed.manifest);
        assert_eq!(signed.manifest.check().unwrap_err().code, code);
    }
}

#[test]
fn another_register_and_another_mode_begin_nothing() {
    use super::giver::Giver;
    use crate::secret::Vault;
    let (signed, identities, _) = three();
    let sit = |rows: u32, addresses: u32| {
        let batches = std::collections::BTreeMap::from([(label(0, 0), keys(0..addresses))]);
        let vault = Vault::draw().unwrap();
        Giver::sit(&signed, identities[0].clone(), &batches, &register(rows), vault, NOW)
            .err()
            .map(|reason| reason.code)
    };
    assert_eq!(sit(ROWS, 12), None);
    assert_eq!(sit(ROWS + 1, 12).as_deref(), Some("register-other"));
    assert_eq!(sit(ROWS, ROWS + 1).as_deref(), Some("address-outside"));
    let batches = std::collections::BTreeMap::new();
    let vault = Vault::draw().unwrap();
    let chain = crate::party::Party::new(&signed, identities[0].clone(), batches, vault, NOW);
    assert_eq!(chain.err().unwrap().code, "mode-other");
}
