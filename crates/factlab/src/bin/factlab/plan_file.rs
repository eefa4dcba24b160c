//! The plan: what a lead fills in, and the manifest that comes of it.

use crate::{Fault, read};
use clap::ValueEnum;
use factlab::address::{self, KeyType};
use factlab::hex::{Hex, NOT_HEX};
use factlab::manifest::{
    CodeBook, Collator, Disclosure, FORMAT, Institutions, Manifest, Named, Normaliser, Party, Provision, TableKind,
    Window,
};
use factlab::mode::{Mode, Shares};
use factlab::refusal::{Refusal, ensure};
use factlab::register::Register;
use factlab::text::Lang;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A mode, as it is written on the command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum How {
    Chain,
    Shares,
}

/// What a lead fills in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    title: String,
    reference_date: String,
    opens: String,
    closes: String,
    key_type: KeyType,
    tables: BTreeSet<TableKind>,
    #[serde(default)]
    disclosure: Disclosure,
    institutions: Institutions,
    collator: Collator,
    domains: Vec<Named>,
    provisions: Vec<Provision>,
    #[serde(default)]
    areas: Vec<Named>,
    parties: Vec<Party>,
    #[serde(default)]
    mode: Mode,
    /// The file of the register, beside the plan.
    register: Option<PathBuf>,
    #[serde(default)]
    nodes: Vec<Collator>,
}

/// What a plan with nodes says more.
/// The example, and what a plan with nodes says more.
const EXAMPLES: [[&str; 2]; 2] = [
    [include_str!("../../../templates/plan.nl.toml"), include_str!("../../../templates/plan-shares.nl.toml")],
    [include_str!("../../../templates/plan.en.toml"), include_str!("../../../templates/plan-shares.en.toml")],
];

/// The example plan of a mode: what comes before its tables says the mode.
pub fn example_of(mode: How, lang: Lang) -> String {
    let [example, shares] = EXAMPLES[usize::from(lang == Lang::En)];
    let (first, rest) = example.split_once("\n\n").expect("the example has parts");
    match mode {
        How::Chain => example.to_owned(),
        How::Shares => {
            let (head, nodes) = shares.split_once("\n\n").expect("the example has parts");
            format!("{first}\n{head}\n\n{rest}\n{nodes}")
        }
    }
}

/// The manifest that a plan says; its register lies in the folder.
pub fn manifest(text: &str, folder: &Path) -> Result<Manifest, Fault> {
    let plan: Plan = toml::from_str(text).map_err(|error| unread(text, &error))?;
    let time = |text: &str| {
        let time: Result<jiff::Timestamp, _> = text.parse();
        time.map(jiff::Timestamp::as_second).map_err(|_| Refusal::new("plan-time").with("time", text))
    };
    let window = Window { opens: time(&plan.opens)?, closes: time(&plan.closes)?, clock_tolerance: 120 };
    ensure(window.opens < window.closes, "plan-window")?;
    if plan.reference_date.parse::<jiff::civil::Date>().is_err() {
        return Err(Refusal::new("plan-date").with("date", plan.reference_date).into());
    }
    let mut nonce = [0; 32];
    getrandom::fill(&mut nonce).map_err(|_| Refusal::new("no-randomness"))?;
    let shares = shares(plan.mode, plan.register, plan.nodes, folder)?;
    Ok(Manifest {
        format: FORMAT.to_owned(),
        protocol: plan.mode.protocol().to_owned(),
        title: plan.title,
        nonce: Hex(nonce),
        reference_date: plan.reference_date,
        window,
        key_type: plan.key_type,
        normaliser: Normaliser { version: address::VERSION.to_owned(), hash: address::hash().to_owned() },
        institutions: plan.institutions,
        parties: plan.parties,
        collator: plan.collator,
        code_book: CodeBook { domains: plan.domains, provisions: plan.provisions, areas: plan.areas },
        tables: plan.tables,
        disclosure: plan.disclosure,
        canaries: if shares.is_some() { 0 } else { 100 },
        shares,
    })
}

