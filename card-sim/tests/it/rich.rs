//! A card that uses every rule an application can have, to test the command layer without a real layout.

use sekisho_card_sim::{
    Aid, Application, Base64, CardFile, ChangeCommand, DataObject, FileId, Hex, Key, KeyAccess, KeyPurpose,
    MemoryStore, Pin, PinFormat, ReadAccess, RecordFile, SessionKey, Settings, Tag, TerminalCa, TokenLabel,
    TransparentFile,
};

use crate::support::{Reader, open};

pub(crate) const AID: Aid = Aid::new([0xF0, 1, 2, 3, 4, 5]);
/// Its name begins like the first one's.
pub(crate) const TWIN: Aid = Aid::new([0xF0, 1, 2, 3, 9]);
pub(crate) const PIN: FileId = FileId::new(0x0011);
pub(crate) const UNLIMITED: FileId = FileId::new(0x0012);
pub(crate) const BY_KEY: FileId = FileId::new(0x001C);
pub(crate) const TERMINAL_CA: FileId = FileId::new(0x0016);
pub(crate) const ISSUER: [u8; 16] = *b"9999020\x08\x05001\0\0\0\0";

fn pin(fid: FileId, change: ChangeCommand, limit: u8) -> Pin {
    Pin::new(fid, "PIN", PinFormat::Digits(4), "1234".to_owned(), limit).changed_by(change)
}

fn key(fid: u16, access: KeyAccess, purpose: KeyPurpose, first: u8) -> Key {
    Key { fid: FileId::new(fid), name: "key".to_owned(), access, purpose, pkcs8: Base64(vec![first]) }
}

fn file(fid: u16, read: ReadAccess, content: &[u8]) -> TransparentFile {
    let size = u16::try_from(content.len()).unwrap();
    let content = Base64(content.to_vec());
    TransparentFile { fid: FileId::new(fid), name: "file".to_owned(), read, size, filler: 0xFF, content }
}

pub(crate) fn card_file() -> CardFile {
    let behind_pin = || ReadAccess::AnyOf(vec![PIN]);
    let records = |fid: u16, read, records: &[&[u8]]| RecordFile {
        fid: FileId::new(fid),
        name: "records".to_owned(),
        read,
        records: records.iter().map(|record| Base64(record.to_vec())).collect(),
    };
    let object = |tag: u16, content: &[u8]| DataObject {
        tag: Tag::new(tag),
        name: "object".to_owned(),
        content: Base64(content.to_vec()),
    };
    let application = Application {
        files: vec![
            file(0x0001, behind_pin(), b"behind the PIN"),
            file(0x0002, ReadAccess::Free, &[0x5A; 300]),
            file(TERMINAL_CA.value(), ReadAccess::Internal, b""),
        ],
        records: vec![
            records(0x0003, ReadAccess::Free, &[&[1, 2, 0xA, 0xB], &[2, 1, 0xC], &[3, 1, 0xD]]),
            records(0x0004, behind_pin(), &[&[9, 1, 0x77]]),
        ],
        pins: vec![
            pin(PIN, ChangeCommand::ReferenceData, 3),
            pin(UNLIMITED, ChangeCommand::Never, 0),
            pin(BY_KEY, ChangeCommand::Key, 3),
        ],
        keys: vec![
            key(0x0013, KeyAccess::Free, KeyPurpose::Signature, 0xA1),
            key(0x0017, KeyAccess::AnyOf(vec![PIN]), KeyPurpose::Signature, 0xA2),
            key(0x0019, KeyAccess::Free, KeyPurpose::InternalAuthentication, 0xA3),
        ],
        default_key: Some(FileId::new(0x0013)),
        objects: vec![object(0x5F51, &[0xDA])],
        session_key: SessionKey::Encrypted { pin: PIN, pkcs8: Base64(vec![0xA4]) },
        terminal_ca: Some(TerminalCa {
            fid: TERMINAL_CA,
            key_id: Hex(ISSUER.to_vec()),
            modulus: Base64(vec![0x77]),
            exponent: Hex(vec![1, 0, 1]),
        }),
        ..Application::new(AID, "rich")
    };
    let twin = Application { records: vec![records(0x0003, ReadAccess::Free, &[])], ..Application::new(TWIN, "twin") };
    let mut card = CardFile::new("nobody", TokenLabel::MyNumberCard, vec![application, twin]);
    card.issuer_domain.objects = vec![object(0x0045, b"0000"), object(0x00F8, &[0x11; 563])];
    card
}

/// A card whose rich application is selected.
pub(crate) fn rich() -> Reader {
    rich_with(|_| {})
}

pub(crate) fn rich_with(settings: impl FnOnce(&mut Settings)) -> Reader {
    let mut file = card_file();
    settings(&mut file.settings);
    let mut card = open(file, Box::new(MemoryStore));
    card.ok("00A4040C 06 F00102030405");
    card
}

/// The same, with the PIN verified.
pub(crate) fn verified() -> Reader {
    let mut card = rich();
    card.ok("00200091 04 31323334");
    card
}
