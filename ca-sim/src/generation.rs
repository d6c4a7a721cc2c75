//! A generation of an authority: one root with one key. Generations overlap and share one name.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::CaError;

/// The number of a generation of one line, from 1. Known: three so far, about four years apart, all with the same
/// distinguished name; an issuer has to be found by key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Generation(u8);

impl Generation {
    /// The first.
    pub const FIRST: Self = Self(1);

    /// The generation with this number.
    ///
    /// # Errors
    /// [`CaError::Text`] for 0.
    pub fn new(number: u8) -> Result<Self, CaError> {
        if number == 0 {
            return Err(CaError::Text { field: "generation", expected: EXPECTED, got: "0".to_owned() });
        }
        Ok(Self(number))
    }

    /// Its number, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The one after it, unless the numbers are used up.
    #[must_use]
    pub(crate) fn next(self) -> Option<Self> {
        self.0.checked_add(1).map(Self)
    }
}

const EXPECTED: &str = "a number from 1 to 255";

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// As text, since a generation is a key of maps in files.
impl TryFrom<String> for Generation {
    type Error = CaError;

    fn try_from(text: String) -> Result<Self, CaError> {
        match text.parse() {
            Ok(number) => Self::new(number),
            Err(_) => Err(CaError::Text { field: "generation", expected: EXPECTED, got: text }),
        }
    }
}

impl From<Generation> for String {
    fn from(generation: Generation) -> Self {
        generation.to_string()
    }
}
