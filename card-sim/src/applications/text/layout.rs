//! The application put together: files with their access rules, references and keys.

use std::fmt;

use super::{
    AID, ATTRIBUTES, ATTRIBUTES_SIZE, BASIC_INFORMATION, BASIC_INFORMATION_SIZE, BLOCKED, CERTIFICATE,
    CERTIFICATE_SIZE, FILLER, INTEGRITY, INTEGRITY_SIZE, NUMBER, NUMBER_A, NUMBER_A_FORMAT, NUMBER_B, NUMBER_B_FORMAT,
    NUMBER_LIMIT, NUMBER_SIZE, PIN, PIN_FORMAT, PIN_LIMIT, SESSION_KEY, SESSION_KEY_SIZE, SIGNING_KEY,
    SIGNING_KEY_RECORD, SIGNING_KEY_RECORD_SIZE, UNKNOWN_0008, UNKNOWN_0008_SIZE,
};
use crate::{
    bytes::Base64,
    content::matching_number::{MatchingNumberA, MatchingNumberB},
    identifier::FileId,
    pin::{ChangeCommand, Pin},
    structure::{
        access::{KeyAccess, ReadAccess},
        application::{Application, SessionKey},
        key_file::{Key, KeyPurpose},
        transparent_file::TransparentFile,
    },
};

/// What makes one text application different from another: the files as they are stored, signed already. Debug output
/// shows none of it.
#[derive(Clone)]
pub struct TextContents {
    /// 0001, the personal number.
    pub number: Vec<u8>,
    /// 0002, name, address, date of birth and sex.
    pub attributes: Vec<u8>,
    /// 0003, the signed hashes of the two.
    pub integrity: Vec<u8>,
    /// 0004, the certificate of the key that signed.
    pub certificate: Vec<u8>,
    /// 0005, what the application says about itself.
    pub basic_information: Vec<u8>,
    /// 0006, the public key for session keys.
    pub session_key: Vec<u8>,
    /// 0007, the public half of the signing key, signed.
    pub signing_key_record: Vec<u8>,
    /// The signing key as PKCS #8, DER.
    pub signing_key_pkcs8: Vec<u8>,
    /// The private half of 0006 as PKCS #8, DER.
    pub session_key_pkcs8: Vec<u8>,
    /// The PIN; none on a card without PINs, where the reference is blocked from the beginning.
    pub pin: Option<String>,
    /// 照合番号A.
    pub number_a: MatchingNumberA,
    /// 照合番号B.
    pub number_b: MatchingNumberB,
}

impl fmt::Debug for TextContents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextContents").finish_non_exhaustive()
    }
}

/// Lays out the application. Whether values fit is checked when the card file is.
#[must_use]
pub fn text_application(contents: TextContents) -> Application {
    let any = |pins: &[FileId]| ReadAccess::AnyOf(pins.to_vec());
    let either = || any(&[PIN, NUMBER_A, NUMBER_B]);
    let file = |fid, name, read, size, content| TransparentFile::holding(fid, name, read, size, FILLER, content);
    let free = ReadAccess::Free;
    Application {
        files: vec![
            file(NUMBER, "personal number", any(&[PIN, NUMBER_A]), NUMBER_SIZE, contents.number),
            file(ATTRIBUTES, "four attributes", any(&[PIN, NUMBER_B]), ATTRIBUTES_SIZE, contents.attributes),
            file(INTEGRITY, "signed hashes", either(), INTEGRITY_SIZE, contents.integrity),
            file(CERTIFICATE, "card-verifiable certificate", free.clone(), CERTIFICATE_SIZE, contents.certificate),
            file(BASIC_INFORMATION, "basic information", free, BASIC_INFORMATION_SIZE, contents.basic_information),
            file(SESSION_KEY, "session key encryption key", either(), SESSION_KEY_SIZE, contents.session_key),
            file(
                SIGNING_KEY_RECORD,
                "signed public key",
                either(),
                SIGNING_KEY_RECORD_SIZE,
                contents.signing_key_record,
            ),
            file(UNKNOWN_0008, "unknown", ReadAccess::Unidentified, UNKNOWN_0008_SIZE, Vec::new()),
        ],
        pins: vec![
            Pin::set_or_blocked(PIN, "PIN", PIN_FORMAT, contents.pin, PIN_LIMIT)
                .changed_by(ChangeCommand::ReferenceData),
            Pin::set_or_blocked(BLOCKED, "unidentified", PIN_FORMAT, None, PIN_LIMIT),
            Pin::new(NUMBER_A, "matching number A", NUMBER_A_FORMAT, contents.number_a.to_string(), NUMBER_LIMIT),
            Pin::new(NUMBER_B, "matching number B", NUMBER_B_FORMAT, contents.number_b.to_string(), NUMBER_LIMIT),
        ],
        keys: vec![Key {
            fid: SIGNING_KEY,
            name: "signing key".to_owned(),
            access: KeyAccess::Free,
            purpose: KeyPurpose::Signature,
            pkcs8: Base64(contents.signing_key_pkcs8),
        }],
        default_key: Some(SIGNING_KEY),
        session_key: SessionKey::Encrypted { pin: PIN, pkcs8: Base64(contents.session_key_pkcs8) },
        ..Application::new(AID, "text (券面事項入力補助)")
    }
}
