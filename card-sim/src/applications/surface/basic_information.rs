//! File 0003 of the surface application: what it says about itself.

use crate::content::{digits::Digits, key_id::KeyId, tlv};

const TAG_FILE: u16 = 0xFF30;
const TAG_IDENTIFICATION: u16 = 0xDF31;
const TAG_KEY: u16 = 0xDF32;
const TAG_VERSION: u16 = 0xDF33;
const TAG_MUNICIPALITY: u16 = 0xDF34;
const TAG_OPAQUE: u16 = 0xDF35;

/// The basic information, 320 bytes as a file. Nobody is known to sign it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasicInformation {
    /// Specification version, support of extended length fields, vendor, vendor's own.
    pub identification: [u8; 4],
    /// The name of a key that is not the one certified in file 0004; its purpose is not known.
    pub key: KeyId,
    /// A version; 0 was seen.
    pub version: u8,
    /// Code of the municipality (全国地方公共団体コード without check digit).
    pub municipality: Digits<5>,
    /// The name of a key in front of the opaque bytes.
    pub opaque_key: KeyId,
    /// Opaque bytes, as many as an RSA-2048 result has; their meaning is not known.
    pub opaque: [u8; 256],
}

impl BasicInformation {
    /// The identification seen on cards.
    pub const IDENTIFICATION: [u8; 4] = [0x06, 0x03, 0x0E, 0x01];

    /// Content of the file.
    #[must_use]
    pub fn file(&self) -> Vec<u8> {
        let mut parts = tlv::object(TAG_IDENTIFICATION, &self.identification);
        tlv::append(&mut parts, TAG_KEY, self.key.as_bytes());
        tlv::append(&mut parts, TAG_VERSION, &[self.version]);
        tlv::append(&mut parts, TAG_MUNICIPALITY, self.municipality.as_bytes());
        tlv::append(&mut parts, TAG_OPAQUE, &[self.opaque_key.as_bytes(), &self.opaque[..]].concat());
        tlv::object(TAG_FILE, &parts)
    }
}
