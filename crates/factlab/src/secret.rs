//! What must never leave this process: drawn into locked memory, wiped when it has done its work.

use crate::refusal::Refusal;
use curve25519_dalek::scalar::Scalar;
use region::LockGuard;
use zeroize::{Zeroize, Zeroizing};

/// The secrets of one party for one ceremony, on a page of memory of their own that never goes to swap.
pub struct Vault {
    page: Vec<u8>,
    at: usize,
    guard: Option<LockGuard>,
}

const KEY: usize = 0;
const SHARE: usize = 32;
const SALT: usize = 64;
const CANARIES: usize = 96;
const LENGTH: usize = 128;

impl Vault {
    /// Draws fresh secrets with the operating system's randomness.
    ///
    /// # Errors
    /// `memory-unlocked` when the memory cannot be locked, `no-randomness` when there is none.
    pub fn draw() -> Result<Self, Refusal> {
        let size = region::page::size();
        // Two pages, so that one whole page is ours alone: unlocking it can then unlock nobody else's.
        let mut page = vec![0; 2 * size];
        let at = page.as_ptr().align_offset(size);
        let guard = region::lock(page[at..].as_ptr(), LENGTH).map_err(|_| Refusal::new("memory-unlocked"))?;
        getrandom::fill(&mut page[at..at + LENGTH]).map_err(|_| Refusal::new("no-randomness"))?;
        let mut wide = Zeroizing::new([0; 64]);
        getrandom::fill(&mut *wide).map_err(|_| Refusal::new("no-randomness"))?;
        let key = Zeroizing::new(Scalar::from_bytes_mod_order_wide(&wide));
        page[at..at + 32].copy_from_slice(key.as_bytes());
        Ok(Self { page, at, guard: Some(guard) })
    }

    fn part(&self, offset: usize) -> [u8; 32] {
        let start = self.at + offset;
        self.page[start..start + 32].try_into().expect("thirty-two bytes")
    }

    /// The party's key `k`. `None` once wiped.
    pub fn key(&self) -> Option<Zeroizing<Scalar>> {
        let bytes = Zeroizing::new(self.part(KEY));
        self.guard.as_ref()?;
        Option::from(Scalar::from_canonical_bytes(*bytes)).map(Zeroizing::new)
    }

    /// The party's share of the joint randomness: shown to all, after all have committed.
    pub fn share(&self) -> [u8; 32] {
        self.part(SHARE)
    }

    /// What hides the commitment until it is opened.
    pub fn salt(&self) -> [u8; 32] {
        self.part(SALT)
    }

    /// From which the party's canaries follow: shown to all, after all batches are in.
    pub fn canaries(&self) -> [u8; 32] {
        self.part(CANARIES)
    }

    /// Wipes everything. There is no way back.
    pub fn wipe(&mut self) {
        let at = self.at;
        self.page[at..at + LENGTH].zeroize();
        self.guard = None;
    }

    /// Whether it was wiped.
    pub fn wiped(&self) -> bool {
        self.guard.is_none() && self.page[self.at..self.at + LENGTH].iter().all(|byte| *byte == 0)
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        self.wipe();
    }
}

/// Closes the process against looking in: no core dumps, no tracing by others, and all memory out of swap where the
/// system allows it. Answers the names of what could not be had (`guard-<name>` in the texts).
pub fn harden() -> Vec<&'static str> {
    let mut lacking = Vec::new();
    #[cfg(unix)]
    {
        use nix::sys::resource::{RLIM_INFINITY, Resource, getrlimit, setrlimit};
        if setrlimit(Resource::RLIMIT_CORE, 0, 0).is_err() {
            lacking.push("core");
        }
        #[cfg(target_os = "linux")]
        if nix::sys::prctl::set_dumpable(false).is_err() {
            lacking.push("trace");
        }
        // With a finite limit, locking what is still to come would end the process half-way.
        use nix::sys::mman::{MlockAllFlags, mlockall};
        let endless = getrlimit(Resource::RLIMIT_MEMLOCK).is_ok_and(|(soft, _)| soft == RLIM_INFINITY);
        if !endless || mlockall(MlockAllFlags::MCL_CURRENT | MlockAllFlags::MCL_FUTURE).is_err() {
            lacking.push("swap");
        }
    }
    #[cfg(not(unix))]
    lacking.extend(["core", "trace", "swap"]);
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_vaults_differ_and_a_wiped_one_is_empty() {
        let (mut one, other) = (Vault::draw().unwrap(), Vault::draw().unwrap());
        assert_ne!(one.key().unwrap().to_bytes(), other.key().unwrap().to_bytes());
        assert_ne!(one.share(), one.salt());
        assert!(!one.wiped());
        one.wipe();
        assert!(one.wiped() && one.key().is_none());
        assert_eq!(one.canaries(), [0; 32]);
    }
}
