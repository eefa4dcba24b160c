//! The binary as people use it: keys, plan, signatures, a ceremony by files and one over TLS, and what a killed process
//! leaves behind.
#![expect(clippy::unwrap_used, reason = "helpers of tests may")]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const ADDRESSES: u32 = 40;

/// A folder with two organisations and a collator, ready to begin.
struct Lab {
    folder: tempfile::TempDir,
}

const SEATS: [&str; 3] = ["teller", "gemeente", "jeugd"];
/// The seats of the shares mode, in the order of the plan.
const WITH_NODES: [&str; 6] = ["teller", "gemeente", "jeugd", "bewaarder-1", "bewaarder-2", "bewaarder-3"];

impl Lab {
    fn new() -> Self {
        Self::with("chain", &SEATS)
    }

    /// A lab in the shares mode, with a register of more addresses than there are in the lists.
    fn with_nodes() -> Self {
        Self::with("shares", &WITH_NODES)
    }

    fn with(mode: &str, seats: &[&str]) -> Self {
        let lab = Self { folder: tempfile::tempdir().unwrap() };
        let rows = (1..=150).map(|n| format!("1506 AB;{n};\n"));
        fs::write(lab.path("bag.csv"), format!("Postcode;Huisnummer;Toevoeging\n{}", rows.collect::<String>()))
            .unwrap();
        lab.say(&["register", "bag.csv", "register.txt"]);
        let mut plan = lab.say(&["manifest", "plan", "--mode", mode]);
        let keys: Vec<_> = plan.match_indices("key = \"0").map(|(at, _)| at).collect();
        assert_eq!(keys.len(), seats.len());
        let zeros = "0".repeat(64);
        for name in seats {
            let shown = lab.say(&["key", "new", &format!("{name}.sleutel")]);
            let key = shown.split_whitespace().last().unwrap();
            assert_eq!(key.len(), 64, "{shown}");
            plan = plan.replacen(&zeros, key, 1);
        }
        let now = fs::metadata(lab.path("teller.sleutel")).unwrap().modified().unwrap();
        let now = i64::try_from(now.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()).unwrap();
        let time = |seconds: i64| jiff::Timestamp::from_second(now + seconds).unwrap().to_string();
        plan = plan.replace("2027-02-01T09:00:00+01:00", &time(-60)).replace("2027-02-01T17:00:00+01:00", &time(3600));
        fs::write(lab.path("plan.toml"), plan).unwrap();
        lab.say(&["manifest", "new", "plan.toml", "manifest.json"]);
        for name in seats {
            lab.say(&["manifest", "sign", "manifest.json", "--key", &format!("{name}.sleutel")]);
        }
        let list = |from: u32, code: &str| {
            let rows = (from..from + ADDRESSES).map(|n| format!("1506 ab;{n};;{code}\n"));
            format!("Postcode;Huisnummer;Toevoeging;Voorziening\n{}", rows.collect::<String>())
        };
        fs::write(lab.path("gemeente.csv"), list(1, "uitkering")).unwrap();
        fs::write(lab.path("jeugd.csv"), list(21, "amb-jeugd")).unwrap();
        for name in ["gemeente", "jeugd"] {
            let (list, key, columns) = (format!("{name}.csv"), format!("{name}.sleutel"), format!("{name}.toml"));
            let args = ["prepare", &list, "--manifest", "manifest.json", "--key", &key, "--mapping", &columns];
            let args = [&args[..], &["--register", "register.txt"]].concat();
            let said = lab.say(&args);
            assert!(said.contains(&ADDRESSES.to_string()) && said.contains("niets naar buiten"), "{said}");
            assert!(!holds_address(&said), "what may go to a log holds no row: {said}");
        }
        lab
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlab"));
        command.args(args).current_dir(self.folder.path()).stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    fn say(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// A seat takes part; `way` is how messages go.
    fn seat(&self, name: &str, way: &[&str]) -> Child {
        let key = format!("{name}.sleutel");
        let (list, columns, out) = (format!("{name}.csv"), format!("{name}.toml"), format!("uit-{name}"));
        let mut args =
            vec!["ceremony", "--manifest", "manifest.json", "--key", &key, "--agreed", "--plain", "--out", &out];
        if ["gemeente", "jeugd"].contains(&name) {
            args.extend(["--input", &list, "--mapping", &columns, "--register", "register.txt"]);
        }
        args.extend(way);
        self.command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Whether a text holds the postcode of the lists, however it is written; four digits alone stand in many a fingerprint.
fn holds_address(text: &str) -> bool {
    text.to_lowercase().replace(' ', "").contains("1506ab")
}

fn all_succeed(seats: Vec<Child>) {
    for seat in seats {
        let output = seat.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn two_organisations_hold_a_ceremony_by_files_and_check_the_result() {
    let lab = Lab::new();
    fs::create_dir(lab.path("stick")).unwrap();
    all_succeed(["teller", "gemeente", "jeugd"].map(|name| lab.seat(name, &["--folder", "stick"])).into());
    let verified = lab.say(&["verify", "uit-jeugd"]);
    assert!(verified.contains("echt en heel"), "{verified}");
    // 40 and 40 addresses, 20 the same: 60 in all, 20 with two domains.
    let table = fs::read_to_string(lab.path("uit-gemeente/domains-per-address.csv")).unwrap();
    assert_eq!(table, ",Adressen\n1,40\n2,20\n3,0\nTotaal,60\n");
    let same = lab.say(&["compare", "uit-gemeente", "uit-jeugd"]);
    assert!(same.contains("eerste      tweede  verschil") && same.contains("Totaal"), "{same}");
    assert!(same.contains("60          60  gelijk") && !same.contains("addresses"), "{same}");
    // Who gets the folder from another may have got another table.
    fs::write(lab.path("uit-jeugd/domains-per-address.csv"), table.replace("2,20", "2,25")).unwrap();
    let output = lab.run(&["verify", "uit-jeugd"]);
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && why.contains("domains-per-address.csv"), "{why}");
    let page = fs::read_to_string(lab.path("uit-teller/uitkomst.html")).unwrap();
    assert!(page.contains("Op ongeveer 20 van de 60 adressen") && !holds_address(&page), "no address on the page");
    #[cfg(feature = "pdf")]
    {
        let pdf = fs::read(lab.path("uit-teller/uitkomst.pdf")).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7") && pdf.len() > 20_000);
    }
    for file in files(&lab.path("stick")) {
        let name = file.display().to_string();
        assert!(!name.contains("-batch"), "{name} was left behind");
        assert!(!holds_address(&String::from_utf8_lossy(&fs::read(&file).unwrap())), "{name} holds an address");
    }
    // And so with every other file: whoever changed one is found out.
    fs::write(lab.path("uit-jeugd/domains-per-address.csv"), &table).unwrap();
    let made: &[&str] = if cfg!(feature = "pdf") { &["tabellen.xlsx", "uitkomst.pdf"] } else { &["tabellen.xlsx"] };
    for name in made {
        let file = lab.path("uit-jeugd").join(name);
        let whole = fs::read(&file).unwrap();
        fs::write(&file, &whole[1..]).unwrap();
        let output = lab.run(&["verify", "uit-jeugd"]);
        assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains(name), "{name}");
        fs::write(&file, whole).unwrap();
    }
    assert!(lab.say(&["verify", "uit-jeugd"]).contains("echt en heel"));
    // A result with one count changed is found out.
    let sealed = lab.path("uit-jeugd/uitkomst.flr");
    let mut bytes = fs::read(&sealed).unwrap();
    let at = bytes.windows(12).rposition(|window| window == b"{\"count\":60}").unwrap();
    bytes[at + 9] = b'7';
    fs::write(&sealed, bytes).unwrap();
    let output = lab.run(&["verify", "uit-jeugd"]);
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("onderweg veranderd"));
}

#[test]
fn a_collator_whose_cluster_is_away_counts_itself() {
    let memory = Path::new("/dev/shm");
    if factlab::cluster::in_memory(memory).is_err() {
        return; // a system with swap, or another than Linux
    }
    let lab = Lab::new();
    fs::create_dir(lab.path("stick")).unwrap();
    let way = ["--folder", "stick", "--batch-folder", "/dev/shm", "--count-on"];
    let refused = |name: &str, address: &str| {
        let output = lab.seat(name, &[&way[..], &[address]].concat()).wait_with_output().unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(refused("jeugd", "127.0.0.1:9").contains("Alleen de teller"));
    assert!(refused("teller", "192.0.2.1:9").contains("niet versleuteld"));
    let collator = lab.seat("teller", &[&way[..], &["127.0.0.1:9"]].concat());
    all_succeed(["gemeente", "jeugd"].map(|name| lab.seat(name, &way[..2])).into());
    let said = String::from_utf8(collator.wait_with_output().unwrap().stdout).unwrap();
    assert!(said.contains("Er is hier geteld"), "{said}");
    let table = fs::read_to_string(lab.path("uit-gemeente/domains-per-address.csv")).unwrap();
    assert_eq!(table, ",Adressen\n1,40\n2,20\n3,0\nTotaal,60\n");
}

#[test]
fn over_tls_one_who_is_killed_ends_it_for_all_and_leaves_nothing() {
    let lab = Lab::new();
    let address = format!("127.0.0.1:{}", free_port());
    let mut collator = lab.seat("teller", &["--listen", &address]);
    let mut killed = lab.seat("gemeente", &["--connect", &address]);
    // Killed while it waits for the other, with its key drawn, as a fault would end it.
    let begun = Instant::now();
    let memory = |part: &str| {
        let status = fs::read_to_string(format!("/proc/{}/status", killed.id())).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with(part)).unwrap_or_default().to_owned();
        line.split_whitespace().nth(1).and_then(|n| n.parse::<u64>().ok()).unwrap_or(0)
    };
    while memory("VmLck:") == 0 && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(memory("VmLck:") > 0, "the secrets lie in locked memory");
    let limits = fs::read_to_string(format!("/proc/{}/limits", killed.id())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().collect::<Vec<_>>()[4..6], ["0", "0"], "{core}");
    let mut screen = BufReader::new(collator.stdout.take().unwrap());
    let seen = screen.by_ref().lines().map_while(Result::ok).find(|line| line.contains("1 van de 2"));
    assert!(seen.is_some(), "the collator sees it come in");
    // SIGABRT ends a process with a core where cores are allowed.
    let abort = Command::new("kill").args(["-ABRT", &killed.id().to_string()]).status().unwrap();
    assert!(abort.success() && !killed.wait().unwrap().success());
    let output = collator.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && told.contains("is weg"), "{told}");
    // What lies on the disk is what was there before: lists, keys to sign with, answers, manifest, plan.
    let mut left: Vec<_> =
        files(lab.folder.path()).iter().map(|file| file.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    left.sort();
    let before = [
        "bag.csv",
        "gemeente.csv",
        "gemeente.sleutel",
        "gemeente.toml",
        "jeugd.csv",
        "jeugd.sleutel",
        "jeugd.toml",
        "manifest.json",
        "plan.toml",
        "register.txt",
        "teller.sleutel",
    ];
    assert_eq!(left, before, "no core, no token, nothing half-way");
}

#[test]
fn over_tls_two_organisations_get_the_same_result() {
    let lab = Lab::new();
    let address = format!("127.0.0.1:{}", free_port());
    let collator = lab.seat("teller", &["--listen", &address]);
    let others = ["gemeente", "jeugd"].map(|name| lab.seat(name, &["--connect", &address]));
    all_succeed([collator].into_iter().chain(others).collect());
    let outcome = |name: &str| fs::read(lab.path(&format!("uit-{name}/uitkomst.flr"))).unwrap();
    assert_eq!(outcome("gemeente"), outcome("teller"));
    assert_eq!(outcome("jeugd"), outcome("teller"));
}

#[test]
fn with_nodes_the_ceremony_by_files_gives_the_same_tables() {
    let lab = Lab::with_nodes();
    fs::create_dir(lab.path("stick")).unwrap();
    all_succeed(WITH_NODES.map(|name| lab.seat(name, &["--folder", "stick"])).into());
    assert!(lab.say(&["verify", "uit-bewaarder-2"]).contains("echt en heel"));
    let table = fs::read_to_string(lab.path("uit-gemeente/domains-per-address.csv")).unwrap();
    assert_eq!(table, ",Adressen\n1,40\n2,20\n3,0\nTotaal,60\n");
    let page = fs::read_to_string(lab.path("uit-teller/uitkomst.html")).unwrap();
    assert!(page.contains("150 adressen") && page.contains("Drie bewaarders") && !holds_address(&page));
    for file in files(&lab.path("stick")) {
        let name = file.display().to_string();
        assert!(["-share", "-step", "-opening"].iter().all(|kind| !name.contains(kind)), "{name} was left behind");
        assert!(!holds_address(&String::from_utf8_lossy(&fs::read(&file).unwrap())), "{name} holds an address");
    }
}

/// Who brings another register than agreed, or none, is told so before anything begins.
#[test]
fn another_register_begins_nothing() {
    let lab = Lab::with_nodes();
    let text = fs::read_to_string(lab.path("register.txt")).unwrap();
    fs::write(lab.path("register.txt"), text.replacen("P|1506AB|100|\n", "", 1)).unwrap();
    let output = lab.seat("gemeente", &["--folder", "."]).wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && told.contains("niet het adresregister van het manifest"), "{told}");
}

#[test]
fn an_unsigned_manifest_begins_nothing() {
    let lab = Lab::new();
    let text = fs::read_to_string(lab.path("manifest.json")).unwrap();
    fs::write(lab.path("manifest.json"), text.replace("Factlab Voorbeeldstad", "Factlab Elders")).unwrap();
    let output = lab.seat("gemeente", &["--folder", "."]).wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && told.contains("Nog niet ondertekend door"), "{told}");
    let again = lab.run(&["key", "new", "teller.sleutel"]);
    assert!(!again.status.success(), "a key is never overwritten");
}

#[test]
fn nobody_takes_part_with_nothing() {
    let lab = Lab::new();
    let refused = |columns: &str| {
        let args = ["ceremony", "--manifest", "manifest.json", "--key", "jeugd.sleutel", "--input", "jeugd.csv"];
        let output =
            lab.run(&[&args[..], &["--mapping", columns, "--agreed", "--plain", "--folder", "stick"]].concat());
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let said = refused("nergens.toml");
    assert!(said.contains("nergens.toml") && said.contains("factlab prepare"), "{said}");
    fs::write(lab.path("jeugd.csv"), "Postcode;Huisnummer;Toevoeging;Voorziening\n1506 AB;1;;iets anders\n").unwrap();
    let said = refused("jeugd.toml");
    assert!(said.contains("geen enkel adres"), "{said}");
    assert!(!lab.path("stick").exists() || files(&lab.path("stick")).is_empty(), "nothing was sent");
    let said = String::from_utf8(lab.run(&["manifest", "check", "weg.json"]).stderr).unwrap();
    assert!(said.contains("weg.json is er niet"), "{said}");
}

/// What is agreed is not lost by a slip, and what changed after signing is told.
#[test]
fn a_signed_manifest_is_not_overwritten_and_a_changed_one_is_told() {
    let lab = Lab::new();
    let refused = lab.run(&["manifest", "new", "plan.toml", "manifest.json"]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("nooit overschreven"));
    let again = lab.say(&["manifest", "sign", "manifest.json", "--key", "jeugd.sleutel"]);
    assert!(again.contains("al ondertekend") && again.contains("Iedereen heeft ondertekend"), "{again}");
    let text = fs::read_to_string(lab.path("manifest.json")).unwrap();
    fs::write(lab.path("ander.json"), text.replace("Factlab Voorbeeldstad", "Factlab Elders")).unwrap();
    let told = lab.say(&["manifest", "check", "ander.json", "--key", "jeugd.sleutel"]);
    assert!(told.contains("klopt niet meer") && told.contains("iets veranderd na het ondertekenen"), "{told}");
    assert!(told.contains("bent u: Stichting Jeugd Voorbeeld"), "{told}");
    let refused = lab.run(&["manifest", "merge", "manifest.json", "ander.json"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("ander.json hoort bij andere afspraken"));
}

/// Windows shells write UTF-16 with `>`.
#[test]
fn a_plan_is_read_however_a_shell_wrote_it() {
    let lab = Lab::new();
    let plan = fs::read_to_string(lab.path("plan.toml")).unwrap();
    let wide = [0xfeff].into_iter().chain(plan.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    fs::write(lab.path("plan.toml"), wide).unwrap();
    lab.say(&["manifest", "new", "plan.toml", "breed.json"]);
}

#[test]
fn answers_by_which_nobody_takes_part_are_not_kept() {
    let lab = Lab::new();
    let list = fs::read_to_string(lab.path("jeugd.csv")).unwrap();
    fs::write(lab.path("vreemd.csv"), list.replace("amb-jeugd", "iets anders")).unwrap();
    let args =
        ["prepare", "vreemd.csv", "--manifest", "manifest.json", "--key", "jeugd.sleutel", "--mapping", "v.toml"];
    let said = lab.say(&args);
    assert!(said.contains("Geen enkel adres doet mee") && !lab.path("v.toml").exists(), "{said}");
}

/// Who reads only the beginning ends nothing.
#[test]
fn a_reader_that_stops_is_no_fault() {
    let lab = Lab::new();
    let mut child = lab
        .command(&["manifest", "check", "manifest.json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// It cannot be made again: the keys are gone.
#[test]
fn a_result_is_never_overwritten() {
    let lab = Lab::new();
    fs::create_dir(lab.path("uit-jeugd")).unwrap();
    fs::write(lab.path("uit-jeugd/uitkomst.flr"), "eerder").unwrap();
    let output = lab.seat("jeugd", &["--connect", "127.0.0.1:1"]).wait_with_output().unwrap();
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("nooit overschreven"));
    assert_eq!(fs::read_to_string(lab.path("uit-jeugd/uitkomst.flr")).unwrap(), "eerder");
}

#[test]
fn who_has_another_manifest_is_told_at_the_door_and_the_others_wait() {
    let lab = Lab::new();
    lab.say(&["manifest", "new", "plan.toml", "ander.json"]);
    for name in SEATS {
        lab.say(&["manifest", "sign", "ander.json", "--key", &format!("{name}.sleutel")]);
    }
    let address = format!("127.0.0.1:{}", free_port());
    let mut waiting = vec![lab.seat("teller", &["--listen", &address]), lab.seat("gemeente", &["--connect", &address])];
    let keys = ["--key", "jeugd.sleutel", "--input", "jeugd.csv", "--mapping", "jeugd.toml", "--agreed", "--plain"];
    let output = lab.run(&[&["ceremony", "--manifest", "ander.json", "--connect", &address], &keys[..]].concat());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && told.contains("een ander manifest dan u"), "{told}");
    waiting.push(lab.seat("jeugd", &["--connect", &address]));
    all_succeed(waiting);
}

#[test]
fn a_fingerprint_that_is_not_confirmed_is_heard_by_everybody() {
    let lab = Lab::new();
    let address = format!("127.0.0.1:{}", free_port());
    let collator = lab.seat("teller", &["--listen", &address]);
    let keys =
        ["--manifest", "manifest.json", "--key", "jeugd.sleutel", "--input", "jeugd.csv", "--mapping", "jeugd.toml"];
    // Nothing is typed: that is no.
    let output = lab.run(&[&["ceremony"], &keys[..], &["--plain", "--connect", &address]].concat());
    assert!(String::from_utf8_lossy(&output.stderr).contains("niet bevestigd"));
    let output = collator.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("niet bevestigd") && told.contains("Gemeld door Stichting Jeugd"), "{told}");
}

/// A wrong address says so while it is still tried.
#[test]
fn a_collator_that_does_not_answer_is_told() {
    let lab = Lab::new();
    let mut seat = lab.seat("jeugd", &["--connect", &format!("127.0.0.1:{}", free_port())]);
    let mut said = BufReader::new(seat.stdout.take().unwrap());
    let told =
        said.by_ref().lines().map_while(Result::ok).find(|line| line.contains("geeft de teller nog geen antwoord"));
    assert!(told.is_some());
    seat.kill().unwrap();
    seat.wait().unwrap();
}
