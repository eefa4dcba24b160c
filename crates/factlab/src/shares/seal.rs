//! What goes to one seat alone: sealed under a key that only sender and receiver can make.

use crate::group::transcript;
use crate::hex::Hex;
use crate::manifest::Seat;
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use zeroize::Zeroizing;

/// What two seats have in common: `k_a·k_b·G`, encoded.
pub type Pair = Zeroizing<[u8; 32]>;

/// Thirty-two bytes from a pair, for one use.
pub fn derive(use_for: &str, session: &Hex<32>, seats: (Seat, Seat), round: usize, pair: &Pair) -> Zeroizing<[u8; 32]> {
    let number = |n: usize| (n as u64).to_be_bytes();
    let parts: [&[u8]; 5] = [&session.0, &number(seats.0), &number(seats.1), &number(round), pair.as_slice()];
    let wide = Zeroizing::new(transcript(use_for, &parts));
    Zeroizing::new(std::array::from_fn(|i| wide[i]))
}

/// Seals (ChaCha20-Poly1305, RFC 8439). Every key is used for one message, so that the nonce can be zero.
pub fn seal(key: &[u8; 32], plain: &[u8]) -> Vec<u8> {
    ChaCha20Poly1305::new(key.into()).encrypt(&[0; 12].into(), plain).expect("memory is large enough")
}

/// Opens; `None` when it was not sealed under this key, or changed.
pub fn open(key: &[u8; 32], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    ChaCha20Poly1305::new(key.into()).decrypt(&[0; 12].into(), sealed).ok().map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_under_its_own_key_alone() {
        let pair = Zeroizing::new([5; 32]);
        let key = |from, to, round| derive("step", &Hex([1; 32]), (from, to), round, &pair);
        let sealed = seal(&key(4, 5, 0), b"rows");
        assert_eq!(open(&key(4, 5, 0), &sealed).unwrap().as_slice(), b"rows");
        for other in [key(5, 4, 0), key(4, 5, 1), key(4, 6, 0)] {
            assert!(open(&other, &sealed).is_none());
        }
        let mut changed = sealed;
        changed[2] ^= 1;
        assert!(open(&key(4, 5, 0), &changed).is_none());
    }
}
