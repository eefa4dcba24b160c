//! Entries that travel from one database to another, as they are stored: the meeting in a box.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::log::{Envelope, Part, RouteKey, erase, erased_by, put};
use super::value::Step;
use super::{Row, Statement, Store, StoreError, Txn};
use crate::params;

const ENVELOPES: &str = "SELECT seq, envelope FROM entry WHERE route = $1 ORDER BY seq";
const CONTENTS: &str = "SELECT seq, part, salt, body FROM content WHERE route = $1 ORDER BY seq, part";
const COMMANDS: &str = "SELECT seq, id, salt, answer, asked FROM command WHERE route = $1 ORDER BY seq, id";
const ELSEWHERE: &str = "INSERT INTO words_elsewhere (route, seq) VALUES ($1, $2)";

/// One entry as it travels. Texts are the stored bytes, hashes and salts are in base64.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    /// Its place in the route, from 1.
    pub seq: i64,
    /// Its envelope: canonical JSON.
    pub envelope: String,
    /// What of its contents travels.
    pub contents: Vec<CarriedContent>,
    /// The command that made it.
    pub command: CarriedCommand,
}

/// One content of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedContent {
    /// `facts`, `words` or `erases`.
    pub part: String,
    /// The salt of its commitment.
    #[serde(with = "bytes")]
    pub salt: Vec<u8>,
    /// Its body: JSON.
    pub body: String,
}

/// The command of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedCommand {
    /// As numbered by the client.
    pub id: Uuid,
    /// The salt of its commitment.
    #[serde(with = "bytes")]
    pub salt: Vec<u8>,
    /// What was answered: JSON.
    pub answer: String,
    /// The salted hash of what was asked; absent where it was forgotten, or stays with the words.
    #[serde(with = "optional_bytes", default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Vec<u8>>,
}

impl Carried {
    /// A content of this entry.
    #[must_use]
    pub fn content(&self, part: &str) -> Option<&str> {
        self.contents.iter().find(|content| content.part == part).map(|content| content.body.as_str())
    }

    /// Whether its envelope commits to words.
    #[must_use]
    pub fn has_words(&self) -> bool {
        Envelope::parse(self.envelope.as_bytes()).is_ok_and(|envelope| envelope.words.is_some())
    }

    /// The same entry with its words left behind, and the hash of what was asked with them: under a
    /// known salt a short text could be guessed from its hash.
    #[must_use]
    pub fn without_words(mut self) -> Self {
        self.contents.retain(|content| content.part != Part::Words.name());
        self.command.asked = None;
        self
    }
}

impl Store {
    /// All entries of a route as they are stored, read at one moment.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when one has not exactly one command, or is no text.
    pub async fn carried(&self, route: &RouteKey) -> Result<Vec<Carried>, StoreError> {
        let queries = [ENVELOPES, CONTENTS, COMMANDS].map(|sql| Statement::new(sql, params![route.as_str()]));
        let mut answers = self.snapshot().await?.query_all(queries.to_vec()).await?.into_iter();
        let mut next = || answers.next().unwrap_or_default();
        let (envelopes, contents, commands) = (next(), next(), next());
        let (mut contents, mut commands) = (by_entry(&contents)?, by_entry(&commands)?);
        let mut all = Vec::with_capacity(envelopes.len());
        for row in &envelopes {
            let seq = row.int("seq")?;
            let Some(&[command]) = commands.remove(&seq).as_deref() else {
                return Err(StoreError::Corrupt(format!("entry {seq} has not one command")));
            };
            let contents = contents.remove(&seq).unwrap_or_default();
            all.push(Carried {
                seq,
                envelope: text(row, "envelope")?,
                contents: contents.into_iter().map(content).collect::<Result<_, _>>()?,
                command: CarriedCommand {
                    id: command.uuid("id")?,
                    salt: command.blob("salt")?.to_vec(),
                    answer: text(command, "answer")?,
                    asked: command.opt_blob("asked")?.map(<[u8]>::to_vec),
                },
            });
        }
        Ok(all)
    }

    /// Which entries of a route have their words elsewhere.
    ///
    /// # Errors
    /// What the database says.
    pub async fn words_elsewhere(&self, route: &RouteKey) -> Result<BTreeSet<i64>, StoreError> {
        let rows = self.query(super::verify::STAYED, params![route.as_str()]).await?;
        rows.iter().map(|row| row.int(0)).collect()
    }
}

fn by_entry(rows: &[Row]) -> Result<BTreeMap<i64, Vec<&Row>>, StoreError> {
    let mut all: BTreeMap<i64, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        all.entry(row.int("seq")?).or_default().push(row);
    }
    Ok(all)
}

fn content(row: &Row) -> Result<CarriedContent, StoreError> {
    Ok(CarriedContent {
        part: row.text("part")?.to_owned(),
        salt: row.blob("salt")?.to_vec(),
        body: text(row, "body")?,
    })
}

fn text(row: &Row, column: &str) -> Result<String, StoreError> {
    let bytes = row.blob(column)?.to_vec();
    String::from_utf8(bytes).map_err(|_| StoreError::Corrupt(format!("column {column} is no text")))
}

impl Txn {
    /// Adds an entry as it came to the batch, byte for byte, with what it erases. Whether it is what
    /// it says is to be asked of [`Txn::verify`] before the commit.
    ///
    /// # Errors
    /// [`StoreError::Other`] when its place does not follow the one before it in this write.
    pub fn carry(&mut self, route: &RouteKey, entry: &Carried) -> Result<(), StoreError> {
        let erased = entry.content(Part::Erases.name()).map(|body| erased_by(body.as_bytes())).unwrap_or_default();
        self.follows(route, entry.seq)?;
        let contents = entry.contents.iter();
        let contents = contents.map(|c| (c.part.as_str(), c.salt.as_slice(), c.body.as_bytes()));
        let command = &entry.command;
        self.pending.extend(put(
            route,
            entry.seq,
            entry.envelope.as_bytes(),
            contents,
            (command.id, &command.salt, command.answer.as_bytes(), command.asked.as_deref()),
        ));
        self.erased |= !erased.is_empty();
        self.pending.extend(
            erased.into_iter().filter(|earlier| *earlier < entry.seq).flat_map(|earlier| erase(route, earlier)),
        );
        Ok(())
    }

    /// Says that the words of an entry are kept elsewhere.
    pub fn leave_words(&mut self, route: &RouteKey, seq: i64) {
        let statement = Statement::new(ELSEWHERE, params![route.as_str(), seq]);
        self.pending.push(Step { statement, fence: super::value::Fence::None });
    }

    /// The envelopes of a route, from the first, as this write sees them.
    ///
    /// # Errors
    /// What the database says.
    pub async fn envelopes(&mut self, route: &RouteKey) -> Result<Vec<String>, StoreError> {
        self.query(ENVELOPES, params![route.as_str()]).await?.iter().map(|row| text(row, "envelope")).collect()
    }
}

/// Bytes as base64.
mod bytes {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        STANDARD.decode(String::deserialize(from)?).map_err(D::Error::custom)
    }
}

/// Bytes as base64, or none.
mod optional_bytes {
    use serde::{Deserialize, Deserializer, Serialize as _, Serializer};

    #[derive(serde::Serialize, Deserialize)]
    struct Some_(#[serde(with = "super::bytes")] Vec<u8>);

    pub fn serialize<S: Serializer>(bytes: &Option<Vec<u8>>, to: S) -> Result<S::Ok, S::Error> {
        bytes.clone().map(Some_).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<u8>>, D::Error> {
        Ok(Option::<Some_>::deserialize(from)?.map(|some| some.0))
    }
}
