//! Byte strings in the card file: short ones that people read in hexadecimal, long ones in Base64.

use std::{borrow::Cow, fmt, ops::Deref};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A short byte string, in hexadecimal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hex(pub Vec<u8>);

/// A long byte string, in Base64 (RFC 4648, 4). Its content stays out of debug output.
#[derive(Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Base64(pub Vec<u8>);

/// Text that is no byte string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BytesError {
    /// Not an even number of hexadecimal digits.
    #[error("expected bytes in hexadecimal, two digits each, without spaces")]
    Hex,
    /// Not Base64 with padding.
    #[error("expected bytes in Base64 with padding, on one line")]
    Base64,
}

impl Deref for Hex {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl TryFrom<String> for Hex {
    type Error = BytesError;

    fn try_from(text: String) -> Result<Self, BytesError> {
        hex::decode(text).map(Self).map_err(|_| BytesError::Hex)
    }
}

impl From<Hex> for String {
    fn from(bytes: Hex) -> Self {
        hex::encode_upper(&bytes.0)
    }
}

impl JsonSchema for Hex {
    fn schema_name() -> Cow<'static, str> {
        "Hex".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^([0-9A-Fa-f]{2})*$",
            "description": "Bytes in hexadecimal."
        })
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base64({} bytes)", self.0.len())
    }
}

impl Deref for Base64 {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl TryFrom<String> for Base64 {
    type Error = BytesError;

    fn try_from(text: String) -> Result<Self, BytesError> {
        BASE64_STANDARD.decode(text).map(Self).map_err(|_| BytesError::Base64)
    }
}

impl From<Base64> for String {
    fn from(bytes: Base64) -> Self {
        BASE64_STANDARD.encode(&bytes.0)
    }
}

impl JsonSchema for Base64 {
    fn schema_name() -> Cow<'static, str> {
        "Base64".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "contentEncoding": "base64",
            "pattern": "^[A-Za-z0-9+/]*={0,2}$",
            "description": "Bytes in Base64."
        })
    }
}
