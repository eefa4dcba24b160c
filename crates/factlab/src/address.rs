//! The address normaliser: one written address becomes one key, by fixed rules that every party shares.
//!
//! Rules (version 1): upper case; accents off; house letter and addition joined; always a delimiter between number
//! and suffix; the suffix is never dropped; leading zeros go. The key is not a household, and not always unique:
//! see [`crate::prepare`] for what is reported.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The version of the rules. A change of any rule is a new version.
pub const VERSION: &str = "adres-1";

/// What an address is matched on; one per session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyType {
    /// Postcode, number, suffix.
    Postcode,
    /// Street, place, number, suffix: where postcodes lack.
    Street,
    /// The sixteen digits of the national register's *nummeraanduiding*.
    Designation,
}

impl KeyType {
    /// The name in the texts: `key-type-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Postcode => "postcode",
            Self::Street => "street",
            Self::Designation => "designation",
        }
    }
}

/// An address as an organisation wrote it. Unknown parts are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// `1234 AB`.
    pub postcode: String,
    /// `12`, or `12a`, or `12-2`: what follows the digits is read as suffix.
    pub number: String,
    /// House letter.
    pub letter: String,
    /// Addition.
    pub addition: String,
    /// Street name.
    pub street: String,
    /// Place.
    pub place: String,
    /// *Nummeraanduiding*.
    pub designation: String,
}

/// Why an address gives no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flaw {
    /// No postcode, where the session matches on postcodes.
    NoPostcode,
    /// Not four digits and two letters, or one never given out.
    PostcodeForm,
    /// No house number.
    NoNumber,
    /// Does not begin with a number of 1 to 99999.
    NumberForm,
    /// More than twelve signs behind the number.
    SuffixLong,
    /// No street.
    NoStreet,
    /// No place.
    NoPlace,
    /// Not sixteen digits of an address (`....20..........`).
    DesignationForm,
}

impl Flaw {
    /// The name in the texts: `flaw-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoPostcode => "no-postcode",
            Self::PostcodeForm => "postcode-form",
            Self::NoNumber => "no-number",
            Self::NumberForm => "number-form",
            Self::SuffixLong => "suffix-long",
            Self::NoStreet => "no-street",
            Self::NoPlace => "no-place",
            Self::DesignationForm => "designation-form",
        }
    }
}

const SUFFIX_MAX: usize = 12;

/// The key of an address: `P|1234AB|12|A2`, `S|DORPSSTRAAT|ZAANDAM|12|A2` or `N|0479200000012345`.
///
/// # Errors
/// The first [`Flaw`] found.
pub fn key(written: &Written, by: KeyType) -> Result<String, Flaw> {
    match by {
        KeyType::Postcode => {
            let postcode = postcode(&written.postcode)?;
            let (number, suffix) = number(written)?;
            Ok(format!("P|{postcode}|{number}|{suffix}"))
        }
        KeyType::Street => {
            let street = words(&written.street);
            let place = words(&written.place);
            if street.is_empty() {
                return Err(Flaw::NoStreet);
            }
            if place.is_empty() {
                return Err(Flaw::NoPlace);
            }
            let (number, suffix) = number(written)?;
            Ok(format!("S|{street}|{place}|{number}|{suffix}"))
        }
        KeyType::Designation => {
            let id: String = written.designation.chars().filter(|c| !c.is_whitespace()).collect();
            // Positions five and six name the kind of object; 20 is an address (Catalogus BAG).
            let good = id.len() == 16 && id.bytes().all(|b| b.is_ascii_digit()) && &id[4..6] == "20";
            if good { Ok(format!("N|{id}")) } else { Err(Flaw::DesignationForm) }
        }
    }
}

