//! The link at the foot of a mail by which somebody says that they want no more of them.
//!
//! It holds a route, a pseudonym and a mark made with the installation's key, which nobody can make
//! without it. It works without signing in and for ever, opens nothing, and tells nothing to who reads it.

use super::seat::SeatKey;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bloemenzee_domain::id::{ParticipantId, RouteId};
use hmac::{Hmac, Mac as _};
use uuid::Uuid;

type Key = Hmac<sha2::Sha256>;

/// Bytes of the mark: 128 bits.
const MARK: usize = 16;

fn mark(key: &SeatKey, route: RouteId, participant: ParticipantId) -> Key {
    let mut mac = key.mac(route, b"bloemenzee unsubscribe v1\0");
    mac.update(participant.0.as_bytes());
    mac
}

/// The link's token.
pub fn token(key: &SeatKey, route: RouteId, participant: ParticipantId) -> String {
    let mark = mark(key, route, participant).finalize().into_bytes();
    let all = [route.0.as_bytes().as_slice(), participant.0.as_bytes(), mark.get(..MARK).unwrap_or_default()];
    URL_SAFE_NO_PAD.encode(all.concat())
}

/// Whose token it is; `None` for one that we did not make.
pub fn whose(key: &SeatKey, token: &str) -> Option<(RouteId, ParticipantId)> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok().filter(|bytes| bytes.len() == 32 + MARK)?;
    let route = RouteId(Uuid::from_slice(bytes.get(..16)?).ok()?);
    let participant = ParticipantId(Uuid::from_slice(bytes.get(16..32)?).ok()?);
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
        assert_eq!(whose(&ours, &forged), None, "somebody else's name under our mark");
        for wrong in ["", "x", "é", &made[1..], &format!("{made}AA")] {
            assert_eq!(whose(&ours, wrong), None, "{wrong:?}");
        }
    }
}
