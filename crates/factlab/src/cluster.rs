//! Counting on more machines: final tokens as parts in a folder in memory, and the sibling program `factlab-cluster`, that
//! has executors join the parts. What they hand back is checked against the lists; without them the parts are joined here.

use crate::group::Token;
use crate::patterns::{self, Histogram, Labels};
use crate::refusal::{Refusal, ensure};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use zeroize::Zeroize;

/// Into how many parts the tokens are dealt; equal tokens are always in one part.
pub const PARTS: usize = 64;
/// What the sibling program is called.
pub const PROGRAM: &str = "factlab-cluster";
/// The line that says that all parts are there.
pub const GO: &str = "go\n";
/// How a part begins: no other file is read as one.
const MAGIC: &[u8; 16] = b"factlab-part-1\0\n";

/// Batches of final tokens, each with the place of its label.
pub type Batches = Vec<(usize, Vec<Token>)>;

/// Where a token belongs. The second byte, as the first of an encoded element is always even.
fn part_of(token: &Token) -> usize {
    usize::from(token[1]) % PARTS
}

/// An address of this machine only, `HOST:PORT`: what passes there is not encrypted.
///
/// # Errors
/// `count-address` for any other.
pub fn loopback(text: &str) -> Result<SocketAddr, Refusal> {
    let all: Vec<_> = text.to_socket_addrs().map(Iterator::collect).unwrap_or_default();
    let other = || Refusal::new("count-address").with("address", text);
    if all.iter().all(|one| one.ip().is_loopback()) { all.first().copied().ok_or_else(other) } else { Err(other()) }
}

/// Whether what is written in a folder stays in memory: on tmpfs or ramfs, with nothing that may swap it out.
///
/// # Errors
/// `count-folder`, `count-disk`, `count-swap`.
pub fn in_memory(folder: &Path) -> Result<(), Refusal> {
    let refuse = |code: &str| Refusal::new(code).with("path", folder.display());
    #[cfg(target_os = "linux")]
    {
        use nix::sys::statfs::{FsType, TMPFS_MAGIC, statfs};
        const RAMFS: FsType = FsType(0x8584_58f6); // linux/magic.h
        let kind = statfs(folder).map_err(|error| refuse("count-folder").with("error", error))?.filesystem_type();
        if kind != TMPFS_MAGIC && kind != RAMFS {
            return Err(refuse("count-disk"));
        }
        // A head, and a line for each place where memory may go.
        let swaps = fs::read_to_string("/proc/swaps").unwrap_or_default().lines().count();
        ensure(swaps <= 1, "count-swap")
    }
    #[cfg(not(target_os = "linux"))]
    Err(refuse("count-disk"))
}

/// Makes an empty folder in another, for its owner alone.
///
/// # Errors
/// `count-folder` when it cannot be made; `no-randomness` for its name.
pub fn private_folder(within: &Path) -> Result<PathBuf, Refusal> {
    let no = |error: io::Error| Refusal::new("count-folder").with("path", within.display()).with("error", error);
    let mut name = [0; 8];
    getrandom::fill(&mut name).map_err(|_| Refusal::new("no-randomness"))?;
    let folder = within.canonicalize().map_err(no)?.join(format!("factlab-{}", crate::hex::encode(&name)));
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&folder).map_err(no)?;
    Ok(folder)
}

/// A folder of parts, for its owner alone. Overwritten and removed when it goes.
pub struct Parts {
    folder: PathBuf,
}

impl Parts {
    /// Makes an empty folder in another, with room for so many tokens.
    ///
    /// # Errors
    /// What [`in_memory`] says; `count-folder` when it cannot be made; `count-room`.
    pub fn open(within: &Path, rows: usize) -> Result<Self, Refusal> {
        in_memory(within)?;
        #[cfg(target_os = "linux")]
        {
            let room = nix::sys::statvfs::statvfs(within).map_or(0, |v| v.blocks_available() * v.fragment_size());
            let wanted = rows as u64 * 33 + (1 << 20); // each token, and something for heads and the last pages
            ensure(room >= wanted, "count-room")
                .map_err(|no| no.with("path", within.display()).with("megabytes", wanted >> 20))?;
        }
        Self::within(within)
    }

