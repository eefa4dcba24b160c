//! The log: entries with an envelope, a leaf hash, and contents that the envelope commits to.
//!
//! The envelope is canonical JSON (RFC 8785), written once and stored as these bytes. It says the
//! route, the place in it, the minute and the format version, and it commits to the contents:
//! SHA-256 over the name of the content, a zero byte, a fresh salt of 32 bytes, and the body. It
//! holds no actor, kind or subject, so that nobody can infer a stance from it (design.md, "Hash the
//! stored bytes"). The leaf is that of RFC 6962, so that the log of C2SP tlog-tiles fits on top.

use std::fmt;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::value::{Fence, Step};
use super::{Row, Statement, StoreError, Value, hex};
use crate::params;

/// The version of the format of envelopes that this program writes.
pub const FORMAT: i64 = 1;

const SALT: usize = 32;

/// The name of a log: one per route, and `org` for the organisation's own. It is at most 64
/// characters of `a`–`z`, `A`–`Z`, `0`–`9`, `-` and `_`, so that it stands in an envelope as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RouteKey(Arc<str>);

impl RouteKey {
    /// A route key of this text.
    ///
    /// # Errors
    /// [`StoreError::Other`] when it is empty, too long, or has another character.
    pub fn new(text: &str) -> Result<Self, StoreError> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if (1..=64).contains(&text.len()) && text.bytes().all(plain) {
            Ok(Self(text.into()))
        } else {
            Err(StoreError::Other(format!("{text:?} cannot name a route")))
        }
    }

    /// The organisation's own log.
    #[must_use]
    pub fn org() -> Self {
        Self("org".into())
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RouteKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// One entry to be written. The caller gives the place in the route: one past the head.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The route whose log it joins.
    pub route: RouteKey,
    /// Its place, from 1, without gaps.
    pub seq: i64,
    /// When, in whole minutes since 1970 (UTC).
    pub minute: i64,
    /// What is kept as long as the route: pseudonymous facts.
    pub facts: Vec<u8>,
    /// What can be erased: names, reasons, texts with personal data.
    pub words: Option<Vec<u8>>,
    /// The earlier entries of the same route whose words this entry erases.
    pub erases: Vec<i64>,
    /// The command that made it, as numbered by the client.
    pub command_id: Uuid,
    /// What was asked and by whom, in bytes that are the same for the same. Kept as a salted hash,
    /// which goes with the words.
    pub asked: Vec<u8>,
    /// What was answered, for when the command comes again. It is never erased: no personal data.
    pub answer: Vec<u8>,
}

/// One entry as read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the route, from 1.
    pub seq: i64,
    /// When, in whole minutes since 1970 (UTC).
    pub minute: i64,
    /// The facts, byte for byte as written.
    pub facts: Vec<u8>,
    /// The words, byte for byte as written; `None` when there were none or they were erased.
    pub words: Option<Vec<u8>>,
    /// True when there were words and they were erased.
    pub erased: bool,
}

/// A command that happened already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The entry that it made.
    pub seq: i64,
    /// What was answered.
    pub answer: Vec<u8>,
    /// The salt and the hash of what was asked; `None` when its words were erased.
    asked: Option<(Vec<u8>, Vec<u8>)>,
}

impl Done {
    /// Whether this is what was asked; never, once its words were erased.
    #[must_use]
    pub fn was(&self, asked: &[u8]) -> bool {
        self.asked.as_ref().is_some_and(|(salt, hash)| *hash == asked_hash(salt, asked))
    }
}

/// The hash of what was asked under a command's id.
fn asked_hash(salt: &[u8], asked: &[u8]) -> Vec<u8> {
    Sha256::new().chain_update(b"bloemenzee/v1/asked\0").chain_update(salt).chain_update(asked).finalize().to_vec()
}

/// The parts that an envelope commits to. `command` is kept in the table of commands, the others
/// in that of contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Command,
    Erases,
    Facts,
    Words,
}

impl Part {
    pub fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Erases => "erases",
            Self::Facts => "facts",
            Self::Words => "words",
        }
    }

    /// The commitment to a body, in hexadecimal.
    pub fn commit(self, salt: &[u8], body: &[&[u8]]) -> String {
        let mut hash = Sha256::new();
        hash.update(b"bloemenzee/v1/");
        hash.update(self.name().as_bytes());
        hash.update([0]);
        hash.update(salt);
        for piece in body {
            hash.update(piece);
        }
        hex(&hash.finalize())
    }
}

/// An envelope, as parsed from its bytes. Unknown fields are refused: nothing hides in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Envelope {
    pub command: String,
    pub erases: Option<String>,
    pub facts: String,
    pub minute: i64,
    pub route: String,
    pub seq: i64,
    pub v: i64,
    pub words: Option<String>,
}

