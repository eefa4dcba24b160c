//! Hints while writing that a text could be plainer: hints, never a block.
//!
//! Dutch at B1 asks for short sentences and common words (design.md, *What it looks like*). Which words are common, and
//! which have a plainer one, is handed in: the rules here know no language.

use crate::guidance;

/// A sentence with more words than this is hard to read.
pub const MAX_SENTENCE: usize = 20;
/// A word with fewer letters than this is never called rare: it is read at a glance, or is a name.
pub const SHORT_WORD: usize = 6;
/// Parts of a compound with fewer letters than this say nothing about it.
const SHORT_PART: usize = 3;
/// A compound of more parts than this is rare, whatever its parts are.
const PARTS: usize = 4;
/// A word with more letters than this is not taken apart.
const LONGEST_COMPOUND: usize = 48;
/// Of one kind at most so many words are named: a list of ten is no help.
const MOST: usize = 4;

/// Something that might make a text plainer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plainer {
    /// A sentence is long: its words.
    LongSentence(usize),
    /// Words of offices, each as written and with a plainer one.
    Jargon(Vec<(String, String)>),
    /// Words that many people may not know, as written, each once.
    Rare(Vec<String>),
    /// Abbreviations that not everybody knows, as written, each once.
    Acronyms(Vec<String>),
}

/// What is known of the words of one language; all words in lower case.
pub trait Lexicon {
    /// Whether a word is common.
    fn common(&self, word: &str) -> bool;
    /// A plainer word for one of offices.
    fn plainer(&self, word: &str) -> Option<&str>;
    /// Endings that a common word may have and be common still, the longest first.
    fn endings(&self) -> &[&str];
    /// What may stand between the parts of a compound; empty when the language makes none.
    fn links(&self) -> &[&str];
}

/// The hints for a text, in the order of [`Plainer`]; none is fine.
///
/// A name (a capital that does not open a sentence), a number and an address are never called rare.
#[must_use]
pub fn hints(text: &str, lexicon: &dyn Lexicon) -> Vec<Plainer> {
    let longest = guidance::readability(text).longest_sentence_words;
    let (mut jargon, mut rare, mut acronyms) = (Vec::new(), Vec::new(), Vec::new());
    for (word, opens) in guidance::words_in_place(text) {
        let lower = word.to_lowercase();
        if guidance::is_acronym(word) {
            once(&mut acronyms, word.to_owned());
        } else if let Some(plain) = plainer(&lower, lexicon) {
            once(&mut jargon, (word.to_owned(), plain.to_owned()));
        } else if is_rare(word, &lower, opens, lexicon) {
            once(&mut rare, word.to_owned());
        }
    }
    let long = (longest > MAX_SENTENCE).then_some(Plainer::LongSentence(longest));
    let jargon = (!jargon.is_empty()).then_some(Plainer::Jargon(jargon));
    let rare = (!rare.is_empty()).then_some(Plainer::Rare(rare));
    let acronyms = (!acronyms.is_empty()).then_some(Plainer::Acronyms(acronyms));
    [long, jargon, rare, acronyms].into_iter().flatten().collect()
}

fn once<W: PartialEq>(words: &mut Vec<W>, word: W) {
    if words.len() < MOST && !words.contains(&word) {
        words.push(word);
    }
}

/// A plainer word for this one, or for what it is without its ending.
fn plainer<'l>(word: &str, lexicon: &'l dyn Lexicon) -> Option<&'l str> {
    let bare = || lexicon.endings().iter().filter_map(|ending| word.strip_suffix(ending));
    lexicon.plainer(word).or_else(|| bare().find_map(|stem| lexicon.plainer(stem)))
}

fn is_rare(word: &str, lower: &str, opens: bool, lexicon: &dyn Lexicon) -> bool {
    let name = !opens && word.starts_with(char::is_uppercase);
    let letters = word.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'');
    letters && !name && lower.split('-').any(|part| part.chars().count() >= SHORT_WORD && !known(part, PARTS, lexicon))
}

