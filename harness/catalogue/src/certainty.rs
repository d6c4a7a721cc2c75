//! How sure it is that a requirement holds for the real card and service.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How certain a requirement is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// A standard that applies says it, a genuine certificate shows it, or two independent public sources agree.
    Confirmed,
    /// One public source says it.
    SingleSource,
    /// Nobody says it; it follows from what is known.
    Inferred,
    /// Unknown; the bench had to choose.
    Chosen,
}

impl Certainty {
    /// The word used in the catalogue and in the log.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::SingleSource => "single-source",
            Self::Inferred => "inferred",
            Self::Chosen => "chosen",
        }
    }
}
