//! Measures a whole ceremony in the chain, in CPU seconds in all and per seat, with every seat in this process:
//! `cargo run --release -p factlab --example ceremony ORGANISATIONS LIST ADDRESSES [FOLDER]`. Every organisation has LIST out of
//! ADDRESSES addresses. With a folder, the lists are written there, one number a line, for `bench/factlab_psi.py`. The
//! result is compared with the plain join of the same lists; a difference is a failure. With the word `together` instead of
//! a folder, all seats work at once, as in `factlab demo`, and only the clock counts.
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

#[cfg(not(unix))]
fn main() {
    println!("CPU time is read by getrusage, which this system does not have.");
}

#[cfg(unix)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    unix::main()
}

#[cfg(unix)]
mod unix {
    use curve25519_dalek::ristretto::RistrettoPoint;
    use ed25519_dalek::SigningKey;
    use factlab::address::{self, KeyType};
    use factlab::collator::Collator;
    use factlab::group::hash_to_scalar;
    use factlab::hex::Hex;
    use factlab::link::Member;
    use factlab::manifest::{
        CodeBook, Collator as CollatorSeat, Disclosure, FORMAT, Institutions, Label, Manifest, Named, Normaliser,
        PROTOCOL, Party as PartySeat, Provision, TableKind, Window,
    };
    use factlab::message::Envelope;
    use factlab::party::Party;
    use factlab::patterns::{Histogram, Labels};
    use factlab::prepare::Key;
    use factlab::refusal::Refusal;
    use factlab::release::Release;
    use factlab::secret::Vault;
    use factlab::signed::SignedManifest;
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    use rayon::prelude::*;
    use std::collections::{BTreeMap, VecDeque};
    use std::error::Error;
    use std::path::Path;
    use std::time::Instant;

    const NOW: i64 = 1_790_000_000;
    const CANARIES: u32 = 100;

    pub fn main() -> Result<(), Box<dyn Error>> {
        let told: Vec<String> = std::env::args().skip(1).collect();
        let [n, list, addresses] = match told.as_slice() {
            [n, list, addresses, ..] => [n.parse::<usize>()?, list.parse()?, addresses.parse()?],
            _ => return Err("say how many organisations, how long their lists are, out of how many addresses".into()),
        };
        let lists: Vec<Vec<usize>> = (0..n).map(|seat| drawn(seat, list, addresses)).collect();
        if let Some(folder) = told.get(3).filter(|word| *word != "together") {
            for (seat, list) in lists.iter().enumerate() {
                let lines: Vec<String> = list.iter().map(usize::to_string).collect();
                std::fs::write(Path::new(folder).join(format!("{seat}.txt")), lines.join("\n"))?;
            }
        }
        println!(
            "{n} organisations, {list} of {addresses} addresses each, {CANARIES} canaries; {} cores",
            rayon::current_num_threads()
        );
        let together = told.get(3).is_some_and(|word| word == "together");
        let bare = bare();
        let floor = (n * n * (list + CANARIES as usize)) as f64 * bare;
        println!("bare multiplication     {:>10.2} µs", bare * 1e6);
        println!("floor                   {floor:>10.1} CPU-s   organisations × tokens × one multiplication");
        let (spent, wall) = held(&lists, together)?;
        println!("all seats together      {:>10.1} CPU-s   {:.2} × the floor", cpu(), cpu() / floor);
        if !together {
            println!("an organisation         {:>10.1} CPU-s   mean", spent[..n].iter().sum::<f64>() / n as f64);
            println!("collator                {:>10.1} CPU-s", spent[n]);
        }
        println!(
            "by the clock            {wall:>10.1} s       {}",
            if together { "all at once" } else { "one seat after another" }
        );
        println!("most memory             {:>10.0} MB      all seats together", memory_mb()?);
        Ok(())
    }

    /// The addresses of one organisation: the same whenever it is run.
    fn drawn(seat: usize, list: usize, addresses: usize) -> Vec<usize> {
        let mut dice = seat as u64 + 1;
        let mut chosen = Vec::with_capacity(list);
        for address in 0..addresses {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let left = (addresses - address) as u64;
            if (dice >> 33) % left < (list - chosen.len()) as u64 {
                chosen.push(address);
            }
        }
        chosen
    }

    /// Seconds of one multiplication by a secret scalar.
    fn bare() -> f64 {
        const POINTS: u64 = 20_000;
        let scalar = |n: u64| hash_to_scalar("measure", &[&n.to_be_bytes()]);
        let points: Vec<RistrettoPoint> = (0..POINTS).map(|n| RistrettoPoint::mul_base(&scalar(n))).collect();
        let (k, begin) = (scalar(POINTS), cpu());
        std::hint::black_box(points.iter().map(|point| point * k).collect::<Vec<_>>());
        (cpu() - begin) / POINTS as f64
    }

