//! Whole ceremonies in the shares mode, everybody at one table: the result is exactly the plain join.

use super::counter::Counter;
use super::giver::Giver;
use super::machine::Machine;
use super::node::Node;
use crate::board::Board;
use crate::link::Member;
use crate::message::{Body, Envelope};
use crate::refusal::Refusal;
use crate::release::{Release, Sealed};
use crate::secret::Vault;
use crate::signed::SignedManifest;
use crate::testing::{Lists, NOW, keys, label, lists, plain, register, shares_session};
use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Addresses in the register of these tests.
pub const ROWS: u32 = 120;

/// Everybody at one table, with the messages that are on their way.
pub struct Table {
    pub givers: Vec<Machine<Giver>>,
    pub counter: Machine<Counter>,
    pub nodes: Vec<Machine<Node>>,
    pub wire: VecDeque<Envelope>,
}

impl Table {
    pub fn lay(signed: &SignedManifest, identities: &[SigningKey], lists: &Lists) -> Self {
        let (n, register, mut wire) = (signed.manifest.parties.len(), register(ROWS), VecDeque::new());
        let vault = || Vault::draw().unwrap();
        let mut givers = Vec::new();
        for (seat, identity) in identities[..n].iter().enumerate() {
            let own = lists.iter().filter(|(label, _)| label.owner == seat);
            let batches = own.map(|(label, list)| (label.clone(), keys(list.iter().copied()))).collect();
            let (giver, out) = Giver::sit(signed, identity.clone(), &batches, &register, vault(), NOW).unwrap();
            wire.extend(out);
            givers.push(giver);
        }
        let (counter, out) = Counter::sit(signed, identities[n].clone(), vault(), NOW).unwrap();
        wire.extend(out);
        let nodes = identities[n + 1..].iter().map(|identity| {
            let (node, out) = Node::sit(signed, identity.clone(), vault(), NOW).unwrap();
            wire.extend(out);
            node
        });
        let nodes = nodes.collect();
        Self { givers, counter, nodes, wire }
    }

    pub fn members(&mut self) -> impl Iterator<Item = &mut dyn Member> {
        let givers = self.givers.iter_mut().map(|one| one as &mut dyn Member);
        let nodes = self.nodes.iter_mut().map(|one| one as &mut dyn Member);
        givers.chain([&mut self.counter as &mut dyn Member]).chain(nodes)
    }

    /// One message reaches everybody.
    pub fn deliver(&mut self, message: &Envelope) {
        let out: Vec<_> = self.members().flat_map(|member| member.receive(message, NOW)).collect();
        self.wire.extend(out);
    }

    /// Gives every message to everybody. `meddle` sees each before it arrives and says what arrives in its place.
    pub fn play(&mut self, mut meddle: impl FnMut(&mut Self, Envelope) -> Vec<Envelope>) {
        while let Some(message) = self.wire.pop_front() {
            for message in meddle(self, message) {
                self.deliver(&message);
            }
        }
    }

    pub fn ended(&mut self) -> Vec<Option<Result<Sealed, Refusal>>> {
        self.members().map(|member| member.ended()).collect()
    }

    pub fn wiped(&self) -> bool {
        let (givers, nodes) = (self.givers.iter().all(Machine::wiped), self.nodes.iter().all(Machine::wiped));
        let shares = self.givers.iter().flat_map(|one| &one.role.shares).all(|share| share.iter().all(|b| *b == 0));
        givers && nodes && shares && self.counter.wiped() && self.nodes.iter().all(|one| one.role.empty())
    }
}

/// Three organisations with twelve to fourteen addresses each, of which ten are the same.
pub fn three() -> (SignedManifest, Vec<SigningKey>, Lists) {
    let (signed, keys) = shares_session(3, &[&[0], &[1], &[2]], ROWS);
    let list = |own: std::ops::Range<u32>| (0..10).chain(own).collect::<BTreeSet<u32>>();
    let lists = BTreeMap::from([(label(0, 0), list(20..22)), (label(1, 1), list(30..33)), (label(2, 2), list(40..44))]);
    (signed, keys, lists)
}

#[test]
fn given_three_organisations_when_all_is_well_then_all_have_the_same_result_and_nothing_secret_is_left() {
    let (signed, identities, lists) = three();
    let mut table = Table::lay(&signed, &identities, &lists);
    let mut board = Board::new(signed.manifest.clone());
    let mut most = 0;
    table.play(|_, message| {
        board.see(&message, NOW);
        let (made, all) = board.progress();
        assert!(made >= most && made <= all, "progress only grows");
        most = made;
        vec![message]
    });
    assert_eq!(board.progress(), (18, 18), "nine shares, six steps, three openings");
    assert!(board.done && board.here.len() == 7 && board.destroyed.len() == 6);
    let expected = Release::of(&signed.manifest, &plain(&signed.manifest, &lists)).unwrap();
    let ended = table.ended();
    let first = ended[0].clone().unwrap().unwrap();
    assert_eq!(first.outcome.release, expected);
    assert_eq!(first.outcome.record.destroyed.len(), 6, "three organisations and three nodes");
    for one in ended {
        assert_eq!(one, Some(Ok(first.clone())));
    }
    assert!(table.wiped());
}

