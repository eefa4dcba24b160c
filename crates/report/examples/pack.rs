//! Writes print packs of made-up gatherings: `cargo run -p bloemenzee-report --example pack -- DIR`.
//!
//! `pack.pdf` is an evening of 33 people at six tables; `odd.pdf` has names and texts that could run off the paper;
//! `bare.pdf` is one person before there are tables, `pack-small.pdf` has a little of everything. Beside each stands its model as JSON, which `check_pack.py` reads.
//! With `--people N --tables T` only a pack of that size is made, and timed in `time.txt`.

use bloemenzee_report::{
    BlankFlower, Clock, Frame, Job, Lang, Pack, PackPart, PackTable, PetalKind, Purpose, ScriptKind, ScriptPart,
    SeatCard, SpokenIdea, SpokenPetal, SpokenPoint, Stop, Strength, Visit, Walk, typeset,
};
use std::{error::Error, fs, path::Path, path::PathBuf, time::Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let dir = PathBuf::from(args.first().ok_or("say the directory to write to")?);
    fs::create_dir_all(&dir)?;
    if let [_, people, n, tables, t] = &args[..]
        && (people.as_str(), tables.as_str()) == ("--people", "--tables")
    {
        let start = Instant::now();
        let pdf = typeset(&Job::Pack(evening(n.parse()?, t.parse()?)))?;
        let line = format!("{n} people, {t} tables: {:.2} s, {} bytes\n", start.elapsed().as_secs_f64(), pdf.len());
        fs::write(dir.join("time.txt"), line)?;
        return Ok(fs::write(dir.join(format!("pack-{n}.pdf")), pdf)?);
    }
    write(&dir, "pack", evening(33, 6))?;
    write(&dir, "odd", odd())?;
    write(&dir, "pack-small", small())?;
    write(&dir, "bare", bare())
}

fn write(dir: &Path, name: &str, pack: Pack) -> Result<(), Box<dyn Error>> {
    fs::write(dir.join(format!("{name}.json")), serde_json::to_vec_pretty(&pack)?)?;
    Ok(fs::write(dir.join(format!("{name}.pdf")), typeset(&Job::Pack(pack))?)?)
}

const TOPICS: [&str; 6] = [
    "Mantelzorgers vinden en bereiken",
    "Op tijd even vrij: respijtzorg en dagbesteding",
    "Aandacht van zorgprofessionals",
    "Informatie, advies en steun die je makkelijk vindt",
    "Wetten en regels die meewerken",
    "Samen en dichtbij werken",
];

/// So many people, round by round past so many tables.
fn evening(people: u32, tables: u32) -> Pack {
    let home = |person: u32| person % tables;
    let stop = |person: u32, round: u32| (home(person) + round + 1) % tables;
    let seats_at = |table: u32, round: u32| -> Vec<u32> {
        (0..people).filter(|person| stop(*person, round) == table).map(|person| person + 1).collect()
    };
    let table = |table: u32| PackTable {
        number: table + 1,
        topic_number: table % 6 + 1,
        topic: TOPICS[table as usize % 6].into(),
        visits: (0..tables - 1)
            .map(|round| Visit { seats: seats_at(table, round), bring: (table, round) == (3, 1) })
            .collect(),
    };
    let walk = |person: u32| Walk {
        seat: person + 1,
        name: name(person),
        home: Some(home(person) + 1),
        stops: (0..tables - 1)
            .map(|round| match stop(person, round) {
                3 if person == 7 => Stop::Comes(4),
                _ if person == 32 && round == 0 => Stop::Free,
                table => Stop::At(table + 1),
            })
            .collect(),
    };
    Pack {
        cards: (0..people).map(|person| card(person, name(person), Some(home(person) + 1))).collect(),
        tables: (0..tables).map(table).collect(),
        flowers: (0..tables * 2).map(|number| flower(number, Some(number / 2 + 1))).collect(),
        rounds: (0..tables - 1).map(|round| clock(20 * 60 + 30 + round * 10, 8)).collect(),
        walks: (0..people).map(walk).collect(),
        ideas: ideas(),
        script: day(),
        ..empty()
    }
}

/// Every part at its smallest, for the snapshot of the structure.
fn small() -> Pack {
    let mut pack = evening(2, 2);
    pack.flowers.truncate(1);
    pack.ideas.truncate(1);
    pack
}

