//! The results of a whole run: one JSON file per day, and the table in README.md.

use crate::Fault;
use crate::figures::{Figures, Part, number};
use crate::machine::{self, Machine};
use bloemenzee::clock;
use serde::Serialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const BEGIN: &str = "<!-- table -->";
const END: &str = "<!-- end of table -->";

/// A whole run.
#[derive(Serialize)]
pub struct Results {
    date: String,
    profile: &'static str,
    machine: Machine,
    load_at_end: String,
    parts: Vec<Part>,
}

impl Results {
    /// What was measured, with the date of today (UTC).
    ///
    /// # Errors
    /// When the machine tells nothing of its load.
    pub fn new(machine: &Machine, figures: Figures) -> Result<Self, Fault> {
        let date = jiff::Timestamp::from_second(clock::now().0)?.strftime("%Y-%m-%d").to_string();
        let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
        Ok(Self { date, profile, machine: machine.clone(), load_at_end: machine::load()?, parts: figures.parts })
    }

    /// Writes `results/<date>.json` and the table in README.md; answers the former.
    ///
    /// # Errors
    /// When they cannot be written, or README.md has no place for the table.
    pub fn write(&self) -> Result<PathBuf, Fault> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = here.join("results").join(format!("{}.json", self.date));
        std::fs::create_dir_all(here.join("results"))?;
        std::fs::write(&file, serde_json::to_string_pretty(self)? + "\n")?;
        let readme = here.join("README.md");
        let text = std::fs::read_to_string(&readme)?;
        let (before, rest) = text.split_once(BEGIN).ok_or("README.md has no place for the table")?;
        let (_, after) = rest.split_once(END).ok_or("README.md has no end of the table")?;
        std::fs::write(&readme, format!("{before}{BEGIN}\n{}{END}{after}", self.table()))?;
        Ok(file)
    }

    fn table(&self) -> String {
        let Machine { processor, cores, memory_gib, kernel, disk, load_at_start } = &self.machine;
        let mut text = format!(
            "\nMeasured on {} in the {} profile: {processor}, {cores} cores, {memory_gib} GiB of memory, {kernel}, {disk}.\n\
             Load (1, 5, 15 minutes) {load_at_start} at the start and {} at the end, our own work included.\n",
            self.date, self.profile, self.load_at_end
        );
        for part in &self.parts {
            // Writing to a String does not fail.
            let _ = writeln!(
                text,
                "\n### {}\n\nOther work took {:.0} % of the machine just before this part.\n\n\
                 | what | figure | | what limits it |\n|---|---:|---|---|",
                part.name, part.others_percent
            );
            for figure in &part.figures {
                let (value, unit) = (number(figure.value), figure.unit);
                let _ = writeln!(text, "| {} | {value} {unit} | {} | {} |", figure.name, figure.note, figure.limit);
            }
        }
        text + "\n"
    }
}
