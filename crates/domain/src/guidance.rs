//! Guidance while writing the central question: hints, never a block.
//!
//! A good question is open, holds no solution, and reads easily: "Wat is er voor nodig, zodat …?" (method.md, *Words*
//! and phase 1). The hints are heuristics for Dutch and English; the writer decides.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The most words that a question reads easily with.
pub const MAX_WORDS: usize = 25;
/// A word of this many letters or more counts as long (three syllables and more, mostly compounds).
pub const LONG_WORD: usize = 15;

/// Something that might make the question better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "hint", rename_all = "snake_case")]
pub enum Hint {
    /// It does not end with a question mark.
    NotAQuestion,
    /// It can be answered with yes or no.
    ClosedQuestion {
        /// The word it opens with, as written.
        opening: String,
    },
    /// It names a means, so an answer is already inside.
    HoldsSolution {
        /// The words that show it, in lower case.
        words: String,
    },
    /// It is long.
    TooLong {
        /// Its words.
        words: usize,
        /// As many read easily.
        max: usize,
    },
    /// It asks more than one thing.
    TwoQuestions,
    /// It has words that many people stumble over.
    LongWords {
        /// The words, as written, each once.
        words: Vec<String>,
    },
    /// It does not have the form "Wat is er voor nodig, zodat …": a mild hint.
    MissingSoThat,
    /// An abbreviation that not everybody knows.
    Acronym {
        /// The abbreviation, as written.
        word: String,
    },
}

/// How easily a text reads; B1 asks for short sentences and common words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Readability {
    /// Sentences.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Words in the longest sentence.
    pub longest_sentence_words: usize,
    /// Words of [`LONG_WORD`] letters or more.
    pub long_words: usize,
}

const CLOSED_NL: &str = "ben bent is zijn was waren wordt worden kan kunt kunnen moet moeten mag mogen wil wilt willen zal zult zullen zou zouden \
    heeft hebben heb hebt gaat gaan doet doen vindt vind vinden komt komen krijgt krijgen hoeft hoeven lukt weet weten bestaat bestaan denkt denken steunt";
const CLOSED_EN: &str =
    "am are was were do does did can could should shall will would must may might has have had need";
const MEANS: &[&str] = &[
    "door middel van",
    "met behulp van",
    "met inzet van",
    "aan de hand van",
    "in de vorm van",
    "via een",
    "via de",
    "via het",
    "met een app",
    "met een loket",
    "met een platform",
    "met een website",
    "met een cursus",
    "met een training",
    "met een campagne",
    "by means of",
    "by using",
    "through a",
    "through an",
    "via a",
    "via an",
    "with an app",
    "with a website",
    "with a platform",
    "with a desk",
];
const OPEN: &str =
    "wat hoe wie waar waarom wanneer welke welk waarmee waardoor waarvoor what how who where why when which";
/// Abbreviations that everybody reads as a word.
const KNOWN: &str = "tv ok nl eu";

/// The hints for a central question, in the order of [`Hint`]; none is fine. An empty text has none.
#[must_use]
pub fn question_hints(question: &str) -> Vec<Hint> {
    let question = question.trim();
    let words = words(question);
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let (Some(first), Some(opening)) = (lower.first(), words.first()) else { return Vec::new() };
    let mut hints = Vec::new();
    if !question.ends_with('?') {
        hints.push(Hint::NotAQuestion);
    }
    if CLOSED_NL.split_whitespace().chain(CLOSED_EN.split_whitespace()).any(|word| word == first) {
        hints.push(Hint::ClosedQuestion { opening: (*opening).to_owned() });
    }
    if let Some(words) = solution(&lower) {
        hints.push(Hint::HoldsSolution { words });
    }
    if words.len() > MAX_WORDS {
        hints.push(Hint::TooLong { words: words.len(), max: MAX_WORDS });
    }
    if two_questions(question, &lower) {
        hints.push(Hint::TwoQuestions);
    }
    let long = unique(words.iter().filter(|word| is_long(word)));
    if !long.is_empty() {
        hints.push(Hint::LongWords { words: long });
    }
    if !so_that(&lower) {
        hints.push(Hint::MissingSoThat);
    }
    let acronyms = unique(words.iter().filter(|word| is_acronym(word)));
    hints.extend(acronyms.into_iter().map(|word| Hint::Acronym { word }));
    hints
}

/// Counts what makes a text easy or hard to read. A sentence ends with `.`, `!`, `?` or an empty line.
#[must_use]
pub fn readability(text: &str) -> Readability {
    let counts: Vec<usize> = sentences(text).map(|sentence| words(sentence).len()).filter(|count| *count > 0).collect();
    Readability {
        sentences: counts.len(),
        words: counts.iter().sum(),
        longest_sentence_words: counts.iter().copied().max().unwrap_or(0),
        long_words: words(text).iter().filter(|word| is_long(word)).count(),
    }
}

