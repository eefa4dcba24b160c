//! From data to tagged PDF: Typst in process, in a world that holds nothing but our templates, our fonts and one job.

use crate::booklet::Booklet;
use crate::model::{Letter, Report};
use crate::pack::{self, Pack, PackView};
use crate::printable::{printable_picture, printable_value};
use crate::texts::Texts;
use crate::view::{View, letters_title};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Coverage, Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// What is to be typeset. It crosses to the typesetting process as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    /// One report.
    Report(Report),
    /// Letters, each on a page of its own, in one document.
    Letters(Vec<Letter>),
    /// The print pack of one gathering.
    Pack(Pack),
    /// Tables with their pictures.
    Booklet(Booklet),
}

/// A PDF could not be made. The message names the rule of Typst or of PDF/UA-1 and holds no text of people.
#[derive(Debug)]
pub struct TypesetError(String);

impl std::fmt::Display for TypesetError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the document could not be typeset: {}", self.0)
    }
}

impl std::error::Error for TypesetError {}

/// Typesets a job as PDF 1.7 under PDF/UA-1 (tagged, titled, with language, bookmarks and alternative texts).
///
/// Heavy: seconds and hundreds of megabytes for a large report; run it in a process of its own.
///
/// ```
/// use bloemenzee_report::{Block, Job, Lang, Letter, typeset};
/// let letter = Letter {
///     lang: Lang::Nl,
///     sender: vec!["Gemeente Voorbeeld".into()],
///     recipient: vec!["A. Voorbeeld".into(), "Dorpsstraat 1".into(), "0000 AA Voorbeeld".into()],
///     date: "1 maart 2027".into(),
///     subject: "Doet u mee?".into(),
///     body: vec![Block::Paragraph("U bent van harte welkom.".into())],
/// };
/// let pdf = typeset(&Job::Letters(vec![letter]))?;
/// assert!(pdf.starts_with(b"%PDF-1.7"));
/// # Ok::<(), bloemenzee_report::TypesetError>(())
/// ```
///
/// # Errors
/// [`TypesetError`] when Typst or its PDF/UA-1 check refuses; no text of people should bring that about.
pub fn typeset(job: &Job) -> Result<Vec<u8>, TypesetError> {
    let (template, shared, mut data): (_, &[_], _) = match job {
        Job::Report(report) => (REPORT, &[], to_value(&View::new(report))?),
        Job::Letters(letters) => (LETTERS, &[], letters_value(letters)?),
        Job::Pack(pack) => (pack::MAIN, &pack::TEMPLATES, to_value(&PackView::new(pack).map_err(TypesetError)?)?),
        Job::Booklet(booklet) => (BOOKLET, &[], to_value(&booklet.words())?),
    };
    printable_value(&mut data, &FONTS.coverages);
    let mut world = JobWorld::new(template, shared, data.to_string());
    if let Job::Booklet(booklet) = job {
        let pictures = booklet.pictures().map(|(name, svg)| (name, printable_picture(svg, &FONTS.coverages)));
        world.files.extend(pictures.map(|(name, svg)| (file_id(&name), Bytes::from_string(svg))));
    }
    let document: PagedDocument = typst::compile(&world).output.map_err(|errors| refused(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::V_1_7, PdfStandard::Ua_1])
        .map_err(|error| TypesetError(error.message().to_string()))?;
    let options =
        PdfOptions { standards, creator: Smart::Custom(Some("Bloemenzee".to_owned())), ..PdfOptions::default() };
    let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| refused(&errors));
    typst::comemo::evict(0);
    pdf
}

fn to_value(data: &impl Serialize) -> Result<Value, TypesetError> {
    serde_json::to_value(data).map_err(|error| TypesetError(error.to_string()))
}

