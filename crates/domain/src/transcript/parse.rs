//! Reading a transcript, line by line, in one pass.

use super::{
    Idea, Item, ItemKind, LineError, LineProblem, MAX_BYTES, MAX_ERRORS, MAX_ITEM, MAX_LIST, MAX_TITLE, Petal, Topic,
    Transcript,
};
use crate::text;
use std::collections::HashMap;

/// Characters of a line that an error repeats.
const FOUND: usize = 60;

/// Reads a transcript. Byte order mark, Windows line ends, tabs and hard spaces are fine.
///
/// # Errors
/// Every wrong line, up to [`MAX_ERRORS`], in order. What stands under a wrong heading is not reported again.
pub fn parse(text: &str) -> Result<Transcript, Vec<LineError>> {
    if text.len() > MAX_BYTES {
        let problem = LineProblem::TooLarge { bytes: text.len() };
        return Err(vec![LineError { line: 1, found: String::new(), problem }]);
    }
    let mut reader = Reader::default();
    reader.read_all(text);
    if reader.errors.is_empty() && reader.transcript.topics.is_empty() {
        reader.errors.push(LineError { line: 1, found: String::new(), problem: LineProblem::Nothing });
    }
    if reader.errors.is_empty() { Ok(reader.transcript) } else { Err(reader.errors) }
}

/// Reads a list for one flower: items per petal, in the order of [`Petal::ALL`]. It begins on `petal`; a heading
/// (`### Hoe`, `Hoe:`, or `Hoe` by itself) goes on to another. The dash in front of an item may be left out, or be a
/// bullet; a word that names a petal and is an item keeps its dash.
///
/// # Errors
/// As [`parse`]; [`LineProblem::Nothing`] for a list without items, [`LineProblem::TooMany`] past [`MAX_LIST`] lines.
pub fn parse_list(text: &str, petal: Petal) -> Result<[Vec<Item>; 6], Vec<LineError>> {
    let whole = |problem| vec![LineError { line: 1, found: String::new(), problem }];
    if lines(text).filter(|line| !trim(line).is_empty()).count() > MAX_LIST {
        return Err(whole(LineProblem::TooMany));
    }
    let idea = Idea { title: String::new(), line: 0, petals: Default::default() };
    let topic = Topic { title: String::new(), line: 0, ideas: vec![idea] };
    let mut reader = Reader {
        list: true,
        transcript: Transcript { topics: vec![topic] },
        topic: Place::At(0),
        idea: Place::At(0),
        petal: Place::At(petal.index()),
        ..Reader::default()
    };
    reader.read_all(text);
    let idea = reader.transcript.topics.pop().and_then(|mut topic| topic.ideas.pop());
    let petals = idea.map(|idea| idea.petals).unwrap_or_default();
    match reader.errors.is_empty() {
        false => Err(reader.errors),
        true if petals.iter().all(Vec::is_empty) => Err(whole(LineProblem::Nothing)),
        true => Ok(petals),
    }
}

/// Reads one line as somebody types it: whether it stands under the point before it (two spaces in front), and what it
/// is. The dash may be left out.
///
/// # Errors
/// [`LineProblem::EmptyItem`], or [`LineProblem::Text`].
pub fn parse_line(line: &str) -> Result<(bool, Item), LineProblem> {
    let body = trim(line);
    let item = Reader { line: 1, ..Reader::default() }.make_item(dash(body).unwrap_or(body))?;
    Ok((indent(line) >= 2, item))
}

/// What stands behind the dash, bullet or number of a list; none without one.
fn dash(body: &str) -> Option<&str> {
    match body.strip_prefix('-') {
        Some(rest) => (!rest.starts_with('-')).then_some(rest),
        None => body
            .strip_prefix(['–', '•', '·', '◦'])
            .or_else(|| numbered(body))
            .filter(|rest| rest.is_empty() || rest.starts_with(is_space)),
    }
}

/// What stands behind the number of a list, `1.` or `1)`; a year or an amount is none.
fn numbered(body: &str) -> Option<&str> {
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits).then(|| body[digits..].strip_prefix(['.', ')'])).flatten()
}

/// The petal that a line of a list names by itself: `### Hoe`, `Hoe:`, `Hoe`. With a dash in front it is an item.
fn petal_heading(body: &str) -> Option<Petal> {
    Petal::of_heading(trim(body.trim_start_matches('#')))
}

/// Lines that end in `\n`, `\r\n` or `\r`.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.find(['\n', '\r']) else {
            rest = None;
            return Some(text);
        };
        let after = if text[end..].starts_with("\r\n") { end + 2 } else { end + 1 };
        rest = Some(&text[after..]);
        Some(&text[..end])
    })
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

fn shorten(line: &str) -> String {
    let line = trim(line);
    match line.char_indices().nth(FOUND) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// Where the next line belongs.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    /// Nothing was opened at this level.
    #[default]
    None,
    /// The heading of this level was wrong and has been reported.
    Lost,
    /// The index of what is open.
    At(usize),
}

#[derive(Default)]
struct Reader {
    /// Whether this is a list for one flower: petals and items only, and no dash needed.
    list: bool,
    transcript: Transcript,
    errors: Vec<LineError>,
    line: usize,
    topic: Place,
    idea: Place,
    petal: Place,
    /// Whether a sub-point here has a parent; `Lost` when the parent was wrong.
    parent: Place,
    topics: HashMap<String, usize>,
    ideas: HashMap<(usize, String), usize>,
}

impl Reader {
    /// Every line, until there are too many errors.
    fn read_all(&mut self, text: &str) {
        for (index, line) in lines(text).enumerate() {
            self.line = index + 1;
            if let Err(problem) = self.read(line) {
                self.errors.push(LineError { line: index + 1, found: shorten(line), problem });
                if self.errors.len() == MAX_ERRORS {
                    break;
                }
            }
        }
    }