/// A common word, one with an ending, or a compound of at most so many of those.
fn known(word: &str, parts: usize, lexicon: &dyn Lexicon) -> bool {
    if inflected(word, lexicon) {
        return true;
    }
    if parts < 2 || word.len() > LONGEST_COMPOUND {
        return false;
    }
    word.char_indices().any(|(at, _)| {
        let (head, tail) = word.split_at(at);
        let linked = |link: &&str| head.strip_suffix(*link).is_some_and(|head| part(head, lexicon));
        tail.chars().count() >= SHORT_PART && lexicon.links().iter().any(linked) && known(tail, parts - 1, lexicon)
    })
}

/// The first part of a compound stands in it without an ending.
fn part(word: &str, lexicon: &dyn Lexicon) -> bool {
    word.chars().count() >= SHORT_PART && lexicon.common(word)
}

fn inflected(word: &str, lexicon: &dyn Lexicon) -> bool {
    let bare = |ending: &&str| word.strip_suffix(*ending).is_some_and(|stem| part(stem, lexicon));
    lexicon.common(word) || lexicon.endings().iter().any(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    struct Few;

    impl Lexicon for Few {
        fn common(&self, word: &str) -> bool {
            ["buurt", "huis", "vrijwillig", "werk", "samen", "voor", "iedereen", "koffie", "drinken", "avond"]
                .contains(&word)
        }
        fn plainer(&self, word: &str) -> Option<&str> {
            (word == "participatie").then_some("meedoen")
        }
        fn endings(&self) -> &[&str] {
            &["en", "er", "e", "s"]
        }
        fn links(&self) -> &[&str] {
            &["", "s"]
        }
    }

    #[test]
    fn plain_words_have_no_hints() {
        for text in ["Samen koffie drinken in het buurthuis.", "Avonden voor iedereen", "", "08.00 uur", "buurtswerker"]
        {
            assert_eq!(hints(text, &Few), vec![], "{text}");
        }
    }

    #[test]
    fn a_word_of_offices_has_a_plainer_one() {
        let wanted = Plainer::Jargon(vec![("Participatie".into(), "meedoen".into())]);
        assert_eq!(hints("Participatie voor iedereen", &Few), vec![wanted]);
    }

    #[test]
    fn a_rare_word_is_named_once_and_a_name_never() {
        let text = "Deskundig zijn. Het is deskundigheid van Wilhelmina, deskundigheid voor iedereen";
        assert_eq!(hints(text, &Few), vec![Plainer::Rare(vec!["Deskundig".into(), "deskundigheid".into()])]);
    }

    #[test]
    fn a_compound_with_a_rare_part_is_rare() {
        assert_eq!(hints("buurtkwartiermaker", &Few), vec![Plainer::Rare(vec!["buurtkwartiermaker".into()])]);
    }

    #[test]
    fn sentences_are_counted_apart() {
        let short = "samen ".repeat(MAX_SENTENCE);
        assert_eq!(hints(&format!("{short}. {short}."), &Few), vec![]);
        assert_eq!(hints(&format!("{short} samen"), &Few), vec![Plainer::LongSentence(MAX_SENTENCE + 1)]);
    }

    #[test]
    fn abbreviations_are_asked_about() {
        assert_eq!(hints("De WMO en de GGZ", &Few), vec![Plainer::Acronyms(vec!["WMO".into(), "GGZ".into()])]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_and_no_list_is_long(text in "(\\PC|[.!?\n -]|buurt|huis|participatie ){0,80}") {
            for hint in hints(&text, &Few) {
                let named = match hint {
                    Plainer::LongSentence(words) => { prop_assert!(words > MAX_SENTENCE); 1 }
                    Plainer::Jargon(words) => words.len(),
                    Plainer::Rare(words) | Plainer::Acronyms(words) => words.len(),
                };
                prop_assert!((1..=MOST).contains(&named));
            }
        }
    }
}
