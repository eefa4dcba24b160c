//! The key a party signs with.

use crate::{Fault, read, write};
use clap::Subcommand;
use ed25519_dalek::SigningKey;
use factlab::hex;
use factlab::refusal::Refusal;
use factlab::text::T;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

#[derive(Subcommand)]
pub enum What {
    /// Makes a key.
    New {
        /// Where the key comes.
        file: PathBuf,
    },
    /// Shows the public part.
    Show {
        /// The file with the key.
        file: PathBuf,
    },
}

pub fn run(what: &What, t: T) -> Result<(), Fault> {
    let file = match what {
        What::New { file } => {
            make(file)?;
            say!("{}", t.a("cli-key-made", &[("file", file.display().to_string())]));
            file
        }
        What::Show { file } => file,
    };
    let public = hex::encode(load(file)?.verifying_key().as_bytes());
    say!("{}", t.a("cli-key-public", &[("key", public)]));
    Ok(())
}

/// Draws a key into a new file that only its owner may read.
fn make(file: &Path) -> Result<(), Fault> {
    if file.exists() {
        return Err(Refusal::new("key-exists").with("file", file.display()).into());
    }
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(&mut *seed).map_err(|_| Refusal::new("no-randomness"))?;
    let text = Zeroizing::new(hex::encode(&*seed));
    write(file, b"")?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let only_owner = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(file, only_owner).map_err(|error| Fault::File(file.to_owned(), error))?;
    }
    write(file, text.as_bytes())
}

/// The key in a file.
pub fn load(file: &Path) -> Result<SigningKey, Fault> {
    let bytes = Zeroizing::new(read(file)?);
    let text = std::str::from_utf8(&bytes).unwrap_or_default().trim();
    let seed = hex::decode::<32>(text).map(Zeroizing::new);
    let seed = seed.ok_or_else(|| Refusal::new("key-file").with("file", file.display()))?;
    Ok(SigningKey::from_bytes(&seed))
}
