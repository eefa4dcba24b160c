//! All texts, in Dutch and English, from the Fluent files in `texts/`.

use crate::address::Flaw;
use crate::manifest::{Manifest, Named};
use crate::prepare::RowError;
use crate::refusal::Refusal;
use crate::release::Shown;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Dutch, first.
    #[default]
    Nl,
    /// English, second.
    En,
}

impl Lang {
    /// The tag, as in `lang="nl"`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

static NL: LazyLock<Bundle> = LazyLock::new(|| bundle("nl", include_str!("../texts/nl/factlab.ftl")));
static EN: LazyLock<Bundle> = LazyLock::new(|| bundle("en", include_str!("../texts/en/factlab.ftl")));

fn bundle(tag: &str, source: &str) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().expect("a language tag")]);
    // The marks around a value confuse copying and terminals; our texts do not mix directions.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.to_owned()).expect("the embedded texts parse: a test reads them");
    bundle.add_resource(resource).expect("no key stands twice: a test reads them");
    bundle
}

/// The texts of one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct T {
    /// Which language.
    pub lang: Lang,
}

impl T {
    /// The text under a key.
    pub fn s(&self, key: &str) -> String {
        self.a(key, &[])
    }

    /// The text under a key, with a number called `n`.
    pub fn n(&self, key: &str, n: impl ToString) -> String {
        self.a(key, &[("n", n.to_string())])
    }

    /// The text under a key, with named parts. A short number is a number: it chooses singular or plural.
    pub fn a(&self, key: &str, parts: &[(&str, String)]) -> String {
        let bundle = match self.lang {
            Lang::Nl => &*NL,
            Lang::En => &*EN,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("[{key}]");
        };
        let mut args = FluentArgs::new();
        for (name, value) in parts {
            match value.parse::<i64>() {
                Ok(number) if value.len() < 10 => args.set(*name, FluentValue::from(number)),
                _ => args.set(*name, FluentValue::from(value.clone())),
            }
        }
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// Whether there is a text under this key.
    pub fn has(&self, key: &str) -> bool {
        let bundle = if self.lang == Lang::Nl { &*NL } else { &*EN };
        bundle.has_message(key)
    }

    /// The sentence of a refusal.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let parts: Vec<_> = refusal.fields.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let sentence = self.a(&format!("refusal-{}", refusal.code), &parts);
        match refusal.fields.iter().find(|(name, _)| name == "by") {
            Some((_, by)) => format!("{sentence} {}", self.a("stopped-by", &[("by", by.clone())])),
            None => sentence,
        }
    }

    /// Why a row takes no part.
    pub fn row_error(&self, error: &RowError) -> String {
        match error {
            RowError::Address(flaw) => self.flaw(*flaw),
            RowError::Label(value) if value.is_empty() => self.s("flaw-label-empty"),
            RowError::Label(value) => self.a("flaw-label", &[("value", value.clone())]),
            RowError::Outside => self.s("flaw-outside"),
        }
    }

    fn flaw(&self, flaw: Flaw) -> String {
        self.s(&format!("flaw-{}", flaw.name()))
    }

    /// What is done with addresses that look like institutions.
    pub fn institutions(&self, manifest: &Manifest) -> String {
        let rule = &manifest.institutions;
        self.n(if rule.keep { "institutions-kept" } else { "institutions-left-out" }, rule.rows)
    }

    /// The head of a row or column: its name, or a word, or a number.
    pub fn head(&self, named: &Named) -> String {
        if !named.name.is_empty() {
            return named.name.clone();
        }
        match named.code.strip_suffix('+') {
            Some(least) => self.n("head-or-more", least),
            None if named.code.bytes().all(|b| b.is_ascii_digit()) => named.code.clone(),
            None => self.s(&format!("head-{}", named.code)),
        }
    }

