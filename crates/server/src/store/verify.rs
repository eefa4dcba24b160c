//! Verification: the stored log against its own hashes (law 9 of design.md).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::log::erased_by;
use super::log::{Envelope, Part, RouteKey, leaf};
use super::{Row, Snapshot, Store, StoreError, Txn, Value};
use crate::params;

/// What a verification of one route found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// The route.
    pub route: String,
    /// How many entries it has.
    pub entries: i64,
    /// How many of them had words that were erased.
    pub erased: i64,
    /// How many have their words elsewhere: in a box, those that stayed home.
    pub elsewhere: i64,
    /// What does not fit, in order of place. Empty means: everything verifies.
    pub problems: Vec<Problem>,
}

impl VerifyReport {
    /// True when nothing was found.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

/// One thing that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The entry, when it is about one.
    pub seq: Option<i64>,
    /// What is wrong, in English, for the operator.
    pub what: String,
}

const PAGE: i64 = 500;

/// The entries whose words are elsewhere: only a box has those, and only of what it took.
pub(super) const STAYED: &str = "SELECT w.seq FROM words_elsewhere w JOIN boxed b ON b.route = w.route
    WHERE w.route = $1 AND w.seq <= b.entries ORDER BY w.seq";
const LISTED: &str = "SELECT seq, body FROM content WHERE route = $1 AND part = 'erases' ORDER BY seq";
const ENTRY_PAGE: &str = "SELECT seq, envelope, leaf FROM entry
    WHERE route = $1 AND seq >= $2 ORDER BY seq LIMIT $3";
const CONTENT_PAGE: &str = "SELECT seq, part, salt, body FROM content
    WHERE route = $1 AND seq >= $2 AND seq <= $3 ORDER BY seq, part";
const COMMAND_PAGE: &str = "SELECT seq, id, salt, answer, asked FROM command WHERE route = $1 ORDER BY seq, id";
const STRAY_CONTENT: &str = "SELECT c.seq AS seq, c.part AS part FROM content c
    LEFT JOIN entry e ON e.route = c.route AND e.seq = c.seq
    WHERE c.route = $1 AND e.seq IS NULL ORDER BY c.seq, c.part";
const ROUTES: &str = "SELECT route FROM entry UNION SELECT route FROM content
    UNION SELECT route FROM command UNION SELECT route FROM head ORDER BY route";

impl Store {
    /// Every route that any table of the log speaks of.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when a stored name cannot name a route.
    pub async fn routes(&self) -> Result<Vec<RouteKey>, StoreError> {
        let rows = self.query(ROUTES, Vec::new()).await?;
        rows.iter()
            .map(|row| RouteKey::new(row.text(0)?).map_err(|error| StoreError::Corrupt(error.to_string())))
            .collect()
    }

    /// Checks a route as it is at one moment: places without gaps from 1, each envelope readable,
    /// canonical and about its own entry, each leaf and commitment equal to the hash of what is
    /// stored, words absent only where a later entry erased them, exactly one command per entry, what
    /// was asked forgotten only where the words were erased, no
    /// content or command without an entry, and the head at the last entry.
    ///
    /// # Errors
    /// What the database says; what is wrong with the log is in the report.
    pub async fn verify(&self, route: &RouteKey) -> Result<VerifyReport, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let check = checked(&mut snapshot, route).await?;
        let head = snapshot.query(super::log::HEAD, params![route.as_str()]).await?;
        check.finish(head.first().map(|row| row.int(0)).transpose()?)
    }
}

impl Txn {
    /// As [`Store::verify`], of a route as it will be once this write is committed; where its head
    /// will stand is not asked, because the commit itself moves it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn verify(&mut self, route: &RouteKey) -> Result<VerifyReport, StoreError> {
        let check = checked(self, route).await?;
        let last = check.last;
        check.finish(Some(last))
    }
}

/// Where the rows of one moment are read: a snapshot, or a write in the making.
trait Reads {
    async fn rows(&mut self, sql: &'static str, params: Vec<Value>) -> Result<Vec<Row>, StoreError>;
}

impl Reads for Snapshot {
    async fn rows(&mut self, sql: &'static str, params: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        self.query(sql, params).await
    }
}

impl Reads for Txn {
    async fn rows(&mut self, sql: &'static str, params: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        self.query(sql, params).await
    }
}

/// A route checked from its first entry to its last.
async fn checked<'a>(reads: &mut impl Reads, route: &'a RouteKey) -> Result<Check<'a>, StoreError> {
    let stayed = reads.rows(STAYED, params![route.as_str()]).await?;
    let stayed = stayed.iter().map(|row| row.int(0)).collect::<Result<_, _>>()?;
    let mut check = Check::new(route, erasures(reads, route).await?, stayed);
    check.commands(reads.rows(COMMAND_PAGE, params![route.as_str()]).await?)?;
    let mut from = Some(i64::MIN);
    while let Some(start) = from {
        let entries = reads.rows(ENTRY_PAGE, params![route.as_str(), start, PAGE]).await?;
        let Some(end) = entries.last().map(|row| row.int("seq")).transpose()? else {
            break;
        };
        let contents = reads.rows(CONTENT_PAGE, params![route.as_str(), start, end]).await?;
        check.page(&entries, &contents)?;
        from = end.checked_add(1);
    }
    let stray = reads.rows(STRAY_CONTENT, params![route.as_str()]).await?;
    for row in &stray {
        check.found(row.int("seq")?, format!("{} without an entry", row.text("part")?));
    }
    Ok(check)
}

