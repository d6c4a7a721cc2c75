//! WEF03: the signature over the licence, and who made it.

use super::LicenceRecord;
use crate::content::{
    content_error::ContentError,
    rsa::RsaSignature,
    signed_content::{SignedContent, ToBeSigned},
    tlv,
};

const TAG_SIGNATURE: u16 = 0x108;
const TAG_SERIAL: u16 = 0x109;
const TAG_RESERVED: u16 = 0x10A;
const TAG_ISSUER: u16 = 0x10B;
const TAG_SUBJECT: u16 = 0x10C;
const TAG_KEY_ID: u16 = 0x10D;

const LONGEST_SERIAL: usize = 16;
const LONGEST_ISSUER: usize = 80;
const LONGEST_SUBJECT: usize = 130;

/// What stands beside the signature: which certificate of the police it belongs to. The certificate is not on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenceSignature {
    record: LicenceRecord,
    serial: Vec<u8>,
    issuer: Vec<u8>,
    subject: Vec<u8>,
    key_id: [u8; 32],
}

impl LicenceSignature {
    /// The signature over a record, by the key whose certificate has this serial number (at most 16 bytes), issuer name
    /// (80), subject name (130) and subject key identifier.
    ///
    /// # Errors
    /// [`ContentError::TooLong`] if one of them is.
    pub fn new(
        record: LicenceRecord,
        serial: Vec<u8>,
        issuer: Vec<u8>,
        subject: Vec<u8>,
        key_id: [u8; 32],
    ) -> Result<Self, ContentError> {
        for (what, value, most) in [
            ("serial number", &serial, LONGEST_SERIAL),
            ("issuer name", &issuer, LONGEST_ISSUER),
            ("subject name", &subject, LONGEST_SUBJECT),
        ] {
            if value.len() > most {
                return Err(ContentError::TooLong { what, most, got: value.len() });
            }
        }
        Ok(Self { record, serial, issuer, subject, key_id })
    }
}

impl SignedContent for LicenceSignature {
    /// All of WEF02's content, as it is stored.
    fn to_be_signed(&self) -> ToBeSigned {
        ToBeSigned::Message(self.record.file())
    }

    fn with_signature(&self, signature: &RsaSignature) -> Vec<u8> {
        let mut out = tlv::object(TAG_SIGNATURE, signature.as_bytes());
        tlv::append(&mut out, TAG_SERIAL, &self.serial);
        tlv::append(&mut out, TAG_RESERVED, &[]);
        tlv::append(&mut out, TAG_ISSUER, &self.issuer);
        tlv::append(&mut out, TAG_SUBJECT, &self.subject);
        tlv::append(&mut out, TAG_KEY_ID, &self.key_id);
        out
    }
}
