//! Why something does not go on, as a code with its parts; the sentence stands in `texts/`.

use serde::{Deserialize, Serialize};

/// A rule said no: a code, and the parts of its sentence (`refusal-<code>` in the texts).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}")]
pub struct Refusal {
    /// Names the sentence.
    pub code: String,
    /// Named parts of the sentence. Never an address, a token or a secret.
    pub fields: Vec<(String, String)>,
}

impl Refusal {
    /// A refusal without parts.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), fields: Vec::new() }
    }

    /// The same with one part more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.fields.push((name.to_owned(), value.to_string()));
        self
    }

    /// The same as it may be told to others: no signs that work on a screen, nothing long.
    #[must_use]
    pub fn told(&self) -> Self {
        let plain = |text: &str| text.chars().filter(|c| seen(*c)).take(MOST_SIGNS / 4).collect::<String>();
        let fields = self.fields.iter().take(MOST_FIELDS).map(|(name, value)| (plain(name), plain(value)));
        Self { code: plain(&self.code), fields: fields.collect() }
    }

    /// Whether it is as [`Self::told`] makes them.
    pub fn fit(&self) -> bool {
        let texts = self.fields.iter().flat_map(|(name, value)| [name, value]).chain([&self.code]);
        self.fields.len() <= MOST_FIELDS
            && texts.into_iter().all(|text| text.len() <= MOST_SIGNS && text.chars().all(seen))
    }
}

/// The most parts a refusal that is told to others has.
const MOST_FIELDS: usize = 8;
/// The most bytes of each. A sign takes four at most.
const MOST_SIGNS: usize = 200 * 4;

/// Whether a sign is seen as it is: no control, no mark that has no width or turns the direction of reading.
pub fn seen(sign: char) -> bool {
    let hidden = matches!(sign, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}');
    !sign.is_control() && !hidden
}

/// `Err` of a refusal with this code, unless the condition holds.
///
/// # Errors
/// The refusal.
pub fn ensure(condition: bool, code: &str) -> Result<(), Refusal> {
    if condition { Ok(()) } else { Err(Refusal::new(code)) }
}
