//! The report's own words, in Dutch and English, from the Fluent files in `texts/`.

use crate::model::{Lang, Purpose};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use std::collections::BTreeMap;

const NL: &str = include_str!("../texts/nl/report.ftl");
const EN: &str = include_str!("../texts/en/report.ftl");
const PACK_NL: &str = include_str!("../texts/nl/pack.ftl");
const PACK_EN: &str = include_str!("../texts/en/pack.ftl");

/// The texts of one language.
pub(crate) struct Texts {
    bundle: FluentBundle<FluentResource>,
    ids: Vec<String>,
    purpose: Purpose,
}

impl Texts {
    /// The texts of the report and the letters in `lang`.
    pub(crate) fn new(lang: Lang) -> Self {
        Self::of(
            lang,
            &[match lang {
                Lang::Nl => NL,
                Lang::En => EN,
            }],
        )
    }

    /// The same and those of the print pack.
    pub(crate) fn with_pack(lang: Lang) -> Self {
        Self::of(
            lang,
            &match lang {
                Lang::Nl => [NL, PACK_NL],
                Lang::En => [EN, PACK_EN],
            },
        )
    }

    /// The files are part of the binary and are parsed by a test, so this cannot fail at run time.
    fn of(lang: Lang, sources: &[&str]) -> Self {
        let id = lang.tag().parse().expect("nl and en are language tags");
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        let mut ids = Vec::new();
        for source in sources {
            let resource =
                FluentResource::try_new((*source).to_owned()).expect("the embedded texts parse: a test reads them");
            ids.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            bundle.add_resource(resource).expect("no id stands twice in the texts: a test reads them");
        }
        Self { bundle, ids, purpose: Purpose::Decide }
    }

    /// The same for a report of this purpose: where a text has an attribute `.listening`, a listening report says that.
    pub(crate) fn meant_for(self, purpose: Purpose) -> Self {
        Self { purpose, ..self }
    }

    /// The text `id` without arguments.
    pub(crate) fn get(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// The text `id` with arguments.
    pub(crate) fn with<'a>(&self, id: &str, args: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>) -> String {
        let args: FluentArgs = args.into_iter().collect();
        self.format(id, Some(&args))
    }

    /// The text `id` with the count `n`.
    pub(crate) fn count(&self, id: &str, n: usize) -> String {
        self.with(id, [("n", n.into())])
    }

    /// Every text that needs no argument, by id: the words a template can use.
    pub(crate) fn words(&self) -> BTreeMap<String, String> {
        self.ids.iter().filter_map(|id| self.try_format(id, None).map(|text| (id.clone(), text))).collect()
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        self.try_format(id, args).unwrap_or_else(|| format!("⟦{id}⟧"))
    }

    /// None when the text does not exist or lacks an argument.
    fn try_format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let own = message.get_attribute("listening").filter(|_| self.purpose == Purpose::Listen);
        let pattern = own.map(|attribute| attribute.value()).or_else(|| message.value())?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dutch_and_english_have_the_same_texts_in_the_same_order() {
        assert_eq!(Texts::with_pack(Lang::Nl).ids, Texts::with_pack(Lang::En).ids);
    }

    #[test]
    fn no_text_is_empty_and_arguments_are_the_same() {
        let (nl, en) = (Texts::with_pack(Lang::Nl), Texts::with_pack(Lang::En));
        assert_eq!(nl.words().keys().collect::<Vec<_>>(), en.words().keys().collect::<Vec<_>>());
        assert!(nl.words().values().chain(en.words().values()).all(|text| !text.trim().is_empty()));
    }

    #[test]
    fn listening_has_its_own_words_in_both_languages() {
        let own = |lang| {
            let (texts, listening) = (Texts::new(lang), Texts::new(lang).meant_for(Purpose::Listen));
            let (texts, listening) = (texts.words(), listening.words());
            texts.into_iter().filter(|(id, text)| listening.get(id) != Some(text)).map(|(id, _)| id).collect::<Vec<_>>()
        };
        assert_eq!(own(Lang::Nl), own(Lang::En));
        assert!(own(Lang::Nl).contains(&"approach-intro".to_owned()));
    }

    #[test]
    fn every_text_is_used() {
        let users = [
            include_str!("view.rs"),
            include_str!("points.rs"),
            include_str!("model.rs"),
            include_str!("../templates/report.html"),
            include_str!("../templates/points.html"),
            include_str!("../templates/report.typ"),
            include_str!("../templates/letters.typ"),
            include_str!("pack/view.rs"),
            include_str!("pack/script.rs"),
            include_str!("../templates/pack/main.typ"),
            include_str!("../templates/pack/cards.typ"),
            include_str!("../templates/pack/large.typ"),
            include_str!("../templates/pack/sheets.typ"),
        ];
        for id in &Texts::with_pack(Lang::Nl).ids {
            let numbered = id.starts_with("approach-");
            assert!(numbered || users.iter().any(|user| user.contains(&format!("\"{id}\""))), "nobody uses {id}");
        }
    }

    #[test]
    fn a_count_has_its_own_words() {
        let nl = Texts::new(Lang::Nl);
        assert_eq!(nl.count("short-decisions", 1), "Er is één besluit genomen.");
        assert_eq!(nl.count("short-decisions", 10), "Er zijn 10 besluiten genomen.");
    }
}
