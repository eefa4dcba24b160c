//! Whole ceremonies: the result is exactly the plain join; whatever is tampered with is found and named.

use crate::board::Board;
use crate::collator::Stage;
use crate::group;
use crate::hex::Hex;
use crate::link::Member;
use crate::message::{Body, Envelope, Header};
use crate::party::Phase;
use crate::refusal::Refusal;
use crate::release::Release;
use crate::testing::{Lists, NOW, Table, label, lists, plain, resealed, session};
use curve25519_dalek::constants::RISTRETTO_BASEPOINT_POINT as G;
use curve25519_dalek::scalar::Scalar;
use ed25519_dalek::{Signer, SigningKey};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Three organisations with twelve to fourteen addresses each, of which ten are the same.
fn three() -> (crate::signed::SignedManifest, Vec<SigningKey>, Lists) {
    let (signed, keys) = session(3, &[&[0], &[1], &[2]]);
    let list = |own: std::ops::Range<u32>| (0..10).chain(own).collect::<BTreeSet<u32>>();
    let lists = BTreeMap::from([(label(0, 0), list(20..22)), (label(1, 1), list(30..33)), (label(2, 2), list(40..44))]);
    (signed, keys, lists)
}

/// Plays the ceremony of three with some messages changed; answers why there is no result.
fn stopped(change: impl Fn(&Header, &Envelope, &[SigningKey]) -> Option<Vec<Envelope>>) -> Refusal {
    let (signed, keys, lists) = three();
    let mut table = Table::lay(&signed, &keys, &lists);
    table.play(|message| change(&message.claimed().unwrap(), &message, &keys).unwrap_or_else(|| vec![message]));
    assert!(!matches!(table.collator.stage(), Stage::Done(_)), "there is no result");
    table.stopped().expect("it is found")
}

/// With one batch changed: that of party 0 as it leaves party 1. Answers the code, and who is named.
fn cheat(change: impl Fn(&Envelope, &[SigningKey]) -> Vec<Envelope>) -> (String, String) {
    let reason = stopped(|header, message, keys| match &header.body {
        Body::Batch { label, .. } if label.owner == 0 && header.from == 1 => Some(change(message, keys)),
        _ => None,
    });
    let who = reason.fields.iter().find(|(name, _)| name == "party").map(|(_, who)| who.clone());
    (reason.code, who.unwrap_or_default())
}

/// With other tokens in the first hop of party 0's batch. An owner's own hop carries no proof: here it stands for a hop
/// that can prove what it did.
fn first_hop(change: impl Fn(&mut Vec<[u8; 32]>)) -> String {
    let reason = stopped(|header, message, keys| match &header.body {
        Body::Batch { label, hops } if label.owner == 0 && hops.len() == 1 => Some(with_tokens(message, keys, &change)),
        _ => None,
    });
    reason.code
}

/// Changes the tokens and says so in the hop, signature and all, as their sender could.
fn with_tokens(message: &Envelope, keys: &[SigningKey], change: impl FnOnce(&mut Vec<[u8; 32]>)) -> Vec<Envelope> {
    vec![resealed(message, keys, |header, payload| {
        let mut tokens = Envelope::tokens(payload).unwrap();
        change(&mut tokens);
        let (session, from) = (header.session, header.from);
        if let Body::Batch { label, hops } = &mut header.body {
            let last = hops.last_mut().unwrap();
            last.hop.output = crate::message::digest(&tokens);
            last.signature = Hex(keys[from].sign(&crate::message::hop_bytes(&session, label, &last.hop)).to_bytes());
        }
        *payload = tokens.into_flattened();
    })]
}

fn by_two(code: &str) -> (String, String) {
    (code.to_owned(), "Organisatie 2".to_owned())
}

#[test]
fn given_three_organisations_when_all_is_well_then_all_have_the_same_result_and_no_key_is_left() {
    let (signed, keys, lists) = three();
    let mut table = Table::lay(&signed, &keys, &lists);
    let mut board = Board::new(signed.manifest.clone());
    let mut most = 0;
    table.play(|message| {
        board.see(&message, NOW);
        let (made, all) = board.progress();
        assert!(made >= most && made <= all.max(most), "progress only grows");
        most = made;
        vec![message]
    });
    assert_eq!(board.progress(), (9, 9), "three lists, three steps each");
    assert!(board.done && board.here.len() == 4 && board.destroyed.len() == 3);
    assert_eq!(board.waiting_at(3), 3, "all lists are with the collator");
    assert_eq!(table.stopped(), None);
    let Stage::Done(sealed) = table.collator.stage() else { panic!("not done") };
    assert_eq!(sealed.outcome.release, Release::of(&signed.manifest, &plain(&signed.manifest, &lists)).unwrap());
    for party in &table.parties {
        assert_eq!(party.phase(), &Phase::Done(sealed.clone()));
        assert!(party.wiped());
    }
}

#[test]
fn a_token_changed_on_the_way_is_found() {
    let (code, who) = cheat(|message, _| {
        let mut message = message.clone();
        message.payload[3] ^= 1;
        vec![message]
    });
    assert_eq!((code, who), by_two("payload-other"));
}

