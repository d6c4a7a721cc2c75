//! What GET DATA returns, and the issuer security domain that holds most of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{bytes::Base64, identifier::Tag};

/// A data object without a file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataObject {
    /// Its tag, as P1-P2 of GET DATA.
    pub tag: Tag,
    /// What people call it.
    pub name: String,
    /// What is returned, without tag and length.
    pub content: Base64,
}

/// The GlobalPlatform issuer security domain: what is current at power-on. It has no readable file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuerDomain {
    /// What GET DATA returns there.
    #[serde(default)]
    pub objects: Vec<DataObject>,
}
