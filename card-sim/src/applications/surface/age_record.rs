//! File 0001 of the surface application: the date of birth for whoever may know no more.

use crate::content::{
    digits::CardDate,
    rsa::{RsaPublicKey, RsaSignature},
    signed_content::{SignedContent, ToBeSigned},
    tlv,
};

const TAG_FILE: u16 = 0xFF10;
const TAG_BIRTH: u16 = 0xDF11;
const TAG_PUBLIC_KEY: u16 = 0xDF12;
const TAG_SIGNATURE: u16 = 0xDF13;

/// The date of birth, 547 bytes as a file. The key certified in file 0004 signs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgeRecord {
    /// The date of birth.
    pub birth: CardDate,
    /// The public half of the application's own key, with which it signs challenges.
    pub public_key: RsaPublicKey,
}

impl AgeRecord {
    fn signed(&self) -> Vec<u8> {
        let mut out = tlv::object(TAG_BIRTH, self.birth.as_bytes());
        tlv::append(&mut out, TAG_PUBLIC_KEY, &self.public_key.encode());
        out
    }
}

impl SignedContent for AgeRecord {
    /// Both objects before the signature.
    fn to_be_signed(&self) -> ToBeSigned {
        ToBeSigned::Message(self.signed())
    }

    fn with_signature(&self, signature: &RsaSignature) -> Vec<u8> {
        tlv::template(TAG_FILE, &[&self.signed(), &tlv::object(TAG_SIGNATURE, signature.as_bytes())])
    }
}
