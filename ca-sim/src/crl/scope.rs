//! What a CRL is about: the certificates of one municipality, the authorities themselves, or everybody.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::CaError;
use crate::partition::Partition;

/// The scope of a CRL, which its issuingDistributionPoint says (RFC 5280, 5.2.5). In files: `authorities`, `combined`,
/// or the partition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub enum CrlScope {
    /// Holders' certificates of one municipality or ward. Known: what the cRLDistributionPoints of certificates name.
    Partition(Partition),
    /// The authority revocation list: roots of the line. Known: where it lies is the authority's own name.
    Authorities,
    /// Holders' certificates of every municipality (失効情報の集合物). Chosen: no public source shows one.
    Combined,
}

impl fmt::Display for CrlScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Partition(partition) => partition.fmt(f),
            Self::Authorities => f.write_str("authorities"),
            Self::Combined => f.write_str("combined"),
        }
    }
}

impl TryFrom<String> for CrlScope {
    type Error = CaError;

    fn try_from(text: String) -> Result<Self, CaError> {
        match text.as_str() {
            "authorities" => Ok(Self::Authorities),
            "combined" => Ok(Self::Combined),
            _ => Partition::try_from(text).map(Self::Partition),
        }
    }
}

impl From<CrlScope> for String {
    fn from(scope: CrlScope) -> Self {
        scope.to_string()
    }
}

impl From<Partition> for CrlScope {
    fn from(partition: Partition) -> Self {
        Self::Partition(partition)
    }
}