/// What a person can do about a plan that is not read: the parser speaks English, and of types.
fn unread(text: &str, error: &toml::de::Error) -> Refusal {
    let start = error.span().map_or(0, |span| span.start);
    let before = text.get(..start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let message = error.message();
    let name = message.split('`').nth(1).unwrap_or_default();
    let refusal = match message {
        _ if message.starts_with("missing field") => Refusal::new("plan-lacks"),
        _ if message.starts_with("unknown field") => Refusal::new("plan-unknown"),
        _ if message.starts_with("duplicate key") => Refusal::new("plan-twice"),
        _ if message.ends_with("expected a sequence") => Refusal::new("plan-brackets"),
        _ if message.contains(NOT_HEX) => Refusal::new("plan-key"),
        _ if message.starts_with("unknown variant") => {
            let allowed: Vec<_> = message.split('`').skip(3).step_by(2).collect();
            Refusal::new("plan-value").with("allowed", allowed.join(", "))
        }
        _ => Refusal::new("plan-form"),
    };
    let there = text.lines().nth(line - 1).unwrap_or_default().trim().chars().take(60).collect::<String>();
    refusal.with("line", line).with("name", name).with("there", there)
}

/// The register and the nodes of a plan that counts with shares.
fn shares(mode: Mode, register: Option<PathBuf>, nodes: Vec<Collator>, folder: &Path) -> Result<Option<Shares>, Fault> {
    match (mode, register) {
        (Mode::Chain, None) if nodes.is_empty() => Ok(None),
        (Mode::Chain, _) => Err(Refusal::new("plan-mode").into()),
        (Mode::Shares, None) => Err(Refusal::new("register-missing").into()),
        (Mode::Shares, Some(file)) => {
            let register = Register::parse(&read(&folder.join(file))?)?.listed();
            Ok(Some(Shares { nodes, register }))
        }
    }
}

/// A manifest for tests of screens.
#[cfg(test)]
pub fn example() -> Manifest {
    manifest(EXAMPLES[0][0], Path::new("")).ok().expect("the example plan is a plan")
}

#[cfg(test)]
mod tests {
    use super::{How, Lang, Path, example_of, manifest};
    use crate::Fault;
    use factlab::mode::Mode;

    #[test]
    fn the_example_plans_are_plans() {
        let folder = tempfile::tempdir().unwrap();
        let lines: String = (0..200).map(|n| format!("P|1506AB|{n:03}|\n")).collect();
        std::fs::write(folder.path().join("register.txt"), lines).unwrap();
        let all = [Lang::Nl, Lang::En].map(|lang| [(lang, How::Chain, Mode::Chain), (lang, How::Shares, Mode::Shares)]);
        for (lang, how, mode) in all.into_iter().flatten() {
            let manifest = manifest(&example_of(how, lang), folder.path()).ok().unwrap();
            // Its keys are to be filled in: only those are wrong.
            assert_eq!((manifest.mode(), manifest.check().unwrap_err().code.as_str()), (mode, "party-key-empty"));
        }
    }

    #[test]
    fn what_is_wrong_with_a_plan_is_said_with_its_line() {
        let plan = example_of(How::Chain, Lang::Nl);
        let said = |from: &str, to: &str| match manifest(&plan.replacen(from, to, 1), Path::new("")).err() {
            Some(Fault::Refused(reason)) => (reason.code, reason.fields.into_iter().map(|(_, value)| value).collect()),
            _ => (String::new(), Vec::new()),
        };
        let zeros = "0".repeat(64);
        let line = plan.lines().position(|line| line.contains(&zeros)).unwrap() + 1;
        let (code, parts) = said(&zeros, "mijn sleutel");
        assert_eq!((code.as_str(), &parts[0]), ("plan-key", &line.to_string()));
        let (code, parts) = said("title", "titel");
        assert_eq!((code.as_str(), parts[0].as_str(), parts[1].as_str()), ("plan-unknown", "3", "titel"));
        let (code, parts) = said("title = \"Factlab Voorbeeldstad\"\n", "");
        assert_eq!((code.as_str(), parts[1].as_str()), ("plan-lacks", "title"));
        let (code, parts) = said("\"domain_pairs\"", "\"domein_paren\"");
        assert_eq!((code.as_str(), parts[2].as_str()), ("plan-value", "domein_paren"));
        assert!(parts[0].contains("domain_pairs, organisation_pairs"), "{parts:?}");
        let (code, parts) = said("rows = 6", "rows = zes");
        assert_eq!((code.as_str(), parts[2].contains("zes")), ("plan-form", true));
        let code = |from: &str, to: &str| said(from, to).0;
        assert_eq!(code("rows = 6", "rows = 6\nrows = 7"), "plan-twice");
        assert_eq!(code("[[parties]]", "[parties]"), "plan-twice");
        assert_eq!(code("\"2027-01-01\"", "\"2026-13-01\""), "plan-date");
        assert_eq!(code("2027-02-01T17", "2027-02-01T08"), "plan-window");
        assert_eq!(code("2027-02-01T17:00:00+01:00", "1 februari"), "plan-time");
    }

    #[test]
    fn a_chain_has_no_nodes_and_shares_have_a_register() {
        let plan = example_of(How::Shares, Lang::Nl);
        let code = |plan: &str| match manifest(plan, Path::new("")).err() {
            Some(Fault::Refused(reason)) => reason.code,
            _ => String::new(),
        };
        assert_eq!(code(&plan.replace("mode = \"shares\"", "mode = \"chain\"")), "plan-mode");
        assert_eq!(code(&plan.replace("register = ", "# ")), "register-missing");
    }
}
