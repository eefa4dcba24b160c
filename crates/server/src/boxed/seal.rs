//! The file of a box: encrypted with a passphrase, in the format of age (age-encryption.org/v1).

use super::refused;
use crate::execute::Failure;
use age::scrypt;
use age::secrecy::SecretString;
use tokio::sync::Semaphore;

/// Fewest characters of a passphrase: four short words, or more.
pub const MIN_PASSPHRASE: usize = 12;

/// How much work each guess at a passphrase costs: scrypt with N = 2^17, 128 MB and half a second. A
/// program built for debugging is forty times slower, and asks for less.
const WORK: u8 = if cfg!(debug_assertions) { 12 } else { 17 };
/// Most work that a file may ask for before it is opened: what a box of ours asks.
const MOST_WORK: u8 = 17;
/// One file at a time is opened or made: each takes a hundred megabytes.
static TURN: Semaphore = Semaphore::const_new(1);

/// What opens a box; never an argument of a command, never in a log.
#[derive(Clone)]
pub struct Passphrase(String);

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

impl Passphrase {
    /// A passphrase as somebody types it; line breaks at its end do not count.
    pub fn typed(text: &str) -> Self {
        Self(text.trim_end_matches(['\r', '\n']).to_owned())
    }

    /// The same, when it is long enough to lock something with and was typed the same twice.
    ///
    /// # Errors
    /// [`Failure::Refused`] with what is wrong.
    pub fn chosen(text: &str, again: &str) -> Result<Self, Failure> {
        let chosen = Self::typed(text);
        if chosen.0 != Self::typed(again).0 {
            return Err(refused("passphrase-differs"));
        }
        if chosen.0.chars().count() < MIN_PASSPHRASE {
            return Err(refused("passphrase-short"));
        }
        Ok(chosen)
    }

    fn secret(&self) -> SecretString {
        SecretString::from(self.0.clone())
    }

    /// Encrypts.
    ///
    /// # Errors
    /// [`Failure::Fault`].
    pub async fn seal(&self, plain: Vec<u8>) -> Result<Vec<u8>, Failure> {
        let secret = self.secret();
        let seal = move || {
            let mut to = scrypt::Recipient::new(secret);
            to.set_work_factor(WORK);
            age::encrypt(&to, &plain)
        };
        let _turn = TURN.acquire().await;
        let sealed = tokio::task::spawn_blocking(seal).await.map_err(|error| Failure::Fault(error.to_string()))?;
        sealed.map_err(|error| Failure::Fault(format!("the file could not be encrypted: {error}")))
    }

    /// Decrypts.
    ///
    /// # Errors
    /// [`Failure::Refused`] when it is no such file, it was damaged, or this does not open it.
    pub async fn open(&self, sealed: Vec<u8>) -> Result<Vec<u8>, Failure> {
        let secret = self.secret();
        let _turn = TURN.acquire().await;
        let open = move || {
            let mut from = scrypt::Identity::new(secret);
            from.set_max_work_factor(MOST_WORK);
            age::decrypt(&from, &sealed)
        };
        let opened = tokio::task::spawn_blocking(open).await.map_err(|error| Failure::Fault(error.to_string()))?;
        opened.map_err(|error| match error {
            age::DecryptError::KeyDecryptionFailed
            | age::DecryptError::DecryptionFailed
            | age::DecryptError::NoMatchingKeys => refused("passphrase-wrong"),
            _ => refused("box-no-box"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// A file that asks for hardly any work.
    fn quick(passphrase: &Passphrase) -> Vec<u8> {
        let mut to = scrypt::Recipient::new(passphrase.secret());
        to.set_work_factor(2);
        age::encrypt(&to, b"a box").unwrap()
    }

    #[tokio::test]
    async fn one_file_is_opened_or_made_at_a_time() {
        let mine = Passphrase::typed("vier losse woorden samen");
        let file = quick(&mine);
        assert_eq!(mine.open(file.clone()).await.unwrap(), b"a box");
        let turn = TURN.acquire().await.unwrap();
        let soon = Duration::from_secs(2);
        assert!(tokio::time::timeout(soon, mine.open(file.clone())).await.is_err(), "it waits for its turn");
        assert!(tokio::time::timeout(soon, mine.seal(b"a box".to_vec())).await.is_err(), "and so does another");
        drop(turn);
        assert_eq!(mine.open(file).await.unwrap(), b"a box");
    }
}