/// The letters with the words around them, each in its own language.
fn letters_value(letters: &[Letter]) -> Result<Value, TypesetError> {
    let lang = letters.first().map_or(crate::Lang::Nl, |letter| letter.lang);
    let mut views = Vec::with_capacity(letters.len());
    for letter in letters {
        let mut view = to_value(letter)?;
        view["words"] = to_value(&Texts::new(letter.lang).words())?;
        views.push(view);
    }
    let title = match letters {
        [only] if !only.subject.trim().is_empty() => only.subject.clone(),
        _ => letters_title(lang),
    };
    Ok(json!({ "lang": lang.tag(), "title": title, "letters": views }))
}

/// Our message of Typst's errors: the kinds, without the texts they quote between backquotes.
fn refused(errors: &[SourceDiagnostic]) -> TypesetError {
    let without_quotes = |message: &str| message.split('`').step_by(2).collect::<Vec<_>>().join("…");
    let mut messages: Vec<String> = errors.iter().map(|error| without_quotes(&error.message)).collect();
    messages.dedup();
    messages.truncate(5);
    TypesetError(messages.join("; "))
}

const REPORT: &str = include_str!("../templates/report.typ");
const LETTERS: &str = include_str!("../templates/letters.typ");
const BOOKLET: &str = include_str!("../templates/booklet.typ");
const COMMON: &str = include_str!("../templates/common.typ");

/// The fonts, parsed once per process.
struct Fonts {
    faces: Vec<Font>,
    book: LazyHash<FontBook>,
    coverages: Vec<Coverage>,
}

/// Noto Sans for the text, DejaVu Sans for what it lacks (Hebrew, Arabic, signs), Noto Emoji for emoji.
static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let files: [&'static [u8]; 4] =
        [notosans::REGULAR_TTF, notosans::BOLD_TTF, dejavu::sans::regular(), epaint_default_fonts::NOTO_EMOJI_REGULAR];
    let faces: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    let book = FontBook::from_fonts(&faces);
    let coverages = faces.iter().filter(|face| is_upright_regular(face)).map(|face| face.info().coverage.clone());
    Fonts { coverages: coverages.collect(), book: LazyHash::new(book), faces }
});

/// The face that stands for its family: what it holds, its heavier sister holds too (a test compares them; DejaVu Sans
/// has no bold here because its bold lacks signs that its regular has).
fn is_upright_regular(face: &Font) -> bool {
    face.info().variant == typst::text::FontVariant::default()
}

/// Typst's own library, with the feature that tags the heads of table rows.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    LazyHash::new(Library::builder().with_features(std::iter::once(Feature::A11yExtras).collect()).build())
});

fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the paths of the templates are plain names");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// A world of a few files: the template, what it imports, the data, and pictures. No disk, no network, no packages, no clock.
struct JobWorld {
    main: Source,
    shared: Vec<Source>,
    /// `data.json`, and pictures.
    files: Vec<(FileId, Bytes)>,
}

impl JobWorld {
    /// `shared` is what this template imports besides `common.typ`, by path.
    fn new(template: &str, shared: &[(&str, &str)], data: String) -> Self {
        let source = |(path, text): &(&str, &str)| Source::new(file_id(path), (*text).to_owned());
        Self {
            main: source(&("main.typ", template)),
            shared: std::iter::once(&("common.typ", COMMON)).chain(shared).map(source).collect(),
            files: vec![(file_id("data.json"), Bytes::from_string(data))],
        }
    }
}

impl World for JobWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        std::iter::once(&self.main)
            .chain(&self.shared)
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(one, _)| *one == id).map(|(_, bytes)| bytes.clone());
        found.ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.faces.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faces_are_read() {
        assert_eq!(FONTS.faces.len(), 4);
        assert_eq!(FONTS.coverages.len(), 3);
    }

    #[test]
    fn the_other_faces_of_a_family_hold_what_its_regular_face_holds() {
        for face in &FONTS.faces {
            let regular =
                FONTS.faces.iter().find(|other| other.info().family == face.info().family && is_upright_regular(other));
            let regular = regular.expect("every family has a regular face");
            let missing: Vec<u32> =
                regular.info().coverage.iter().filter(|code| !face.info().coverage.contains(*code)).collect();
            assert!(missing.is_empty(), "{} lacks {missing:x?}", face.info().family);
        }
    }
}