    fn read(&mut self, line: &str) -> Result<(), LineProblem> {
        let body = trim(line);
        if body.is_empty() {
            return Ok(());
        }
        if self.list {
            return self.read_of_list(indent(line), body);
        }
        if body.starts_with('#') {
            return self.heading(body);
        }
        match body.strip_prefix('-') {
            Some(rest) if !rest.starts_with('-') => self.item(indent(line), rest),
            _ => Err(LineProblem::TextOutsideItem),
        }
    }

    fn read_of_list(&mut self, width: usize, body: &str) -> Result<(), LineProblem> {
        if let Some(petal) = petal_heading(body) {
            (self.petal, self.parent) = (Place::At(petal.index()), Place::None);
            return Ok(());
        }
        if body.starts_with('#') {
            (self.petal, self.parent) = (Place::Lost, Place::None);
            return Err(LineProblem::UnknownPetal);
        }
        self.item(width, dash(body).unwrap_or(body))
    }

    fn heading(&mut self, body: &str) -> Result<(), LineProblem> {
        let title = body.trim_start_matches('#');
        let level = body.len() - title.len();
        self.parent = Place::None;
        match level {
            1 => {
                (self.topic, self.idea, self.petal) = (Place::Lost, Place::None, Place::None);
                self.open_topic(title)
            }
            2 => {
                (self.idea, self.petal) = (Place::Lost, Place::None);
                self.open_idea(title)
            }
            3 => {
                self.petal = Place::Lost;
                self.open_petal(title)
            }
            _ => {
                self.petal = Place::Lost;
                Err(LineProblem::UnknownHeading)
            }
        }
    }

    fn open_topic(&mut self, title: &str) -> Result<(), LineProblem> {
        let title = self::title(title)?;
        let next = self.transcript.topics.len();
        let index = *self.topics.entry(title.clone()).or_insert(next);
        if index == next {
            self.transcript.topics.push(Topic { title, line: self.line, ideas: Vec::new() });
        }
        self.topic = Place::At(index);
        Ok(())
    }

    fn open_idea(&mut self, title: &str) -> Result<(), LineProblem> {
        let Place::At(topic) = self.topic else {
            return if self.topic == Place::Lost { Ok(()) } else { Err(LineProblem::IdeaOutsideTopic) };
        };
        let title = self::title(title)?;
        let ideas = &mut self.transcript.topics[topic].ideas;
        let index = *self.ideas.entry((topic, title.clone())).or_insert(ideas.len());
        if index == ideas.len() {
            ideas.push(Idea { title, line: self.line, petals: Default::default() });
        }
        self.idea = Place::At(index);
        Ok(())
    }

    fn open_petal(&mut self, title: &str) -> Result<(), LineProblem> {
        if trim(title).is_empty() {
            return Err(LineProblem::EmptyHeading);
        }
        let petal = Petal::of_heading(trim(title)).ok_or(LineProblem::UnknownPetal)?;
        // Under a topic that was wrong the idea is missing too, and has been reported.
        match (self.topic, self.idea) {
            (Place::At(_), Place::At(_)) => self.petal = Place::At(petal.index()),
            (_, Place::Lost) | (Place::Lost, _) => {}
            _ => return Err(LineProblem::PetalOutsideIdea),
        }
        Ok(())
    }

    fn item(&mut self, width: usize, rest: &str) -> Result<(), LineProblem> {
        let item = self.make_item(rest);
        let is_sub = width == 2;
        let parent = self.parent;
        if width == 0 {
            self.parent = Place::Lost;
        } else if !is_sub {
            return Err(LineProblem::Indent { width });
        }
        let item = item?;
        let (Place::At(topic), Place::At(idea), Place::At(petal)) = (self.topic, self.idea, self.petal) else {
            let lost = [self.topic, self.idea, self.petal].contains(&Place::Lost);
            return if lost { Ok(()) } else { Err(LineProblem::ItemOutsidePetal) };
        };
        let items = &mut self.transcript.topics[topic].ideas[idea].petals[petal];
        match (is_sub, parent) {
            (false, _) => {
                self.parent = Place::At(items.len());
                items.push(item);
            }
            (true, Place::At(index)) => items[index].sub.push(item),
            (true, Place::Lost) => {}
            (true, Place::None) => return Err(LineProblem::SubPointWithoutParent),
        }
        Ok(())
    }

    fn make_item(&self, rest: &str) -> Result<Item, LineProblem> {
        let body = trim(rest);
        let (added, body) = body.strip_prefix('*').map_or((false, body), |body| (true, trim(body)));
        if body.is_empty() {
            return Err(LineProblem::EmptyItem);
        }
        let kind = match (added, body.ends_with('?')) {
            (false, _) => ItemKind::Point,
            (true, false) => ItemKind::Addition,
            (true, true) => ItemKind::Question,
        };
        let text = text::clean(body, MAX_ITEM).map_err(LineProblem::Text)?;
        Ok(Item { text, kind, sub: Vec::new(), line: self.line })
    }
}

fn title(title: &str) -> Result<String, LineProblem> {
    if trim(title).is_empty() {
        return Err(LineProblem::EmptyHeading);
    }
    text::clean(title, MAX_TITLE).map_err(LineProblem::Text)
}

/// Width of the white space before a line; a tab counts as two, a byte order mark as nothing.
fn indent(line: &str) -> usize {
    let before = line.chars().take_while(|&c| is_space(c));
    before.map(|c| if c == '\t' { 2 } else { usize::from(c != '\u{feff}') }).sum()
}
