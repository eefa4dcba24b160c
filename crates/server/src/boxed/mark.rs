//! What stays beside the file of a box once it was closed: that file itself is still the one that left home, and would
//! open empty.

use super::folder::{READY, beside, private};
use crate::execute::Failure;
use bloemenzee_domain::refusal::Refusal;
use bloemenzee_domain::time::Moment;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// That a box was closed on this laptop; a small file of JSON, `FILE.closed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// When.
    pub closed: Moment,
    /// Into which file.
    pub into: String,
}

fn path(file: &Path) -> PathBuf {
    beside(file, ".closed")
}

impl Mark {
    /// Writes it, in the place of an earlier one.
    ///
    /// # Errors
    /// What the system says.
    pub fn keep(&self, file: &Path) -> io::Result<()> {
        let path = path(file);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        private(&path, serde_json::to_string(self)?.as_bytes())
    }

    /// What stands beside this file; none when it was never closed, or nobody can read what stands there.
    pub fn of(file: &Path) -> Option<Self> {
        serde_json::from_str(&fs::read_to_string(path(file)).ok()?).ok()
    }
}

/// Whether this box was closed before and its folder is gone: opening its file would begin again with what left home.
///
/// # Errors
/// [`Failure::Refused`] with when it was closed, and into which file.
pub fn begins_empty(file: &Path) -> Result<(), Failure> {
    match Mark::of(file) {
        Some(mark) if !beside(file, ".open").join(READY).exists() => Err(Failure::Refused(
            Refusal::new("box-closed-before").with("since", mark.closed.0).with("file", mark.into),
        )),
        _ => Ok(()),
    }
}
