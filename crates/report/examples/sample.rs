//! Writes a sample of everything this crate makes: `cargo run -p bloemenzee-report --example sample -- DIR`.
//!
//! Ten ideas on caring for a relative, in `sample.txt`: `#` topic, `##` idea, `###` petal, `-` point, two spaces deeper a
//! sub-point, `*` an addition; at the end of a line `?` alone is an open question, `= CODE` an answered one, `! REASON` not carried.
//! With `--ideas N` the ten are repeated up to N, and only the report is made and timed.

use bloemenzee_report::{
    Answer, AnswerKind, Block, Document, Frame, Gathering, Idea, Job, Lang, Letter, Numbers, Outcome, Petal, PetalKind,
    Point, PointRef, PointRow, PointStatus, Purpose, Report, Status, Strength, Thread, points_csv, points_xlsx,
    report_html, typeset,
};
use std::{error::Error, fs, path::PathBuf, time::Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let dir = PathBuf::from(args.next().ok_or("say the directory to write to")?);
    fs::create_dir_all(&dir)?;
    let mut report = report();
    if args.next().as_deref() == Some("--ideas") {
        let wanted: usize = args.next().ok_or("say how many ideas")?.parse()?;
        report.ideas = report.ideas.iter().cycle().take(wanted).cloned().collect();
        let start = Instant::now();
        let pdf = typeset(&Job::Report(report))?;
        let line = format!("{wanted} ideas: {:.2} s, {} bytes\n", start.elapsed().as_secs_f64(), pdf.len());
        fs::write(dir.join("time.txt"), &line)?;
        fs::write(dir.join(format!("report-{wanted}.pdf")), pdf)?;
        return Ok(());
    }
    let rows = rows(&report);
    fs::write(dir.join("report.html"), report_html(&report))?;
    fs::write(dir.join("points.csv"), points_csv(Lang::Nl, &rows)?)?;
    fs::write(dir.join("points.xlsx"), points_xlsx(Lang::Nl, &rows)?)?;
    fs::write(dir.join("letters.pdf"), typeset(&Job::Letters(letters()))?)?;
    fs::write(dir.join("report.pdf"), typeset(&Job::Report(report))?)?;
    let heard = listening();
    fs::write(dir.join("listening.html"), report_html(&heard))?;
    fs::write(dir.join("listening.pdf"), typeset(&Job::Report(heard))?)?;
    Ok(())
}

/// What was said in a small listening route.
fn what_was_said() -> Vec<Idea> {
    let said = |number: u32, topic: (u32, &str), title: &str, petals: &[(usize, &[&str])], answered: bool| {
        let mut idea = empty_idea(topic.0, topic.1, number, title);
        idea.title_status = PointStatus::Said;
        idea.outcome = Outcome::Heard { answered };
        for (petal, lines) in petals {
            for line in *lines {
                let code = format!("{}.{number}.{}", topic.0, idea.petals[*petal].points.len() + petal * 4 + 1);
                let mut point = point(code, line);
                if point.status == PointStatus::Carried {
                    point.status = PointStatus::Said;
                }
                idea.petals[*petal].points.push(point);
            }
        }
        idea
    };
    let (street, neighbours) = ((1, "De straat"), (2, "De buren"));
    vec![
        said(
            1,
            street,
            "Het is donker bij de bushalte",
            &[
                (0, &["twee lantaarns doen het niet", "in de winter ga ik er niet meer langs"]),
                (2, &["vooral wie laat werkt", "* ook scholieren"]),
            ],
            true,
        ),
        said(
            2,
            street,
            "De stoep ligt scheef",
            &[(0, &["met een rollator kom je er niet langs"]), (5, &["niet wachten op het grote plan"])],
            true,
        ),
        said(
            1,
            neighbours,
            "We kennen elkaar niet meer",
            &[(0, &["vroeger was er koffie in het buurthuis", "wie heeft de sleutel van het buurthuis? ?"])],
            false,
        ),
    ]
}

