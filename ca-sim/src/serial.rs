//! 発行番号: the serial number of a certificate, unique within its line.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use x509_cert::serial_number::SerialNumber;

use crate::error::CaError;

/// A serial number, written in hexadecimal with an even number of digits (`0132C4AB`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Serial(u64);

impl Serial {
    /// The serial number with this value.
    #[must_use]
    pub const fn new(value: u64) -> Self {
        Self(value)
    }

    /// Its value.
    #[must_use]
    pub const fn value(self) -> u64 {
        self.0
    }

    /// The serial number after this one, unless the counter is used up.
    pub(crate) fn next(self) -> Option<Self> {
        self.0.checked_add(1).map(Self)
    }

    pub(crate) fn to_x509(self) -> Result<SerialNumber, CaError> {
        Ok(SerialNumber::new(&self.0.to_be_bytes())?)
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:X}", self.0);
        let padding = if digits.len() % 2 == 0 { "" } else { "0" };
        write!(f, "{padding}{digits}")
    }
}

impl TryFrom<String> for Serial {
    type Error = CaError;

    fn try_from(text: String) -> Result<Self, CaError> {
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u64::from_str_radix(&text, 16) {
            Ok(value) if plain => Ok(Self(value)),
            _ => Err(CaError::Text { field: "serial", expected: "1 to 16 hexadecimal digits", got: text }),
        }
    }
}

impl From<Serial> for String {
    fn from(serial: Serial) -> Self {
        serial.to_string()
    }
}
