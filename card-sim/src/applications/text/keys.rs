//! Files 0006 and 0007 of the text application: public keys, the second one signed.

use crate::content::{
    rsa::{RsaPublicKey, RsaSignature},
    signed_content::{SignedContent, ToBeSigned},
    tlv,
};

const TAG_SESSION_KEY: u16 = 0xA1;
const TAG_FILE: u16 = 0xFF50;
const TAG_PUBLIC_KEY: u16 = 0xDF51;
const TAG_SIGNATURE: u16 = 0xDF52;

/// Content of file 0006, 269 bytes: the key to which a terminal encrypts a session key. Nobody signs it.
#[must_use]
pub fn session_key_file(key: &RsaPublicKey) -> Vec<u8> {
    tlv::object(TAG_SESSION_KEY, &key.encode())
}

/// File 0007, 536 bytes: the public half of key 0013. The key certified in file 0004 signs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKeyRecord {
    /// The public half of key 0013.
    pub public_key: RsaPublicKey,
}

impl SigningKeyRecord {
    fn key_object(&self) -> Vec<u8> {
        tlv::object(TAG_PUBLIC_KEY, &self.public_key.encode())
    }
}

impl SignedContent for SigningKeyRecord {
    /// The key with its tag, 270 bytes.
    fn to_be_signed(&self) -> ToBeSigned {
        ToBeSigned::Message(self.key_object())
    }

    fn with_signature(&self, signature: &RsaSignature) -> Vec<u8> {
        tlv::template(TAG_FILE, &[&self.key_object(), &tlv::object(TAG_SIGNATURE, signature.as_bytes())])
    }
}
