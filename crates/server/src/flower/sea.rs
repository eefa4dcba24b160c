//! The *bloemenzee*: all ideas of all topics as one field of flowers under a calm sky, for the big screen
//! (design.md, "What it looks like").

use std::fmt::Write as _;

use super::Flower;
use super::draw::{self, Detail, Head, Opening, head, jitter};
use super::text::{balanced, escape, shorten, width};

/// One topic with its ideas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bed {
    /// The topic's name.
    pub topic: String,
    /// How many ideas it has and how far they are, in words: stands in the legend where so many ideas
    /// stand in the field that their own names could not be read from the back of a room.
    pub counted: String,
    /// Its ideas, in the order of the tables.
    pub flowers: Vec<Flower>,
}

/// The whole field. All texts are localised already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sea {
    /// Stands above the field: the central question, or the route's name.
    pub title: String,
    /// One line below the title: how far the room is (`10 ideeën, 3 in bloei`).
    pub summary: String,
    /// What a screen reader says instead of the picture; name every idea and its state here.
    pub label: String,
    /// The word below a blooming idea (`in bloei`).
    pub bloom_word: String,
    /// The line in the field while there are no ideas yet.
    pub empty: String,
    /// The topics, in their order; their number stands in the heart of their flowers.
    pub beds: Vec<Bed>,
}

/// Width and height of the picture: a big screen's.
const WIDE: f64 = 1920.0;
const HIGH: f64 = 1080.0;
/// Margin at the left and right.
const SIDE: f64 = 36.0;
/// Where the field begins and the header ends.
const FIELD_TOP: f64 = 158.0;
/// From more ideas than this each is drawn as from afar.
const FAR: usize = 72;
/// Ink: the colour of every text.
const INK: &str = "#24302a";

/// One flower with its place in the order of topics.
struct Stem<'a> {
    flower: &'a Flower,
    bed: usize,
    mark: String,
}

/// How the field is divided.
#[derive(Clone, Copy, Debug)]
struct Plan {
    columns: usize,
    slot: f64,
    row: f64,
    radius: f64,
    letter: f64,
    lines: usize,
}

/// What drawing a flower in the field needs to know of the field.
struct Field<'a> {
    sea: &'a Sea,
    plan: Plan,
    kit: &'a str,
    /// Whether there are so many that each is drawn as from afar.
    many: bool,
}

/// Where one flower stands: the middle of its head, and the foot of its stem.
#[derive(Clone, Copy, Debug)]
struct Spot {
    cx: f64,
    cy: f64,
    middle: f64,
    foot: f64,
}

/// The field as an SVG element of class `sea`, 1920 by 1080. One to a page: its element ids start with `sea-`.
#[must_use]
pub fn sea_svg(sea: &Sea) -> String {
    let stems: Vec<Stem<'_>> = sea
        .beds
        .iter()
        .enumerate()
        .flat_map(|(bed, topic)| {
            topic.flowers.iter().map(move |flower| Stem { flower, bed, mark: (bed + 1).to_string() })
        })
        .collect();
    let named_each = letters(stems.len()).1 > 0;
    let legend = legend_height(sea.beds.len(), named_each);
    let plan = plan(stems.len(), HIGH - legend);
    let mut svg = String::with_capacity(4000 + stems.len() * 2000);
    let id = "sea";
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sea\" viewBox=\"0 0 {WIDE} {HIGH}\" role=\"img\" \
         aria-labelledby=\"{id}-t {id}-d\" focusable=\"false\" preserveAspectRatio=\"xMidYMid meet\">\
         <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
        escape(&sea.title),
        escape(&sea.label)
    );
    let mut body = String::with_capacity(4000 + stems.len() * 2000);
    sky(&mut body, id);
    header(&mut body, sea);
    if stems.is_empty() {
        meadow(&mut body, 0, 560.0);
        named(&mut body, 44.0, |svg| line(svg, &sea.empty, WIDE / 2.0, 800.0, 44.0));
    }
    let field = Field { sea, plan, kit: id, many: stems.len() > FAR };
    for (row, stems) in stems.chunks(plan.columns.max(1)).enumerate() {
        one_row(&mut body, &field, stems, row);
    }
    legend_of(&mut body, sea, legend, named_each);
    svg + &draw::shapes(id, plan.radius, &body) + &leaves(id, plan.radius) + &body + "</svg>"
}