/// Sentences: a mark ends one when white space or the end follows, so that "08.00" and "www.nl" stay whole.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut chars = rest.char_indices().peekable();
        while let Some((index, c)) = chars.next() {
            let ends = match (c, chars.peek()) {
                ('.' | '!' | '?', next) => next.is_none_or(|(_, next)| next.is_whitespace()),
                ('\n', Some((_, next))) => *next == '\n',
                _ => false,
            };
            if ends {
                let (sentence, after) = rest.split_at(index + c.len_utf8());
                rest = after;
                return Some(sentence);
            }
        }
        Some(std::mem::take(&mut rest))
    })
}

/// Words, without the marks around them; what holds no letter or digit is no word.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The words of a text in reading order, each with whether it opens a sentence.
pub(crate) fn words_in_place(text: &str) -> impl Iterator<Item = (&str, bool)> {
    sentences(text).flat_map(|sentence| words(sentence).into_iter().enumerate().map(|(at, word)| (word, at == 0)))
}

fn unique<'a>(words: impl Iterator<Item = &'a &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in words {
        if !found.iter().any(|known| known == word) {
            found.push((*word).to_owned());
        }
    }
    found
}

fn is_long(word: &str) -> bool {
    // Web addresses are not read as words; parts joined by a hyphen are read one by one.
    !word.contains('.') && word.split('-').any(|part| part.chars().filter(|c| c.is_alphabetic()).count() >= LONG_WORD)
}

/// Two capitals or more in a word of at most six letters: Wmo is read as a name, WMO and GGZ are not.
pub(crate) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let known = KNOWN.split_whitespace().any(|known| known == word.to_lowercase());
    let short = ["Wmo", "Wlz", "Zvw", "Avg", "Wkkgz"].contains(&word);
    !known && (short || (2..=6).contains(&letters) && capitals >= 2 && capitals * 2 >= letters)
}

/// Words that name a means: a fixed phrase, or "door … te …" ("by …ing").
fn solution(lower: &[String]) -> Option<String> {
    let text = format!(" {} ", lower.join(" "));
    if let Some(phrase) = MEANS.iter().find(|phrase| text.contains(&format!(" {phrase} "))) {
        return Some((*phrase).to_owned());
    }
    let by = |index: usize| {
        lower[index] == "by" && lower.get(index + 1).is_some_and(|next| next.ends_with("ing") && next.len() > 5)
    };
    if let Some(index) = (0..lower.len()).find(|&index| by(index)) {
        return Some(lower[index..index + 2].join(" "));
    }
    let start = lower.iter().position(|word| word == "door")?;
    let length = lower[start..].iter().take(9).position(|word| word == "te")?;
    (length > 0 && lower.len() > start + length + 1).then(|| format!("door … te {}", lower[start + length + 1]))
}

/// Whether there are two question marks, or "en/of" with another question word behind it.
fn two_questions(question: &str, lower: &[String]) -> bool {
    let marks = question.split('?').filter(|part| !words(part).is_empty()).count() > 1;
    let joined = lower.windows(2).any(|pair| {
        ["en", "of", "and", "or"].contains(&pair[0].as_str()) && OPEN.split_whitespace().any(|word| word == pair[1])
    });
    marks || joined
}

