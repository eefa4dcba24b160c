//! One flower head: six hand-drawn petals around a heart, from bud to bloom.

use std::collections::BTreeSet;
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
const VEINS: &str = "<path d=\"M0-22C-1-42 1-58 0-74M-5-26C-12-42-17-54-19-66M5-26C12-42 17-54 19-66\" fill=\"none\" \
    stroke-opacity=\"0.28\" stroke-width=\"1.1\" stroke-linecap=\"round\"/>";

/// How a head is opened.
#[derive(Clone, Copy, Debug)]
pub enum Opening {
    /// Flat, all six petals in view: to be read.
    Flat,
    /// As far as the idea is, from 0 (bud) to 1 (open).
    Grown(f64),
}

/// How much of a head is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Each petal as far as it is written, and a dot for each point.
    Dots,
    /// The same without dots.
    Petals,
    /// Small, or one of many: whole petals in the colour of how far they are carried.
    Far,
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
    /// How much of it is drawn.
    pub detail: Detail,
    /// What stands in the heart: the number of the topic, or nothing.
    pub mark: &'a str,
    /// What a pointer that rests on it is told, where the picture holds more heads than one.
    pub title: Option<&'a str>,
    /// Prefix of the ids of the shapes that [`shapes`] wrote into this picture.
    pub kit: &'a str,
}

/// The shapes that `body` reuses, as one `defs` element, for heads of petals of length `radius`.
pub fn shapes(kit: &str, radius: f64, body: &str) -> String {
    let before = format!("{kit}-");
    let named = body.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()?.strip_prefix(&before));
    let mut defs = String::from("<defs>");
    for (index, shape) in SHAPES.iter().enumerate() {
        let _ = write!(defs, "<path id=\"{kit}-p{index}\" d=\"{shape}\"/>");
    }
    for name in named.collect::<BTreeSet<_>>() {
        if let Some(shape) = shape(kit, name, radius / 100.0) {
            let _ = write!(defs, "<g id=\"{kit}-{name}\">{shape}</g>");
        }
    }
    defs + "</defs>"
}

/// One shape by its name: a letter and what it is of.
fn shape(kit: &str, name: &str, scale: f64) -> Option<String> {
    let fine = scale.max(0.3);
    let (letter, of) = name.split_at_checked(1)?;
    Some(match letter {
        "q" => format!("<use href=\"#{kit}-p{of}\" stroke=\"none\"/>"),
        "e" => dashed(&format!("{kit}-p{of}"), scale),
        "v" => VEINS.to_owned(),
        "o" => "<circle r=\"4.2\" fill=\"#fffaf0\" stroke-width=\"1.7\"/>".to_owned(),
        "f" => "<circle r=\"4.2\" stroke=\"#fffaf0\" stroke-width=\"1.7\"/>".to_owned(),
        "c" => stamens(),
        "r" => second_ring(kit, 1.4 / fine),
        "s" => sepals(open_at(of)?, 1.3 / fine),
        "d" => SEAL.to_owned(),
        "g" => disc(1.5 / fine),
        "h" => heart(of, 1.5 / fine),
        "u" => cup(of, fine),
        "w" => {
            let (step, index) = of.split_once('-')?;
            let index: usize = index.parse().ok()?;
            let how = standing(index, open_at(step)?, 0.0);
            format!("<use href=\"#{kit}-p{}\" transform=\"{how}\"/>", index % 4)
        }
        _ => return None,
    })
}

/// How many steps a head takes from bud to bloom, where it is not drawn petal by petal.
const STEPS: u8 = 10;

/// The step of a head that is open so far.
fn step(open: f64) -> u8 {
    byte(open * f64::from(STEPS)).min(STEPS)
}

/// How far a head is open at a step.
fn open_at(step: &str) -> Option<f64> {
    Some(f64::from(step.parse::<u8>().ok()?) / f64::from(STEPS))
}

/// The outline of a petal that nobody has written on.
fn dashed(shape: &str, scale: f64) -> String {
    let dash = 5.0 / scale.max(0.5);
    format!(
        "<use href=\"#{shape}\" fill=\"#fffdf7\" stroke-width=\"{:.2}\" stroke-dasharray=\"{dash:.2} {:.2}\" \
         stroke-linecap=\"round\"/>",
        1.6 / scale,
        dash * 1.2,
    )
}

