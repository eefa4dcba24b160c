//! Under which name a box signs, and over what: signed notes and checkpoints as C2SP describes them
//! (c2sp.org/signed-note, c2sp.org/tlog-checkpoint), over the tree hash of RFC 6962.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

/// The signature type of Ed25519 in keys and signatures.
const ED25519: u8 = 1;

/// Who signs: a name and a private key.
pub struct Signer {
    name: String,
    key: SigningKey,
}

/// Who is believed: a name and a public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    key: VerifyingKey,
}

/// The first four bytes of the hash over a name and its public key.
fn key_id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    let hash = Sha256::new().chain_update(name).chain_update([b'\n', ED25519]).chain_update(key.as_bytes()).finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

fn hex(id: [u8; 4]) -> String {
    id.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The name, the id and the key of `<name>+<id in hexadecimal>+<base64 of the type and the key>`.
fn parts(text: &str) -> Option<(&str, &str, [u8; 32])> {
    let (name, rest) = text.split_once('+')?;
    let (id, key) = rest.split_once('+')?;
    let bytes = STANDARD.decode(key).ok()?;
    let (kind, bytes) = bytes.split_first()?;
    let key = <[u8; 32]>::try_from(bytes).ok().filter(|_| *kind == ED25519)?;
    Some((name, id, key))
}

impl Signer {
    /// A fresh key under this name.
    pub fn fresh(name: String) -> Self {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the operating system gives randomness");
        Self { name, key: SigningKey::from_bytes(&bytes) }
    }

    /// The signer of `PRIVATE+KEY+<name>+<id>+<key>`; none when it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, id, key) = parts(text.strip_prefix("PRIVATE+KEY+")?)?;
        let signer = Self { name: name.to_owned(), key: SigningKey::from_bytes(&key) };
        (hex(key_id(name, &signer.key.verifying_key())) == id).then_some(signer)
    }

    /// The private key as text.
    pub fn secret(&self) -> String {
        let key: Vec<u8> = [ED25519].into_iter().chain(self.key.to_bytes()).collect();
        let id = hex(key_id(&self.name, &self.key.verifying_key()));
        format!("PRIVATE+KEY+{}+{id}+{}", self.name, STANDARD.encode(key))
    }

    /// Who believes what it signs.
    pub fn verifier(&self) -> Verifier {
        Verifier { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// The text, which ends in a line break, as a signed note.
    pub fn sign(&self, text: &str) -> String {
        let id = key_id(&self.name, &self.key.verifying_key());
        let signature = self.key.sign(text.as_bytes()).to_bytes();
        let line: Vec<u8> = id.into_iter().chain(signature).collect();
        format!("{text}\n— {} {}\n", self.name, STANDARD.encode(line))
    }

    /// A signed checkpoint over these leaves: the log's name, its size, its root hash.
    pub fn checkpoint(&self, leaves: &[Vec<u8>]) -> String {
        self.sign(&checkpoint(&self.name, leaves))
    }
}

fn checkpoint(origin: &str, leaves: &[Vec<u8>]) -> String {
    format!("{origin}\n{}\n{}\n", leaves.len(), STANDARD.encode(root(leaves)))
}

impl Verifier {
    /// The verifier of `<name>+<id>+<key>`; none when it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, id, key) = parts(text)?;
        let verifier = Self { name: name.to_owned(), key: VerifyingKey::from_bytes(&key).ok()? };
        (hex(key_id(name, &verifier.key)) == id).then_some(verifier)
    }

    /// The public key as text.
    pub fn text(&self) -> String {
        let key: Vec<u8> = [ED25519].into_iter().chain(*self.key.as_bytes()).collect();
        format!("{}+{}+{}", self.name, hex(key_id(&self.name, &self.key)), STANDARD.encode(key))
    }

    /// The text of a note that this key signed; none when it did not. Signatures of others are not
    /// looked at; a wrong one under this name and id spoils the note.
    pub fn open<'a>(&self, note: &'a str) -> Option<&'a str> {
        let at = note.rfind("\n\n")?;
        let (text, signatures) = (note.get(..=at)?, note.get(at + 2..)?);
        let mut right = false;
        for line in signatures.strip_suffix('\n')?.split('\n') {
            let (name, encoded) = line.strip_prefix("— ")?.split_once(' ')?;
            let bytes = STANDARD.decode(encoded).ok()?;
            let (id, signature) = bytes.split_at_checked(4)?;
            if name != self.name || id != key_id(&self.name, &self.key) {
                continue;
            }
            let signature = Signature::from_slice(signature).ok()?;
            self.key.verify_strict(text.as_bytes(), &signature).ok()?;
            right = true;
        }
        right.then_some(text)
    }

    /// Whether this is a checkpoint that this key signed over exactly these leaves.
    pub fn vouches(&self, note: &str, leaves: &[Vec<u8>]) -> bool {
        self.open(note).is_some_and(|text| text == checkpoint(&self.name, leaves))
    }

    /// Whether this key signed the note at all.
    pub fn signed(&self, note: &str) -> bool {
        self.open(note).is_some()
    }
}

