//! Who answers for which certificates: the authorities of the lines and generations, each with the key that signs.

use std::fmt;
use std::sync::Arc;

use der::asn1::OctetString;
use der::{Decode, Encode};
use jiff::Timestamp;
use sha1::{Digest, Sha1};
use x509_cert::certificate::Certificate;
use x509_ocsp::{CertId, ResponderId};

use super::cert_id::{CertIdHash, IssuerHashes};
use super::response;
use super::rule::{OcspRule, OcspSigner, ResponderIdForm};
use crate::authority::{Authority, Responder};
use crate::error::CaError;
use crate::generation::Generation;
use crate::keys::{SignatureAlgorithm, SigningKey};
use crate::line::Line;

/// One authority of one generation, and what signs the answers about its certificates.
#[derive(Debug, Clone)]
pub struct OcspIssuer {
    /// The line.
    pub line: Line,
    /// The generation.
    pub generation: Generation,
    /// The authority's certificate in DER.
    pub certificate: Vec<u8>,
    /// Who signs: a delegated responder, or the authority itself.
    pub responder: Responder,
}

/// Everybody whose certificates are answered for, and the rule for the answers.
pub struct OcspSigners {
    rule: OcspRule,
    signers: Vec<Signer>,
}

/// An [`OcspIssuer`], made ready.
pub(super) struct Signer {
    pub(super) line: Line,
    pub(super) generation: Generation,
    pub(super) hashes: IssuerHashes,
    /// The ResponderID in DER.
    pub(super) id: Vec<u8>,
    /// The algorithm of the signature, in DER.
    algorithm_der: Vec<u8>,
    /// The certificate that comes with an answer.
    certificate: Option<Vec<u8>>,
    key: Arc<dyn SigningKey>,
    algorithm: SignatureAlgorithm,
}

impl OcspSigners {
    /// These issuers under this rule. The first one signs where the request names none of them.
    ///
    /// # Errors
    /// [`CaError::Encoding`] if a certificate cannot be read, [`CaError::Text`] without any issuer.
    pub fn new(rule: OcspRule, issuers: &[OcspIssuer]) -> Result<Self, CaError> {
        if issuers.is_empty() {
            let expected = "one authority at least, whose key signs";
            return Err(CaError::Text { field: "OCSP issuers", expected, got: String::new() });
        }
        let signers = issuers.iter().map(|issuer| Signer::new(issuer, rule.responder_id)).collect::<Result<_, _>>()?;
        Ok(Self { rule, signers })
    }

    /// Every generation of both lines of an authority, the newest authentication authority first. Delegated responders
    /// are certified at `at` where none is valid then and for as long as an answer of then may be relied on.
    ///
    /// # Errors
    /// As [`Authority::responder`] and [`OcspRule::times_of`].
    pub fn of(authority: &mut Authority, rule: OcspRule, at: Timestamp) -> Result<Self, CaError> {
        let until = rule.times_of(at)?.next_update();
        let mut issuers = Vec::new();
        for line in [Line::Authentication, Line::Signing] {
            let generations: Vec<Generation> = authority.generations(line).map(|(generation, _)| generation).collect();
            for generation in generations.into_iter().rev() {
                let responder = match rule.signer {
                    OcspSigner::Delegated => authority.responder_until(line, generation, at, until)?,
                    OcspSigner::Direct => authority.direct_responder(line, generation)?,
                };
                let certificate = authority.root(line, generation)?.to_vec();
                issuers.push(OcspIssuer { line, generation, certificate, responder });
            }
        }
        Self::new(rule, &issuers)
    }

    /// The rule.
    #[must_use]
    pub fn rule(&self) -> &OcspRule {
        &self.rule
    }

    /// The place of a generation of a line.
    pub(super) fn place(&self, line: Line, generation: Generation) -> Result<usize, CaError> {
        let found = self.signers.iter().position(|signer| signer.line == line && signer.generation == generation);
        found.ok_or(CaError::NoSuchGeneration { line, generation })
    }

    /// The signer at a place.
    pub(super) fn at(&self, place: usize) -> Option<&Signer> {
        self.signers.get(place)
    }

    /// The place of the issuer that a CertID names, and the hash function by which it does.
    pub(super) fn named_by(&self, id: &CertId) -> Option<(usize, CertIdHash)> {
        let named = |(place, signer): (usize, &Signer)| Some((place, signer.hashes.named_by(id)?));
        let found = self.signers.iter().enumerate().find_map(named)?;
        (self.rule.accepts_sha1 || found.1 != CertIdHash::Sha1).then_some(found)
    }
}

impl Signer {
    fn new(issuer: &OcspIssuer, form: ResponderIdForm) -> Result<Self, CaError> {
        let authority = Certificate::from_der(&issuer.certificate)?.tbs_certificate;
        let spki = authority.subject_public_key_info.to_der()?;
        let hashes = IssuerHashes::new(&authority.subject.to_der()?, &spki)?;
        let responder = &issuer.responder;
        let signer = Certificate::from_der(&responder.certificate)?.tbs_certificate;
        let id = match form {
            ResponderIdForm::ByName => ResponderId::ByName(signer.subject),
            ResponderIdForm::ByKey => {
                let key = signer.subject_public_key_info.subject_public_key;
                ResponderId::ByKey(OctetString::new(Sha1::digest(key.raw_bytes()).as_slice())?)
            }
        };
        Ok(Self {
            line: issuer.line,
            generation: issuer.generation,
            hashes,
            id: id.to_der()?,
            algorithm_der: responder.algorithm.identifier().to_der()?,
            certificate: responder.delegated.then(|| responder.certificate.clone()),
            key: Arc::clone(&responder.key),
            algorithm: responder.algorithm,
        })
    }

    /// The signature over a ResponseData in DER.
    pub(super) fn sign(&self, tbs: &[u8]) -> Result<Vec<u8>, CaError> {
        self.key.sign(self.algorithm, tbs)
    }

    /// The OCSPResponse with a ResponseData in DER and its signature.
    pub(super) fn whole(&self, tbs: &[u8], signature: &[u8]) -> Vec<u8> {
        response::successful(tbs, &self.algorithm_der, signature, self.certificate.as_deref())
    }
}

impl fmt::Debug for OcspSigners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = self.signers.iter().map(|signer| (signer.line, signer.generation));
        f.debug_struct("OcspSigners").field("rule", &self.rule).field("signers", &named.collect::<Vec<_>>()).finish()
    }
}
