//! Finding points among what became of them: pure. What somebody looks for is never written down.

use bloemenzee_domain::follow_up::Became;
use bloemenzee_domain::id::IdeaId;

/// The longest text to look for, in characters.
const LONGEST: usize = 80;

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The words, folded; all of them must stand there.
    words: Vec<String>,
    /// What became of the point.
    pub became: Option<Became>,
    /// The group, from 1: a topic, or a later gathering.
    pub group: Option<usize>,
    /// One idea alone.
    pub idea: Option<IdeaId>,
}

impl Wanted {
    /// What an address asks for.
    pub fn of(asked: impl Fn(&str) -> Option<String>) -> Self {
        let became = asked("became").and_then(|name| Became::ALL.into_iter().find(|b| b.name() == name));
        Self {
            words: cut(&asked("q").unwrap_or_default()).split_whitespace().map(fold).collect(),
            became,
            group: asked("group").and_then(|n| n.parse().ok()),
            idea: asked("idea").and_then(|id| id.parse().ok()),
        }
    }

    /// Whether all that is asked for is everything.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// Whether all the words stand in these texts together.
    pub fn found_in(&self, texts: &[&str]) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
        self.words.iter().all(|word| folded.iter().any(|text| text.contains(word.as_str())))
    }
}

/// What was typed to look for, no longer than it may be.
pub fn cut(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}

/// Small letters without accents: who types `cafe` finds `café`.
fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    };
    text.chars().flat_map(char::to_lowercase).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::Wanted;
    use bloemenzee_domain::follow_up::Became;

    fn wanted(pairs: &[(&str, &str)]) -> Wanted {
        Wanted::of(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn all_words_must_stand_there_in_any_order_without_regard_to_case_or_accents() {
        let found = |q: &str, texts: &[&str]| wanted(&[("q", q)]).found_in(texts);
        assert!(found("  CAFE elke ", &["Elke week een café", "Wat"]));
        assert!(found("week informatiepunt", &["elke week", "Informatiepunt in de bibliotheek"]));
        assert!(!found("week maand", &["elke week"]));
        assert!(found("", &["wat dan ook"]) && found("   ", &[]));
    }

    #[test]
    fn what_cannot_be_asked_for_is_not_asked_for() {
        assert!(wanted(&[("became", "weg"), ("group", "x"), ("idea", "1")]).is_everything());
        assert_eq!(wanted(&[("became", "done")]).became, Some(Became::Done));
        assert!(!wanted(&[("q", "bus")]).is_everything());
    }

    #[test]
    fn a_very_long_text_is_cut() {
        let long = "a".repeat(500);
        assert!(wanted(&[("q", &long)]).found_in(&["a".repeat(80).as_str()]));
    }
}
