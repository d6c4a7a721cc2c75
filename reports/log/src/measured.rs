//! The part of an event that another run of the same seed does not give again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Measured on one machine at one time. Never part of the canonical log.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Measured {
    /// How long it took, in microseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_micros: Option<u64>,
    /// When it was, RFC 3339 with zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Operating system and architecture of the machine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Which part of a divided run this is, such as `2/8`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shard: Option<String>,
}
