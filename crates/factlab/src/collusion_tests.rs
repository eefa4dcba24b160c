//! What organisations of a chain can see that put together what passed them, and what an organisation can ask by choosing
//! its list: the limits that `threats.md` tells of, played with the program as it is. Should one of these fail because the protocol became better, then `threats.md` can say so.

use crate::collator::Collator;
use crate::group::{self, Token};
use crate::manifest::{Label, Seat};
use crate::message::{Body, Envelope};
use crate::party::Party;
use crate::release::Release;
use crate::secret::Vault;
use crate::testing::{Lists, NOW, Table, keys, label, plain, session};
use curve25519_dalek::scalar::Scalar;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A ceremony that everybody holds as they should, and the batches that one seat received. Answers the keys too: a
/// machine's owner can read its memory.
fn received_by(seat: Seat, provisions: &[&[usize]], lists: &Lists) -> (BTreeMap<Label, Vec<Token>>, Vec<Scalar>) {
    let (signed, identities) = session(provisions.len(), provisions);
    let (mut secrets, mut parties, mut wire) = (Vec::new(), Vec::new(), VecDeque::new());
    for (owner, identity) in identities.iter().enumerate().take(provisions.len()) {
        let own = lists.iter().filter(|(label, _)| label.owner == owner);
        let own = own.map(|(label, list)| (label.clone(), keys(list.iter().copied()))).collect();
        let vault = Vault::draw().unwrap();
        secrets.push(*vault.key().unwrap());
        let (party, out) = Party::new(&signed, identity.clone(), own, vault, NOW).unwrap();
        wire.extend(out);
        parties.push(party);
    }
    let (collator, out) = Collator::new(&signed, identities[provisions.len()].clone(), NOW).unwrap();
    wire.extend(out);
    let mut table = Table { parties, collator, wire };
    let mut batches = BTreeMap::new();
    table.play(|message| {
        let header = message.claimed().unwrap();
        if let (Body::Batch { label, .. }, true) = (header.body, header.to == Some(seat)) {
            batches.insert(label, Envelope::tokens(&message.payload).unwrap());
        }
        vec![message]
    });
    assert_eq!(table.stopped(), None, "nobody notices anything");
    (batches, secrets)
}

/// One alone: the lists of one owner went the same way and had the same keys, so that they can be laid side by side.
#[test]
fn one_organisation_counts_how_the_lists_of_another_overlap() {
    let lists = BTreeMap::from([
        (label(0, 0), (0..40).collect()),
        (label(0, 1), (37..80).collect()), // three of them have both: too few to be told to anybody
        (label(1, 2), (0..20).collect()),
        (label(2, 3), (0..20).collect()),
    ]);
    let (batches, _) = received_by(1, &[&[0, 1], &[2], &[3]], &lists);
    let tokens = |code| batches[&label(0, code)].iter().collect::<BTreeSet<_>>();
    assert_eq!(tokens(0).intersection(&tokens(1)).count(), 3);
}

/// Two of four, without the collator: the seats before and after an organisation. The one before puts all addresses of the
/// town in its eight lists, each in its own combination, and gives its key to the other.
#[test]
fn the_two_neighbours_of_an_organisation_read_its_list() {
    let code: Vec<usize> = (10..18).collect();
    let secret: BTreeSet<u32> = (1..250).filter(|n| n * n % 7 == 2).collect();
    let mut lists: Lists = BTreeMap::from([
        (label(1, 1), secret.clone()),
        (label(2, 2), (0..20).collect()),
        (label(3, 3), (0..20).collect()),
    ]);
    for (bit, provision) in code.iter().enumerate() {
        lists.insert(label(0, *provision), (1..256).filter(|n| n >> bit & 1 == 1).collect());
    }
    let (batches, secrets) = received_by(2, &[&code, &[1], &[2], &[3]], &lists);
    // What is left when the neighbour's own key is taken off had the honest key alone.
    let off = secrets[0].invert();
    let mut town: BTreeMap<Token, u32> = BTreeMap::new();
    for (bit, provision) in code.iter().enumerate() {
        for token in &batches[&label(0, *provision)] {
            *town.entry(group::encode(&(group::decode(token).unwrap() * off))).or_default() |= 1 << bit;
        }
    }
    let read: BTreeSet<u32> = batches[&label(1, 1)].iter().filter_map(|token| town.get(token)).copied().collect();
    assert_eq!(read, secret, "every address of the honest list, and no other");
}

/// The result of three, when the first puts these addresses that others have among fifty that nobody has. The second has
/// two hundred of the town's addresses, with number 5 or without.
fn asked(known: impl IntoIterator<Item = u32>, with: bool) -> Release {
    let (signed, _) = session(3, &[&[0], &[1], &[2]]);
    let chosen = (1000..1050).chain([5]).chain(known);
    let second = (0..201).filter(|n| *n != if with { 200 } else { 5 });
    let lists = BTreeMap::from([
        (label(0, 0), chosen.collect()),
        (label(1, 1), second.collect()),
        (label(2, 2), (150..400).collect()),
    ]);
    Release::of(&signed.manifest, &plain(&signed.manifest, &lists)).unwrap()
}

/// Zeros are shown, counts from one to nine are not: that says whether one address among made-up ones is with another.
#[test]
fn a_list_of_one_address_among_false_ones_asks_after_it() {
    use crate::manifest::TableKind::OrganisationPairs;
    use crate::release::Shown;
    let both = |with| asked([], with).table(OrganisationPairs).unwrap().cells[1][0];
    assert_eq!((both(true), both(false)), (Shown::Hidden, Shown::Count(0)));
}

/// And who knows enough addresses of another to come to a border of rounding can ask after one more.
#[test]
fn a_list_at_a_border_of_rounding_learns_of_one_address() {
    let known = || (10..22).chain(300..320);
    assert_ne!(asked(known(), true).tables, asked(known(), false).tables);
}
