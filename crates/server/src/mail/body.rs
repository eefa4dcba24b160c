//! A message in words as a mail, in plain text and in HTML, and as a letter.
//!
//! The HTML says the same as the text, with its style on each element and nothing from elsewhere: no
//! picture, no font, nothing that tells who read it.

use super::render::{T_NL, Written};
use crate::text::T;
use askama::Template;
use bloemenzee_domain::circle::Person;
use bloemenzee_report::{Block, Lang as PrintLang, Letter};

/// What a mail has besides its words.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The way in; empty when nothing is asked.
    pub link: &'a str,
    /// Whether the link signs in, once.
    pub signs_in: bool,
    /// Where to say that no more mail is wanted; empty where there is nothing to stop.
    pub unsubscribe: &'a str,
    /// The organisation.
    pub organisation: &'a str,
    /// Whether a file goes with it, to put in a calendar.
    pub attached: bool,
}

/// The whole text of a mail.
pub fn plain(t: T, written: &Written, around: Around<'_>) -> String {
    let mut parts = written.paragraphs.clone();
    parts.extend((!written.list.is_empty()).then(|| written.list.join("\n")));
    for section in &written.sections {
        let lines: Vec<_> = section.lines.iter().map(|line| format!("- {line}")).collect();
        parts.push(format!("{}\n{}", section.title, lines.join("\n")));
    }
    parts.extend(around.attached.then(|| t.s("mail-attached")));
    if !written.way_in.is_empty() {
        parts.push(format!("{}\n{}", written.way_in, around.link));
        parts.extend(around.signs_in.then(|| t.s("mail-link-help")));
    }
    parts.push(format!("{}\n{}", t.s("mail-regards"), around.organisation));
    if !around.unsubscribe.is_empty() {
        parts.push(format!("{}\n{}", t.s("mail-unsubscribe"), around.unsubscribe));
    }
    parts.join("\n\n") + "\n"
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Page<'a> {
    t: T,
    written: &'a Written,
    around: Around<'a>,
}

/// The same in HTML.
///
/// # Errors
/// When the template fails.
pub fn html(t: T, written: &Written, around: Around<'_>) -> Result<String, askama::Error> {
    Page { t, written, around }.render()
}

/// A message as a letter; `access` is where a person types their own code, and the code.
pub fn letter(
    written: &Written,
    to: &Person,
    organisation: &str,
    date: String,
    access: Option<(String, String)>,
) -> Letter {
    let t = T_NL;
    let mut recipient = vec![to.name.clone()];
    recipient.extend(to.address.lines().map(str::to_owned));
    let mut body: Vec<_> = written.paragraphs.iter().cloned().map(Block::Paragraph).collect();
    if !written.list.is_empty() {
        body.push(Block::List(written.list.clone()));
    }
    for section in &written.sections {
        body.extend([Block::Paragraph(section.title.clone()), Block::List(section.lines.clone())]);
    }
    if let Some((address, code)) = access.filter(|_| !written.way_in.is_empty()) {
        body.push(Block::Paragraph(t.s("letter-way-in")));
        body.push(Block::Access { address, code });
    }
    body.push(Block::Paragraph(format!("{}\n{organisation}", t.s("mail-regards"))));
    Letter {
        lang: PrintLang::Nl,
        sender: vec![organisation.to_owned()],
        recipient,
        date,
        subject: written.subject.clone(),
        body,
    }
}
