//! Whether the certificate is in force at a moment.

use jiff::Timestamp;
use sekisho_harness_protocol::Reason;

use crate::{Certificate, Failure};

/// The rule about validity.
pub trait ValidityRule: Send {
    /// From notBefore to notAfter, both included (RFC 5280 section 4.1.2.5).
    ///
    /// # Errors
    /// `not-yet-valid` or `expired`.
    fn check(&self, certificate: &Certificate, at: Timestamp) -> Result<(), Failure> {
        if at < certificate.not_before {
            Err(Reason::NotYetValid.into())
        } else if at > certificate.not_after {
            Err(Reason::Expired.into())
        } else {
            Ok(())
        }
    }
}
