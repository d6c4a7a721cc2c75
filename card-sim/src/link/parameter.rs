//! The parameters of a link, for people.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// One parameter of a link as it was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LinkParameter {
    /// Its name in the standard.
    pub name: &'static str,
    /// Its value, with the unit.
    pub value: String,
    /// Why it has this value.
    pub source: ParameterSource,
    /// Where the standard describes it, or why the value was chosen.
    pub remark: &'static str,
}

/// Why a parameter has its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ParameterSource {
    /// The standard leaves no choice, or gives a default that applies.
    Standard,
    /// Read from the card's answer to reset, or as answers to reset of such cards say that are publicly known.
    Card,
    /// Chosen by the model.
    Chosen,
}

impl fmt::Display for ParameterSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Standard => "standard",
            Self::Card => "card",
            Self::Chosen => "chosen",
        })
    }
}

/// Makes one.
pub(super) fn parameter(
    name: &'static str,
    value: impl fmt::Display,
    source: ParameterSource,
    remark: &'static str,
) -> LinkParameter {
    LinkParameter { name, value: value.to_string(), source, remark }
}
