//! Questions in the terminal.

use factlab::text::T;
use std::io::{BufRead, IsTerminal, Write, stdin, stdout};

/// Whether there is somebody to ask.
pub fn possible() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}

/// Asks for a line; an empty answer is the proposal.
pub fn line(question: &str, proposal: &str) -> String {
    let _ = write!(stdout(), "{question} [{proposal}] ");
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
        let answer = line(question, &t.s("cli-no")).to_lowercase();
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
