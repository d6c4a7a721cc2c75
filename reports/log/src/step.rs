//! The evidence of a case: its steps, and what went over the card link meanwhile.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Bilingual;

/// One thing that a case looked at.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The case, by id.
    pub case: String,
    /// Position in the case, from 1.
    pub index: u32,
    /// What is done or looked at.
    pub says: Bilingual,
    /// How it came out.
    pub outcome: StepOutcome,
    /// What the requirement asks for, in the protocol's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What was seen, in the protocol's words. Present in every step that passed or failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed: Option<String>,
}

/// How a step came out.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StepOutcome {
    /// What was seen is what was expected.
    Passed,
    /// What was seen is not what was expected.
    Failed,
    /// Something was prepared or recorded; nothing was expected.
    Noted,
}

/// One exchange with the card, as a decoded line without PINs or personal data.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// The case, by id.
    pub case: String,
    /// The step during which it happened; none while the case was being prepared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u32>,
    /// Position among the exchanges of the case, from 1.
    pub index: u32,
    /// Decoded, redacted command and answer.
    pub line: String,
}