/// The report of a small listening route: what was said, and what was answered.
fn listening() -> Report {
    let ideas = what_was_said();
    let heard = |idea: &Idea, text: &str| Answer {
        idea_title: idea.title.clone(),
        kind: AnswerKind::Heard,
        text: text.into(),
        date_words: "14 maart 2028".into(),
        documents: Vec::new(),
    };
    Report {
        purpose: Purpose::Listen,
        status: Status::Draft { correct_before: "4 april 2028".into() },
        route_title: "Luisteren in de Lindebuurt".into(),
        commissioner_role_name: "Gemeente Voorbeeldstreek".into(),
        say_level: "Luisteren".into(),
        question: "Waar ligt u wakker van in de Lindebuurt?".into(),
        promise: "U krijgt op alles wat u zegt een antwoord dat iedereen kan lezen.".into(),
        meeting: vec![Gathering {
            date_words: "dinsdag 14 maart 2028".into(),
            place: "Buurthuis De Linde".into(),
            parts: ["Informeren", "Thematafels", "Afsluiting"].map(String::from).to_vec(),
        }],
        frames: Vec::new(),
        topics: topics(&ideas),
        numbers: Numbers { invited: 20, attended: 12, residents: 10, professionals: 2, left: 1, ..Numbers::default() },
        gate_note: None,
        threads: Vec::new(),
        answers: vec![
            heard(&ideas[0], "De lantaarns zijn gemeld. Ze branden vóór 1 april weer."),
            heard(&ideas[1], "De stoep kan dit jaar nog niet open. Er komt wel een plank bij de drempel, deze maand."),
        ],
        corrections: Vec::new(),
        next_steps: vec!["In mei komen we terug en vertellen we wat er is gedaan.".into()],
        admins_in_roles: Vec::new(),
        generated_on: "21 maart 2028".into(),
        ideas,
        ..report()
    }
}