fn postcode(raw: &str) -> Result<String, Flaw> {
    let code: String = signs(raw);
    if code.is_empty() {
        return Err(Flaw::NoPostcode);
    }
    let bytes = code.as_bytes();
    let form = bytes.len() == 6
        && (b'1'..=b'9').contains(&bytes[0])
        && bytes[1..4].iter().all(u8::is_ascii_digit)
        && bytes[4..].iter().all(u8::is_ascii_uppercase)
        && !matches!(&bytes[4..], b"SA" | b"SD" | b"SS");
    if form { Ok(code) } else { Err(Flaw::PostcodeForm) }
}

/// The number without leading zeros, and everything behind it as one suffix.
fn number(written: &Written) -> Result<(u32, String), Flaw> {
    let raw = written.number.trim();
    if raw.is_empty() {
        return Err(Flaw::NoNumber);
    }
    let digits = raw.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = raw[..digits].parse().map_err(|_| Flaw::NumberForm)?;
    if !(1..=99_999).contains(&number) {
        return Err(Flaw::NumberForm);
    }
    let parts = [&raw[digits..], &written.letter, &written.addition];
    let joined: String = parts.iter().map(|part| without_zeros(&signs(part))).collect();
    let suffix = without_zeros(&joined);
    if suffix.len() > SUFFIX_MAX { Err(Flaw::SuffixLong) } else { Ok((number, suffix)) }
}

/// `01` and `1` are one suffix; `0` itself stays.
fn without_zeros(part: &str) -> String {
    let bare = part.trim_start_matches('0');
    if bare.is_empty() { part.chars().take(1).collect() } else { bare.to_owned() }
}

/// Upper case, accents off, all else kept.
fn signs_kept(raw: &str) -> String {
    raw.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_uppercase).collect()
}

