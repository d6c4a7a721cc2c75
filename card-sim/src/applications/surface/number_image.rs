//! File 0005 of the surface application: the picture of the personal number.

use crate::{
    bytes::Base64,
    content::{
        rsa::{RsaPublicKey, RsaSignature},
        signed_content::{SignedContent, ToBeSigned},
        tlv,
    },
};

const TAG_FILE: u16 = 0xFF40;
const TAG_IMAGE: u16 = 0xDF41;
const TAG_PUBLIC_KEY: u16 = 0xDF42;
const TAG_SIGNATURE: u16 = 0xDF43;

/// The picture. The key certified in file 0004 signs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberImage {
    /// The number as printed, a 1-bit PNG; 72 by 12 points were seen.
    pub image: Base64,
    /// The public half of the application's own key.
    pub public_key: RsaPublicKey,
}

impl NumberImage {
    fn signed(&self) -> Vec<u8> {
        let mut out = tlv::object(TAG_IMAGE, &self.image);
        tlv::append(&mut out, TAG_PUBLIC_KEY, &self.public_key.encode());
        out
    }
}

impl SignedContent for NumberImage {
    /// Both objects before the signature.
    fn to_be_signed(&self) -> ToBeSigned {
        ToBeSigned::Message(self.signed())
    }

    fn with_signature(&self, signature: &RsaSignature) -> Vec<u8> {
        tlv::template(TAG_FILE, &[&self.signed(), &tlv::object(TAG_SIGNATURE, signature.as_bytes())])
    }
}
