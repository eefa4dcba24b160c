//! Messages between the seats: a canonical header, a payload named by its hash, one signature over both.

use crate::group::{Proof, Token, transcript};
use crate::hex::Hex;
use crate::manifest::{Label, Manifest, Seat, canonical};
use crate::mode::NODES;
use crate::refusal::{Refusal, ensure};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Body {
    /// I am here, with this program and this time.
    Hello {
        /// Hash of the normaliser's rules.
        normaliser: String,
        /// Hash of the code book.
        code_book: Hex<32>,
        /// Seconds since 1970.
        clock: i64,
    },
    /// My public key, and a commitment to my counts and my share of the randomness.
    Commit {
        /// `K = k·G`.
        key: Hex<32>,
        /// That I know `k`.
        proof: Proof,
        /// See [`commitment`].
        commitment: Hex<64>,
    },
    /// What I committed to.
    Reveal(Reveal),
    /// The joint key so far: `k0·G`, `k0·k1·G`, …
    Chain {
        /// One link per seat from 1 on.
        links: Vec<Link>,
    },
    /// One batch on its way; the payload is its tokens.
    Batch {
        /// Whose, and what.
        label: Label,
        /// What each hop did, from the owner's own.
        hops: Vec<SignedHop>,
    },
    /// The collator holds every batch: nothing more will be asked.
    Close {
        /// The last hop of every batch.
        heads: Vec<Head>,
    },
    /// My key is gone.
    Destroyed {
        /// From which my canaries follow.
        canaries: Hex<32>,
        /// Hash over all hops I made.
        log: Hex<32>,
        /// How many.
        hops: u32,
    },
    /// Shares mode: my key, and what I bind myself to.
    Meet(Meeting),
    /// Shares mode: two shares of my rows, for one node; the payload is sealed, as with the next two that have one.
    Share,
    /// Shares mode: a step of the shuffle, for the other node of the round.
    Step {
        /// Which round, from 0.
        round: usize,
    },
    /// Shares mode: what I hold after the shuffle, by name.
    Bind {
        /// SHA-256 of both shares.
        shares: [Hex<32>; 2],
        /// SHA-256 over what I heard when all met.
        view: Hex<32>,
    },
    /// Shares mode: what is left of the tags, by name; see `shares.md`.
    Check {
        /// SHA-256 of both shares of it, and of these two together.
        left: [Hex<32>; NODES],
    },
    /// Shares mode: my part of the shuffled rows, for the collator.
    Opening,
    /// The result; the payload is the release.
    Outcome,
    /// There will be no result.
    Stop {
        /// Why.
        reason: Refusal,
    },
}

impl Body {
    /// The kind in words of code, for screens and file names.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Hello { .. } => "hello",
            Self::Commit { .. } => "commit",
            Self::Reveal(_) => "reveal",
            Self::Chain { .. } => "chain",
            Self::Batch { .. } => "batch",
            Self::Close { .. } => "close",
            Self::Destroyed { .. } => "destroyed",
            Self::Meet(_) => "meet",
            Self::Share => "share",
            Self::Step { .. } => "step",
            Self::Bind { .. } => "bind",
            Self::Check { .. } => "check",
            Self::Opening => "opening",
            Self::Outcome => "outcome",
            Self::Stop { .. } => "stop",
        }
    }
}

/// The kinds whose payload is of addresses, if only to who has all keys: none stays in a folder.
pub const PASSING: [&str; 4] = ["batch", "share", "step", "opening"];

/// What a seat says when all meet, in the shares mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// `K = k·G`: what is sealed for this seat is sealed with it.
    pub key: Hex<32>,
    /// That I know `k`.
    pub proof: Proof,
    /// Organisations only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
}

/// What an organisation binds itself to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// [`canary_commitment`] to the secret of its tags.
    pub secret: Hex<64>,
    /// SHA-256 of its three shares.
    pub shares: [Hex<32>; NODES],
}

/// The opening of a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reveal {
    /// The share of the joint randomness.
    pub share: Hex<32>,
    /// What hid the commitment.
    pub salt: Hex<32>,
    /// SHA-512 commitment to the secret of the canaries.
    pub canaries: Hex<64>,
    /// Addresses per label, only labels that take part.
    pub counts: Vec<Count>,
}

