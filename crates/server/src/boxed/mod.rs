//! The meeting in a box: a route leaves in one encrypted file, is served without internet, and comes
//! back (docs/decisions/0011-the-meeting-in-a-box.md).
//!
//! The rules stand in the domain's `boxed`; what comes home is checked in `execute/bring.rs`.

mod back;
mod folder;
mod mark;
mod note;
mod pack;
mod seal;
mod sign;

pub use back::bring;
pub use folder::{Folder, Opened, private};
pub use mark::{Mark, begins_empty};
pub use note::{Signer, Verifier, root};
pub use pack::{FORMAT, Pack};
pub use seal::{MIN_PASSPHRASE, Passphrase};
pub use sign::{Taken, closed, give_up, reopened, take};

use bloemenzee_domain::refusal::Refusal;

use crate::execute::Failure;
use crate::read::Boxed;

/// A box while it is served.
pub struct Open {
    /// The folder in which it stands.
    pub folder: Folder,
    /// What it is.
    pub boxed: Boxed,
    /// What people call it.
    pub name: String,
    /// The addresses at which it can be reached, the one in its links first.
    pub addresses: Vec<String>,
}

/// Refuses with a code of its own.
fn refused(code: &'static str) -> Failure {
    Failure::Refused(Refusal::new(code))
}