/// The tables are those of the chain mode, made of the same lists.
#[test]
fn both_modes_give_the_same_tables() {
    let (signed, identities, lists) = three();
    let mut table = Table::lay(&signed, &identities, &lists);
    table.play(|_, message| vec![message]);
    let shares = table.ended()[0].clone().unwrap().unwrap().outcome.release;
    let (signed, identities) = crate::testing::session(3, &[&[0], &[1], &[2]]);
    let mut chain = crate::testing::Table::lay(&signed, &identities, &lists);
    chain.play(|message| vec![message]);
    let crate::collator::Stage::Done(sealed) = chain.collator.stage() else { panic!("not done") };
    assert_eq!(sealed.outcome.release, shares);
}

/// What travels for one seat is sealed: nobody who passes it on can read it, and two ceremonies over the same lists have
/// not a byte run in common.
#[test]
fn what_travels_tells_nothing() {
    let (signed, identities, lists) = three();
    let payloads = || {
        let (mut table, mut all) = (Table::lay(&signed, &identities, &lists), Vec::new());
        table.play(|_, message| {
            let passing = crate::message::PASSING.contains(&message.claimed().unwrap().body.kind());
            all.extend(passing.then(|| message.payload.clone()));
            vec![message]
        });
        all
    };
    let (one, other) = (payloads(), payloads());
    assert_eq!((one.len(), other.len()), (18, 18));
    let runs = |all: &[Vec<u8>]| -> BTreeSet<Vec<u8>> {
        all.iter().flat_map(|payload| payload.chunks_exact(16)).map(<[u8]>::to_vec).collect()
    };
    assert!(runs(&one).is_disjoint(&runs(&other)));
    assert_eq!(runs(&one).len(), one.iter().map(|payload| payload.len() / 16).sum::<usize>(), "no run stands twice");
}

/// The collator's rows are in no order of the register, and every ceremony has another.
#[test]
fn the_order_of_the_rows_is_nobodys() {
    let (signed, identities, lists) = three();
    let order = || {
        let mut table = Table::lay(&signed, &identities, &lists);
        let mut rows = Vec::new();
        table.play(|table, message| {
            if matches!(message.claimed().unwrap().body, Body::Bind { .. }) && rows.is_empty() {
                let shares: Vec<_> = table.nodes.iter().map(|node| node.role.first().to_vec()).collect();
                if shares.iter().all(|share| !share.is_empty()) && table.nodes.iter().all(|node| node.role.shuffled()) {
                    rows = shares[0].iter().zip(&shares[1]).zip(&shares[2]).map(|((a, b), c)| a ^ b ^ c).collect();
                }
            }
            vec![message]
        });
        let width = super::rows::Form::of(&signed.manifest).width();
        rows.chunks_exact(width).map(|row| row[..3].iter().any(|bits| *bits != 0)).collect::<Vec<_>>()
    };
    let (one, other) = (order(), order());
    assert_eq!((one.len(), one.iter().filter(|helped| **helped).count()), (ROWS as usize, 19));
    assert_ne!(one, other);
    assert!(one.iter().skip(44).any(|helped| *helped), "the helped addresses are the first of the register");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 24 } else { 96 }))]
    /// Messages may come in any order; the result is the plain join all the same.
    #[test]
    fn the_result_is_the_plain_join((n, lists) in lists(6, 40, 25), order in any::<u64>()) {
        let provisions: Vec<Vec<usize>> = (0..n).map(|i| vec![i, (i + 1) % n]).collect();
        let slices: Vec<&[usize]> = provisions.iter().map(Vec::as_slice).collect();
        let (signed, identities) = shares_session(n, &slices, ROWS);
        let mut table = Table::lay(&signed, &identities, &lists);
        let mut dice = order;
        while !table.wire.is_empty() {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(dice >> 33).unwrap() % table.wire.len();
            let message = table.wire.remove(at).unwrap();
            table.deliver(&message);
        }
        let expected = Release::of(&signed.manifest, &plain(&signed.manifest, &lists)).unwrap();
        for ended in table.ended() {
            prop_assert_eq!(&ended.expect("it ends").expect("with a result").outcome.release, &expected);
        }
        prop_assert!(table.wiped());
    }
}