    fn within(within: &Path) -> Result<Self, Refusal> {
        Ok(Self { folder: private_folder(within)? })
    }

    /// Where they are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Deals the batches over the parts, wiping each as it goes.
    ///
    /// # Errors
    /// `count-folder` when a part cannot be written.
    pub fn fill(&self, batches: Batches) -> Result<(), Refusal> {
        let write = |batches: Batches| -> io::Result<()> {
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let open = |path: PathBuf| options.open(path).and_then(|mut file| file.write_all(MAGIC).map(|()| file));
            let mut files = part_files(&self.folder).map(open).collect::<io::Result<Vec<_>>>()?;
            for (at, mut tokens) in batches {
                let mut sizes = [0; PARTS];
                tokens.iter().for_each(|token| sizes[part_of(token)] += 1);
                // With their room from the start: what grows leaves copies behind.
                let mut dealt: Vec<Vec<Token>> = sizes.map(Vec::with_capacity).into();
                tokens.iter().for_each(|token| dealt[part_of(token)].push(*token));
                tokens.as_mut_slice().as_flattened_mut().zeroize();
                for (file, tokens) in files.iter_mut().zip(&mut dealt) {
                    file.write_all(&(at as u64).to_le_bytes())?;
                    file.write_all(&(tokens.len() as u64).to_le_bytes())?;
                    file.write_all(tokens.as_flattened())?;
                    tokens.as_mut_slice().as_flattened_mut().zeroize();
                }
            }
            Ok(())
        };
        write(batches)
            .map_err(|error| Refusal::new("count-folder").with("path", self.folder.display()).with("error", error))
    }

    /// Joins them here, one after another.
    ///
    /// # Errors
    /// What [`join_part`] says.
    pub fn join(&self) -> Result<Histogram, Refusal> {
        let mut all = Histogram::new();
        for path in part_files(&self.folder) {
            add(&mut all, join_part(&path)?.0);
        }
        Ok(all)
    }
}

impl Drop for Parts {
    fn drop(&mut self) {
        wipe(&self.folder);
    }
}

/// The files of all parts in a folder.
pub fn part_files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    (0..PARTS).map(|part| folder.join(format!("part-{part:02}")))
}

/// Overwrites and removes a folder of parts; what is not there needs no removing.
pub fn wipe(folder: &Path) {
    let zeros = vec![0; 1 << 16];
    for path in part_files(folder) {
        if let Ok(mut file) = OpenOptions::new().write(true).open(&path) {
            let mut left = file.metadata().map_or(0, |data| data.len());
            while left > 0 {
                let length = left.min(zeros.len() as u64);
                if file.write_all(&zeros[..usize::try_from(length).unwrap_or(0)]).is_err() {
                    break;
                }
                left -= length;
            }
        }
        let _ = fs::remove_file(&path);
    }
    let _ = fs::remove_dir(folder);
}

