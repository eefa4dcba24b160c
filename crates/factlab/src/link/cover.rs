//! The cover of a file that is for one seat: who else can reach the folder sees how large it is, and nothing of what is in.

use crate::group::transcript;
use crate::hex::Hex;
use crate::manifest::{Manifest, Seat};
use crate::refusal::Refusal;
use crate::shares::seal;
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT as BASE;
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

/// What a covered file begins with.
const MAGIC: &[u8; 4] = b"FLS1";

/// Covers bytes for one seat: `FLS1`, the seat in four bytes (big-endian), a fresh point, and what is sealed under what that
/// point and the seat's key in the manifest have in common.
///
/// # Errors
/// `key-not-in-manifest`, `no-randomness`.
pub fn cover(manifest: &Manifest, to: Seat, plain: &[u8]) -> Result<Vec<u8>, Refusal> {
    let key = manifest.key(to).and_then(|key| CompressedEdwardsY(key.0).decompress());
    let key = key.ok_or_else(|| Refusal::new("key-not-in-manifest"))?;
    let mut wide = Zeroizing::new([0; 64]);
    getrandom::fill(&mut *wide).map_err(|_| Refusal::new("no-randomness"))?;
    let fresh = Zeroizing::new(Scalar::from_bytes_mod_order_wide(&wide));
    let point = (BASE * *fresh).compress().to_bytes();
    let sealed = seal::seal(&common(manifest, to, &point, key * *fresh), plain);
    let seat = u32::try_from(to).unwrap_or(u32::MAX).to_be_bytes();
    Ok([MAGIC.as_slice(), &seat, &point, &sealed].concat())
}

/// What is in a file that may be covered. `None` when it is covered for another seat.
///
/// # Errors
/// `message-form` when it is for us and cannot be opened.
pub fn uncover(
    manifest: &Manifest,
    us: Seat,
    identity: &SigningKey,
    bytes: Vec<u8>,
) -> Result<Option<Vec<u8>>, Refusal> {
    let form = || Refusal::new("message-form");
    let Some(rest) = bytes.strip_prefix(MAGIC) else { return Ok(Some(bytes)) };
    let (seat, rest) = rest.split_first_chunk::<4>().ok_or_else(form)?;
    if u32::from_be_bytes(*seat) as usize != us {
        return Ok(None);
    }
    let (point, sealed) = rest.split_first_chunk::<32>().ok_or_else(form)?;
    let theirs = CompressedEdwardsY(*point).decompress().ok_or_else(form)?;
    let ours = Zeroizing::new(identity.to_scalar());
    let plain = seal::open(&common(manifest, us, point, theirs * *ours), sealed).ok_or_else(form)?;
    Ok(Some(plain.to_vec()))
}

/// The key of one file. Eight times the point, so that one of small order tells nothing of a key.
fn common(manifest: &Manifest, to: Seat, point: &[u8; 32], shared: EdwardsPoint) -> Zeroizing<[u8; 32]> {
    let key = manifest.key(to).copied().unwrap_or(Hex([0; 32]));
    let shared = Zeroizing::new(shared.mul_by_cofactor().compress().to_bytes());
    let to = (to as u64).to_be_bytes();
    let wide = Zeroizing::new(transcript("file", &[&manifest.hash().0, &to, &key.0, point, shared.as_slice()]));
    Zeroizing::new(std::array::from_fn(|i| wide[i]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::session;

    #[test]
    fn what_is_covered_is_opened_by_its_seat_alone() {
        let (signed, identities) = session(2, &[&[0], &[1]]);
        let plain = vec![7; 100];
        let covered = cover(&signed.manifest, 1, &plain).unwrap();
        assert!(!covered.windows(8).any(|bytes| bytes == [7; 8]));
        let open =
            |seat: Seat, key: Seat, bytes: &[u8]| uncover(&signed.manifest, seat, &identities[key], bytes.to_vec());
        assert_eq!(open(1, 1, &covered), Ok(Some(plain.clone())));
        assert_eq!(open(0, 0, &covered), Ok(None));
        assert_eq!(open(1, 0, &covered).unwrap_err().code, "message-form");
        for at in [8, 40, covered.len() - 1] {
            let mut changed = covered.clone();
            changed[at] ^= 1;
            assert_eq!(open(1, 1, &changed).unwrap_err().code, "message-form", "byte {at}");
        }
        assert_eq!(open(1, 1, &covered[..30]).unwrap_err().code, "message-form");
        assert_eq!(open(1, 1, b"FLR1 in the open"), Ok(Some(b"FLR1 in the open".to_vec())));
        assert_ne!(cover(&signed.manifest, 1, &plain).unwrap(), covered, "no key is used twice");
    }
}
