//! Contact details: addresses and numbers, found by their shape and their test digits.

use super::{Finding, Kind, Word, is_address};

pub(super) fn emails(text: &str) -> Vec<Finding> {
    let local = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
    let domain = |c: char| c.is_alphanumeric() || c == '.' || c == '-';
    let one = |(at, _): (usize, &str)| {
        let start = at - text[..at].chars().rev().take_while(|&c| local(c)).map(char::len_utf8).sum::<usize>();
        let after = text[at + 1..].chars().take_while(|&c| domain(c)).map(char::len_utf8).sum::<usize>();
        let host = text[at + 1..at + 1 + after].trim_end_matches(['.', '-']);
        let (name, top) = host.rsplit_once('.')?;
        let valid = start < at && !name.is_empty() && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
        valid.then_some(Finding { kind: Kind::Email, start, end: at + 1 + host.len() })
    };
    text.match_indices('@').filter_map(one).collect()
}

/// A group of digits with its place.
#[derive(Debug, Clone, Copy)]
struct Group<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// Telephone and citizen service numbers: groups of digits with at most a few marks between.
pub(super) fn numbers(text: &str) -> Vec<Finding> {
    let mut groups = Vec::new();
    let mut rest = 0;
    while let Some(from) = text[rest..].find(|c: char| c.is_ascii_digit()) {
        let start = rest + from;
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length);
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if !letter(text[..start].chars().next_back()) && !letter(text[end..].chars().next()) && !is_address(text, start)
        {
            groups.push(Group { text: &text[start..end], start, end });
        }
        rest = end;
    }
    let mut found = Vec::new();
    for index in 0..groups.len() {
        found.extend(phone(text, &groups[index..]));
        found.extend(bsn(text, &groups[index..]));
    }
    found
}

/// The digits of the first groups that together have `count` digits, and how many groups; `None` when none do.
fn joined(text: &str, groups: &[Group], count: usize, between: &str) -> Option<(String, usize)> {
    let mut digits = String::new();
    for (index, group) in groups.iter().enumerate() {
        let gap = if index == 0 { "" } else { &text[groups[index - 1].end..group.start] };
        if gap.chars().count() > 3 || !gap.chars().all(|c| between.contains(c)) {
            return None;
        }
        digits.push_str(group.text);
        if digits.len() >= count {
            return (digits.len() == count).then_some((digits, index + 1));
        }
    }
    None
}

fn phone(text: &str, groups: &[Group]) -> Option<Finding> {
    let first = groups[0];
    let plus = text[..first.start].ends_with('+');
    let between = " -./()\u{a0}";
    let abroad = if plus { "31" } else { "0031" };
    let (digits, count) = if first.text.starts_with(abroad) {
        let after = abroad.len();
        // "+31 6 …" and "+31 (0)6 …".
        let mut tries = [after + 9, after + 10].into_iter().filter_map(|length| joined(text, groups, length, between));
        let fits = |digits: &str| {
            digits.len() == after + 9 && !digits[after..].starts_with('0')
                || digits[after..].starts_with('0') && digits.len() == after + 10
        };
        tries.find(|(digits, _)| fits(digits))?
    } else {
        let (digits, count) = joined(text, groups, 10, between)?;
        let service = ["0800", "0900", "0906", "0909", "0676"].iter().any(|start| digits.starts_with(start));
        (digits.starts_with('0') && !digits.starts_with("00") && !service).then_some((digits, count))?
    };
    if !plus && abroad == "0031" && digits.len() == 10 && is_date(&groups[..count]) {
        return None;
    }
    let start = first.start - usize::from(plus);
    let start = if text[..start].ends_with('(') && text[start..groups[count - 1].end].contains(')') {
        start - 1
    } else {
        start
    };
    Some(Finding { kind: Kind::Phone, start, end: groups[count - 1].end })
}

/// "08-11-2021 20": a date with an hour has ten digits too.
fn is_date(groups: &[Group]) -> bool {
    let number = |group: &Group| group.text.parse::<u32>().unwrap_or(0);
    let [day, month, year, ..] = groups else { return false };
    day.text.len() == 2
        && number(day) <= 31
        && month.text.len() == 2
        && number(month) <= 12
        && (1900..2100).contains(&number(year))
}

