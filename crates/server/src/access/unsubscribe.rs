//! The link at the foot of a mail by which somebody says that they want no more of them.
//!
//! It holds a route and a pseudonym, encrypted and authenticated under the installation's key: without it nobody can
//! make one, and nobody can read from it whose it is. It works without signing in and for ever, and opens nothing.
//! Links from before held both in the clear beside a mark; they keep working.

use super::seat::SeatKey;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bloemenzee_domain::id::{ParticipantId, RouteId};
use chacha20poly1305::aead::Aead as _;
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac as _};
use uuid::Uuid;

type Key = Hmac<sha2::Sha256>;

/// Bytes of the mark of an older link: 128 bits.
const MARK: usize = 16;
/// Bytes of the nonce of XChaCha20-Poly1305.
const NONCE: usize = 24;

fn mark(key: &SeatKey, route: RouteId, participant: ParticipantId) -> Key {
    let mut mac = key.mac(route, b"bloemenzee unsubscribe v1\0");
    mac.update(participant.0.as_bytes());
    mac
}

fn cipher(key: &SeatKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&key.of(b"bloemenzee unsubscribe v2\0", &[]).into())
}

/// The link's token: the same for the same person of the same route.
///
/// The nonce is made from what is encrypted, under a key of its own, so that no two texts share one.
pub fn token(key: &SeatKey, route: RouteId, participant: ParticipantId) -> String {
    let whose = [route.0.as_bytes().as_slice(), participant.0.as_bytes()].concat();
    let made = key.of(b"bloemenzee unsubscribe nonce v2\0", &whose);
    let nonce = made.get(..NONCE).unwrap_or_default();
    let hidden = cipher(key).encrypt(XNonce::from_slice(nonce), whose.as_slice());
    let hidden = hidden.expect("32 bytes are not too many to encrypt");
    URL_SAFE_NO_PAD.encode([nonce, &hidden].concat())
}

/// Whose token it is; `None` for one that we did not make.
pub fn whose(key: &SeatKey, token: &str) -> Option<(RouteId, ParticipantId)> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    if bytes.len() == 32 + MARK {
        return of_older(key, &bytes);
    }
    let (nonce, hidden) = bytes.split_at_checked(NONCE)?;
    let whose = cipher(key).decrypt(XNonce::from_slice(nonce), hidden).ok()?;
    two(&whose)
}

/// The route and the pseudonym in these bytes.
fn two(bytes: &[u8]) -> Option<(RouteId, ParticipantId)> {
    let id = |bytes: Option<&[u8]>| Uuid::from_slice(bytes?).ok();
    Some((RouteId(id(bytes.get(..16))?), ParticipantId(id(bytes.get(16..32))?)))
}

fn of_older(key: &SeatKey, bytes: &[u8]) -> Option<(RouteId, ParticipantId)> {
    let (route, participant) = two(bytes)?;
    // Compared in constant time.
    mark(key, route, participant).verify_truncated_left(bytes.get(32..)?).ok()?;
    Some((route, participant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_we_made_says_whose_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let key = |name: &str| SeatKey::of_folder(&folder.path().join(name)).unwrap();
        let (ours, other) = (key("a"), key("b"));
        let (route, who) = (RouteId(Uuid::from_u128(7)), ParticipantId(Uuid::from_u128(9 << 64)));
        let made = token(&ours, route, who);
        assert_eq!(whose(&ours, &made), Some((route, who)));
        assert_eq!(whose(&other, &made), None, "another installation's");
        let somebody = token(&ours, route, ParticipantId(Uuid::from_u128(8 << 64)));
        let forged = format!("{}{}", &somebody[..42], &made[42..]);
        assert_eq!(whose(&ours, &forged), None, "a part of somebody else's");
        for wrong in ["", "x", "é", &made[1..], &made[4..], &format!("{made}AA")] {
            assert_eq!(whose(&ours, wrong), None, "{wrong:?}");
        }
    }

    /// A link as mails held it before.
    fn older(key: &SeatKey, route: RouteId, who: ParticipantId) -> String {
        let mark = mark(key, route, who).finalize().into_bytes();
        URL_SAFE_NO_PAD.encode([route.0.as_bytes().as_slice(), who.0.as_bytes(), &mark[..MARK]].concat())
    }

    #[test]
    fn nobody_reads_from_it_whose_it_is_and_older_links_keep_working() {
        let folder = tempfile::tempdir().unwrap();
        let key = SeatKey::of_folder(folder.path()).unwrap();
        let (route, who) = (RouteId(Uuid::from_u128(7 << 64)), ParticipantId(Uuid::from_u128(9 << 64)));
        let shows = |token: &str, id: &Uuid| {
            let bytes = URL_SAFE_NO_PAD.decode(token).unwrap();
            bytes.windows(16).any(|some| some == id.as_bytes())
        };
        let (made, before) = (token(&key, route, who), older(&key, route, who));
        assert!(shows(&before, &who.0) && shows(&before, &route.0), "as it was");
        assert!(!shows(&made, &who.0) && !shows(&made, &route.0));
        assert_eq!(made, token(&key, route, who), "every mail to the same person has the same");
        let other = token(&key, route, ParticipantId(Uuid::from_u128(8 << 64)));
        assert!(made[..20] != other[..20] && made[76..] != other[76..]);
        assert_eq!(whose(&key, &before), Some((route, who)));
        let forged = format!("{}{}", &older(&key, route, ParticipantId(Uuid::from_u128(8 << 64)))[..42], &before[42..]);
        assert_eq!(whose(&key, &forged), None, "somebody else's name under our mark");
    }
}