/// Only letters A–Z and digits, in upper case, accents off.
fn signs(raw: &str) -> String {
    signs_kept(raw).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Words of letters and digits with one space in between; `'s-` and `v/d` keep no signs.
fn words(raw: &str) -> String {
    let kept = signs_kept(raw);
    let spaced: String = kept
        .chars()
        .filter(|c| *c != '\'' && *c != '’' && *c != '.')
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// SHA-256 over what the rules make of a fixed list of difficult addresses, in hexadecimal.
///
/// Two programs with the same hash agree on the whole list; a rule changed by accident changes the hash.
pub fn hash() -> &'static str {
    static HASH: LazyLock<String> = LazyLock::new(|| {
        let mut sha = Sha256::new();
        sha.update(VERSION);
        for line in include_str!("address_corpus.txt").lines().filter(|line| !line.starts_with('#')) {
            let answer = corpus_answer(line);
            sha.update([b'\n']);
            sha.update(line);
            sha.update(b" => ");
            sha.update(answer);
        }
        crate::hex::encode(&sha.finalize())
    });
    &HASH
}

/// What the rules make of one line of the corpus: `type;postcode;number;letter;addition;street;place;designation`.
fn corpus_answer(line: &str) -> String {
    let part: Vec<&str> = line.split(';').collect();
    let at = |i: usize| part.get(i).copied().unwrap_or_default().to_owned();
    let written = Written {
        postcode: at(1),
        number: at(2),
        letter: at(3),
        addition: at(4),
        street: at(5),
        place: at(6),
        designation: at(7),
    };
    let by = match part[0] {
        "P" => KeyType::Postcode,
        "S" => KeyType::Street,
        _ => KeyType::Designation,
    };
    key(&written, by).unwrap_or_else(|flaw| flaw.name().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_postcode(postcode: &str, number: &str, letter: &str, addition: &str) -> Result<String, Flaw> {
        let written = Written {
            postcode: postcode.into(),
            number: number.into(),
            letter: letter.into(),
            addition: addition.into(),
            ..Written::default()
        };
        key(&written, KeyType::Postcode)
    }

    #[test]
    fn one_address_written_in_many_ways_is_one_key() {
        let ways = [
            ("1506 ab", "012", "a", "2"),
            ("1506AB", "12", "A", "02"),
            (" 1506\u{a0}Ab ", "12a", "", "2"),
            ("1506-AB", "12 A", "", "-2"),
            ("1506AB", "12a2", "", ""),
            ("1506AB", "12", "", "a-2"),
        ];
        for (postcode, number, letter, addition) in ways {
            assert_eq!(by_postcode(postcode, number, letter, addition).unwrap(), "P|1506AB|12|A2");
        }
    }

    #[test]
    fn number_and_suffix_never_run_together() {
        assert_ne!(by_postcode("1506AB", "1", "", "12"), by_postcode("1506AB", "11", "", "2"));
        assert_ne!(by_postcode("1506AB", "12", "", ""), by_postcode("1506AB", "12", "A", ""));
    }

    #[test]
    fn what_gives_no_key_says_why() {
        assert_eq!(by_postcode("", "1", "", ""), Err(Flaw::NoPostcode));
        assert_eq!(by_postcode("0506AB", "1", "", ""), Err(Flaw::PostcodeForm));
        assert_eq!(by_postcode("1506SS", "1", "", ""), Err(Flaw::PostcodeForm));
        assert_eq!(by_postcode("1506AB", " ", "", ""), Err(Flaw::NoNumber));
        assert_eq!(by_postcode("1506AB", "tegenover 3", "", ""), Err(Flaw::NumberForm));
        assert_eq!(by_postcode("1506AB", "0", "", ""), Err(Flaw::NumberForm));
        assert_eq!(by_postcode("1506AB", "123456", "", ""), Err(Flaw::NumberForm));
        assert_eq!(by_postcode("1506AB", "1", "", "achterhuis links boven"), Err(Flaw::SuffixLong));
    }

    #[test]
    fn streets_match_without_accents_and_signs() {
        let written = |street: &str| Written {
            street: street.into(),
            place: "'s-Gravenzande".into(),
            number: "7".into(),
            ..Written::default()
        };
        let one = key(&written("Prinsés Beatrix-straat"), KeyType::Street).unwrap();
        assert_eq!(one, "S|PRINSES BEATRIX STRAAT|S GRAVENZANDE|7|");
        assert_eq!(key(&written("PRINSES  BEATRIX STRAAT"), KeyType::Street).unwrap(), one);
        assert_eq!(key(&written(""), KeyType::Street), Err(Flaw::NoStreet));
    }

    #[test]
    fn designations_are_addresses() {
        let of = |id: &str| key(&Written { designation: id.into(), ..Written::default() }, KeyType::Designation);
        assert_eq!(of("0479200000012345").unwrap(), "N|0479200000012345");
        assert_eq!(of("0479010000012345"), Err(Flaw::DesignationForm), "a dwelling is not an address");
    }

    /// The hash stands here so that a rule changed by accident is seen; a rule changed on purpose is a new version.
    #[test]
    fn the_rules_are_those_of_version_1() {
        assert_eq!(hash(), "566b9bbba265807e6097dfebb3027b28d23d527e21c27c684bf9a4a01b853fd0");
    }

    proptest! {
        #[test]
        fn any_text_gives_a_key_or_a_flaw(postcode in ".{0,10}", number in ".{0,10}", letter in ".{0,4}", addition in ".{0,8}") {
            if let Ok(key) = by_postcode(&postcode, &number, &letter, &addition) {
                prop_assert_eq!(key.split('|').count(), 4);
                prop_assert!(key.is_ascii() && key.len() <= 4 + 6 + 5 + SUFFIX_MAX);
            }
        }

        #[test]
        fn normalising_again_changes_nothing(number in 1u32..99_999, letter in "[A-Z]?", addition in "[A-Z1-9]{0,4}") {
            let once = by_postcode("1506AB", &number.to_string(), &letter, &addition).unwrap();
            let part: Vec<&str> = once.split('|').collect();
            prop_assert_eq!(by_postcode(part[1], part[2], "", part[3]).unwrap(), once);
        }
    }
}
