//! What a facilitator says and has ready in each part of the day. A route that listens gets other lines than one that
//! decides: a listening session never looks like a decision (method.md).

use super::model::{Pack, ScriptKind, ScriptPart};
use super::view::time;
use crate::model::Purpose;
use crate::texts::Texts;
use For::{All, Deciding, Listening};
use serde::Serialize;

/// For which routes a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    All,
    Deciding,
    Listening,
}

/// A part of the day in words.
#[derive(Debug, Serialize)]
pub(crate) struct ViewScript {
    pub name: String,
    pub time: String,
    pub minutes: String,
    pub say: Vec<String>,
    pub ready_head: String,
    pub ready: Vec<String>,
    pub notes: Vec<String>,
}

/// The script in words; what to say may quote the question and count the rounds.
pub(crate) fn script(texts: &Texts, pack: &Pack) -> Vec<ViewScript> {
    let view = |part: &ScriptPart| {
        let lines = lines(part.kind);
        let words = |lines: Lines| {
            let wanted =
                |line: &For| *line == For::All || (*line == For::Deciding) == (pack.purpose == Purpose::Decide);
            let in_words = |id: &str| {
                texts.with(id, [("question", pack.question.as_str().into()), ("rounds", pack.rounds.len().into())])
            };
            lines.iter().filter(|(line, _)| wanted(line)).map(|(_, id)| in_words(id)).collect()
        };
        ViewScript {
            name: texts.get(lines.name),
            time: time(texts, &part.clock),
            minutes: texts.with("pack-minutes", [("n", part.minutes.into())]),
            say: words(lines.say),
            ready_head: texts.get(if part.kind == ScriptKind::After { "pack-script-do" } else { "pack-script-ready" }),
            ready: words(lines.ready),
            notes: part.notes.clone(),
        }
    };
    pack.script.iter().map(view).collect()
}

/// Lines of a part: for which routes, and the id of the text.
type Lines = &'static [(For, &'static str)];

/// What belongs to a kind of part.
struct PartLines {
    kind: ScriptKind,
    name: &'static str,
    say: Lines,
    ready: Lines,
}

/// Every kind of part, in the order of the day.
static PARTS: [PartLines; 7] = [
    PartLines {
        kind: ScriptKind::Before,
        name: "pack-script-before",
        say: &[],
        ready: &[
            (All, "pack-before-ready-cards"),
            (All, "pack-before-ready-tables"),
            (All, "pack-before-ready-screen"),
            (All, "pack-before-ready-test"),
        ],
    },
    PartLines {
        kind: ScriptKind::Informing,
        name: "pack-script-informing",
        say: &[
            (Deciding, "pack-informing-say-welcome"),
            (Listening, "pack-informing-say-listen"),
            (Deciding, "pack-informing-say-frames"),
            (Deciding, "pack-informing-say-everyone"),
            (All, "pack-informing-say-channels"),
        ],
        ready: &[(Deciding, "pack-informing-ready-commissioner"), (All, "pack-informing-ready-late")],
    },
    PartLines {
        kind: ScriptKind::Tables,
        name: "pack-script-tables",
        say: &[
            (All, "pack-tables-say-idea"),
            (All, "pack-tables-say-point"),
            (All, "pack-tables-say-empty"),
            (All, "pack-tables-say-names"),
            (Deciding, "pack-tables-say-consent"),
        ],
        ready: &[(All, "pack-tables-ready-flowers"), (All, "pack-tables-ready-typing")],
    },
    PartLines {
        kind: ScriptKind::Carousel,
        name: "pack-script-carousel",
        say: &[
            (All, "pack-carousel-say-rounds"),
            (All, "pack-carousel-say-slip"),
            (Deciding, "pack-carousel-say-stance"),
            (All, "pack-carousel-say-addition"),
        ],
        ready: &[(All, "pack-carousel-ready-slips"), (All, "pack-carousel-ready-read")],
    },
    PartLines {
        kind: ScriptKind::Closing,
        name: "pack-script-closing",
        say: &[
            (Deciding, "pack-closing-say-open"),
            (Deciding, "pack-closing-say-why"),
            (Deciding, "pack-closing-say-stays"),
            (Listening, "pack-closing-say-listen"),
        ],
        ready: &[(All, "pack-closing-ready-read"), (Deciding, "pack-closing-ready-leavers")],
    },
    PartLines {
        kind: ScriptKind::Plenary,
        name: "pack-script-plenary",
        say: &[
            (Deciding, "pack-plenary-say-outcome"),
            (Listening, "pack-plenary-say-heard"),
            (All, "pack-plenary-say-threads"),
            (Deciding, "pack-plenary-say-handover"),
            (All, "pack-plenary-say-report"),
            (All, "pack-plenary-say-follow"),
        ],
        ready: &[(All, "pack-plenary-ready-screen"), (All, "pack-plenary-ready-list")],
    },
    PartLines {
        kind: ScriptKind::After,
        name: "pack-script-after",
        say: &[],
        ready: &[(All, "pack-after-ready-cards"), (All, "pack-after-ready-flowers"), (All, "pack-after-ready-room")],
    },
];

fn lines(kind: ScriptKind) -> &'static PartLines {
    PARTS.iter().find(|part| part.kind == kind).expect("every kind is in the list: a test asks for each")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn every_kind_says_or_readies_something_and_a_listening_route_never_speaks_of_deciding() {
        for kind in ScriptKind::ALL {
            let of = |wanted: For| {
                let part = lines(kind);
                let lines =
                    part.say.iter().chain(part.ready).filter(move |(line, _)| *line == For::All || *line == wanted);
                lines.map(|(_, id)| *id).collect::<Vec<_>>()
            };
            assert!(!of(For::Deciding).is_empty() && !of(For::Listening).is_empty(), "{kind:?}");
            for (lang, forbidden) in [(Lang::Nl, ["besloten", "standpunt"]), (Lang::En, ["decided", "stance"])] {
                let texts = Texts::with_pack(lang);
                for id in of(For::Listening) {
                    let text = texts.with(id, [("question", "…".into()), ("rounds", 2.into())]);
                    assert!(!forbidden.iter().any(|word| text.contains(word)), "{id}: {text}");
                    assert!(!text.contains('⟦'), "{id}");
                }
            }
        }
    }
}
