//! File 0002 of the text application: 基本4情報, behind a table of offsets.

use crate::content::{
    content_error::ContentError,
    digits::CardDate,
    holder_text::{HolderAddress, HolderName},
    offset_table::{offsets, table},
    sex::Sex,
    tlv,
};

const TAG_FILE: u16 = 0xFF20;
const TAG_OFFSETS: u16 = 0xDF21;
const TAG_NAME: u16 = 0xDF22;
const TAG_ADDRESS: u16 = 0xDF23;
const TAG_BIRTH: u16 = 0xDF24;
const TAG_SEX: u16 = 0xDF25;

/// Name, address, date of birth and sex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attributes {
    name: HolderName,
    address: HolderAddress,
    birth: CardDate,
    sex: Sex,
    offsets: [u16; 4],
}

impl Attributes {
    /// Puts the four together.
    ///
    /// # Errors
    /// [`ContentError::TooLong`] if the file grows over 32,768 bytes, the most that READ BINARY reaches.
    pub fn new(name: HolderName, address: HolderAddress, birth: CardDate, sex: Sex) -> Result<Self, ContentError> {
        let lengths = [name.as_str().len(), address.as_str().len(), birth.as_bytes().len(), 1];
        let offsets = offsets("file 0002 of the text application", lengths)?;
        Ok(Self { name, address, birth, sex, offsets })
    }

    /// Content of the file. Each offset is where the tag of name, address, date of birth and sex begins.
    #[must_use]
    pub fn file(&self) -> Vec<u8> {
        tlv::template(TAG_FILE, &[&tlv::object(TAG_OFFSETS, &table(&self.offsets)), &self.hashed()])
    }

    /// What file 0003 has a hash of: everything behind the table of offsets.
    #[must_use]
    pub fn hashed(&self) -> Vec<u8> {
        let mut out = Vec::new();
        tlv::append(&mut out, TAG_NAME, self.name.as_str().as_bytes());
        tlv::append(&mut out, TAG_ADDRESS, self.address.as_str().as_bytes());
        tlv::append(&mut out, TAG_BIRTH, self.birth.as_bytes());
        tlv::append(&mut out, TAG_SEX, &[self.sex.digit()]);
        out
    }
}
