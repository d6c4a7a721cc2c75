//! File 0005 of the text application: what it says about itself.

use crate::content::{key_id::KeyId, tlv};

const TAG_FILE: u16 = 0xFF40;
const TAG_IDENTIFICATION: u16 = 0xDF41;
const TAG_KEY: u16 = 0xDF42;
const TAG_UNKNOWN: u16 = 0xDF43;

/// Length of DF43: 32 bytes, then FF.
const UNKNOWN_LENGTH: usize = 128;

/// The basic information.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasicInformation {
    /// Specification version, support of extended length fields, vendor, vendor's own.
    pub identification: [u8; 4],
    /// The name of a key that is not the one certified in file 0004; its purpose is not known.
    pub key: KeyId,
    /// What stands at the start of DF43, as long as a SHA-256 value; its meaning is not known.
    pub unknown: [u8; 32],
}

impl BasicInformation {
    /// The identification seen on cards.
    pub const IDENTIFICATION: [u8; 4] = [0x01, 0x03, 0x0E, 0x01];

    /// Content of the file, 164 bytes.
    #[must_use]
    pub fn file(&self) -> Vec<u8> {
        let mut unknown = self.unknown.to_vec();
        unknown.resize(UNKNOWN_LENGTH, 0xFF);
        let mut parts = tlv::object(TAG_IDENTIFICATION, &self.identification);
        tlv::append(&mut parts, TAG_KEY, self.key.as_bytes());
        tlv::append(&mut parts, TAG_UNKNOWN, &unknown);
        tlv::object(TAG_FILE, &parts)
    }
}
