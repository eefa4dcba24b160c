//! `bloemenzee box`: the meeting in a box.
#![expect(clippy::print_stdout, reason = "the command line speaks on the standard streams")]

use super::{Fault, serve, upkeep};
use crate::access::{self, Purpose};
use crate::boxed::{self, Folder, Mark, Open, Opened, Pack, Passphrase, private};
use crate::clock;
use crate::config::Config;
use crate::execute::{Engine, Failure};
use crate::methods::Methods;
use crate::text::{Lang, T};
use crate::web::App;
use bloemenzee_domain::boxed::Place;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::id::{CommandId, RouteId};
use bloemenzee_domain::method::Role;
use bloemenzee_report::in_characters;
use clap::{Args, Subcommand};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use uuid::Uuid;

/// How long the links of a box open, in days: the day, and the one after.
const LINK_DAYS: u32 = 2;

/// What can be done with a box.
#[derive(Subcommand, Clone, Debug)]
pub enum What {
    /// At home: take a route along in a new file. The route is away until the file returns.
    Take(TakeArgs),
    /// On a laptop: serve the box in this file on the local network.
    Open(OpenArgs),
    /// On a laptop: close the box into a new file to take home, and remove what stands open.
    Close(CloseArgs),
    /// At home: take in what a box brings back.
    Return(ReturnArgs),
    /// At home: go on without a box that is lost. It cannot come back after that.
    WriteOff(WriteOffArgs),
}

/// In which language the command speaks.
#[derive(Args, Clone, Debug)]
pub struct Speech {
    /// The language in which this command tells what it did: nl or en.
    #[arg(long, env = "LANG", hide_env = true, default_value = "en")]
    lang: String,
}

impl Speech {
    /// The texts in that language; English for any other.
    fn t(&self) -> T {
        T { lang: Lang::parse(&self.lang).unwrap_or(Lang::En) }
    }
}

/// Where the passphrase comes from. It is never an argument: those are seen by others.
#[derive(Args, Clone, Debug)]
pub struct Secret {
    /// File with the passphrase; without it the terminal asks.
    #[arg(long, env = "BLOEMENZEE_BOX_PASSPHRASE_FILE")]
    passphrase_file: Option<PathBuf>,
}

/// How a route is taken along.
#[derive(Args, Clone, Debug)]
pub struct TakeArgs {
    /// The route.
    route: RouteId,
    /// The new file; it must not be there yet.
    file: PathBuf,
    /// What people call this box, as home says where the route is.
    #[arg(long)]
    name: String,
    #[command(flatten)]
    secret: Secret,
    #[command(flatten)]
    config: Config,
    #[command(flatten)]
    speech: Speech,
}

/// How a box is opened.
#[derive(Args, Clone, Debug)]
pub struct OpenArgs {
    /// The file of the box.
    file: PathBuf,
    /// Address to listen on; without it every network of this laptop.
    #[arg(long, default_value = "0.0.0.0:8080")]
    listen: SocketAddr,
    /// The address for links and QR codes, when this laptop has several.
    #[arg(long)]
    address: Option<IpAddr>,
    /// Begin again with what left home, though the box was closed on this laptop before.
    #[arg(long)]
    again: bool,
    #[command(flatten)]
    secret: Secret,
    #[command(flatten)]
    speech: Speech,
}

/// How a box is closed.
#[derive(Args, Clone, Debug)]
pub struct CloseArgs {
    /// The file of the box.
    file: PathBuf,
    /// The new file to take home; it must not be there yet.
    home: PathBuf,
    /// Leave what stands open where it is.
    #[arg(long)]
    keep: bool,
    #[command(flatten)]
    secret: Secret,
    #[command(flatten)]
    speech: Speech,
}

/// How a box comes back.
#[derive(Args, Clone, Debug)]
pub struct ReturnArgs {
    /// The file that the box was closed into.
    file: PathBuf,
    #[command(flatten)]
    secret: Secret,
    #[command(flatten)]
    config: Config,
    #[command(flatten)]
    speech: Speech,
}

