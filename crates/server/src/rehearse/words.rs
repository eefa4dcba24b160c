//! What the made-up people write: short, and plausible enough to read aloud and to see on the big screen.

use crate::text::Lang;
use std::collections::BTreeSet;

/// What is written in one language.
pub struct Words {
    /// Titles of ideas.
    pub ideas: [&'static str; 12],
    /// Points, by petal: what, how, who, where, when.
    pub points: [[&'static str; 5]; 5],
    /// Additions to a point, from a phone.
    pub additions: [&'static str; 6],
    /// Why somebody does not stand behind a point yet.
    pub not_yet: &'static str,
}

/// The words of a language.
pub fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Nl => &NL,
        Lang::En => &EN,
    }
}

/// One of these that is not taken yet, from this one on; once all are taken, with the next number behind it.
pub fn one_more(taken: &mut BTreeSet<String>, all: &[&str], from: usize) -> String {
    let numbered = |n: usize, text: &str| if n == 1 { text.to_owned() } else { format!("{text} ({n})") };
    let mut n = 1;
    loop {
        let mut round = all.iter().cycle().skip(from).take(all.len()).map(|text| numbered(n, text));
        if let Some(text) = round.find(|text| !taken.contains(text)) {
            taken.insert(text.clone());
            return text;
        }
        n += 1;
    }
}

static NL: Words = Words {
    ideas: [
        "Een bank onder de bomen",
        "Samen eten op donderdag",
        "Een moestuin bij de school",
        "Een ruilkast voor gereedschap",
        "Licht langs het fietspad",
        "Een klusdag voor de hele straat",
        "Een speelplek voor kleine kinderen",
        "Een koor dat elke week zingt",
        "Ruimte voor jongeren in het dorpshuis",
        "Een wandelroute langs het water",
        "Een auto die wij delen",
        "Een boekenkast in de bushalte",
    ],
    points: [
        [
            "Een plek waar iedereen mag zitten",
            "Iets kleins om mee te beginnen",
            "Een kar met spullen die wij delen",
            "Planten die weinig water vragen",
            "Een bord dat zegt wat er is",
        ],
        [
            "Wij vragen eerst de buren",
            "Wij beginnen met één straat",
            "Iedereen brengt iets mee",
            "Wij maken een lijst van klussen",
            "Na een half jaar kijken wij of het werkt",
        ],
        [
            "Vier mensen uit de straat",
            "De school en de ouders",
            "De gemeente geeft het materiaal",
            "Jongeren die willen helpen",
            "De vereniging van het dorpshuis",
        ],
        [
            "Op het veld naast de school",
            "In de grote zaal van het dorpshuis",
            "Bij de bushalte",
            "Aan het begin van de straat",
            "Langs het water, bij de brug",
        ],
        [
            "Vanaf het voorjaar",
            "Op de eerste zaterdag van de maand",
            "Elke week, na het eten",
            "Voor de zomer staat het er",
            "Een proef van drie maanden",
        ],
    ],
    additions: [
        "Ook voor wie slecht loopt",
        "Met een plek om te schuilen",
        "En iemand die de sleutel heeft",
        "Zonder dat het geld kost",
        "Ook op een rustige dag",
        "Met een nummer om te bellen",
    ],
    not_yet: "Daar wil ik nog over praten.",
};

static EN: Words = Words {
    ideas: [
        "A bench under the trees",
        "Eating together on Thursdays",
        "A vegetable garden by the school",
        "A shelf for sharing tools",
        "Lights along the cycle path",
        "A repair day for the whole street",
        "A place to play for small children",
        "A choir that sings every week",
        "Room for young people in the village hall",
        "A walk along the water",
        "A car that we share",
        "A bookcase in the bus shelter",
    ],
    points: [
        [
            "A place where everybody may sit",
            "Something small to begin with",
            "A cart of things that we share",
            "Plants that ask for little water",
            "A board that says what there is",
        ],
        [
            "We ask the neighbours first",
            "We begin with one street",
            "Everybody brings something",
            "We make a list of jobs",
            "After half a year we see whether it works",
        ],
        [
            "Four people from the street",
            "The school and the parents",
            "The municipality gives the material",
            "Young people who want to help",
            "The society of the village hall",
        ],
        [
            "On the field beside the school",
            "In the large room of the village hall",
            "By the bus stop",
            "Where the street begins",
            "Along the water, by the bridge",
        ],
        [
            "From spring on",
            "On the first Saturday of the month",
            "Every week, after dinner",
            "It is there before summer",
            "A trial of three months",
        ],
    ],
    additions: [
        "Also for who cannot walk well",
        "With a place to shelter",
        "And somebody who has the key",
        "Without it costing money",
        "On a quiet day too",
        "With a number to call",
    ],
    not_yet: "I want to talk about that first.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_twice_and_a_number_comes_only_when_it_must() {
        for lang in Lang::ALL {
            let words = of(lang);
            let mut taken = BTreeSet::from([words.ideas[3].to_owned()]);
            let written: Vec<_> = (0..30).map(|n| one_more(&mut taken, &words.ideas, n % 12)).collect();
            assert_eq!(written.iter().collect::<BTreeSet<_>>().len(), 30, "{written:?}");
            assert!(!written.contains(&words.ideas[3].to_owned()), "that one stood there already");
            assert!(written[..11].iter().all(|text| !text.ends_with(')')), "{written:?}");
            assert!(written[11].ends_with(" (2)"), "{}", written[11]);
        }
    }

    #[test]
    fn every_text_stands_there_once() {
        for lang in Lang::ALL {
            let words = of(lang);
            let all: Vec<_> = words.ideas.iter().chain(words.points.iter().flatten()).chain(&words.additions).collect();
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        }
    }
}
