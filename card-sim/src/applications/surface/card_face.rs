//! File 0002 of the surface application: what is printed on the front, behind a table of offsets.

use crate::{
    bytes::Base64,
    content::{
        content_error::ContentError,
        digits::CardDate,
        offset_table::{offsets, table},
        rsa::{PUBLIC_KEY_LENGTH, RSA_LENGTH, RsaPublicKey, RsaSignature},
        sex::Sex,
        signed_content::{SignedContent, ToBeSigned},
        tlv,
    },
};

const TAG_FILE: u16 = 0xFF20;
const TAG_OFFSETS: u16 = 0xDF21;
const TAG_BIRTH: u16 = 0xDF22;
const TAG_SEX: u16 = 0xDF23;
const TAG_PUBLIC_KEY: u16 = 0xDF24;
const TAG_NAME: u16 = 0xDF25;
const TAG_ADDRESS: u16 = 0xDF26;
const TAG_PHOTO: u16 = 0xDF27;
const TAG_SIGNATURE: u16 = 0xDF28;
const TAG_EXPIRY: u16 = 0xDF29;
const TAG_SECURITY_CODE: u16 = 0xDF2A;

/// What is printed on the front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFaceContents {
    /// The date of birth.
    pub birth: CardDate,
    /// Sex.
    pub sex: Sex,
    /// The public half of the application's own key.
    pub public_key: RsaPublicKey,
    /// The name as printed, a 1-bit PNG.
    pub name: Base64,
    /// The address as printed, a 1-bit PNG.
    pub address: Base64,
    /// The photo, JPEG 2000 in a JP2 file, grey.
    pub photo: Base64,
    /// The day on which the card expires. The signature does not cover it.
    pub expiry: CardDate,
    /// The security code as printed, a 1-bit PNG; 24 by 12 points were seen. The signature does not cover it.
    pub security_code: Base64,
}

/// Contents that fit into the file. The key certified in file 0004 signs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFace {
    contents: CardFaceContents,
    offsets: [u16; 9],
}

impl CardFace {
    /// Places the contents.
    ///
    /// # Errors
    /// [`ContentError::TooLong`] if the file grows over 32,768 bytes, the most that READ BINARY reaches.
    pub fn new(contents: CardFaceContents) -> Result<Self, ContentError> {
        let lengths = [
            contents.birth.as_bytes().len(),
            1,
            PUBLIC_KEY_LENGTH,
            contents.name.len(),
            contents.address.len(),
            contents.photo.len(),
            RSA_LENGTH,
            contents.expiry.as_bytes().len(),
            contents.security_code.len(),
        ];
        let offsets = offsets("file 0002 of the surface application", lengths)?;
        Ok(Self { contents, offsets })
    }

    /// The contents.
    #[must_use]
    pub fn contents(&self) -> &CardFaceContents {
        &self.contents
    }

    /// The three parts that are hashed one by one: date of birth, sex and key; both texts; the photo.
    fn signed(&self) -> [Vec<u8>; 3] {
        let contents = &self.contents;
        let mut person = tlv::object(TAG_BIRTH, contents.birth.as_bytes());
        tlv::append(&mut person, TAG_SEX, &[contents.sex.digit()]);
        tlv::append(&mut person, TAG_PUBLIC_KEY, &contents.public_key.encode());
        let mut texts = tlv::object(TAG_NAME, &contents.name);
        tlv::append(&mut texts, TAG_ADDRESS, &contents.address);
        [person, texts, tlv::object(TAG_PHOTO, &contents.photo)]
    }
}

impl SignedContent for CardFace {
    /// Three hashes in one DigestInfo.
    fn to_be_signed(&self) -> ToBeSigned {
        ToBeSigned::ThreeParts(self.signed())
    }

    /// The file. Each offset is where the tag of one of the objects DF22 to DF2A begins.
    fn with_signature(&self, signature: &RsaSignature) -> Vec<u8> {
        let [person, texts, photo] = self.signed();
        let mut rest = tlv::object(TAG_SIGNATURE, signature.as_bytes());
        tlv::append(&mut rest, TAG_EXPIRY, self.contents.expiry.as_bytes());
        tlv::append(&mut rest, TAG_SECURITY_CODE, &self.contents.security_code);
        let table = tlv::object(TAG_OFFSETS, &table(&self.offsets));
        tlv::template(TAG_FILE, &[&table, &person, &texts, &photo, &rest])
    }
}
