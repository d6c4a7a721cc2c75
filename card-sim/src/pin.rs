//! A PIN reference: its value, its form and its counter.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::{identifier::FileId, status::StatusWord};

/// The longest value that a VERIFY or CHANGE REFERENCE DATA may carry, in bytes.
pub const LONGEST_PIN: usize = 16;

/// The largest retry limit: the counter is shown as one nibble in `63Cx`.
pub const LARGEST_LIMIT: u8 = 15;

/// A PIN or password reference (an internal EF).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// The reference's file identifier.
    pub fid: FileId,
    /// What people call it.
    pub name: String,
    /// The form a value has to have.
    pub format: PinFormat,
    /// The value in force.
    pub value: PinValue,
    /// Which command gives it a new value.
    #[serde(default)]
    pub change: ChangeCommand,
    /// Consecutive failures that block the reference (1 to 15). 0: there is no limit, and a failure answers `6300`.
    #[schemars(range(min = 0, max = 15))]
    pub limit: u8,
    /// Failures left; 0 is blocked, unless there is no limit.
    #[schemars(range(min = 0, max = 15))]
    pub tries_left: u8,
}

/// The command that gives a reference a new value, once it is verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeCommand {
    /// None: the value belongs to what is printed on the card.
    #[default]
    Never,
    /// CHANGE REFERENCE DATA, `00 24`.
    ReferenceData,
    /// CHANGE KEY of JICSAP, `80 32`.
    Key,
}

/// The form of a PIN value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum PinFormat {
    /// Exactly this many ASCII digits.
    Digits(#[schemars(range(min = 1, max = 16))] u8),
    /// ASCII capital letters and digits, at least one of each.
    Password {
        /// Fewest characters.
        #[schemars(range(min = 2, max = 16))]
        min: u8,
        /// Most characters.
        #[schemars(range(min = 2, max = 16))]
        max: u8,
    },
}

/// A PIN's value. Debug output shows its length only.
#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct PinValue(pub String);

impl Pin {
    /// A fresh reference with all its tries, whose value cannot be changed.
    #[must_use]
    pub fn new(fid: FileId, name: &str, format: PinFormat, value: String, limit: u8) -> Self {
        let change = ChangeCommand::Never;
        Self { fid, name: name.to_owned(), format, value: PinValue(value), change, limit, tries_left: limit }
    }

    /// A fresh reference with this value, or one without a value that nobody has set: it is blocked.
    #[must_use]
    pub fn set_or_blocked(fid: FileId, name: &str, format: PinFormat, value: Option<String>, limit: u8) -> Self {
        let tries_left = if value.is_some() { limit } else { 0 };
        let value = value.unwrap_or_else(|| format.example());
        Self { tries_left, ..Self::new(fid, name, format, value, limit) }
    }

    /// The same reference, whose value this command changes.
    #[must_use]
    pub fn changed_by(self, change: ChangeCommand) -> Self {
        Self { change, ..self }
    }

    /// Whether the counter is exhausted.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.limit > 0 && self.tries_left == 0
    }

    /// What a failure and the VERIFY query answer.
    #[must_use]
    pub fn status(&self) -> StatusWord {
        if self.limit == 0 { StatusWord::NO_RETRY_LIMIT } else { StatusWord::tries(self.tries_left) }
    }

    /// Whether the bytes are the value. Lower case is not folded.
    #[must_use]
    pub fn is(&self, presented: &[u8]) -> bool {
        self.value.0.as_bytes() == presented
    }
}

impl PinFormat {
    /// Some value of this form, for a reference whose value nobody can present.
    fn example(self) -> String {
        match self {
            Self::Digits(length) => "0".repeat(usize::from(length)),
            Self::Password { min, .. } => format!("{:0>width$}", "A", width = usize::from(min)),
        }
    }

    /// Whether a value has this form.
    #[must_use]
    pub fn allows(self, value: &[u8]) -> bool {
        match self {
            Self::Digits(length) => value.len() == usize::from(length) && value.iter().all(u8::is_ascii_digit),
            Self::Password { min, max } => {
                (usize::from(min)..=usize::from(max)).contains(&value.len())
                    && value.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
                    && value.iter().any(u8::is_ascii_uppercase)
                    && value.iter().any(u8::is_ascii_digit)
            }
        }
    }
}

impl fmt::Display for PinFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Digits(length) => write!(f, "{length} digits"),
            Self::Password { min, max } => {
                write!(f, "{min} to {max} capital letters and digits, at least one of each")
            }
        }
    }
}

impl fmt::Debug for PinValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PinValue({} characters)", self.0.len())
    }
}

impl JsonSchema for PinValue {
    fn schema_name() -> Cow<'static, str> {
        "PinValue".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[0-9A-Z]{1,16}$",
            "description": "The PIN or password in clear: the card is a test object."
        })
    }
}
