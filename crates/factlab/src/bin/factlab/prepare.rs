//! `factlab prepare`: what of a list takes part, and what does not and why.

use crate::{Fault, ask, columns, keys, read, session, write};
use clap::Args;
use factlab::manifest::{Label, Manifest, Seat};
use factlab::mapping::Mapping;
use factlab::prepare::{Findings, prepare};
use factlab::refusal::Refusal;
use factlab::register::Register;
use factlab::secret::harden;
use factlab::sheet::Sheet;
use factlab::text::T;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Options {
    /// The list: CSV, XLSX or ODS.
    file: PathBuf,
    /// The manifest.
    #[arg(long)]
    manifest: PathBuf,
    /// The key, which says whose list it is.
    #[arg(long)]
    key: PathBuf,
    /// Where the answers about the columns are kept.
    #[arg(long, default_value = "kolommen.toml")]
    mapping: PathBuf,
    /// The register, in a session with nodes.
    #[arg(long)]
    register: Option<PathBuf>,
    /// How many lines of each kind are shown.
    #[arg(long, default_value_t = 20)]
    show: usize,
}

pub fn run(options: &Options, t: T) -> Result<(), Fault> {
    // The list comes into memory: no core dump of it. What cannot be had is told when it matters more, at the ceremony.
    let _ = harden();
    let signed = session::load(&options.manifest)?;
    signed.manifest.check()?;
    let seat = signed.manifest.seat_of(&keys::load(&options.key)?.verifying_key());
    let seat = seat.ok_or_else(|| Refusal::new("key-not-in-manifest"))?;
    let sheet = sheet(&options.file)?;
    let register = register(&signed.manifest, options.register.as_ref())?;
    let file = || [("file", options.mapping.display().to_string())];
    let again = |question: &str| ask::possible() && ask::yes(&t.s(question), t);
    let (mut mapping, mut asking) = (Mapping::guess(&sheet), true);
    if options.mapping.exists() {
        mapping = columns::kept(&options.mapping)?;
        say!("{}", t.a("cli-mapping-used", &file()));
        asking = again("cli-mapping-again");
        if !asking && ask::possible() && columns::new_words(&sheet, &signed.manifest, seat, &mut mapping, t) {
            write(&options.mapping, toml::to_string_pretty(&mapping).expect("plain data").as_bytes())?;
        }
    }
    loop {
        if asking && ask::possible() {
            mapping = columns::asked(&sheet, &signed.manifest, seat, &mapping, t);
        }
        let prepared = prepare(&sheet, &mapping, &signed.manifest, seat, register.as_ref())?;
        report(&prepared.findings, &sheet, &mapping, (&signed.manifest, seat, options.show), t);
        if prepared.batches.values().any(|keys| !keys.is_empty()) {
            if asking {
                write(&options.mapping, toml::to_string_pretty(&mapping).expect("plain data").as_bytes())?;
                say!("{}", t.a("cli-mapping-kept", &file()));
            }
            return Ok(());
        }
        let few = !prepared.findings.too_few.is_empty();
        say!("{}", t.s(if few { "cli-mapping-few" } else { "cli-mapping-empty" }));
        // Answers by which nobody takes part are not kept.
        if !again("cli-mapping-again") {
            return Ok(());
        }
        asking = true;
    }
}

/// The list in a file.
pub fn sheet(file: &Path) -> Result<Sheet, Fault> {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    Ok(Sheet::read(name, &read(file)?)?)
}

/// The register of a session that has one: the file must be the one that the manifest names.
pub fn register(manifest: &Manifest, file: Option<&PathBuf>) -> Result<Option<Register>, Fault> {
    let Some(shares) = &manifest.shares else { return Ok(None) };
    let file = file.ok_or_else(|| Refusal::new("register-missing"))?;
    let register = Register::parse(&read(file)?)?;
    if register.listed() == shares.register { Ok(Some(register)) } else { Err(Refusal::new("register-other").into()) }
}

/// What takes part, per label.
pub fn counts(found: &Findings, mapping: &Mapping, (manifest, seat): (&Manifest, Seat), t: T) {
    say!("\n{}", t.n("cli-rows", found.rows));
    let counted = |label: &Label, count: &u32, note: &str| {
        // Name and words beside the code: who swapped two of them sees it here.
        let words: Vec<_> = mapping.words(&label.code).into_iter().map(|word| format!("“{word}”")).collect();
        let words = if words.is_empty() { String::new() } else { format!("  = {}", words.join(", ")) };
        let name = manifest.called(&label.code).unwrap_or_default();
        say!("  {count:>8}  {:<16} {name}{words}{note}", label.code);
    };
    found.counts.iter().for_each(|(label, count)| counted(label, count, ""));
    let few = format!("  ({})", t.s("cli-too-few"));
    found.too_few.iter().for_each(|(label, count)| counted(label, count, &few));
    let none = format!("  ({})", t.s("cli-promised"));
    lacking(found, manifest, seat).iter().for_each(|label| counted(label, &0, &none));
}

/// What an organisation brings by the manifest, and its list holds nothing of.
pub fn lacking(found: &Findings, manifest: &Manifest, seat: Seat) -> Vec<Label> {
    let absent = |label: &Label| !found.counts.contains_key(label) && !found.too_few.contains_key(label);
    manifest.labels_of(seat).into_iter().filter(absent).collect()
}

type Shown<'a> = (&'a Manifest, Seat, usize);

fn report(found: &Findings, sheet: &Sheet, mapping: &Mapping, (manifest, seat, show): Shown<'_>, t: T) {
    counts(found, mapping, (manifest, seat), t);
    say!("{}", t.n("cli-repeated", found.repeated));
    say!("{}", t.n("cli-errors", found.errors.len()));
    // What stands there is for who sits here; not for a log.
    let seen = |line: usize| match sheet.rows.iter().find(|(at, _)| *at == line && ask::possible()) {
        Some((_, row)) => format!("  ({})", mapping.seen(sheet, row).join(" | ")),
        None => String::new(),
    };
    for (line, error) in found.errors.iter().take(show) {
        say!("  {}: {}{}", t.n("cli-line", line), t.row_error(error), seen(*line));
    }
    if !found.several.is_empty() {
        say!("{}", t.n("cli-several", found.several.len()));
        found.several.iter().take(show).for_each(|line| say!("  {}{}", t.n("cli-line", line), seen(*line)));
    }
    say!("{}", t.n("cli-collisions", found.collisions.len()));
    lines(&found.collisions, show, t);
    let key = if manifest.institutions.keep { "cli-institutions-kept" } else { "cli-institutions-out" };
    say!("{}", t.n(key, found.institutions.len()));
    lines(&found.institutions, show, t);
    say!("\n{}", t.s("cli-nothing-left"));
}

/// Groups of lines that are of one address.
fn lines(groups: &[Vec<usize>], show: usize, t: T) {
    for lines in groups.iter().take(show) {
        say!("  {}", t.a("cli-lines", &[("lines", lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", "))]));
    }
}
