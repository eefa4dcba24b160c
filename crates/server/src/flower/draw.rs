//! One flower head: six hand-drawn petals around a heart, from bud to bloom.

use std::fmt::Write as _;

use super::{Flower, Petal};

/// A colour as red, green, blue.
type Rgb = [u8; 3];

/// The colours of one topic's flowers: from the tint of a petal that nobody stands behind yet, to the full
/// colour of a carried one; and the darker line around it (at least 4.5:1 on the meadow).
struct Hue {
    tint: Rgb,
    full: Rgb,
    line: &'static str,
}

/// Poppy, cornflower, marigold, lavender, cosmos, flax, fuchsia, heather, apricot, forget-me-not.
const HUES: [Hue; 10] = [
    Hue { tint: [252, 222, 214], full: [207, 68, 48], line: "#84230f" },
    Hue { tint: [219, 229, 249], full: [66, 103, 190], line: "#25407f" },
    Hue { tint: [254, 237, 190], full: [233, 163, 26], line: "#7d4c00" },
    Hue { tint: [233, 223, 246], full: [130, 90, 178], line: "#4c2f74" },
    Hue { tint: [251, 221, 233], full: [208, 84, 138], line: "#822551" },
    Hue { tint: [213, 239, 240], full: [44, 150, 158], line: "#10565c" },
    Hue { tint: [246, 215, 226], full: [158, 46, 96], line: "#6b1740" },
    Hue { tint: [238, 224, 232], full: [152, 96, 134], line: "#5c3350" },
    Hue { tint: [254, 227, 204], full: [230, 124, 58], line: "#84400a" },
    Hue { tint: [216, 236, 250], full: [64, 146, 204], line: "#104f7c" },
];

/// Petals as a hand would draw them: base at the origin, tip near (0, -100). No two alike.
const SHAPES: [&str; 4] = [
    "M0-6C-15-18-45-45-39-75C-35-95-13-103 0-100C14-104 36-94 39-74C44-46 15-20 0-6Z",
    "M0-6C-16-20-43-49-40-73C-37-93-15-105-2-97C10-105 37-96 40-72C43-48 14-21 0-6Z",
    "M0-6C-14-17-46-49-37-77C-29-96-9-98 2-103C15-98 34-92 38-74C43-49 16-19 0-6Z",
    "M0-6C-17-19-44-44-41-72C-38-92-18-101-4-99C8-106 31-99 38-78C45-50 17-21 0-6Z",
];

/// Three veins of a petal.
const VEINS: &str = "M0-22C-1-42 1-58 0-74M-5-26C-12-42-17-54-19-66M5-26C12-42 17-54 19-66";

/// How a head is opened.
#[derive(Clone, Copy, Debug)]
pub enum Opening {
    /// Flat, all six petals in view: to be read.
    Flat,
    /// As far as the idea is, from 0 (bud) to 1 (open).
    Grown(f64),
}

/// Where and how one head is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// Middle of the heart, horizontally.
    pub cx: f64,
    /// Middle of the heart, vertically.
    pub cy: f64,
    /// Length of a petal.
    pub radius: f64,
    /// How far it is open.
    pub opening: Opening,
    /// Whether the points are drawn as dots.
    pub dots: bool,
    /// What stands in the heart: the number of the topic.
    pub mark: Option<&'a str>,
    /// Prefix of the ids of the shapes that [`shapes`] wrote into this picture.
    pub kit: &'a str,
}

