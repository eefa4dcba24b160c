//! What we accept as text from a person: verbatim, within a few bounds that protect the readers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text is not accepted. The sentence for the person is made elsewhere from these fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum TextProblem {
    /// Nothing but white space and characters that nobody sees.
    Empty,
    /// More characters than allowed.
    TooLong {
        /// Characters (Unicode scalar values) given.
        chars: usize,
        /// Characters allowed.
        max: usize,
    },
    /// A control character that does not belong in text, or one combining mark more than [`MAX_MARKS`] in a row.
    Control {
        /// Its code point.
        code: u32,
        /// Its place, in characters from 1, after trimming.
        at: usize,
    },
    /// A line break in a text of one line.
    LineBreak {
        /// Its place, in characters from 1, after trimming.
        at: usize,
    },
    /// An invisible mark that turns the writing direction is not closed, or closes nothing: the text after it could
    /// be read in another order than it was written.
    Direction {
        /// The code point of the mark.
        code: u32,
        /// Its place, in characters from 1, after trimming.
        at: usize,
    },
}

/// Most combining marks in a row (U+034F not counted): no writing needs more, and towers of them cover the lines around.
/// Unicode's stream-safe format allows 30 (UAX #15); we protect readers, not buffers.
pub const MAX_MARKS: usize = 8;

/// A character that leaves no trace for readers: default-ignorable (Unicode's `DerivedCoreProperties`) or a blank that
/// counts as a letter or symbol (Braille, Hangul fillers).
fn invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// A mark of Unicode's five blocks of combining diacritical marks.
fn combining(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

impl fmt::Display for TextProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the text is empty"),
            Self::TooLong { chars, max } => write!(f, "the text has {chars} characters; at most {max} fit"),
            Self::Control { code, at } => write!(f, "character {at} does not belong in a text (U+{code:04X})"),
            Self::LineBreak { at } => write!(f, "character {at} is a line break; this is one line"),
            Self::Direction { code, at } => {
                write!(f, "character {at} turns the writing direction (U+{code:04X}) without its other half")
            }
        }
    }
}

impl std::error::Error for TextProblem {}

/// Accepts a text of one line: trimmed, otherwise verbatim (a tab inside stays). `max_chars` counts Unicode scalar values.
///
/// Emoji, right-to-left writing and any composition of accents are kept as they are.
///
/// # Errors
/// [`TextProblem`]: empty, too long, with control characters, towers of marks or line breaks, or with unbalanced direction marks.
pub fn clean(text: &str, max_chars: usize) -> Result<String, TextProblem> {
    check(text, max_chars, false)
}

/// Accepts a text of several lines, as [`clean`] does for one. Line ends become `\n`.
///
/// # Errors
/// [`TextProblem`] as in [`clean`], without [`TextProblem::LineBreak`].
pub fn clean_lines(text: &str, max_chars: usize) -> Result<String, TextProblem> {
    check(&text.replace("\r\n", "\n").replace('\r', "\n"), max_chars, true)
}

fn check(text: &str, max: usize, lines: bool) -> Result<String, TextProblem> {
    // Byte order marks at the edges come along with pasted files; they are white space to people.
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.chars().all(|c| c.is_whitespace() || invisible(c)) {
        return Err(TextProblem::Empty);
    }
    let chars = text.chars().count();
    if chars > max {
        return Err(TextProblem::TooLong { chars, max });
    }
    let mut marks = 0;
    for (index, c) in text.chars().enumerate() {
        let at = index + 1;
        // What nobody sees does not break a row of marks.
        if !invisible(c) {
            marks = if combining(c) { marks + 1 } else { 0 };
        }
        match c {
            _ if marks > MAX_MARKS => return Err(TextProblem::Control { code: u32::from(c), at }),
            '\t' => {}
            '\n' if lines => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' if !lines => return Err(TextProblem::LineBreak { at }),
            c if c.is_control() => return Err(TextProblem::Control { code: u32::from(c), at }),
            _ => {}
        }
    }
    balanced(text)?;
    Ok(text.to_owned())
}

