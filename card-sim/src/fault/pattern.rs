//! Which commands a trigger counts: a pattern over the header, and whether there is more than a header.

use std::{borrow::Cow, fmt, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// CLA, INS, P1 and P2 as hexadecimal digits, `X` for any; what is left out at the end is any too. `XX20` is VERIFY of any
/// class, `00A4040C` one SELECT by name, the empty pattern every command.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct HeaderPattern {
    value: u32,
    mask: u32,
}

/// Text that is no header pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected up to eight hexadecimal digits for CLA, INS, P1 and P2, X for any, such as \"XX20\"; got {got:?}")]
pub struct HeaderPatternError {
    /// The text as given.
    pub got: String,
}

const DIGITS: u32 = 8;

impl HeaderPattern {
    /// Any class, this instruction, any parameters.
    #[must_use]
    pub const fn instruction(instruction: u8) -> Self {
        Self { value: (instruction as u32) << 16, mask: 0x00FF_0000 }
    }

    /// Whether the command begins with four bytes that fit. A command without a whole header fits the empty pattern only.
    #[must_use]
    pub fn fits(self, command: &[u8]) -> bool {
        match command.first_chunk() {
            Some(header) => u32::from_be_bytes(*header) & self.mask == self.value,
            None => self.mask == 0,
        }
    }
}

impl FromStr for HeaderPattern {
    type Err = HeaderPatternError;

    fn from_str(text: &str) -> Result<Self, HeaderPatternError> {
        let wrong = || HeaderPatternError { got: text.to_owned() };
        let mut pattern = Self::default();
        let mut left = DIGITS;
        for digit in text.chars() {
            left = left.checked_sub(1).ok_or_else(wrong)?;
            if !matches!(digit, 'X' | 'x') {
                pattern.value |= digit.to_digit(16).ok_or_else(wrong)? << (4 * left);
                pattern.mask |= 0xF << (4 * left);
            }
        }
        Ok(pattern)
    }
}

impl fmt::Display for HeaderPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |place: u32| {
            let of = |whole: u32| (whole >> (4 * (DIGITS - 1 - place))) & 0xF;
            if of(self.mask) == 0 {
                'X'
            } else {
                char::from_digit(of(self.value), 16).unwrap_or('X').to_ascii_uppercase()
            }
        };
        // Whole bytes, without those at the end of which nothing is said.
        let said = (0..DIGITS).rev().find(|place| digit(*place) != 'X').map_or(0, |last| (last / 2 + 1) * 2);
        f.write_str(&(0..said).map(digit).collect::<String>())
    }
}

impl fmt::Debug for HeaderPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HeaderPattern({self})")
    }
}

impl TryFrom<String> for HeaderPattern {
    type Error = HeaderPatternError;

    fn try_from(text: String) -> Result<Self, HeaderPatternError> {
        text.parse()
    }
}

impl From<HeaderPattern> for String {
    fn from(pattern: HeaderPattern) -> Self {
        pattern.to_string()
    }
}

impl JsonSchema for HeaderPattern {
    fn schema_name() -> Cow<'static, str> {
        "HeaderPattern".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[0-9A-Fa-fXx]{0,8}$",
            "description": "CLA, INS, P1 and P2 in hexadecimal, X for any digit; what is left out at the end is any."
        })
    }
}

/// Which commands count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CommandPattern {
    /// The header.
    pub header: HeaderPattern,
    /// `true`: only commands with a data field, such as a VERIFY that presents a value; `false`: only those without one,
    /// such as the question how many tries are left; absent: both.
    pub data: Option<bool>,
}

/// A header, and one byte that is Lc or Le.
const LONGEST_WITHOUT_DATA: usize = 5;

impl CommandPattern {
    /// Commands with this instruction, with or without data.
    #[must_use]
    pub const fn instruction(instruction: u8) -> Self {
        Self { header: HeaderPattern::instruction(instruction), data: None }
    }

    /// Only those with a data field.
    #[must_use]
    pub const fn with_data(self) -> Self {
        Self { data: Some(true), ..self }
    }

    /// Whether a command counts. Whether it has a data field is told by its length, so that malformed ones count too.
    #[must_use]
    pub fn fits(&self, command: &[u8]) -> bool {
        let extended_le = matches!(command.get(4..), Some([0, _, _]));
        let data = command.len() > LONGEST_WITHOUT_DATA && !extended_le;
        self.header.fits(command) && self.data.is_none_or(|wanted| wanted == data)
    }
}