/// Joins one part: its histogram, and how many tokens there were.
///
/// # Errors
/// `count-part` when the file is not a whole part.
pub fn join_part(path: &Path) -> Result<(Histogram, usize), Refusal> {
    let read = || -> Option<Batches> {
        let mut file = File::open(path).ok()?;
        let mut left = file.metadata().ok()?.len().checked_sub(MAGIC.len() as u64)?;
        let mut magic = [0; MAGIC.len()];
        file.read_exact(&mut magic).ok()?;
        let mut batches = Batches::new();
        while magic == *MAGIC && left > 0 {
            let (mut at, mut count) = ([0; 8], [0; 8]);
            file.read_exact(&mut at).ok()?;
            file.read_exact(&mut count).ok()?;
            let (at, count) = (u64::from_le_bytes(at), u64::from_le_bytes(count));
            left = left.checked_sub(count.checked_mul(32)?.checked_add(16)?)?;
            let mut tokens: Vec<Token> = vec![[0; 32]; usize::try_from(count).ok()?];
            file.read_exact(tokens.as_flattened_mut()).ok()?;
            batches.push((usize::try_from(at).ok().filter(|at| *at < crate::manifest::MAX_LABELS)?, tokens));
        }
        (magic == *MAGIC).then_some(batches)
    };
    let batches = read().ok_or_else(|| Refusal::new("count-part").with("path", path.display()))?;
    let rows = batches.iter().map(|(_, tokens)| tokens.len()).sum();
    Ok((patterns::join(batches), rows))
}

/// Adds one histogram to another.
pub fn add(all: &mut Histogram, more: Histogram) {
    for (labels, n) in more {
        *all.entry(labels).or_default() += n;
    }
}

/// One line of a histogram on paper: places of labels, and how many addresses have exactly these.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    labels: Vec<usize>,
    addresses: u64,
}

/// A histogram as JSON.
pub fn to_json(histogram: &Histogram) -> String {
    let places = |labels: &Labels| (0..crate::manifest::MAX_LABELS).filter(|at| labels.contains(*at)).collect();
    let lines: Vec<_> = histogram.iter().map(|(labels, n)| Line { labels: places(labels), addresses: *n }).collect();
    serde_json::to_string(&lines).expect("plain data")
}

fn from_json(text: &str) -> Option<Histogram> {
    let lines: Vec<Line> = serde_json::from_str(text).ok()?;
    let mut histogram = Histogram::new();
    for line in lines {
        let mut labels = Labels::default();
        for at in line.labels {
            (at < crate::manifest::MAX_LABELS).then(|| labels.insert(at))?;
        }
        histogram.insert(labels, line.addresses).is_none().then_some(())?;
    }
    Some(histogram)
}

/// How many tokens each label has. In no batch does a token stand twice, so a histogram has exactly these.
fn sizes(batches: &Batches) -> BTreeMap<usize, u64> {
    let filled = batches.iter().filter(|(_, tokens)| !tokens.is_empty());
    filled.map(|(at, tokens)| (*at, tokens.len() as u64)).collect()
}

fn fits(histogram: &Histogram, sizes: &BTreeMap<usize, u64>) -> bool {
    let mut counted: BTreeMap<usize, u64> = BTreeMap::new();
    for (labels, n) in histogram {
        if labels.is_empty() || *n == 0 {
            return false;
        }
        for at in (0..crate::manifest::MAX_LABELS).filter(|at| labels.contains(*at)) {
            let sum = counted.entry(at).or_default();
            *sum = sum.saturating_add(*n);
        }
    }
    counted == *sizes
}

/// Who counts elsewhere, and where the parts are laid for it.
pub struct Away {
    program: PathBuf,
    scheduler: SocketAddr,
    folder: PathBuf,
}

impl Away {
    /// With this program, at this scheduler, with parts in this folder.
    ///
    /// # Errors
    /// What [`loopback`] and [`in_memory`] say.
    pub fn new(program: PathBuf, scheduler: &str, folder: &Path) -> Result<Self, Refusal> {
        let scheduler = loopback(scheduler)?;
        in_memory(folder)?;
        Ok(Self { program, scheduler, folder: folder.to_owned() })
    }

