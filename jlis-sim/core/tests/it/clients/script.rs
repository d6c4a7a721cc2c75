//! The form of the files in `tests/clients`. Its README says what each member means.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One client.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Client {
    pub(super) client: String,
    pub(super) version: String,
    #[serde(rename = "known")]
    pub(super) _known: Known,
    /// Whether the client sends each command twice and goes on with the second answer.
    #[serde(default)]
    pub(super) twice: bool,
    /// The profile of the card; the plastic card of an adult if it is not said.
    #[serde(default)]
    pub(super) card: Option<String>,
    #[serde(rename = "sequence")]
    pub(super) sequences: Vec<Sequence>,
}

/// How the sequences are known.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Known {
    /// The client ran, and its commands were recorded.
    Measured,
    /// Read in its source.
    Source,
}

/// Commands that follow each other. A sequence begins with a fresh card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sequence {
    pub(super) name: String,
    /// References that lose tries, with how many.
    #[serde(default)]
    pub(super) spends: BTreeMap<String, u8>,
    pub(super) steps: Vec<Step>,
}

/// One step. Which one it is follows from its first member.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Step {
    Send(Send),
    Read(Read),
    Sweep(Sweep),
    Power(Power),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Send {
    pub(super) send: String,
    #[serde(default)]
    pub(super) sw: Option<Statuses>,
    #[serde(default)]
    pub(super) data: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Read {
    pub(super) read: String,
    #[serde(default)]
    pub(super) head: usize,
    pub(super) from: usize,
    pub(super) chunk: usize,
    pub(super) until: Until,
    #[serde(default)]
    pub(super) extended: bool,
    #[serde(default)]
    pub(super) holds: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sweep {
    pub(super) sweep: String,
    /// First and last value of the counter, which stands for `{}`.
    pub(super) over: [u32; 2],
    pub(super) digits: usize,
    pub(super) sw: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Power {
    pub(super) power: PowerKind,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum PowerKind {
    Cycle,
    Reset,
}

/// One status, or several that do.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Statuses {
    One(String),
    Any(Vec<String>),
}

/// Where a read ends.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Until {
    Octets(usize),
    Sign(UntilSign),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum UntilSign {
    /// The object that the file begins with is complete.
    Object,
    /// A piece is shorter than asked for, or refused with 6B00.
    Short,
    /// 6B00.
    Refused,
}
