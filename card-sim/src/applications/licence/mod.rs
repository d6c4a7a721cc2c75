//! The driver's licence on the My Number Card (マイナ免許証): names, references and contents of its files.
//!
//! From version 010 of the police agency's specification of IC cards, as others report it. There is no name, address or
//! date of birth in this application: those are in the card's other ones.

mod fields;
mod record;
mod signature;

pub use fields::{LICENCE_FIELDS, LicenceField, ValueForm};
pub use record::LicenceRecord;
pub use signature::LicenceSignature;

use crate::{
    bytes::Base64,
    content::tlv,
    identifier::{Aid, FileId},
    pin::{Pin, PinFormat},
    structure::{access::ReadAccess, application::Application, transparent_file::TransparentFile},
};

/// The application identifier of the instance. Package and module have others, which cannot be selected.
pub const AID: Aid = Aid::new([0xA0, 0, 0, 2, 0x31, 0x06, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

/// IEF01, the PIN.
pub const PIN: FileId = FileId::new(0x0006);
/// WEF01: whether a PIN is set.
pub const PIN_SETTING: FileId = FileId::new(0x001A);
/// WEF02: the licence.
pub const RECORD: FileId = FileId::new(0x001B);
/// WEF03: the signature over WEF02.
pub const SIGNATURE: FileId = FileId::new(0x001C);

/// Form of the PIN.
pub const PIN_FORMAT: PinFormat = PinFormat::Digits(4);
/// Tries of the PIN.
pub const PIN_LIMIT: u8 = 10;

/// The byte behind the content, up to a file's size.
pub const FILLER: u8 = 0xFF;
/// Physical size of WEF01 in bytes.
pub const PIN_SETTING_SIZE: u16 = 3;
/// Physical size of WEF02 in bytes: every field at its longest.
pub const RECORD_SIZE: u16 = 5845;
/// Physical size of WEF03 in bytes: every field at its longest.
pub const SIGNATURE_SIZE: u16 = 584;

const TAG_PIN_SETTING: u16 = 0xC1;

/// Content of WEF01.
#[must_use]
pub fn pin_setting_file(is_set: bool) -> Vec<u8> {
    tlv::object(TAG_PIN_SETTING, &[u8::from(is_set)])
}

/// Lays out the application. Without a PIN the files are free.
#[must_use]
pub fn licence_application(record: &LicenceRecord, signature: Vec<u8>, pin: Option<String>) -> Application {
    let read = if pin.is_some() { ReadAccess::AnyOf(vec![PIN]) } else { ReadAccess::Free };
    let file = |fid, name: &str, read, size, content| TransparentFile {
        fid,
        name: name.to_owned(),
        read,
        size,
        filler: FILLER,
        content: Base64(content),
    };
    Application {
        files: vec![
            file(PIN_SETTING, "PIN setting", ReadAccess::Free, PIN_SETTING_SIZE, pin_setting_file(pin.is_some())),
            file(RECORD, "licence", read.clone(), RECORD_SIZE, record.file()),
            file(SIGNATURE, "signature", read, SIGNATURE_SIZE, signature),
        ],
        pins: vec![Pin::set_or_blocked(PIN, "PIN", PIN_FORMAT, pin, PIN_LIMIT)],
        ..Application::new(AID, "licence (マイナ免許証)")
    }
}
