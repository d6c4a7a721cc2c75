//! A public key of somebody outside the card, who proves with EXTERNAL AUTHENTICATE that it is there.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    bytes::{Base64, Hex},
    identifier::FileId,
};

/// A public key of a terminal or service (an internal EF). Access rules name it as they name a PIN reference: it counts as
/// verified once its owner has signed a challenge of the card.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExternalKey {
    /// The file identifier.
    pub fid: FileId,
    /// What people call it.
    pub name: String,
    /// The RSA modulus.
    pub modulus: Base64,
    /// The RSA public exponent.
    pub exponent: Hex,
}
