//! Revoking, and answering for the status of a certificate.

use jiff::Timestamp;

use super::Authority;
use crate::error::CaError;
use crate::line::Line;
use crate::reason::CrlReason;
use crate::revocation::{Revocation, Status};
use crate::serial::Serial;
use crate::time::whole_second;

impl Authority {
    /// Revokes a certificate, or puts it on hold with certificateHold. A hold may become a final revocation, which keeps
    /// the instant of the hold (chosen).
    ///
    /// # Errors
    /// [`CaError::UnknownSerial`], [`CaError::AlreadyRevoked`], [`CaError::ReasonNotAllowed`] or
    /// [`CaError::RevokedOutsideValidity`]; the state is then unchanged.
    pub fn revoke(&mut self, line: Line, serial: Serial, reason: CrlReason, at: Timestamp) -> Result<(), CaError> {
        if reason == CrlReason::RemoveFromCrl {
            return Err(CaError::ReasonNotAllowed { reason });
        }
        let at = whole_second(at);
        let state = self.state.line_mut(line);
        let Some(certificate) = state.certificates.get(&serial) else {
            return Err(CaError::UnknownSerial { line, serial });
        };
        let (not_before, not_after) = (certificate.not_before, certificate.not_after);
        if at < not_before || at > not_after {
            return Err(CaError::RevokedOutsideValidity { line, serial, at, not_before, not_after });
        }
        let since = match state.revocations.get(&serial) {
            None => at,
            Some(hold) if hold.reason == CrlReason::CertificateHold && reason != CrlReason::CertificateHold => hold.at,
            Some(&Revocation { reason, at: since }) => {
                return Err(CaError::AlreadyRevoked { line, serial, reason, since });
            }
        };
        state.revocations.insert(serial, Revocation { reason, at: since });
        Ok(())
    }

    /// The status of a serial number at an instant.
    #[must_use]
    pub fn status(&self, line: Line, serial: Serial, at: Timestamp) -> Status {
        let state = self.state.line(line);
        if !state.certificates.contains_key(&serial) {
            return Status::Unknown;
        }
        match state.revocations.get(&serial) {
            Some(revocation) if revocation.at <= at => Status::Revoked(*revocation),
            _ => Status::Good,
        }
    }
}
