//! The world in which the valid twin of a defect is made.

use crate::line::Line;
use crate::names::Names;
use crate::reason::CrlReason;

/// Line, environment, and how the holder's certificate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Situation {
    pub(super) line: Line,
    pub(super) environment: Environment,
    /// Why the holder's certificate is listed; none if it is good.
    pub(super) revoked: Option<CrlReason>,
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
pub(super) const SIGNING: Situation = Situation { line: Line::Signing, environment: Environment::Test, revoked: None };

/// A good authentication certificate of the test environment.
pub(super) const AUTHENTICATION: Situation = Situation { line: Line::Authentication, ..SIGNING };

/// A good signing certificate under roots with the names of production.
pub(super) const PRODUCTION_SHAPE: Situation = Situation { environment: Environment::ProductionShape, ..SIGNING };

/// A signing certificate that is listed as revoked.
pub(super) const REVOKED: Situation = Situation { revoked: Some(CrlReason::KeyCompromise), ..SIGNING };

/// An authentication certificate on hold.
pub(super) const ON_HOLD: Situation = Situation { revoked: Some(CrlReason::CertificateHold), ..AUTHENTICATION };
