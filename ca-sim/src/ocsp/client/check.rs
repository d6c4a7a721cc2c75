//! Judging an answer (RFC 6960, 3.2).

use std::time::Duration;

use const_oid::AssociatedOid;
use const_oid::db::rfc6960::{ID_PKIX_OCSP_BASIC, ID_PKIX_OCSP_EXTENDED_REVOKE};
use der::{Decode, Encode};
use jiff::{SignedDuration, Timestamp};
use x509_cert::certificate::Certificate;
use x509_cert::ext::Extensions;
use x509_ocsp::ext::Nonce;
use x509_ocsp::{CertId, CertStatus, OcspResponse, OcspResponseStatus, ResponseData, SingleResponse};

use super::basic_response::BasicResponse;
use super::refusal::OcspRefusal;
use super::request_builder::SentOcspRequest;
use super::signer_check;
use crate::ocsp::fault::OcspStatus;
use crate::ocsp::signature;
use crate::reason::CrlReason;
use crate::revocation::{Revocation, Status};

/// What an answer is held against.
#[derive(Debug, Clone, Copy)]
pub struct OcspCheck<'a> {
    /// The certificate of the authority that issued what was asked for, DER.
    pub issuer: &'a [u8],
    /// When it is judged.
    pub now: Timestamp,
    /// How far the responder's clock may be wrong.
    pub tolerance: SignedDuration,
    /// Whether a nonce that was sent must come back.
    pub nonce: OcspNonce,
}

/// Whether a nonce that was sent must come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OcspNonce {
    /// It must.
    Required,
    /// It may be missing: a responder that pre-produces leaves it out. Another one is refused.
    Optional,
}

/// What an answer says about one certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OcspVerdict {
    /// The status.
    pub status: Status,
    /// When the responder knew it.
    pub this_update: Timestamp,
    /// When newer data are there at the latest. Without one they are there all the time.
    pub next_update: Option<Timestamp>,
}

