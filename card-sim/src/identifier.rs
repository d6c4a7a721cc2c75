//! Names of things on the card: application identifiers and file identifiers.

use std::{borrow::Cow, fmt, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// An application identifier, the DF name (ISO 7816-4, 8.2.1.2; 5 to 16 bytes). Written in hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Aid {
    bytes: [u8; 16],
    length: usize,
}

/// A file identifier (ISO 7816-4, 7.1.1.2). Written as four hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileId(u16);

/// The tag of a data object (ISO 7816-4, 7.4), as P1-P2 of GET DATA carry it. Written as four hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Tag(u16);

/// Text that is no identifier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// Not 5 to 16 bytes of hexadecimal.
    #[error("expected an application identifier of 10 to 32 hexadecimal digits, got {got:?}")]
    Aid {
        /// The text as given.
        got: String,
    },
    /// Not two bytes of hexadecimal.
    #[error("expected a file identifier of four hexadecimal digits such as \"001B\", got {got:?}")]
    FileId {
        /// The text as given.
        got: String,
    },
    /// Not two bytes of hexadecimal.
    #[error("expected a tag of four hexadecimal digits such as \"00F8\", got {got:?}")]
    Tag {
        /// The text as given.
        got: String,
    },
}

impl Aid {
    /// An identifier of known length, for constants.
    #[must_use]
    pub const fn new<const N: usize>(name: [u8; N]) -> Self {
        const { assert!(N >= 5 && N <= 16, "an application identifier has 5 to 16 bytes") };
        let mut bytes = [0; 16];
        let mut at = 0;
        while at < N {
            bytes[at] = name[at];
            at += 1;
        }
        Self { bytes, length: N }
    }

    /// The identifier's bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// Whether a SELECT with this DF name, which may be cut short from the right, means this application.
    #[must_use]
    pub fn is_named_by(&self, name: &[u8]) -> bool {
        !name.is_empty() && self.as_bytes().starts_with(name)
    }
}

impl FileId {
    /// The identifier as a number.
    #[must_use]
    pub const fn new(value: u16) -> Self {
        Self(value)
    }

    /// The identifier as a number.
    #[must_use]
    pub const fn value(self) -> u16 {
        self.0
    }

    /// The file that a short EF identifier (1 to 30) means: `00xx` with the same low five bits.
    #[must_use]
    pub const fn of_short(short: u8) -> Self {
        Self(short as u16)
    }
}

impl Tag {
    /// The tag as a number; one byte tags have a zero before them.
    #[must_use]
    pub const fn new(value: u16) -> Self {
        Self(value)
    }

    /// The tag as a number.
    #[must_use]
    pub const fn value(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Aid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode_upper(self.as_bytes()))
    }
}

impl fmt::Debug for Aid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Aid({self})")
    }
}

impl FromStr for Aid {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let wrong = || IdentifierError::Aid { got: text.to_owned() };
        let name = hex::decode(text).map_err(|_| wrong())?;
        if !(5..=16).contains(&name.len()) {
            return Err(wrong());
        }
        let mut bytes = [0; 16];
        bytes[..name.len()].copy_from_slice(&name);
        Ok(Self { bytes, length: name.len() })
    }
}

impl TryFrom<String> for Aid {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, IdentifierError> {
        text.parse()
    }
}

impl From<Aid> for String {
    fn from(aid: Aid) -> Self {
        aid.to_string()
    }
}

impl JsonSchema for Aid {
    fn schema_name() -> Cow<'static, str> {
        "Aid".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^([0-9A-Fa-f]{2}){5,16}$",
            "description": "An application identifier, 5 to 16 bytes in hexadecimal."
        })
    }
}

/// What two-byte identifiers share: they are written and read as four hexadecimal digits.
macro_rules! four_digits {
    ($name:ident, $what:literal) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:04X}", self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = IdentifierError;

            fn from_str(text: &str) -> Result<Self, IdentifierError> {
                let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
                match u16::from_str_radix(text, 16) {
                    Ok(value) if digits => Ok(Self(value)),
                    _ => Err(IdentifierError::$name { got: text.to_owned() }),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdentifierError;

            fn try_from(text: String) -> Result<Self, IdentifierError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(identifier: $name) -> Self {
                identifier.to_string()
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "pattern": "^[0-9A-Fa-f]{4}$",
                    "description": $what
                })
            }
        }
    };
}

four_digits!(FileId, "A file identifier, four hexadecimal digits.");
four_digits!(Tag, "The tag of a data object, four hexadecimal digits.");