impl Envelope {
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let envelope: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if envelope.v != FORMAT {
            return Err(format!("format {} is unknown", envelope.v));
        }
        Ok(envelope)
    }

    /// The canonical bytes: sorted keys, no spaces. No value needs an escape: the route key and
    /// the hexadecimal commitments are plain.
    pub fn bytes(&self) -> Vec<u8> {
        let quoted =
            |text: &Option<String>| text.as_ref().map_or_else(|| "null".to_owned(), |text| format!("\"{text}\""));
        format!(
            r#"{{"command":"{}","erases":{},"facts":"{}","minute":{},"route":"{}","seq":{},"v":{},"words":{}}}"#,
            self.command,
            quoted(&self.erases),
            self.facts,
            self.minute,
            self.route,
            self.seq,
            self.v,
            quoted(&self.words),
        )
        .into_bytes()
    }
}

/// The leaf hash of RFC 6962 over the bytes of an envelope.
pub fn leaf(envelope: &[u8]) -> Vec<u8> {
    Sha256::new().chain_update([0]).chain_update(envelope).finalize().to_vec()
}

const PUT_ENTRY: &str = "INSERT INTO entry (route, seq, envelope, leaf) VALUES ($1, $2, $3, $4)";
const PUT_CONTENT: &str = "INSERT INTO content (route, seq, part, salt, body) VALUES ($1, $2, $3, $4, $5)";
const PUT_COMMAND: &str = "INSERT INTO command (route, id, seq, salt, answer, asked) VALUES ($1, $2, $3, $4, $5, $6)";

/// The same three for many rows at once, one array per column; used on PostgreSQL, where each
/// statement of a pipeline costs a message.
pub(super) const MANY: [(&str, &str); 3] = [
    (
        PUT_ENTRY,
        "INSERT INTO entry (route, seq, envelope, leaf)
         SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::bytea[])",
    ),
    (
        PUT_CONTENT,
        "INSERT INTO content (route, seq, part, salt, body)
         SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bytea[], $5::bytea[])",
    ),
    (
        PUT_COMMAND,
        "INSERT INTO command (route, id, seq, salt, answer, asked)
         SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bytea[], $5::bytea[], $6::bytea[])",
    ),
];
const ERASE_WORDS: &str = "DELETE FROM content WHERE route = $1 AND seq = $2 AND part = 'words'";
const FORGET_ASKED: &str = "UPDATE command SET asked = NULL WHERE route = $1 AND seq = $2";
const FIRST_HEAD: &str = "INSERT INTO head (route, seq) VALUES ($1, $2)";
const NEXT_HEAD: &str = "UPDATE head SET seq = $3 WHERE route = $1 AND seq = $2";

fn fenced(sql: &'static str, params: Vec<super::Value>) -> Step {
    Step { statement: Statement::new(sql, params), fence: Fence::Rows(1) }
}

/// The statements that write one entry, with fresh salts.
pub(super) fn write(entry: NewEntry) -> Result<Vec<Step>, StoreError> {
    let NewEntry { route, seq, minute, facts, words, erases, command_id, asked, answer } = entry;
    if let Some(wrong) = erases.iter().find(|&&earlier| earlier < 1 || earlier >= seq) {
        return Err(StoreError::Other(format!("entry {seq} cannot erase the words of entry {wrong}")));
    }
    let [for_facts, for_words, for_erases, for_command] = fresh_salts()?;
    let listed = (!erases.is_empty()).then(|| erased_list(&erases));
    let mut contents = vec![(Part::Facts, for_facts, facts)];
    contents.extend(words.map(|words| (Part::Words, for_words, words)));
    contents.extend(listed.map(|list| (Part::Erases, for_erases, list)));
    let commit = |part: Part| {
        let found = contents.iter().find(|(of, ..)| *of == part);
        found.map(|(_, salt, body)| part.commit(salt, &[body]))
    };
    let id = command_id.to_string();
    let envelope = Envelope {
        command: Part::Command.commit(&for_command, &[id.as_bytes(), &answer]),
        erases: commit(Part::Erases),
        facts: commit(Part::Facts).expect("every entry has facts"),
        minute,
        route: route.as_str().to_owned(),
        seq,
        v: FORMAT,
        words: commit(Part::Words),
    };
    let asked = asked_hash(&for_command, &asked);
    let contents = contents.iter().map(|(part, salt, body)| (part.name(), salt.as_slice(), body.as_slice()));
    let command = (command_id, for_command.as_slice(), answer.as_slice(), Some(asked.as_slice()));
    let mut steps = put(&route, seq, &envelope.bytes(), contents, command);
    steps.extend(erases.into_iter().flat_map(|earlier| erase(&route, earlier)));
    Ok(steps)
}

/// The statements that put one entry: its contents, its command, its envelope with the leaf.
pub(super) fn put<'a>(
    route: &RouteKey,
    seq: i64,
    envelope: &[u8],
    contents: impl Iterator<Item = (&'a str, &'a [u8], &'a [u8])>,
    (id, salt, answer, asked): (Uuid, &[u8], &[u8], Option<&[u8]>),
) -> Vec<Step> {
    let of = route.as_str();
    let content = |(part, salt, body): (&str, &[u8], &[u8])| fenced(PUT_CONTENT, params![of, seq, part, salt, body]);
    let mut steps: Vec<Step> = contents.map(content).collect();
    steps.push(fenced(PUT_COMMAND, params![of, id.to_string(), seq, salt, answer, asked]));
    steps.push(fenced(PUT_ENTRY, params![of, seq, envelope, leaf(envelope)]));
    steps
}

