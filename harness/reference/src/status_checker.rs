//! Whether the certificate is revoked. Without a trustworthy, current list for the right partition the answer is no.

use jiff::Timestamp;
use sekisho_harness_protocol::{CallError, Peer, Reason};

use crate::{Certificate, Failure, RevocationList, RevokedEntry, Scope, certificate::CRL_SIGN, pkcs1};

/// CRLReason certificateHold (RFC 5280 section 5.3.1).
pub const CERTIFICATE_HOLD: u8 = 6;

/// The revocation check, step by step.
pub trait StatusChecker: Send {
    /// Fetches the list of the certificate's distribution point, trusts it only after every check, then looks the serial up.
    ///
    /// # Errors
    /// `status-unavailable`, `status-stale`, `on-hold`, `revoked`.
    fn check(
        &mut self,
        certificate: &Certificate,
        issuer: &Certificate,
        at: Timestamp,
        peer: &mut dyn Peer,
    ) -> Result<(), Failure> {
        let point = certificate.distribution_point.as_ref().ok_or(Reason::StatusUnavailable)?;
        let list = self.fetch(point, peer)?;
        let list = RevocationList::parse(&list).map_err(|_| Reason::StatusUnavailable)?;
        self.authentic(&list, issuer)?;
        self.covers(&list, point)?;
        self.current(&list, at)?;
        match self.find(&list, certificate) {
            Some(entry) => self.judge(entry),
            None => Ok(()),
        }
    }

    /// The list of a distribution point, by call-back.
    ///
    /// # Errors
    /// `status-unavailable` when the bench has none.
    fn fetch(&mut self, point: &[u8], peer: &mut dyn Peer) -> Result<Vec<u8>, Failure> {
        peer.status_crl(point).map_err(|error| match error {
            CallError::Refused(_) => Reason::StatusUnavailable.into(),
            CallError::Pipe(_) => Failure::Internal(error.to_string()),
        })
    }

    /// The list is signed with the very key that issued the certificate.
    ///
    /// # Errors
    /// `status-unavailable`.
    fn authentic(&self, list: &RevocationList, issuer: &Certificate) -> Result<(), Failure> {
        let algorithm = list.algorithm.ok_or(Reason::StatusUnavailable)?;
        let content = pkcs1::digest_info(algorithm, &list.signed)?;
        let signed = pkcs1::opens_to(&list.signature, &issuer.rsa_key()?, &content);
        if signed && list.issuer == issuer.subject && issuer.may(CRL_SIGN) {
            Ok(())
        } else {
            Err(Reason::StatusUnavailable.into())
        }
    }

    /// The list speaks about the certificate's partition: another municipality's list never mentions the serial.
    ///
    /// # Errors
    /// `status-unavailable`.
    fn covers(&self, list: &RevocationList, point: &[u8]) -> Result<(), Failure> {
        match &list.scope {
            Scope::All => Ok(()),
            Scope::Partition(partition) if partition == point => Ok(()),
            Scope::Partition(_) | Scope::Other => Err(Reason::StatusUnavailable.into()),
        }
    }

    /// thisUpdate <= at < nextUpdate.
    ///
    /// # Errors
    /// `status-stale`; `status-unavailable` for a list without nextUpdate, whose age nobody can judge.
    fn current(&self, list: &RevocationList, at: Timestamp) -> Result<(), Failure> {
        let next_update = list.next_update.ok_or(Reason::StatusUnavailable)?;
        if list.this_update <= at && at < next_update { Ok(()) } else { Err(Reason::StatusStale.into()) }
    }

    /// The certificate's entry, by its whole serial number.
    fn find<'l>(&self, list: &'l RevocationList, certificate: &Certificate) -> Option<&'l RevokedEntry> {
        list.entries.iter().find(|entry| entry.serial == certificate.serial)
    }

    /// What an entry means.
    ///
    /// # Errors
    /// `on-hold` or `revoked`, always one of them.
    fn judge(&self, entry: &RevokedEntry) -> Result<(), Failure> {
        match entry.reason_code {
            Some(CERTIFICATE_HOLD) => Err(Reason::OnHold.into()),
            reason_code => Err(Reason::Revoked { reason_code }.into()),
        }
    }
}