#[test]
fn a_message_changed_on_the_way_is_found() {
    let (code, _) = cheat(|message, _| {
        let mut message = message.clone();
        let at = message.header.iter().position(|byte| *byte == b'3').unwrap();
        message.header[at] = b'4';
        vec![message]
    });
    assert!(["signature-wrong", "session-other", "message-form"].contains(&code.as_str()), "{code}");
}

#[test]
fn a_token_replaced_by_the_sender_is_found() {
    let found = cheat(|message, keys| {
        with_tokens(message, keys, |tokens| {
            tokens[0] = group::encode(&(G * Scalar::from(5u64)));
            tokens.sort_unstable();
        })
    });
    assert_eq!(found, by_two("hop-proof"), "the proof is bound to the hash of what goes out");
}

#[test]
fn a_token_dropped_is_found() {
    let found = cheat(|message, keys| with_tokens(message, keys, |tokens| _ = tokens.pop()));
    // The number in the hop still stands: what arrives has one less.
    assert_eq!(found.0, "hop-proof");
    let found = cheat(|message, keys| vec![resealed(message, keys, |_, payload| payload.truncate(payload.len() - 32))]);
    assert_eq!(found, by_two("batch-count"));
}

#[test]
fn a_token_twice_and_another_order_are_found() {
    let twice = cheat(|message, keys| {
        vec![resealed(message, keys, |_, payload| {
            let first: Vec<u8> = payload[..32].to_vec();
            payload[32..64].copy_from_slice(&first);
        })]
    });
    assert_eq!(twice, by_two("token-order"));
    let order = cheat(|message, keys| {
        vec![resealed(message, keys, |_, payload| {
            let (a, b) = payload.split_at_mut(32);
            a.swap_with_slice(&mut b[..32]);
        })]
    });
    assert_eq!(order, by_two("token-order"));
}

#[test]
fn a_token_that_is_no_point_is_found() {
    for bad in [[0u8; 32], [0xff; 32]] {
        let code = first_hop(|tokens| {
            tokens[0] = bad;
            tokens.sort_unstable();
        });
        assert_eq!(code, "token-form");
    }
}

#[test]
fn a_batch_sent_twice_or_along_another_way_is_found() {
    assert_eq!(cheat(|message, _| vec![message.clone(), message.clone()]).0, "message-twice");
    let again = cheat(|message, keys| vec![message.clone(), resealed(message, keys, |header, _| header.seq += 1000)]);
    assert_eq!(again, by_two("batch-twice"));
    let elsewhere = cheat(|message, keys| vec![resealed(message, keys, |header, _| header.to = Some(0))]);
    assert_eq!(elsewhere, by_two("batch-route"));
}

/// Two tokens moved against each other keep their sum; only the canaries can tell.
#[test]
fn tokens_replaced_under_the_same_sum_are_caught_by_the_canaries() {
    let shift = G * Scalar::from(77u64);
    let code = first_hop(|tokens| {
        let half = tokens.len() / 2;
        for (i, token) in tokens.iter_mut().enumerate().take(2 * half) {
            let point = group::decode(token).unwrap();
            *token = group::encode(&if i < half { point + shift } else { point - shift });
        }
        tokens.sort_unstable();
    });
    assert_eq!(code, "canary-missing");
}

#[test]
fn a_message_of_another_session_is_found() {
    let (other, other_keys, lists) = three();
    let mut manifest = other.manifest.clone();
    manifest.nonce = Hex([8; 32]);
    let mut other = crate::signed::SignedManifest::new(manifest);
    other_keys.iter().for_each(|key| _ = other.sign(key).unwrap());
    let stranger = Table::lay(&other, &other_keys, &lists).wire.pop_front().unwrap();
    let (signed, keys, lists) = three();
    let mut table = Table::lay(&signed, &keys, &lists);
    table.wire.push_front(stranger);
    table.play(|message| vec![message]);
    assert_eq!(table.stopped().unwrap().code, "session-other");
}

#[test]
fn a_party_with_another_clock_normaliser_or_code_book_is_named() {
    type Change = fn(&mut Body);
    let changes: [(&str, Change); 3] = [
        ("hello-clock", |body| {
            if let Body::Hello { clock, .. } = body {
                *clock += 600
            }
        }),
        ("hello-normaliser", |body| {
            if let Body::Hello { normaliser, .. } = body {
                *normaliser = "x".into()
            }
        }),
        ("hello-code-book", |body| {
            if let Body::Hello { code_book, .. } = body {
                code_book.0[0] ^= 1
            }
        }),
    ];
    for (code, change) in changes {
        let reason = stopped(|header, message, keys| {
            let theirs = header.from == 1 && matches!(header.body, Body::Hello { .. });
            theirs.then(|| vec![resealed(message, keys, |header, _| change(&mut header.body))])
        });
        assert_eq!((reason.code.as_str(), reason.fields[0].1.as_str()), (code, "Organisatie 2"));
    }
}

