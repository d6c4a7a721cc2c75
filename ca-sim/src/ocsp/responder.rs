//! Answering requests from one snapshot.

use std::sync::Arc;

use jiff::Timestamp;
use x509_cert::ext::Extensions;
use x509_ocsp::{CertId, CertStatus, SingleResponse};

use super::answer::OcspAnswer;
use super::cert_id::{self, CertIdHash};
use super::fault::OcspFault;
use super::pre_produced::{PreProduced, Subject};
use super::rule::{NeverIssued, NonceRule, OcspAnswers, UnknownIssuer};
use super::signers::{OcspSigners, Signer};
use super::{nonce, request, response};
use crate::crl::UpdateTimes;
use crate::error::CaError;
use crate::reason::CrlReason;
use crate::revocation::{Revocation, Status};
use crate::snapshot::Snapshot;
use crate::time::whole_second;

/// A responder with the data of one snapshot. When the next snapshot is there, it is replaced as a whole.
#[derive(Debug)]
pub struct OcspResponder {
    pub(super) signers: Arc<OcspSigners>,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) times: UpdateTimes,
    pub(super) pre_produced: PreProduced,
}

/// What is answered about one certificate, and what was found out on the way.
struct Found {
    status: CertStatus,
    /// It was never issued, and is called revoked all the same.
    extended_revoke: bool,
    /// The certificate exists, and this signer answers for it.
    issued: Option<Subject>,
}

impl OcspResponder {
    /// A responder that answers from this snapshot; nothing is pre-produced yet.
    ///
    /// # Errors
    /// [`CaError::Time`] or [`CaError::UpdateTimes`] if the snapshot's times cannot be told.
    pub fn new(signers: Arc<OcspSigners>, snapshot: Arc<Snapshot>) -> Result<Self, CaError> {
        let times = signers.rule().times_of(snapshot.taken())?;
        Ok(Self { signers, snapshot, times, pre_produced: PreProduced::default() })
    }

    /// thisUpdate and nextUpdate of every answer.
    #[must_use]
    pub fn times(&self) -> UpdateTimes {
        self.times
    }

    /// Answers a request at an instant. Whatever the request is, there is an answer.
    #[must_use]
    pub fn answer(&self, request: &[u8], now: Timestamp) -> OcspAnswer {
        self.try_answer(request, now).unwrap_or_else(OcspAnswer::Refused)
    }

    fn try_answer(&self, request: &[u8], now: Timestamp) -> Result<OcspAnswer, OcspFault> {
        let rule = self.signers.rule();
        let asked = request::read(request, rule)?;
        let now = whole_second(now);
        let (this_update, next_update) = (self.times.this_update(), self.times.next_update());
        if now < this_update || now > next_update {
            return Err(OcspFault::NotCurrent { this_update, next_update, now });
        }
        let named: Vec<Option<(usize, CertIdHash)>> = asked.ids.iter().map(|id| self.signers.named_by(id)).collect();
        let place = named.iter().flatten().next().map_or(0, |(place, _)| *place);
        let signer = self.signer(place)?;
        let found = named
            .iter()
            .zip(&asked.ids)
            .enumerate()
            .map(|(index, (issuer, id))| self.look_up(index + 1, *issuer, id, place, signer))
            .collect::<Result<Vec<Found>, OcspFault>>()?;
        let nonce = asked.nonce.filter(|_| rule.nonce == NonceRule::Echoed);

        if let (OcspAnswers::PreProduced, None, [Found { issued: Some(subject), .. }], [id]) =
            (rule.answers, &nonce, found.as_slice(), asked.ids.as_slice())
            && cert_id::is_usual_form(id)
            && let Some(der) = self.answer_about(*subject)?
        {
            return Ok(OcspAnswer::Signed { der, times: self.times, pre_produced: true });
        }
        let mut extensions = Extensions::new();
        if let Some(nonce) = nonce {
            extensions.push(nonce::extension(&nonce)?);
        }
        if found.iter().any(|found| found.extended_revoke) {
            extensions.push(response::extended_revoke()?);
        }
        let singles = asked.ids.into_iter().zip(found);
        let responses = singles.map(|(id, found)| response::single(id, found.status, self.times));
        let responses = responses.collect::<Result<Vec<SingleResponse>, CaError>>()?;
        let tbs = response::response_data(&signer.id, now, &responses, extensions)?;
        let der = signer.whole(&tbs, &signer.sign(&tbs)?);
        Ok(OcspAnswer::Signed { der, times: self.times, pre_produced: false })
    }

    /// What the snapshot says about one certificate of a request, and how the rule puts it.
    fn look_up(
        &self,
        position: usize,
        issuer: Option<(usize, CertIdHash)>,
        id: &CertId,
        place: usize,
        signer: &Signer,
    ) -> Result<Found, OcspFault> {
        let rule = self.signers.rule();
        let of_status = |status| Found { status, extended_revoke: false, issued: None };
        // Each answer is signed by one signer, who may speak for its own authority only (RFC 6960, 4.2.2.2).
        let Some((_, hash)) = issuer.filter(|(named, _)| *named == place) else {
            return match rule.unknown_issuer {
                UnknownIssuer::Unknown => Ok(of_status(CertStatus::unknown())),
                UnknownIssuer::Unauthorized => Err(OcspFault::UnknownIssuer { position }),
            };
        };
        let serial = cert_id::serial_of(id);
        let status =
            serial.map_or(Status::Unknown, |serial| self.snapshot.status(signer.line, signer.generation, serial));
        match (self.cert_status(status)?, serial) {
            (Some(status), Some(serial)) => {
                let issued = Some(Subject { place, hash, serial });
                Ok(Found { status, extended_revoke: false, issued })
            }
            _ => match rule.never_issued {
                NeverIssued::Unknown => Ok(of_status(CertStatus::unknown())),
                NeverIssued::Unauthorized => Err(OcspFault::NeverIssued { position }),
                NeverIssued::Revoked => {
                    let never = Revocation { reason: CrlReason::CertificateHold, at: Timestamp::UNIX_EPOCH };
                    Ok(Found { extended_revoke: true, ..of_status(response::revoked(never, rule.unspecified)?) })
                }
            },
        }
    }

    /// The status of a certificate that exists.
    pub(super) fn cert_status(&self, status: Status) -> Result<Option<CertStatus>, CaError> {
        Ok(match status {
            Status::Unknown => None,
            Status::Good => Some(CertStatus::good()),
            Status::Revoked(revocation) => Some(response::revoked(revocation, self.signers.rule().unspecified)?),
        })
    }

    fn signer(&self, place: usize) -> Result<&Signer, CaError> {
        let none = CaError::Text { field: "OCSP issuers", expected: "one at least", got: String::new() };
        self.signers.at(place).ok_or(none)
    }
}
