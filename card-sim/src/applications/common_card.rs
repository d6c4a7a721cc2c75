//! The common card application (共通カードAP): names, references and contents of its record files.

use crate::{
    bytes::Base64,
    content::{
        digits::{CardDate, Digits},
        key_id::KeyId,
        simple_tlv,
    },
    identifier::{Aid, FileId},
    pin::{ChangeCommand, Pin, PinFormat},
    status::StatusWord,
    structure::{
        access::{KeyAccess, ReadAccess},
        application::{Application, SessionKey},
        key_file::{Key, KeyPurpose},
        record_file::RecordFile,
    },
};

/// The application identifier.
pub const AID: Aid = Aid::new([0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x01, 0x00]);

/// Record file: serial number, municipality and expiry of the card.
pub const CARD_INFORMATION: FileId = FileId::new(0x0001);
/// Record file: the name of a key, the same as in the Basic Resident Register application.
pub const KEY_REFERENCE: FileId = FileId::new(0x0002);
/// Record file: the number under which a service knows the holder. Whether and where real cards have it is not known:
/// chosen.
pub const USER_NUMBER: FileId = FileId::new(0x0003);
/// The private key of INTERNAL AUTHENTICATE, which needs no PIN. Its public half is not on the card.
pub const INTERNAL_AUTHENTICATION_KEY: FileId = FileId::new(0x0019);
/// The PIN of the card (個人番号カード用暗証番号); nothing visible depends on it.
pub const PIN: FileId = FileId::new(0x001C);

/// Form of the PIN.
pub const PIN_FORMAT: PinFormat = PinFormat::Digits(4);
/// Tries of the PIN.
pub const PIN_LIMIT: u8 = 3;

/// Tag of a record. For the key reference it is chosen, by analogy with the card information.
const TAG_RECORD: u8 = 0x01;

/// What record 1 of file 0001 says about the card. Debug output shows nothing of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardInformation {
    /// The card's serial number. Some software calls its digits 2 to 14 the manufacturing number.
    pub serial: Digits<15>,
    /// Code of the municipality (全国地方公共団体コード without check digit).
    pub municipality: Digits<5>,
    /// The day on which the card expires.
    pub expiry: CardDate,
}

impl CardInformation {
    /// The record, 30 bytes.
    #[must_use]
    pub fn record(&self) -> Vec<u8> {
        let digits = [&self.serial.as_bytes()[..], self.municipality.as_bytes(), self.expiry.as_bytes()].concat();
        simple_tlv::object(TAG_RECORD, &digits)
    }
}

/// Record 1 of file 0002, here and in the Basic Resident Register application: the name of a key, 18 bytes.
#[must_use]
pub fn key_reference_record(key: &KeyId) -> Vec<u8> {
    simple_tlv::object(TAG_RECORD, key.as_bytes())
}

/// A file of one record that everybody reads.
pub(crate) fn one_record(fid: FileId, name: &str, record: Vec<u8>) -> RecordFile {
    RecordFile { fid, name: name.to_owned(), read: ReadAccess::Free, records: vec![Base64(record)] }
}

/// Lays out the application. `pin` is none on a card without PINs, where the reference is blocked from the beginning.
#[must_use]
pub fn common_card_application(
    information: &CardInformation,
    key_reference: &KeyId,
    internal_authentication_pkcs8: Vec<u8>,
    pin: Option<String>,
) -> Application {
    Application {
        records: vec![
            one_record(CARD_INFORMATION, "card information", information.record()),
            one_record(KEY_REFERENCE, "key reference", key_reference_record(key_reference)),
        ],
        pins: vec![Pin::set_or_blocked(PIN, "PIN", PIN_FORMAT, pin, PIN_LIMIT).changed_by(ChangeCommand::Key)],
        keys: vec![Key {
            fid: INTERNAL_AUTHENTICATION_KEY,
            name: "internal authentication key".to_owned(),
            access: KeyAccess::Free,
            purpose: KeyPurpose::InternalAuthentication,
            pkcs8: Base64(internal_authentication_pkcs8),
        }],
        session_key: SessionKey::Refused(StatusWord::FAULTY_SECURITY_ENVIRONMENT),
        ..Application::new(AID, "common (共通カード)")
    }
}

/// The application with a user number more, free to read.
#[must_use]
pub fn with_user_number(mut application: Application, user_number: &str) -> Application {
    let record = simple_tlv::object(TAG_RECORD, user_number.as_bytes());
    application.records.push(one_record(USER_NUMBER, "user number", record));
    application
}
