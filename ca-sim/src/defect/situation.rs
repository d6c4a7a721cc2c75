//! The world in which the valid twin of a defect is made.

use crate::line::Line;
use crate::names::Names;
use crate::reason::CrlReason;

/// Line, environment, and how the holder's certificate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Situation {
    pub(super) line: Line,
    pub(super) environment: Environment,
    pub(super) standing: Standing,
    /// Whether the lists name three other holders.
    pub(super) others_listed: bool,
    /// Whether the list that the verifier holds names the OCSP responder too.
    pub(super) responder_listed: bool,
}

/// How the certificate of a valid twin stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Issued and neither revoked nor on hold.
    Good,
    /// Listed as revoked, or on hold if the reason is certificateHold.
    Listed(CrlReason),
    /// Signed with the key of its issuer, which has no record of it: OCSP calls it unknown, lists do not name it.
    NeverIssued,
}

impl Standing {
    /// Why the certificate is listed, if it is.
    #[must_use]
    pub fn listed(self) -> Option<CrlReason> {
        match self {
            Self::Listed(reason) => Some(reason),
            Self::Good | Self::NeverIssued => None,
        }
    }
}

/// Whose names the roots have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Environment {
    Test,
    ProductionShape,
}

impl Environment {
    pub(super) fn names(self) -> Names {
        match self {
            Self::Test => Names::test(),
            Self::ProductionShape => Names::production_shape(),
        }
    }
}

/// A good signing certificate of the test environment.
pub(super) const SIGNING: Situation = Situation {
    line: Line::Signing,
    environment: Environment::Test,
    standing: Standing::Good,
    others_listed: true,
    responder_listed: false,
};

/// A good authentication certificate of the test environment.
pub(super) const AUTHENTICATION: Situation = Situation { line: Line::Authentication, ..SIGNING };

/// A good signing certificate under roots with the names of production.
pub(super) const PRODUCTION_SHAPE: Situation = Situation { environment: Environment::ProductionShape, ..SIGNING };

/// A signing certificate that is listed as revoked.
pub(super) const REVOKED: Situation = Situation { standing: Standing::Listed(CrlReason::KeyCompromise), ..SIGNING };

/// An authentication certificate on hold.
pub(super) const ON_HOLD: Situation =
    Situation { standing: Standing::Listed(CrlReason::CertificateHold), ..AUTHENTICATION };

/// A signing certificate that nobody has on record.
pub(super) const NEVER_ISSUED: Situation = Situation { standing: Standing::NeverIssued, ..SIGNING };

/// A good signing certificate, and a revoked OCSP responder.
pub(super) const RESPONDER_LISTED: Situation = Situation { responder_listed: true, ..SIGNING };

/// A good signing certificate in a municipality where nobody is revoked.
pub(super) const NOBODY_LISTED: Situation = Situation { others_listed: false, ..SIGNING };