/// Which entries had their words erased, by what the erasing entries list.
async fn erasures(reads: &mut impl Reads, route: &RouteKey) -> Result<BTreeSet<i64>, StoreError> {
    let rows = reads.rows(LISTED, params![route.as_str()]).await?;
    let mut erased = BTreeSet::new();
    for row in &rows {
        // A list that cannot be read is told where its commitment is checked.
        erased.extend(erased_by(row.blob("body")?));
    }
    Ok(erased)
}

struct Check<'a> {
    route: &'a RouteKey,
    erased: BTreeSet<i64>,
    /// Whose words are elsewhere.
    stayed: BTreeSet<i64>,
    /// The commands by the entry that they point to.
    commands: BTreeMap<i64, Vec<Row>>,
    last: i64,
    report: VerifyReport,
}

impl<'a> Check<'a> {
    fn new(route: &'a RouteKey, erased: BTreeSet<i64>, stayed: BTreeSet<i64>) -> Self {
        let of = route.as_str().to_owned();
        let report = VerifyReport { route: of, entries: 0, erased: 0, elsewhere: 0, problems: Vec::new() };
        Self { route, erased, stayed, commands: BTreeMap::new(), last: 0, report }
    }

    fn found(&mut self, seq: i64, what: impl Into<String>) {
        self.report.problems.push(Problem { seq: Some(seq), what: what.into() });
    }

    fn commands(&mut self, rows: Vec<Row>) -> Result<(), StoreError> {
        for row in rows {
            self.commands.entry(row.int("seq")?).or_default().push(row);
        }
        Ok(())
    }

    fn page(&mut self, entries: &[Row], contents: &[Row]) -> Result<(), StoreError> {
        let mut by_entry: BTreeMap<i64, Vec<&Row>> = BTreeMap::new();
        for row in contents {
            by_entry.entry(row.int("seq")?).or_default().push(row);
        }
        for row in entries {
            let seq = row.int("seq")?;
            self.entry(seq, row, by_entry.get(&seq).map_or(&[], Vec::as_slice))?;
        }
        Ok(())
    }

    fn entry(&mut self, seq: i64, row: &Row, contents: &[&Row]) -> Result<(), StoreError> {
        self.report.entries += 1;
        if seq != self.last + 1 {
            self.found(seq, format!("it follows entry {}", self.last));
        }
        self.last = seq;
        let bytes = row.blob("envelope")?;
        if row.blob("leaf")? != leaf(bytes) {
            self.found(seq, "the leaf hash is not that of the envelope");
        }
        let commands = self.commands.remove(&seq).unwrap_or_default();
        let envelope = match Envelope::parse(bytes) {
            Ok(envelope) => envelope,
            Err(error) => {
                self.found(seq, format!("the envelope cannot be read: {error}"));
                return Ok(());
            }
        };
        if envelope.bytes() != bytes {
            self.found(seq, "the envelope is not in its canonical form");
        }
        if envelope.route != self.route.as_str() || envelope.seq != seq {
            self.found(seq, format!("the envelope is of entry {} of {}", envelope.seq, envelope.route));
        }
        self.command(seq, &envelope, &commands)?;
        self.part(seq, Part::Facts, Some(&envelope.facts), contents)?;
        self.part(seq, Part::Words, envelope.words.as_ref(), contents)?;
        self.part(seq, Part::Erases, envelope.erases.as_ref(), contents)
    }

    fn command(&mut self, seq: i64, envelope: &Envelope, commands: &[Row]) -> Result<(), StoreError> {
        let [row] = commands else {
            self.found(seq, format!("it has {} commands instead of one", commands.len()));
            return Ok(());
        };
        let (id, answer) = (row.text("id")?, row.blob("answer")?);
        if Part::Command.commit(row.blob("salt")?, &[id.as_bytes(), answer]) != envelope.command {
            self.found(seq, "the command is not what the envelope commits to");
        }
        let may_forget = self.erased.contains(&seq) || self.stayed.contains(&seq);
        if row.opt_blob("asked")?.is_none() && !may_forget {
            self.found(seq, "what was asked is forgotten, though its words were not erased");
        }
        Ok(())
    }

    fn part(&mut self, seq: i64, part: Part, commitment: Option<&String>, contents: &[&Row]) -> Result<(), StoreError> {
        let mut stored = None;
        for row in contents {
            if row.value("part")? == &Value::from(part.name()) {
                stored = Some(*row);
            }
        }
        let erased = part == Part::Words && self.erased.contains(&seq);
        match (commitment, stored) {
            (None, None) => {}
            (None, Some(_)) => self.found(seq, format!("{} that the envelope does not have", part.name())),
            (Some(_), None) if erased => self.report.erased += 1,
            (Some(_), None) if part == Part::Words && self.stayed.contains(&seq) => self.report.elsewhere += 1,
            (Some(_), None) => self.found(seq, format!("the {} are gone", part.name())),
            (Some(_), Some(_)) if erased => self.found(seq, "the words were erased and still stand"),
            (Some(commitment), Some(row)) => {
                if part.commit(row.blob("salt")?, &[row.blob("body")?]) != *commitment {
                    self.found(seq, format!("the {} are not what the envelope commits to", part.name()));
                }
            }
        }
        Ok(())
    }

    fn finish(mut self, head: Option<i64>) -> Result<VerifyReport, StoreError> {
        for (seq, rows) in std::mem::take(&mut self.commands) {
            for row in rows {
                self.found(seq, format!("command {} without an entry", row.text("id")?));
            }
        }
        if head.unwrap_or(0) != self.last || (head.is_none() && self.report.entries > 0) {
            let what = format!("the head says {}, the last entry is {}", head.unwrap_or(0), self.last);
            self.report.problems.push(Problem { seq: None, what });
        }
        self.report.problems.sort_by_key(|problem| problem.seq.unwrap_or(i64::MAX));
        Ok(self.report)
    }
}
