//! The report put into words: one shape that both the page and the PDF are made from, so that they cannot differ.

use crate::model::{
    Answer, AnswerKind, Document, Gathering, Idea, Lang, Outcome, Petal, Point, PointStatus, Purpose, Report, Status,
    Strength,
};
use crate::texts::Texts;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// Sub-points deeper than this are shown at this depth, one under the other.
const DEEPEST: usize = 4;

/// A report in words. Everything is said already; the templates only place it.
#[derive(Debug, Serialize)]
pub(crate) struct View {
    pub lang: &'static str,
    pub listens: bool,
    pub words: BTreeMap<String, String>,
    pub document_title: String,
    pub kind: String,
    pub title: String,
    pub organisation: String,
    pub draft: bool,
    pub status: String,
    pub made_on: String,
    pub dates: Vec<String>,
    pub short: Vec<String>,
    pub gatherings: Vec<ViewGathering>,
    pub people_line: String,
    pub question: String,
    pub facts: Vec<Labelled>,
    pub frames: Vec<ViewFrame>,
    pub topics: Vec<String>,
    pub people: Vec<ViewCount>,
    pub gate_note: Option<String>,
    pub field_alt: String,
    pub ideas: Vec<ViewIdea>,
    pub groups: Vec<ViewGroup>,
    pub threads: Vec<ViewThread>,
    pub answers: Vec<ViewAnswer>,
    pub next_steps: Vec<String>,
    pub corrections: Vec<String>,
    pub admins: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Labelled {
    pub label: String,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct ViewGathering {
    pub name: Option<String>,
    pub date: String,
    pub place: String,
    pub parts: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ViewFrame {
    pub number: u32,
    pub text: String,
    pub hard: bool,
    pub strength: String,
    pub version: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ViewCount {
    pub label: String,
    pub number: u32,
    pub part: bool,
}

/// The ideas of one topic: indices into [`View::ideas`].
#[derive(Debug, Serialize)]
pub(crate) struct ViewGroup {
    pub number: u32,
    pub line: String,
    pub topic: String,
    pub ideas: Vec<usize>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ViewIdea {
    pub anchor: String,
    pub topic_number: u32,
    pub topic_line: String,
    pub name: String,
    pub title: String,
    pub outcome: &'static str,
    pub outcome_word: String,
    pub outcome_text: String,
    pub title_note: Option<String>,
    pub carried: usize,
    pub total: usize,
    pub count: String,
    pub tally: String,
    pub alt: String,
    pub petals: Vec<ViewPetal>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ViewPetal {
    pub name: String,
    pub carried: usize,
    pub total: usize,
    pub count: String,
    pub points: Vec<ViewPoint>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ViewPoint {
    pub code: String,
    pub text: String,
    pub addition: bool,
    pub mark: &'static str,
    pub note: Option<String>,
    pub reason: Option<String>,
    pub sub: Vec<ViewPoint>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ViewRef {
    pub code: String,
    pub text: String,
    pub anchor: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ViewThread {
    pub number: u32,
    pub title: String,
    pub points: Vec<ViewRef>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ViewAnswer {
    pub title: String,
    pub anchor: Option<String>,
    pub kind: &'static str,
    pub answer: String,
    pub details: Vec<Labelled>,
    pub documents: Vec<ViewDocument>,
    pub date: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct ViewDocument {
    pub title: String,
    /// An address of the web; printed too, since paper cannot be pressed.
    pub link: Option<String>,
}

impl ViewDocument {
    fn new(document: &Document) -> Self {
        let web = ["https://", "http://"].iter().any(|start| document.link.starts_with(start));
        Self { title: document.title.clone(), link: web.then(|| document.link.clone()) }
    }
}

impl View {
    /// Puts a report into words.
    pub(crate) fn new(report: &Report) -> Self {
        let texts = Texts::new(report.lang).meant_for(report.purpose);
        let listens = report.purpose == Purpose::Listen;
        let ideas: Vec<ViewIdea> =
            report.ideas.iter().enumerate().map(|(index, idea)| view_idea(&texts, index, idea)).collect();
        let anchors = anchors(&report.ideas);
        let kind = texts.get(if matches!(report.status, Status::Draft { .. }) { "kind-draft" } else { "kind" });
        Self {
            lang: report.lang.tag(),
            listens,
            document_title: texts.with(
                "document-title",
                [("kind", kind.as_str().into()), ("title", report.route_title.as_str().into())],
            ),
            kind,
            title: report.route_title.clone(),
            organisation: report.organisation.clone(),
            draft: matches!(report.status, Status::Draft { .. }),
            status: match &report.status {
                Status::Draft { correct_before } => {
                    texts.with("draft-note", [("date", correct_before.as_str().into())])
                }
                Status::Final => texts.get("final-note"),
            },
            made_on: texts.with("made-on", [("date", report.generated_on.as_str().into())]),
            dates: report.meeting.iter().map(|gathering| gathering.date_words.clone()).collect(),
            short: short(&texts, report),
            gatherings: gatherings(&texts, &report.meeting),
            people_line: texts.with("day-people", [("n", report.numbers.attended.into())]),
            question: report.question.clone(),
            facts: facts(&texts, report),
            frames: frames(&texts, report),
            topics: report.topics.clone(),
            people: people(&texts, report),
            gate_note: report.gate_note.clone(),
            field_alt: texts.count("field-alt", report.ideas.len()),
            groups: groups(&texts, &report.ideas),
            threads: threads(report, &anchors),
            answers: report.answers.iter().map(|answer| view_answer(&texts, answer, &report.ideas)).collect(),
            next_steps: report.next_steps.clone(),
            corrections: report.corrections.clone(),
            admins: report.admins_in_roles.clone(),
            words: texts.words(),
            ideas,
        }
    }

    /// A word of the report by its id, for the page's template; a word that does not exist shows as `⟦?⟧` (a test looks for it).
    pub(crate) fn word(&self, id: &str) -> &str {
        self.words.get(id).map_or("⟦?⟧", String::as_str)
    }
}

/// Every point of the idea, sub-points included.
fn all_points(idea: &Idea) -> Vec<&Point> {
    fn walk<'a>(points: &'a [Point], into: &mut Vec<&'a Point>) {
        for point in points {
            into.push(point);
            walk(&point.sub, into);
        }
    }
    let mut found = Vec::new();
    for petal in &idea.petals {
        walk(&petal.points, &mut found);
    }
    found
}

/// The report in a few sentences. Counts are of points on petals; titles are told with their idea.
fn short(texts: &Texts, report: &Report) -> Vec<String> {
    let points: Vec<&Point> = report.ideas.iter().flat_map(all_points).collect();
    if report.purpose == Purpose::Listen {
        let answered = report.ideas.iter().filter(|idea| idea.outcome == Outcome::Heard { answered: true }).count();
        return vec![
            texts.get("short-listened"),
            texts.count("short-said", report.ideas.len()),
            texts.count("short-answered", answered),
        ];
    }
    let count = |wanted: fn(&PointStatus) -> bool| points.iter().filter(|point| wanted(&point.status)).count();
    let decisions = report.ideas.iter().filter(|idea| idea.outcome == Outcome::Decision).count();
    vec![
        texts.count("short-decisions", decisions),
        texts.count("short-points", count(|status| matches!(status, PointStatus::Carried))),
        texts.count("short-not-decided", count(|status| matches!(status, PointStatus::NotCarried { .. }))),
        texts.count("short-questions", count(|status| matches!(status, PointStatus::OpenQuestion))),
    ]
}

fn gatherings(texts: &Texts, meeting: &[Gathering]) -> Vec<ViewGathering> {
    let several = meeting.len() > 1;
    let view = |(index, gathering): (usize, &Gathering)| ViewGathering {
        name: several.then(|| texts.count("day-nth", index + 1)),
        date: gathering.date_words.clone(),
        place: gathering.place.clone(),
        parts: gathering.parts.clone(),
    };
    meeting.iter().enumerate().map(view).collect()
}

fn facts(texts: &Texts, report: &Report) -> Vec<Labelled> {
    [
        ("question-asked-by", &report.commissioner_role_name),
        ("question-promise", &report.promise),
        ("question-say", &report.say_level),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(id, text)| Labelled { label: texts.get(id), text: text.clone() })
    .collect()
}

fn frames(texts: &Texts, report: &Report) -> Vec<ViewFrame> {
    report
        .frames
        .iter()
        .map(|frame| ViewFrame {
            number: frame.number,
            text: frame.text.clone(),
            hard: frame.strength == Strength::Hard,
            strength: texts.get(if frame.strength == Strength::Hard { "frame-hard" } else { "frame-intent" }),
            version: (frame.version > 1).then(|| texts.with("frame-version", [("n", frame.version.into())])),
        })
        .collect()
}

/// The rows that always stand, and those that only stand when they count somebody.
fn people(texts: &Texts, report: &Report) -> Vec<ViewCount> {
    let n = &report.numbers;
    let decides = report.purpose == Purpose::Decide;
    // Nobody decides, or listens apart from that, where everybody is heard.
    let deciding = |number: u32| if decides { number } else { 0 };
    [
        ("people-invited", n.invited, true),
        ("people-talked", n.talked, decides),
        ("people-waived", n.waived, false),
        ("people-attended", n.attended, true),
        ("people-required", deciding(n.required), decides),
        ("people-residents", n.residents, true),
        ("people-professionals", n.professionals, true),
        ("people-withdrawn", deciding(n.withdrawn), decides),
        ("people-left", n.left, true),
        ("people-listening", deciding(n.listening), decides),
        ("people-support", n.support, false),
    ]
    .into_iter()
    .filter(|(_, number, always)| *always || *number > 0)
    .map(|(id, number, _)| ViewCount {
        label: texts.get(id),
        number,
        part: matches!(id, "people-residents" | "people-professionals"),
    })
    .collect()
}

/// Ideas that stand next to each other under one topic form a group.
fn groups(texts: &Texts, ideas: &[Idea]) -> Vec<ViewGroup> {
    let mut groups: Vec<ViewGroup> = Vec::new();
    for (index, idea) in ideas.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if group.number == idea.topic_number && group.topic == idea.topic => group.ideas.push(index),
            _ => groups.push(ViewGroup {
                number: idea.topic_number,
                line: texts.with("topic-line", [("n", idea.topic_number.into())]),
                topic: idea.topic.clone(),
                ideas: vec![index],
            }),
        }
    }
    groups
}

fn anchor(index: usize) -> String {
    format!("idea-{}", index + 1)
}

/// Where the point with a code stands: the anchor of its idea.
fn anchors(ideas: &[Idea]) -> HashMap<&str, String> {
    let mut anchors = HashMap::new();
    for (index, idea) in ideas.iter().enumerate() {
        for point in all_points(idea) {
            anchors.entry(point.code.as_str()).or_insert_with(|| anchor(index));
        }
    }
    anchors
}

fn threads(report: &Report, anchors: &HashMap<&str, String>) -> Vec<ViewThread> {
    let view = |thread: &crate::model::Thread| ViewThread {
        number: thread.number,
        title: thread.title.clone(),
        points: thread
            .points
            .iter()
            .map(|point| ViewRef {
                code: point.code.clone(),
                text: point.text.clone(),
                anchor: anchors.get(point.code.as_str()).cloned(),
            })
            .collect(),
    };
    report.threads.iter().map(view).collect()
}

fn view_answer(texts: &Texts, answer: &Answer, ideas: &[Idea]) -> ViewAnswer {
    let (kind, words, detail) = match &answer.kind {
        AnswerKind::WithinFrames => ("within", texts.get("answer-within"), None),
        AnswerKind::OutsideHardFrame { frame, why } => {
            ("outside", texts.with("answer-outside", [("frame", (*frame).into())]), Some(("answer-why", why)))
        }
        AnswerKind::DeviatesFromIntent { frame, weighed } => {
            ("deviates", texts.with("answer-deviates", [("frame", (*frame).into())]), Some(("answer-weighed", weighed)))
        }
        AnswerKind::Heard => ("heard", texts.get("answer-heard"), None),
    };
    let details = detail.into_iter().chain(Some(("answer-text", &answer.text))).filter(|(_, text)| !text.is_empty());
    ViewAnswer {
        title: answer.idea_title.clone(),
        anchor: ideas.iter().position(|idea| idea.title == answer.idea_title).map(anchor),
        kind,
        answer: words,
        details: details.map(|(id, text)| Labelled { label: texts.get(id), text: text.clone() }).collect(),
        documents: answer.documents.iter().map(ViewDocument::new).collect(),
        date: texts.with("answer-date", [("date", answer.date_words.as_str().into())]),
    }
}

fn view_idea(texts: &Texts, index: usize, idea: &Idea) -> ViewIdea {
    let mut petals: Vec<ViewPetal> = idea.petals.iter().map(|petal| view_petal(texts, petal)).collect();
    let alt = flower_alt(texts, idea, &petals);
    let heard = matches!(idea.outcome, Outcome::Heard { .. });
    if heard {
        // A listening method has fewer petals, and no flower is drawn: an empty one says nothing.
        petals.retain(|petal| !petal.points.is_empty());
    }
    let (outcome, word, text) = match idea.outcome {
        Outcome::Decision => ("decision", "outcome-decision", "outcome-decision-text"),
        Outcome::Agreed => ("agreed", "outcome-agreed", "outcome-agreed-text"),
        Outcome::NotDecided => ("not-decided", "outcome-not-decided", "outcome-not-decided-text"),
        Outcome::Open => ("open", "outcome-open", "outcome-open-text"),
        Outcome::Heard { answered: true } => ("answered", "outcome-answered", "outcome-heard-text"),
        Outcome::Heard { answered: false } => ("unanswered", "outcome-unanswered", "outcome-heard-text"),
    };
    let carried = petals.iter().map(|petal| petal.carried).sum::<usize>();
    let total = petals.iter().map(|petal| petal.total).sum::<usize>();
    ViewIdea {
        anchor: anchor(index),
        topic_number: idea.topic_number,
        topic_line: format!("{} · {}", texts.with("topic-line", [("n", idea.topic_number.into())]), idea.topic),
        name: texts.with("idea-number", [("n", idea.number.into())]),
        title: idea.title.clone(),
        outcome,
        outcome_word: texts.get(word),
        outcome_text: texts.get(text),
        title_note: title_note(texts, &idea.title_status),
        carried,
        total,
        count: texts.with("petal-count", [("carried", carried.into()), ("total", total.into())]),
        tally: if heard { total.to_string() } else { format!("{carried} / {total}") },
        alt,
        petals,
    }
}

/// What is said under a title that is not carried.
fn title_note(texts: &Texts, status: &PointStatus) -> Option<String> {
    match status {
        PointStatus::NotCarried { reason: Some(reason) } => Some(format!(
            "{} {}",
            texts.get("title-not-carried"),
            texts.with("point-reason", [("reason", reason.as_str().into())])
        )),
        PointStatus::NotCarried { reason: None } => Some(texts.get("title-not-carried")),
        _ => None,
    }
}

fn flower_alt(texts: &Texts, idea: &Idea, petals: &[ViewPetal]) -> String {
    let words: Vec<String> = petals
        .iter()
        .map(|petal| {
            let name = petal.name.as_str().into();
            if petal.total == 0 {
                return texts.with("flower-alt-empty", [("name", name)]);
            }
            let counts = [("name", name), ("carried", petal.carried.into()), ("total", petal.total.into())];
            texts.with("flower-alt-petal", counts)
        })
        .collect();
    let petals = words.join(", ");
    texts.with(
        "flower-alt",
        [("n", idea.number.into()), ("title", idea.title.as_str().into()), ("petals", petals.as_str().into())],
    )
}

/// How many points there are that can be carried, and how many are; a question takes no stance (method.md).
fn counts(points: &[Point]) -> (usize, usize) {
    points.iter().fold((0, 0), |(carried, total), point| {
        let (below, below_total) = counts(&point.sub);
        let (this, this_total) = match point.status {
            PointStatus::Carried => (1, 1),
            PointStatus::NotCarried { .. } | PointStatus::Said => (0, 1),
            PointStatus::OpenQuestion | PointStatus::AnsweredQuestion { .. } => (0, 0),
        };
        (carried + this + below, total + this_total + below_total)
    })
}

fn view_petal(texts: &Texts, petal: &Petal) -> ViewPetal {
    let (carried, total) = counts(&petal.points);
    let id = if carried == total { "petal-count-all" } else { "petal-count" };
    ViewPetal {
        name: texts.get(petal.kind.key()),
        carried,
        total,
        count: if total == 0 {
            String::new()
        } else {
            texts.with(id, [("carried", carried.into()), ("total", total.into())])
        },
        points: view_points(texts, &petal.points, 1),
    }
}

fn view_points(texts: &Texts, points: &[Point], depth: usize) -> Vec<ViewPoint> {
    let mut views = Vec::new();
    for point in points {
        let sub = view_points(texts, &point.sub, (depth + 1).min(DEEPEST));
        let (sub, after) = if depth < DEEPEST { (sub, Vec::new()) } else { (Vec::new(), sub) };
        views.push(view_point(texts, point, sub));
        views.extend(after);
    }
    views
}

fn view_point(texts: &Texts, point: &Point, sub: Vec<ViewPoint>) -> ViewPoint {
    let (mark, note, reason) = match &point.status {
        PointStatus::Carried => ("carried", None, None),
        PointStatus::Said => ("said", None, None),
        PointStatus::NotCarried { reason } => (
            "not-carried",
            Some(texts.get("point-not-carried")),
            reason.as_ref().map(|reason| texts.with("point-reason", [("reason", reason.as_str().into())])),
        ),
        PointStatus::OpenQuestion => ("question", Some(texts.get("point-open-question")), None),
        PointStatus::AnsweredQuestion { by_code } => {
            ("question", Some(texts.with("point-answered", [("code", by_code.as_str().into())])), None)
        }
    };
    ViewPoint { code: point.code.clone(), text: point.text.clone(), addition: point.addition, mark, note, reason, sub }
}

/// The title of a document of several letters.
pub(crate) fn letters_title(lang: Lang) -> String {
    Texts::new(lang).get("letters-title")
}