/// The Merkle tree hash of RFC 6962 over leaf hashes.
pub fn root(leaves: &[Vec<u8>]) -> Vec<u8> {
    match leaves {
        [] => Sha256::digest([]).to_vec(),
        [leaf] => leaf.clone(),
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            Sha256::new().chain_update([1]).chain_update(root(left)).chain_update(root(right)).finalize().to_vec()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::leaf;

    // The example of the Go package that the specification of signed notes describes.
    const SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const TEXT: &str =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const LINE: &str =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    #[test]
    fn notes_are_signed_and_opened_as_the_specification_has_it() {
        let signer = Signer::parse(SECRET).unwrap();
        assert_eq!((signer.secret().as_str(), signer.verifier().text().as_str()), (SECRET, PUBLIC));
        let note = format!("{TEXT}\n{LINE}");
        assert_eq!(signer.sign(TEXT), note);
        let verifier = Verifier::parse(PUBLIC).unwrap();
        assert_eq!(verifier.open(&note), Some(TEXT));
        assert_eq!(verifier.open(&note.replace("problem,", "problem!")), None, "another text");
        assert_eq!(verifier.open(TEXT), None, "no signature");
        let other = Signer::fresh("PeterNeumann".into());
        assert_eq!(other.verifier().open(&note), None, "another key of the same name");
        let both = format!("{TEXT}\n{}{LINE}", other.sign(TEXT).rsplit_once("\n\n").unwrap().1);
        assert_eq!(verifier.open(&both), Some(TEXT), "signatures of others are not looked at");
        assert!(Verifier::parse(&PUBLIC.replace("c74f20a3", "c74f20a4")).is_none(), "the id is that of the key");
        assert!(Verifier::parse("PeterNeumann+c74f20a3").is_none() && Signer::parse(PUBLIC).is_none());
    }

    #[test]
    fn the_root_is_that_of_rfc_6962() {
        let data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
        let byte = |text: &str, at: usize| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        let leaves: Vec<_> = data
            .iter()
            .map(|text| leaf(&(0..text.len()).step_by(2).map(|at| byte(text, at)).collect::<Vec<_>>()))
            .collect();
        let hex = |n: usize| root(&leaves[..n]).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(hex(0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hex(1), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assert_eq!(hex(2), "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assert_eq!(hex(8), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    #[test]
    fn a_checkpoint_vouches_for_exactly_its_leaves() {
        let signer = Signer::fresh("bloemenzee/route/x/box/y".into());
        let leaves: Vec<_> = (0..5u8).map(|n| leaf(&[n])).collect();
        let note = signer.checkpoint(&leaves);
        assert!(note.starts_with("bloemenzee/route/x/box/y\n5\n"), "{note}");
        assert!(signer.verifier().vouches(&note, &leaves));
        assert!(!signer.verifier().vouches(&note, &leaves[..4]));
        assert!(!Signer::fresh("bloemenzee/route/x/box/y".into()).verifier().vouches(&note, &leaves));
    }
}