fn report() -> Report {
    let ideas = ideas(include_str!("sample.txt"));
    Report {
        lang: Lang::Nl,
        purpose: Purpose::Decide,
        status: Status::Draft { correct_before: "6 december 2027".into() },
        route_title: "Mantelzorg in Voorbeeldstreek".into(),
        organisation: "Gemeente Voorbeeldstreek".into(),
        commissioner_role_name: "Het college van de gemeente Voorbeeldstreek".into(),
        say_level: "Samen besluiten".into(),
        question: "Wat is er voor nodig, zodat het goed gaat met mantelzorgers in Voorbeeldstreek?".into(),
        promise: "Wat binnen de kaders past, neemt het college over zoals het er staat.".into(),
        meeting: vec![Gathering {
            date_words: "maandag 8 november 2027".into(),
            place: "Dorpshuis De Linde".into(),
            parts: ["Informeren", "Thematafels", "Carrousel", "Plenaire afsluiting"].map(String::from).to_vec(),
        }],
        frames: frames(),
        topics: topics(&ideas),
        numbers: Numbers {
            invited: 41,
            talked: 36,
            waived: 1,
            attended: 33,
            required: 30,
            withdrawn: 1,
            left: 1,
            listening: 1,
            residents: 17,
            professionals: 13,
            support: 2,
        },
        gate_note: Some(
            "Eén vraag om informatie was nog niet beantwoord. De cijfers kwamen pas na de zomer. Er is toch begonnen."
                .into(),
        ),
        threads: threads(&ideas),
        answers: answers(&ideas),
        corrections: vec!["Bij onderwerp 4, idee 1 stond een verkeerde tijd.".into()],
        next_steps: [
            "Acht mensen denken verder mee.",
            "Op 19 januari is de eerste bijeenkomst. Daar begint een werkgroep met een aanjager.",
            "Op 9 februari is de tweede bijeenkomst.",
            "In de week van de mantelzorg moeten de plannen klaar zijn.",
        ]
        .map(String::from)
        .to_vec(),
        admins_in_roles: vec!["Een beheerder was ook procesbegeleider.".into()],
        generated_on: "22 november 2027".into(),
        ideas,
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
    let frame = |(number, text): (u32, &str)| Frame {
        number,
        text: text.into(),
        strength: if number == 6 { Strength::Intent } else { Strength::Hard },
        version: if number == 4 { 2 } else { 1 },
    };
    (1..).zip(texts).map(frame).collect()
}

fn topics(ideas: &[Idea]) -> Vec<String> {
    let mut topics: Vec<String> = ideas.iter().map(|idea| idea.topic.clone()).collect();
    topics.dedup();
    topics
}

/// The points of one petal of one idea, by its place in the list.
fn refs(ideas: &[Idea], wanted: &[(usize, usize, usize)]) -> Vec<PointRef> {
    let of = |&(idea, petal, point): &(usize, usize, usize)| {
        let found = &ideas[idea].petals[petal].points[point];
        PointRef { code: found.code.clone(), text: found.text.clone() }
    };
    wanted.iter().map(of).collect()
}

fn threads(ideas: &[Idea]) -> Vec<Thread> {
    vec![
        Thread {
            number: 1,
            title: "Netwerk en samenwerken".into(),
            points: refs(ideas, &[(0, 1, 0), (8, 0, 1), (2, 1, 0)]),
        },
        Thread {
            number: 2,
            title: "Makkelijk te vinden".into(),
            points: refs(ideas, &[(4, 0, 0), (4, 1, 2), (1, 1, 0)]),
        },
        Thread {
            number: 3,
            title: "Leren zien wanneer het te veel wordt".into(),
            points: refs(ideas, &[(3, 0, 0), (9, 1, 0)]),
        },
    ]
}

/// What the first answer refers to: one that can be read on the web, one that lies at the town hall.
fn papers() -> Vec<Document> {
    let paper = |title: &str, link: &str| Document { title: title.into(), link: link.into() };
    vec![
        paper("Besluit over het informatiepunt", "https://voorbeeld.example/besluiten/informatiepunt"),
        paper("De tekening van de ruimte, te zien bij de balie", ""),
    ]
}

fn answers(ideas: &[Idea]) -> Vec<Answer> {
    let answer = |index: usize, kind, text: &str| Answer {
        idea_title: ideas[index].title.clone(),
        kind,
        text: text.into(),
        date_words: "8 november 2027".into(),
        documents: if index == 0 { papers() } else { Vec::new() },
    };
    vec![
        answer(0, AnswerKind::WithinFrames, "Hier gaan we morgen mee beginnen."),
        answer(
            4,
            AnswerKind::DeviatesFromIntent {
                frame: 6,
                weighed: "Een nieuw loket vraagt een nieuwe partij. Dat is het waard.".into(),
            },
            "",
        ),
        answer(
            6,
            AnswerKind::OutsideHardFrame { frame: 5, why: "Meer uren kan niet binnen de wet zoals die nu is.".into() },
            "",
        ),
    ]
}

fn ideas(source: &str) -> Vec<Idea> {
    let mut ideas: Vec<Idea> = Vec::new();
    let (mut topic, mut topic_number, mut petal) = (String::new(), 0, 0);
    for line in source.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            let number = ideas.iter().filter(|idea| idea.topic_number == topic_number).count() as u32 + 1;
            ideas.push(empty_idea(topic_number, &topic, number, title));
            petal = 0;
        } else if line.starts_with("### ") {
            petal += 1;
        } else if let Some(words) = line.strip_prefix("# ") {
            topic = words.into();
            topic_number += 1;
        } else if let Some(idea) = ideas.last_mut() {
            let prefix = format!("{}.{}.{}", idea.topic_number, idea.number, ["W", "H", "I", "A", "N", "R"][petal - 1]);
            let points = &mut idea.petals[petal - 1].points;
            match (line.strip_prefix("  - "), points.len()) {
                (Some(text), parent) => {
                    let sub = &mut points[parent - 1].sub;
                    let code = format!("{prefix}{parent}{}", ['a', 'b', 'c', 'd'][sub.len()]);
                    sub.push(point(code, text));
                }
                (None, before) => points.push(point(format!("{prefix}{}", before + 1), line.trim_start_matches("- "))),
            }
        }
    }
    ideas[2].outcome = Outcome::Agreed;
    ideas[2].title_status = PointStatus::NotCarried { reason: Some("Het oordeel van de bewoner telt ook.".into()) };
    ideas[7].outcome = Outcome::Open;
    ideas
}

fn empty_idea(topic_number: u32, topic: &str, number: u32, title: &str) -> Idea {
    Idea {
        topic_number,
        topic: topic.into(),
        number,
        title: title.into(),
        title_status: PointStatus::Carried,
        outcome: Outcome::Decision,
        petals: PetalKind::ALL.map(|kind| Petal { kind, points: Vec::new() }),
    }
}

