//! That a certificate was revoked, and what the authority answers about a certificate.

use std::fmt;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::reason::CrlReason;

/// A revocation on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// Why.
    pub reason: CrlReason,
    /// Since when, to the second.
    #[schemars(with = "String")]
    pub at: Timestamp,
}

/// What the authority knows about a serial number at some instant. Expiry is not its business: a verifier sees that in
/// the certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Never issued.
    Unknown,
    /// Issued and not revoked.
    Good,
    /// Revoked, or on hold if the reason is certificateHold.
    Revoked(Revocation),
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("unknown"),
            Self::Good => f.write_str("good"),
            Self::Revoked(revocation) => write!(f, "revoked since {} ({})", revocation.at, revocation.reason),
        }
    }
}