/// How a box is written off.
#[derive(Args, Clone, Debug)]
pub struct WriteOffArgs {
    /// The route.
    route: RouteId,
    /// Why; everybody can read it.
    #[arg(long)]
    reason: String,
    /// Says that you know that this cannot be undone.
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    config: Config,
    #[command(flatten)]
    speech: Speech,
}

/// Does it.
pub(super) async fn run(what: What) -> Result<(), Fault> {
    match what {
        What::Take(args) => take(args).await,
        What::Open(args) => open(args).await,
        What::Close(args) => close(args).await,
        What::Return(args) => bring(args).await,
        What::WriteOff(args) => write_off(args).await,
    }
}

/// A refusal as a sentence.
fn told(t: T) -> impl Fn(Failure) -> Fault {
    move |failure| match failure {
        Failure::Refused(refusal) => t.refusal(&refusal).into(),
        failure => failure.into(),
    }
}

/// That a file cannot be read, or written, as a sentence.
fn fails(t: T, key: &str, path: &Path, error: &impl std::fmt::Display) -> Fault {
    t.a(key, &[("file", path.display().to_string()), ("error", error.to_string())]).into()
}

/// A sentence about a file.
fn of(t: T, key: &str, path: &Path) -> String {
    t.a(key, &[("file", path.display().to_string())])
}

/// What somebody types on the terminal, unseen.
fn asked(t: T, key: &str) -> Result<String, Fault> {
    rpassword::prompt_password(format!("{}: ", t.s(key))).map_err(|_| t.s("box-cli-no-terminal").into())
}

impl Secret {
    fn read(t: T, path: &Path) -> Result<String, Fault> {
        std::fs::read_to_string(path).map_err(|error| fails(t, "box-cli-unreadable", path, &error))
    }

    /// One that was chosen before.
    fn known(&self, t: T) -> Result<Passphrase, Fault> {
        Ok(Passphrase::typed(&match &self.passphrase_file {
            Some(path) => Self::read(t, path)?,
            None => asked(t, "box-cli-passphrase")?,
        }))
    }

    /// A new one, asked twice.
    fn chosen(&self, t: T) -> Result<Passphrase, Fault> {
        let (first, again) = match &self.passphrase_file {
            Some(path) => {
                let text = Self::read(t, path)?;
                (text.clone(), text)
            }
            None => {
                let first = asked(t, "box-passphrase-new")?;
                (first, asked(t, "box-passphrase-again")?)
            }
        };
        Passphrase::chosen(&first, &again).map_err(told(t))
    }
}

/// What home works with, and the lead facilitator of the route, in whose name it is done.
async fn home(t: T, config: &Config, route: RouteId) -> Result<(App, Who), Fault> {
    let store = upkeep::existing(config).await?;
    let engine = Engine::start(store, Methods::load(config.methods.as_deref())?);
    let snap = engine.snapshot(route).await.map_err(|_| t.n("box-cli-no-route", route))?;
    let who = Who { person: snap.route.prep.holders(Role::LeadFacilitator).into_iter().next(), ..Who::default() };
    Ok((App::new(engine, config.clone())?, who))
}

/// Why a route cannot be taken along now, where the rules speak of roles only.
async fn not_now(t: T, app: &App, route: RouteId) -> Result<(), Fault> {
    let snap = app.engine.snapshot(route).await?;
    let (facts, lead) = (&snap.route.facts, [Role::LeadFacilitator].into());
    let all = &facts.method.phases;
    if facts.away().is_some() || facts.method.permits(facts.phase, &lead, "box.take") {
        return Ok(());
    }
    let name = |n: usize| all.get(n).map_or_else(String::new, |phase| t.k("step", phase.step.name()));
    let may: Vec<_> = (0..all.len()).filter(|n| facts.method.permits(*n, &lead, "box.take")).map(name).collect();
    let now = name(facts.phase);
    let parts = [("phases", may.join(&format!(" {} ", t.s("box-cli-or")))), ("now", now)];
    Err(t.a("box-cli-not-in-phase", &parts).into())
}