    /// The histogram of [`patterns::join`]. When it was not counted elsewhere but here, also why.
    ///
    /// # Errors
    /// `count-folder` when a part cannot be written or read: the tokens are gone.
    pub fn count(&self, batches: Batches) -> Result<(Histogram, Option<Refusal>), Refusal> {
        let sizes = sizes(&batches);
        let rows = batches.iter().map(|(_, tokens)| tokens.len()).sum();
        let begun = Parts::open(&self.folder, rows).and_then(|parts| Ok((self.start(&parts)?, parts)));
        let (mut helper, parts) = match begun {
            Ok(begun) => begun,
            Err(reason) => return Ok((patterns::join(batches), Some(reason))),
        };
        let counted = parts.fill(batches).map(|()| ask(&mut helper, &sizes));
        // It may still read: it is gone before the parts are.
        let _ = helper.kill();
        let _ = helper.wait();
        match counted? {
            Ok(histogram) => Ok((histogram, None)),
            Err(reason) => Ok((parts.join()?, Some(reason))),
        }
    }

    /// The program waits for [`GO`]. When this process ends first, however it ends, the program removes the parts.
    fn start(&self, parts: &Parts) -> Result<Child, Refusal> {
        let mut command = Command::new(&self.program);
        command.arg("count").arg("--guard").arg("--scheduler").arg(self.scheduler.to_string());
        command.arg("--batches").arg(parts.folder());
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        child
            .map_err(|error| Refusal::new("count-program").with("program", self.program.display()).with("error", error))
    }
}