/// How many addresses a batch holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Which batch.
    pub label: Label,
    /// How many addresses, without canaries.
    pub addresses: u32,
}

/// One step of the joint key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The joint key up to this seat.
    pub point: Hex<32>,
    /// That this seat's `k` made it of the one before.
    pub proof: Proof,
}

/// The last hop of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Which batch.
    pub label: Label,
    /// Hash of its last hop.
    pub head: Hex<32>,
}

/// What one seat did with one batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hop {
    /// Who.
    pub by: Seat,
    /// How many tokens, canaries included.
    pub count: u32,
    /// SHA-256 of the tokens that came in; zeros at the owner.
    pub input: Hex<32>,
    /// SHA-256 of the tokens that went out.
    pub output: Hex<32>,
    /// Sum of what came in; zeros at the owner.
    pub sum_in: Hex<32>,
    /// Sum of what went out.
    pub sum_out: Hex<32>,
    /// That one `k` made one sum of the other; absent at the owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// Hash of the hop before; zeros at the owner.
    pub previous: Hex<32>,
}

/// A hop with the signature of who made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedHop {
    /// What was done.
    pub hop: Hop,
    /// Ed25519 over [`hop_bytes`].
    pub signature: Hex<64>,
}

impl SignedHop {
    /// Its name in the chain.
    pub fn hash(&self) -> Hex<32> {
        Hex(Sha256::digest(canonical(self)).into())
    }
}

/// What a hop's signature is over.
pub fn hop_bytes(session: &Hex<32>, label: &Label, hop: &Hop) -> [u8; 64] {
    transcript("hop", &[&session.0, &canonical(label), &canonical(hop)])
}

/// What a hop's proof is bound to.
pub fn hop_context(session: &Hex<32>, label: &Label, hop: &Hop) -> [u8; 64] {
    let by = (hop.by as u64).to_be_bytes();
    transcript("hop proof", &[&session.0, &canonical(label), &by, &hop.input.0, &hop.output.0])
}

/// The commitment to what a [`Reveal`] opens.
pub fn commitment(session: &Hex<32>, seat: Seat, reveal: &Reveal) -> Hex<64> {
    Hex(transcript("commitment", &[&session.0, &(seat as u64).to_be_bytes(), &canonical(reveal)]))
}

/// The commitment to a secret of canaries.
pub fn canary_commitment(session: &Hex<32>, seat: Seat, secret: &[u8; 32]) -> Hex<64> {
    Hex(transcript("canaries", &[&session.0, &(seat as u64).to_be_bytes(), secret]))
}

/// SHA-256 of tokens as they travel.
pub fn digest(tokens: &[Token]) -> Hex<32> {
    Hex(Sha256::digest(tokens.as_flattened()).into())
}

/// What surrounds a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The manifest's hash.
    pub session: Hex<32>,
    /// Who says it.
    pub from: Seat,
    /// To whom; to everybody when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Seat>,
    /// Counts this sender's messages, from 0. No number is used twice.
    pub seq: u32,
    /// SHA-256 of the payload.
    pub payload: Hex<32>,
    /// What is said.
    pub body: Body,
}

/// A message as it travels: bytes, a payload, a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The canonical JSON of a [`Header`].
    pub header: Vec<u8>,
    /// Tokens, or a release.
    pub payload: Vec<u8>,
    /// Ed25519 of the sender over [`transcript`]`("message", [header])`.
    pub signature: [u8; 64],
}

const MAGIC: &[u8; 4] = b"FLR1";
/// The longest header that is read.
const MAX_HEADER: usize = 4 << 20;
/// The largest payload that is read: two million tokens.
pub const MAX_PAYLOAD: usize = 64 << 20;

impl Envelope {
    /// As one run of bytes: `FLR1`, length of the header, header, length of the payload, payload, signature; lengths
    /// in four bytes, big-endian.
    pub fn to_bytes(&self) -> Vec<u8> {
        let length = |bytes: &[u8]| u32::try_from(bytes.len()).expect("checked when sealed").to_be_bytes();
        let parts: [&[u8]; 6] =
            [MAGIC, &length(&self.header), &self.header, &length(&self.payload), &self.payload, &self.signature];
        parts.concat()
    }

