//! What somebody could do with a manifest that others have not looked at well.

use crate::hex;
use crate::manifest::Manifest;
use crate::testing::{NOW, session, shares_session};

/// A manifest that a node did not sign names keys that nobody stands for.
#[test]
fn nodes_sign_too() {
    let (mut signed, keys) = shares_session(2, &[&[0], &[1]], 100);
    assert_eq!(signed.ready(NOW), Ok(()));
    for key in &keys[3..] {
        signed.signatures.remove(&hex::encode(key.verifying_key().as_bytes()));
    }
    assert_eq!(signed.unsigned(), [3, 4, 5]);
    assert_eq!(signed.ready(NOW).unwrap_err().code, "unsigned");
}

/// RFC 8785 writes numbers as doubles: above 2^53 two manifests would have one hash.
#[test]
fn times_that_have_one_hash_are_refused() {
    let (signed, _) = session(2, &[&[0], &[1]]);
    let with = |closes| {
        let mut manifest = signed.manifest.clone();
        manifest.window.closes = closes;
        manifest
    };
    assert_eq!(with(1 << 53).hash(), with((1 << 53) + 1).hash());
    assert_eq!(with((1 << 53) + 1).check().unwrap_err().code, "window-form");
}

/// What is read aloud and compared must be what stands there.
#[test]
fn names_with_signs_that_cannot_be_seen_are_refused() {
    for trick in ["Gemeente\u{1b}[2J", "Gemeente\u{202e}", "Ge\u{200b}meente", "Gemeente\nSession: 1"] {
        let (signed, _) = session(2, &[&[0], &[1]]);
        let changes: [fn(&mut Manifest, &str); 4] = [
            |m, trick| m.title = trick.into(),
            |m, trick| m.parties[0].name = trick.into(),
            |m, trick| m.collator.name = trick.into(),
            |m, trick| m.code_book.provisions[0].name = trick.into(),
        ];
        for change in changes {
            let mut manifest = signed.manifest.clone();
            change(&mut manifest, trick);
            assert_eq!(manifest.check().unwrap_err().code, "text-signs", "{trick:?}");
        }
    }
}
