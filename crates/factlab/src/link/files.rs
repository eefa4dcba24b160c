//! Messages as files in a folder that all can reach, or that goes round on a stick.
//!
//! A file is named `<session>-<sender>-<number>-<kind>.flr`. What is for one seat is removed by that seat as soon as it
//! has been read, so that no batch stays behind, and can be read by that seat alone (the folder lies open to all); what is for everybody holds no token, and stays.

use super::cover::{cover, uncover};
use super::{Event, Link};
use crate::manifest::{Manifest, Seat};
use crate::message::{Body, Envelope, Header, PASSING};
use crate::refusal::Refusal;
use ed25519_dalek::SigningKey;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, error::TryRecvError, unbounded_channel};

/// How often the folder is looked at.
const PACE: Duration = Duration::from_millis(250);
/// The largest file that is read.
const MAX_FILE: u64 = (crate::message::MAX_PAYLOAD as u64) + (5 << 20);

/// Opens the folder for one seat. A stick that is not there now may come back: only reading and writing wait for it.
///
/// # Errors
/// `folder-missing`; `folder-used` when messages of this seat for this session are already there.
pub fn open(folder: &Path, manifest: &Manifest, identity: &SigningKey, seat: Seat) -> Result<Link, Refusal> {
    let mut worker = Worker {
        folder: folder.to_owned(),
        prefix: prefix(manifest),
        manifest: manifest.clone(),
        identity: identity.clone(),
        seat,
        seen: BTreeSet::new(),
        over: false,
    };
    if !folder.is_dir() {
        return Err(Refusal::new("folder-missing").with("folder", folder.display()));
    }
    if worker.names().iter().any(|name| sender(name) == Some(seat)) {
        return Err(Refusal::new("folder-used").with("folder", folder.display()));
    }
    let (to_us, events) = channel();
    let (send, from_us) = unbounded_channel();
    let worker = std::thread::spawn(move || worker.run(&to_us, from_us));
    Ok(Link { events, send, worker })
}

/// The first sixteen digits of the session's name.
fn prefix(manifest: &Manifest) -> String {
    manifest.hash().to_string()[..16].to_owned()
}

fn file_name(prefix: &str, header: &Header) -> String {
    format!("{prefix}-{:02}-{:05}-{}.flr", header.from, header.seq, header.body.kind())
}

/// Who wrote a file, by its name.
fn sender(name: &str) -> Option<Seat> {
    name.split('-').nth(1)?.parse().ok()
}

/// What a file turned out to be.
enum Found {
    /// It is not there any more.
    Nothing,
    /// It is for somebody else.
    Others,
    /// A message.
    Message(Envelope, Box<Header>),
}

struct Worker {
    folder: PathBuf,
    prefix: String,
    manifest: Manifest,
    identity: SigningKey,
    seat: Seat,
    seen: BTreeSet<String>,
    /// Whether somebody ended it, with a result or without.
    over: bool,
}

impl Worker {
    fn run(&mut self, events: &Sender<Event>, mut outgoing: UnboundedReceiver<Envelope>) {
        let mut waiting: Vec<Envelope> = Vec::new();
        let mut open = true;
        loop {
            loop {
                match outgoing.try_recv() {
                    Ok(message) => waiting.push(message),
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => {
                        open = false;
                        break;
                    }
                }
            }
            // What could not be written waits for the stick; nothing overtakes it.
            let mut written = 0;
            while waiting.get(written).is_some_and(|message| self.write(message)) {
                written += 1;
            }
            waiting.drain(..written);
            if !open && (waiting.is_empty() || !self.folder.is_dir()) {
                if self.over {
                    // What we were still at work on when it ended came after the first time.
                    self.clear();
                }
                return;
            }
            for event in self.read() {
                if events.send(event).is_err() {
                    break;
                }
            }
            std::thread::sleep(PACE);
        }
    }

    /// First under another name, then moved: nobody reads half a file.
    fn write(&mut self, message: &Envelope) -> bool {
        let Ok(header) = message.claimed() else { return true };
        if matches!(header.body, Body::Stop { .. } | Body::Outcome) {
            self.over = true;
            self.clear();
        }
        let path = self.folder.join(file_name(&self.prefix, &header));
        let half = path.with_extension("half");
        let bytes = match header.to {
            None => message.to_bytes(),
            Some(to) => match cover(&self.manifest, to, &message.to_bytes()) {
                Ok(bytes) => bytes,
                // Nobody could read it.
                Err(_) => return true,
            },
        };
        let write = || -> std::io::Result<()> {
            let mut file = fs::File::create(&half)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(&half, &path)
        };
        write().is_ok()
    }

