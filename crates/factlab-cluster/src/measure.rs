//! What counting costs: the join of the collator, DataFusion on the same rows in memory, and executors; in one run.

use crate::{Fault, count};
use clap::ValueEnum;
use datafusion::arrow::array::{
    ArrayRef, BinaryArray, BinaryBuilder, FixedSizeBinaryBuilder, Int64Array, RecordBatch, UInt64Array,
};
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::common::cast::{as_int64_array, as_uint64_array};
use datafusion::datasource::MemTable;
use datafusion::functions_aggregate::expr_fn::{bit_or, count as count_rows};
use datafusion::prelude::{SessionConfig, SessionContext, col, lit};
use factlab::cluster::{Batches, Parts};
use factlab::group::Token;
use factlab::patterns::{self, Histogram, Labels};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use tokio::runtime::Runtime;

/// How many lists.
const LISTS: usize = 27;
/// How many different sets of lists the addresses are on.
const KINDS: u64 = 4096;
/// Rows that DataFusion gets at a time.
const CHUNK: usize = 8192;

/// How DataFusion sees a token.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Bytes of any length: DataFusion groups these by a table made for them.
    Binary,
    /// Exactly 32 bytes: DataFusion groups these by rows, as it does several columns.
    Fixed,
}

/// The finaliser of SplitMix64: made-up numbers that look like chance, the same in every run.
fn mix(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

/// Made-up addresses in order, each with the lists it is on: 10 of 27 on average, in one of 4,096 ways.
struct World {
    addresses: Vec<(Token, u32)>,
}

impl World {
    fn of(rows: usize) -> Self {
        let kinds: Vec<u32> = (0..KINDS)
            .map(|kind| {
                let on = |list: &usize| (mix(kind * 64 + *list as u64 + 1) % LISTS as u64) < 10;
                (0..LISTS).filter(on).fold(0, |set, list| set | 1 << list)
            })
            .collect();
        let address = |n: u64| {
            let mut token = [0; 32];
            for (word, bytes) in (0..).zip(token.as_chunks_mut::<8>().0) {
                *bytes = mix((n * 4 + word) ^ 0x9e37_79b9_7f4a_7c15).to_le_bytes();
            }
            token[0] &= 0xfe; // as in an encoded element
            (token, kinds[usize::try_from(mix(n) % KINDS).unwrap_or(0)])
        };
        let mut addresses: Vec<_> = (0..rows as u64 / 10).map(address).collect();
        addresses.sort_unstable();
        Self { addresses }
    }

    fn list(&self, list: usize) -> Vec<Token> {
        let on = || self.addresses.iter().filter(move |(_, set)| set >> list & 1 == 1);
        let mut tokens = Vec::with_capacity(on().count());
        tokens.extend(on().map(|(token, _)| *token));
        tokens
    }

    fn batches(&self) -> Batches {
        (0..LISTS).map(|list| (list, self.list(list))).collect()
    }

    /// The same rows as a table of DataFusion, dealt over as many partitions as it may use at once.
    fn table(&self, kind: Kind, partitions: usize) -> Result<MemTable, Fault> {
        let of_token = if kind == Kind::Binary { DataType::Binary } else { DataType::FixedSizeBinary(32) };
        let fields = vec![Field::new("token", of_token, false), Field::new("word", DataType::UInt64, false)];
        let schema = Arc::new(Schema::new(fields));
        let mut dealt = vec![Vec::new(); partitions];
        let mut next = 0;
        for list in 0..LISTS {
            for chunk in self.list(list).chunks(CHUNK) {
                let tokens: ArrayRef = match kind {
                    Kind::Binary => {
                        let mut builder = BinaryBuilder::with_capacity(chunk.len(), chunk.len() * 32);
                        chunk.iter().for_each(|token| builder.append_value(token));
                        Arc::new(BinaryArray::from(builder.finish()))
                    }
                    Kind::Fixed => {
                        let mut builder = FixedSizeBinaryBuilder::with_capacity(chunk.len(), 32);
                        chunk.iter().try_for_each(|token| builder.append_value(token)).map_err(Fault::broken)?;
                        Arc::new(builder.finish())
                    }
                };
                let words: ArrayRef = Arc::new(UInt64Array::from_value(1 << list, chunk.len()));
                let batch = RecordBatch::try_new(Arc::clone(&schema), vec![tokens, words]).map_err(Fault::broken)?;
                dealt[next % partitions].push(batch);
                next += 1;
            }
        }
        MemTable::try_new(schema, dealt).map_err(Fault::broken)
    }
}

/// The plan of DataFusion: tokens to the lists they are on, and those to how many there are.
async fn with_datafusion(table: MemTable, partitions: usize) -> datafusion::common::Result<Histogram> {
    let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(partitions));
    let rows = context.read_table(Arc::new(table))?;
    let sets = rows.aggregate(vec![col("token")], vec![bit_or(col("word")).alias("set")])?;
    let counts = sets.aggregate(vec![col("set")], vec![count_rows(lit(1)).alias("n")])?;
    let mut histogram = Histogram::new();
    for batch in counts.collect().await? {
        let (sets, counts): (&UInt64Array, &Int64Array) =
            (as_uint64_array(batch.column(0))?, as_int64_array(batch.column(1))?);
        for (set, n) in sets.values().iter().zip(counts.values()) {
            histogram.insert(Labels([*set, 0, 0, 0]), n.unsigned_abs());
        }
    }
    Ok(histogram)
}

