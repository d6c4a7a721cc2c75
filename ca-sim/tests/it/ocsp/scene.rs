//! An authority with three generations on each line and a certificate for each status, and the responder for it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use sekisho_ca_sim::keys::{PoolKeys, SignatureAlgorithm};
use sekisho_ca_sim::ocsp::{
    CertIdHash, OcspAnswer, OcspCheck, OcspNonce, OcspRequestBuilder, OcspResponder, OcspRule, OcspSigners,
    OcspVerdict, SentOcspRequest,
};
use sekisho_ca_sim::{
    Application, Authority, CrlReason, Generation, IssuedCertificate, Line, Revocation, Serial, Settings, Snapshot,
    Status,
};

use crate::world::{application, at, by_rule};

/// When the snapshot was taken.
pub(super) const SNAPSHOT: &str = "2026-11-26T03:15:00Z";
/// When it is asked for.
pub(super) const NOW: &str = "2026-11-26T03:20:21Z";
/// Since when whatever is revoked is revoked.
pub(super) const REVOKED: &str = "2026-11-25T01:02:03Z";
/// A serial number that is never issued.
pub(super) const NEVER: Serial = Serial::new(0x7FFF_FFFF_FFFF_FFFF);

pub(super) struct Scene {
    pub(super) authority: Authority,
    pub(super) snapshot: Arc<Snapshot>,
}

impl Scene {
    pub(super) fn new() -> Self {
        Self::with(&Settings::default())
    }

    /// Authorities that sign with ECDSA on P-384.
    pub(super) fn on_p384() -> Self {
        Self::with(&Settings { algorithm: SignatureAlgorithm::EcdsaWithSha384, ..Settings::default() })
    }

    fn with(settings: &Settings) -> Self {
        let founded = at("2024-05-10T01:02:03Z");
        let keys = PoolKeys::genuine().unwrap();
        let mut authority = Authority::with_generations(settings, keys, founded, 3).unwrap();
        for line in Line::BOTH {
            for generation in 1..=3 {
                issue(&mut authority, line, generation);
            }
            // One for each reason.
            for reason in CrlReason::ALL.into_iter().filter(|reason| reason.is_final()) {
                let serial = issue(&mut authority, line, 3).serial;
                authority.revoke(line, serial, reason, at(REVOKED)).unwrap();
            }
            let held = issue(&mut authority, line, 3).serial;
            authority.suspend(line, held, at(REVOKED)).unwrap();
        }
        let snapshot = Arc::new(Snapshot::take(&authority, at(SNAPSHOT)).unwrap());
        Self { authority, snapshot }
    }

    pub(super) fn signers(&mut self, rule: OcspRule) -> Arc<OcspSigners> {
        Arc::new(OcspSigners::of(&mut self.authority, rule, at("2026-11-01T00:00:00Z")).unwrap())
    }

    pub(super) fn responder(&mut self, rule: OcspRule) -> OcspResponder {
        OcspResponder::new(self.signers(rule), Arc::clone(&self.snapshot)).unwrap()
    }

    pub(super) fn certificates(&self, line: Line) -> Vec<IssuedCertificate> {
        self.authority.state().line(line).certificates.values().cloned().collect()
    }

    /// The first certificate of a generation, which is good.
    pub(super) fn good(&self, line: Line, generation: u8) -> IssuedCertificate {
        let all = self.certificates(line);
        all.into_iter().find(|certificate| certificate.generation.number() == generation).unwrap()
    }

    /// The certificate that was revoked with this reason, or is on hold.
    pub(super) fn revoked(&self, line: Line, reason: CrlReason) -> IssuedCertificate {
        let status = Status::Revoked(Revocation { reason, at: at(REVOKED) });
        let all = self.certificates(line);
        all.into_iter().find(|one| self.authority.status(line, one.serial, at(NOW)) == status).unwrap()
    }

    pub(super) fn root(&self, line: Line, generation: u8) -> &[u8] {
        self.authority.root(line, Generation::new(generation).unwrap()).unwrap()
    }

    /// A request for these certificates with SHA-256, without a nonce.
    pub(super) fn request(&self, certificates: &[&IssuedCertificate]) -> SentOcspRequest {
        let builder = OcspRequestBuilder::new(CertIdHash::Sha256);
        let asked = certificates.iter().fold(builder, |builder, certificate| {
            builder.ask(self.root(certificate.line, certificate.generation.number()), certificate.serial).unwrap()
        });
        asked.build().unwrap()
    }

    /// What our client makes of an answer about certificates of this generation.
    pub(super) fn checked(
        &self,
        line: Line,
        generation: u8,
        sent: &SentOcspRequest,
        answer: OcspAnswer,
    ) -> Vec<OcspVerdict> {
        check(self.root(line, generation), at(NOW)).check(sent, &answer.into_der()).unwrap()
    }
}

pub(super) fn check(issuer: &[u8], now: Timestamp) -> OcspCheck<'_> {
    OcspCheck { issuer, now, tolerance: SignedDuration::ZERO, nonce: OcspNonce::Required }
}

pub(super) fn issue(authority: &mut Authority, line: Line, generation: u8) -> IssuedCertificate {
    let generation = Some(Generation::new(generation).unwrap());
    authority.issue(&Application { generation, ..application(line, 0, by_rule()) }).unwrap()
}