/// The form of the method: what is needed, so that.
fn so_that(lower: &[String]) -> bool {
    let text = lower.join(" ");
    let needed = text.starts_with("wat is er voor nodig")
        || text.starts_with("wat is ervoor nodig")
        || text.starts_with("wat is er nodig");
    let needed = needed
        || text.starts_with("what is needed")
        || text.starts_with("what does it take")
        || text.starts_with("what would it take");
    let goal = ["zodat", "opdat", "dat", "that", "to", "om", "for"];
    needed && lower.iter().skip(3).any(|word| goal.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_questions_of_the_meeting_have_no_hints() {
        for question in [
            "Wat is er voor nodig, zodat het goed gaat met mantelzorgers in Westerkwartier?",
            "Wat is ervoor nodig dat het goed gaat met mantelzorgers in de gemeente Westerkwartier?",
            "What is needed so that family carers in Westerkwartier do well?",
        ] {
            assert_eq!(question_hints(question), vec![], "{question}");
        }
    }

    #[test]
    fn nothing_written_has_no_hints() {
        assert_eq!(question_hints(" ?"), vec![]);
    }

    #[test]
    fn a_statement_is_not_a_question() {
        assert!(question_hints("Het moet beter gaan met mantelzorgers.").contains(&Hint::NotAQuestion));
    }

    #[test]
    fn yes_or_no_is_closed() {
        for (question, opening) in [
            ("Moeten we een loket openen?", "Moeten"),
            ("Kan het beter?", "Kan"),
            ("Is er genoeg hulp?", "Is"),
            ("Vindt u de zorg goed?", "Vindt"),
            ("Should we open a desk?", "Should"),
            ("«Zijn» er klachten?", "Zijn"),
        ] {
            assert!(
                question_hints(question).contains(&Hint::ClosedQuestion { opening: opening.to_owned() }),
                "{question}"
            );
        }
        for question in ["Wat kan beter?", "Hoe gaat het?", "Wie is er nodig?", "Isolatie: wat is nodig?"] {
            assert!(
                !question_hints(question).iter().any(|hint| matches!(hint, Hint::ClosedQuestion { .. })),
                "{question}"
            );
        }
    }

    #[test]
    fn a_means_is_a_solution() {
        for (question, words) in [
            ("Hoe helpen we ouders door middel van een cursus?", "door middel van"),
            ("Hoe bereiken we jongeren via een app?", "via een"),
            ("Hoe helpen we mensen met een loket in elk dorp?", "met een loket"),
            ("Hoe wordt het veiliger door meer lampen te plaatsen?", "door … te plaatsen"),
            ("How do we help parents by building a portal?", "by building"),
        ] {
            assert!(question_hints(question).contains(&Hint::HoldsSolution { words: words.to_owned() }), "{question}");
        }
        for question in [
            "Wat is er voor nodig, zodat het goed gaat door het hele jaar?",
            "Hoe gaat het door en door?",
            "Wat is nodig door te?",
        ] {
            assert!(
                !question_hints(question).iter().any(|hint| matches!(hint, Hint::HoldsSolution { .. })),
                "{question}"
            );
        }
    }

    #[test]
    fn length_counts_words() {
        let question = |words: usize| format!("Wat is {}nodig?", "nu ".repeat(words - 3));
        assert!(!question_hints(&question(MAX_WORDS)).iter().any(|hint| matches!(hint, Hint::TooLong { .. })));
        let words = MAX_WORDS + 1;
        assert!(question_hints(&question(words)).contains(&Hint::TooLong { words, max: MAX_WORDS }));
    }

    #[test]
    fn two_questions_are_two() {
        for question in ["Wat is nodig? En wie doet het?", "Wat is nodig en wie doet het?", "Hoe, en waar, helpen we?"]
        {
            assert!(question_hints(question).contains(&Hint::TwoQuestions), "{question}");
        }
        for question in ["Wat is nodig voor jong en oud?", "Wat is nodig??"] {
            assert!(!question_hints(question).contains(&Hint::TwoQuestions), "{question}");
        }
    }

    #[test]
    fn hard_words_are_shown_once() {
        let hints = question_hints(
            "Wat vraagt deskundigheidsbevordering van de GGZ, en de deskundigheidsbevordering van de WMO en de Wlz?",
        );
        assert!(hints.contains(&Hint::LongWords { words: vec!["deskundigheidsbevordering".to_owned()] }), "{hints:?}");
        let acronyms: Vec<_> = hints
            .iter()
            .filter_map(|hint| if let Hint::Acronym { word } = hint { Some(word.as_str()) } else { None })
            .collect();
        assert_eq!(acronyms, ["GGZ", "WMO", "Wlz"]);
    }

    #[test]
    fn the_form_of_the_method_is_a_mild_hint() {
        assert_eq!(question_hints("Hoe gaat het goed met mantelzorgers?"), vec![Hint::MissingSoThat]);
    }

    #[test]
    fn reading_is_counted() {
        let text =
            "Korte zin. Om 08.00 uur gaat www.voorbeeld.nl open!\n\nEen kop zonder punt\n\nInformatievoorziening telt?";
        let expected = Readability { sentences: 4, words: 14, longest_sentence_words: 6, long_words: 1 };
        assert_eq!(readability(text), expected);
        assert_eq!(
            readability(" … "),
            Readability { sentences: 0, words: 0, longest_sentence_words: 0, long_words: 0 }
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

        #[test]
        fn counts_agree_for_any_text(text in "(\\PC|[.!?\n]|door |te |en wie ){0,60}") {
            let counted = readability(&text);
            prop_assert_eq!(counted.words, words(&text).len());
            prop_assert!(counted.longest_sentence_words <= counted.words);
            let too_long = question_hints(&text).iter().any(|hint| matches!(hint, Hint::TooLong { .. }));
            prop_assert_eq!(too_long, counted.words > MAX_WORDS);
        }
    }
}