/// The statements that erase the words of an earlier entry, and what was asked with them.
pub(super) fn erase(route: &RouteKey, earlier: i64) -> [Step; 2] {
    [ERASE_WORDS, FORGET_ASKED]
        .map(|sql| Step { statement: Statement::new(sql, params![route.as_str(), earlier]), fence: Fence::None })
}

/// The entries that a body of the part `erases` lists; none when it cannot be read, which its
/// commitment tells.
pub(super) fn erased_by(body: &[u8]) -> Vec<i64> {
    serde_json::from_slice(body).unwrap_or_default()
}

/// Four salts, one for each part that an entry can have, from one call to the system.
fn fresh_salts() -> Result<[Vec<u8>; 4], StoreError> {
    let mut bytes = [0; 4 * SALT];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Other(format!("no fresh salt: {error}")))?;
    Ok(std::array::from_fn(|at| bytes[at * SALT..][..SALT].to_vec()))
}

/// The body that lists the erased entries: a JSON array of numbers.
fn erased_list(erases: &[i64]) -> Vec<u8> {
    let numbers: Vec<String> = erases.iter().map(i64::to_string).collect();
    format!("[{}]", numbers.join(",")).into_bytes()
}

/// The statement that moves the head of a route, from one before `first` to `last`. It fails as
/// a conflict when the head is elsewhere.
pub(super) fn move_head(route: &RouteKey, first: i64, last: i64) -> Step {
    if first == 1 {
        fenced(FIRST_HEAD, params![route.as_str(), last])
    } else {
        fenced(NEXT_HEAD, params![route.as_str(), first - 1, last])
    }
}

pub(super) const HEADS: &str = "SELECT route, seq FROM head ORDER BY route";
pub(super) const HEAD: &str = "SELECT seq FROM head WHERE route = $1";
pub(super) const COMMAND: &str = "SELECT id, seq, answer, salt, asked FROM command WHERE route = $1 AND id = $2";
/// Commands asked for in one query: on PostgreSQL each query of a batch is a message of its own.
pub(super) const AT_ONCE: usize = 64;
static COMMANDS: LazyLock<String> = LazyLock::new(|| {
    let places: Vec<String> = (2..2 + AT_ONCE).map(|n| format!("${n}")).collect();
    format!("SELECT id, seq, answer, salt, asked FROM command WHERE route = $1 AND id IN ({})", places.join(", "))
});

/// The query for these commands of a route: at least one, at most [`AT_ONCE`]. Its text is one of
/// two, so that it stays prepared: places that are left over hold the first id again.
pub(super) fn ask_commands(route: &RouteKey, ids: &[Uuid]) -> Statement {
    let mut params = params![route.as_str()];
    params.extend(ids.iter().map(|id| Value::from(*id)));
    if ids.len() < 2 {
        return Statement::new(COMMAND, params);
    }
    params.resize(1 + AT_ONCE, Value::from(ids[0]));
    Statement::new(COMMANDS.as_str(), params)
}

pub(super) const ENTRIES: &str = "SELECT e.seq AS seq, e.envelope AS envelope, f.body AS facts, w.body AS words
    FROM entry e
    LEFT JOIN content f ON f.route = e.route AND f.seq = e.seq AND f.part = 'facts'
    LEFT JOIN content w ON w.route = e.route AND w.seq = e.seq AND w.part = 'words'
    WHERE e.route = $1 AND e.seq >= $2 ORDER BY e.seq LIMIT $3";

/// One row of [`ENTRIES`], checked as far as reading needs it.
pub(super) fn read_entry(row: &Row) -> Result<Entry, StoreError> {
    let seq = row.int("seq")?;
    let envelope =
        Envelope::parse(row.blob("envelope")?).map_err(|error| StoreError::Corrupt(format!("entry {seq}: {error}")))?;
    let facts = row.opt_blob("facts")?.ok_or_else(|| StoreError::Corrupt(format!("entry {seq} has lost its facts")))?;
    let words = row.opt_blob("words")?.map(<[u8]>::to_vec);
    Ok(Entry {
        seq,
        minute: envelope.minute,
        facts: facts.to_vec(),
        erased: words.is_none() && envelope.words.is_some(),
        words,
    })
}

/// One row of [`ask_commands`].
pub(super) fn read_done(row: &Row) -> Result<Done, StoreError> {
    let asked = match row.opt_blob("asked")? {
        Some(hash) => Some((row.blob("salt")?.to_vec(), hash.to_vec())),
        None => None,
    };
    Ok(Done { seq: row.int("seq")?, answer: row.blob("answer")?.to_vec(), asked })
}