fn ask(helper: &mut Child, sizes: &BTreeMap<usize, u64>) -> Result<Histogram, Refusal> {
    let failed = |detail: String| Refusal::new("count-failed").with("detail", detail.trim());
    let (Some(stdin), Some(mut stdout), Some(mut stderr)) =
        (helper.stdin.as_mut(), helper.stdout.take(), helper.stderr.take())
    else {
        return Err(failed(String::new()));
    };
    let told = stdin.write_all(GO.as_bytes());
    let (mut answer, mut complaint) = (String::new(), String::new());
    let read = stdout.read_to_string(&mut answer);
    // One sentence at most: it fits the pipe.
    let _ = stderr.read_to_string(&mut complaint);
    let good = told.is_ok() && read.is_ok() && helper.wait().is_ok_and(|status| status.success());
    if !good {
        return Err(failed(complaint));
    }
    from_json(&answer).filter(|histogram| fits(histogram, sizes)).ok_or_else(|| Refusal::new("count-other"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn token(n: u16) -> Token {
        let [a, b] = n.to_le_bytes();
        std::array::from_fn(|i| if i % 2 == 0 { a.wrapping_add(b) } else { a.wrapping_mul(31) ^ b })
    }

    proptest! {
        #[test]
        fn parts_join_to_the_same_and_go(sets in proptest::collection::vec(proptest::collection::btree_set(0u16..90, 0..60), 1..20)) {
            let batches: Batches =
                sets.iter().enumerate().map(|(at, set)| (at * 13, set.iter().map(|n| token(*n)).collect())).collect();
            let sizes = sizes(&batches);
            let whole = patterns::join(batches.clone());
            let within = tempfile::tempdir().unwrap();
            let parts = Parts::within(within.path()).unwrap();
            parts.fill(batches).unwrap();
            let joined = parts.join().unwrap();
            prop_assert_eq!(&joined, &whole);
            prop_assert!(fits(&joined, &sizes));
            prop_assert_eq!(from_json(&to_json(&joined)), Some(whole));
            drop(parts);
            prop_assert_eq!(fs::read_dir(within.path()).unwrap().count(), 0);
        }
    }

    #[test]
    fn a_histogram_of_other_lists_does_not_fit() {
        let batches: Batches = vec![(0, vec![[1; 32], [2; 32]]), (3, vec![[2; 32]]), (5, vec![])];
        let (sizes, right) = (sizes(&batches), patterns::join(batches));
        assert!(fits(&right, &sizes));
        let both = *right.keys().find(|labels| labels.len() == 2).unwrap();
        for wrong in [0, 2, u64::MAX] {
            let mut other = right.clone();
            other.insert(both, wrong);
            assert!(!fits(&other, &sizes), "{wrong}");
        }
        let mut empty = right.clone();
        empty.insert(Labels::default(), 1);
        assert!(!fits(&empty, &sizes) && !fits(&Histogram::new(), &sizes));
    }

    #[test]
    fn only_whole_parts_are_read() {
        let within = tempfile::tempdir().unwrap();
        let parts = Parts::within(within.path()).unwrap();
        parts.fill(vec![(0, vec![[4; 32], [6; 32]])]).unwrap();
        let path = part_files(parts.folder()).find(|path| fs::metadata(path).unwrap().len() > 32).unwrap();
        let whole = fs::read(&path).unwrap();
        assert_eq!(join_part(&path).unwrap().1, 1);
        let mut label = whole.clone();
        label[17] = 1; // label 256
        for broken in [&whole[..whole.len() - 1], &whole[1..], &label, b"an address\n"] {
            fs::write(&path, broken).unwrap();
            assert_eq!(join_part(&path).unwrap_err().code, "count-part");
        }
    }

    #[cfg(unix)]
    #[test]
    fn parts_are_for_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let within = tempfile::tempdir().unwrap();
        let parts = Parts::within(within.path()).unwrap();
        parts.fill(vec![(0, vec![[4; 32]])]).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(parts.folder()), 0o700);
        assert!(part_files(parts.folder()).all(|path| mode(&path) == 0o600));
    }

    #[test]
    fn only_this_machine_and_only_memory() {
        assert!(loopback("127.0.0.1:50050").is_ok() && loopback("[::1]:1").is_ok());
        for other in ["0.0.0.0:50050", "192.168.1.10:50050", "[::]:1", "127.0.0.1", ""] {
            assert_eq!(loopback(other).unwrap_err().code, "count-address", "{other}");
        }
        // A folder that is on disk wherever the source is.
        let source = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(in_memory(source).unwrap_err().code, "count-disk");
    }

    #[test]
    fn without_the_program_it_is_counted_here() {
        let memory = Path::new("/dev/shm");
        if in_memory(memory).is_err() {
            return; // a system with swap, or another than Linux
        }
        let away = Away::new("/nowhere/factlab-cluster".into(), "127.0.0.1:9", memory).unwrap();
        let batches: Batches = vec![(0, vec![[1; 32]]), (1, vec![[1; 32]])];
        let (histogram, why) = away.count(batches.clone()).unwrap();
        assert_eq!((histogram, why.unwrap().code.as_str()), (patterns::join(batches), "count-program"));
    }

    /// A program that reads the sign and then does what the script says.
    #[cfg(target_os = "linux")]
    #[test]
    fn what_does_not_fit_the_lists_is_counted_here() {
        use std::os::unix::fs::PermissionsExt;
        let memory = Path::new("/dev/shm");
        if in_memory(memory).is_err() {
            return; // a system with swap
        }
        let folder = tempfile::tempdir().unwrap();
        let batches: Batches = vec![(0, vec![[2; 32], [4; 32]]), (1, vec![[4; 32]])];
        let right = patterns::join(batches.clone());
        let wrong = r#"[{"labels":[0],"addresses":2}]"#;
        for (n, (script, why)) in [
            (format!("echo '{}'", to_json(&right)), None),
            (format!("echo '{wrong}'"), Some("count-other")),
            ("echo no".to_owned(), Some("count-other")),
            ("echo 'no rows' >&2; exit 1".to_owned(), Some("count-failed")),
            (format!("echo '{}'; kill -9 $$", to_json(&right)), Some("count-failed")),
        ]
        .into_iter()
        .enumerate()
        {
            let program = folder.path().join(format!("program-{n}"));
            fs::write(&program, format!("#!/bin/sh\nread go\n{script}\n")).unwrap();
            fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
            let (histogram, reason) =
                Away::new(program, "127.0.0.1:9", memory).unwrap().count(batches.clone()).unwrap();
            assert_eq!((histogram, reason.as_ref().map(|one| one.code.as_str())), (right.clone(), why), "{script}");
        }
    }
}
