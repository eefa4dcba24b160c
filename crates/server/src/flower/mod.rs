//! The flowers: an idea drawn as a flower with six petals, and all ideas together as the
//! *bloemenzee* (method.md, "Words"; design.md, "What it looks like").
//!
//! Everything here is pure: the same input gives the same SVG, byte for byte. The SVG carries its own
//! colours as presentation attributes, without a style attribute, so that it shows under a strict
//! Content-Security-Policy and prints as it is. Colour is never the only carrier: a petal without points
//! has a dashed outline (where it is too small for that: is white), every point is a dot, and a blooming idea has a second ring of petals, a crown
//! of stamens and a word.

mod draw;
mod sea;
mod text;

pub use sea::{Bed, Sea, sea_svg};

use std::fmt::Write as _;

use draw::{Detail, Head, Opening, head, heads};
use text::{escape, width};

/// One petal of an idea: its name and how far its points are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Petal {
    /// The petal's name, localised (`Wat`, `Hoe`, …).
    pub name: String,
    /// Number of points written on the petal.
    pub points: u16,
    /// How many of them everyone required stands behind.
    pub carried: u16,
    /// How many dots are drawn solid: on a person's own page the points that this person has answered;
    /// on a shared screen the carried ones, so that no single stance can be read off.
    pub answered: u16,
}

/// One idea, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flower {
    /// Stable id: gives the flower its own small irregularities, and its element ids.
    pub id: String,
    /// The idea's title, as written.
    pub title: String,
    /// What a screen reader says instead of the picture, already localised.
    pub label: String,
    /// The six petals in the method's order: Wat, Hoe, Wie, Waar, Wanneer, Randvoorwaarden.
    pub petals: [Petal; 6],
    /// Everyone required stands behind every point of the idea.
    pub blooming: bool,
    /// The idea is recorded as a decision.
    pub decision: bool,
    /// How much of the carousel is over, in hundredths: the flower opens while people come by, whatever they say.
    pub toured: u8,
}

impl Flower {
    /// All points of the idea, and how many of them are carried.
    fn totals(&self) -> (u32, u32) {
        self.petals.iter().fold((0, 0), |(points, carried), petal| {
            let all = u32::from(petal.points);
            (points + all, carried + u32::from(petal.carried).min(all))
        })
    }

    /// How far the flower is open, from 0 (a bud) to 1 (open): two fifths for the petals that have points, three
    /// fifths for the share of points that is carried, or for half of the carousel that is over, whichever is more.
    /// Nothing of it moves with one stance. Only a blooming idea is quite open.
    fn openness(&self) -> f64 {
        if self.blooming {
            return 1.0;
        }
        let written = self.petals.iter().filter(|petal| petal.points > 0).count();
        let (points, carried) = self.totals();
        let share = f64::from(carried) / f64::from(points.max(1));
        let share = share.max(f64::from(self.toured.min(100)) / 200.0);
        let written = f64::from(u8::try_from(written).unwrap_or(6)) / 6.0;
        (0.4 * written + 0.6 * share).min(0.92)
    }
}

/// How large one flower is drawn, and with how much text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Beside a line of text that says the same: whole petals, no dots, no names.
    Small,
    /// Beside a title: dots, no names.
    Medium,
    /// The subject of the page: dots, and the petals' names around it.
    Large,
}

impl Size {
    /// Tells the element ids of one idea, drawn in several sizes on a page, apart.
    fn letter(self) -> char {
        match self {
            Self::Small => 's',
            Self::Medium => 'm',
            Self::Large => 'l',
        }
    }
}

/// One flower as an SVG element of class `flower`, opened flat so that its six petals can be read.
///
/// Element ids are unique on a page as long as an idea is drawn once in each size. `hue` chooses the colour family; give every topic its own (its place in the list of topics).
#[must_use]
pub fn flower_svg(flower: &Flower, hue: usize, size: Size) -> String {
    let (wide, high, cx, cy, radius) = match size {
        Size::Small => (100.0, 100.0, 50.0, 50.0, 46.0),
        Size::Medium => (240.0, 240.0, 120.0, 120.0, 108.0),
        Size::Large => (460.0, 366.0, 230.0, 184.0, 140.0),
    };
    let id = format!("{}{}", element_id(&flower.id), size.letter());
    let mut svg = String::with_capacity(1000);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flower{}\" viewBox=\"0 0 {wide} {high}\" \
         role=\"img\" aria-labelledby=\"{id}-t {id}-d\" focusable=\"false\">\
         <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
        if flower.blooming { " flower--blooming" } else { "" },
        escape(&flower.title),
        escape(&flower.label),
    );
    let detail = if size == Size::Small { Detail::Far } else { Detail::Dots };
    let place = Head { cx, cy, radius, opening: Opening::Flat, detail, mark: "", title: None, kit: &id };
    let mut body = String::with_capacity(3000);
    heads(&mut body, radius, |svg| head(svg, flower, hue, &place));
    if size == Size::Large {
        names(&mut body, flower, cx, cy, radius);
    }
    svg + &draw::shapes(&id, radius, &body) + &body + "</svg>"
}

/// The petals' names around a large flower, each as large as its room allows.
fn names(svg: &mut String, flower: &Flower, cx: f64, cy: f64, radius: f64) {
    for (index, petal) in flower.petals.iter().enumerate() {
        let angle = draw::flat_angle(index).to_radians();
        let (sin, cos) = (angle.sin(), angle.cos());
        let (anchor, x, y, room) = if sin.abs() < 0.1 {
            let below = if cos < 0.0 { 26.0 } else { -12.0 };
            ("middle", cx, cy - cos * radius + below, 2.0 * cx)
        } else {
            let x = cx + sin * radius + sin.signum() * 10.0;
            let anchor = if sin > 0.0 { "start" } else { "end" };
            let room = if sin > 0.0 { 2.0 * cx - x } else { x };
            (anchor, x, cy - cos * radius + 8.0, room)
        };
        let size = (23.0_f64).min(23.0 * room / width(&petal.name, 23.0).max(1.0));
        let _ = write!(
            svg,
            "<text class=\"flower__name\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-size=\"{size:.1}\" \
             font-weight=\"{}\" fill=\"#24302a\">{}</text>",
            if petal.points > 0 { 700 } else { 400 },
            escape(&petal.name),
        );
    }
}

/// An id for elements of one flower: letters and digits only, whatever the id of the idea is.
fn element_id(id: &str) -> String {
    format!("f{:x}", draw::seed(id) & 0xffff_ffff)
}

#[cfg(test)]
mod tests;