fn point(code: String, line: &str) -> Point {
    let (line, addition) = line.strip_prefix("* ").map_or((line, false), |rest| (rest, true));
    let (text, status) = if let Some((text, reason)) = line.split_once(" ! ") {
        (text, PointStatus::NotCarried { reason: Some(reason.into()) })
    } else if let Some((text, code)) = line.split_once(" = ") {
        (text, PointStatus::AnsweredQuestion { by_code: code.into() })
    } else if let Some(text) = line.strip_suffix(" ?") {
        (text, PointStatus::OpenQuestion)
    } else {
        (line, PointStatus::Carried)
    };
    Point { code, text: text.into(), addition, status, sub: Vec::new() }
}

fn rows(report: &Report) -> Vec<PointRow> {
    let mut rows = Vec::new();
    for idea in &report.ideas {
        for petal in &idea.petals {
            for point in &petal.points {
                rows.push(row(report, idea, petal, None, point));
                rows.extend(point.sub.iter().map(|sub| row(report, idea, petal, Some(point.code.clone()), sub)));
            }
        }
    }
    rows
}

fn row(report: &Report, idea: &Idea, petal: &Petal, sub_of: Option<String>, point: &Point) -> PointRow {
    let (kind, status) = match point.status {
        PointStatus::Carried => ("punt", "gedragen"),
        PointStatus::Said => ("punt", "gezegd"),
        PointStatus::NotCarried { .. } => ("punt", "niet besloten"),
        PointStatus::OpenQuestion => ("vraag", "open"),
        PointStatus::AnsweredQuestion { .. } => ("vraag", "beantwoord"),
    };
    PointRow {
        route: report.route_title.clone(),
        topic: idea.topic.clone(),
        idea_number: idea.number,
        idea_title: idea.title.clone(),
        petal: ["Wat", "Hoe", "Wie", "Waar", "Wanneer", "Randvoorwaarden"][petal.kind as usize].into(),
        code: point.code.clone(),
        sub_of,
        text: point.text.clone(),
        addition: point.addition,
        kind: kind.into(),
        status: status.into(),
        required: report.numbers.required,
        behind: if status == "gedragen" { report.numbers.required } else { 0 },
    }
}

fn letters() -> Vec<Letter> {
    let names = ["Mevrouw A. Voorbeeld", "De heer B. Verzonnen", "Mevrouw C. Bedacht"];
    let letter = |(number, name): (usize, &str)| Letter {
        lang: Lang::Nl,
        sender: ["Gemeente Voorbeeldstreek", "Lindelaan 1", "0000 AA Voorbeeldstreek"].map(String::from).to_vec(),
        recipient: vec![name.into(), format!("Dorpsstraat {number}"), "0000 AB  VOORBEELDSTREEK".into()],
        date: "Voorbeeldstreek, 1 oktober 2027".into(),
        subject: "Denkt en beslist u mee over mantelzorg?".into(),
        body: vec![
            Block::Paragraph(
                "U zorgt voor iemand. Of u kent iemand die dat doet. Daarom vragen wij u om mee te besluiten.".into(),
            ),
            Block::Paragraph(
                "Op maandag 8 november 2027 komen we samen in Dorpshuis De Linde. Dit gaan we doen:".into(),
            ),
            Block::List(vec![
                "We praten aan tafels over zes onderwerpen.".into(),
                "Iedereen bekijkt alle ideeën.".into(),
                "We besluiten samen. Uw stem telt even zwaar als die van een ander.".into(),
            ]),
            Block::Heading("Dit schreef u zelf".into()),
            Block::Quote {
                text: "Eén plek voor alle vragen over mantelzorg".into(),
                lines: vec![
                    "Besloten op maandag 8 november 2027. Iedereen stond erachter.".into(),
                    "Actiepunt: een plek zoeken. Stand: bezig.".into(),
                ],
            },
            Block::Access {
                address: "https://samen.voorbeeldstreek.example/mee".into(),
                code: format!("K7M{number}-QX4P-2RT"),
            },
            Block::Paragraph(
                "Hebt u geen internet? Bel ons dan: 000 - 000 00 00. Wij schrijven uw antwoord voor u op.".into(),
            ),
            Block::Paragraph("Met vriendelijke groet,\nHet team van Mantelzorg in Voorbeeldstreek".into()),
        ],
    };
    (1..).zip(names).map(letter).collect()
}
