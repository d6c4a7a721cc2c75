//! A known divergence that the operator has accepted for a time.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One line of the operator's exceptions file.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Glob over case ids.
    pub cases: String,
    /// Why the divergence is accepted.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// Last day on which it holds, `YYYY-MM-DD`.
    pub expires: String,
}
