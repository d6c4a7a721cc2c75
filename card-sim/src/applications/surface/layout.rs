//! The application put together: files with their access rules, references and the key.

use std::fmt;

use super::{
    AGE_RECORD, AGE_RECORD_SIZE, AID, BASIC_INFORMATION, BASIC_INFORMATION_SIZE, BIRTH, BIRTH_FORMAT, BIRTH_LIMIT,
    CARD_FACE, CARD_FACE_SIZE, CERTIFICATE, CERTIFICATE_SIZE, FILLER, NUMBER_A, NUMBER_A_FORMAT, NUMBER_B,
    NUMBER_B_FORMAT, NUMBER_IMAGE, NUMBER_IMAGE_SIZE, NUMBER_LIMIT, UNIDENTIFIED, UNKNOWN_0006, UNKNOWN_0006_SIZE,
};
use crate::{
    bytes::Base64,
    content::matching_number::{EraBirth, MatchingNumberA, MatchingNumberB},
    identifier::FileId,
    pin::Pin,
    status::StatusWord,
    structure::{
        access::{KeyAccess, ReadAccess},
        application::{Application, SessionKey},
        key_file::{Key, KeyPurpose},
        transparent_file::TransparentFile,
    },
};

/// The key that proves the card's presence. Its identifier is not known: chosen.
pub const SIGNING_KEY: FileId = FileId::new(0x0014);

/// What makes one surface application different from another: the files as they are stored, signed already. Debug
/// output shows none of it.
#[derive(Clone)]
pub struct SurfaceContents {
    /// 0001, the date of birth.
    pub age_record: Vec<u8>,
    /// 0002, what is printed on the front, as pictures.
    pub card_face: Vec<u8>,
    /// 0003, what the application says about itself.
    pub basic_information: Vec<u8>,
    /// 0004, the certificate of the key that signed.
    pub certificate: Vec<u8>,
    /// 0005, the personal number as a picture.
    pub number_image: Vec<u8>,
    /// The signing key as PKCS #8, DER.
    pub signing_key_pkcs8: Vec<u8>,
    /// Date of birth with the year of the era.
    pub birth: EraBirth,
    /// 照合番号A.
    pub number_a: MatchingNumberA,
    /// 照合番号B.
    pub number_b: MatchingNumberB,
}

impl fmt::Debug for SurfaceContents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SurfaceContents").finish_non_exhaustive()
    }
}

/// Lays out the application. Whether values fit is checked when the card file is.
#[must_use]
pub fn surface_application(contents: SurfaceContents) -> Application {
    let any = |pins: &[FileId]| ReadAccess::AnyOf(pins.to_vec());
    let file = |fid, name, read, size, content| TransparentFile::holding(fid, name, read, size, FILLER, content);
    let (free, both) = (ReadAccess::Free, any(&[NUMBER_B, NUMBER_A]));
    let mut files = vec![
        file(AGE_RECORD, "date of birth", any(&[BIRTH]), AGE_RECORD_SIZE, contents.age_record),
        file(CARD_FACE, "card face", both.clone(), CARD_FACE_SIZE, contents.card_face),
        file(BASIC_INFORMATION, "basic information", free.clone(), BASIC_INFORMATION_SIZE, contents.basic_information),
        file(CERTIFICATE, "card-verifiable certificate", free, CERTIFICATE_SIZE, contents.certificate),
        file(NUMBER_IMAGE, "number image", any(&[NUMBER_A]), NUMBER_IMAGE_SIZE, contents.number_image),
        file(UNKNOWN_0006, "unknown", both, UNKNOWN_0006_SIZE, Vec::new()),
    ];
    files.extend(UNIDENTIFIED.map(|fid| file(fid, "unidentified", ReadAccess::Unidentified, 0, Vec::new())));
    Application {
        files,
        pins: vec![
            Pin::new(BIRTH, "date of birth", BIRTH_FORMAT, contents.birth.to_string(), BIRTH_LIMIT),
            Pin::new(NUMBER_B, "matching number B", NUMBER_B_FORMAT, contents.number_b.to_string(), NUMBER_LIMIT),
            Pin::new(NUMBER_A, "matching number A", NUMBER_A_FORMAT, contents.number_a.to_string(), NUMBER_LIMIT),
        ],
        keys: vec![Key {
            fid: SIGNING_KEY,
            name: "signing key".to_owned(),
            access: KeyAccess::Free,
            purpose: KeyPurpose::Signature,
            pkcs8: Base64(contents.signing_key_pkcs8),
        }],
        default_key: Some(SIGNING_KEY),
        session_key: SessionKey::Refused(StatusWord::FAULTY_SECURITY_ENVIRONMENT),
        ..Application::new(AID, "surface (券面事項確認)")
    }
}
