//! The words of the command line itself: what each command and flag is for, and what is wrong with what was typed. The
//! parser's own words are English; here they get ours.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Command, CommandFactory, FromArgMatches};
use factlab::text::{Lang, T};
use std::ffi::OsString;

/// The parser's words, and under which key ours stand.
const WORDS: [(&str, &str); 12] = [
    ("Usage:", "usage-usage"),
    ("Options:", "usage-options"),
    ("Commands:", "usage-commands"),
    ("Arguments:", "usage-arguments"),
    ("[OPTIONS]", "usage-some-options"),
    ("<COMMAND>", "usage-some-command"),
    ("[COMMAND]", "usage-maybe-command"),
    ("[default: ", "usage-default"),
    ("[possible values: ", "usage-values"),
    ("Print this message or the help of the given subcommand(s)", "usage-help-of"),
    ("Print help", "usage-help"),
    ("Print version", "usage-version"),
];

/// What was typed, or what to show instead: the help that was asked for, or what is wrong.
///
/// # Errors
/// The text, and whether something is wrong.
pub fn parse<A: CommandFactory + FromArgMatches>(typed: &[OsString]) -> Result<(A, T), (String, bool)> {
    let t = T { lang: lang(typed) };
    let command = worded(A::command(), "help", t);
    let matches = command.clone().try_get_matches_from(typed);
    let parsed = matches.and_then(|matches| A::from_arg_matches(&matches));
    parsed.map(|args| (args, t)).map_err(|error| (said(&error, t), error.use_stderr()))
}

/// The language is needed before anything else is read.
fn lang(typed: &[OsString]) -> Lang {
    let typed: Vec<_> = typed.iter().filter_map(|word| word.to_str()).collect();
    let english = typed.contains(&"--lang=en") || typed.windows(2).any(|two| two == ["--lang", "en"]);
    if english { Lang::En } else { Lang::Nl }
}

/// A command with our words, and so all that is below it; `path` is the key of its own.
fn worded(command: Command, path: &str, t: T) -> Command {
    let command = command.about(t.s(path));
    let key = |id: &str| format!("{path}-{}", id.replace('_', "-"));
    let command = command.mut_args(|arg| {
        let help = t.s(&key(arg.get_id().as_str()));
        arg.help(help)
    });
    command.mut_subcommands(|below| {
        let path = key(below.get_name());
        worded(below, &path, t)
    })
}

fn said(error: &Error, t: T) -> String {
    let whole = error.render().to_string();
    if let ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand =
        error.kind()
    {
        return in_our_words(whole.trim_end(), t);
    }
    let part = |kind: ContextKind| error.get(kind).map(plain).unwrap_or_default();
    let parts = [
        ("what", part(ContextKind::InvalidArg)),
        ("value", part(ContextKind::InvalidValue)),
        ("with", part(ContextKind::PriorArg)),
        ("allowed", part(ContextKind::ValidValue)),
        ("command", part(ContextKind::InvalidSubcommand)),
    ];
    let key = match error.kind() {
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::UnknownArgument => "usage-unknown",
        ErrorKind::InvalidSubcommand => "usage-no-command",
        ErrorKind::InvalidValue if parts[1].1.is_empty() => "usage-no-value",
        ErrorKind::InvalidValue if !parts[3].1.is_empty() => "usage-value-of",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-value",
        ErrorKind::ArgumentConflict => "usage-conflict",
        _ => "usage-wrong",
    };
    // What is missing is named; how it is written out in full says no more.
    let usage = if key == "usage-missing" { String::new() } else { in_our_words(&part(ContextKind::Usage), t) };
    format!("{}\n\n{usage}\n\n{}", t.a(key, &parts), t.s("usage-more")).replace("\n\n\n\n", "\n\n")
}

/// A part of an error; of flags of which one is needed, the choice.
fn plain(value: &ContextValue) -> String {
    let choice = |text: &str| match text.strip_prefix("<--").and_then(|rest| rest.strip_suffix('>')) {
        Some(flags) => format!("--{flags}").replace("|--", " / --"),
        None => text.to_owned(),
    };
    match value {
        ContextValue::String(text) => choice(text),
        ContextValue::Strings(texts) => texts.iter().map(|text| choice(text)).collect::<Vec<_>>().join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        other => other.to_string(),
    }
}

fn in_our_words(text: &str, t: T) -> String {
    WORDS.iter().fold(text.to_owned(), |text, (theirs, ours)| text.replace(theirs, &t.s(ours)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Args;

    fn shown(words: &[&str]) -> (String, bool) {
        let typed: Vec<OsString> = words.iter().map(OsString::from).collect();
        parse::<Args>(&typed).err().unwrap()
    }

    /// Every command's help, by the words that lead to it.
    fn helps(command: &Command, path: &[String]) -> Vec<Vec<String>> {
        let below =
            command.get_subcommands().flat_map(|below| helps(below, &[path, &[below.get_name().to_owned()]].concat()));
        below.chain([path.to_vec()]).collect()
    }

    #[test]
    fn every_command_and_flag_is_explained_in_both_languages() {
        let all = helps(&Args::command(), &[]);
        assert!(all.len() > 12, "{all:?}");
        for lang in ["nl", "en"] {
            for path in &all {
                let words =
                    [&["factlab".to_owned(), format!("--lang={lang}")], &path[..], &["--help".to_owned()]].concat();
                let (help, wrong) = shown(&words.iter().map(String::as_str).collect::<Vec<_>>());
                assert!(!wrong && !help.contains("[help") && !help.contains("[usage"), "{help}");
                assert_eq!(help.contains("Usage:"), lang == "en", "{help}");
                assert_eq!(help.contains("Print help"), lang == "en", "{help}");
            }
        }
    }

    #[test]
    fn what_is_wrong_is_said_in_dutch() {
        let cases: [(&[&str], &str); 6] = [
            (&["factlab", "prepare", "lijst.csv"], "--manifest <MANIFEST>, --key <KEY>"),
            (
                &["factlab", "ceremony", "--manifest", "m", "--key", "k"],
                "--folder <FOLDER> / --connect <CONNECT> / --listen",
            ),
            (&["factlab", "verify", "--snel", "map"], "--snel"),
            (&["factlab", "tellen"], "tellen"),
            (&["factlab", "--lang", "fr", "demo"], "fr"),
            (&["factlab", "demo", "--addresses", "veel"], "veel"),
        ];
        for (words, named) in cases {
            let (text, wrong) = shown(words);
            assert!(wrong && text.contains(named), "{text}");
            for english in ["error", "required", "unexpected", "unrecognized", "invalid", "Usage", "[usage"] {
                assert!(!text.contains(english), "{english}: {text}");
            }
        }
    }

    #[test]
    fn the_word_alone_shows_what_there_is() {
        let (text, _) = shown(&["factlab"]);
        assert!(text.contains("demo") && text.contains("ceremony"), "{text}");
    }
}
