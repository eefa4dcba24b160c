//! The machine that is measured: what it is, how busy others keep it, and how fast its disk syncs.

use crate::Fault;
use serde::Serialize;
use std::fmt;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

/// What a figure cannot be read without.
#[derive(Clone, Debug, Serialize)]
pub struct Machine {
    /// The processor, as it names itself.
    pub processor: String,
    /// How many of its cores there are for us.
    pub cores: usize,
    /// Memory in GiB.
    pub memory_gib: u64,
    /// The kernel.
    pub kernel: String,
    /// The device and file system under the measured databases.
    pub disk: String,
    /// The load of the last 1, 5 and 15 minutes when the run began.
    pub load_at_start: String,
}

impl Machine {
    /// Looks around; `dir` is where the databases go.
    ///
    /// # Errors
    /// When this is no Linux, or `dir` lies in memory: a sync would cost nothing there.
    pub fn look(dir: &Path) -> Result<Self, Fault> {
        let disk = disk(dir)?;
        if disk.contains("tmpfs") {
            return Err("the folder for databases lies in memory; name another with --dir".into());
        }
        let cpu = std::fs::read_to_string("/proc/cpuinfo")?;
        let memory = std::fs::read_to_string("/proc/meminfo")?;
        let kilobytes: u64 = field(&memory, "MemTotal").trim_end_matches(" kB").parse()?;
        Ok(Self {
            processor: field(&cpu, "model name"),
            cores: std::thread::available_parallelism()?.get(),
            memory_gib: (kilobytes + (1 << 19)) >> 20,
            kernel: format!("Linux {}", std::fs::read_to_string("/proc/sys/kernel/osrelease")?.trim()),
            disk,
            load_at_start: load()?,
        })
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { processor, cores, memory_gib, kernel, disk, load_at_start } = self;
        write!(
            f,
            "{processor}, {cores} cores, {memory_gib} GiB, {kernel}, {disk}; load {load_at_start} when the run began"
        )
    }
}

/// The load of the last 1, 5 and 15 minutes.
///
/// # Errors
/// When this is no Linux.
pub fn load() -> Result<String, Fault> {
    let text = std::fs::read_to_string("/proc/loadavg")?;
    Ok(text.split_whitespace().take(3).collect::<Vec<_>>().join(" "))
}

fn field(text: &str, name: &str) -> String {
    let line = text.lines().find_map(|line| line.split_once(':').filter(|(n, _)| n.trim() == name));
    line.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

/// `ext4 on vda (rotational as it says)`: the mount that holds `dir`.
fn disk(dir: &Path) -> Result<String, Fault> {
    let dir = dir.canonicalize()?;
    let mounts = std::fs::read_to_string("/proc/self/mounts")?;
    let all = mounts.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        Some((words.next()?, words.next()?, words.next()?))
    });
    let holds = all.filter(|(_, at, _)| dir.starts_with(at)).max_by_key(|(_, at, _)| at.len());
    let (device, _, kind) = holds.ok_or("the disk under the folder for databases is unknown")?;
    let name = device.rsplit('/').next().unwrap_or(device);
    let virtual_disk = if name.starts_with("vd") { ", a virtual disk" } else { "" };
    Ok(format!("{kind} on {name}{virtual_disk}"))
}

/// How much of all processors is at work over this span, in percent: others, when we only wait.
///
/// # Errors
/// When this is no Linux.
pub fn busy(over: Duration) -> Result<f64, Fault> {
    let before = ticks()?;
    std::thread::sleep(over);
    let after = ticks()?;
    let all = after.0.saturating_sub(before.0).max(1);
    let idle = after.1.saturating_sub(before.1);
    Ok(100.0 * (1.0 - idle as f64 / all as f64))
}

/// All clock ticks so far, and those in which nothing was done (idle and waiting for a disk).
fn ticks() -> Result<(u64, u64), Fault> {
    let text = std::fs::read_to_string("/proc/stat")?;
    let first = text.lines().next().unwrap_or_default();
    let all: Vec<u64> = first.split_whitespace().skip(1).take(8).filter_map(|word| word.parse().ok()).collect();
    let idle = all.get(3).copied().unwrap_or(0) + all.get(4).copied().unwrap_or(0);
    Ok((all.iter().sum(), idle))
}

/// Syncs per second of the disk itself: 4 kB written over, then `fdatasync`, one after the other.
///
/// # Errors
/// When the folder cannot be written to.
pub fn syncs(dir: &Path, over: Duration) -> Result<f64, Fault> {
    let mut file = tempfile::tempfile_in(dir)?;
    let page = [7_u8; 4096];
    file.write_all(&page.repeat(256))?;
    file.sync_all()?;
    let (mut count, begin) = (0_u64, Instant::now());
    while begin.elapsed() < over {
        file.seek(SeekFrom::Start((count % 256) * 4096))?;
        file.write_all(&page)?;
        file.sync_data()?;
        count += 1;
    }
    Ok(count as f64 / begin.elapsed().as_secs_f64())
}