    /// Reads what [`Self::to_bytes`] wrote, nothing more and nothing less.
    ///
    /// # Errors
    /// `message-form`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Refusal> {
        let form = || Refusal::new("message-form");
        let mut rest = bytes.strip_prefix(MAGIC).ok_or_else(form)?;
        let mut part = |max: usize| -> Result<Vec<u8>, Refusal> {
            let (length, behind) = rest.split_first_chunk::<4>().ok_or_else(form)?;
            let length = u32::from_be_bytes(*length) as usize;
            ensure(length <= max && length <= behind.len(), "message-form")?;
            let (part, behind) = behind.split_at(length);
            rest = behind;
            Ok(part.to_vec())
        };
        let (header, payload) = (part(MAX_HEADER)?, part(MAX_PAYLOAD)?);
        let signature = rest.try_into().map_err(|_| form())?;
        Ok(Self { header, payload, signature })
    }

    /// The header as it says it is, not yet trusted; for routing and screens.
    ///
    /// # Errors
    /// `message-form`, also when the bytes are not canonical.
    pub fn claimed(&self) -> Result<Header, Refusal> {
        let header: Header = serde_json::from_slice(&self.header).map_err(|_| Refusal::new("message-form"))?;
        ensure(canonical(&header) == self.header, "message-form")?;
        // A reason is shown on every screen, also before anybody could check who says it.
        ensure(!matches!(&header.body, Body::Stop { reason } if !reason.fit()), "message-form")?;
        Ok(header)
    }

    /// The header, if its sender signed it in this session and the payload is the one named.
    ///
    /// # Errors
    /// `message-form`, `session-other`, `signature-wrong`, `payload-other`.
    pub fn verified(&self, manifest: &Manifest, session: &Hex<32>) -> Result<Header, Refusal> {
        let header = self.claimed()?;
        let name = manifest.name(header.from);
        let refuse = |code: &str| Err(Refusal::new(code).with("party", name));
        if header.session != *session {
            return refuse("session-other");
        }
        let key = manifest.key(header.from).and_then(|key| VerifyingKey::from_bytes(&key.0).ok());
        let signed = transcript("message", &[&self.header]);
        let good = key.is_some_and(|k| k.verify_strict(&signed, &Signature::from_bytes(&self.signature)).is_ok());
        if !good {
            return refuse("signature-wrong");
        }
        if Hex(Sha256::digest(&self.payload).into()) != header.payload {
            return refuse("payload-other");
        }
        Ok(header)
    }

    /// The payload as tokens.
    ///
    /// # Errors
    /// `token-form` when it is no whole number of tokens.
    pub fn tokens(payload: &[u8]) -> Result<Vec<Token>, Refusal> {
        let (tokens, rest) = payload.as_chunks::<32>();
        ensure(rest.is_empty(), "token-form")?;
        Ok(tokens.to_vec())
    }
}

/// Where one seat writes and opens its messages.
pub struct Desk {
    /// The session.
    pub manifest: Manifest,
    /// Its name.
    pub session: Hex<32>,
    /// Whose desk.
    pub seat: Seat,
    identity: SigningKey,
    next: u32,
    seen: BTreeSet<(Seat, u32)>,
}

impl Desk {
    /// The desk of the seat that this key belongs to.
    ///
    /// # Errors
    /// `key-not-in-manifest`.
    pub fn new(manifest: Manifest, identity: SigningKey) -> Result<Self, Refusal> {
        let seat = manifest.seat_of(&identity.verifying_key()).ok_or_else(|| Refusal::new("key-not-in-manifest"))?;
        let session = manifest.hash();
        Ok(Self { manifest, session, seat, identity, next: 0, seen: BTreeSet::new() })
    }

    /// Writes and signs a message.
    pub fn seal(&mut self, to: Option<Seat>, body: Body, payload: Vec<u8>) -> Envelope {
        let body = match body {
            Body::Stop { reason } => Body::Stop { reason: reason.told() },
            other => other,
        };
        let header = Header {
            session: self.session,
            from: self.seat,
            to,
            seq: self.next,
            payload: Hex(Sha256::digest(&payload).into()),
            body,
        };
        self.next += 1;
        let header = canonical(&header);
        let signature = self.sign(&transcript("message", &[&header]));
        Envelope { header, payload, signature: signature.0 }
    }

