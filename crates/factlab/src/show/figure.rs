//! Pictures of tables, drawn by hand as SVG. Colour is never the only carrier: numbers stand in the picture, and the
//! table stands beside it.

use crate::manifest::{Named, TableKind};
use crate::release::{Shown, Table};
use crate::text::T;
use std::fmt::Write;

/// The picture of a table.
pub fn figure(table: &Table, t: T) -> String {
    match table.kind {
        TableKind::DomainCombinations | TableKind::OrganisationCombinations => upset(table, t),
        TableKind::DomainPairs | TableKind::OrganisationPairs | TableKind::ProvisionPairs | TableKind::AreaDomains => {
            heatmap(table, t)
        }
        TableKind::DomainsPerAddress | TableKind::OrganisationsPerAddress | TableKind::ProvisionsPerAddress => {
            bars(table, t)
        }
    }
}

const INK: &str = "#1f2a30";
const FULL: (f64, f64, f64) = (31.0, 94.0, 78.0);
const FAINT: &str = "#e3e9e6";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A name cut to fit, with a sign that it was cut.
fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return escaped(text);
    }
    escaped(&format!("{}…", text.chars().take(most - 1).collect::<String>().trim_end()))
}

fn open(width: usize, height: usize, table: &Table, t: T) -> String {
    let title = escaped(&t.s(&format!("table-{}", table.kind.name())));
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img" aria-label="{title}" font-family="Noto Sans, sans-serif" font-size="13" fill="{INK}"><title>{title}</title><defs><pattern id="hide-{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="2" height="6" fill="#9aa7a1"/></pattern></defs>"##,
        name = table.kind.name(),
    )
}

fn put(svg: &mut String, part: std::fmt::Arguments<'_>) {
    svg.write_fmt(part).expect("writing to a string does not fail");
}