    /// Names of this session's files, in order of sender and number.
    fn names(&self) -> BTreeSet<String> {
        self.all_names().into_iter().filter(|name| name.ends_with(".flr")).collect()
    }

    /// The same, with files that are being written.
    fn all_names(&self) -> BTreeSet<String> {
        let Ok(files) = fs::read_dir(&self.folder) else { return BTreeSet::new() };
        let names = files.flatten().filter_map(|file| file.file_name().into_string().ok());
        names.filter(|name| name.starts_with(&self.prefix)).collect()
    }

    fn read(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        for name in self.names() {
            if sender(&name) == Some(self.seat) || self.seen.contains(&name) {
                continue;
            }
            match self.read_one(&name) {
                Ok(Found::Nothing) => {}
                Ok(Found::Others) => _ = self.seen.insert(name),
                Ok(Found::Message(message, header)) => {
                    self.seen.insert(name);
                    if header.to.is_none_or(|to| to == self.seat) {
                        if matches!(header.body, Body::Stop { .. }) {
                            self.over = true;
                            self.clear();
                        }
                        events.push(Event::Message(message));
                    }
                }
                Err(reason) => events.push(Event::Failed(reason)),
            }
        }
        events
    }

    /// Reads a file; removes it when it was for us alone.
    fn read_one(&self, name: &str) -> Result<Found, Refusal> {
        let path = self.folder.join(name);
        let broken = || Refusal::new("file-broken").with("file", name);
        if fs::metadata(&path).is_ok_and(|data| data.len() > MAX_FILE) {
            return Err(broken());
        }
        let Ok(bytes) = fs::read(&path) else { return Ok(Found::Nothing) };
        let plain = uncover(&self.manifest, self.seat, &self.identity, bytes).map_err(|_| broken())?;
        let Some(bytes) = plain else { return Ok(Found::Others) };
        let message = Envelope::from_bytes(&bytes).map_err(|_| broken())?;
        let header = message.claimed().map_err(|_| broken())?;
        if file_name(&self.prefix, &header) != name {
            return Err(broken());
        }
        if header.to == Some(self.seat) {
            // Should this fail, the file stays: it is on the way to nobody else, and unreadable without the keys.
            let _ = fs::remove_file(&path);
        }
        Ok(Found::Message(message, Box::new(header)))
    }

