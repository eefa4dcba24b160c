//! How a session counts: by a chain of keys through all parties, or with shares at three nodes.

use crate::hex::Hex;
use crate::manifest::{Collator, Manifest, PROTOCOL};
use crate::message::MAX_PAYLOAD;
use crate::refusal::{Refusal, ensure};
use crate::shares::rows::Form;
use serde::{Deserialize, Serialize};

/// The protocol of the shares mode.
pub const SHARES_PROTOCOL: &str = "FACTLAB-SHARES-V1";
/// How many nodes there are: any two of them could open everything, one of them nothing.
pub const NODES: usize = 3;
/// The smallest register, in addresses: below this a row's place in the shuffled register hides too little.
pub const MIN_ROWS: u32 = 100;

/// How a session counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Tokens go past every party; linking needs all keys.
    #[default]
    Chain,
    /// Shares go to three nodes; opening needs two of them.
    Shares,
}

impl Mode {
    /// The name of its protocol in a manifest.
    pub fn protocol(self) -> &'static str {
        match self {
            Self::Chain => PROTOCOL,
            Self::Shares => SHARES_PROTOCOL,
        }
    }
}

/// What a manifest says more in the shares mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    /// Who shuffle: exactly [`NODES`], that do not work together.
    pub nodes: Vec<Collator>,
    /// The address register.
    pub register: Listed,
}

/// A register as a manifest names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// How many addresses it has.
    pub rows: u32,
    /// [`crate::register::Register::hash`].
    pub hash: Hex<32>,
}

impl Shares {
    /// Whether this program can hold a session with these.
    ///
    /// # Errors
    /// `nodes-three`, `canaries-none`, `register-small`, `register-large`.
    pub(crate) fn check(&self, manifest: &Manifest) -> Result<(), Refusal> {
        ensure(self.nodes.len() == NODES, "nodes-three")?;
        ensure(manifest.canaries == 0, "canaries-none")?;
        ensure(self.register.rows >= MIN_ROWS, "register-small")?;
        // What is sealed grows by sixteen bytes, and a share goes with a seed.
        let most = (MAX_PAYLOAD - 64) / Form::of(manifest).width();
        ensure(self.register.rows as usize <= most, "register-large")
    }
}
