//! The stored bytes: what is written today must be read and verified for ever.

use super::super::log::{Envelope, Part, leaf, write};
use super::super::{RouteKey, Value, hex};
use super::entry;

/// The hashes were computed by another program, from the description in log.rs.
#[test]
fn commitments_and_leaf_are_the_ones_described() {
    let salt: Vec<u8> = (0..32).collect();
    assert_eq!(
        Part::Facts.commit(&salt, &[b"body"]),
        "242ab926eef7b8e4df091af249563163e07c9eb0f7a870ae571ad3d2288d8a1a"
    );
    assert_eq!(
        Part::Words.commit(&salt, &[b"bo", b"dy"]),
        "861f38fa5f36f420ab35466cbdd50fd940173d5cb2f7d1c165bd8e18700bb06d"
    );
    assert_eq!(hex(&leaf(b"envelope")), "8a514be2cac26b7627a745df1a4a9e97a5cbe46b5c9b96ca02e1fac920421a42");
}

#[test]
fn an_envelope_is_canonical_json_without_actor_or_kind() {
    let steps = write(entry("r-1", 7)).unwrap();
    let put = steps.iter().find(|step| step.statement.sql.contains("INTO entry")).unwrap();
    let Value::Blob(bytes) = &put.statement.params[2] else { panic!("no bytes") };
    let parsed: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    // serde_json keeps the keys of an object sorted and writes no spaces.
    assert_eq!(serde_json::to_vec(&parsed).unwrap(), *bytes);
    let keys: Vec<&String> = parsed.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["command", "erases", "facts", "minute", "route", "seq", "v", "words"]);
    assert_eq!(parsed["erases"], serde_json::Value::Null);
    assert_eq!(Envelope::parse(bytes).unwrap().bytes(), *bytes);
}

#[test]
fn salts_are_fresh_for_every_part_of_every_entry() {
    let salts = |steps: &[super::super::value::Step]| -> Vec<Vec<u8>> {
        let of = |step: &super::super::value::Step| match &step.statement.params[..] {
            [_, _, _, Value::Blob(salt), Value::Blob(_), ..] => Some(salt.clone()),
            _ => None,
        };
        steps.iter().filter_map(of).collect()
    };
    let mut all = salts(&write(entry("r", 1)).unwrap());
    all.extend(salts(&write(entry("r", 1)).unwrap()));
    assert_eq!(all.len(), 6);
    assert!(all.iter().all(|salt| salt.len() == 32));
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 6);
}

#[test]
fn a_route_key_needs_no_escape() {
    for name in ["org", "r-1", "3f0c_A"] {
        assert_eq!(RouteKey::new(name).unwrap().as_str(), name);
    }
    let long = "x".repeat(65);
    for name in ["", "a b", "a\"", "é", "a/b", long.as_str()] {
        assert!(RouteKey::new(name).is_err(), "{name:?}");
    }
}
