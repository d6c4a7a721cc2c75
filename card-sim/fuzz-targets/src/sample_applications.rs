//! The applications of the card under the fuzzer: the real card's files and rules with synthetic contents, and PINs that
//! the stored inputs know. All values differ, so that it shows which reference one of them opens.

use sekisho_card_sim::{
    Aid, Application, Base64, ChangeCommand, DataObject, FileId, Hex, JpkiContents, Key, KeyAccess, KeyPurpose, Pin,
    PinFormat, PinValue, ReadAccess, RecordFile, SessionKey, StatusWord, Tag, TerminalCa, TokenLabel, TransparentFile,
    jpki as jpki_files, jpki_application,
};

/// The signature password.
pub const PASSWORD: &str = "TEST0123";
/// The authentication PIN.
pub const PIN: &str = "1234";
/// The PIN of the text application.
pub const TEXT_PIN: &str = "2345";

/// The text application.
pub(crate) const TEXT: Aid = card_application([0x04, 0x08]);

/// Length of the octets that stand for a key: enough to be recognised when they come out.
const KEY_LENGTH: usize = 32;

pub(crate) fn jpki() -> Application {
    jpki_application(JpkiContents {
        signature_certificate: Some(certificate(1, 1750)),
        signature_ca: certificate(2, 1304),
        authentication_certificate: Some(certificate(3, 1510)),
        authentication_ca: certificate(4, 1290),
        signature_key_pkcs8: Some(vec![0x30; KEY_LENGTH]),
        authentication_key_pkcs8: Some(vec![0x30; KEY_LENGTH]),
        signature_password: Some(PASSWORD.to_owned()),
        authentication_pin: Some(PIN.to_owned()),
        token_label: TokenLabel::MyNumberCard,
        terminal_ca: Some(TerminalCa {
            fid: jpki_files::TERMINAL_CA_KEY,
            key_id: Hex(vec![0x39; 16]),
            modulus: Base64(vec![0xC1; 256]),
            exponent: Hex(vec![1, 0, 1]),
        }),
    })
}

pub(crate) fn text() -> Application {
    Application {
        files: vec![
            file(0x0001, any_of(&[0x11, 0x14]), 17),
            file(0x0002, any_of(&[0x11, 0x15]), 300),
            file(0x0003, any_of(&[0x11, 0x14, 0x15]), 336),
            file(0x0004, ReadAccess::Free, 568),
            file(0x0005, ReadAccess::Free, 256),
            file(0x0006, any_of(&[0x11, 0x14, 0x15]), 568),
            file(0x0007, any_of(&[0x11, 0x14, 0x15]), 300),
        ],
        pins: vec![
            pin(0x11, PinFormat::Digits(4), TEXT_PIN, 3, ChangeCommand::ReferenceData),
            Pin { tries_left: 0, ..pin(0x12, PinFormat::Digits(4), "0000", 3, ChangeCommand::Never) },
            pin(0x14, PinFormat::Digits(12), "100000000000", 10, ChangeCommand::Never),
            pin(0x15, PinFormat::Digits(14), "60010120350001", 10, ChangeCommand::Never),
        ],
        keys: vec![key(0x13, KeyAccess::Free, KeyPurpose::Signature)],
        default_key: Some(FileId::new(0x13)),
        session_key: SessionKey::Encrypted { pin: FileId::new(0x11), pkcs8: Base64(vec![0x30; KEY_LENGTH]) },
        ..Application::new(TEXT, "text")
    }
}

