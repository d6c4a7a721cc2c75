//! A certificate that was issued, as the authority keeps it on record.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::carrier::Carrier;
use crate::generation::Generation;
use crate::line::Line;
use crate::partition::Partition;
use crate::serial::Serial;

/// The public key of an applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectKey {
    /// Name of the key, for the record.
    pub name: String,
    /// Whether another holder has the same key.
    pub reused: bool,
    /// SubjectPublicKeyInfo in DER.
    pub spki_der: Vec<u8>,
}

/// An issued certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuedCertificate {
    /// Which authority issued it.
    pub line: Line,
    /// Which of its generations.
    pub generation: Generation,
    /// Serial number within the line.
    pub serial: Serial,
    /// What carries its key.
    pub carrier: Carrier,
    /// The certificate that it was renewed from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewed_from: Option<Serial>,
    /// The CRL that it belongs to.
    pub partition: Partition,
    /// First valid instant.
    #[schemars(with = "String")]
    pub not_before: Timestamp,
    /// Last valid instant.
    #[schemars(with = "String")]
    pub not_after: Timestamp,
    /// Name of its key.
    pub key_name: String,
    /// Whether another certificate has the same key.
    pub key_reused: bool,
    /// The certificate itself: DER, in base64 in files.
    #[serde(with = "crate::state::base64_bytes")]
    #[schemars(with = "String")]
    pub der: Vec<u8>,
}