    /// The ceremony: the CPU seconds of every seat (the collator last; nought when all work together) and the seconds by
    /// the clock.
    fn held(lists: &[Vec<usize>], together: bool) -> Result<(Vec<f64>, f64), Box<dyn Error>> {
        let n = lists.len();
        let (signed, keys) = session(n)?;
        let labels = signed.manifest.labels();
        let (mut spent, begun) = (vec![0.0; n + 1], Instant::now());
        let (mut members, mut wire): (Vec<Box<dyn Member + Send>>, VecDeque<Envelope>) = Default::default();
        for (seat, list) in lists.iter().enumerate() {
            let own: Vec<Label> = labels.iter().filter(|label| label.owner == seat).cloned().collect();
            let list = list.iter().map(|number| Key::new(format!("P|1506AB|{number}|"))).collect();
            let batches = BTreeMap::from([(own[0].clone(), list)]);
            let begin = cpu();
            let (party, first) = Party::new(&signed, keys[seat].clone(), batches, Vault::draw()?, NOW)?;
            spent[seat] += cpu() - begin;
            members.push(Box::new(party));
            wire.extend(first);
        }
        let (collator, first) = Collator::new(&signed, keys[n].clone(), NOW)?;
        members.push(Box::new(collator));
        wire.extend(first);
        while !wire.is_empty() {
            let some: Vec<Envelope> = wire.drain(..wire.len().min(64)).collect();
            let to = some.iter().map(|message| Ok(message.claimed()?.to)).collect::<Result<Vec<_>, Refusal>>()?;
            let work = |(seat, (member, spent)): (usize, (&mut Box<dyn Member + Send>, &mut f64))| -> Vec<Envelope> {
                let begin = cpu();
                let own = some.iter().zip(&to).filter(|(_, to)| to.is_none_or(|to| to == seat));
                let answers = own.flat_map(|(message, _)| member.receive(message, NOW)).collect();
                *spent += if together { 0.0 } else { cpu() - begin };
                answers
            };
            let answers: Vec<Vec<Envelope>> = if together {
                members.par_iter_mut().zip(&mut spent).enumerate().map(work).collect()
            } else {
                members.iter_mut().zip(&mut spent).enumerate().map(work).collect()
            };
            wire.extend(answers.into_iter().flatten());
        }
        let wall = begun.elapsed().as_secs_f64();
        match members[n].ended() {
            Some(Ok(sealed)) if sealed.outcome.release == Release::of(&signed.manifest, &plain(&labels, lists))? => {}
            Some(Ok(_)) => return Err("the result is not that of the plain join".into()),
            _ => return Err("the ceremony ended without a result".into()),
        }
        Ok((spent, wall))
    }

    /// The plain join of the lists.
    fn plain(labels: &[Label], lists: &[Vec<usize>]) -> Histogram {
        let mut sets: BTreeMap<usize, Labels> = BTreeMap::new();
        for (place, label) in labels.iter().enumerate() {
            lists[label.owner].iter().for_each(|address| sets.entry(*address).or_default().insert(place));
        }
        let mut histogram = Histogram::new();
        sets.into_values().for_each(|set| *histogram.entry(set).or_default() += 1);
        histogram
    }

    fn session(n: usize) -> Result<(SignedManifest, Vec<SigningKey>), Box<dyn Error>> {
        let keys: Vec<SigningKey> = (0..=n)
            .map(|seat| Ok(SigningKey::from_bytes(&[u8::try_from(seat)? + 1; 32])))
            .collect::<Result<_, Box<dyn Error>>>()?;
        let public = |seat: usize| Hex(keys[seat].verifying_key().to_bytes());
        let named = |code: String| Named { name: code.to_uppercase(), code };
        let party = |seat| PartySeat {
            name: format!("Organisatie {}", seat + 1),
            key: public(seat),
            provisions: [format!("p{}", seat % 9)].into(),
            areas: false,
        };
        let provision = |p| Provision { code: format!("p{p}"), name: format!("P{p}"), domain: format!("d{}", p % 3) };
        let mut signed = SignedManifest::new(Manifest {
            format: FORMAT.into(),
            protocol: PROTOCOL.into(),
            title: "Meting".into(),
            nonce: Hex([7; 32]),
            reference_date: "2026-10-01".into(),
            window: Window { opens: NOW - 3600, closes: NOW + 3600, clock_tolerance: 120 },
            key_type: KeyType::Postcode,
            normaliser: Normaliser { version: address::VERSION.into(), hash: address::hash().into() },
            institutions: Institutions { rows: 6, keep: false },
            parties: (0..n).map(party).collect(),
            collator: CollatorSeat { name: "Teller".into(), key: public(n) },
            code_book: CodeBook {
                domains: (0..3).map(|d| named(format!("d{d}"))).collect(),
                provisions: (0..n.min(9)).map(provision).collect(),
                areas: Vec::new(),
            },
            tables: TableKind::ALL.into_iter().filter(|kind| *kind != TableKind::AreaDomains).collect(),
            disclosure: Disclosure::default(),
            canaries: CANARIES,
            shares: None,
        });
        for key in &keys {
            signed.sign(key)?;
        }
        Ok((signed, keys))
    }

    /// CPU seconds of this process, all threads.
    fn cpu() -> f64 {
        let usage = getrusage(UsageWho::RUSAGE_SELF).expect("our own usage");
        (usage.user_time().num_microseconds() + usage.system_time().num_microseconds()) as f64 / 1e6
    }

    fn memory_mb() -> Result<f64, Box<dyn Error>> {
        Ok(getrusage(UsageWho::RUSAGE_SELF)?.max_rss() as f64 / 1024.0)
    }
}
