//! `factlab ceremony`: one seat takes part, with a screen, and a page for the beamer.

use crate::{Fault, ask, beamer, clock, columns, keys, output, prepare, screen, session};
use clap::{ArgGroup, Args};
use ed25519_dalek::SigningKey;
use factlab::board::Board;
use factlab::cluster::{Away, PROGRAM};
use factlab::collator::{Collator, Counting};
use factlab::link::{Link, Member, attend, files, tls};
use factlab::manifest::Seat;
use factlab::message::Envelope;
use factlab::mode::Mode;
use factlab::party::Party;
use factlab::prepare::prepare;
use factlab::refusal::{Refusal, ensure};
use factlab::release::Sealed;
use factlab::secret::{Vault, harden};
use factlab::shares::{counter::Counter, giver::Giver, node::Node};
use factlab::signed::SignedManifest;
use factlab::text::T;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

#[derive(Args)]
#[command(group = ArgGroup::new("way").required(true).args(["folder", "connect", "listen"]))]
pub struct Options {
    /// The manifest, signed by all.
    #[arg(long)]
    manifest: PathBuf,
    /// The key.
    #[arg(long)]
    key: PathBuf,
    /// The list; the collator and nodes have none.
    #[arg(long)]
    input: Option<PathBuf>,
    /// The answers about the columns.
    #[arg(long, default_value = "kolommen.toml")]
    mapping: PathBuf,
    /// The register, in a session with nodes.
    #[arg(long)]
    register: Option<PathBuf>,
    /// Messages go as files in this folder.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Where the collator listens.
    #[arg(long)]
    connect: Option<String>,
    /// The collator: listen here.
    #[arg(long)]
    listen: Option<String>,
    /// Where the result comes.
    #[arg(long, default_value = "uitkomst")]
    out: PathBuf,
    /// The port of the beamer's page.
    #[arg(long)]
    beamer: Option<u16>,
    /// The fingerprint was read aloud already.
    #[arg(long)]
    agreed: bool,
    /// No screen, lines alone.
    #[arg(long)]
    plain: bool,
    /// The collator: let `factlab-cluster` count, by the scheduler at this address.
    #[arg(long, requires = "batch_folder")]
    count_on: Option<String>,
    /// Where its batches lie meanwhile: a folder in memory.
    #[arg(long, requires = "count_on")]
    batch_folder: Option<PathBuf>,
}

/// Where a collator listens, unless it says otherwise.
const PORT: u16 = 7327;

pub fn run(options: &Options, t: T) -> Result<(), Fault> {
    for lacking in harden() {
        say!("{}", ask::wrapped(&t.s(&format!("guard-{lacking}"))));
    }
    output::free(&options.out)?;
    let signed = session::load(&options.manifest)?;
    signed.ready(clock::now())?;
    let identity = keys::load(&options.key)?;
    let seat = signed.manifest.seat_of(&identity.verifying_key());
    let seat = seat.ok_or_else(|| Refusal::new("key-not-in-manifest"))?;
    // A list that cannot take part, or takes part for half, is told before anybody reads aloud.
    let counted_here = Arc::new(Mutex::new(None));
    let (mut member, first) = sit_down(options, &signed, &identity, seat, &counted_here, t)?;
    let (link, mut notes) = open(options, &signed, &identity, seat, t)?;
    let board = Board { by_files: options.folder.is_some(), ..Board::new(signed.manifest.clone()) };
    let board = Arc::new(Mutex::new(board));
    if let Some(port) = options.beamer {
        let address = beamer::serve(port, Arc::clone(&board), t)?;
        notes.push(t.a("cli-beamer", &[("address", address)]));
    }
    session::show(&signed, t);
    notes.iter().for_each(|note| say!("{note}"));
    if !options.agreed && !ask::yes(&t.s("cli-read-aloud"), t) {
        return Err(not_agreed(&mut *member, first, link).into());
    }
    let ended = watch(&mut *member, first, link, (&board, &notes), options.plain, t);
    // Whatever happens to the screen or the disk below: no secret is left in this process.
    drop(member);
    if let Ok(Some(why)) = counted_here.lock().as_deref() {
        say!("{}", t.a("cli-counted-here", &[("why", t.refusal(why))]));
    }
    let saved = ended.map_err(Fault::from).and_then(|sealed| {
        let page = output::save(&options.out, &signed, &sealed, t)?;
        say!("{}", t.n("cli-all-destroyed", sealed.outcome.record.destroyed.len()));
        say!("{}\n    {}", t.s("cli-done"), page.display());
        Ok(())
    });
    if options.beamer.is_some() && ask::possible() {
        if let Err(fault) = &saved {
            say!("{}", ask::wrapped(&fault.sentence(t)));
        }
        ask::enter(&t.s("cli-beamer-stays"));
        return saved.map_err(|_| Fault::Told);
    }
    saved
}

/// Whoever is there already hears that somebody has something else.
fn not_agreed(member: &mut (dyn Member + Send), first: Vec<Envelope>, link: Link) -> Refusal {
    let reason = Refusal::new("not-agreed");
    for message in first.into_iter().chain(member.stop(reason.clone())) {
        let _ = link.send.send(message);
    }
    link.close();
    reason
}

type Seated = (Box<dyn Member + Send>, Vec<Envelope>);

/// Why the tokens were not counted elsewhere, if they should have been.
type CountedHere = Arc<Mutex<Option<Refusal>>>;