    /// Removes every batch or share that is still under way: there is no use for it any more.
    fn clear(&self) {
        // Half a file is of somebody who was killed while writing; who is still writing will try again.
        let passing = |name: &&String| {
            let stem = name.strip_suffix(".flr").or_else(|| name.strip_suffix(".half"));
            stem.is_some_and(|stem| PASSING.iter().any(|kind| stem.ends_with(&format!("-{kind}"))))
        };
        for name in self.all_names().iter().filter(passing) {
            let _ = fs::remove_file(self.folder.join(name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Board;
    use crate::collator::Collator;
    use crate::link::{Member, attend};
    use crate::manifest::Label;
    use crate::party::Party;
    use crate::refusal::Refusal;
    use crate::release::{Release, Sealed};
    use crate::secret::Vault;
    use crate::testing::{Lists, NOW, keys, plain, session};
    use std::collections::BTreeMap;
    use std::sync::Mutex;
    use std::sync::atomic::AtomicBool;

    /// Plays a ceremony of two by files; seat 1 is cancelled beforehand when `cancelled`.
    fn play(folder: &Path, cancelled: bool) -> (Vec<Result<Sealed, Refusal>>, Lists, Manifest) {
        let (signed, identities) = session(2, &[&[0], &[1]]);
        let label = |owner: usize| Label { owner, code: format!("p{owner}"), area: false };
        let lists: Lists = BTreeMap::from([(label(0), (0..12).collect()), (label(1), (5..18).collect())]);
        let ended = std::thread::scope(|scope| {
            let seats: Vec<_> = (0..3)
                .map(|seat| {
                    let (signed, identity, lists) = (&signed, identities[seat].clone(), &lists);
                    scope.spawn(move || {
                        let link = open(folder, &signed.manifest, &identity, seat).unwrap();
                        let board = Mutex::new(Board::new(signed.manifest.clone()));
                        let cancel = AtomicBool::new(cancelled && seat == 1);
                        let (mut member, first): (Box<dyn Member>, _) = if seat == 2 {
                            let (collator, first) = Collator::new(signed, identity, NOW).unwrap();
                            (Box::new(collator), first)
                        } else {
                            let own = BTreeMap::from([(label(seat), keys(lists[&label(seat)].iter().copied()))]);
                            let (party, first) =
                                Party::new(signed, identity, own, Vault::draw().unwrap(), NOW).unwrap();
                            (Box::new(party), first)
                        };
                        attend(&mut *member, first, link, &board, &|| NOW, &cancel)
                    })
                })
                .collect();
            seats.into_iter().map(|seat| seat.join().unwrap()).collect()
        });
        (ended, lists, signed.manifest)
    }

    fn left_behind(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().flatten().map(|file| file.file_name().into_string().unwrap());
        names.filter(|name| name.contains("-batch") || name.ends_with(".half")).collect()
    }

    #[test]
    fn a_ceremony_by_files_gives_the_result_and_leaves_no_batch() {
        let folder = tempfile::tempdir().unwrap();
        let (ended, lists, manifest) = play(folder.path(), false);
        let expected = Release::of(&manifest, &plain(&manifest, &lists)).unwrap();
        for sealed in ended {
            assert_eq!(sealed.unwrap().outcome.release, expected);
        }
        assert_eq!(left_behind(folder.path()), Vec::<String>::new());
        let again = open(folder.path(), &manifest, &ed25519_dalek::SigningKey::from_bytes(&[1; 32]), 0).err().unwrap();
        assert_eq!(again.code, "folder-used", "who restarts is told so");
    }

    #[test]
    fn one_who_ends_it_ends_it_for_all() {
        let folder = tempfile::tempdir().unwrap();
        let (ended, ..) = play(folder.path(), true);
        assert!(ended.iter().all(|ended| ended.as_ref().is_err_and(|reason| reason.code == "cancelled")), "{ended:?}");
        assert_eq!(left_behind(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn a_broken_file_stops_with_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let (signed, identities) = session(2, &[&[0], &[1]]);
        let link = open(folder.path(), &signed.manifest, &identities[0], 0).unwrap();
        let name = format!("{}-01-00000-hello.flr", prefix(&signed.manifest));
        fs::write(folder.path().join(&name), b"FLR1 nonsense").unwrap();
        let event = link.events.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(matches!(&event, Event::Failed(reason) if reason.code == "file-broken" && reason.fields[0].1 == name));
        drop(link.events);
        drop(link.send);
    }

    /// Somebody ends it while we are still at work, and somebody else was killed while writing: nothing stays behind.
    #[test]
    fn a_batch_that_comes_after_the_end_is_not_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let (signed, identities) = session(2, &[&[0], &[1]]);
        let desk = |seat: usize| crate::message::Desk::new(signed.manifest.clone(), identities[seat].clone()).unwrap();
        let half = folder.path().join(format!("{}-01-00003-batch.half", prefix(&signed.manifest)));
        fs::write(&half, [5; 64]).unwrap();
        let link = open(folder.path(), &signed.manifest, &identities[0], 0).unwrap();
        let stop = desk(1).seal(None, Body::Stop { reason: Refusal::new("cancelled") }, Vec::new());
        fs::write(folder.path().join(file_name(&prefix(&signed.manifest), &stop.claimed().unwrap())), stop.to_bytes())
            .unwrap();
        let event = link.events.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(matches!(event, Event::Message(_)));
        let body = Body::Batch { label: Label { owner: 0, code: "p0".into(), area: false }, hops: Vec::new() };
        link.send.send(desk(0).seal(Some(1), body, vec![7; 64])).unwrap();
        link.close();
        assert_eq!(left_behind(folder.path()), Vec::<String>::new());
    }

    /// The folder lies open to all who take part, and to who carries the stick.
    #[test]
    fn a_batch_in_the_folder_is_for_its_receiver_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (signed, identities) = session(2, &[&[0], &[1]]);
        let link = open(folder.path(), &signed.manifest, &identities[0], 0).unwrap();
        let mut desk = crate::message::Desk::new(signed.manifest.clone(), identities[0].clone()).unwrap();
        let body = Body::Batch { label: Label { owner: 0, code: "p0".into(), area: false }, hops: Vec::new() };
        let sent = desk.seal(Some(1), body, vec![7; 64]);
        link.send.send(sent.clone()).unwrap();
        link.close();
        let written =
            fs::read(folder.path().join(file_name(&prefix(&signed.manifest), &sent.claimed().unwrap()))).unwrap();
        assert!(!written.windows(8).any(|bytes| bytes == [7; 8]));
        let others = open(folder.path(), &signed.manifest, &identities[2], 2).unwrap();
        assert!(others.events.recv_timeout(Duration::from_secs(1)).is_err(), "the collator gets nothing of it");
        others.close();
        let receiver = open(folder.path(), &signed.manifest, &identities[1], 1).unwrap();
        let event = receiver.events.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(matches!(event, Event::Message(message) if message == sent));
        receiver.close();
    }
}
