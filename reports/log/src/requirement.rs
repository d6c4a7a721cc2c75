//! The requirement that a case cites, as it stood in the catalogue when the run was made.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Bilingual;

/// Text and source of one requirement.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequirementText {
    /// Stable id, such as `PIN-04`.
    pub id: String,
    /// The document that says it.
    pub document: String,
    /// The clause of that document.
    pub clause: String,
    /// How certain it is.
    pub certainty: Certainty,
    /// First day on which it holds, `YYYY-MM-DD`.
    pub effective_from: String,
    /// Last day on which it holds, `YYYY-MM-DD`; none while it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_until: Option<String>,
    /// What is required.
    pub text: Bilingual,
}

/// How certain a requirement is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// A standard says it, or independent public sources agree.
    Confirmed,
    /// One public source says it.
    SingleSource,
    /// Nobody says it; it follows from what is known.
    Inferred,
    /// Unknown; the bench had to choose.
    Chosen,
}
