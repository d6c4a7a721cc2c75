//! What a verifier asks the OCSP responder about the holder's certificate, and the right answer.

use std::sync::Arc;

use jiff::Timestamp;

use crate::error::CaError;
use crate::ocsp::{CertIdHash, OcspIssuer, OcspRequestBuilder, OcspResponder, OcspRule, OcspSigners};
use crate::partition::Partition;
use crate::revocation::Status;
use crate::serial::Serial;
use crate::snapshot::{RevokedCertificate, Snapshot};

/// A question to one authority about one certificate.
pub(super) struct Question {
    pub(super) issuer: OcspIssuer,
    pub(super) serial: Serial,
    pub(super) at: Timestamp,
    pub(super) nonce: Vec<u8>,
    /// What the authority knows.
    pub(super) status: Status,
    pub(super) partition: Partition,
    pub(super) not_after: Timestamp,
}

/// Question and answer, each in DER.
pub(super) struct Exchange {
    pub(super) request: Vec<u8>,
    pub(super) nonce: Vec<u8>,
    pub(super) response: Vec<u8>,
}

impl Question {
    /// Asks, and is answered at once, from the newest data.
    pub(super) fn asked(self) -> Result<Exchange, CaError> {
        let request = OcspRequestBuilder::new(CertIdHash::Sha1).ask(&self.issuer.certificate, self.serial)?;
        let request = request.nonce(&self.nonce).build()?;
        let rule = OcspRule::default();
        let snapshot = self.snapshot(rule.newest_snapshot(self.at)?)?;
        let signers = OcspSigners::new(rule, std::slice::from_ref(&self.issuer))?;
        let responder = OcspResponder::new(Arc::new(signers), Arc::new(snapshot))?;
        let response = responder.answer(request.der(), self.at).into_der();
        Ok(Exchange { request: request.der().to_vec(), nonce: self.nonce, response })
    }

    fn snapshot(&self, taken: Timestamp) -> Result<Snapshot, CaError> {
        let (line, generation, serial) = (self.issuer.line, self.issuer.generation, self.serial);
        let mut snapshot = Snapshot::new(taken, vec![self.partition.clone()]);
        if self.status != Status::Unknown {
            snapshot.add(line, serial, generation)?;
        }
        if let Status::Revoked(revocation) = self.status {
            let not_after = self.not_after;
            let revoked = RevokedCertificate { serial, generation, partition: 0, not_after, revocation };
            snapshot.add_revoked(line, revoked)?;
        }
        Ok(snapshot)
    }
}