/// How large the names below so many flowers are, and on how many lines: what cannot be read at ten
/// metres on a screen two metres wide is left out.
fn letters(count: usize) -> (f64, usize) {
    match count {
        0..=6 => (38.0, 3),
        7..=12 => (33.0, 3),
        13..=30 => (24.0, 3),
        _ => (0.0, 0),
    }
}

/// Chooses the rows that make the flowers largest.
fn plan(count: usize, bottom: f64) -> Plan {
    let (letter, lines) = letters(count);
    let room = bottom - FIELD_TOP;
    // So many radii stand above one another: the head, and its stem, which is short where names are left out.
    let tall = if lines > 0 || count > FAR { 2.55 } else { 2.28 };
    let mut best: Option<Plan> = None;
    for rows in 1..=14_usize.min(count.max(1)) {
        let columns = count.max(1).div_ceil(rows);
        let slot = (WIDE - 2.0 * SIDE) / real(columns);
        let row = room / real(rows);
        let text = letter * 1.16 * real(lines) + if lines > 0 { letter * 1.2 } else { 4.0 };
        let radius = ((row - text) / tall).min(slot * 0.44).min(215.0);
        let enough = letter < 1.0 || slot > letter * 7.5;
        let better = best.is_none_or(|plan| radius > plan.radius);
        if better && (enough || best.is_none()) {
            best = Some(Plan { columns, slot, row, radius: radius.max(8.0), letter, lines });
        }
    }
    best.unwrap_or(Plan { columns: 1, slot: WIDE, row: room, radius: 100.0, letter, lines })
}

/// A small count as a measure.
fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// Sky, sun and a low horizon. Sky and ground go on far past both sides, for a screen that is wider
/// than the picture.
fn sky(svg: &mut String, id: &str) {
    let _ = write!(
        svg,
        "<defs><linearGradient id=\"{id}-sky\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\"><stop offset=\"0\" stop-color=\"#fdf9ef\"/>\
         <stop offset=\"0.45\" stop-color=\"#fdf1d8\"/><stop offset=\"1\" stop-color=\"#f3f1d8\"/></linearGradient></defs>\
         <rect x=\"-800\" width=\"3520\" height=\"1080\" fill=\"url(#{id}-sky)\"/>\
         <circle cx=\"1812\" cy=\"172\" r=\"62\" fill=\"#fdeabb\"/>\
         <path d=\"M-800 252H0C180 240 330 247 470 243C560 228 600 230 660 243C900 250 1010 238 1130 241C1190 226 1260 225 1310 240C1500 250 1720 233 1920 244H2720V1080H-800Z\" fill=\"#e9ecd2\"/>\
         <path d=\"M-800 268H0C300 254 620 272 960 260C1300 249 1600 270 1920 256H2720V1080H-800Z\" fill=\"#eff1d9\"/>"
    );
}

/// The title and the line below it, at most two lines and one.
fn header(svg: &mut String, sea: &Sea) {
    let room = WIDE - 2.0 * SIDE - 60.0;
    let large = 46.0;
    let (size, most) = if width(&sea.title, large) <= room { (large, 1) } else { (34.0, 2) };
    let titles = balanced(&sea.title, size, room, most);
    for (index, part) in titles.iter().enumerate() {
        let _ = write!(
            svg,
            "<text class=\"sea__title\" x=\"{SIDE}\" y=\"{:.0}\" font-size=\"{size}\" font-weight=\"700\" fill=\"{INK}\">{}</text>",
            66.0 + real(index) * size * 1.1 - if titles.len() > 1 { 20.0 } else { 0.0 },
            escape(part)
        );
    }
    let _ = write!(
        svg,
        "<text class=\"sea__summary\" x=\"{SIDE}\" y=\"124\" font-size=\"33\" fill=\"{INK}\">{}</text>",
        escape(&shorten_if(&sea.summary, 31.0, room))
    );
}

