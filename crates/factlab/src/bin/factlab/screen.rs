//! The calm screen of the ceremony, in the terminal.

use crate::clock;
use factlab::board::Board;
use factlab::manifest::Seat;
use factlab::text::T;
use ratatui::Frame;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Style, Stylize};
use ratatui::widgets::{Block, Gauge, Padding, Paragraph, Row, Table, Wrap};
use std::sync::Mutex;
use std::time::Duration;

/// What one seat is doing, in words.
pub fn state(board: &Board, seat: Seat, t: T) -> String {
    let waiting = board.waiting_at(seat);
    if board.seeking.is_some() {
        // Nobody is heard of yet; ourselves have not been heard either.
        t.s("board-away")
    } else if seat == board.manifest.collator_seat() && !board.destroyed.is_empty() {
        t.s(if board.done { "board-counted" } else { "board-counts" })
    } else if board.destroyed.contains(&seat) {
        t.s("board-destroyed")
    } else if waiting > 0 && seat < board.manifest.parties.len() {
        t.n("board-working", waiting)
    } else if board.here.contains(&seat) {
        t.s("board-here")
    } else {
        t.s("board-away")
    }
}

/// The one sentence that says where we are.
pub fn sentence(board: &Board, now: i64, t: T) -> String {
    let parties = board.manifest.parties.len();
    if let Some(reason) = &board.stopped {
        return t.refusal(reason);
    }
    if board.done {
        return t.s("board-done");
    }
    if let Some(address) = &board.seeking {
        return t.a("board-seeking", &[("address", address.clone())]);
    }
    if !board.destroyed.is_empty() {
        let keepers = board.manifest.keepers().count();
        let parts = [("n", board.destroyed.len().to_string()), ("all", keepers.to_string())];
        return t.a("board-destroying", &parts);
    }
    let (made, all) = board.progress();
    if all > 0 {
        if board.by_files {
            let parts = [("made", made.to_string()), ("steps", all.to_string())];
            return t.a("board-counting-files", &parts);
        }
        let left = board.left(now).map_or_else(|| t.s("board-left-unknown"), |left| duration(left, t));
        return t.a("board-counting", &[("made", made.to_string()), ("steps", all.to_string()), ("left", left)]);
    }
    let keepers: Vec<_> = board.manifest.keepers().collect();
    let here = keepers.iter().filter(|seat| board.here.contains(seat)).count();
    let parts = [("n", here.to_string()), ("all", keepers.len().to_string())];
    let gathering = t.a(if keepers.len() > parties { "board-gathering-nodes" } else { "board-gathering" }, &parts);
    if board.by_files { format!("{gathering} {}", t.s("board-carry")) } else { gathering }
}

fn duration(seconds: i64, t: T) -> String {
    if seconds < 90 { t.n("board-seconds", seconds) } else { t.n("board-minutes", (seconds + 59) / 60) }
}

/// Lines instead of a screen: one whenever the sentence changes.
pub fn lines(board: &Mutex<Board>, over: &dyn Fn() -> bool, t: T) {
    let mut last = String::new();
    while !over() {
        if let Ok(board) = board.lock() {
            let now = sentence(&board, clock::now(), t);
            if now != last {
                say!("{now}");
                last = now;
            }
        }
        std::thread::sleep(Duration::from_secs(1));
    }
}

/// The screen, until it is over, with what the person at it must be able to tell others. Answers false when that person
/// ended it.
pub fn full(board: &Mutex<Board>, notes: &[String], over: &dyn Fn() -> bool, t: T) -> bool {
    let mut terminal = ratatui::init();
    let _ = terminal.clear();
    let mut asked = false;
    let mut go_on = true;
    while !over() && go_on {
        let snapshot = board.lock().map(|board| board.clone());
        if let Ok(board) = snapshot {
            // A frame that cannot be drawn is followed by another.
            let _ = terminal.draw(|frame| draw(frame, &board, notes, asked, t));
        }
        if event::poll(Duration::from_millis(400)).unwrap_or(false)
            && let Ok(Event::Key(key)) = event::read()
            && key.kind == KeyEventKind::Press
        {
            match key.code {
                KeyCode::Char('s') if !asked => asked = true,
                // As people end a program; but for everybody, so it is asked.
                KeyCode::Char('c') if !asked && key.modifiers.contains(KeyModifiers::CONTROL) => asked = true,
                KeyCode::Char('j' | 'y') if asked => go_on = false,
                _ => asked = false,
            }
        }
    }
    ratatui::restore();
    go_on
}

fn draw(frame: &mut Frame<'_>, board: &Board, notes: &[String], asked: bool, t: T) {
    let above = u16::try_from(4 + notes.len()).unwrap_or(4);
    let parts = [Constraint::Length(above), Constraint::Min(5), Constraint::Length(3), Constraint::Length(4)];
    let [top, middle, bar, bottom] = Layout::vertical(parts).areas(frame.area());
    let fingerprint = format!("{}: {}", t.s("cli-fingerprint-short"), board.manifest.fingerprint());
    let lines = [board.manifest.title.as_str(), &fingerprint].into_iter().chain(notes.iter().map(String::as_str));
    let title = lines.collect::<Vec<_>>().join("\n");
    frame.render_widget(Paragraph::new(title).bold().block(Block::new().padding(Padding::uniform(1))), top);
    let rows = board.manifest.seats().map(|seat| {
        let row = Row::new([board.manifest.name(seat).to_owned(), state(board, seat, t)]);
        if board.here.contains(&seat) { row } else { row.style(Style::new().dim()) }
    });
    let table = Table::new(rows, [Constraint::Percentage(60), Constraint::Percentage(40)])
        .header(Row::new([t.s("gone-who"), t.s("board-state")]).bold())
        .block(Block::new().padding(Padding::horizontal(1)));
    frame.render_widget(table, middle);
    let (made, all) = board.progress();
    let share = if all == 0 { 0.0 } else { (made as f64 / all as f64).min(1.0) };
    frame.render_widget(Gauge::default().ratio(share).block(Block::new().padding(Padding::uniform(1))), bar);
    let below = t.s(if asked { "board-sure" } else { "board-keys" });
    let words = format!("{}\n{below}", sentence(board, clock::now(), t));
    let words = Paragraph::new(words).wrap(Wrap { trim: true }).block(Block::new().padding(Padding::horizontal(1)));
    frame.render_widget(words, bottom);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan_file;
    use factlab::refusal::Refusal;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    #[test]
    fn the_screen_names_who_is_here_and_why_it_stopped() {
        let manifest = plan_file::example();
        let mut board = Board::new(manifest);
        board.here.insert(0);
        let mut terminal = Terminal::new(TestBackend::new(110, 20)).unwrap();
        terminal.draw(|frame| draw(frame, &board, &["op 10.0.0.5:7327".to_owned()], false, T::default())).unwrap();
        let seen = format!("{}", terminal.backend());
        assert!(seen.contains("op 10.0.0.5:7327"));
        assert!(seen.contains(&board.manifest.parties[1].name) && seen.contains(&board.manifest.fingerprint()));
        assert!(sentence(&board, 0, T::default()).contains("1 van de 2"));
        board.seeking = Some("10.0.0.9:7327".to_owned());
        assert!(sentence(&board, 0, T::default()).contains("10.0.0.9:7327"));
        assert_eq!(state(&board, 0, T::default()), T::default().s("board-away"));
        board.stopped = Some(Refusal::new("party-left").with("party", "Stichting"));
        assert!(sentence(&board, 0, T::default()).contains("Stichting is weg"));
    }
}
