//! Why a certificate was revoked (RFC 5280, 5.3.1).

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A revocation reason with its RFC 5280 code. Code 7 is not used there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[repr(u8)]
pub enum CrlReason {
    /// 0. JPKI: discarded before hand-over.
    Unspecified = 0,
    /// 1. JPKI: the holder's key is compromised.
    KeyCompromise = 1,
    /// 2. JPKI: the authority's key is compromised.
    #[serde(rename = "cACompromise")]
    CaCompromise = 2,
    /// 3. JPKI: recorded content changed; for both certificates also death or moving abroad.
    AffiliationChanged = 3,
    /// 4. JPKI: the certificate was renewed.
    Superseded = 4,
    /// 5. JPKI: no longer needed; card returned.
    CessationOfOperation = 5,
    /// 6. JPKI: suspended after a report of loss. The only reason that may end.
    CertificateHold = 6,
    /// 8. Delta CRLs only; never the reason of a revocation.
    #[serde(rename = "removeFromCRL")]
    RemoveFromCrl = 8,
    /// 9. Not used by JPKI.
    PrivilegeWithdrawn = 9,
    /// 10. Not used by JPKI.
    #[serde(rename = "aACompromise")]
    AaCompromise = 10,
}

impl CrlReason {
    /// Every reason, in the order of the codes.
    pub const ALL: [Self; 10] = [
        Self::Unspecified,
        Self::KeyCompromise,
        Self::CaCompromise,
        Self::AffiliationChanged,
        Self::Superseded,
        Self::CessationOfOperation,
        Self::CertificateHold,
        Self::RemoveFromCrl,
        Self::PrivilegeWithdrawn,
        Self::AaCompromise,
    ];

    /// Whether a certificate revoked with this reason stays revoked. removeFromCRL revokes nothing.
    #[must_use]
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::CertificateHold | Self::RemoveFromCrl)
    }

    /// The ENUMERATED value in a CRL entry.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The reason with this code.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// The name in RFC 5280.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::KeyCompromise => "keyCompromise",
            Self::CaCompromise => "cACompromise",
            Self::AffiliationChanged => "affiliationChanged",
            Self::Superseded => "superseded",
            Self::CessationOfOperation => "cessationOfOperation",
            Self::CertificateHold => "certificateHold",
            Self::RemoveFromCrl => "removeFromCRL",
            Self::PrivilegeWithdrawn => "privilegeWithdrawn",
            Self::AaCompromise => "aACompromise",
        }
    }
}

impl fmt::Display for CrlReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
