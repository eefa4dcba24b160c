//! Which words are common, and which have a plainer one, in Dutch and English: what the hints of
//! `bloemenzee_domain::plain` ask of a language.
//!
//! Common are the 10,000 words heard most in subtitles of films (docs/decisions/0010-common-words.md says whose list that
//! is and under which licence; `build.mjs` takes it from its package), and the words of this field that everybody in a
//! route knows. Words of offices stand in `texts/*/jargon.txt`, written by us.

use crate::text::Lang;
use bloemenzee_domain::plain::Lexicon;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a route's own pages say so often that nobody there stumbles over it.
const OF_THE_FIELD: [(Lang, &str); 2] = [
    (
        Lang::Nl,
        "mantelzorg mantelzorger gemeente inwoner wethouder deelnemer bijeenkomst vrijwilliger buurthuis dorpshuis huisarts \
         bewoner thuiszorg welzijn jongere oudere vereniging organisatie activiteit informatie ondersteuning website wekelijks maandelijks",
    ),
    (
        Lang::En,
        "carer carers municipality resident residents alderman participant volunteer volunteers neighbourhood organisation \
         website weekly monthly district",
    ),
];

const ENDINGS_NL: &[&str] = &[
    "heden", "ingen", "tjes", "heid", "ster", "jes", "tje", "ing", "end", "ers", "ten", "den", "sen", "en", "je", "er",
    "te", "de", "st", "e", "s", "t", "n",
];
const ENDINGS_EN: &[&str] =
    &["ings", "ness", "less", "ful", "ing", "ies", "ers", "ity", "ed", "er", "es", "ly", "s", "d", "y"];

/// What is known of the words of one language.
#[derive(Debug)]
pub struct Words {
    common: HashSet<&'static str>,
    plainer: HashMap<&'static str, &'static str>,
    endings: &'static [&'static str],
    links: &'static [&'static str],
}

static DUTCH: LazyLock<Words> = LazyLock::new(|| Words {
    common: common(Lang::Nl, include_str!(concat!(env!("OUT_DIR"), "/words-nl.txt"))),
    plainer: pairs(include_str!("../texts/nl/jargon.txt")),
    endings: ENDINGS_NL,
    links: &["", "s", "en", "e"],
});
static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words {
    common: common(Lang::En, include_str!(concat!(env!("OUT_DIR"), "/words-en.txt"))),
    plainer: pairs(include_str!("../texts/en/jargon.txt")),
    endings: ENDINGS_EN,
    links: &[""],
});

/// The words of a language; read at the first question.
pub fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Nl => &DUTCH,
        Lang::En => &ENGLISH,
    }
}

fn common(lang: Lang, list: &'static str) -> HashSet<&'static str> {
    let field = OF_THE_FIELD.iter().filter(|(of, _)| *of == lang).flat_map(|(_, words)| words.split_whitespace());
    list.lines().chain(field).collect()
}

fn pairs(list: &'static str) -> HashMap<&'static str, &'static str> {
    list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = ")).collect()
}

impl Lexicon for Words {
    fn common(&self, word: &str) -> bool {
        self.common.contains(word)
    }

    fn plainer(&self, word: &str) -> Option<&str> {
        self.plainer.get(word).copied()
    }

    fn endings(&self) -> &[&str] {
        self.endings
    }

    fn links(&self) -> &[&str] {
        self.links
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bloemenzee_domain::plain::{Plainer, hints};

    #[test]
    fn what_was_written_at_a_table_is_plain() {
        for text in [
            "Elke week samen koffie drinken in het dorpshuis",
            "Een vast punt waar mantelzorgers met vragen terechtkunnen",
            "Iemand die meegaat naar het gesprek met de gemeente",
            "Ontmoetingen tussen mantelzorgers, ook in de avond",
        ] {
            assert_eq!(hints(text, of(Lang::Nl)), vec![], "{text}");
        }
        assert_eq!(hints("A fixed place where carers can ask their questions", of(Lang::En)), vec![]);
    }

    #[test]
    fn words_of_offices_and_rare_words_are_named() {
        let text = "Het faciliteren van participatie met een multidisciplinair samenwerkingsverband";
        let found = hints(text, of(Lang::Nl));
        let pair = |word: &str, plain: &str| (word.to_owned(), plain.to_owned());
        assert!(
            found.contains(&Plainer::Jargon(vec![
                pair("faciliteren", "mogelijk maken"),
                pair("participatie", "meedoen")
            ])),
            "{found:?}"
        );
        assert!(
            matches!(&found[1], Plainer::Rare(words) if words.contains(&"multidisciplinair".to_owned())),
            "{found:?}"
        );
        let found = hints("We facilitate respite", of(Lang::En));
        assert_eq!(found, vec![Plainer::Jargon(vec![pair("facilitate", "make possible"), pair("respite", "a break")])]);
    }

    #[test]
    fn every_line_of_the_lists_says_something() {
        for (lang, file) in
            [(Lang::Nl, include_str!("../texts/nl/jargon.txt")), (Lang::En, include_str!("../texts/en/jargon.txt"))]
        {
            let lines = file.lines().filter(|line| !line.starts_with('#')).count();
            assert_eq!(of(lang).plainer.len(), lines, "each word once, each with a plainer one");
            assert!(of(lang).plainer.iter().all(|(word, plain)| *word == word.to_lowercase() && word != plain));
            assert!(of(lang).common.len() > 9_000);
        }
    }
}
