//! The group: hashing to ristretto255 (RFC 9380), multiplying a batch, and the two proofs about a key.

use crate::hex::Hex;
use curve25519_dalek::ristretto::{CompressedRistretto, RistrettoPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::{Identity, IsIdentity};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha512};
use zeroize::Zeroize;

/// Separates tokens of addresses from all other uses of the hash (RFC 9380, 3.1).
pub const DST_ADDRESS: &[u8] = b"FACTLAB-RISTRETTO-V1-address-ristretto255_XMD:SHA-512_R255MAP_RO_";

/// A canonical encoding of a group element.
pub type Token = [u8; 32];

/// RFC 9380, 5.3.1: `expand_message_xmd` with SHA-512, for at most 64 bytes out.
fn expand(parts: &[&[u8]], dst: &[u8]) -> [u8; 64] {
    let dst_len = [u8::try_from(dst.len()).expect("a domain separation tag of at most 255 bytes")];
    let mut sha = Sha512::new().chain_update([0; 128]);
    parts.iter().for_each(|part| sha.update(part));
    let b0 = sha.chain_update(64u16.to_be_bytes()).chain_update([0]).chain_update(dst).chain_update(dst_len).finalize();
    Sha512::new().chain_update(b0).chain_update([1]).chain_update(dst).chain_update(dst_len).finalize().into()
}

/// RFC 9380, appendix B: `hash_to_ristretto255` of the parts one after another.
pub fn hash_to_group(parts: &[&[u8]], dst: &[u8]) -> RistrettoPoint {
    RistrettoPoint::from_uniform_bytes(&expand(parts, dst))
}

/// A scalar from 64 bytes of a hash over labelled, length-prefixed parts.
pub fn hash_to_scalar(label: &str, parts: &[&[u8]]) -> Scalar {
    Scalar::from_bytes_mod_order_wide(&transcript(label, parts))
}

/// SHA-512 over a label and length-prefixed parts, so that no two lists of parts are one text.
pub fn transcript(label: &str, parts: &[&[u8]]) -> [u8; 64] {
    let mut sha = Sha512::new();
    for part in [b"FACTLAB-RISTRETTO-V1", label.as_bytes()].into_iter().chain(parts.iter().copied()) {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part);
    }
    sha.finalize().into()
}

/// Decodes a token. `None` for a non-canonical encoding and for the identity.
pub fn decode(token: &Token) -> Option<RistrettoPoint> {
    // The identity has one encoding only (RFC 9496, 4.3.1), so it need not be sought among points.
    CompressedRistretto(*token).decompress().filter(|_| *token != [0; 32])
}

/// Encodes a point.
pub fn encode(point: &RistrettoPoint) -> Token {
    point.compress().to_bytes()
}

/// How many points one task takes: enough to share one inversion, few enough to spread over the cores.
const CHUNK: usize = 256;

/// A batch multiplied: the encodings, sorted, and both sums.
pub struct Hop {
    /// The products, sorted: the sorting is the shuffle.
    pub tokens: Vec<Token>,
    /// The sum of what came in.
    pub sum_in: RistrettoPoint,
    /// The sum of what goes out.
    pub sum_out: RistrettoPoint,
}

/// Multiplies points by `k`, all at once. The points are halved and doubled again, because a doubling shares its
/// inversion over a whole chunk.
fn multiply(points: &[RistrettoPoint], half: &Scalar) -> (Vec<Token>, RistrettoPoint, RistrettoPoint) {
    let halves: Vec<RistrettoPoint> = points.iter().map(|point| point * half).collect();
    let tokens = RistrettoPoint::double_and_compress_batch(&halves).iter().map(CompressedRistretto::to_bytes).collect();
    let sum_half: RistrettoPoint = halves.iter().sum();
    (tokens, points.iter().sum(), sum_half + sum_half)
}

fn join(parts: Vec<(Vec<Token>, RistrettoPoint, RistrettoPoint)>) -> Hop {
    let mut hop = Hop { tokens: Vec::new(), sum_in: RistrettoPoint::identity(), sum_out: RistrettoPoint::identity() };
    for (tokens, sum_in, sum_out) in parts {
        hop.tokens.extend(tokens);
        hop.sum_in += sum_in;
        hop.sum_out += sum_out;
    }
    hop.tokens.par_sort_unstable();
    hop
}

/// Decodes, multiplies, encodes and sorts a batch. `None` when a token is non-canonical or the identity.
pub fn hop(tokens: &[Token], key: &Scalar) -> Option<Hop> {
    let mut half = key.div_by_2();
    let parts: Option<Vec<_>> = tokens
        .par_chunks(CHUNK)
        .map(|chunk| {
            let points: Option<Vec<_>> = chunk.iter().map(decode).collect();
            Some(multiply(&points?, &half))
        })
        .collect();
    half.zeroize();
    parts.map(join)
}

/// Hashes keys of addresses into the group under the session's nonce, adds other points, multiplies, encodes, sorts.
pub fn first_hop(nonce: &[u8; 32], keys: &[&str], extra: &[RistrettoPoint], key: &Scalar) -> Hop {
    let mut half = key.div_by_2();
    let of_keys = keys.par_chunks(CHUNK).map(|chunk| {
        let points: Vec<_> = chunk.iter().map(|key| hash_to_group(&[nonce, key.as_bytes()], DST_ADDRESS)).collect();
        multiply(&points, &half)
    });
    let mut parts: Vec<_> = of_keys.collect();
    parts.push(multiply(extra, &half));
    half.zeroize();
    join(parts)
}

/// A proof of knowledge of `k` with `K = k·G`, or that two pairs have the same `k` (a Chaum–Pedersen proof made
/// non-interactive). The challenge is bound to a context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The challenge.
    pub challenge: Hex<32>,
    /// The response.
    pub response: Hex<32>,
}