/// Direction marks must close in the order they open: embeddings and overrides by U+202C, isolates by U+2069.
/// A paragraph ends them all (Unicode standard annex 9), so each line is balanced in itself.
fn balanced(text: &str) -> Result<(), TextProblem> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let problem = |c: char, at: usize| Err(TextProblem::Direction { code: u32::from(c), at });
    for (index, c) in text.chars().enumerate() {
        let at = index + 1;
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => open.push((c, at)),
            '\u{202c}' if open.pop().is_none_or(|(start, _)| start >= '\u{2066}') => return problem(c, at),
            '\u{2069}' if open.pop().is_none_or(|(start, _)| start < '\u{2066}') => return problem(c, at),
            '\n' | '\u{2029}' => {
                if let Some((start, at)) = open.pop() {
                    return problem(start, at);
                }
            }
            _ => {}
        }
    }
    open.pop().map_or(Ok(()), |(start, at)| problem(start, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_kept_as_it_is() {
        for text in [
            "gisteren",
            "morgen!",
            "e\u{301}én loket",
            "👩‍👩‍👧 welkom",
            "مرحبا بالعالم",
            "a\u{a0}b",
            "רחוב \u{2067}12\u{2069}",
            "1 < 2 & 'x'",
        ] {
            assert_eq!(clean(text, 40), Ok(text.to_owned()));
            assert_eq!(clean(&format!("\u{feff} \t{text}\r\n"), 40), Ok(text.to_owned()));
        }
    }

    #[test]
    fn length_counts_characters() {
        assert_eq!(clean("ééé", 3), Ok("ééé".to_owned()));
        assert_eq!(clean("ééé!", 3), Err(TextProblem::TooLong { chars: 4, max: 3 }));
    }

    #[test]
    fn empty_is_refused() {
        for text in ["", " ", "\n\t", "\u{feff}", "\u{a0}\u{2003}"] {
            assert_eq!(clean(text, 9), Err(TextProblem::Empty));
            assert_eq!(clean_lines(text, 9), Err(TextProblem::Empty));
        }
    }

    #[test]
    fn what_nobody_sees_is_empty() {
        let unseen = "\u{ad}\u{34f}\u{115f}\u{1160}\u{180e}\u{200b}\u{200f}\u{2060}\u{2064}\u{2800}\u{3164}\u{fe0f}\u{feff}\u{ffa0}\u{e0100}";
        for c in unseen.chars() {
            assert_eq!(clean(&c.to_string(), 99), Err(TextProblem::Empty), "{c:?}");
            assert_eq!(clean_lines(&format!(" {c}\n{c} "), 99), Err(TextProblem::Empty), "{c:?}");
            let with = format!("a{c}b");
            assert_eq!(clean(&with, 99), Ok(with), "{c:?}");
        }
        assert_eq!(clean(unseen, 99), Err(TextProblem::Empty));
        assert_eq!(clean("\u{2067}\u{2069}", 99), Err(TextProblem::Empty));
    }

    #[test]
    fn a_few_marks_on_a_letter_and_no_tower() {
        for mark in ['\u{301}', '\u{1ab0}', '\u{1dff}', '\u{20dd}', '\u{fe20}'] {
            let most = format!("a{}", mark.to_string().repeat(MAX_MARKS));
            assert_eq!(clean(&most, 99), Ok(most.clone()));
            let twice = format!("{most}{most}");
            assert_eq!(clean_lines(&twice, 99), Ok(twice));
            let refused = TextProblem::Control { code: u32::from(mark), at: MAX_MARKS + 2 };
            assert_eq!(clean(&format!("{most}{mark}b"), 99), Err(refused));
            assert!(clean(&format!("{most}\u{200d}{mark}"), 99).is_err(), "hidden by a joiner");
        }
    }

    #[test]
    fn control_characters_are_refused_with_their_place() {
        assert_eq!(clean("a\0b", 9), Err(TextProblem::Control { code: 0, at: 2 }));
        assert_eq!(clean("ab\u{1b}[31m", 9), Err(TextProblem::Control { code: 0x1b, at: 3 }));
        assert_eq!(clean("a\u{9f}", 9), Err(TextProblem::Control { code: 0x9f, at: 2 }));
        assert_eq!(clean_lines("a\u{7}", 9), Err(TextProblem::Control { code: 7, at: 2 }));
    }

    #[test]
    fn lines_only_where_lines_are_meant() {
        assert_eq!(clean("a\nb", 9), Err(TextProblem::LineBreak { at: 2 }));
        assert_eq!(clean("a\tb", 9), Ok("a\tb".to_owned()));
        assert_eq!(clean("a\u{2028}b", 9), Err(TextProblem::LineBreak { at: 2 }));
        assert_eq!(clean_lines(" a\r\n\tb\rc\n", 9), Ok("a\n\tb\nc".to_owned()));
    }

    #[test]
    fn direction_marks_come_in_pairs() {
        assert_eq!(clean("a\u{202e}b\u{202c}c", 9), Ok("a\u{202e}b\u{202c}c".to_owned()));
        for (text, code, at) in [
            ("abc\u{202e}def", 0x202e, 4),
            ("a\u{2066}b", 0x2066, 2),
            ("a\u{202c}", 0x202c, 2),
            ("\u{2069}a", 0x2069, 1),
            ("\u{202a}\u{2067}a\u{202c}\u{2069}", 0x202c, 4),
        ] {
            assert_eq!(clean(text, 9), Err(TextProblem::Direction { code, at }), "{text:?}");
        }
        assert!(clean_lines("a\u{202e}\nb\u{202c}", 9).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: crate::testing::cases(128), ..ProptestConfig::default() })]

        #[test]
        fn what_is_accepted_is_accepted_again_unchanged(text in "[\\PC\\s\u{0}-\u{9f}\u{202a}-\u{202e}\u{2066}-\u{2069}]{0,40}", max in 1usize..50) {
            if let Ok(kept) = clean(&text, max) {
                prop_assert!(text.contains(&kept));
                prop_assert!(kept.chars().count() <= max);
                prop_assert!(!kept.chars().any(|c| c.is_control() && c != '\t'));
                prop_assert_eq!(clean(&kept, max), Ok(kept));
            }
            if let Ok(kept) = clean_lines(&text, max) {
                prop_assert_eq!(clean_lines(&kept, max), Ok(kept));
            }
        }
    }
}