/// Counting at the scheduler of the options, with the program that lies beside this one.
fn away(options: &Options, counted_here: &CountedHere) -> Result<Option<Counting>, Refusal> {
    let (Some(scheduler), Some(folder)) = (&options.count_on, &options.batch_folder) else { return Ok(None) };
    let beside = std::env::current_exe().unwrap_or_default().with_file_name(PROGRAM);
    let (away, here) = (Away::new(beside, scheduler, folder)?, Arc::clone(counted_here));
    Ok(Some(Box::new(move |batches| {
        let (histogram, why) = away.count(batches)?;
        if let Ok(mut here) = here.lock() {
            *here = why;
        }
        Ok(histogram)
    })))
}

fn sit_down(
    options: &Options,
    signed: &SignedManifest,
    identity: &SigningKey,
    seat: Seat,
    counted_here: &CountedHere,
    t: T,
) -> Result<Seated, Fault> {
    let (manifest, identity, now) = (&signed.manifest, identity.clone(), clock::now());
    let shares = manifest.mode() == Mode::Shares;
    let counting = away(options, counted_here)?;
    ensure(counting.is_none() || (seat == manifest.collator_seat() && !shares), "count-seat")?;
    if seat == manifest.collator_seat() {
        return Ok(match shares {
            true => seated(Counter::sit(signed, identity, Vault::draw()?, now)?),
            false => {
                let (collator, first) = Collator::new(signed, identity, now)?;
                seated((if let Some(counting) = counting { collator.counting(counting) } else { collator }, first))
            }
        });
    }
    if seat > manifest.collator_seat() {
        return Ok(seated(Node::sit(signed, identity, Vault::draw()?, now)?));
    }
    let input = options.input.as_ref().ok_or_else(|| Refusal::new("input-missing"))?;
    let register = prepare::register(manifest, options.register.as_ref())?;
    let (sheet, mapping) = (prepare::sheet(input)?, columns::kept(&options.mapping)?);
    let prepared = prepare(&sheet, &mapping, manifest, seat, register.as_ref())?;
    // Nobody means to take part with nothing: the result would say that there is no such help.
    ensure(prepared.batches.values().any(|keys| !keys.is_empty()), "list-empty")?;
    prepare::counts(&prepared.findings, &mapping, (manifest, seat), t);
    let out = prepared.findings.errors.len();
    let partly = out > 0 || !prepare::lacking(&prepared.findings, manifest, seat).is_empty();
    if partly && !options.agreed && ask::possible() && !ask::yes(&t.n("cli-list-partly", out), t) {
        return Err(Refusal::new("list-not-agreed").into());
    }
    Ok(match register {
        Some(register) => seated(Giver::sit(signed, identity, &prepared.batches, &register, Vault::draw()?, now)?),
        None => seated(Party::new(signed, identity, prepared.batches, Vault::draw()?, now)?),
    })
}

fn seated<M: Member + Send + 'static>((member, first): (M, Vec<Envelope>)) -> Seated {
    (Box::new(member), first)
}

/// The way to the others, and what a person must know of it.
fn open(
    options: &Options,
    signed: &SignedManifest,
    identity: &SigningKey,
    seat: Seat,
    t: T,
) -> Result<(Link, Vec<String>), Fault> {
    let manifest = &signed.manifest;
    let collator = seat == manifest.collator_seat();
    // The port of the guide, where none is given.
    let with_port = |address: &str| match address.rsplit_once(':') {
        Some((_, port)) if port.parse::<u16>().is_ok() => address.to_owned(),
        _ => format!("{address}:{PORT}"),
    };
    match (&options.folder, &options.connect, &options.listen) {
        (Some(folder), ..) => Ok((files::open(folder, manifest, identity, seat)?, Vec::new())),
        (_, Some(address), _) if !collator => Ok((tls::connect(with_port(address), manifest, identity)?, Vec::new())),
        (.., Some(address)) if collator => {
            let (link, address) = tls::listen(&with_port(address), manifest, identity)?;
            Ok((link, vec![t.a("cli-listening", &[("address", reached_at(address).join(", "))])]))
        }
        _ => Err(Refusal::new("way-wrong").into()),
    }
}

/// What others can dial: of a machine that listens on all its addresses, those.
fn reached_at(bound: SocketAddr) -> Vec<String> {
    if !bound.ip().is_unspecified() {
        return vec![bound.to_string()];
    }
    let found = if_addrs::get_if_addrs().unwrap_or_default().into_iter();
    let ours = found.filter(|one| !one.is_loopback() && !one.is_link_local() && one.ip().is_ipv4());
    let ours: Vec<String> = ours.map(|one| SocketAddr::new(one.ip(), bound.port()).to_string()).collect();
    if ours.is_empty() { vec![bound.to_string()] } else { ours }
}

/// The machine works on a thread of its own; the screen stays quick.
fn watch(
    member: &mut (dyn Member + Send),
    first: Vec<Envelope>,
    link: Link,
    (board, notes): (&Mutex<Board>, &[String]),
    plain: bool,
    t: T,
) -> Result<Sealed, Refusal> {
    let cancel = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let work = scope.spawn(|| attend(member, first, link, board, &clock::now, &cancel));
        let over = || work.is_finished();
        if plain || !ask::possible() {
            screen::lines(board, &over, t);
        } else if !screen::full(board, notes, &over, t) {
            cancel.store(true, Ordering::Relaxed);
        }
        work.join().unwrap_or_else(|_| Err(Refusal::new("link-gone")))
    })
}