/// Runs something and prints what it took: seconds by the clock, CPU seconds of this process, and the most memory it had.
#[expect(clippy::print_stdout, reason = "the command line speaks on the standard streams")]
fn timed<R>(what: &str, run: impl FnOnce() -> Result<R, Fault>) -> Result<R, Fault> {
    let (before, _) = (cpu(), fresh_peak());
    let begin = Instant::now();
    let done = run()?;
    let (clock, cpu) = (begin.elapsed().as_secs_f64(), cpu() - before);
    println!("{what:<44} {clock:>8.2} s by the clock {cpu:>8.2} CPU-s {:>7} MB at most", peak());
    Ok(done)
}

#[cfg(unix)]
fn cpu() -> f64 {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    let micros = |usage: nix::sys::resource::Usage| {
        usage.user_time().num_microseconds() + usage.system_time().num_microseconds()
    };
    getrusage(UsageWho::RUSAGE_SELF).map_or(f64::NAN, |usage| micros(usage) as f64 / 1e6)
}

#[cfg(not(unix))]
fn cpu() -> f64 {
    f64::NAN
}

/// Lets Linux count the most memory from here on.
fn fresh_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The most memory this process had, in megabytes; 0 where there is no telling.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1024
}

/// Measures. Fails when two ways of counting differ.
#[expect(clippy::print_stdout, reason = "the command line speaks on the standard streams")]
pub fn run(runtime: &Runtime, rows: usize, kind: Kind, cluster: Option<(SocketAddr, PathBuf)>) -> Result<(), Fault> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let world = World::of(rows);
    let batches = world.batches();
    let rows = batches.iter().map(|(_, tokens)| tokens.len()).sum::<usize>();
    println!("{rows} rows of {} addresses on {LISTS} lists; {cores} cores", world.addresses.len());
    println!("memory is of this process, with the rows and a plain list of all addresses in it");
    let joined = timed("factlab: join", || Ok(patterns::join(batches)))?;
    let table = world.table(kind, cores)?;
    let of_token = if kind == Kind::Binary { "Binary" } else { "FixedSizeBinary(32)" };
    let grouped = timed(&format!("DataFusion: {of_token}, bit_or, count"), || {
        runtime.block_on(with_datafusion(table, cores)).map_err(Fault::broken)
    })?;
    let same = |other: &Histogram| if *other == joined { Ok(()) } else { Err(Fault::broken("the counts differ")) };
    same(&grouped)?;
    if let Some((scheduler, folder)) = cluster {
        let parts = Parts::open(&folder, rows)?;
        let batches = world.batches();
        timed("writing the parts", || Ok(parts.fill(batches)?))?;
        same(&timed("executors: CPU and memory of the asking side", || {
            runtime.block_on(count::count(scheduler, parts.folder(), 3600))
        })?)?;
    }
    println!("{} combinations, the same each way", joined.len());
    Ok(())
}