pub(crate) fn surface() -> Application {
    Application {
        files: vec![
            file(0x0001, any_of(&[0x11]), 600),
            file(0x0002, any_of(&[0x12, 0x13]), 3000),
            file(0x0003, ReadAccess::Free, 256),
            file(0x0004, ReadAccess::Free, 568),
            file(0x0005, any_of(&[0x13]), 600),
            file(0x0006, any_of(&[0x12, 0x13]), 300),
        ],
        pins: vec![
            pin(0x11, PinFormat::Digits(6), "600101", 10, ChangeCommand::Never),
            pin(0x12, PinFormat::Digits(14), "60010120350002", 10, ChangeCommand::Never),
            pin(0x13, PinFormat::Digits(12), "200000000000", 10, ChangeCommand::Never),
        ],
        keys: vec![key(0x14, KeyAccess::Free, KeyPurpose::Signature)],
        default_key: Some(FileId::new(0x14)),
        session_key: SessionKey::Refused(StatusWord::new(0x66F1)),
        ..Application::new(card_application([0x04, 0x02]), "surface")
    }
}

/// With a reference that CHANGE KEY changes, records, an object, and the key of INTERNAL AUTHENTICATE.
pub(crate) fn common() -> Application {
    Application {
        records: vec![
            records(0x0001, ReadAccess::Free, &[20, 300, 0]),
            records(0x0002, any_of(&[0x1C]), &[40, 40]),
            records(0x0003, ReadAccess::Free, &[]),
        ],
        pins: vec![pin(0x1C, PinFormat::Digits(4), "3456", 3, ChangeCommand::Key)],
        keys: vec![key(0x19, KeyAccess::Free, KeyPurpose::InternalAuthentication)],
        objects: vec![DataObject {
            tag: Tag::new(0x5F51),
            name: "contact ATR".to_owned(),
            content: Base64(vec![0xE0, 0x00, 0xFF, 0x81, 0x31, 0xFE, 0x45, 0x14]),
        }],
        session_key: SessionKey::Refused(StatusWord::new(0x66F1)),
        ..Application::new(card_application([0x01, 0x00]), "common")
    }
}

/// With a reference that has no limit of tries.
pub(crate) fn juki() -> Application {
    Application {
        records: vec![records(0x0001, any_of(&[0x1C]), &[60])],
        pins: vec![pin(0x1C, PinFormat::Digits(4), "4567", 0, ChangeCommand::Key)],
        keys: vec![key(0x17, KeyAccess::AnyOf(vec![FileId::new(0x1C)]), KeyPurpose::Signature)],
        ..Application::new(card_application([0x04, 0x01]), "juki")
    }
}

const fn card_application([high, low]: [u8; 2]) -> Aid {
    Aid::new([0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, high, low])
}

fn any_of(pins: &[u16]) -> ReadAccess {
    ReadAccess::AnyOf(pins.iter().copied().map(FileId::new).collect())
}

fn file(fid: u16, read: ReadAccess, size: u16) -> TransparentFile {
    // The last fifth of each file is filler.
    let written = usize::from(size - size / 5);
    let content = Base64(vec![0x41; written]);
    TransparentFile { fid: FileId::new(fid), name: "file".to_owned(), read, size, filler: 0xFF, content }
}

fn records(fid: u16, read: ReadAccess, lengths: &[usize]) -> RecordFile {
    let records = lengths.iter().map(|length| Base64(vec![0x42; *length])).collect();
    RecordFile { fid: FileId::new(fid), name: "records".to_owned(), read, records }
}

fn pin(fid: u16, format: PinFormat, value: &str, limit: u8, change: ChangeCommand) -> Pin {
    let value = PinValue(value.to_owned());
    Pin { fid: FileId::new(fid), name: "reference".to_owned(), format, value, change, limit, tries_left: limit }
}

fn key(fid: u16, access: KeyAccess, purpose: KeyPurpose) -> Key {
    let pkcs8 = Base64(vec![0x30; KEY_LENGTH]);
    Key { fid: FileId::new(fid), name: "key".to_owned(), access, purpose, pkcs8 }
}

/// Something with the outline of a certificate: `30 82`, a length, and bytes that depend on `seed`.
fn certificate(seed: u8, length: u16) -> Vec<u8> {
    let mut der = vec![0x30, 0x82];
    der.extend_from_slice(&length.saturating_sub(4).to_be_bytes());
    der.extend((4..length).map(|at| seed.wrapping_add(at.to_be_bytes()[1])));
    der
}
