//! Card-verifiable certificates: who certifies whose RSA key, in a fixed layout of 568 bytes.
//!
//! `7F21 820233 { 5F4E 820129 body, 5F37 820100 signature }`, where the body is the issuer's key identifier, the
//! subject's, and the subject's public key. The same blocks, cut in two, make the command `80 A2`.

use crate::content::{
    content_error::ContentError,
    key_id::KeyId,
    rsa::{PUBLIC_KEY_LENGTH, RSA_LENGTH, RsaPublicKey, RsaSignature},
    signed_content::{SignedContent, ToBeSigned},
    tlv::{self, Tags, TlvError},
};

/// Length of the certificate in bytes.
pub const CV_CERTIFICATE_LENGTH: usize = 568;

/// Length of the body, which the signature covers.
pub const CV_BODY_LENGTH: usize = 2 * KeyId::LENGTH + PUBLIC_KEY_LENGTH;

const TAG_CERTIFICATE: u16 = 0x7F21;
const TAG_BODY: u16 = 0x5F4E;
const TAG_SIGNATURE: u16 = 0x5F37;

/// Header list (ISO 7816-4, 8.4.3) in front of the body where GET DATA returns a certificate: the body is 16 bytes of
/// 42, 16 bytes of 5F20 and 265 bytes of 5F49. Seen on a test card.
const HEADER_LIST: [u8; 12] = [0x4D, 0x0A, 0x42, 0x10, 0x5F, 0x20, 0x10, 0x5F, 0x49, 0x82, 0x01, 0x09];

/// What a certificate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CvCertificateBody {
    /// The key that signs the certificate (証明者鍵ID).
    pub issuer: KeyId,
    /// The name of the certified key (被証明者鍵ID).
    pub subject: KeyId,
    /// The certified key.
    pub public_key: RsaPublicKey,
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CvCertificate {
    /// What it says.
    pub body: CvCertificateBody,
    /// The issuer's signature.
    pub signature: RsaSignature,
}

impl CvCertificateBody {
    /// The [`CV_BODY_LENGTH`] bytes that the signature covers.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        [self.issuer.as_bytes(), self.subject.as_bytes(), &self.public_key.encode()[..]].concat()
    }

    /// Reads the bytes that the signature covers.
    ///
    /// # Errors
    /// [`ContentError`] unless they are what [`Self::encode`] writes.
    pub fn decode(bytes: &[u8]) -> Result<Self, ContentError> {
        let wrong = || ContentError::Length { what: "certificate body", expected: CV_BODY_LENGTH, got: bytes.len() };
        if bytes.len() != CV_BODY_LENGTH {
            return Err(wrong());
        }
        let (issuer, rest) = bytes.split_at_checked(KeyId::LENGTH).ok_or_else(wrong)?;
        let (subject, public_key) = rest.split_at_checked(KeyId::LENGTH).ok_or_else(wrong)?;
        Ok(Self {
            issuer: KeyId::from_bytes(issuer)?,
            subject: KeyId::from_bytes(subject)?,
            public_key: RsaPublicKey::decode(public_key)?,
        })
    }

    /// The certificate, signed by a caller's key ([`SignedContent::signed_by`]).
    ///
    /// # Errors
    /// Whatever the key answers; [`ContentError::Length`] if its signature has another length than 256 bytes.
    pub fn certified_by<E: From<ContentError>>(
        self,
        key: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
    ) -> Result<CvCertificate, E> {
        let signature = RsaSignature::new(&key(&self.to_be_signed().digest_info())?)?;
        Ok(CvCertificate { body: self, signature })
    }
}

impl SignedContent for CvCertificateBody {
    fn to_be_signed(&self) -> ToBeSigned {
        ToBeSigned::Message(self.encode())
    }

    fn with_signature(&self, signature: &RsaSignature) -> Vec<u8> {
        CvCertificate { body: self.clone(), signature: signature.clone() }.encode()
    }
}

impl CvCertificate {
    /// The certificate as it stands in file 0004 of the text and surface applications, [`CV_CERTIFICATE_LENGTH`] bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let [body, signature] = self.parts();
        tlv::template(TAG_CERTIFICATE, &[&body, &signature])
    }

    /// The certificate as GET DATA returns it, 575 bytes: without 7F21, and with a header list in front.
    #[must_use]
    pub fn data_object(&self) -> Vec<u8> {
        let [body, signature] = self.parts();
        [&HEADER_LIST[..], &body, &signature].concat()
    }

    /// The data of the two commands `80 A2 06 C1` and `80 A2 00 C1` that show the card a terminal's certificate: the
    /// first 307 bytes of the certificate, then the other 261.
    #[must_use]
    pub fn terminal_blocks(&self) -> [Vec<u8>; 2] {
        let mut first = self.encode();
        let second = first.split_off(CV_CERTIFICATE_LENGTH - SIGNATURE_BLOCK_LENGTH);
        [first, second]
    }

    /// Puts the data of the two commands `80 A2` together.
    ///
    /// # Errors
    /// [`ContentError`] unless they are what [`Self::terminal_blocks`] makes of some certificate.
    pub fn from_terminal_blocks(first: &[u8], second: &[u8]) -> Result<Self, ContentError> {
        for (what, block, expected) in [
            ("first block of the terminal certificate", first, CV_CERTIFICATE_LENGTH - SIGNATURE_BLOCK_LENGTH),
            ("second block of the terminal certificate", second, SIGNATURE_BLOCK_LENGTH),
        ] {
            if block.len() != expected {
                return Err(ContentError::Length { what, expected, got: block.len() });
            }
        }
        Self::decode(&[first, second].concat())
    }

    /// Reads a certificate, with or without 7F21 and header list.
    ///
    /// # Errors
    /// [`ContentError`] unless it is what [`Self::encode`] or [`Self::data_object`] writes.
    pub fn decode(bytes: &[u8]) -> Result<Self, ContentError> {
        let inner = match tlv::first(bytes, TAG_CERTIFICATE) {
            Ok(outer) if outer.value_at + outer.value.len() == bytes.len() => outer.value,
            Ok(outer) => {
                let most = outer.value_at + outer.value.len();
                return Err(ContentError::TooLong { what: "certificate", most, got: bytes.len() });
            }
            Err(TlvError::Tag { .. }) => bytes.strip_prefix(&HEADER_LIST).unwrap_or(bytes),
            Err(error) => return Err(error.into()),
        };
        let mut parts = tlv::objects(inner, Tags::Ber);
        let body = parts.take_tagged(TAG_BODY)?;
        let signature = parts.take_tagged(TAG_SIGNATURE)?;
        let end = signature.value_at + signature.value.len();
        if end < inner.len() {
            return Err(ContentError::TooLong { what: "certificate", most: end, got: inner.len() });
        }
        Ok(Self { body: CvCertificateBody::decode(body.value)?, signature: RsaSignature::new(signature.value)? })
    }

    fn parts(&self) -> [Vec<u8>; 2] {
        [tlv::object(TAG_BODY, &self.body.encode()), tlv::object(TAG_SIGNATURE, self.signature.as_bytes())]
    }
}

/// Length of the signature with its tag and length.
const SIGNATURE_BLOCK_LENGTH: usize = 5 + RSA_LENGTH;