fn bsn(text: &str, groups: &[Group]) -> Option<Finding> {
    let (digits, count) = joined(text, groups, 9, " .\u{a0}")?;
    let shape: Vec<usize> = groups[..count].iter().map(|group| group.text.len()).collect();
    let usual = [&[9][..], &[4, 2, 3], &[3, 3, 3]].contains(&&shape[..]);
    // The eleven test: weights 9 to 2 and then −1; the sum is a multiple of eleven.
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i64 = digits.bytes().zip(weights).map(|(digit, weight)| i64::from(digit - b'0') * weight).sum();
    (usual && sum != 0 && sum % 11 == 0).then(|| Finding {
        kind: Kind::Bsn,
        start: groups[0].start,
        end: groups[count - 1].end,
    })
}

/// Account numbers in capitals, in groups or not: any country that passes modulo 97, and anything of the Dutch shape.
pub(super) fn ibans(text: &str) -> Vec<Finding> {
    let bytes = text.as_bytes();
    let starts = (0..bytes.len()).filter(|&at| {
        let edge = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        let head = bytes.get(at..at + 4).unwrap_or(&[]);
        edge && matches!(head, [a, b, c, d] if a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_digit() && d.is_ascii_digit())
    });
    starts.filter_map(|start| iban(bytes, start)).collect()
}

fn iban(bytes: &[u8], start: usize) -> Option<Finding> {
    let mut chars = Vec::new();
    let mut best = None;
    let mut at = start;
    while chars.len() < 34 {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_uppercase() || byte.is_ascii_digit() => chars.push(*byte),
            Some(b' ' | b'.') if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => {
                at += 1;
                continue;
            }
            _ => break,
        }
        at += 1;
        let edge = !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        let dutch = chars.len() == 18
            && chars.starts_with(b"NL")
            && chars[4..8].iter().all(u8::is_ascii_uppercase)
            && chars[8..].iter().all(u8::is_ascii_digit);
        if edge && (dutch || chars.len() >= 15 && modulo_97(&chars) == 1) {
            best = Some(Finding { kind: Kind::Iban, start, end: at });
        }
    }
    best
}

fn modulo_97(chars: &[u8]) -> u32 {
    chars[4..].iter().chain(&chars[..4]).fold(0, |rest, &byte| {
        if byte.is_ascii_digit() {
            (rest * 10 + u32::from(byte - b'0')) % 97
        } else {
            (rest * 100 + u32::from(byte - b'A') + 10) % 97
        }
    })
}

/// "9801 AB 12", "12, 9801 AB" and "9801AB": four digits and two letters alone are often a year.
pub(super) fn postcodes(words: &[Word]) -> Vec<Finding> {
    let digits = |word: &Word| {
        word.text.len() == 4 && word.text.bytes().all(|b| b.is_ascii_digit()) && !word.text.starts_with('0')
    };
    let letters = |text: &str| {
        text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()) && !["SA", "SD", "SS"].contains(&text)
    };
    let house = |word: Option<&Word>| {
        word.is_some_and(|word| {
            let count = word.text.bytes().take_while(u8::is_ascii_digit).count();
            (1..=5).contains(&count) && word.text.len() <= count + 3
        })
    };
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| !word.address) {
        let one = word.text.split_at_checked(4).is_some_and(|(head, tail)| {
            letters(tail) && head.bytes().all(|b| b.is_ascii_digit()) && !head.starts_with('0')
        });
        if one {
            found.push(Finding { kind: Kind::Postcode, start: word.start, end: word.end });
        }
        let Some(next) =
            words.get(index + 1).filter(|next| digits(word) && letters(next.text) && next.start <= word.end + 2)
        else {
            continue;
        };
        let before = index
            .checked_sub(1)
            .map(|before| &words[before])
            .filter(|before| house(Some(before)) && word.start <= before.end + 3);
        let after = words.get(index + 2).filter(|after| house(Some(after)) && after.start <= next.end + 2);
        if before.is_some() || after.is_some() {
            found.push(Finding {
                kind: Kind::Postcode,
                start: before.map_or(word.start, |word| word.start),
                end: after.map_or(next.end, |word| word.end),
            });
        }
    }
    found
}