/// The shapes that every head in a picture reuses, as one `defs` element.
pub fn shapes(svg: &mut String, kit: &str) {
    svg.push_str("<defs>");
    for (index, shape) in SHAPES.iter().enumerate() {
        let _ = write!(svg, "<path id=\"{kit}-p{index}\" d=\"{shape}\"/>");
    }
    let _ = write!(
        svg,
        "<path id=\"{kit}-v\" d=\"{VEINS}\" fill=\"none\" stroke-opacity=\"0.28\" stroke-width=\"1.1\" stroke-linecap=\"round\"/>\
         <circle id=\"{kit}-o\" r=\"4.2\" fill=\"#fffaf0\" stroke-width=\"1.7\"/>\
         <circle id=\"{kit}-f\" r=\"4.2\" stroke=\"#fffaf0\" stroke-width=\"1.7\"/><g id=\"{kit}-c\">"
    );
    for index in 0..18_u8 {
        let angle = (f64::from(index) * 20.0).to_radians();
        let reach = if index % 2 == 0 { 39.0 } else { 34.0 };
        let (x, y) = (angle.sin() * reach, angle.cos() * reach);
        let _ = write!(
            svg,
            "<path d=\"M{:.1} {:.1}L{x:.1} {y:.1}\" stroke=\"#8a5a00\" stroke-width=\"1.4\"/>\
             <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#ffdf85\" stroke=\"#8a5a00\" stroke-width=\"1\"/>",
            angle.sin() * 20.0,
            angle.cos() * 20.0,
        );
    }
    svg.push_str("</g></defs>");
}

