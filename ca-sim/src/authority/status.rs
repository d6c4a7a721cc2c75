//! Suspending, releasing and revoking, and answering for the status of a certificate.

use jiff::Timestamp;

use super::Authority;
use crate::error::CaError;
use crate::history::{Act, Change};
use crate::line::Line;
use crate::reason::CrlReason;
use crate::revocation::Status;
use crate::serial::Serial;
use crate::time::whole_second;

impl Authority {
    /// Puts a certificate on hold (一時保留).
    ///
    /// # Errors
    /// As [`Authority::revoke`].
    pub fn suspend(&mut self, line: Line, serial: Serial, at: Timestamp) -> Result<(), CaError> {
        self.revoke(line, serial, CrlReason::CertificateHold, at)
    }

    /// Ends the hold of an authentication certificate (一時保留解除): it is good again, and the next CRL is silent about
    /// it. The hold of a signing certificate is never ended: its holder files a revocation and gets a new one.
    ///
    /// # Errors
    /// [`CaError::ReleaseRefused`] on the signing line, [`CaError::NotOnHold`], and those of [`Authority::revoke`]; the
    /// state is then unchanged.
    pub fn release(&mut self, line: Line, serial: Serial, at: Timestamp) -> Result<(), CaError> {
        let at = whole_second(at);
        let last = self.check_change(line, serial, at)?;
        match last.map(|last| last.act) {
            Some(Act::Hold) if line == Line::Signing => Err(CaError::ReleaseRefused { serial }),
            Some(Act::Hold) => {
                self.record(line, serial, Change { at, act: Act::Release });
                Ok(())
            }
            _ => Err(CaError::NotOnHold { line, serial, status: self.status(line, serial, at) }),
        }
    }

    /// Revokes a certificate, or puts it on hold with certificateHold. A hold may become a final revocation, whose date
    /// is a setting.
    ///
    /// # Errors
    /// [`CaError::UnknownSerial`], [`CaError::AlreadyRevoked`], [`CaError::ReasonNotAllowed`],
    /// [`CaError::RevokedOutsideValidity`] or [`CaError::BeforeLastChange`]; the state is then unchanged.
    pub fn revoke(&mut self, line: Line, serial: Serial, reason: CrlReason, at: Timestamp) -> Result<(), CaError> {
        if reason == CrlReason::RemoveFromCrl {
            return Err(CaError::ReasonNotAllowed { reason });
        }
        let at = whole_second(at);
        let last = self.check_change(line, serial, at)?;
        let already = |reason, since| Err(CaError::AlreadyRevoked { line, serial, reason, since });
        let change = match last {
            Some(Change { act: Act::Revoke { reason, since }, .. }) => return already(reason, since),
            Some(Change { act: Act::Hold, at: since }) if !reason.is_final() => return already(reason, since),
            _ if reason.is_final() => self.final_change(line, serial, reason, at),
            _ => Change { at, act: Act::Hold },
        };
        self.record(line, serial, change);
        Ok(())
    }

    /// The status of a serial number at an instant.
    #[must_use]
    pub fn status(&self, line: Line, serial: Serial, at: Timestamp) -> Status {
        let state = self.state.line(line);
        if !state.certificates.contains_key(&serial) {
            return Status::Unknown;
        }
        let history = state.histories.get(&serial);
        match history.and_then(|history| history.at(at)) {
            Some(revocation) => Status::Revoked(revocation),
            None => Status::Good,
        }
    }

    /// Whether the status of a certificate can change at this instant at all, and the last change before.
    pub(super) fn check_change(&self, line: Line, serial: Serial, at: Timestamp) -> Result<Option<Change>, CaError> {
        let certificate = self.certificate(line, serial).ok_or(CaError::UnknownSerial { line, serial })?;
        let (not_before, not_after) = (certificate.not_before, certificate.not_after);
        if at < not_before || at > not_after {
            return Err(CaError::RevokedOutsideValidity { line, serial, at, not_before, not_after });
        }
        let last = self.state.line(line).histories.get(&serial).and_then(|history| history.last());
        match last {
            // What is over cannot be changed afterwards: another list may have told of it.
            Some(Change { at: last, act: Act::Hold | Act::Release }) if at < last => {
                Err(CaError::BeforeLastChange { line, serial, at, last })
            }
            _ => Ok(last),
        }
    }

    /// The change that revokes a certificate for good at an instant.
    pub(super) fn final_change(&self, line: Line, serial: Serial, reason: CrlReason, at: Timestamp) -> Change {
        let state = self.state.line(line);
        let history = state.histories.get(&serial).cloned().unwrap_or_default();
        history.final_change(at, reason, &self.state.settings.life_cycle)
    }

    pub(super) fn record(&mut self, line: Line, serial: Serial, change: Change) {
        self.state.line_mut(line).histories.entry(serial).or_default().push(change);
        self.forget_lists(line, serial, change.at);
    }
}
