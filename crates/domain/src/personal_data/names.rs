//! Names: known ones, and what reads as one.

use super::{Finding, Kind, Word, words};

/// Words before a name.
const TITLES: &str = "mevrouw meneer mijnheer dhr mw mevr wethouder burgemeester dokter dr drs ir ing mr prof zuster broeder juf meester \
    oma opa tante oom raadslid pastoor dominee ds mrs ms miss doctor alderman mayor";
/// Titles that end with a stop.
const SHORT_TITLES: &str = "dhr mw mevr dr drs ir ing mr prof ds mrs ms";
/// Particles inside a Dutch surname.
const PARTICLES: &str = "van de der den ter ten te het 't in op aan bij el al ben la le von du";
/// Words that do not make a name, in lower case: articles and the like, kinds of organisations, places, laws, days.
const NO_NAME: &str = "de het een the a an in op bij van voor aan met en of wij we ze zij u er als dit dat deze die ook via per naar om te ik \
    sociaal sociale stichting vereniging gemeente provincie school scholen kerk café cafe restaurant dorpshuis buurthuis zorgcentrum bureau team wijk \
    platform week dag wet besluit raad college rode kruis leger heils saldo nederland nederlandse groningen westerkwartier tolbert leek zuidhorn grootegast \
    marum friesland drenthe amsterdam rotterdam utrecht haag europa europese noord noorden zuid oost west oude nieuwe route positieve gezondheid \
    mantelzorg mantelzorger mantelzorgers informatie punt loket zorg welzijn werk humanitas buurtzorg wmo wlz zvw jeugdwet participatiewet maandag dinsdag \
    woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december kerst pasen \
    wat hoe wie waar wanneer randvoorwaarden google facebook whatsapp microsoft teams apple android tafel idee thema onderwerp huis samen besluiten";
/// Ends of words that name a place or an organisation.
const NO_NAME_ENDS: &[&str] = &[
    "straat",
    "weg",
    "laan",
    "plein",
    "zorg",
    "school",
    "kerk",
    "dorp",
    "wijk",
    "huis",
    "centrum",
    "stichting",
    "groep",
    "raad",
    "wet",
    "bank",
    "fonds",
    "punt",
    "café",
];
/// First names that are common in the Netherlands: at the start of a sentence only these make a name of two capitals.
const FIRST_NAMES: &str = "jan piet klaas henk kees johan hans peter paul mark erik bert gert wim willem hendrik dirk arie bas tim tom daan sem lucas \
    levi finn noah bram thijs sander jeroen martijn marcel rob ron ruud theo ton frank fred geert gerard harm jaap joop koos leo maarten michiel niels \
    pieter rene robert roel sjoerd steven vincent wouter mohamed mohammed ahmed ali omar hassan ibrahim mehmet mustafa maria anna johanna anneke anja \
    marieke marijke maaike ingrid monique esther linda sandra petra annemarie els ellen elly greetje gerda hanna hannah ineke janneke jannie jolanda karin lies lisa \
    lotte emma julia sophie eva sara saskia sanne susan tineke truus wilma yvonne fatima aisha samira fenna femke froukje grietje hilde nynke sietske \
    wiebe sietse jelle douwe tjeerd";

fn listed(list: &str, word: &str) -> bool {
    let lower = word.to_lowercase();
    list.split_whitespace().any(|known| known == lower)
}

/// A capital followed by small letters, perhaps again after a hyphen.
fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.clone().next().is_some()
        && chars.all(|c| c.is_alphabetic() && c.is_lowercase() || c == '-' || c == '\'' || c == '’')
        || word.split('-').count() > 1 && word.split('-').all(|part| !part.contains('-') && is_capitalised(part))
}

fn may_be_name(word: &Word) -> bool {
    let lower = word.text.to_lowercase();
    !word.address
        && is_capitalised(word.text)
        && !listed(NO_NAME, &lower)
        && !NO_NAME_ENDS.iter().any(|end| lower.ends_with(end))
}

/// The index of the last word of a name that goes on after `index`: particles, initials, and then a capital.
fn goes_on(text: &str, words: &[Word], index: usize) -> Option<usize> {
    let mut last = index;
    while let Some(next) = words.get(last + 1) {
        let gap = &text[words[last].end..next.start];
        let initial = |word: &Word| word.text.chars().count() == 1 && word.text.chars().all(char::is_uppercase);
        let stop_is_fine = initial(&words[last]) || last == index && listed(SHORT_TITLES, words[last].text);
        let near = matches!(gap, " " | "\u{a0}" | " '") || stop_is_fine && matches!(gap, "." | ". ");
        if !near || last > index + 6 {
            return None;
        }
        last += 1;
        if may_be_name(next) {
            return Some(last);
        }
        if !(listed(PARTICLES, next.text) || initial(next)) {
            return None;
        }
    }
    None
}

/// A title before a capital; initials before a capital; two capitalised words, with particles between.
pub(super) fn like_names(text: &str, words: &[Word]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| !word.address) {
        let initial = word.text.chars().count() == 1
            && word.text.chars().all(char::is_uppercase)
            && text[word.end..].starts_with('.');
        let first_name = listed(FIRST_NAMES, word.text) && is_capitalised(word.text);
        let many_initials = words.get(index + 1).is_some_and(|next| next.text.chars().count() == 1);
        let begins = listed(TITLES, word.text)
            || initial && (!word.opens || many_initials)
            || may_be_name(word) && (!word.opens || first_name);
        if !begins {
            continue;
        }
        if let Some(mut last) = goes_on(text, words, index) {
            // "Anna Maria Jansen": the capitals that follow belong to it.
            while words.get(last + 1).is_some_and(|next| may_be_name(next) && &text[words[last].end..next.start] == " ")
            {
                last += 1;
            }
            found.push(Finding { kind: Kind::NameLike, start: word.start, end: words[last].end });
        }
    }
    found
}

/// Every place where a known name stands as whole words.
pub(super) fn known(text: &str, name: &str) -> Vec<Finding> {
    let name = name.trim();
    let any_case = name.chars().count() >= 4;
    let fold = |text: &str| if any_case { text.to_lowercase() } else { text.to_owned() };
    let wanted: Vec<String> = name.split_whitespace().map(fold).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let words: Vec<(usize, usize)> = pieces(text);
    let matches = |window: &&[(usize, usize)]| {
        window.iter().zip(&wanted).all(|(&(start, end), wanted)| fold(&text[start..end]) == *wanted)
    };
    let places = words.windows(wanted.len()).filter(matches);
    places.map(|window| Finding { kind: Kind::NameLike, start: window[0].0, end: window[window.len() - 1].1 }).collect()
}

/// Runs of letters, digits, hyphens and apostrophes; a genitive 's is left off.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    words(text)
        .iter()
        .map(|word| {
            let bare = word.text.strip_suffix("'s").or_else(|| word.text.strip_suffix("’s")).unwrap_or(word.text);
            (word.start, word.start + bare.len())
        })
        .collect()
}
