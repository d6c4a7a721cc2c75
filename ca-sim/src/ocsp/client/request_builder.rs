//! Building a request.

use der::{Decode, Encode};
use x509_cert::certificate::Certificate;
use x509_ocsp::{CertId, OcspRequest, Request, TbsRequest, Version};

use crate::error::CaError;
use crate::ocsp::cert_id::{CertIdHash, IssuerHashes};
use crate::ocsp::nonce;
use crate::serial::Serial;

/// A request in the making. It may ask for nothing, or carry a nonce of a forbidden length: responders are tested with it.
#[derive(Debug, Clone)]
pub struct OcspRequestBuilder {
    hash: CertIdHash,
    ids: Vec<CertId>,
    nonce: Option<Vec<u8>>,
}

/// A request as it is sent, and what its answer is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentOcspRequest {
    pub(super) ids: Vec<CertId>,
    pub(super) nonce: Option<Vec<u8>>,
    der: Vec<u8>,
}

impl OcspRequestBuilder {
    /// A request whose CertIDs are made with this hash function.
    #[must_use]
    pub fn new(hash: CertIdHash) -> Self {
        Self { hash, ids: Vec::new(), nonce: None }
    }

    /// Asks for a certificate of the issuer that has this certificate (DER). May be called again.
    ///
    /// # Errors
    /// [`CaError::Encoding`] if the issuer's certificate cannot be read.
    pub fn ask(mut self, issuer: &[u8], serial: Serial) -> Result<Self, CaError> {
        let issuer = Certificate::from_der(issuer)?.tbs_certificate;
        let hashes = IssuerHashes::new(&issuer.subject.to_der()?, &issuer.subject_public_key_info.to_der()?)?;
        self.ids.push(hashes.cert_id(self.hash, serial)?);
        Ok(self)
    }

    /// Puts a nonce in. The right length is 1 to 128 octets, 32 recommended (RFC 9654, 2.1).
    #[must_use]
    pub fn nonce(mut self, octets: &[u8]) -> Self {
        self.nonce = Some(octets.to_vec());
        self
    }

    /// The request, unsigned.
    ///
    /// # Errors
    /// [`CaError::Encoding`] if it cannot be written.
    pub fn build(self) -> Result<SentOcspRequest, CaError> {
        let extensions = self.nonce.as_deref().map(nonce::extension).transpose()?;
        let asked = |id: &CertId| Request { req_cert: id.clone(), single_request_extensions: None };
        let tbs_request = TbsRequest {
            version: Version::V1,
            requestor_name: None,
            request_list: self.ids.iter().map(asked).collect(),
            request_extensions: extensions.map(|nonce| vec![nonce]),
        };
        let der = OcspRequest { tbs_request, optional_signature: None }.to_der()?;
        Ok(SentOcspRequest { ids: self.ids, nonce: self.nonce, der })
    }
}

impl SentOcspRequest {
    /// The OCSPRequest in DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }
}