/// Proves that `bases[i]·k` are the claimed products, for one or more bases, in a context.
pub fn prove(key: &Scalar, bases: &[RistrettoPoint], context: &[u8]) -> Proof {
    let products: Vec<_> = bases.iter().map(|base| base * key).collect();
    let statement = statement(bases, &products);
    // As in RFC 8032, the nonce comes from the secret and the statement: no randomness can be weak or used twice.
    let mut nonce = hash_to_scalar("proof nonce", &[key.as_bytes(), context, &statement]);
    let commitments: Vec<u8> = bases.iter().flat_map(|base| encode(&(base * nonce))).collect();
    let challenge = hash_to_scalar("proof challenge", &[context, &statement, &commitments]);
    let response = nonce - challenge * key;
    nonce.zeroize();
    Proof { challenge: Hex(challenge.to_bytes()), response: Hex(response.to_bytes()) }
}

/// Checks a proof that one `k` takes every base to its product, in a context.
pub fn verify(proof: &Proof, pairs: &[(RistrettoPoint, RistrettoPoint)], context: &[u8]) -> bool {
    let scalar = |hex: &Hex<32>| Option::<Scalar>::from(Scalar::from_canonical_bytes(hex.0));
    let (Some(challenge), Some(response)) = (scalar(&proof.challenge), scalar(&proof.response)) else { return false };
    let (bases, products): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
    let commitments: Vec<u8> =
        pairs.iter().flat_map(|(base, product)| encode(&(base * response + product * challenge))).collect();
    let again = hash_to_scalar("proof challenge", &[context, &statement(&bases, &products), &commitments]);
    again == challenge && products.iter().all(|product| !product.is_identity())
}

fn statement(bases: &[RistrettoPoint], products: &[RistrettoPoint]) -> Vec<u8> {
    bases.iter().chain(products).flat_map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex;
    use curve25519_dalek::constants::RISTRETTO_BASEPOINT_POINT as G;
    use proptest::prelude::*;

    fn scalar(n: u64) -> Scalar {
        hash_to_scalar("test", &[&n.to_be_bytes()])
    }

    /// RFC 9380 prints no vectors for ristretto255; RFC 9497, A.1.1 does, for exactly its `hash_to_ristretto255`
    /// (expansion and map together), and for multiplying afterwards.
    #[test]
    fn rfc_9497_oprf_ristretto255_sha512() {
        let dst = b"HashToGroup-OPRFV1-\x00-ristretto255-SHA512";
        let cases = [
            (
                "00",
                "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706",
                "609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c",
                "7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e",
            ),
            (
                "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
                "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706",
                "da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418",
                "b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25",
            ),
        ];
        let key = "5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e";
        let key = Scalar::from_canonical_bytes(hex::decode(key).unwrap()).unwrap();
        for (input, blind, blinded, evaluated) in cases {
            let input: Vec<u8> =
                (0..input.len() / 2).map(|i| u8::from_str_radix(&input[2 * i..2 * i + 2], 16).unwrap()).collect();
            let blind = Scalar::from_canonical_bytes(hex::decode(blind).unwrap()).unwrap();
            let point = hash_to_group(&[&input], dst) * blind;
            assert_eq!(hex::encode(&encode(&point)), blinded);
            assert_eq!(hex::encode(&hop(&[encode(&point)], &key).unwrap().tokens[0]), evaluated);
        }
    }

    /// RFC 9496, A.1 (small multiples of the generator) and A.2 (encodings that must be refused).
    #[test]
    fn rfc_9496_encodings() {
        let multiples = [
            (1u64, "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"),
            (2, "6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919"),
            (3, "94741f5d5d52755ece4f23f044ee27d5d1ea1e2bd196b462166b16152a9d0259"),
        ];
        for (n, encoding) in multiples {
            let token: Token = hex::decode(encoding).unwrap();
            assert_eq!(hop(&[encode(&G)], &Scalar::from(n)).unwrap().tokens, [token]);
        }
        let refused = [
            "0000000000000000000000000000000000000000000000000000000000000000", // the identity
            "00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", // not below the prime
            "f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0100000000000000000000000000000000000000000000000000000000000000", // negative
            "26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371", // no square
        ];
        for encoding in refused {
            assert!(decode(&hex::decode(encoding).unwrap()).is_none(), "{encoding}");
        }
    }

    #[test]
    fn a_hop_multiplies_sorts_and_sums() {
        let points: Vec<_> = (0..5).map(|n| G * scalar(n)).collect();
        let tokens: Vec<_> = points.iter().map(encode).collect();
        let key = scalar(99);
        let hop = hop(&tokens, &key).unwrap();
        let mut expected: Vec<_> = points.iter().map(|point| encode(&(point * key))).collect();
        expected.sort_unstable();
        assert_eq!(hop.tokens, expected);
        assert_eq!(hop.sum_in * key, hop.sum_out);
        assert_eq!(hop.sum_in, points.iter().sum());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn a_proof_holds_for_its_key_and_context_only(k in any::<u64>(), other in any::<u64>(), flip in 0usize..64) {
            let (k, base) = (scalar(k), G * scalar(other));
            let proof = prove(&k, &[G, base], b"here");
            let pairs = [(G, G * k), (base, base * k)];
            prop_assert!(verify(&proof, &pairs, b"here"));
            prop_assert!(!verify(&proof, &pairs, b"there"));
            prop_assert!(!verify(&proof, &[(G, G * k), (base, base * k + G)], b"here"));
            let mut bad = proof;
            if flip < 32 { bad.challenge.0[flip] ^= 1 } else { bad.response.0[flip - 32] ^= 1 }
            prop_assert!(!verify(&bad, &pairs, b"here"));
        }
    }
}