async fn take(args: TakeArgs) -> Result<(), Fault> {
    let t = args.speech.t();
    if args.file.exists() {
        return Err(of(t, "box-cli-exists", &args.file).into());
    }
    let (app, who) = home(t, &args.config, args.route).await?;
    not_now(t, &app, args.route).await?;
    let passphrase = args.secret.chosen(t)?;
    let taken = boxed::take(&app, args.route, who.clone(), &args.name, &passphrase).await.map_err(told(t))?;
    if let Err(error) = private(&args.file, &taken.file) {
        boxed::give_up(&app, args.route, who).await;
        return Err(fails(t, "box-cli-unwritable-stays", &args.file, &error));
    }
    println!("{}", of(t, "box-cli-taken", &args.file));
    println!("{}", t.n("box-cli-stayed", taken.elsewhere));
    if taken.older_cards > 0 {
        println!("{}", t.n("box-cli-older-cards", taken.older_cards));
    }
    Ok(())
}

async fn bring(args: ReturnArgs) -> Result<(), Fault> {
    let t = args.speech.t();
    let sealed = std::fs::read(&args.file).map_err(|error| fails(t, "box-cli-unreadable", &args.file, &error))?;
    let pack = Pack::open(sealed, &args.secret.known(t)?).await.map_err(told(t))?;
    let (app, who) = home(t, &args.config, pack.route).await?;
    let added = i64::try_from(pack.entries.len()).unwrap_or(i64::MAX) - pack.left;
    boxed::bring(&app, who, pack).await.map_err(told(t))?;
    println!("{}", t.n("box-cli-back", added));
    Ok(())
}

async fn write_off(args: WriteOffArgs) -> Result<(), Fault> {
    let t = args.speech.t();
    if !args.yes {
        return Err(t.s("box-cli-off-sure").into());
    }
    let (app, who) = home(t, &args.config, args.route).await?;
    if app.engine.snapshot(args.route).await?.route.facts.away().is_none() {
        return Err(t.s("box-cli-off-nothing").into());
    }
    let command = Command::BoxWriteOff { reason: args.reason };
    app.engine.give(args.route, CommandId(Uuid::new_v4()), who, command).await.map_err(told(t))?;
    println!("{}", t.s("box-cli-off-done"));
    Ok(())
}

/// The addresses of this laptop that others can reach, the likeliest first.
fn addresses(listen: SocketAddr, chosen: Option<IpAddr>) -> Result<Vec<String>, Fault> {
    let own = if listen.ip().is_unspecified() {
        let found =
            if_addrs::get_if_addrs()?.into_iter().filter(|found| !found.is_loopback() && !found.is_link_local());
        let mut all: Vec<IpAddr> = found.map(|found| found.ip()).filter(IpAddr::is_ipv4).collect();
        all.sort_by_key(|ip| if let IpAddr::V4(ip) = ip { !ip.is_private() } else { true });
        all
    } else {
        vec![listen.ip()]
    };
    let mut all: Vec<IpAddr> = chosen.into_iter().collect();
    all.extend(own.into_iter().filter(|ip| Some(*ip) != chosen));
    if all.is_empty() {
        all.push(IpAddr::from([127, 0, 0, 1]));
    }
    Ok(all.into_iter().map(|ip| format!("http://{}", SocketAddr::new(ip, listen.port()))).collect())
}

/// The configuration of a box: nothing of what this laptop's environment says of a home.
fn config(folder: &Folder, listen: SocketAddr, public_url: &str, organisation: String) -> Config {
    Config {
        listen,
        data_dir: folder.path().to_owned(),
        database: None,
        public_url: Some(public_url.to_owned()),
        methods: None,
        smtp: None,
        mail_from: String::new(),
        seat_key: None,
        organisation,
    }
}

fn app_of(opened: Opened, folder: Folder, listen: SocketAddr, addresses: Vec<String>) -> Result<App, Fault> {
    let first = addresses.first().cloned().unwrap_or_default();
    let config = config(&folder, listen, &first, opened.organisation);
    let engine = Engine::start_in(opened.store, opened.methods, Place::Box(opened.boxed.id));
    let mut app = App::new(engine, config)?;
    app.in_box = Some(Arc::new(Open { folder, boxed: opened.boxed, name: opened.name, addresses }));
    Ok(app)
}

