//! Who was tested, in the driver's own words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the driver of the implementation under test declared. Untrusted text: consumers escape and bound it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IutDescription {
    /// Name of the implementation.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Who makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    /// The protocol version that its driver speaks.
    pub protocol: String,
    /// The methods that it has, by protocol name.
    pub methods: Vec<String>,
    /// How the card reaches it.
    pub card_access: String,
    /// Where its time comes from.
    pub clock: String,
    /// Where its trust anchors come from.
    pub anchors: String,
    /// Where its revocation information comes from.
    pub status: String,
    /// How finely it says why it refuses.
    pub reasons: String,
}
