//! The questions about a list: which column holds what, and which code each word stands for.

use crate::{Fault, ask, read};
use factlab::manifest::{Manifest, Seat};
use factlab::mapping::{Mapping, Part, likely};
use factlab::refusal::Refusal;
use factlab::sheet::Sheet;
use factlab::text::T;
use std::path::Path;

/// From how many words on it is doubted whether the column is the right one.
const MANY: usize = 50;

/// The answers in a file.
pub fn kept(file: &Path) -> Result<Mapping, Fault> {
    if !file.exists() {
        return Err(Refusal::new("mapping-missing").with("file", file.display()).into());
    }
    let text = String::from_utf8_lossy(&read(file)?).into_owned();
    toml::from_str(&text).map_err(|_| Refusal::new("mapping-form").with("file", file.display()).into())
}

/// Shows the first rows and asks; what was answered before is proposed. For a terminal alone: rows of a list are for who
/// sits there.
pub fn asked(sheet: &Sheet, manifest: &Manifest, seat: Seat, before: &Mapping, t: T) -> Mapping {
    say!("\n{}", t.s("cli-preview"));
    say!("  {}", sheet.header.join(" | "));
    sheet.rows.iter().take(5).for_each(|(_, row)| say!("  {}", row.join(" | ")));
    say!("\n{}", t.s("cli-columns"));
    let numbered = sheet.header.iter().enumerate().map(|(at, name)| format!("{} {name}", at + 1));
    say!("  {}", numbered.collect::<Vec<_>>().join("   "));
    let (mut proposed, mut guess, mut mapping) = (before.clone(), Mapping::guess(sheet), Mapping::default());
    for part in Part::of(manifest.key_type) {
        let earlier = proposed.column(*part).clone();
        let proposal = if sheet.column(&earlier).is_some() { earlier } else { guess.column(*part).clone() };
        *mapping.column(*part) = column(sheet, *part, &proposal, t);
    }
    let mut words = mapping.unknown_labels(sheet);
    if words.len() > MANY {
        let doubt = [("column", mapping.label.clone()), ("n", words.len().to_string())];
        say!("{}", t.a("cli-label-many", &doubt));
        mapping.label = column(sheet, Part::Label, &mapping.label, t);
        words = mapping.unknown_labels(sheet);
    }
    codes(&mut mapping, words, manifest, seat, before, t);
    mapping
}

/// The name of the column that holds a part; empty when there is none.
fn column(sheet: &Sheet, part: Part, proposal: &str, t: T) -> String {
    let question = t.s(&format!("cli-column-{}", part.name()));
    loop {
        let answer = ask::line(&question, if proposal.is_empty() { "-" } else { proposal });
        let numbered = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let at = sheet.column(&answer).or(numbered).and_then(|at| sheet.header.get(at));
        match at {
            _ if answer == "-" => return String::new(),
            Some(name) => return name.clone(),
            None => say!("{}", t.a("cli-column-unknown", &[("answer", answer)])),
        }
    }
}

/// Words that were not in the list when the answers were given. Answers whether there were any.
pub fn new_words(sheet: &Sheet, manifest: &Manifest, seat: Seat, mapping: &mut Mapping, t: T) -> bool {
    let words = mapping.unknown_labels(sheet);
    let answered = mapping.codes.len();
    let before = mapping.clone();
    codes(mapping, words, manifest, seat, &before, t);
    mapping.codes.len() > answered
}

/// Asks a code for each word that is not itself one. That a word has none is kept too, as an empty code.
fn codes(mapping: &mut Mapping, words: Vec<(String, usize)>, manifest: &Manifest, seat: Seat, before: &Mapping, t: T) {
    let brought: Vec<_> = manifest.labels_of(seat).into_iter().map(|label| label.code).collect();
    let words: Vec<_> = words.into_iter().filter(|(word, _)| !brought.contains(word)).take(100).collect();
    if words.is_empty() {
        return;
    }
    say!("\n{}", t.s("cli-codes"));
    for (number, code) in (1..).zip(&brought) {
        say!("  {number:>3}  {code:<16} {}", manifest.called(code).unwrap_or_default());
    }
    for (word, rows) in words {
        let parts = [("value", word.clone()), ("rows", rows.to_string())];
        let question = match (word.is_empty(), mapping.label.is_empty()) {
            (true, true) => "cli-label-whole",
            (true, false) => "cli-label-empty",
            (false, _) => "cli-label",
        };
        let question = t.a(question, &parts);
        let earlier = before.codes.get(&word).map(|code| if brought.contains(code) { code.as_str() } else { "-" });
        let earlier = earlier.map(str::to_owned);
        // An empty cell suggests nothing.
        let guess = || likely(&word, manifest, seat).filter(|_| !word.is_empty() || mapping.label.is_empty());
        let proposal = earlier.or_else(guess).unwrap_or_else(|| "-".to_owned());
        loop {
            let answer = ask::line(&question, &proposal);
            if answer == "-" {
                mapping.codes.insert(word, String::new());
                break;
            }
            // Its name will do too; but no guess: somebody typed something.
            let meant = |code: &&String| {
                let names = [Some(code.as_str()), manifest.called(code)];
                names.into_iter().flatten().any(|name| name.to_lowercase() == answer.to_lowercase())
            };
            let numbered = || answer.parse::<usize>().ok().and_then(|number| brought.get(number.checked_sub(1)?));
            if let Some(code) = brought.iter().find(meant).or_else(numbered) {
                mapping.codes.insert(word, code.clone());
                break;
            }
            say!("{}", t.a("cli-code-unknown", &[("answer", answer), ("codes", brought.join(", "))]));
        }
    }
}