/// One person, before there are tables or a carousel.
fn bare() -> Pack {
    Pack {
        lang: Lang::En,
        cards: vec![card(0, "Jo".into(), None)],
        flowers: vec![flower(0, None)],
        question: "What is needed, so that carers in Voorbeeldstreek are well?".into(),
        purpose: Purpose::Listen,
        script: day(),
        ..empty()
    }
}

/// Names in other directions and without end, twelve tables, long texts.
fn odd() -> Pack {
    let long = "Wilhelmina Adelheid Christina van Oldenbarneveldt tot Zevenhuizen-Buitenpost van der Wetering-Schimmelpenninck";
    let names = [
        long,
        &"Onafbreekbaar".repeat(8),
        "מרים לוי",
        "عبد الرحمن الحداد",
        "Zoë 🌼 Çelik-Łukasz",
        "漢字 かな",
        "A",
        "",
    ];
    let mut pack = evening(names.len() as u32, 12);
    for (index, name) in names.into_iter().enumerate() {
        pack.cards[index].name = name.into();
        pack.walks[index].name = name.into();
    }
    pack.cards[1].address = format!("https://{}.example/hier/K7MQX4P2RTBC", "voorbeeld".repeat(8));
    pack.cards[1].seat = 1234;
    pack.type_at = format!("{}.example/hier", "samenbesluiten".repeat(3));
    pack.tables[1].topic = "Informatie, advies en steun die je makkelijk vindt ".repeat(4).trim().into();
    pack.tables[2].topic = "مرحبا بالعالم، כולם ביחד 🌼".into();
    pack.question = format!("{} {}", pack.question, "En wat doen we dan als eerste, en met wie samen? ".repeat(3));
    pack.frames.extend((7..=14).map(|number| Frame {
        number,
        text: "We houden rekening met wat er al is in de dorpen, en met wie daar al jaren aan werkt, betaald of onbetaald.".into(),
        strength: Strength::Hard,
        version: 1,
    }));
    pack.ideas[0].title = long.into();
    pack
}

fn empty() -> Pack {
    Pack {
        lang: Lang::Nl,
        parts: PackPart::ALL.to_vec(),
        organisation: "Gemeente Voorbeeldstreek".into(),
        route_title: "Mantelzorg in Voorbeeldstreek".into(),
        date_words: "maandag 8 november 2027".into(),
        place: "Dorpshuis De Linde".into(),
        question: "Wat is er voor nodig, zodat het goed gaat met mantelzorgers in Voorbeeldstreek?".into(),
        purpose: Purpose::Decide,
        type_at: "samen.voorbeeldstreek.example/hier".into(),
        frames: frames(),
        cards: Vec::new(),
        tables: Vec::new(),
        flowers: Vec::new(),
        rounds: Vec::new(),
        walks: Vec::new(),
        ideas: Vec::new(),
        script: Vec::new(),
    }
}

fn frames() -> Vec<Frame> {
    let texts = [
        "Positieve gezondheid is het begin",
        "We zetten in op preventie",
        "Het lukt alleen samen",
        "Waar het kan: algemene voorzieningen",
        "Het past in de wetten voor jeugd, ondersteuning en zorg",
        "We blijven binnen de contracten die er zijn",
    ];
    let strength = |number| if number == 6 { Strength::Intent } else { Strength::Hard };
    let frame =
        |(number, text): (u32, &str)| Frame { number, text: text.into(), strength: strength(number), version: 1 };
    (1..).zip(texts).map(frame).collect()
}

fn name(person: u32) -> String {
    let first = [
        "Anouk", "Bram", "Carolien", "Daan", "Esther", "Fatima", "Gerben", "Hilde", "Ibrahim", "Jetske", "Klaas",
        "Liesbeth", "Mohamed", "Nynke", "Otto", "Petra", "Quinten", "Roos", "Sjoerd", "Trijntje", "Umut", "Vera",
        "Wiebe", "Yasmin",
    ];
    let last = ["Voorbeeld", "Verzonnen", "Bedacht", "Zomaar", "Denkbeeldig"];
    format!("{} {}", first[person as usize % first.len()], last[person as usize / first.len() % last.len()])
}

/// A code of letters and digits without look-alikes; another for each number and kind.
fn code(number: u32, kind: u64, length: usize) -> String {
    let alphabet = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut state = (u64::from(number) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ kind;
    let mut sign = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(alphabet[(state >> 59) as usize])
    };
    (0..length).map(|_| sign()).collect()
}

