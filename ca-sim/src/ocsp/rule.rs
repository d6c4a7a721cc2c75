//! How the authority answers over OCSP, as settings.

use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::crl::{UnspecifiedReason, UpdateTimes};
use crate::error::CaError;
use crate::time::{instant, jst};

/// What the status service answers, from which data, and signed by whom. Known: the data are renewed every 15 minutes, and
/// both kinds of certificate are asked for. All other values are chosen: the interface is under an agreement of secrecy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OcspRule {
    /// Minutes from one snapshot of the authority's data to the next, counted from midnight in Japan. Known: 15.
    pub snapshot_minutes: u32,
    /// Minutes from thisUpdate to nextUpdate.
    pub life_minutes: u32,
    /// Whether an answer is signed when it is asked for, or once per snapshot.
    pub answers: OcspAnswers,
    /// What becomes of a nonce.
    pub nonce: NonceRule,
    /// Whether requests must be signed.
    pub request_signature: RequestSignatureRule,
    /// Whether a CertID may be made with SHA-1.
    pub accepts_sha1: bool,
    /// The answer about a certificate of somebody else, or of another authority than the one that signs the answer.
    pub unknown_issuer: UnknownIssuer,
    /// The answer about a serial number that was never issued.
    pub never_issued: NeverIssued,
    /// How the reason unspecified (0) is written.
    pub unspecified: UnspecifiedReason,
    /// Who signs.
    pub signer: OcspSigner,
    /// How the signer is named in the answer.
    pub responder_id: ResponderIdForm,
    /// The most octets that a request may have.
    pub most_octets: u32,
    /// The most certificates that one request may ask for; 1 is the profile of RFC 5019.
    pub most_requests: u32,
}

/// When answers are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OcspAnswers {
    /// Each when it is asked for.
    Fresh,
    /// Once per snapshot: ahead, or when a certificate is first asked for. An answer that cannot be made ahead (to a nonce
    /// that is echoed, about several certificates, about one that was never issued) is signed when it is asked for.
    PreProduced,
}

/// What becomes of a nonce in a request (RFC 9654).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NonceRule {
    /// The answer is signed for it and repeats it.
    Echoed,
    /// The answer is the same as without it, as RFC 5019, 4 allows. A nonce of a wrong form is an error all the same.
    Ignored,
}

/// Whether requests must be signed (RFC 6960, 4.1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RequestSignatureRule {
    /// A signature is allowed and not looked at.
    Ignored,
    /// A request without one is answered sigRequired; one that the first certificate with it does not verify, unauthorized.
    /// Whose certificate it is does not matter.
    Required,
}

/// The answer about a certificate that the signer of the answer does not answer for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownIssuer {
    /// The status *unknown*.
    Unknown,
    /// The error unauthorized to the whole request (RFC 5019, 2.2.3).
    Unauthorized,
}

/// The answer about a serial number that was never issued (RFC 6960, 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NeverIssued {
    /// The status *unknown*.
    Unknown,
    /// The error unauthorized to the whole request (RFC 5019, 2.2.3).
    Unauthorized,
    /// Revoked since 1970 with certificateHold, in an answer with the extension *extended revoked definition* (RFC 6960,
    /// 4.4.8).
    Revoked,
}

/// Who signs answers (RFC 6960, 4.2.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OcspSigner {
    /// A responder that the authority has certified for it; its certificate comes with the answer.
    Delegated,
    /// The authority itself; no certificate comes with the answer.
    Direct,
}

/// How responderID names the signer (RFC 6960, 4.2.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ResponderIdForm {
    /// By the SHA-1 value of its key: generations of one authority share a name, never a key.
    ByKey,
    /// By its name.
    ByName,
}

impl Default for OcspRule {
    fn default() -> Self {
        Self {
            snapshot_minutes: 15,
            // Two intervals, so that a client always has a current answer while the next snapshot is made.
            life_minutes: 30,
            // Nobody signs a hundred million answers every fifteen minutes.
            answers: OcspAnswers::Fresh,
            nonce: NonceRule::Echoed,
            request_signature: RequestSignatureRule::Ignored,
            accepts_sha1: true,
            unknown_issuer: UnknownIssuer::Unknown,
            never_issued: NeverIssued::Unknown,
            unspecified: UnspecifiedReason::Omitted,
            signer: OcspSigner::Delegated,
            responder_id: ResponderIdForm::ByKey,
            most_octets: 65_536,
            most_requests: 100,
        }
    }
}

impl OcspRule {
    /// The instant of the newest snapshot at this instant.
    ///
    /// # Errors
    /// [`CaError::Time`] outside the supported years.
    pub fn newest_snapshot(&self, now: Timestamp) -> Result<Timestamp, CaError> {
        let midnight = instant(jst(now).date().to_datetime(jiff::civil::Time::midnight()))?;
        let interval = i64::from(self.snapshot_minutes.max(1)) * 60;
        let passed = now.as_second().saturating_sub(midnight.as_second());
        let since = SignedDuration::from_secs(passed - passed.rem_euclid(interval));
        midnight.checked_add(since).map_err(|_| CaError::Time { at: now })
    }

    /// thisUpdate and nextUpdate of answers from a snapshot.
    ///
    /// # Errors
    /// [`CaError::Time`] or [`CaError::UpdateTimes`] if the next update cannot be told.
    pub fn times_of(&self, snapshot: Timestamp) -> Result<UpdateTimes, CaError> {
        let next_update = snapshot.checked_add(SignedDuration::from_mins(i64::from(self.life_minutes)));
        UpdateTimes::new(snapshot, next_update.map_err(|_| CaError::Time { at: snapshot })?)
    }

    /// The first field whose value makes no sense, with what it must be.
    #[must_use]
    pub fn contradiction(&self) -> Option<(&'static str, &'static str)> {
        if self.snapshot_minutes == 0 || self.snapshot_minutes > 24 * 60 {
            return Some(("ocsp.snapshot_minutes", "must be from 1 to 1440: snapshots are counted from midnight"));
        }
        if self.life_minutes == 0 {
            return Some(("ocsp.life_minutes", "must be at least 1: nextUpdate follows thisUpdate"));
        }
        if self.most_octets == 0 {
            return Some(("ocsp.most_octets", "must be at least 1; a request for one certificate has about 80 octets"));
        }
        if self.most_requests == 0 {
            return Some(("ocsp.most_requests", "must be at least 1, which is the profile of RFC 5019"));
        }
        None
    }
}
