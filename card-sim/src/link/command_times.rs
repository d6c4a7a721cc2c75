//! How long the card's steps of work last: a table of data, with the source of each value.

use std::{collections::BTreeMap, fmt};

use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};

use super::{cycles::microseconds, error::LinkError};

/// The table that comes with the card.
const BUILT_IN: &str = include_str!("../../data/command-times.json");

/// A step of the card's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Every command: receive, check, find the routine, make the response.
    Dispatch,
    /// SELECT by DF name.
    SelectApplication,
    /// SELECT of a file.
    SelectFile,
    /// READ BINARY, without its bytes.
    ReadBinary,
    /// READ RECORD, without its bytes.
    ReadRecord,
    /// GET DATA, without its bytes.
    GetData,
    /// One byte of content that is read.
    ReadByte,
    /// Comparing a PIN or replacing it, without the writes.
    ComparePin,
    /// One write of non-volatile memory: erase and program.
    EepromWrite,
    /// GET CHALLENGE, without its bytes.
    GetChallenge,
    /// One random byte.
    RandomByte,
    /// One byte that the card hashes with SHA-256.
    HashByte,
    /// One operation with an RSA-2048 private key.
    #[serde(rename = "rsa-2048-private")]
    Rsa2048Private,
    /// One operation with an RSA-2048 public key.
    #[serde(rename = "rsa-2048-public")]
    Rsa2048Public,
    /// One byte of secure messaging with AES-128.
    AesByte,
}

/// What a time counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Once each time the step is done.
    Operation,
    /// For each byte.
    Byte,
}

/// One row: how long a step lasts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommandTime {
    /// The step.
    pub step: Step,
    /// Its duration in microseconds.
    pub microseconds: u32,
    /// What the duration counts for.
    pub per: Unit,
    /// The document that gives the value, or `chosen`.
    pub source: String,
    /// What the step is, and why a chosen value is plausible.
    pub remark: String,
}

/// The whole table as it is written.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Command times of a card")]
struct Written {
    /// The rows, one for each step.
    times: Vec<CommandTime>,
}

/// A checked table: one row for each step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandTimes {
    rows: BTreeMap<Step, CommandTime>,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 15] = [
        Self::Dispatch,
        Self::SelectApplication,
        Self::SelectFile,
        Self::ReadBinary,
        Self::ReadRecord,
        Self::GetData,
        Self::ReadByte,
        Self::ComparePin,
        Self::EepromWrite,
        Self::GetChallenge,
        Self::RandomByte,
        Self::HashByte,
        Self::Rsa2048Private,
        Self::Rsa2048Public,
        Self::AesByte,
    ];

    /// What its time counts for.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::ReadByte | Self::RandomByte | Self::HashByte | Self::AesByte => Unit::Byte,
            _ => Unit::Operation,
        }
    }

    /// Its name in the table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dispatch => "dispatch",
            Self::SelectApplication => "select-application",
            Self::SelectFile => "select-file",
            Self::ReadBinary => "read-binary",
            Self::ReadRecord => "read-record",
            Self::GetData => "get-data",
            Self::ReadByte => "read-byte",
            Self::ComparePin => "compare-pin",
            Self::EepromWrite => "eeprom-write",
            Self::GetChallenge => "get-challenge",
            Self::RandomByte => "random-byte",
            Self::HashByte => "hash-byte",
            Self::Rsa2048Private => "rsa-2048-private",
            Self::Rsa2048Public => "rsa-2048-public",
            Self::AesByte => "aes-byte",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Operation => "operation",
            Self::Byte => "byte",
        })
    }
}

impl CommandTimes {
    /// The table that comes with the card. Its values are chosen but where a row names a source.
    ///
    /// # Errors
    /// [`LinkError`] if the table in this build is broken.
    pub fn built_in() -> Result<Self, LinkError> {
        Self::parse(BUILT_IN)
    }

    /// Reads a table.
    ///
    /// # Errors
    /// [`LinkError::Table`] if it has another form than its schema says; [`LinkError::Missing`], [`LinkError::Twice`],
    /// [`LinkError::WrongUnit`] or [`LinkError::Unexplained`] name the first step whose row is wrong.
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let written: Written = serde_path_to_error::deserialize(&mut reader)
            .map_err(|error| LinkError::Table { path: error.path().to_string(), detail: error.inner().to_string() })?;
        reader.end().map_err(|error| LinkError::Table { path: ".".to_owned(), detail: error.to_string() })?;
        let mut rows = BTreeMap::new();
        for row in written.times {
            let step = row.step;
            if row.per != step.unit() {
                return Err(LinkError::WrongUnit { step, expected: step.unit(), got: row.per });
            }
            if row.source.trim().is_empty() || row.remark.trim().is_empty() {
                return Err(LinkError::Unexplained { step });
            }
            if rows.insert(step, row).is_some() {
                return Err(LinkError::Twice { step });
            }
        }
        match Step::ALL.into_iter().find(|step| !rows.contains_key(step)) {
            Some(step) => Err(LinkError::Missing { step }),
            None => Ok(Self { rows }),
        }
    }

    /// The rows, in the order of the steps.
    pub fn rows(&self) -> impl Iterator<Item = &CommandTime> {
        self.rows.values()
    }

    /// How long a step lasts that is done `number` times or for `number` bytes, in nanoseconds.
    #[must_use]
    pub fn of(&self, step: Step, number: usize) -> u64 {
        let each = self.rows.get(&step).map_or(0, |row| microseconds(row.microseconds.into()));
        each.saturating_mul(u64::try_from(number).unwrap_or(u64::MAX))
    }
}

/// The JSON Schema of a table of command times.
#[must_use]
pub fn command_times_schema() -> Schema {
    schemars::schema_for!(Written)
}