/// `text` whole when it fits. Regular letters are narrower than the bold ones that the estimate is of:
/// callers give a size of seven eighths for them.
fn shorten_if(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room { text.to_owned() } else { shorten(text, size, room) }
}

/// One row: its ground, and the flowers that stand on it.
fn one_row(svg: &mut String, field: &Field<'_>, stems: &[Stem<'_>], row: usize) {
    let plan = &field.plan;
    let radius = plan.radius;
    let top = FIELD_TOP + plan.row * real(row);
    let foot = top + plan.row - plan.letter * (1.16 * real(plan.lines) + 0.95);
    meadow(svg, row, foot - radius * 0.28);
    let offset = (real(plan.columns) - real(stems.len())) * plan.slot / 2.0;
    let spare = (foot - top - 2.5 * radius).max(0.0);
    let spot = |(column, stem): (usize, &Stem<'_>)| {
        let id = &stem.flower.id;
        let middle = SIDE + offset + (real(column) + 0.5) * plan.slot;
        let low = if column % 2 == 0 { 0.0 } else { 1.0 };
        let cy = top + radius * (1.12 + 0.1 * low + 0.05 * jitter(id, 3)) + spare * (0.25 + 0.45 * low);
        Spot { cx: middle + jitter(id, 2) * plan.slot * 0.03, cy: cy.min(foot - radius * 1.2), middle, foot }
    };
    let spots: Vec<Spot> = stems.iter().enumerate().map(spot).collect();
    stalks(svg, field, stems, &spots);
    draw::heads(svg, radius, |svg| {
        stems.iter().zip(&spots).for_each(|(stem, spot)| one_head(svg, field, stem, *spot));
    });
    if plan.lines > 0 {
        named(svg, plan.letter, |svg| {
            stems.iter().zip(&spots).for_each(|(stem, spot)| titles(svg, field, stem, *spot));
        });
    }
}

/// A slope of grass, a little deeper in colour with every row that is nearer.
fn meadow(svg: &mut String, row: usize, top: f64) {
    const GREENS: [&str; 6] = ["#e8edcd", "#e0e8c3", "#d9e4bb", "#d2dfb2", "#ccdbab", "#c6d7a4"];
    let green = GREENS[row.min(GREENS.len() - 1)];
    let shift = if row.is_multiple_of(2) { 12.0 } else { -12.0 };
    let _ = write!(
        svg,
        "<path d=\"M-800 {:.0}H0C320 {:.0} 640 {:.0} 960 {top:.0}C1280 {:.0} 1600 {:.0} 1920 {:.0}H2720V1080H-800Z\" fill=\"{green}\"/>",
        top + shift,
        top - shift,
        top - shift * 0.4,
        top + shift * 0.4,
        top + shift,
        top - shift,
    );
}

/// The head of one flower, with its state for a pointer that rests on it.
fn one_head(svg: &mut String, field: &Field<'_>, stem: &Stem<'_>, spot: Spot) {
    let flower = stem.flower;
    let radius = field.plan.radius * if flower.blooming { 1.0 } else { 0.94 };
    let detail = match field.plan.lines {
        0 if field.many => Detail::Far,
        3 if radius > 62.0 => Detail::Dots,
        _ => Detail::Petals,
    };
    let place = Head {
        cx: spot.cx,
        cy: spot.cy,
        radius,
        opening: Opening::Grown(flower.openness()),
        detail,
        mark: &stem.mark,
        // So many have no room for words at all: they stand in the picture's description, and in the text view.
        title: Some(flower.label.as_str()).filter(|_| detail != Detail::Far),
        kit: field.kit,
    };
    head(svg, flower, stem.bed, &place);
}