/// A stick goes round, or somebody sits down an hour later: an old hello is no wrong clock.
#[test]
fn a_hello_that_was_long_under_way_is_good() {
    let (signed, keys, lists) = three();
    let mut table = Table::lay(&signed, &keys, &lists);
    while let Some(message) = table.wire.pop_front() {
        for party in &mut table.parties {
            table.wire.extend(party.receive(&message, NOW + 3000));
        }
        table.wire.extend(table.collator.receive(&message, NOW + 3000));
    }
    assert_eq!(table.stopped(), None);
    assert!(matches!(table.collator.stage(), Stage::Done(_)));
}

#[test]
fn counts_changed_after_the_commitment_are_found() {
    let reason = stopped(|header, message, keys| {
        let theirs = header.from == 1 && matches!(header.body, Body::Reveal(_));
        theirs.then(|| {
            vec![resealed(message, keys, |header, _| {
                if let Body::Reveal(reveal) = &mut header.body {
                    reveal.counts[0].addresses += 1;
                }
            })]
        })
    });
    assert_eq!(reason.code, "commitment-broken");
}

#[test]
fn given_one_leaves_then_there_is_no_result_and_a_sentence_why() {
    for after in [0, 5, 12, 20] {
        let (signed, keys, lists) = three();
        let mut table = Table::lay(&signed, &keys, &lists);
        let mut seen = 0;
        let mut gone = false;
        while let Some(message) = table.wire.pop_front() {
            seen += 1;
            if seen > after && !gone {
                gone = true;
                for seat in [0, 1] {
                    let out = table.parties[seat].left(2);
                    table.wire.extend(out);
                }
            }
            for seat in 0..if gone { 2 } else { 3 } {
                let out = table.parties[seat].receive(&message, NOW);
                table.wire.extend(out);
            }
            let out = table.collator.receive(&message, NOW);
            table.wire.extend(out);
        }
        let reason = table.stopped().unwrap();
        assert_eq!((reason.code.as_str(), reason.fields[0].1.as_str()), ("party-left", "Organisatie 3"));
        assert!(matches!(table.collator.stage(), Stage::Stopped(_)));
    }
}

#[test]
fn given_one_never_comes_then_nothing_happens_until_the_window_closes() {
    let (signed, keys, lists) = three();
    let mut table = Table::lay(&signed, &keys, &lists);
    table.play(|message| if message.claimed().unwrap().from == 2 { Vec::new() } else { vec![message] });
    assert_eq!(table.stopped(), None);
    assert!(matches!(table.collator.stage(), Stage::Gathering));
    let out = table.parties[0].tick(signed.manifest.window.closes + 1);
    assert_eq!(out.len(), 1);
    assert_eq!(table.stopped().unwrap().code, "window-late");
}

#[test]
fn given_one_restarts_then_there_is_no_result() {
    let (signed, keys, lists) = three();
    let mut table = Table::lay(&signed, &keys, &lists);
    let again = Table::lay(&signed, &keys, &lists).wire.remove(1).unwrap();
    let mut seen = 0;
    table.play(|message| {
        seen += 1;
        if seen == 6 { vec![message, again.clone()] } else { vec![message] }
    });
    assert_eq!(table.stopped().unwrap().code, "message-twice");
}

#[test]
fn envelopes_travel_whole_and_broken_bytes_are_refused() {
    let (signed, keys, lists) = three();
    let message = Table::lay(&signed, &keys, &lists).wire.pop_front().unwrap();
    let bytes = message.to_bytes();
    assert_eq!(Envelope::from_bytes(&bytes).unwrap(), message);
    for cut in 0..bytes.len() {
        assert!(Envelope::from_bytes(&bytes[..cut]).is_err());
    }
}

proptest! {
    // Without optimisation the curve is slow; a release build tries more.
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 3 } else { 48 }))]
    /// Messages may come in any order; the result is the plain join all the same.
    #[test]
    fn the_result_is_the_plain_join((n, lists) in lists(8, 30, 18), order in any::<u64>()) {
        let provisions: Vec<Vec<usize>> = (0..n).map(|i| vec![i, (i + 1) % n]).collect();
        let slices: Vec<&[usize]> = provisions.iter().map(Vec::as_slice).collect();
        let (signed, keys) = session(n, &slices);
        let mut table = Table::lay(&signed, &keys, &lists);
        let mut dice = order;
        while !table.wire.is_empty() {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(dice >> 33).unwrap() % table.wire.len();
            let message = table.wire.remove(at).unwrap();
            for party in &mut table.parties {
                table.wire.extend(party.receive(&message, NOW));
            }
            table.wire.extend(table.collator.receive(&message, NOW));
        }
        prop_assert_eq!(table.stopped(), None);
        let expected = Release::of(&signed.manifest, &plain(&signed.manifest, &lists)).unwrap();
        let Stage::Done(sealed) = table.collator.stage() else { panic!("not done") };
        prop_assert_eq!(&sealed.outcome.release, &expected);
    }
}
