//! Build step of the front end: fetches the packages with npm when they are missing or the lock file
//! changed, bundles `assets/src` with esbuild, and writes `assets.rs` with everything embedded.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, io};

/// The service worker: the one file whose name stays.
const WORKER: &str = "sw.js";

/// What the packages and the bundler need.
const NODE_MAJOR: u32 = 20;

fn main() -> ExitCode {
    let assets = var("CARGO_MANIFEST_DIR").join("assets");
    let out = var("OUT_DIR");
    for watched in ["src", "build.mjs", "package.json", "package-lock.json"] {
        let path = assets.join(watched);
        say(&format!("rerun-if-changed={}", path.display()));
    }
    say("rerun-if-changed=build.rs");
    match bundle(&assets, &out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            for line in problem.lines() {
                say(&format!("error={line}"));
            }
            ExitCode::FAILURE
        }
    }
}

/// A variable that cargo always sets for a build script.
fn var(name: &str) -> PathBuf {
    env::var_os(name).unwrap_or_default().into()
}

/// One instruction to cargo. A build script talks to cargo on its standard output.
fn say(instruction: &str) {
    println!("cargo::{instruction}");
}

/// The whole build: packages, bundle, table of files.
fn bundle(assets: &Path, out: &Path) -> Result<(), String> {
    check_node()?;
    fetch_packages(assets)?;
    let files = out.join("assets");
    let mut node = Command::new("node");
    node.arg("build.mjs").arg(&files).current_dir(assets);
    run(node, "bundling the style and script (esbuild)")?;
    let table = table(&files).map_err(|e| format!("reading the bundled files: {e}"))?;
    write_if_changed(&out.join("assets.rs"), &table).map_err(|e| format!("writing assets.rs: {e}"))
}

/// Says what to install when Node is missing or too old.
fn check_node() -> Result<(), String> {
    let advice = format!(
        "Bloemenzee needs Node.js {NODE_MAJOR} or newer (with npm) to build its style and script.\n\
         Install it (https://nodejs.org, or your system's packages) and build again."
    );
    let found =
        Command::new("node").arg("--version").output().map_err(|_| format!("Node.js was not found. {advice}"))?;
    let version = String::from_utf8_lossy(&found.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|number| number.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE_MAJOR => Ok(()),
        _ => Err(format!("Node.js {version} is too old. {advice}")),
    }
}

/// Runs `npm ci` unless the packages of this very lock file are there already. A file lock keeps
/// two builds from doing it at once.
fn fetch_packages(assets: &Path) -> Result<(), String> {
    let lock = File::create(assets.join(".npm.lock")).map_err(|e| format!("assets/.npm.lock: {e}"))?;
    lock.lock().map_err(|e| format!("waiting for another build: {e}"))?;
    let wanted =
        fs::read_to_string(assets.join("package-lock.json")).map_err(|e| format!("assets/package-lock.json: {e}"))?;
    let stamp = assets.join("node_modules/.bloemenzee-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(assets);
    run(npm, "fetching the packages of the front end (npm ci)")?;
    fs::write(&stamp, wanted).map_err(|e| format!("assets/node_modules: {e}"))
}

/// Runs one command; when it fails the problem holds everything it printed.
fn run(mut command: Command, what: &str) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let done = command.output().map_err(|e| format!("{what} failed: `{program}` could not be started: {e}"))?;
    if done.status.success() {
        return Ok(());
    }
    Err(format!(
        "{what} failed ({}).\n{}{}",
        done.status,
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    ))
}

/// The source of `assets.rs`: one entry per served file, in order of name.
fn table(files: &Path) -> io::Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(files)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !is_variant(&name) && name != WORKER {
            names.push(name);
        }
    }
    names.sort();
    let mut source = String::from("// Written by build.rs.\n");
    for (constant, begins, extension) in
        [("APP_CSS", "app-", "css"), ("APP_JS", "app-", "js"), ("HEIC_JS", "heic-", "js")]
    {
        let name = names
            .iter()
            .find(|name| name.starts_with(begins) && has_extension(name, extension))
            .ok_or_else(|| io::Error::other(format!("no {begins}*.{extension} file was made")))?;
        source += &format!(
            "/// Address of the bundled {begins}*.{extension} file, with its hash.\npub const {constant}: &str = \"/assets/{name}\";\n"
        );
    }
    source += "/// Every embedded file, in order of name.\npub static ASSETS: &[Asset] = &[\n";
    for name in &names {
        source += &format!("    {},\n", entry(files, name));
    }
    source += "];\n";
    source += &format!(
        "/// The service worker, served from the top.\npub static WORKER: Asset = {};\n",
        entry(files, WORKER)
    );
    Ok(source)
}

/// One `Asset` literal.
fn entry(files: &Path, name: &str) -> String {
    let path = files.join(name);
    let variant = |extension: &str| {
        let packed = files.join(format!("{name}.{extension}"));
        if packed.exists() { format!("Some(include_bytes!({packed:?}))") } else { "None".to_owned() }
    };
    format!(
        "Asset {{ path: \"/assets/{name}\", content_type: \"{}\", bytes: include_bytes!({path:?}), gzip: {}, brotli: {} }}",
        content_type(name),
        variant("gz"),
        variant("br"),
    )
}

fn is_variant(name: &str) -> bool {
    has_extension(name, "gz") || has_extension(name, "br")
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension() == Some(OsStr::new(extension))
}

fn content_type(name: &str) -> &'static str {
    if has_extension(name, "css") {
        "text/css; charset=utf-8"
    } else if has_extension(name, "js") {
        "text/javascript; charset=utf-8"
    } else if has_extension(name, "woff2") {
        "font/woff2"
    } else if has_extension(name, "svg") {
        "image/svg+xml"
    } else {
        "application/octet-stream"
    }
}

/// Leaves an unchanged file alone, so that nothing is compiled again for it.
fn write_if_changed(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text)
}