    /// A count as people write it: a mark between thousands.
    pub fn count(&self, n: u64) -> String {
        let mark = if self.lang == Lang::Nl { '.' } else { ',' };
        let digits = n.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(mark);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A day in words; what is no day as `2026-10-01` stays as it was written.
    pub fn date(&self, written: &str) -> String {
        let Ok(day) = written.parse::<jiff::civil::Date>() else { return written.to_owned() };
        let month = self.s(&format!("month-{}", day.month()));
        self.a("date", &[("day", day.day().to_string()), ("month", month), ("year", day.year().to_string())])
    }

    /// A count as it stands in a file of numbers.
    pub fn shown(&self, shown: Shown) -> String {
        match shown {
            Shown::Count(n) => n.to_string(),
            Shown::Hidden => self.s("hidden"),
            Shown::Blank => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::TableKind;
    use std::collections::BTreeSet;

    fn keys(source: &str) -> BTreeSet<&str> {
        let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
        source.lines().filter(starts).filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect()
    }

    #[test]
    fn dutch_and_english_have_the_same_keys() {
        let (nl, en) = (include_str!("../texts/nl/factlab.ftl"), include_str!("../texts/en/factlab.ftl"));
        assert_eq!(keys(nl), keys(en));
        assert!(keys(nl).len() > 100);
    }

    /// Every code in the source has its sentence, and no sentence is without its code.
    #[test]
    fn every_refusal_has_its_sentence() {
        let mut codes = BTreeSet::new();
        for folder in ["src", "src/link", "src/shares", "src/show", "src/bin/factlab"] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            for file in
                std::fs::read_dir(folder).unwrap().flatten().filter(|f| f.path().extension().is_some_and(|e| e == "rs"))
            {
                let source = std::fs::read_to_string(file.path()).unwrap();
                let name = file.file_name();
                if name.to_string_lossy().ends_with("_tests.rs") || name == "text.rs" {
                    continue;
                }
                let source = source.split("#[cfg(test)]").next().unwrap();
                for opening in ["Refusal::new(\"", "blame(\"", "both(\"", "refuse(\""] {
                    let parts = source.split(opening).skip(1);
                    codes.extend(parts.filter_map(|rest| rest.split_once('"')).map(|(code, _)| code.to_owned()));
                }
                for call in source.split("ensure(").skip(1) {
                    let code = call.split(';').next().unwrap().rsplit(", \"").next().unwrap();
                    codes.extend(code.split_once('"').map(|(code, _)| code.to_owned()));
                }
            }
        }
        codes.retain(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') && !code.is_empty());
        assert!(codes.len() > 50, "{codes:?}");
        let written: BTreeSet<String> = keys(include_str!("../texts/nl/factlab.ftl"))
            .iter()
            .filter_map(|k| k.strip_prefix("refusal-"))
            .map(str::to_owned)
            .collect();
        assert_eq!(codes.difference(&written).collect::<Vec<_>>(), Vec::<&String>::new(), "without a sentence");
        assert_eq!(written.difference(&codes).collect::<Vec<_>>(), Vec::<&String>::new(), "without a code");
    }

    #[test]
    fn counts_and_days_are_written_as_people_write_them() {
        let (nl, en) = (T { lang: Lang::Nl }, T { lang: Lang::En });
        assert_eq!(
            [0, 950, 1000, 28_705, 1_000_000].map(|n| nl.count(n)),
            ["0", "950", "1.000", "28.705", "1.000.000"]
        );
        assert_eq!(en.count(28_705), "28,705");
        assert_eq!((nl.date("2026-10-01"), en.date("2027-01-31")), ("1 oktober 2026".into(), "31 January 2027".into()));
        assert_eq!(nl.date("najaar 2026"), "najaar 2026");
    }

    #[test]
    fn every_table_has_its_words() {
        for kind in TableKind::ALL {
            for stem in ["table", "about"] {
                assert!(T::default().has(&format!("{stem}-{}", kind.name())), "{stem}-{}", kind.name());
            }
        }
    }
}