/// The bent stalks of a row, each with two leaves.
fn stalks(svg: &mut String, field: &Field<'_>, stems: &[Stem<'_>], spots: &[Spot]) {
    let radius = field.plan.radius;
    let thick = (radius * 0.055).max(1.6);
    let _ = write!(svg, "<g fill=\"none\" stroke=\"#5f8a4c\" stroke-width=\"{thick:.1}\" stroke-linecap=\"round\">");
    for (stem, Spot { cx, cy, middle, foot }) in stems.iter().zip(spots) {
        let id = &stem.flower.id;
        let bend = jitter(id, 4) * radius * 0.3;
        let start = cy + radius * 0.12;
        let half = (start + foot) / 2.0;
        let _ = write!(
            svg,
            "<path d=\"M{cx:.0} {start:.0}C{:.0} {half:.0} {:.0} {half:.0} {middle:.0} {foot:.0}\"/>",
            cx + bend,
            middle - bend,
        );
        for (side, name) in [(-1.0, "k"), (1.0, "l")] {
            // From afar one leaf is enough, on either side.
            if field.many && jitter(id, 6) * side < 0.0 {
                continue;
            }
            let lift = foot - radius * (0.06 + 0.14 * (1.0 + side * jitter(id, 5)));
            let _ = write!(svg, "<use href=\"#{}-{name}\" x=\"{middle:.0}\" y=\"{lift:.0}\"/>", field.kit);
        }
    }
    svg.push_str("</g>");
}

/// The left and the right leaf of a stalk.
fn leaves(id: &str, radius: f64) -> String {
    let mut svg = String::from("<defs>");
    let (reach, thick) = (radius * 0.5, (radius * 0.055).max(1.6));
    for (side, name) in [(-1.0, "k"), (1.0, "l")] {
        let at = |x: f64, y: f64| format!("{:.1} {:.1}", side * reach * x, reach * y);
        let _ = write!(
            svg,
            "<path id=\"{id}-{name}\" d=\"M0 0C{} {} {}C{} {} 0 0Z\" fill=\"#86b070\" stroke-width=\"{:.1}\" stroke-linejoin=\"round\"/>",
            at(0.2, -0.5),
            at(0.7, -0.75),
            at(1.15, -0.5),
            at(0.95, -0.1),
            at(0.45, 0.08),
            thick * 0.5,
        );
    }
    svg + "</defs>"
}

/// The title below a flower, and the word of a blooming one.
fn titles(svg: &mut String, field: &Field<'_>, stem: &Stem<'_>, spot: Spot) {
    let plan = &field.plan;
    let worded = stem.flower.blooming && plan.lines > 2;
    let (size, lines) = fitting(&stem.flower.title, plan, worded);
    let at = |index: usize| spot.foot + plan.letter * 1.05 + size * 1.16 * real(index);
    for (index, part) in lines.iter().enumerate() {
        line(svg, part, spot.middle, at(index), size);
    }
    if worded {
        let y = at(lines.len()) + (plan.letter - size) * 0.7;
        word(svg, &field.sea.bloom_word, spot.middle, y, plan.letter * 0.82);
    }
}

/// A title at its full size, or a little smaller when that saves its last words.
fn fitting(title: &str, plan: &Plan, worded: bool) -> (f64, Vec<String>) {
    let most = plan.lines - usize::from(worded);
    let room = plan.slot - plan.letter * 0.7;
    for share in [1.0, 0.88] {
        let size = plan.letter * share;
        let lines = balanced(title, size, room, most);
        let broken = title.split_whitespace().any(|part| width(part, size) > room);
        if !broken && !lines.last().is_some_and(|line| line.ends_with('…')) {
            return (size, lines);
        }
    }
    let size = plan.letter * 0.8;
    (size, balanced(title, size, room, plan.lines))
}

