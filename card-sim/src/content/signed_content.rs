//! What the signatures in the card's files cover, and how a file gets its signature.
//!
//! Every signature is RSA-2048, PKCS #1 v1.5, over a DigestInfo with the identifier of SHA-256 (RFC 8017, 9.2). This
//! crate has no keys: it says what to sign and takes the signature.

use crate::{
    content::{content_error::ContentError, rsa::RsaSignature},
    digest_info::{sha256, sha256_digest_info},
};

/// What one signature covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToBeSigned {
    /// These bytes, hashed with SHA-256.
    Message(Vec<u8>),
    /// Three parts, each hashed with SHA-256; the three hashes stand side by side in one DigestInfo, which still names
    /// SHA-256. The surface application signs its file 0002 so.
    ThreeParts([Vec<u8>; 3]),
}

impl ToBeSigned {
    /// The DigestInfo, DER, that goes into PKCS #1 v1.5's padding: 51 bytes, or 115 for three parts.
    #[must_use]
    pub fn digest_info(&self) -> Vec<u8> {
        match self {
            Self::Message(message) => sha256_digest_info(&[sha256(message)]),
            Self::ThreeParts(parts) => sha256_digest_info(&parts.each_ref().map(|part| sha256(part))),
        }
    }
}

/// Contents that become a file once they are signed.
pub trait SignedContent {
    /// What the signature covers.
    fn to_be_signed(&self) -> ToBeSigned;

    /// The file with its signature.
    fn with_signature(&self, signature: &RsaSignature) -> Vec<u8>;

    /// The file, signed by a caller's key. The key gets the DigestInfo and answers with 256 bytes.
    ///
    /// # Errors
    /// Whatever the key answers; [`ContentError::Length`] if its signature has another length.
    fn signed_by<E: From<ContentError>>(&self, key: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>) -> Result<Vec<u8>, E> {
        let signature = RsaSignature::new(&key(&self.to_be_signed().digest_info())?)?;
        Ok(self.with_signature(&signature))
    }
}