fn text(svg: &mut String, x: usize, y: usize, anchor: &str, words: &str) {
    put(svg, format_args!(r#"<text x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>"#));
}

fn hidden(svg: &mut String, at: (usize, usize), size: (usize, usize), table: &Table) {
    let name = table.kind.name();
    let ((x, y), (w, h)) = (at, size);
    put(
        svg,
        format_args!(r##"<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="url(#hide-{name})" stroke="#9aa7a1"/>"##),
    );
}

/// The largest count that is drawn: totals and rests are not.
fn most(table: &Table) -> u64 {
    let drawn = |code: &str| code != "total" && code != "other";
    let counts = table.rows.iter().zip(&table.cells).filter(|(row, _)| drawn(&row.code)).flat_map(|(_, cells)| cells);
    counts.filter_map(|shown| if let Shown::Count(n) = shown { Some(*n) } else { None }).max().unwrap_or(0).max(1)
}

/// A length of at most `full`, in proportion.
fn part(n: u64, of: u64, full: usize) -> usize {
    usize::try_from(n.saturating_mul(full as u64) / of.max(1)).unwrap_or(full).min(full)
}

/// Bars, each after its count: on a phone the count is in sight, however long the bar.
fn bars(table: &Table, t: T) -> String {
    let rows: Vec<_> = table.rows.iter().zip(&table.cells).filter(|(row, _)| row.code != "total").collect();
    let (head, left, full, step) = (70, 140, 460, 30);
    let mut svg = open(left + full + 10, rows.len() * step + 10, table, t);
    let most = most(table);
    for (i, (row, cells)) in rows.into_iter().enumerate() {
        let y = i * step + 5;
        text(&mut svg, head, y + 17, "end", &short(&t.head(row), 12));
        match cells[0] {
            Shown::Count(n) => {
                let w = part(n, most, full).max(1);
                text(&mut svg, left - 8, y + 17, "end", &t.count(n));
                put(
                    &mut svg,
                    format_args!(r#"<rect x="{left}" y="{y}" width="{w}" height="22" fill="rgb(31,94,78)"/>"#),
                );
            }
            Shown::Hidden | Shown::Blank => {
                hidden(&mut svg, (left - 48, y), (40, 22), table);
                text(&mut svg, left, y + 17, "start", &escaped(&t.s("hidden-short")));
            }
        }
    }
    svg.push_str("</svg>");
    svg
}

/// Which things a combination is of: codes and names go together.
fn things(row: &Named) -> Vec<(&str, &str)> {
    row.code.split(" + ").zip(row.name.split(" + ")).collect()
}

/// An UpSet plot: bars per combination, and below each the dots of what it is made of.
fn upset(table: &Table, t: T) -> String {
    let mut sets: Vec<(&str, &str)> = Vec::new();
    let rows: Vec<_> = table.rows.iter().zip(&table.cells).filter(|(row, _)| !row.name.is_empty()).collect();
    for (row, _) in &rows {
        for thing in things(row) {
            if !sets.contains(&thing) {
                sets.push(thing);
            }
        }
    }
    let (left, step, high, line) = (250, 34, 180, 24);
    let mut svg = open(left + rows.len() * step + 20, high + 40 + sets.len() * line, table, t);
    let top = high + 34;
    for (j, (_, name)) in sets.iter().enumerate() {
        let y = top + j * line;
        if j % 2 == 0 {
            let w = rows.len() * step;
            let band = y - 2;
            put(
                &mut svg,
                format_args!(r##"<rect x="{left}" y="{band}" width="{w}" height="{line}" fill="#f3f6f4"/>"##),
            );
        }
        text(&mut svg, left - 10, y + 14, "end", &short(name, 34));
    }
    let most = most(table);
    for (i, (row, cells)) in rows.iter().enumerate() {
        column(&mut svg, (table, t), (left + i * step, top, high, line), &sets, (row, cells[0], most));
    }
    svg.push_str("</svg>");
    svg
}

fn column(
    svg: &mut String,
    (table, t): (&Table, T),
    (x, top, high, line): (usize, usize, usize, usize),
    sets: &[(&str, &str)],
    (row, shown, most): (&Named, Shown, u64),
) {
    match shown {
        Shown::Count(n) => {
            let h = part(n, most, high).max(1);
            let y = 20 + high - h;
            let bar = x + 6;
            put(svg, format_args!(r#"<rect x="{bar}" y="{y}" width="22" height="{h}" fill="rgb(31,94,78)"/>"#));
            put(
                svg,
                format_args!(
                    r#"<text x="{}" y="{}" text-anchor="middle" font-size="11">{}</text>"#,
                    x + 17,
                    y - 4,
                    t.count(n)
                ),
            );
        }
        Shown::Hidden | Shown::Blank => hidden(svg, (x + 6, high - 20), (22, 40), table),
    }
    let own: Vec<usize> = things(row).iter().filter_map(|thing| sets.iter().position(|set| set == thing)).collect();
    let center = |j: usize| top + j * line + line / 2 - 2;
    for j in 0..sets.len() {
        let (fill, cy) = (if own.contains(&j) { INK } else { FAINT }, center(j));
        put(svg, format_args!(r#"<circle cx="{}" cy="{cy}" r="6" fill="{fill}"/>"#, x + 17));
    }
    if let (Some(first), Some(last)) = (own.iter().min(), own.iter().max()) {
        let (a, b) = (center(*first), center(*last));
        let x = x + 17;
        put(svg, format_args!(r#"<path d="M{x} {a}V{b}" stroke="{INK}" stroke-width="3"/>"#));
    }
}

/// A heatmap; each square says its number. In a table of pairs the diagonal stands in lighter ink: it is the whole.
fn heatmap(table: &Table, t: T) -> String {
    let square = table.kind != TableKind::AreaDomains;
    let (columns, rows) = (table.columns.len(), table.rows.len());
    // Many columns stand closer, so that those of a town fit a laptop: how far apart, and how long names may be.
    let (left, w, long, head) = if columns > 20 { (220, 33, 30, 20) } else { (250, 46, 34, 26) };
    let (top, h) = (if square { 190 } else { 40 }, 30);
    let mut svg = open(left + columns * w + head * 5, top + rows * h + 10, table, t);
    let most = pairs_most(table, square);
    for (j, column) in table.columns.iter().enumerate() {
        let (x, words) = (left + j * w + w / 2, short(&t.head(column), head));
        if square {
            let y = top - 8;
            put(&mut svg, format_args!(r#"<text x="{x}" y="{y}" transform="rotate(-45 {x} {y})">{words}</text>"#));
        } else {
            text(&mut svg, x, top - 10, "middle", &words);
        }
    }
    for (i, row) in table.rows.iter().enumerate() {
        let y = top + i * h;
        text(&mut svg, left - 10, y + 20, "end", &short(&t.head(row), long));
        for (j, shown) in table.cells[i].iter().enumerate() {
            let x = left + j * w;
            let margin = (square && i == j) || row.code == "total" || table.columns[j].code == "total";
            tile(&mut svg, (table, t), (x, y, w, h), *shown, if margin { None } else { Some(most) });
        }
    }
    svg.push_str("</svg>");
    svg
}

/// The largest count that is neither a whole nor a total: the darkest square.
fn pairs_most(table: &Table, square: bool) -> u64 {
    let mut most = 1;
    for (i, row) in table.cells.iter().enumerate() {
        for (j, shown) in row.iter().enumerate() {
            let margin =
                if square { i == j } else { table.rows[i].code == "total" || table.columns[j].code == "total" };
            if let (Shown::Count(n), false) = (shown, margin) {
                most = most.max(*n);
            }
        }
    }
    most
}

fn tile(
    svg: &mut String,
    (table, t): (&Table, T),
    (x, y, w, h): (usize, usize, usize, usize),
    shown: Shown,
    most: Option<u64>,
) {
    let font = if w < 40 { 10 } else { 11 };
    match shown {
        Shown::Blank => {}
        Shown::Hidden => hidden(svg, (x, y), (w - 2, h - 2), table),
        Shown::Count(n) => {
            let share = most.map_or(0.0, |most| n as f64 / most as f64);
            let shade = |full: f64| (255.0 - (255.0 - full) * share).round();
            let (r, g, b) = (shade(FULL.0), shade(FULL.1), shade(FULL.2));
            let ink = if share > 0.55 { "#fff" } else { INK };
            let (iw, ih, cx, cy) = (w - 2, h - 2, x + w / 2 - 1, y + 19);
            put(
                svg,
                format_args!(
                    r##"<rect x="{x}" y="{y}" width="{iw}" height="{ih}" fill="rgb({r},{g},{b})" stroke="#d5ddd9"/><text x="{cx}" y="{cy}" text-anchor="middle" font-size="{font}" fill="{ink}">{}</text>"##,
                    t.count(n)
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(kind: TableKind, rows: &[(&str, &str)], columns: usize) -> Table {
        let named = |(code, name): &(&str, &str)| Named { code: (*code).into(), name: (*name).into() };
        let cell = |i: usize, j: usize| match (i + j) % 3 {
            0 => Shown::Count(10 * (i as u64 + 1)),
            1 => Shown::Hidden,
            _ => Shown::Blank,
        };
        Table {
            kind,
            rows: rows.iter().map(named).collect(),
            columns: (0..columns).map(|j| named(&rows.get(j).copied().unwrap_or(("addresses", "")))).collect(),
            cells: (0..rows.len()).map(|i| (0..columns).map(|j| cell(i, j)).collect()).collect(),
        }
    }

    #[test]
    fn pictures_are_well_formed_and_say_what_is_hidden() {
        let rows =
            [("a", "Jeugd & <gezin>"), ("a + b", "Jeugd & <gezin> + Wonen \"x\""), ("b", "Wonen \"x\""), ("other", "")];
        for kind in TableKind::ALL {
            let columns = if matches!(figure_columns(kind), 1) { 1 } else { rows.len() };
            let svg = figure(&table(kind, &rows, columns), T::default());
            roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{kind:?}: {error}"));
            assert!(svg.contains("url(#hide-"), "{kind:?}");
        }
    }

    fn figure_columns(kind: TableKind) -> usize {
        match kind {
            TableKind::DomainPairs
            | TableKind::OrganisationPairs
            | TableKind::ProvisionPairs
            | TableKind::AreaDomains => 4,
            _ => 1,
        }
    }
}
