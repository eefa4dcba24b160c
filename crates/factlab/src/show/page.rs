//! The result as one page that needs nothing from elsewhere.

use super::figure;
use crate::manifest::{Manifest, TableKind};
use crate::message::{Body, Envelope};
use crate::mode::Mode;
use crate::release::{Outcome, Shown, Table};
use crate::text::T;
use askama::Template;

/// One table with its picture.
pub(super) struct Section {
    id: &'static str,
    pub(super) title: String,
    pub(super) about: String,
    pub(super) figure: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<(String, Vec<String>)>,
}

/// One line of the destruction record.
pub(super) struct Gone {
    pub(super) name: String,
    pub(super) hops: u32,
    pub(super) log: String,
}

/// All words of a result, for a page or a document.
#[derive(Template)]
#[template(path = "result.html")]
pub(super) struct Page<'a> {
    t: T,
    pub(super) title: &'a str,
    pub(super) lead: String,
    pub(super) facts: Vec<(String, String)>,
    pub(super) first: Option<String>,
    pub(super) hidden: Option<String>,
    pub(super) sections: Vec<Section>,
    pub(super) rules: Vec<String>,
    pub(super) how: String,
    pub(super) gone_text: String,
    pub(super) limits: String,
    pub(super) gone: Vec<Gone>,
    pub(super) fingerprint: String,
}

/// The page of a result.
pub fn page(manifest: &Manifest, outcome: &Outcome, t: T) -> String {
    contents(manifest, outcome, t).render().expect("the template is checked when it is compiled")
}

/// What a result says.
pub(super) fn contents<'a>(manifest: &'a Manifest, outcome: &Outcome, t: T) -> Page<'a> {
    Page {
        t,
        title: &manifest.title,
        lead: t
            .a("page-lead", &[("n", manifest.parties.len().to_string()), ("date", t.date(&manifest.reference_date))]),
        facts: facts(manifest, t),
        first: first(outcome, t),
        hidden: (outcome.release.protection.audited > 0).then(|| t.s("page-hidden")),
        sections: outcome.release.tables.iter().map(|table| section(table, t)).collect(),
        rules: rules(manifest, outcome, t),
        how: words("how", manifest, t),
        gone_text: words("gone", manifest, t),
        limits: words("limits", manifest, t),
        gone: gone(manifest, outcome),
        fingerprint: manifest.fingerprint(),
    }
}

/// A text that differs by the mode.
fn words(what: &str, manifest: &Manifest, t: T) -> String {
    t.s(&format!("page-{what}-{}", if manifest.mode() == Mode::Shares { "shares" } else { "text" }))
}

fn section(table: &Table, t: T) -> Section {
    let name = table.kind.name();
    let row = |(head, cells): (&crate::manifest::Named, &Vec<Shown>)| {
        let told = |shown: &Shown| if let Shown::Count(n) = shown { t.count(*n) } else { t.shown(*shown) };
        (t.head(head), cells.iter().map(told).collect())
    };
    Section {
        id: name,
        title: t.s(&format!("table-{name}")),
        about: t.s(&format!("about-{name}")),
        figure: figure(table, t),
        columns: table.columns.iter().map(|column| t.head(column)).collect(),
        rows: table.rows.iter().zip(&table.cells).map(row).collect(),
    }
}

/// The first thing to know: how many addresses have help from more than one domain. Of protected counts only.
fn first(outcome: &Outcome, t: T) -> Option<String> {
    let table = outcome.release.table(TableKind::DomainsPerAddress)?;
    let counts = table.rows.iter().zip(&table.cells).map(|(row, cells)| (row.code.as_str(), cells[0]));
    let (mut many, mut all) = (0, None);
    for (code, shown) in counts {
        match (code, shown) {
            ("total", Shown::Count(n)) => all = Some(n),
            ("1", _) => {}
            (_, Shown::Count(n)) => many += n,
            _ => return None,
        }
    }
    Some(t.a("page-first", &[("many", t.count(many)), ("all", t.count(all?))]))
}

fn facts(manifest: &Manifest, t: T) -> Vec<(String, String)> {
    let organisations: Vec<_> = manifest.parties.iter().map(|party| party.name.clone()).collect();
    let domains = manifest.code_book.domains.iter().map(|domain| {
        let own = manifest.code_book.provisions.iter().filter(|p| p.domain == domain.code).map(|p| p.name.clone());
        format!("{}: {}", domain.name, own.collect::<Vec<_>>().join(", "))
    });
    let mut facts = vec![
        (t.s("fact-organisations"), organisations.join("; ")),
        (t.s("fact-collator"), manifest.collator.name.clone()),
        (t.s("fact-domains"), domains.collect::<Vec<_>>().join("; ")),
        (t.s("fact-institutions"), t.institutions(manifest)),
    ];
    if let Some(shares) = &manifest.shares {
        let nodes: Vec<_> = shares.nodes.iter().map(|node| node.name.clone()).collect();
        facts.insert(2, (t.s("fact-nodes"), nodes.join("; ")));
        facts.push((t.s("fact-register"), t.n("head-of-addresses", t.count(u64::from(shares.register.rows)))));
    }
    facts
}

fn rules(manifest: &Manifest, outcome: &Outcome, t: T) -> Vec<String> {
    let (d, s) = (&manifest.disclosure, &outcome.release.protection);
    let mut rules =
        vec![t.n("rule-min-cell", d.min_cell), t.n("rule-group", d.group_percent), t.n("rule-round", d.round_to)];
    if s.audited == 0 {
        rules.push(t.n("rule-none-hidden", s.cells));
    } else {
        let parts = [("cells", s.cells), ("primary", s.primary), ("secondary", s.secondary)];
        rules.push(t.a("rule-hidden", &parts.map(|(name, n)| (name, n.to_string()))));
        rules.push(t.a("rule-audit", &[("audited", s.audited.to_string()), ("narrowest", s.narrowest.to_string())]));
    }
    rules.push(t.n("rule-difference", d.min_difference));
    rules
}

fn gone(manifest: &Manifest, outcome: &Outcome) -> Vec<Gone> {
    let one = |bytes: &Vec<u8>| {
        let header = Envelope::from_bytes(bytes).ok()?.claimed().ok()?;
        let Body::Destroyed { log, hops, .. } = header.body else { return None };
        Some(Gone { name: manifest.name(header.from).to_owned(), hops, log: log.to_string()[..16].to_owned() })
    };
    outcome.record.destroyed.iter().filter_map(one).collect()
}
