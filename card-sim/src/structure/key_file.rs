//! A private key of an application, with the rule of its use.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{bytes::Base64, identifier::FileId, structure::access::KeyAccess};

/// A private key (an internal EF).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The file identifier.
    pub fid: FileId,
    /// What people call it.
    pub name: String,
    /// Who may use it.
    pub access: KeyAccess,
    /// What it does.
    pub purpose: KeyPurpose,
    /// The key as PKCS #8 PrivateKeyInfo (RFC 5208), DER.
    pub pkcs8: Base64,
}

/// The one command that a key serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KeyPurpose {
    /// COMPUTE DIGITAL SIGNATURE.
    Signature,
    /// INTERNAL AUTHENTICATE.
    InternalAuthentication,
}