/// A steady number from an id (FNV-1a): the same flower is irregular in the same way, always.
pub fn seed(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The `index`-th irregularity of an id, from -1 to 1.
pub fn jitter(id: &str, index: u8) -> f64 {
    let mut mixed = seed(id) ^ (u64::from(index) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    let top = u32::try_from(mixed >> 40).unwrap_or(0);
    f64::from(top) / f64::from(1_u32 << 23) - 1.0
}

/// The direction of a petal of a flower that lies flat, in degrees from upright: five in an arch from
/// left to right, the sixth (the conditions that carry the rest) below.
pub fn flat_angle(index: usize) -> f64 {
    [-120.0, -60.0, 0.0, 60.0, 120.0, 180.0][index % 6]
}

/// The darker line of a hue.
pub fn line_of(hue: usize) -> &'static str {
    HUES[hue % HUES.len()].line
}

/// A colour between tint and full, as `share` (0 to 1) is carried.
fn shade(hue: usize, share: f64) -> String {
    let Hue { tint, full, .. } = &HUES[hue % HUES.len()];
    let mix = |at: usize| {
        let (from, to) = (f64::from(tint[at]), f64::from(full[at]));
        from + (to - from) * share.clamp(0.0, 1.0)
    };
    format!("#{:02x}{:02x}{:02x}", byte(mix(0)), byte(mix(1)), byte(mix(2)))
}

/// A colour value, rounded.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255 first")]
fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// The full colour of a hue, for the legend.
pub fn full_of(hue: usize) -> String {
    shade(hue, 1.0)
}

/// Draws one head.
pub fn head(svg: &mut String, flower: &Flower, hue: usize, place: &Head<'_>) {
    let scale = place.radius / 100.0;
    let (open, sway) = match place.opening {
        Opening::Flat => (1.0, 2.5),
        Opening::Grown(open) => (open, 7.0),
    };
    let _ = write!(
        svg,
        "<g class=\"flower__head\" transform=\"translate({:.1} {:.1}) rotate({:.1}) scale({scale:.3})\" stroke=\"{}\" stroke-linejoin=\"round\">",
        place.cx,
        place.cy,
        jitter(&flower.id, 1) * sway,
        line_of(hue)
    );
    if flower.blooming {
        second_ring(svg, hue, scale, place.kit);
    }
    if open < 0.75 {
        sepals(svg, open, scale);
    }
    for index in [0, 4, 1, 3, 2, 5] {
        let (angle, length, broad) = stand(index, open);
        let lean = jitter(&flower.id, 10 + u8::try_from(index).unwrap_or(0)) * 3.0;
        let _ = write!(
            svg,
            "<g class=\"flower__petal\" transform=\"rotate({:.1}) scale({broad:.2} {length:.2})\">",
            angle + lean
        );
        one_petal(svg, flower, index, hue, place);
        if place.dots && (length - 1.0).abs() < 0.3 {
            dots(svg, &flower.petals[index], hue, place.kit);
        }
        svg.push_str("</g>");
    }
    if open >= 0.75 {
        heart(svg, flower, place);
    } else {
        cup(svg, place.mark, scale);
    }
    if flower.decision {
        seal(svg);
    }
    svg.push_str("</g>");
}

/// How a petal stands when the flower is `open` so far: its direction, its length and its breadth. Five
/// petals fan out; the sixth faces us, folds down, and comes to lie below.
fn stand(index: usize, open: f64) -> (f64, f64, f64) {
    let narrow = 0.62 + 0.38 * open;
    if index < 5 {
        let fan = 0.16 + 0.84 * open;
        return (flat_angle(index) * fan, 0.88 + 0.12 * open, narrow);
    }
    let fold = 2.0 * open - 1.0;
    if fold < 0.0 { (0.0, (-fold * 0.85).max(0.42), narrow) } else { (180.0, fold.max(0.42), narrow.max(0.8)) }
}

/// One petal: an outline at its full size, and inside it the part that is written, in the colour of how
/// far it is carried.
fn one_petal(svg: &mut String, flower: &Flower, index: usize, hue: usize, place: &Head<'_>) {
    let petal = &flower.petals[index];
    let scale = place.radius / 100.0;
    let which = seed(&flower.id).wrapping_add(u64::try_from(index).unwrap_or(0) * 7) % 4;
    let shape = format!("href=\"#{}-p{which}\"", place.kit);
    if petal.points == 0 {
        let dash = 5.0 / scale.max(0.5);
        let _ = write!(
            svg,
            "<use {shape} fill=\"#fffdf7\" stroke-width=\"{:.2}\" \
             stroke-dasharray=\"{dash:.2} {:.2}\" stroke-linecap=\"round\"/>",
            1.6 / scale,
            dash * 1.2,
        );
        return;
    }
    let share = f64::from(petal.carried.min(petal.points)) / f64::from(petal.points);
    let written = if flower.blooming { 1.0 } else { 0.52 + 0.096 * f64::from(petal.points.min(5)) };
    let _ = write!(
        svg,
        "<use {shape} fill=\"#fffaf0\" stroke-width=\"{:.2}\"/>\
         <use {shape} fill=\"{}\" stroke=\"none\" transform=\"scale({written:.2})\"/>",
        1.8 / scale.max(0.3),
        shade(hue, 0.08 + 0.92 * share),
    );
    if place.radius > 44.0 {
        let _ = write!(svg, "<use href=\"#{}-v\"/>", place.kit);
    }
}

/// One dot per point, at most ten and then a plus: solid when answered.
fn dots(svg: &mut String, petal: &Petal, hue: usize, kit: &str) {
    let shown = petal.points.min(10);
    let columns = if shown > 4 { 2 } else { 1 };
    let rows = shown.div_ceil(columns);
    let _ = write!(svg, "<g class=\"flower__dots\" fill=\"{}\">", line_of(hue));
    for index in 0..shown {
        let (column, row) = (index % columns, index / columns);
        let x = (f64::from(column) - f64::from(columns - 1) / 2.0) * 17.0;
        let y = -60.0 + (f64::from(row) - f64::from(rows - 1) / 2.0) * -13.5;
        let kind = if index < petal.answered { "f" } else { "o" };
        let _ = write!(svg, "<use href=\"#{kit}-{kind}\" x=\"{x:.1}\" y=\"{y:.1}\"/>");
    }
    if petal.points > shown {
        svg.push_str("<path d=\"M-5-96H5M0-101V-91\" stroke-width=\"2.4\" stroke-linecap=\"round\"/>");
    }
    svg.push_str("</g>");
}

/// Six more petals behind the first: only a blooming idea has them.
fn second_ring(svg: &mut String, hue: usize, scale: f64, kit: &str) {
    let _ = write!(
        svg,
        "<g class=\"flower__crown\" fill=\"{}\" stroke-width=\"{:.2}\">",
        shade(hue, 0.45),
        1.4 / scale.max(0.3)
    );
    for index in 0..6_u8 {
        let _ = write!(
            svg,
            "<use href=\"#{kit}-p{}\" transform=\"rotate({}) scale(0.92 1.04)\"/>",
            index % 4,
            30 + 60 * u16::from(index),
        );
    }
    svg.push_str("</g>");
}

/// The green leaves that still hold a bud.
fn sepals(svg: &mut String, open: f64, scale: f64) {
    for side in [-1.0, 1.0] {
        let _ = write!(
            svg,
            "<path d=\"M0 14C-12 8-24-14-20-44C-8-34-1-14 0 6Z\" transform=\"rotate({:.1}) scale({side} 1)\" fill=\"#7fa66a\" \
             stroke=\"#3d6334\" stroke-width=\"{:.2}\" stroke-linejoin=\"round\"/>",
            side * -46.0 * open,
            1.3 / scale.max(0.3),
        );
    }
}

/// The open heart: gold, with a ring of seeds; a crown of stamens when the idea blooms.
fn heart(svg: &mut String, flower: &Flower, place: &Head<'_>) {
    if flower.blooming {
        let _ = write!(svg, "<use class=\"flower__crown\" href=\"#{}-c\"/>", place.kit);
    }
    let _ = write!(
        svg,
        "<circle r=\"24\" fill=\"#f6cd62\" stroke=\"#8a5a00\" stroke-width=\"{:.2}\"/>",
        1.5 / (place.radius / 100.0).max(0.3)
    );
    if let Some(mark) = place.mark {
        number(svg, mark, 10.5, 30.0);
        return;
    }
    svg.push_str("<g fill=\"#a86f0a\" stroke=\"none\">");
    for index in 0..14_u8 {
        let angle = f64::from(index) * 2.399_96;
        let reach = 4.6 * f64::from(index).sqrt();
        let _ = write!(svg, "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"2\"/>", angle.sin() * reach, angle.cos() * reach);
    }
    svg.push_str("</g>");
}

/// The green cup of a flower that is not open yet, with the number of the topic.
fn cup(svg: &mut String, mark: Option<&str>, scale: f64) {
    let _ = write!(
        svg,
        "<path d=\"M-22-6C-20 16-8 24 0 24C8 24 20 16 22-6C12 2-12 2-22-6Z\" fill=\"#8db577\" stroke=\"#3d6334\" stroke-width=\"{:.2}\" stroke-linejoin=\"round\"/>",
        1.4 / scale.max(0.3)
    );
    if let Some(mark) = mark {
        let _ = write!(
            svg,
            "<circle cy=\"8\" r=\"17\" fill=\"#fffdf4\" stroke=\"#3d6334\" stroke-width=\"{:.2}\"/>",
            1.2 / scale.max(0.3)
        );
        number(svg, mark, 16.0, 23.0);
    }
}

/// The number of the topic.
fn number(svg: &mut String, mark: &str, y: f64, size: f64) {
    let _ = write!(
        svg,
        "<text y=\"{y}\" stroke=\"none\" text-anchor=\"middle\" font-size=\"{size}\" font-weight=\"700\" fill=\"#2c2102\">{}</text>",
        super::escape(mark)
    );
}

/// The seal of a recorded decision: a green disc with a check.
fn seal(svg: &mut String) {
    svg.push_str(
        "<g class=\"flower__seal\" transform=\"translate(62 62)\"><circle r=\"21\" fill=\"#1f5c42\" stroke=\"#fffdf4\" stroke-width=\"4\"/>\
         <path d=\"M-9 1L-3 7.5L10-7\" fill=\"none\" stroke=\"#fff\" stroke-width=\"5\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></g>",
    );
}