fn card(person: u32, name: String, table: Option<u32>) -> SeatCard {
    let code = code(person, 1, 12);
    SeatCard {
        seat: person + 1,
        name,
        address: format!("https://samen.voorbeeldstreek.example/hier#{code}"),
        code,
        table,
    }
}

fn flower(number: u32, table: Option<u32>) -> BlankFlower {
    let code = code(number, 2, 8);
    BlankFlower { address: format!("https://samen.voorbeeldstreek.example/b/{code}"), code, table }
}

/// From a minute of the day, so many minutes long.
fn clock(minute: u32, minutes: u32) -> Clock {
    let words = |minute: u32| format!("{}.{:02}", minute / 60, minute % 60);
    Clock { from: words(minute), until: words(minute + minutes) }
}

fn day() -> Vec<ScriptPart> {
    let parts = [
        (ScriptKind::Before, 60, &["Het dorpshuis gaat om 17.45 open."][..]),
        (ScriptKind::Informing, 30, &[]),
        (ScriptKind::Tables, 60, &[]),
        (ScriptKind::Carousel, 50, &["Ronde 2: tafel 4 brengt de bloemen naar een plaats zonder drempels."]),
        (ScriptKind::Closing, 20, &[]),
        (ScriptKind::Plenary, 20, &[]),
        (ScriptKind::After, 30, &[]),
    ];
    let mut minute = 18 * 60;
    let mut part = |(kind, minutes, notes): (ScriptKind, u32, &[&str])| {
        let clock = clock(minute, minutes);
        minute += minutes;
        ScriptPart { kind, clock, minutes, notes: notes.iter().map(|note| (*note).to_owned()).collect() }
    };
    parts.into_iter().map(&mut part).collect()
}

/// Six ideas, each in lines: `WHAT`, `HOW` … at the start of a line begins a petal, `*` an addition, `?` a question.
fn ideas() -> Vec<SpokenIdea> {
    let titles = [
        "Verder samenwerken in het netwerk",
        "Meer mensen kennen de adempauze",
        "Signalen eerder zien",
        "Eén plek in elk dorp",
        "Wachten wordt korter",
        "Elkaar kennen in de kern",
    ];
    let idea = |(index, title): (usize, &str)| SpokenIdea {
        topic_number: index as u32 + 1,
        topic: TOPICS[index].into(),
        number: 1,
        title: title.into(),
        petals: petals(index + 1),
    };
    titles.into_iter().enumerate().map(idea).collect()
}

fn petals(idea: usize) -> Vec<SpokenPetal> {
    let lines: [&[&str]; 6] = [
        &["Aansluiten bij wat er al is", "Jongeren apart bereiken", "* Ook wie niet zegt dat die mantelzorger is"],
        &["Twee keer per jaar een overleg", "Herkenbare kaartjes bij huisarts, school en winkel"],
        &["Inwoners", "Huisartsen en wijkverpleging", "Scholen", "Een coördinator mantelzorg"],
        &["In elk dorp op een plek waar mensen toch al komen"],
        &["morgen!"],
        &["Ruimte in de regels", "? Wie betaalt de kaartjes"],
    ];
    let point = |(petal, number, line): (usize, usize, &str)| {
        let text = line.trim_start_matches(['*', '?', ' ']).to_owned();
        let letter = ["W", "H", "I", "A", "N", "R"][petal];
        let sub = if (petal, number) == (0, 1) { vec![sub_point(idea)] } else { Vec::new() };
        SpokenPoint {
            code: format!("{idea}.1.{letter}{}", number + 1),
            text,
            addition: line.starts_with('*'),
            question: line.starts_with('?'),
            sub,
        }
    };
    let petal = |(index, lines): (usize, &&[&str])| SpokenPetal {
        kind: PetalKind::ALL[index],
        points: lines.iter().enumerate().map(|(number, line)| point((index, number, line))).collect(),
    };
    lines.iter().enumerate().map(petal).collect()
}

fn sub_point(idea: usize) -> SpokenPoint {
    SpokenPoint {
        code: format!("{idea}.1.W2a"),
        text: "met een les op school".into(),
        addition: false,
        question: false,
        sub: Vec::new(),
    }
}
