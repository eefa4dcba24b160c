//! A manifest with the signatures under it, and whether a ceremony may be held on it.

use crate::hex::{self, Hex};
use crate::manifest::{Manifest, Seat};
use crate::refusal::{Refusal, ensure};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const SIGNING: &[u8] = b"FACTLAB-RISTRETTO-V1 manifest\0";

/// A manifest with the signatures set under it so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedManifest {
    /// What was agreed.
    pub manifest: Manifest,
    /// Ed25519 signatures by key, in hexadecimal.
    #[serde(default)]
    pub signatures: BTreeMap<String, Hex<64>>,
}

/// Whether a seat signed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Signed {
    Yes,
    No,
    /// There is a signature of its key, under something else.
    Otherwise,
}

impl SignedManifest {
    /// A manifest nobody signed yet.
    pub fn new(manifest: Manifest) -> Self {
        Self { manifest, signatures: BTreeMap::new() }
    }

    /// Reads the JSON of a signed or unsigned manifest. Nothing is checked yet but its form.
    ///
    /// # Errors
    /// `manifest-form` with the line where it stops being one.
    pub fn parse(json: &[u8]) -> Result<Self, Refusal> {
        serde_json::from_slice(json).map_err(|error| Refusal::new("manifest-form").with("line", error.line()))
    }

    /// Sets one signature, after the checks.
    ///
    /// # Errors
    /// What [`Manifest::check`] says, or `key-not-in-manifest`.
    pub fn sign(&mut self, key: &SigningKey) -> Result<Seat, Refusal> {
        self.manifest.check()?;
        let public = key.verifying_key();
        let seat = self.manifest.seat_of(&public).ok_or_else(|| Refusal::new("key-not-in-manifest"))?;
        let signature = key.sign(&self.signed_bytes());
        self.signatures.insert(hex::encode(public.as_bytes()), Hex(signature.to_bytes()));
        Ok(seat)
    }

    fn signed_bytes(&self) -> Vec<u8> {
        [SIGNING, &self.manifest.canonical()].concat()
    }

    /// Takes over the signatures of another copy of the same manifest.
    ///
    /// # Errors
    /// `manifest-other`, with its fingerprint, when it is another manifest.
    pub fn merge(&mut self, other: &Self) -> Result<(), Refusal> {
        if self.manifest != other.manifest {
            return Err(Refusal::new("manifest-other").with("fingerprint", other.manifest.fingerprint()));
        }
        self.signatures.extend(other.signatures.clone());
        Ok(())
    }

    /// The seats whose signature is not there, or not right.
    pub fn unsigned(&self) -> Vec<Seat> {
        self.seats_in(|state| state != Signed::Yes)
    }

    /// The seats that signed, but not this: something in the manifest changed afterwards.
    pub fn outdated(&self) -> Vec<Seat> {
        self.seats_in(|state| state == Signed::Otherwise)
    }

    fn seats_in(&self, asked: impl Fn(Signed) -> bool) -> Vec<Seat> {
        let bytes = self.signed_bytes();
        let state = |seat: Seat| {
            let Some(key) = self.manifest.key(seat) else { return Signed::No };
            let Some(signature) = self.signatures.get(&hex::encode(&key.0)) else { return Signed::No };
            let key = VerifyingKey::from_bytes(&key.0);
            let good = key.is_ok_and(|key| key.verify_strict(&bytes, &Signature::from_bytes(&signature.0)).is_ok());
            if good { Signed::Yes } else { Signed::Otherwise }
        };
        self.manifest.seats().filter(|seat| asked(state(*seat))).collect()
    }

    /// Whether a ceremony may be held on it: the checks, everybody's signature, and the time.
    ///
    /// # Errors
    /// What [`Manifest::check`] says, `unsigned` with names, `window-early` or `window-late`.
    pub fn ready(&self, now: i64) -> Result<(), Refusal> {
        self.manifest.check()?;
        let missing: Vec<_> = self.unsigned().into_iter().map(|seat| self.manifest.name(seat).to_owned()).collect();
        if !missing.is_empty() {
            return Err(Refusal::new("unsigned").with("names", missing.join(", ")));
        }
        ensure(now >= self.manifest.window.opens, "window-early")?;
        ensure(now <= self.manifest.window.closes, "window-late")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{NOW, session};

    #[test]
    fn a_manifest_signed_by_all_is_ready() {
        let (signed, _) = session(3, &[&[0], &[1], &[2]]);
        assert_eq!(signed.ready(NOW), Ok(()));
        let again = SignedManifest::parse(&serde_json::to_vec_pretty(&signed).unwrap()).unwrap();
        assert_eq!(again, signed);
        assert_eq!(signed.manifest.fingerprint().len(), 8 * 5 + 7);
    }

    #[test]
    fn one_signature_missing_or_of_another_text_is_named() {
        let (mut signed, _) = session(3, &[&[0], &[1], &[2]]);
        signed.manifest.disclosure.min_cell = 5;
        assert_eq!(signed.unsigned(), [0, 1, 2, 3], "nobody signed this text");
        assert_eq!(signed.outdated(), [0, 1, 2, 3], "but another");
        let (mut signed, keys) = session(3, &[&[0], &[1], &[2]]);
        signed.signatures.remove(&hex::encode(keys[1].verifying_key().as_bytes()));
        assert_eq!((signed.unsigned(), signed.outdated()), (vec![1], vec![]));
        let refusal = signed.ready(NOW).unwrap_err();
        assert_eq!(refusal, Refusal::new("unsigned").with("names", signed.manifest.name(1)));
    }

    #[test]
    fn the_time_must_be_right() {
        let (signed, _) = session(2, &[&[0], &[1]]);
        let window = signed.manifest.window;
        assert_eq!(signed.ready(window.opens - 1).unwrap_err().code, "window-early");
        assert_eq!(signed.ready(window.closes + 1).unwrap_err().code, "window-late");
    }

    #[test]
    fn a_stranger_cannot_sign() {
        let (mut signed, _) = session(2, &[&[0], &[1]]);
        let stranger = SigningKey::from_bytes(&[9; 32]);
        assert_eq!(signed.sign(&stranger).unwrap_err().code, "key-not-in-manifest");
    }

    #[test]
    fn unknown_fields_are_no_manifest() {
        let (signed, _) = session(2, &[&[0], &[1]]);
        let mut json = serde_json::to_value(&signed).unwrap();
        json["manifest"]["extra"] = 1.into();
        let bytes = serde_json::to_vec(&json).unwrap();
        assert_eq!(SignedManifest::parse(&bytes).unwrap_err().code, "manifest-form");
    }

    #[test]
    fn signatures_of_one_manifest_come_together_and_another_is_named() {
        let (whole, keys) = session(2, &[&[0], &[1]]);
        let mut mine = SignedManifest::new(whole.manifest.clone());
        let mut theirs = mine.clone();
        mine.sign(&keys[0]).unwrap();
        theirs.sign(&keys[1]).unwrap();
        mine.merge(&theirs).unwrap();
        assert_eq!(mine.unsigned(), [2]);
        theirs.manifest.title = "Anders".into();
        let fingerprint = theirs.manifest.fingerprint();
        assert_eq!(mine.merge(&theirs), Err(Refusal::new("manifest-other").with("fingerprint", fingerprint)));
    }
}
