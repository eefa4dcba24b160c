//! The built program as it is started from a command line.

use crate::browser::Browser;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// A program that runs until it is dropped; then it is killed, as by a power cut.
pub struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Program {
    /// Starts it and waits until it serves; answers it and what it printed before.
    pub fn start(arguments: &[&str]) -> (Self, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bloemenzee"));
        let mut program = Self(command.args(arguments).stdout(Stdio::piped()).spawn().unwrap());
        let mut said = String::new();
        for line in BufReader::new(program.0.stdout.take().unwrap()).lines().map_while(Result::ok) {
            said.push_str(&line);
            said.push('\n');
            if line.starts_with("Serving on") {
                return (program, said);
            }
        }
        panic!("the program does not serve: {said}");
    }

    /// The demo, in this folder or on this database; answers it and its links.
    pub fn demo(folder: &Path, stage: Option<&str>, database: Option<&str>) -> (Self, Value) {
        let links = folder.join("links.json");
        let mut arguments = vec!["demo", "--listen", "127.0.0.1:0", "--data-dir", folder.to_str().unwrap()];
        arguments.extend(["--links-json", links.to_str().unwrap()]);
        for (flag, value) in [("--stage", stage), ("--database", database)] {
            arguments.extend(value.into_iter().flat_map(|value| [flag, value]));
        }
        let (program, _) = Self::start(&arguments);
        (program, serde_json::from_str(&std::fs::read_to_string(&links).unwrap()).unwrap())
    }
}

/// Runs it to its end.
pub fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bloemenzee")).args(arguments).output().unwrap()
}

/// What a program that ended said when something was wrong.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A client of the API as one of the demo's people, and what stands in the links of them.
pub fn persona(links: &Value, name: &str) -> (Browser, Value) {
    let at = links["base"].as_str().unwrap().trim_start_matches("http://").parse().unwrap();
    let found = links["personas"].as_array().unwrap().iter().find(|p| p["persona"] == name).unwrap().clone();
    let bearer = format!("Bearer {}", found["bearer"].as_str().unwrap());
    (Browser { bearer, ..Browser::new(at) }, found)
}
