//! `factlab prepare`: what of a list takes part, and what does not and why.

use crate::{Fault, ask, keys, read, session, write};
use clap::Args;
use factlab::manifest::{Manifest, Seat};
use factlab::prepare::{Findings, Mapping, Prepared, prepare};
use factlab::refusal::Refusal;
use factlab::register::Register;
use factlab::secret::harden;
use factlab::sheet::Sheet;
use factlab::text::T;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Options {
    /// Uw lijst: CSV, XLSX of ODS
    file: PathBuf,
    /// Het manifest
    #[arg(long)]
    manifest: PathBuf,
    /// Uw sleutel: daaruit blijkt wie u bent
    #[arg(long)]
    key: PathBuf,
    /// Waar de antwoorden over de kolommen staan, of komen te staan
    #[arg(long, default_value = "kolommen.toml")]
    mapping: PathBuf,
    /// Het adresregister, als er met bewaarders geteld wordt
    #[arg(long)]
    register: Option<PathBuf>,
    /// Hoeveel foute regels getoond worden
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
    let file = || [("file", options.mapping.display().to_string())];
    if options.mapping.exists() {
        println!("{}", t.a("cli-mapping-used", &file()));
    } else {
        let mapping = questions(&sheet, &signed.manifest, seat, t);
        write(&options.mapping, toml::to_string_pretty(&mapping).expect("plain data").as_bytes())?;
        println!("{}", t.a("cli-mapping-kept", &file()));
    }
    let register = register(&signed.manifest, options.register.as_ref())?;
    let prepared = prepared(&sheet, &options.mapping, &signed.manifest, seat, register.as_ref())?;
    report(&prepared.findings, &signed.manifest, options.show, t);
    if prepared.batches.values().all(|keys| keys.is_empty()) {
        println!("{}", t.a("cli-mapping-empty", &file()));
    }
    Ok(())
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

/// What takes part of a list, by the answers in a file.
pub fn prepared(
    sheet: &Sheet,
    mapping: &Path,
    manifest: &Manifest,
    seat: Seat,
    register: Option<&Register>,
) -> Result<Prepared, Fault> {
    if !mapping.exists() {
        return Err(Refusal::new("mapping-missing").with("file", mapping.display()).into());
    }
    let text = String::from_utf8_lossy(&read(mapping)?).into_owned();
    let mapping: Mapping = toml::from_str(&text).map_err(|error| Refusal::new("mapping-form").with("detail", error))?;
    Ok(prepare(sheet, &mapping, manifest, seat, register)?)
}

/// Shows the first rows and asks which column holds what, and which code each label has.
fn questions(sheet: &Sheet, manifest: &Manifest, seat: Seat, t: T) -> Mapping {
    let mut mapping = Mapping::guess(sheet);
    if !ask::possible() {
        // Rows of a list are for who sits here; not for a log.
        return mapping;
    }
    println!("\n{}", t.s("cli-preview"));
    println!("  {}", sheet.header.join(" | "));
    sheet.rows.iter().take(5).for_each(|(_, row)| println!("  {}", row.join(" | ")));
    println!("\n{}", t.s("cli-columns"));
    let parts: [(&str, &mut String); 8] = [
        ("postcode", &mut mapping.postcode),
        ("number", &mut mapping.number),
        ("letter", &mut mapping.letter),
        ("addition", &mut mapping.addition),
        ("street", &mut mapping.street),
        ("place", &mut mapping.place),
        ("designation", &mut mapping.designation),
        ("label", &mut mapping.label),
    ];
    for (name, column) in parts {
        let proposal = if column.is_empty() { "-".to_owned() } else { column.clone() };
        let answer = ask::line(&t.s(&format!("cli-column-{name}")), &proposal);
        *column = if answer == "-" { String::new() } else { answer };
    }
    let codes: Vec<_> = manifest.labels_of(seat).into_iter().map(|label| label.code).collect();
    // A word of a list that is a name of the code book, or an organisation that gives one thing: what else can it be?
    let likely = |value: &str| {
        let book = &manifest.code_book.provisions;
        let named =
            book.iter().find(|one| one.name.to_lowercase() == value.to_lowercase() && codes.contains(&one.code));
        let only = codes.first().filter(|_| codes.len() == 1);
        named.map(|one| &one.code).or(only).map_or("-", String::as_str).to_owned()
    };
    for (value, rows) in mapping.unknown_labels(sheet).into_iter().take(100) {
        if codes.contains(&value) {
            continue;
        }
        let parts = [("value", value.clone()), ("rows", rows.to_string()), ("codes", codes.join(", "))];
        let question = t.a(if value.is_empty() { "cli-label-whole" } else { "cli-label" }, &parts);
        let answer = ask::line(&question, &likely(&value));
        if answer != "-" {
            mapping.codes.insert(value, answer);
        }
    }
    mapping
}

fn report(found: &Findings, manifest: &Manifest, show: usize, t: T) {
    println!("\n{}", t.n("cli-rows", found.rows));
    for (label, count) in &found.counts {
        println!("  {count:>8}  {}", label.code);
    }
    for (label, count) in &found.too_few {
        println!("  {count:>8}  {}  {}", label.code, t.s("cli-too-few"));
    }
    println!("{}", t.n("cli-repeated", found.repeated));
    println!("{}", t.n("cli-errors", found.errors.len()));
    for (line, error) in found.errors.iter().take(show) {
        println!("  {}: {}", t.n("cli-line", line), t.row_error(error));
    }
    println!("{}", t.n("cli-collisions", found.collisions.len()));
    for lines in found.collisions.iter().take(show) {
        println!("  {}", lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", "));
    }
    let key = if manifest.institutions.keep { "cli-institutions-kept" } else { "cli-institutions-out" };
    println!("{}", t.n(key, found.institutions.len()));
    println!("\n{}", t.s("cli-nothing-left"));
}
