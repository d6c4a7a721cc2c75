//! What comes out when a request is answered.

use super::fault::{OcspFault, OcspStatus};
use super::response;
use crate::crl::UpdateTimes;

/// The answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OcspAnswer {
    /// A signed status for each certificate.
    Signed {
        /// The OCSPResponse in DER.
        der: Vec<u8>,
        /// From when until when it may be relied on.
        times: UpdateTimes,
        /// Whether everybody who asks gets these octets while the snapshot lasts, so that caches may keep them.
        pre_produced: bool,
    },
    /// An error status, and why.
    Refused(OcspFault),
}

impl OcspAnswer {
    /// The responseStatus.
    #[must_use]
    pub fn status(&self) -> OcspStatus {
        match self {
            Self::Signed { .. } => OcspStatus::Successful,
            Self::Refused(fault) => fault.status(),
        }
    }

    /// The OCSPResponse in DER.
    #[must_use]
    pub fn into_der(self) -> Vec<u8> {
        match self {
            Self::Signed { der, .. } => der,
            Self::Refused(fault) => response::bare(fault.status()),
        }
    }
}
