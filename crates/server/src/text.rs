//! All texts, in Dutch and English, from the Fluent files in `texts/`.

use crate::web::words;
use bloemenzee_domain::time::Moment;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static TEXTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/texts");

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Dutch, first.
    #[default]
    Nl,
    /// English, second.
    En,
}

impl Lang {
    /// Both, Dutch first.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The tag, as in `lang="nl"`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language of that tag.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| tag.to_ascii_lowercase().starts_with(lang.tag()))
    }
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<BTreeMap<Lang, Bundle>> =
    LazyLock::new(|| Lang::ALL.into_iter().map(|lang| (lang, bundle(lang))).collect());

fn bundle(lang: Lang) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.tag().parse().expect("a language tag")]);
    // The marks around a value confuse copying and narrow screens; our texts do not mix directions.
    bundle.set_use_isolating(false);
    for file in TEXTS.get_dir(lang.tag()).into_iter().flat_map(Dir::files) {
        let source = file.contents_utf8().unwrap_or_default().to_owned();
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
        // A key that stands twice is found by the test over the files.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// The texts of one language; handed to every template as `t`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct T {
    /// Which language.
    pub lang: Lang,
}

impl T {
    /// The text under a key.
    pub fn s(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The text under a key built of a stem and a name with underscores: `t.k("role", "lead_facilitator")`
    /// is the text of `role-lead-facilitator`.
    pub fn k(&self, stem: &str, name: &str) -> String {
        self.s(&format!("{stem}-{}", name.replace(['_', '.'], "-")))
    }

    /// The text under a key, with a number called `n`.
    pub fn n(&self, key: &str, n: impl ToString) -> String {
        self.a(key, &[("n", n.to_string())])
    }

    /// The text under a key, with one named part.
    pub fn w(&self, key: &str, name: &str, value: impl ToString) -> String {
        self.a(key, &[(name, value.to_string())])
    }

    /// The text under a key, with named parts.
    pub fn a(&self, key: &str, parts: &[(&str, String)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in parts {
            match value.parse::<i64>() {
                Ok(number) if value.len() < 10 => args.set(*name, FluentValue::from(number)),
                _ => args.set(*name, FluentValue::from(value.clone())),
            }
        }
        self.format(key, Some(&args))
    }

    /// Whether there is a text under this key.
    pub fn has(&self, key: &str) -> bool {
        BUNDLES[&self.lang].get_message(key).is_some_and(|m| m.value().is_some())
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = &BUNDLES[&self.lang];
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            tracing::error!(key, "a text is missing");
            return format!("[{key}]");
        };
        bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }

    /// The sentence of a refusal.
    pub fn refusal(&self, refusal: &bloemenzee_domain::refusal::Refusal) -> String {
        let said = |name: &str, value: &String| match value.parse() {
            // A moment travels as a number, and is told as a day and an hour.
            Ok(seconds) if name == "since" => words::date_time(*self, Moment(seconds)),
            _ => value.clone(),
        };
        let parts: Vec<_> = refusal.fields.iter().map(|(name, value)| (*name, said(name, value))).collect();
        self.a(&format!("refusal-{}", refusal.code), &parts)
    }
}