/// The crown of a blooming idea.
fn stamens() -> String {
    let mut all = String::new();
    for index in 0..18_u8 {
        let angle = (f64::from(index) * 20.0).to_radians();
        let reach = if index % 2 == 0 { 39.0 } else { 34.0 };
        let (x, y) = (angle.sin() * reach, angle.cos() * reach);
        let _ = write!(
            all,
            "<path d=\"M{:.1} {:.1}L{x:.1} {y:.1}\" stroke=\"#8a5a00\" stroke-width=\"1.4\"/>\
             <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#ffdf85\" stroke=\"#8a5a00\" stroke-width=\"1\"/>",
            angle.sin() * 20.0,
            angle.cos() * 20.0,
        );
    }
    all
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

/// A value of at most 255, rounded.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255 first")]
fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// The full colour of a hue, for the legend.
pub fn full_of(hue: usize) -> String {
    shade(hue, 1.0)
}

/// Several heads of about the same size: what they share stands around them.
pub fn heads(svg: &mut String, radius: f64, each: impl FnOnce(&mut String)) {
    let stroke = 1.8 / (radius / 100.0).max(0.3);
    let _ = write!(svg, "<g stroke-width=\"{stroke:.1}\" stroke-linejoin=\"round\" fill=\"#fffaf0\">");
    each(svg);
    svg.push_str("</g>");
}

/// Draws one head, inside [`heads`].
pub fn head(svg: &mut String, flower: &Flower, hue: usize, place: &Head<'_>) {
    let scale = place.radius / 100.0;
    let kit = place.kit;
    let (open, sway) = match place.opening {
        Opening::Flat => (1.0, 2.5),
        Opening::Grown(open) => (open, 7.0),
    };
    let _ = write!(
        svg,
        "<g class=\"flower__head\" transform=\"translate({:.0} {:.0}) rotate({:.0}) scale({scale:.3})\" stroke=\"{}\">",
        place.cx,
        place.cy,
        jitter(&flower.id, 1) * sway,
        line_of(hue),
    );
    if let Some(title) = place.title {
        let _ = write!(svg, "<title>{}</title>", super::escape(title));
    }
    if flower.blooming {
        let _ = write!(svg, "<use href=\"#{kit}-r\" fill=\"{}\"/>", shade(hue, 0.45));
    }
    if open < 0.75 {
        let _ = write!(svg, "<use href=\"#{kit}-s{}\"/>", step(open));
    }
    for index in [0, 4, 1, 3, 2, 5] {
        if place.detail == Detail::Far {
            petal_from_afar(svg, &flower.petals[index], index, open, hue, kit);
        } else {
            one_petal(svg, flower, index, open, hue, place);
        }
    }
    if flower.blooming {
        let _ = write!(svg, "<use href=\"#{kit}-c\"/>");
    }
    let centre = match (open >= 0.75, place.detail) {
        (false, _) => 'u',
        (true, Detail::Far) if place.mark.is_empty() => 'g',
        (true, _) => 'h',
    };
    let _ = write!(svg, "<use href=\"#{kit}-{centre}{}\"/>", place.mark);
    if flower.decision {
        let _ = write!(svg, "<use href=\"#{kit}-d\"/>");
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

/// The transform that makes a petal stand so.
fn standing(index: usize, open: f64, lean: f64) -> String {
    let (angle, length, broad) = stand(index, open);
    if open >= 1.0 {
        return format!("rotate({:.0})", angle + lean);
    }
    format!("rotate({:.0}) scale({broad:.2} {length:.2})", angle + lean)
}

/// The colour of a petal: of how far its points are carried.
fn colour(petal: &Petal, hue: usize) -> String {
    let share = f64::from(petal.carried.min(petal.points)) / f64::from(petal.points.max(1));
    shade(hue, 0.08 + 0.92 * share)
}

/// One petal: an outline at its full size, and inside it the part that is written, in the colour of how
/// far it is carried.
fn one_petal(svg: &mut String, flower: &Flower, index: usize, open: f64, hue: usize, place: &Head<'_>) {
    let petal = &flower.petals[index];
    let kit = place.kit;
    let which = seed(&flower.id).wrapping_add(u64::try_from(index).unwrap_or(0) * 7) % 4;
    let lean = jitter(&flower.id, 10 + u8::try_from(index).unwrap_or(0)) * 3.0;
    let _ = write!(svg, "<g transform=\"{}\">", standing(index, open, lean));
    if petal.points == 0 {
        let _ = write!(svg, "<use href=\"#{kit}-e{which}\"/></g>");
        return;
    }
    let written = if flower.blooming { 1.0 } else { 0.52 + 0.096 * f64::from(petal.points.min(5)) };
    let _ = write!(
        svg,
        "<use href=\"#{kit}-p{which}\"/><use href=\"#{kit}-q{which}\" fill=\"{}\" transform=\"scale({written:.2})\"/>",
        colour(petal, hue),
    );
    if place.radius > 44.0 {
        let _ = write!(svg, "<use href=\"#{kit}-v\"/>");
    }
    let (_, length, _) = stand(index, open);
    if place.detail == Detail::Dots && (length - 1.0).abs() < 0.3 {
        dots(svg, petal, hue, kit);
    }
    svg.push_str("</g>");
}

/// One petal of a head among many: whole, white while it has no points.
fn petal_from_afar(svg: &mut String, petal: &Petal, index: usize, open: f64, hue: usize, kit: &str) {
    let step = step(open);
    let fill = if petal.points == 0 { String::new() } else { format!(" fill=\"{}\"", colour(petal, hue)) };
    let _ = write!(svg, "<use href=\"#{kit}-w{step}-{index}\"{fill}/>");
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
fn second_ring(kit: &str, stroke: f64) -> String {
    let mut all = format!("<g stroke-width=\"{stroke:.2}\">");
    for index in 0..6_u8 {
        let _ = write!(
            all,
            "<use href=\"#{kit}-p{}\" transform=\"rotate({}) scale(0.92 1.04)\"/>",
            index % 4,
            30 + 60 * u16::from(index),
        );
    }
    all + "</g>"
}

/// The green leaves that still hold a bud.
fn sepals(open: f64, stroke: f64) -> String {
    let one = |side: i8| {
        let turn = f64::from(side) * -46.0 * open;
        format!("<path d=\"M0 14C-12 8-24-14-20-44C-8-34-1-14 0 6Z\" transform=\"rotate({turn:.0}) scale({side} 1)\"/>")
    };
    let (left, right) = (one(-1), one(1));
    format!(
        "<g fill=\"#7fa66a\" stroke=\"#3d6334\" stroke-width=\"{stroke:.2}\" stroke-linejoin=\"round\">{left}{right}</g>"
    )
}

/// The gold of an open heart.
fn disc(stroke: f64) -> String {
    format!("<circle r=\"24\" fill=\"#f6cd62\" stroke=\"#8a5a00\" stroke-width=\"{stroke:.2}\"/>")
}

/// The open heart: gold, with the number of the topic or a ring of seeds.
fn heart(mark: &str, stroke: f64) -> String {
    let mut all = disc(stroke);
    if !mark.is_empty() {
        return all + &number(mark, 10.5, 30.0);
    }
    all.push_str("<g fill=\"#a86f0a\" stroke=\"none\">");
    for index in 0..14_u8 {
        let angle = f64::from(index) * 2.399_96;
        let reach = 4.6 * f64::from(index).sqrt();
        let _ = write!(all, "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"2\"/>", angle.sin() * reach, angle.cos() * reach);
    }
    all + "</g>"
}

/// The green cup of a flower that is not open yet, with the number of the topic.
fn cup(mark: &str, fine: f64) -> String {
    let cup = format!(
        "<path d=\"M-22-6C-20 16-8 24 0 24C8 24 20 16 22-6C12 2-12 2-22-6Z\" fill=\"#8db577\" stroke=\"#3d6334\" \
         stroke-width=\"{:.2}\" stroke-linejoin=\"round\"/>",
        1.4 / fine
    );
    if mark.is_empty() {
        return cup;
    }
    let disc = "<circle cy=\"8\" r=\"17\" fill=\"#fffdf4\" stroke=\"#3d6334\"";
    format!("{cup}{disc} stroke-width=\"{:.2}\"/>{}", 1.2 / fine, number(mark, 16.0, 23.0))
}

/// The number of the topic.
fn number(mark: &str, y: f64, size: f64) -> String {
    format!(
        "<text y=\"{y}\" stroke=\"none\" text-anchor=\"middle\" font-size=\"{size}\" font-weight=\"700\" fill=\"#2c2102\">{}</text>",
        super::escape(mark)
    )
}

/// The seal of a recorded decision: a green disc with a check.
const SEAL: &str = "<g transform=\"translate(62 62)\"><circle r=\"21\" fill=\"#1f5c42\" stroke=\"#fffdf4\" \
    stroke-width=\"4\"/><path d=\"M-9 1L-3 7.5L10-7\" fill=\"none\" stroke=\"#fff\" stroke-width=\"5\" \
    stroke-linecap=\"round\" stroke-linejoin=\"round\"/></g>";
