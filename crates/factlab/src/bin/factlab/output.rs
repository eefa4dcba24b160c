//! A result as a folder: page, tables, and what is needed to check it.

use crate::{Fault, read, session, write};
use factlab::manifest::Manifest;
use factlab::message::{Body, Envelope};
use factlab::refusal::Refusal;
use factlab::release::{Change, Outcome, Sealed, compare as changes};
use factlab::show::{csv, page, workbook};
use factlab::signed::SignedManifest;
use factlab::text::{Lang, T};
use std::path::{Path, PathBuf};

/// A result that lies there is never overwritten: it cannot be made again.
pub fn free(folder: &Path) -> Result<(), Fault> {
    match folder.join("uitkomst.flr").exists() {
        true => Err(Refusal::new("out-used").with("folder", folder.display()).into()),
        false => Ok(()),
    }
}

/// Writes everything; answers the page.
pub fn save(folder: &Path, signed: &SignedManifest, sealed: &Sealed, t: T) -> Result<PathBuf, Fault> {
    let outcome = &sealed.outcome;
    std::fs::create_dir_all(folder).map_err(|error| Fault::File(folder.to_owned(), error))?;
    let index = folder.join("uitkomst.html");
    write(&index, page(&signed.manifest, outcome, t).as_bytes())?;
    for table in &outcome.release.tables {
        write(&folder.join(format!("{}.csv", table.kind.name())), csv(table, t).as_bytes())?;
    }
    let book = workbook(&signed.manifest, &outcome.release, t).map_err(|_| Refusal::new("workbook"))?;
    write(&folder.join("tabellen.xlsx"), &book)?;
    // The result stands without it; what is missing is said.
    #[cfg(feature = "pdf")]
    match factlab::show::pdf(&signed.manifest, outcome, t) {
        Ok(pdf) => write(&folder.join("uitkomst.pdf"), &pdf)?,
        Err(refusal) => say!("{}", t.refusal(&refusal)),
    }
    write(&folder.join("manifest.json"), &serde_json::to_vec_pretty(signed).expect("a manifest is plain data"))?;
    write(&folder.join("uitkomst.flr"), &sealed.message.to_bytes())?;
    Ok(index)
}

/// Reads a folder back: manifest signed by all, tables signed by the collator, keys gone by word of all.
fn load(folder: &Path) -> Result<(Manifest, Outcome), Fault> {
    let signed = session::load(&folder.join("manifest.json"))?;
    signed.ready(signed.manifest.window.opens)?;
    let message = Envelope::from_bytes(&read(&folder.join("uitkomst.flr"))?)?;
    let sealed = Sealed::read(message, &signed.manifest)?;
    Ok((signed.manifest, sealed.outcome))
}

/// The page, the tables, the workbook and the document must be those of what was signed, in one of our languages.
fn same_files(folder: &Path, manifest: &Manifest, outcome: &Outcome) -> Result<(), Fault> {
    let tongues = [Lang::Nl, Lang::En].map(|lang| T { lang });
    let mut files = vec![("uitkomst.html".to_owned(), tongues.map(|t| page(manifest, outcome, t).into_bytes()))];
    let tables = outcome.release.tables.iter();
    files.extend(
        tables.map(|table| (format!("{}.csv", table.kind.name()), tongues.map(|t| csv(table, t).into_bytes()))),
    );
    let books = tongues.map(|t| workbook(manifest, &outcome.release, t).unwrap_or_default());
    files.push(("tabellen.xlsx".to_owned(), books));
    #[cfg(feature = "pdf")]
    if folder.join("uitkomst.pdf").exists() {
        let documents = tongues.map(|t| factlab::show::pdf(manifest, outcome, t).unwrap_or_default());
        files.push(("uitkomst.pdf".to_owned(), documents));
    }
    for (name, made) in files {
        let there = read(&folder.join(&name))?;
        if !made.contains(&there) {
            return Err(Refusal::new("result-other").with("file", name).into());
        }
    }
    Ok(())
}

pub fn verify(folder: &Path, t: T) -> Result<(), Fault> {
    let (manifest, outcome) = load(folder)?;
    same_files(folder, &manifest, &outcome)?;
    say!("{}\n    {}", t.s("cli-fingerprint"), manifest.fingerprint());
    for bytes in &outcome.record.destroyed {
        let header = Envelope::from_bytes(bytes)?.claimed()?;
        if let Body::Destroyed { hops, .. } = header.body {
            say!("  {:<40} {}", manifest.name(header.from), t.n("cli-destroyed", hops));
        }
    }
    say!("{}", t.s("cli-verified"));
    Ok(())
}

pub fn compare(first: &Path, second: &Path, t: T) -> Result<(), Fault> {
    let (one, two) = (load(first)?, load(second)?);
    let all = changes((&one.0, &one.1.release), (&two.0, &two.1.release));
    // A table with one column says by itself what it counts, and so does a thing beside itself.
    let what = |change: &Change| match change.column.code.as_str() {
        code if code == "addresses" || code == change.row.code => t.head(&change.row),
        _ => format!("{} · {}", t.head(&change.row), t.head(&change.column)),
    };
    for table in all.chunk_by(|a, b| a.kind == b.kind) {
        let width = table.iter().map(|change| what(change).chars().count()).max().unwrap_or(0);
        let heads = ["cli-first", "cli-second"].map(|key| t.s(key));
        say!("\n{}", t.s(&format!("table-{}", table[0].kind.name())));
        say!("  {:<width$}  {:>10}  {:>10}  {}", "", heads[0], heads[1], t.s("cli-difference"));
        for change in table {
            let difference = match change.difference {
                None => t.s("cli-no-clear-difference"),
                Some(0) => t.s("cli-no-difference"),
                Some(difference) => format!("{difference:+}"),
            };
            let (a, b) = (t.count(change.counts.0), t.count(change.counts.1));
            say!("  {:<width$}  {a:>10}  {b:>10}  {difference}", what(change));
        }
    }
    say!("\n{}", t.s("cli-only-both"));
    say!("{}", t.n("rule-difference", one.0.disclosure.min_difference.max(two.0.disclosure.min_difference)));
    Ok(())
}
