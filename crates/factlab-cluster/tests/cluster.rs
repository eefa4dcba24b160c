//! The built binary as a scheduler and two executors on loopback, against the join of the collator.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "helpers of tests may")]

use factlab::cluster::{Away, Batches, GO, PARTS, Parts, to_json};
use factlab::group::Token;
use factlab::patterns::{self, Histogram, Labels};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_factlab-cluster");

/// A process of the cluster, ended with the test.
struct Running {
    child: Child,
    lines: BufReader<ChildStdout>,
    port: u16,
}

impl Running {
    fn start(port: u16, arguments: &[&str]) -> Self {
        let listen = format!("127.0.0.1:{port}");
        let mut command = Command::new(PROGRAM);
        command.args(["--lang", "en"]).args(arguments).args(["--listen", &listen]).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        let mut running = Self { child, lines, port };
        let line = running.line();
        assert!(line.contains(&listen), "{line}");
        running
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        line
    }

    fn signal(&self, signal: Signal) {
        kill(pid(&self.child), signal).unwrap();
    }

    /// Stops it and reads how many parts and rows it counted.
    fn counted(mut self) -> (u64, u64) {
        self.signal(Signal::SIGTERM);
        let line = self.line();
        let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).map(char::from).collect::<String>();
        let numbers: Vec<u64> = line.split(',').map(|part| digits(part).parse().unwrap()).collect();
        assert!(self.child.wait().unwrap().success());
        (numbers[0], numbers[1])
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn pid(child: &Child) -> Pid {
    Pid::from_raw(i32::try_from(child.id()).unwrap())
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A scheduler and two executors, with a folder in memory for the parts and one for what executors pass on.
struct Cluster {
    executors: Vec<Running>,
    scheduler: Running,
    parts: TempDir,
    work: TempDir,
}

impl Cluster {
    fn start(at_once: &str) -> Self {
        let memory = || tempfile::tempdir_in("/dev/shm").unwrap();
        let (parts, work) = (memory(), memory());
        let scheduler = Running::start(free_port(), &["scheduler"]);
        let at = format!("127.0.0.1:{}", scheduler.port);
        let folder = work.path().to_str().unwrap().to_owned();
        let start = |_| {
            let arguments = ["executor", "--scheduler", &at, "--work-dir", &folder, "--at-once", at_once];
            Running::start(free_port(), &arguments)
        };
        Self { executors: (0..2).map(start).collect(), scheduler, parts, work }
    }

    fn address(&self) -> String {
        format!("127.0.0.1:{}", self.scheduler.port)
    }

    fn away(&self) -> Away {
        Away::new(PROGRAM.into(), &self.address(), self.parts.path()).unwrap()
    }
}

fn mix(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

/// A made-up token, even in its first byte like an encoded element.
fn token(n: u64) -> Token {
    let mut token = [0; 32];
    for (word, bytes) in (1..).zip(token.as_chunks_mut::<8>().0) {
        *bytes = mix(n * 8 + word).to_le_bytes();
    }
    token[0] &= 0xfe;
    token
}

/// Lists with many labels, at the edges of words too; one empty, one address on all the others.
fn batches(addresses: u64) -> Batches {
    let places: Vec<usize> = (0..40).chain([62, 63, 64, 65, 127, 128, 191, 192, 254, 255]).collect();
    let lists = places.iter().map(|place| {
        let on = |n: &u64| *n == 0 || mix(n * 1000 + *place as u64) % 7 < 1 + *n % 3;
        let mut tokens: Vec<Token> = (0..addresses).filter(on).map(token).collect();
        tokens.sort_unstable();
        (*place, tokens)
    });
    lists.chain([(100, Vec::new())]).collect()
}

/// The plainest way to the same.
fn plainly(batches: &Batches) -> Histogram {
    let mut sets: BTreeMap<Token, Labels> = BTreeMap::new();
    batches.iter().for_each(|(at, tokens)| tokens.iter().for_each(|one| sets.entry(*one).or_default().insert(*at)));
    let mut histogram = Histogram::new();
    sets.values().for_each(|labels| *histogram.entry(*labels).or_default() += 1);
    histogram
}

fn left_in(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn files_below(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| if entry.path().is_dir() { files_below(&entry.path()) } else { 1 }).sum()
}

/// Local addresses of the listening sockets of this machine, with their port and inode.
fn listening() -> Vec<(String, u16, String)> {
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(|file| fs::read_to_string(file).unwrap_or_default());
    let lines = tables.iter().flat_map(|table| table.lines().skip(1));
    let fields = lines.map(|line| line.split_whitespace().collect::<Vec<_>>()).filter(|fields| fields[3] == "0A");
    fields
        .map(|fields| {
            let (address, port) = fields[1].split_once(':').unwrap();
            (address.to_owned(), u16::from_str_radix(port, 16).unwrap(), fields[9].to_owned())
        })
        .collect()
}

/// Every socket on which a process listens: on loopback, on the port it was given, and no other.
fn listens_only_here(running: &Running) {
    let descriptors = fs::read_dir(format!("/proc/{}/fd", running.child.id())).unwrap();
    let links = descriptors.flatten().filter_map(|fd| fs::read_link(fd.path()).ok());
    let own: BTreeSet<String> =
        links.filter_map(|link| Some(link.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned())).collect();
    let found: Vec<_> = listening().into_iter().filter(|(.., inode)| own.contains(inode)).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0.as_str(), found[0].1), ("0100007F", running.port));
}

#[test]
fn two_executors_count_what_the_collator_would() {
    let cluster = Cluster::start("2");
    let batches = batches(20_000);
    let rows: usize = batches.iter().map(|(_, tokens)| tokens.len()).sum();
    let (histogram, why) = cluster.away().count(batches.clone()).unwrap();
    assert_eq!(why, None);
    cluster.executors.iter().chain([&cluster.scheduler]).for_each(listens_only_here);
    assert_eq!(histogram, plainly(&batches));
    assert_eq!(histogram, patterns::join(batches));
    assert!(histogram.keys().any(|labels| labels.len() == 50));
    // Again, with nothing in any list; and with one address.
    for batches in [vec![(3, Vec::new())], vec![(255, vec![token(1)])]] {
        let (histogram, why) = cluster.away().count(batches.clone()).unwrap();
        assert_eq!((histogram, why), (plainly(&batches), None));
    }
    assert_eq!(left_in(cluster.parts.path()), Vec::<PathBuf>::new());
    let Cluster { executors, work, .. } = cluster;
    let counted: Vec<(u64, u64)> = executors.into_iter().map(Running::counted).collect();
    assert!(counted.iter().all(|(parts, rows)| *parts > 0 && *rows > 0), "{counted:?}");
    assert_eq!(counted.iter().map(|(parts, _)| parts).sum::<u64>(), 3 * PARTS as u64);
    assert_eq!(counted.iter().map(|(_, rows)| rows).sum::<u64>(), rows as u64 + 1);
    assert_eq!(left_in(work.path()), Vec::<PathBuf>::new());
}

#[test]
fn an_executor_that_dies_changes_no_count() {
    let mut cluster = Cluster::start("1");
    let batches = batches(60_000);
    let right = to_json(&plainly(&batches));
    let parts = Parts::open(cluster.parts.path(), batches.iter().map(|(_, tokens)| tokens.len()).sum()).unwrap();
    parts.fill(batches).unwrap();
    let mut command = Command::new(PROGRAM);
    command.args(["--lang", "en", "count", "--patience", "90", "--scheduler", &cluster.address(), "--batches"]);
    let asking = command.arg(parts.folder()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Once parts have been counted, of each executor; and before all have.
    let begin = Instant::now();
    while left_in(cluster.work.path()).iter().any(|folder| files_below(folder) < 2) {
        assert!(begin.elapsed() < Duration::from_secs(60), "no part was counted");
        std::thread::sleep(Duration::from_millis(2));
    }
    let killed = cluster.executors.pop().unwrap();
    killed.signal(Signal::SIGKILL);
    let done = files_below(cluster.work.path());
    assert!(done < PARTS, "too late: {done}");
    let answer = asking.wait_with_output().unwrap();
    let (told, complaint) = (String::from_utf8(answer.stdout).unwrap(), String::from_utf8(answer.stderr).unwrap());
    println!("killed after {done} parts: {} after {:?} {complaint}", answer.status, begin.elapsed());
    if answer.status.success() {
        assert!(told.trim_end() == right, "another histogram");
    } else {
        assert!(told.is_empty() && complaint.len() > 20, "{told} {complaint}");
    }
}

#[test]
fn without_a_scheduler_the_collator_counts_itself() {
    let memory = tempfile::tempdir_in("/dev/shm").unwrap();
    let away = Away::new(PROGRAM.into(), &format!("127.0.0.1:{}", free_port()), memory.path()).unwrap();
    let batches = batches(500);
    let (histogram, why) = away.count(batches.clone()).unwrap();
    assert_eq!((histogram, why.unwrap().code.as_str()), (plainly(&batches), "count-failed"));
    assert_eq!(left_in(memory.path()), Vec::<PathBuf>::new());
}

#[test]
fn parts_go_when_the_collator_does() {
    let memory = tempfile::tempdir_in("/dev/shm").unwrap();
    for go in [false, true] {
        // Its scheduler is a socket that takes the call and never says a word.
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let parts = Parts::open(memory.path(), 1).unwrap();
        let mut command = Command::new(PROGRAM);
        command.args(["count", "--guard", "--scheduler", &silent.local_addr().unwrap().to_string(), "--batches"]);
        let mut guard = command.arg(parts.folder()).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        parts.fill(vec![(0, vec![token(1)])]).unwrap();
        if go {
            guard.stdin.as_mut().unwrap().write_all(GO.as_bytes()).unwrap();
        }
        std::thread::sleep(Duration::from_millis(300));
        // Ctrl-C reaches everything in a terminal.
        kill(pid(&guard), Signal::SIGINT).unwrap();
        std::thread::sleep(Duration::from_millis(100));
        assert_eq!(guard.try_wait().unwrap(), None, "it stays to tidy up");
        assert!(parts.folder().exists());
        // What a process that is killed does not do.
        std::mem::forget(parts);
        drop(guard.stdin.take());
        assert!(!guard.wait().unwrap().success());
        assert_eq!(left_in(memory.path()), Vec::<PathBuf>::new());
    }
}

fn refused(arguments: &[&str]) -> String {
    let output = Command::new(PROGRAM).args(["--lang", "en"]).args(arguments).output().unwrap();
    assert!(!output.status.success(), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn nothing_beyond_this_machine_and_nothing_on_disk() {
    let far = ["0.0.0.0:50050", "192.0.2.1:50050", "[::]:50050"];
    for address in far {
        for arguments in [
            vec!["scheduler", "--listen", address],
            vec!["executor", "--listen", address, "--work-dir", "/dev/shm"],
            vec!["executor", "--listen", "127.0.0.1:1", "--scheduler", address, "--work-dir", "/dev/shm"],
            vec!["count", "--scheduler", address, "--batches", "/dev/shm"],
        ] {
            let sentence = refused(&arguments);
            assert!(sentence.contains(address) && sentence.contains("not encrypted"), "{sentence}");
        }
        assert_eq!(Away::new(PROGRAM.into(), address, Path::new("/dev/shm")).err().unwrap().code, "count-address");
    }
    let source = env!("CARGO_MANIFEST_DIR");
    let sentence = refused(&["executor", "--listen", "127.0.0.1:1", "--work-dir", source]);
    assert!(sentence.contains("lies on a disk"), "{sentence}");
    assert_eq!(Away::new(PROGRAM.into(), "127.0.0.1:1", Path::new(source)).err().unwrap().code, "count-disk");
}
