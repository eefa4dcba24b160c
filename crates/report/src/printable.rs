//! What of a text can be printed. A page of HTML keeps every byte; a PDF can only show what its fonts hold.
//!
//! PDF/UA-1 refuses a glyph that is missing and a character without a meaning of its own, so for the PDF only:
//! - every kind of line break becomes `\n`, a tab becomes a space;
//! - invisible marks (variation selectors, bidirectional controls, byte order marks, tags) and skin tones are left out;
//! - what no font holds, controls, and private characters show as `�` (U+FFFD), once for each written sign;
//! - in a run of more than [`LONGEST_RUN`] characters without a space, an invisible break opportunity (U+200B) follows
//!   each [`LONGEST_RUN`], so that it stays on the page.

use serde_json::Value;
use typst::text::Coverage;
use unicode_segmentation::UnicodeSegmentation;

/// The sign for what cannot be shown.
const REPLACEMENT: char = '\u{fffd}';

/// So many characters without a space fit on a line.
const LONGEST_RUN: usize = 32;

/// Makes every text in `value` printable with families of these coverages.
pub(crate) fn printable_value(value: &mut Value, families: &[Coverage]) {
    match value {
        Value::String(text) => *text = printable(text, families),
        Value::Array(items) => items.iter_mut().for_each(|item| printable_value(item, families)),
        Value::Object(fields) => fields.values_mut().for_each(|field| printable_value(field, families)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The printable form of a picture (SVG): a sign that no font holds becomes the replacement; nothing is put in or left out,
/// so that markup stays markup.
pub(crate) fn printable_picture(svg: &str, families: &[Coverage]) -> String {
    let held = |c: char| c.is_ascii() || families.iter().any(|family| family.contains(u32::from(c)));
    svg.chars().map(|c| if held(c) { c } else { REPLACEMENT }).collect()
}

/// The printable form of one text.
pub(crate) fn printable(text: &str, families: &[Coverage]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for grapheme in text.graphemes(true) {
        let sign = sign(grapheme, families);
        if sign.is_empty() {
            continue;
        }
        run = if sign.starts_with([' ', '\n']) { 0 } else { run + 1 };
        if run > LONGEST_RUN {
            out.push('\u{200b}');
            run = 1;
        }
        out.push_str(&sign);
    }
    out
}

/// One written sign as it is printed: itself, a replacement, or nothing.
fn sign(grapheme: &str, families: &[Coverage]) -> String {
    if is_line_break(grapheme) {
        return "\n".to_owned();
    }
    let shown: String =
        grapheme.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !is_invisible(*c)).collect();
    if shown.chars().all(is_joiner) {
        return String::new();
    }
    if holds(families, &shown) {
        return shown;
    }
    match shown.chars().next() {
        Some(first) if shown.chars().count() > 1 && holds(families, first.encode_utf8(&mut [0; 4])) => {
            format!("{first}{REPLACEMENT}")
        }
        _ => REPLACEMENT.to_string(),
    }
}

/// Whether one family alone has a glyph for all of the sign; the typesetter never builds one sign from two fonts.
fn holds(families: &[Coverage], sign: &str) -> bool {
    !sign.chars().any(is_forbidden)
        && families.iter().any(|family| sign.chars().filter(|c| !is_joiner(*c)).all(|c| family.contains(u32::from(c))))
}

fn is_line_break(grapheme: &str) -> bool {
    matches!(grapheme, "\r\n" | "\r" | "\n" | "\u{b}" | "\u{c}" | "\u{85}" | "\u{2028}" | "\u{2029}")
}

/// Zero-width joiners: they shape their neighbours and need no glyph.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Formatting without a shape, and skin tones, which a font of outlines cannot show.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Controls, private use and noncharacters: PDF/UA-1 wants a meaning for every character.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..)
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latin() -> [Coverage; 2] {
        let latin = (0x20..0x17f).chain([0xfffd]).collect();
        let emoji = vec![0x1f44d, 0x1f33c];
        [Coverage::from_vec(latin), Coverage::from_vec(emoji)]
    }

    #[test]
    fn ordinary_text_stays_byte_for_byte() {
        let text = "gisteren, morgen! “cliënt” *ster* #kop $x$ <a> \\ 'n é";
        let plain = text.replace(['“', '”'], "\"");
        assert_eq!(printable(&plain, &latin()), plain);
    }

    #[test]
    fn what_no_font_holds_shows_as_one_replacement() {
        assert_eq!(printable("a\u{0}b漢字c\u{e000}", &latin()), "a\u{fffd}b\u{fffd}\u{fffd}c\u{fffd}");
        assert_eq!(printable("e\u{20e3}", &latin()), "e\u{fffd}");
    }

    #[test]
    fn invisible_marks_go_and_lines_stay() {
        assert_eq!(printable("👍🏽\u{fe0f} \u{202e}x\u{feff}", &latin()), "👍 x");
        assert_eq!(printable("a\r\nb\u{2028}c\td", &latin()), "a\nb\nc d");
    }

    #[test]
    fn a_very_long_word_can_break() {
        let long = "x".repeat(100);
        let shown = printable(&long, &latin());
        assert_eq!(shown.replace('\u{200b}', ""), long);
        assert_eq!(shown.matches('\u{200b}').count(), 3);
    }
}