/// The word of a blooming idea, white on a green ribbon.
fn word(svg: &mut String, text: &str, x: f64, y: f64, size: f64) {
    let half = width(text, size) / 2.0 + size * 0.6;
    let _ = write!(
        svg,
        "<rect x=\"{:.0}\" y=\"{:.0}\" width=\"{:.0}\" height=\"{:.1}\" rx=\"{:.0}\" fill=\"#1f5c42\" stroke=\"none\"/>\
         <text class=\"sea__word\" x=\"{x:.0}\" y=\"{y:.0}\" font-size=\"{size:.1}\" stroke=\"none\" fill=\"#ffffff\">{}</text>",
        x - half,
        y - size * 0.98,
        half * 2.0,
        size * 1.32,
        size * 0.66,
        escape(text)
    );
}

/// Centred lines of text of about this size, with a soft edge so that they read on grass.
fn named(svg: &mut String, size: f64, lines: impl FnOnce(&mut String)) {
    let _ = write!(
        svg,
        "<g class=\"sea__names\" text-anchor=\"middle\" font-weight=\"700\" fill=\"{INK}\" stroke=\"#f4f4dd\" \
         stroke-width=\"{:.1}\" stroke-linejoin=\"round\" paint-order=\"stroke\">",
        size * 0.16
    );
    lines(svg);
    svg.push_str("</g>");
}

/// One of those lines.
fn line(svg: &mut String, text: &str, x: f64, y: f64, size: f64) {
    let _ = write!(svg, "<text x=\"{x:.0}\" y=\"{y:.0}\" font-size=\"{size:.1}\">{}</text>", escape(text));
}

/// Height of a row of the legend; counts take a second line.
fn legend_row(named_each: bool) -> f64 {
    if named_each { 40.0 } else { 78.0 }
}

/// Height of the legend for so many topics: three to a row.
fn legend_height(topics: usize, named_each: bool) -> f64 {
    24.0 + legend_row(named_each) * real(topics.div_ceil(3))
}

/// The topics with their number and colour, and with their counts where the ideas have no names.
fn legend_of(svg: &mut String, sea: &Sea, height: f64, named_each: bool) {
    let top = HIGH - height;
    let _ = write!(
        svg,
        "<rect x=\"-800\" y=\"{top:.0}\" width=\"3520\" height=\"{height:.0}\" fill=\"#fffdf6\" fill-opacity=\"0.93\"/>"
    );
    let column = (WIDE - 2.0 * SIDE) / 3.0;
    for (index, bed) in sea.beds.iter().enumerate() {
        let x = SIDE + column * real(index % 3);
        let y = top + 32.0 + legend_row(named_each) * real(index / 3);
        let _ = write!(
            svg,
            "<circle cx=\"{:.0}\" cy=\"{y:.0}\" r=\"16\" fill=\"#fffdf6\" stroke=\"{}\" stroke-width=\"5\"/>\
             <text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\" font-size=\"19\" font-weight=\"700\" fill=\"{INK}\">{}</text>\
             <text class=\"sea__topic\" x=\"{:.0}\" y=\"{:.0}\" font-size=\"24\" fill=\"{INK}\">{}</text>",
            x + 17.0,
            draw::full_of(index),
            x + 17.0,
            y + 7.0,
            index + 1,
            x + 46.0,
            y + 8.0,
            escape(&shorten_if(&bed.topic, 21.0, column - 60.0))
        );
        if !named_each {
            let _ = write!(
                svg,
                "<text class=\"sea__counted\" x=\"{:.0}\" y=\"{:.0}\" font-size=\"28\" font-weight=\"700\" fill=\"{INK}\">{}</text>",
                x + 46.0,
                y + 42.0,
                escape(&bed.counted)
            );
        }
    }
}
