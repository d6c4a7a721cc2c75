//! The card information input support application (券面事項入力補助AP): names, references and contents of its files.
//!
//! Contents become bytes here; who may read them is said where the application is put together. Filler behind the
//! content is FF.

mod attributes;
mod basic_information;
mod integrity;
mod keys;
mod layout;

pub use attributes::Attributes;
pub use basic_information::BasicInformation;
pub use integrity::IntegrityRecord;
pub use keys::{SigningKeyRecord, session_key_file};
pub use layout::{TextContents, text_application};

use crate::{
    content::{digits::Digits, tlv},
    identifier::{Aid, FileId},
    pin::PinFormat,
};

/// The application identifier.
pub const AID: Aid = Aid::new([0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08]);

/// The personal number.
pub const NUMBER: FileId = FileId::new(0x0001);
/// Name, address, date of birth and sex.
pub const ATTRIBUTES: FileId = FileId::new(0x0002);
/// Hashes of 0001 and 0002, signed.
pub const INTEGRITY: FileId = FileId::new(0x0003);
/// The certificate of the key that signs 0003 and 0007.
pub const CERTIFICATE: FileId = FileId::new(0x0004);
/// What the application says about itself.
pub const BASIC_INFORMATION: FileId = FileId::new(0x0005);
/// The public key for session keys (SET SESSION KEY).
pub const SESSION_KEY: FileId = FileId::new(0x0006);
/// The public half of 0013, signed.
pub const SIGNING_KEY_RECORD: FileId = FileId::new(0x0007);
/// Sixteen bytes FF; purpose unknown.
pub const UNKNOWN_0008: FileId = FileId::new(0x0008);
/// 券面事項入力補助用暗証番号, the PIN.
pub const PIN: FileId = FileId::new(0x0011);
/// A reference that cards come with blocked; purpose unknown.
pub const BLOCKED: FileId = FileId::new(0x0012);
/// The private key that signs challenges without a PIN.
pub const SIGNING_KEY: FileId = FileId::new(0x0013);
/// 照合番号A.
pub const NUMBER_A: FileId = FileId::new(0x0014);
/// 照合番号B.
pub const NUMBER_B: FileId = FileId::new(0x0015);

/// Form of the PIN.
pub const PIN_FORMAT: PinFormat = PinFormat::Digits(4);
/// Tries of the PIN.
pub const PIN_LIMIT: u8 = 3;
/// Form of 照合番号A.
pub const NUMBER_A_FORMAT: PinFormat = PinFormat::Digits(12);
/// Form of 照合番号B.
pub const NUMBER_B_FORMAT: PinFormat = PinFormat::Digits(14);
/// Tries of each 照合番号.
pub const NUMBER_LIMIT: u8 = 10;

/// The byte behind the content, up to a file's size.
pub const FILLER: u8 = 0xFF;
/// Physical size of 0001 in bytes. Its hash in 0003 covers the filler too.
pub const NUMBER_SIZE: u16 = 17;
/// Physical size of 0002: not known, chosen. A larger content makes a larger file.
pub const ATTRIBUTES_SIZE: u16 = 1024;
/// Physical size of 0003 in bytes.
pub const INTEGRITY_SIZE: u16 = 336;
/// Physical size of 0004 in bytes.
pub const CERTIFICATE_SIZE: u16 = 568;
/// Physical size of 0005 in bytes: 164 are written, and a read of 256 is answered in full.
pub const BASIC_INFORMATION_SIZE: u16 = 256;
/// Physical size of 0006 in bytes.
pub const SESSION_KEY_SIZE: u16 = 269;
/// Physical size of 0007 in bytes.
pub const SIGNING_KEY_RECORD_SIZE: u16 = 536;
/// Physical size of 0008 in bytes, all of them filler.
pub const UNKNOWN_0008_SIZE: u16 = 16;

const TAG_NUMBER: u16 = 0xFF10;

/// Content of file 0001, 15 bytes. The file is two bytes longer ([`NUMBER_SIZE`]).
#[must_use]
pub fn number_file(number: &Digits<12>) -> Vec<u8> {
    tlv::object(TAG_NUMBER, number.as_bytes())
}
