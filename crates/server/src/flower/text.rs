//! Text in a picture: escaping, an estimate of its width, and wrapping by that estimate.

/// `text` as SVG character data or attribute value. Characters that XML 1.0 does not allow are left out.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if character.is_control() => {}
            _ => safe.push(character),
        }
    }
    safe
}

/// Estimated width of `text` set in our bold letter at `size`, in the same unit as `size`.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// Estimated advance of one character, in ems; generous, because too wide is worse than too narrow.
fn advance(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | '’' | ' ' => 0.29,
        't' | 'f' | 'r' | '(' | ')' | '-' | '/' => 0.38,
        'm' | 'w' | 'M' | 'W' => 0.88,
        _ if character.is_ascii_uppercase() => 0.68,
        _ if character.is_ascii() => 0.57,
        _ if character < '\u{2000}' => 0.62,
        _ => 1.05,
    }
}

/// `text` in at most `most` lines of at most `room`; what does not fit ends in an ellipsis.
pub fn wrap(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut words = text.split_whitespace().flat_map(|word| pieces(word, size, room));
    let mut rest = words.next();
    while let Some(word) = rest.take() {
        let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
        if width(&longer, size) <= room || line.is_empty() {
            line = longer;
            rest = words.next();
        } else if lines.len() + 1 < most {
            lines.push(std::mem::take(&mut line));
            rest = Some(word);
        } else {
            lines.push(shorten(&longer, size, room));
            return lines;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Like [`wrap`], with lines of about the same length: the narrowest room that takes no more lines and
/// loses no more text.
pub fn balanced(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let lines = wrap(text, size, room, most);
    let cut = lines.last().is_some_and(|line| line.ends_with('…'));
    let longest = text.split_whitespace().map(|word| width(word, size)).fold(0.0, f64::max);
    if lines.len() < 2 || cut || longest > room {
        return lines;
    }
    let mut best = lines;
    for step in 1..=14_u8 {
        let narrower = room * (1.0 - f64::from(step) * 0.04);
        let tried = wrap(text, size, narrower, most);
        let lost = tried.last().is_some_and(|line| line.ends_with('…'));
        if narrower < longest || lost || tried.len() > best.len() {
            break;
        }
        best = tried;
    }
    best
}

/// A word that is wider than a whole line, in pieces with a hyphen that do fit; none of one or two letters.
fn pieces(word: &str, size: f64, room: f64) -> Vec<String> {
    if width(word, size) <= room {
        return vec![word.to_owned()];
    }
    let letters: Vec<char> = word.chars().collect();
    let mut found = Vec::new();
    let mut piece = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let rest = letters.len() - index;
        let full = width(&piece, size) + width("m-", size) > room || (rest == 4 && found.is_empty());
        if full && rest > 2 && piece.chars().count() > 2 {
            found.push(format!("{piece}-"));
            piece.clear();
        }
        piece.push(*letter);
    }
    found.push(piece);
    found
}

/// The beginning of `text` that fits with an ellipsis behind it, cut between words where that costs little.
pub fn shorten(text: &str, size: f64, room: f64) -> String {
    let mut kept = String::new();
    for letter in text.chars() {
        if width(&kept, size) + width("…", size) + width(letter.encode_utf8(&mut [0; 4]), size) > room {
            break;
        }
        kept.push(letter);
    }
    if let Some(space) = kept.rfind(' ')
        && kept.len() - space < 8
    {
        kept.truncate(space);
    }
    format!("{}…", kept.trim_end_matches([' ', ',', '-']))
}
