//! File 0003 of the text application: hashes of the number and of the four attributes, signed.

use sha2::{Digest as _, Sha256};

use super::{Attributes, FILLER, NUMBER_SIZE, number_file};
use crate::content::{
    digits::Digits,
    rsa::RsaSignature,
    signed_content::{SignedContent, ToBeSigned},
    tlv,
};

const TAG_FILE: u16 = 0xFF30;
const TAG_NUMBER_HASH: u16 = 0xDF31;
const TAG_ATTRIBUTES_HASH: u16 = 0xDF32;
const TAG_SIGNATURE: u16 = 0xDF33;

/// The two hashes, SHA-256. The key certified in file 0004 signs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntegrityRecord {
    number_hash: [u8; 32],
    attributes_hash: [u8; 32],
}

impl IntegrityRecord {
    /// The hashes for these contents: of file 0001 as it is stored, with its two bytes of filler, and of file 0002
    /// behind its table of offsets.
    #[must_use]
    pub fn of(number: &Digits<12>, attributes: &Attributes) -> Self {
        let mut stored = number_file(number);
        stored.resize(usize::from(NUMBER_SIZE), FILLER);
        Self {
            number_hash: Sha256::digest(&stored).into(),
            attributes_hash: Sha256::digest(attributes.hashed()).into(),
        }
    }

    fn hashes(&self) -> Vec<u8> {
        let mut out = tlv::object(TAG_NUMBER_HASH, &self.number_hash);
        tlv::append(&mut out, TAG_ATTRIBUTES_HASH, &self.attributes_hash);
        out
    }
}

impl SignedContent for IntegrityRecord {
    /// The two hashes with their tags, 70 bytes.
    fn to_be_signed(&self) -> ToBeSigned {
        ToBeSigned::Message(self.hashes())
    }

    fn with_signature(&self, signature: &RsaSignature) -> Vec<u8> {
        tlv::template(TAG_FILE, &[&self.hashes(), &tlv::object(TAG_SIGNATURE, signature.as_bytes())])
    }
}
