//! A CRL partition: the municipality, or ward of a designated city, that accepted the application.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::CaError;

/// A partition by its romanised names, written `Tokyo-to/Shibuya-ku` in files.
///
/// It is fixed at issue: an authentication certificate keeps its partition when the holder moves.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Partition {
    prefecture: String,
    municipality: String,
}

impl Partition {
    /// A partition with these romanised names, such as `Tokyo-to` and `Shibuya-ku`.
    ///
    /// # Errors
    /// [`CaError::Text`] for an empty name, or a prefecture with a slash in it.
    pub fn new(prefecture: &str, municipality: &str) -> Result<Self, CaError> {
        if prefecture.is_empty() || prefecture.contains('/') || municipality.is_empty() {
            return Err(CaError::Text {
                field: "partition",
                expected: "PREFECTURE/MUNICIPALITY in romanised names",
                got: format!("{prefecture}/{municipality}"),
            });
        }
        Ok(Self { prefecture: prefecture.to_owned(), municipality: municipality.to_owned() })
    }

    /// Romanised prefecture: an L of the signing subject and an OU of the distribution point.
    #[must_use]
    pub fn prefecture(&self) -> &str {
        &self.prefecture
    }

    /// Romanised municipality or city and ward.
    #[must_use]
    pub fn municipality(&self) -> &str {
        &self.municipality
    }
}

impl fmt::Display for Partition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.prefecture, self.municipality)
    }
}

impl TryFrom<String> for Partition {
    type Error = CaError;

    fn try_from(text: String) -> Result<Self, CaError> {
        let (prefecture, municipality) = text.split_once('/').unwrap_or((&text, ""));
        Self::new(prefecture, municipality)
    }
}

impl From<Partition> for String {
    fn from(partition: Partition) -> Self {
        partition.to_string()
    }
}