    /// Signs bytes that [`transcript`] made.
    pub fn sign(&self, bytes: &[u8; 64]) -> Hex<64> {
        Hex(self.identity.sign(bytes).to_bytes())
    }

    /// Opens a message: signed, of this session, not seen before. `None` when it is our own or for somebody else.
    ///
    /// # Errors
    /// What [`Envelope::verified`] says, and `message-twice`.
    pub fn open(&mut self, envelope: &Envelope) -> Result<Option<Header>, Refusal> {
        let header = envelope.verified(&self.manifest, &self.session)?;
        if header.from == self.seat || header.to.is_some_and(|to| to != self.seat) {
            return Ok(None);
        }
        if !self.seen.insert((header.from, header.seq)) {
            return Err(Refusal::new("message-twice").with("party", self.manifest.name(header.from)));
        }
        Ok(Some(header))
    }

    /// A refusal that names a seat.
    pub fn blame(&self, code: &str, seat: Seat) -> Refusal {
        Refusal::new(code).with("party", self.manifest.name(seat))
    }

    /// Whether a hello fits ours.
    ///
    /// # Errors
    /// `hello-normaliser`, `hello-code-book`, `hello-clock`, with who.
    pub fn check_hello(&self, header: &Header, now: i64) -> Result<(), Refusal> {
        let Body::Hello { normaliser, code_book, clock } = &header.body else { return Ok(()) };
        if *normaliser != self.manifest.normaliser.hash {
            return Err(self.blame("hello-normaliser", header.from));
        }
        if *code_book != self.manifest.code_book_hash() {
            return Err(self.blame("hello-code-book", header.from));
        }
        // A hello may be under way for long, on a stick or until somebody sits down: being old is no fault. Of two clocks
        // that differ, one sees the other's hello come from the future.
        let window = self.manifest.window;
        let ahead = clock.saturating_sub(now).max(window.opens.saturating_sub(*clock));
        if ahead > window.clock_tolerance {
            return Err(self.blame("hello-clock", header.from).with("seconds", ahead));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{NOW, resealed, session};

    /// A reason goes to every screen, and to the beamer.
    #[test]
    fn a_reason_that_works_on_the_screen_is_no_message() {
        let (signed, identities) = session(2, &[&[0], &[1]]);
        let mut desk = Desk::new(signed.manifest, identities[0].clone()).unwrap();
        let seal = |desk: &mut Desk, reason| desk.seal(None, Body::Stop { reason }, Vec::new());
        let honest =
            seal(&mut desk, Refusal::new("file-broken").with("file", "a\u{1b}[2Jb".to_owned() + &"c".repeat(900)));
        let Body::Stop { reason } = honest.claimed().unwrap().body else { panic!("a stop") };
        assert_eq!(reason.code, "file-broken");
        assert!(reason.fields[0].1.starts_with("a[2Jb") && reason.fields[0].1.len() == 200);
        for (code, value) in [("file-broken", "\u{1b}]0;x\u{7}"), ("x\u{1b}", "y"), ("file-broken", &"z".repeat(900))] {
            let false_one = resealed(&honest, &identities, |header, _| {
                header.body = Body::Stop { reason: Refusal::new(code).with("file", value) };
            });
            assert_eq!(false_one.claimed().unwrap_err().code, "message-form", "{value:?}");
        }
    }

    #[test]
    fn a_clock_at_the_end_of_time_is_refused_and_nothing_overflows() {
        let (signed, identities) = session(2, &[&[0], &[1]]);
        let mut sender = Desk::new(signed.manifest.clone(), identities[1].clone()).unwrap();
        let desk = Desk::new(signed.manifest, identities[0].clone()).unwrap();
        for clock in [i64::MIN, i64::MAX] {
            let hello = sender.seal(
                None,
                Body::Hello {
                    normaliser: crate::address::hash().to_owned(),
                    code_book: desk.manifest.code_book_hash(),
                    clock: 0,
                },
                Vec::new(),
            );
            let mut header = hello.claimed().unwrap();
            let Body::Hello { clock: said, .. } = &mut header.body else { panic!("a hello") };
            *said = clock;
            assert_eq!(desk.check_hello(&header, NOW).unwrap_err().code, "hello-clock");
        }
    }
}