async fn open(args: OpenArgs) -> Result<(), Fault> {
    let t = args.speech.t();
    if !args.again {
        boxed::begins_empty(&args.file).map_err(told(t))?;
    }
    let listener = tokio::net::TcpListener::bind(args.listen).await;
    let listener = listener.map_err(|error| {
        t.a("box-cli-no-listen", &[("address", args.listen.to_string()), ("error", error.to_string())])
    })?;
    let listen = listener.local_addr()?;
    let passphrase = args.secret.known(t)?;
    let folder = Folder::beside(&args.file).map_err(told(t))?;
    let opened = folder.open(&passphrase).await.map_err(told(t))?;
    let (fresh, closed, path) = (opened.fresh, opened.boxed.closed, folder.path().to_owned());
    let (route, id) = (opened.boxed.route, opened.boxed.id);
    let app = app_of(opened, folder, listen, addresses(listen, args.address)?)?;
    boxed::reopened(&app, route, id).await.map_err(told(t))?;
    println!("{}", of(t, if fresh { "box-cli-unpacked" } else { "box-cli-goes-on" }, &path));
    println!("{}", t.s("box-cli-not-encrypted"));
    if closed.is_some() {
        println!("{}", t.s("box-cli-was-closed"));
    }
    greet(t, &app, route).await?;
    serve::serve_on(listener, app).await
}

/// The way in for the room, and a link for everybody who guides.
async fn greet(t: T, app: &App, route: RouteId) -> Result<(), Fault> {
    let snap = app.engine.snapshot(route).await?;
    let base = app.config.public_url();
    let mut told = std::collections::BTreeSet::new();
    for role in [Role::LeadFacilitator, Role::Facilitator] {
        for person in snap.route.prep.holders(role).into_iter().filter(|person| told.insert(*person)) {
            let until = clock::now().plus_days(LINK_DAYS);
            let token = access::make_link(app.engine.store(), &Purpose::Staff(person), until).await?;
            let parts = [("name", snap.route.prep.name_of(person).to_owned()), ("role", t.k("role", role.name()))];
            println!("{}\n  {base}/link/{token}", t.a("box-cli-link", &parts));
        }
    }
    let room = format!("{base}/sign-in");
    println!("{}\n", t.n("box-cli-room", &room));
    if let Some(code) = in_characters(&room) {
        println!("{code}\n");
    }
    println!("{}", t.n("box-cli-room-page", format!("{base}/r/{route}/box/room")));
    if let Some(open) = &app.in_box {
        open.addresses.iter().skip(1).for_each(|other| println!("{}", t.n("box-cli-also-at", other)));
    }
    Ok(())
}

async fn close(args: CloseArgs) -> Result<(), Fault> {
    let t = args.speech.t();
    if args.home.exists() {
        return Err(of(t, "box-cli-exists", &args.home).into());
    }
    boxed::begins_empty(&args.file).map_err(told(t))?;
    let passphrase = args.secret.known(t)?;
    let folder = Folder::beside(&args.file).map_err(told(t))?;
    let opened = folder.open(&passphrase).await.map_err(told(t))?;
    let listen = SocketAddr::from(([127, 0, 0, 1], 0));
    let app = app_of(opened, folder, listen, vec![format!("http://{listen}")])?;
    let open = app.in_box.clone().ok_or("the box is not open")?;
    let sealed = boxed::closed(&app, &open.folder, &passphrase).await.map_err(told(t))?;
    private(&args.home, &sealed).map_err(|error| fails(t, "box-cli-unwritable", &args.home, &error))?;
    // Only what can be opened again takes the place of what stands open.
    let pack = Pack::open(std::fs::read(&args.home)?, &passphrase).await.map_err(told(t))?;
    let mark = Mark { closed: pack.closed.unwrap_or_else(clock::now), into: args.home.display().to_string() };
    mark.keep(&args.file).map_err(|error| fails(t, "box-cli-unmarked", &args.file, &error))?;
    println!("{}", of(t, "box-cli-closed", &args.home));
    println!("{}", of(t, "box-cli-then-home", &args.home));
    if !args.keep {
        std::fs::remove_dir_all(open.folder.path())?;
        println!("{}", of(t, "box-cli-removed", open.folder.path()));
    }
    Ok(())
}
