//! The shares mode over both links: everybody on a thread of its own.

use super::{Link, Member, attend, files, tls};
use crate::board::Board;
use crate::manifest::{Label, Seat};
use crate::message::{Envelope, PASSING};
use crate::release::Release;
use crate::secret::Vault;
use crate::shares::{counter::Counter, giver::Giver, node::Node};
use crate::signed::SignedManifest;
use crate::testing::{Lists, NOW, keys, plain, register, shares_session};
use ed25519_dalek::SigningKey;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

fn lists() -> Lists {
    let label = |owner: usize| Label { owner, code: format!("p{owner}"), area: false };
    BTreeMap::from([(label(0), (0..12).collect()), (label(1), (5..18).collect())])
}

type Seated = (Box<dyn Member>, Vec<Envelope>);

fn boxed<M: Member + 'static>((member, first): (M, Vec<Envelope>)) -> Seated {
    (Box::new(member), first)
}

fn sit(signed: &SignedManifest, identity: &SigningKey, seat: Seat) -> Seated {
    let (identity, vault) = (identity.clone(), Vault::draw().unwrap());
    match seat {
        0 | 1 => {
            let own = lists().into_iter().filter(|(label, _)| label.owner == seat);
            let own = own.map(|(label, list)| (label, keys(list))).collect();
            boxed(Giver::sit(signed, identity, &own, &register(150), vault, NOW).unwrap())
        }
        2 => boxed(Counter::sit(signed, identity, vault, NOW).unwrap()),
        _ => boxed(Node::sit(signed, identity, vault, NOW).unwrap()),
    }
}

/// Two organisations, a collator and three nodes; `link` opens the link of a seat. All must end with the plain result.
fn ceremony(signed: &SignedManifest, identities: &[SigningKey], link: impl Fn(Seat) -> Link + Sync) {
    let expected = Release::of(&signed.manifest, &plain(&signed.manifest, &lists())).unwrap();
    std::thread::scope(|scope| {
        let seats: Vec<_> = signed
            .manifest
            .seats()
            .map(|seat| {
                let link = &link;
                scope.spawn(move || {
                    let (mut member, first) = sit(signed, &identities[seat], seat);
                    let board = Mutex::new(Board::new(signed.manifest.clone()));
                    attend(&mut *member, first, link(seat), &board, &|| NOW, &AtomicBool::new(false))
                })
            })
            .collect();
        for seat in seats {
            assert_eq!(seat.join().unwrap().unwrap().outcome.release, expected);
        }
    });
}

#[test]
fn a_ceremony_with_nodes_over_tls_gives_the_plain_result() {
    let (signed, identities) = shares_session(2, &[&[0], &[1]], 150);
    let (hub, address) = tls::listen("127.0.0.1:0", &signed.manifest, &identities[2]).unwrap();
    let hub = Mutex::new(Some(hub));
    ceremony(&signed, &identities, |seat| match seat {
        2 => hub.lock().unwrap().take().unwrap(),
        _ => tls::connect(address.to_string(), &signed.manifest, &identities[seat]).unwrap(),
    });
}

#[test]
fn a_ceremony_with_nodes_by_files_gives_the_plain_result_and_leaves_no_share() {
    let folder = tempfile::tempdir().unwrap();
    let (signed, identities) = shares_session(2, &[&[0], &[1]], 150);
    ceremony(&signed, &identities, |seat| {
        files::open(folder.path(), &signed.manifest, &identities[seat], seat).unwrap()
    });
    let names = std::fs::read_dir(folder.path()).unwrap().flatten().map(|file| file.file_name().into_string().unwrap());
    let left: Vec<_> = names.filter(|name| PASSING.iter().any(|kind| name.contains(&format!("-{kind}.")))).collect();
    assert_eq!(left, Vec::<String>::new());
}