impl OcspCheck<'_> {
    /// What the answer says about each certificate of the request, in the order of the request.
    ///
    /// # Errors
    /// [`OcspRefusal`]: the first reason not to rely on it.
    pub fn check(&self, sent: &SentOcspRequest, response: &[u8]) -> Result<Vec<OcspVerdict>, OcspRefusal> {
        let response = OcspResponse::from_der(response)?;
        if response.response_status != OcspResponseStatus::Successful {
            return Err(OcspRefusal::Status(status(response.response_status)));
        }
        let bytes = response.response_bytes.ok_or(OcspRefusal::Empty)?;
        if bytes.response_type != ID_PKIX_OCSP_BASIC {
            return Err(OcspRefusal::NotBasic(bytes.response_type));
        }
        let basic = BasicResponse::from_der(bytes.response.as_bytes())?;
        let data: ResponseData = basic.tbs_response_data.decode_as()?;
        let issuer = Certificate::from_der(self.issuer)?;
        let certificates = basic.certs.as_deref().unwrap_or_default();
        let key = signer_check::key_of_signer(&data.responder_id, &issuer, certificates, self.now)?;
        let tbs = basic.tbs_response_data.to_der()?;
        let algorithm: spki::AlgorithmIdentifierOwned = basic.signature_algorithm.decode_as()?;
        if !signature::verifies(&key, algorithm.oid, &tbs, basic.signature.raw_bytes()) {
            return Err(OcspRefusal::Signature);
        }
        self.not_from_the_future("producedAt", timestamp(data.produced_at.0.to_unix_duration()))?;
        understood(data.response_extensions.as_ref())?;
        self.nonce(sent, &data)?;
        let answered = sent.ids.iter().enumerate();
        answered.map(|(index, id)| self.verdict(index + 1, id, &data.responses)).collect()
    }

    fn nonce(&self, sent: &SentOcspRequest, data: &ResponseData) -> Result<(), OcspRefusal> {
        let got = data.nonce().map(|nonce| nonce.0.into_bytes());
        match (&sent.nonce, got) {
            (Some(_), None) if self.nonce == OcspNonce::Required => Err(OcspRefusal::NonceMissing),
            (sent, Some(got)) if *sent != Some(got.clone()) => Err(OcspRefusal::NonceDiffers),
            _ => Ok(()),
        }
    }

    fn verdict(&self, position: usize, id: &CertId, all: &[SingleResponse]) -> Result<OcspVerdict, OcspRefusal> {
        let mut about = all.iter().filter(|single| same(id, &single.cert_id));
        let single = about.next().ok_or(OcspRefusal::NotAnswered { position })?;
        if about.any(|other| other.cert_status != single.cert_status) {
            return Err(OcspRefusal::Contradiction { position });
        }
        understood(single.single_extensions.as_ref())?;
        let this_update = timestamp(single.this_update.0.to_unix_duration());
        let next_update = single.next_update.map(|time| timestamp(time.0.to_unix_duration()));
        self.not_from_the_future("thisUpdate", this_update)?;
        if let Some(next_update) = next_update {
            if next_update < this_update {
                return Err(OcspRefusal::Backwards { this_update, next_update });
            }
            if self.now.duration_since(next_update) > self.tolerance {
                return Err(OcspRefusal::Stale { next_update, now: self.now });
            }
        }
        let status = match single.cert_status {
            CertStatus::Good(_) => Status::Good,
            CertStatus::Unknown(_) => Status::Unknown,
            CertStatus::Revoked(info) => {
                let code = info.revocation_reason.map_or(0, |reason| reason as u8);
                let reason = CrlReason::from_code(code).unwrap_or(CrlReason::Unspecified);
                Status::Revoked(Revocation { reason, at: timestamp(info.revocation_time.0.to_unix_duration()) })
            }
        };
        Ok(OcspVerdict { status, this_update, next_update })
    }

    fn not_from_the_future(&self, field: &'static str, at: Timestamp) -> Result<(), OcspRefusal> {
        if at.duration_since(self.now) > self.tolerance {
            return Err(OcspRefusal::FromTheFuture { field, at, now: self.now });
        }
        Ok(())
    }
}

/// Whether two CertIDs mean one certificate: the parameters of the hash function may be NULL or absent.
fn same(asked: &CertId, answered: &CertId) -> bool {
    asked.hash_algorithm.oid == answered.hash_algorithm.oid
        && asked.issuer_name_hash == answered.issuer_name_hash
        && asked.issuer_key_hash == answered.issuer_key_hash
        && asked.serial_number == answered.serial_number
}

fn understood(extensions: Option<&Extensions>) -> Result<(), OcspRefusal> {
    let known = [Nonce::OID, ID_PKIX_OCSP_EXTENDED_REVOKE];
    let mut all = extensions.into_iter().flatten();
    let foreign = all.find(|extension| extension.critical && !known.contains(&extension.extn_id));
    foreign.map_or(Ok(()), |extension| Err(OcspRefusal::CriticalExtension(extension.extn_id)))
}

fn status(status: OcspResponseStatus) -> OcspStatus {
    match status {
        OcspResponseStatus::Successful => OcspStatus::Successful,
        OcspResponseStatus::MalformedRequest => OcspStatus::MalformedRequest,
        OcspResponseStatus::InternalError => OcspStatus::InternalError,
        OcspResponseStatus::TryLater => OcspStatus::TryLater,
        OcspResponseStatus::SigRequired => OcspStatus::SigRequired,
        OcspResponseStatus::Unauthorized => OcspStatus::Unauthorized,
    }
}

/// X.509 times end with the year 9999, which a [`Timestamp`] can hold.
pub(super) fn timestamp(since_epoch: Duration) -> Timestamp {
    i64::try_from(since_epoch.as_secs())
        .ok()
        .and_then(|second| Timestamp::from_second(second).ok())
        .unwrap_or(Timestamp::MAX)
}
