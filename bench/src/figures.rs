//! What was measured: a name, a number, a unit, and what holds it back.

use serde::Serialize;

/// One measured figure.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// How much.
    pub value: f64,
    /// Of what.
    pub unit: &'static str,
    /// What goes with it: percentiles, how it was measured.
    pub note: String,
    /// What limits it, in one line; empty when the line above says it.
    pub limit: &'static str,
}

/// The figures of one part, and how busy the machine was with other work just before it.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// Which part.
    pub name: String,
    /// Share of all processors taken by others, in percent, in the second before the part began.
    pub others_percent: f64,
    /// What was measured.
    pub figures: Vec<Figure>,
}

/// All figures of a run, in the order of measuring.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figures {
    /// By part.
    pub parts: Vec<Part>,
}

impl Figures {
    /// Begins a part; what is added next belongs to it.
    pub fn begin(&mut self, name: &str, others_percent: f64) {
        self.parts.push(Part { name: name.to_owned(), others_percent, figures: Vec::new() });
    }

    /// Adds a figure and shows it.
    #[expect(clippy::print_stdout, reason = "a benchmark speaks on the standard streams")]
    pub fn add(
        &mut self,
        name: impl Into<String>,
        value: f64,
        unit: &'static str,
        note: impl Into<String>,
        limit: &'static str,
    ) {
        let figure = Figure { name: name.into(), value, unit, note: note.into(), limit };
        println!("{:<66} {:>9} {:<8} {}", figure.name, number(value), unit, figure.note);
        if let Some(part) = self.parts.last_mut() {
            part.figures.push(figure);
        }
    }
}

/// A number as people read it: whole with a space per thousand from a hundred on, else with as
/// many decimals as say something.
pub fn number(value: f64) -> String {
    if value.abs() >= 99.95 {
        let whole = format!("{value:.0}");
        let mut text = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push('\u{202f}');
            }
            text.push(digit);
        }
        text
    } else if value.abs() >= 9.995 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

/// The middle of some measurements; 0 of none.
pub fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    match all.len() {
        0 => 0.0,
        n if n % 2 == 1 => all[n / 2],
        n => f64::midpoint(all[n / 2 - 1], all[n / 2]),
    }
}

/// The value below which this share of sorted measurements lies; 0 of none.
pub fn percentile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length")]
    let at = (last as f64 * share).round() as usize;
    sorted.get(at).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(number(1_234_567.4), "1\u{202f}234\u{202f}567");
        assert_eq!(number(999.6), "1\u{202f}000");
        assert_eq!(number(123.4), "123");
        assert_eq!(number(12.34), "12.3");
        assert_eq!(number(1.234), "1.23");
    }

    #[test]
    fn middles_and_percentiles() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median(vec![4.0, 1.0]) - 2.5).abs() < f64::EPSILON);
        let all: Vec<f64> = (0..=100).map(f64::from).collect();
        assert!((percentile(&all, 0.99) - 99.0).abs() < f64::EPSILON);
        assert!(percentile(&[], 0.5).abs() < f64::EPSILON);
    }
}
