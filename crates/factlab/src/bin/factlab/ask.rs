//! Questions in the terminal.

use factlab::text::T;
use std::io::{BufRead, IsTerminal, Write, stdin, stdout};

/// Whether there is somebody to ask.
pub fn possible() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}

/// A sentence in lines as wide as the terminal, so that no word is cut; as it is where there is no terminal.
pub fn wrapped(sentence: &str) -> String {
    let width = match ratatui::crossterm::terminal::size() {
        Ok((width, _)) if stdout().is_terminal() => usize::from(width),
        _ => return sentence.to_owned(),
    };
    sentence.lines().map(|line| broken(line, width)).collect::<Vec<_>>().join("\n")
}

fn broken(line: &str, width: usize) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for word in line.split_inclusive(' ') {
        let length = word.trim_end().chars().count();
        if at > 0 && at + length > width {
            out.truncate(out.trim_end().len());
            out.push('\n');
            at = 0;
        }
        out.push_str(word);
        at += word.chars().count();
    }
    out
}

/// Asks for a line; an empty answer is the proposal.
pub fn line(question: &str, proposal: &str) -> String {
    let _ = write!(stdout(), "{} ", wrapped(&format!("{question} [{proposal}]")));
    let _ = stdout().flush();
    let mut answer = String::new();
    let _ = stdin().lock().read_line(&mut answer);
    let answer = answer.trim();
    if answer.is_empty() { proposal.to_owned() } else { answer.to_owned() }
}

/// Waits until somebody presses Enter.
pub fn enter(words: &str) {
    let _ = write!(stdout(), "{words} ");
    let _ = stdout().flush();
    let _ = stdin().lock().read_line(&mut String::new());
}

/// Asks for yes or no until it is one of them; nothing typed is no.
pub fn yes(question: &str, t: T) -> bool {
    loop {
        let question = format!("{question} ({}/{})", t.s("cli-yes"), t.s("cli-no"));
        let answer = line(&question, &t.s("cli-no")).to_lowercase();
        let means = |key: &str| t.s(key) == answer || t.s(key).starts_with(&answer) && answer.chars().count() == 1;
        if means("cli-yes") {
            return true;
        }
        if means("cli-no") {
            return false;
        }
        say!("{}", t.s("cli-yes-or-no"));
    }
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn lines_break_between_words_and_keep_every_one() {
        let line = "De vingerafdruk is niet bevestigd, dus de telling begint niet.";
        let lines = broken(line, 20);
        assert!(lines.lines().all(|line| line.chars().count() <= 20), "{lines}");
        assert_eq!(lines.replace('\n', " "), line);
        assert_eq!(broken("  regel 3: kort", 80), "  regel 3: kort");
        assert_eq!(broken("eenheellangwoorddatnietpast", 5), "eenheellangwoorddatnietpast");
    }
}
