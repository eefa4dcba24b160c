//! QR codes as outlines: error correction M, a quiet zone of four modules (ISO/IEC 18004).

use super::model::MAX_ADDRESS_BYTES;
use qrcode::render::unicode::Dense1x2;
use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;
use std::collections::BTreeMap;

/// Light modules on every side.
const QUIET: usize = 4;

/// A QR code to draw.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// Modules across, the quiet zone included.
    pub across: usize,
    /// Modules across, without it.
    pub symbol: usize,
    /// The outline of what is dark, as the path data of an SVG, a space between any two commands.
    pub path: String,
}

impl Qr {
    /// The QR code of an address; None when it is longer than [`MAX_ADDRESS_BYTES`].
    pub fn of(address: &str) -> Option<Self> {
        if address.len() > MAX_ADDRESS_BYTES {
            return None;
        }
        let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
        let symbol = code.width();
        let colors = code.to_colors();
        let dark = |x: usize, y: usize| {
            let inside = |at: usize| at.checked_sub(QUIET).filter(|at| *at < symbol);
            matches!((inside(x), inside(y)), (Some(x), Some(y)) if colors[y * symbol + x] == Color::Dark)
        };
        let across = symbol + 2 * QUIET;
        Some(Self { across, symbol, path: outline(across, dark) })
    }
}

/// The QR code of an address in characters, for a terminal with light text on dark; None when it is
/// longer than [`MAX_ADDRESS_BYTES`].
pub fn in_characters(address: &str) -> Option<String> {
    if address.len() > MAX_ADDRESS_BYTES {
        return None;
    }
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let (dark, light) = (Dense1x2::Light, Dense1x2::Dark);
    Some(code.render::<Dense1x2>().dark_color(dark).light_color(light).build())
}

/// A corner between modules.
type Corner = (usize, usize);

/// The edges between dark and light, each with the dark module on its right hand, by the corner where they begin.
fn edges(across: usize, dark: impl Fn(usize, usize) -> bool) -> BTreeMap<Corner, Vec<Corner>> {
    let mut edges: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
    let mut add = |from: Corner, to: Corner| edges.entry(from).or_default().push(to);
    // The quiet zone keeps every dark module away from the border.
    for y in 1..across - 1 {
        for x in (1..across - 1).filter(|x| dark(*x, y)) {
            let sides = [
                (dark(x, y - 1), (x, y), (x + 1, y)),
                (dark(x + 1, y), (x + 1, y), (x + 1, y + 1)),
                (dark(x, y + 1), (x + 1, y + 1), (x, y + 1)),
                (dark(x - 1, y), (x, y + 1), (x, y)),
            ];
            sides.into_iter().filter(|(neighbour, ..)| !neighbour).for_each(|(_, from, to)| add(from, to));
        }
    }
    edges
}

/// The closed lines around what is dark: one shape without seams between modules.
fn outline(across: usize, dark: impl Fn(usize, usize) -> bool) -> String {
    let mut edges = edges(across, dark);
    let mut path = Vec::new();
    while let Some((start, _)) = edges.first_key_value() {
        let start = *start;
        let mut here = start;
        path.push(format!("M{} {}", start.0, start.1));
        while let Some(mut ends) = edges.remove(&here) {
            let to = ends.pop().expect("a corner is kept only while an edge begins there");
            if !ends.is_empty() {
                edges.insert(here, ends);
            }
            path.push(if to.1 == here.1 { format!("H{}", to.0) } else { format!("V{}", to.1) });
            here = to;
        }
        path.push("Z".to_owned());
    }
    path.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_goes_round_what_is_dark_and_round_the_holes() {
        let ring = |x: usize, y: usize| (1..4).contains(&x) && (1..4).contains(&y) && (x, y) != (2, 2);
        let path = outline(5, ring);
        assert_eq!(path.matches('M').count(), 2, "{path}");
        assert_eq!(path.matches('Z').count(), 2, "{path}");
        assert_eq!(path.matches(['H', 'V']).count(), 12 + 4, "{path}");
    }

    #[test]
    fn modules_that_touch_at_a_corner_are_both_there() {
        let path = outline(4, |x, y| (x, y) == (1, 1) || (x, y) == (2, 2));
        assert_eq!(path.matches(['H', 'V']).count(), 8, "{path}");
    }

    #[test]
    fn characters_hold_two_rows_of_modules_each() {
        let text = in_characters("http://192.168.1.20:8080/sign-in").unwrap();
        let lines: Vec<_> = text.lines().collect();
        let across = Qr::of("http://192.168.1.20:8080/sign-in").unwrap().across;
        assert_eq!((lines.len(), lines[0].chars().count()), (across.div_ceil(2), across));
        assert_eq!(in_characters(&"a".repeat(MAX_ADDRESS_BYTES + 1)), None);
    }

    #[test]
    fn an_address_has_a_quiet_zone_and_a_bound() {
        let qr = Qr::of(&"a".repeat(MAX_ADDRESS_BYTES)).unwrap();
        assert_eq!((qr.symbol, qr.across), (41, 49));
        assert_eq!(Qr::of(&"a".repeat(MAX_ADDRESS_BYTES + 1)), None);
        assert!(qr.path.split(' ').all(|word| word.len() < 8), "nothing that could be broken as a long word");
    }
}
