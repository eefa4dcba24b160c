//! Measures what Factlab costs, in CPU seconds of this process (other work on the machine does not count):
//! `cargo run --release -p factlab --example measure [FOLDER]`. With a folder, the tables of the suppression are written
//! there as `rows-columns.csv`, for `bench/factlab_suppression.py`.
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

#[cfg(not(unix))]
fn main() {
    println!("CPU time is read by getrusage, which this system does not have.");
}

#[cfg(unix)]
fn main() {
    unix::main();
}

#[cfg(unix)]
mod unix {
    use curve25519_dalek::ristretto::RistrettoPoint;
    use curve25519_dalek::scalar::Scalar;
    use factlab::address::{KeyType, Written, key};
    use factlab::cells::{Rule, System};
    use factlab::group::{self, hash_to_scalar};
    use factlab::patterns;
    use factlab::protect::protect;
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    use std::hint::black_box;

    pub fn main() {
        // One thread: tokens per second per core.
        rayon::ThreadPoolBuilder::new().num_threads(1).build_global().expect("the first and only pool");
        hop();
        normaliser();
        join();
        suppression();
    }

    /// CPU seconds of this process.
    fn cpu() -> f64 {
        let usage = getrusage(UsageWho::RUSAGE_SELF).expect("our own usage");
        (usage.user_time().num_microseconds() + usage.system_time().num_microseconds()) as f64 / 1e6
    }

    fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
        let begin = cpu();
        let made = black_box(work());
        (made, cpu() - begin)
    }

    fn scalar(n: u64) -> Scalar {
        hash_to_scalar("measure", &[&n.to_be_bytes()])
    }

    /// A hop against the multiplication alone, on the same tokens, by turns, five times.
    fn hop() {
        const TOKENS: u64 = 20_000;
        let points: Vec<RistrettoPoint> = (0..TOKENS).map(|n| RistrettoPoint::mul_base(&scalar(n))).collect();
        let tokens: Vec<_> = points.iter().map(group::encode).collect();
        let k = scalar(u64::MAX);
        let (mut whole, mut bare) = (Vec::new(), Vec::new());
        for _ in 0..5 {
            bare.push(timed(|| points.iter().map(|point| point * k).collect::<Vec<_>>()).1);
            whole.push(timed(|| group::hop(&tokens, &k).expect("good tokens").tokens).1);
        }
        let median = |mut times: Vec<f64>| {
            times.sort_by(f64::total_cmp);
            times[times.len() / 2]
        };
        let (bare, whole) = (median(bare), median(whole));
        let each = |seconds: f64| seconds / TOKENS as f64 * 1e6;
        let rate = |seconds: f64| TOKENS as f64 / seconds;
        println!("bare multiplication   {:>8.2} µs  {:>9.0} /s/core", each(bare), rate(bare));
        println!("hop (all of it)       {:>8.2} µs  {:>9.0} tokens/s/core", each(whole), rate(whole));
        let keys: Vec<String> = (0..TOKENS).map(|n| format!("P|1506AB|{n}|")).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let (_, first) = timed(|| group::first_hop(&[0; 32], &keys, &[], &k).tokens);
        println!("first hop, with hash  {:>8.2} µs  {:>9.0} tokens/s/core", each(first), rate(first));
    }

    fn normaliser() {
        const ADDRESSES: u32 = 500_000;
        let all: Vec<Written> = (0..ADDRESSES)
            .map(|n| Written {
                postcode: format!("{} {}{}", 1000 + n % 9000, char::from(b'a' + (n % 17) as u8), 'B'),
                number: format!("{}", n % 999 + 1),
                letter: if n % 5 == 0 { "b".into() } else { String::new() },
                addition: if n % 7 == 0 { "02".into() } else { String::new() },
                ..Written::default()
            })
            .collect();
        let (good, seconds) = timed(|| all.iter().filter(|one| key(one, KeyType::Postcode).is_ok()).count());
        assert_eq!(good, all.len());
        println!("normaliser            {:>22.0} addresses/s/core", f64::from(ADDRESSES) / seconds);
    }

    /// The join at the collator: 27 lists that each hold one in ten of all addresses, as sorted as a hop leaves them.
    fn join() {
        for addresses in [1_000_000, 10_000_000] {
            let mut dice = 1u64;
            let batches: Vec<(usize, Vec<[u8; 32]>)> = (0..27)
                .map(|label| {
                    let chosen = (0..addresses).filter(|_| {
                        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                        (dice >> 33).is_multiple_of(10)
                    });
                    let mut tokens: Vec<_> = chosen.map(token).collect();
                    tokens.sort_unstable();
                    (label, tokens)
                })
                .collect();
            let rows: usize = batches.iter().map(|(_, tokens)| tokens.len()).sum();
            let (histogram, seconds) = timed(|| patterns::join(batches));
            println!("join of {rows:>9} tokens  {seconds:>6.2} s   {:>9} combinations", histogram.len());
        }
    }

    /// 32 bytes that look as random as a token.
    fn token(n: u64) -> [u8; 32] {
        let mut token = [0; 32];
        token.as_chunks_mut::<8>().0.iter_mut().zip(1..).for_each(|(word, round)| {
            let mut mixed = (n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_mul(2 * round + 1);
            mixed = (mixed ^ mixed >> 31).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            *word = (mixed ^ mixed >> 29).to_be_bytes();
        });
        token
    }

    /// Tables with margins: 20 × 7 with 23 small counts, as in the anchor, and larger ones.
    fn suppression() {
        for (rows, columns, small) in [(20, 7, 23), (40, 8, 40), (80, 10, 90)] {
            let (system, counts) = table(rows, columns, small);
            if let Some(folder) = std::env::args().nth(1) {
                let lines =
                    counts.chunks(columns).map(|line| line.iter().map(u64::to_string).collect::<Vec<_>>().join(","));
                let path = std::path::Path::new(&folder).join(format!("{rows}-{columns}.csv"));
                std::fs::write(path, lines.collect::<Vec<_>>().join("\n")).expect("the folder can be written");
            }
            let (protection, seconds) = timed(|| protect(&system));
            let s = &protection.summary;
            println!(
                "suppression {rows:>3} × {columns:<2}  {seconds:>8.2} s   {} primary → {} masked, narrowest {}, failed {}",
                s.primary,
                s.primary + s.secondary,
                s.narrowest,
                s.failed
            );
        }
    }

    /// A table with margins and so many counts below ten.
    fn table(rows: usize, columns: usize, small: usize) -> (System, Vec<u64>) {
        let mut dice = 7u64;
        let mut roll = |most: u64| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (dice >> 33) % most
        };
        let mut counts: Vec<u64> = (0..rows * columns).map(|_| 10 + roll(400)).collect();
        let mut placed = 0;
        while placed < small {
            let at = usize::try_from(roll(counts.len() as u64)).unwrap_or(0);
            if counts[at] >= 10 {
                counts[at] = 1 + roll(9);
                placed += 1;
            }
        }
        let mut system = System::new(Rule::default());
        let cell = |i: usize, j: usize| counts[i * columns + j];
        let mut inner = Vec::new();
        for i in 0..rows {
            let line: Vec<_> = (0..columns).map(|j| system.cell(format!("{i}:{j}"), cell(i, j), true)).collect();
            let margin = system.cell(format!("{i}"), (0..columns).map(|j| cell(i, j)).sum(), true);
            system.sum(margin, line.clone());
            inner.push(line);
        }
        let mut bottom = Vec::new();
        for j in 0..columns {
            let margin = system.cell(format!("all:{j}"), (0..rows).map(|i| cell(i, j)).sum(), true);
            system.sum(margin, inner.iter().map(|line| line[j]).collect());
            bottom.push(margin);
        }
        let all = system.cell("all", counts.iter().sum(), true);
        system.sum(all, bottom);
        (system, counts)
    }
}
