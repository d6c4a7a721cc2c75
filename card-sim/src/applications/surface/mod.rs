//! The card information confirmation application (券面事項確認AP): names, references and contents of its files.
//!
//! Contents become bytes here; who may read them is said where the application is put together. Filler behind the
//! content is FF.

mod age_record;
mod basic_information;
mod card_face;
mod layout;
mod number_image;

pub use age_record::AgeRecord;
pub use basic_information::BasicInformation;
pub use card_face::{CardFace, CardFaceContents};
pub use layout::{SIGNING_KEY, SurfaceContents, surface_application};
pub use number_image::NumberImage;

use crate::{
    identifier::{Aid, FileId},
    pin::PinFormat,
};

/// The application identifier.
pub const AID: Aid = Aid::new([0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x02]);

/// The date of birth alone, signed.
pub const AGE_RECORD: FileId = FileId::new(0x0001);
/// What is printed on the front, signed.
pub const CARD_FACE: FileId = FileId::new(0x0002);
/// What the application says about itself.
pub const BASIC_INFORMATION: FileId = FileId::new(0x0003);
/// The certificate of the key that signs 0001, 0002 and 0005.
pub const CERTIFICATE: FileId = FileId::new(0x0004);
/// The picture of the personal number, signed.
pub const NUMBER_IMAGE: FileId = FileId::new(0x0005);
/// Sixteen bytes FF; purpose unknown.
pub const UNKNOWN_0006: FileId = FileId::new(0x0006);
/// The date of birth as a PIN.
pub const BIRTH: FileId = FileId::new(0x0011);
/// 照合番号B.
pub const NUMBER_B: FileId = FileId::new(0x0012);
/// 照合番号A.
pub const NUMBER_A: FileId = FileId::new(0x0013);

/// Files that one listing of a card names and of which nothing more is known.
pub const UNIDENTIFIED: [FileId; 3] = [FileId::new(0x001A), FileId::new(0x001C), FileId::new(0x001E)];

/// Form of the date of birth as a PIN: `YYMMDD` with the year of the Japanese era.
pub const BIRTH_FORMAT: PinFormat = PinFormat::Digits(6);
/// Tries of the date of birth: not known, chosen.
pub const BIRTH_LIMIT: u8 = 10;
/// Form of 照合番号A.
pub const NUMBER_A_FORMAT: PinFormat = PinFormat::Digits(12);
/// Form of 照合番号B.
pub const NUMBER_B_FORMAT: PinFormat = PinFormat::Digits(14);
/// Tries of each 照合番号.
pub const NUMBER_LIMIT: u8 = 10;

/// The byte behind the content, up to a file's size.
pub const FILLER: u8 = 0xFF;
/// Physical size of 0001 in bytes.
pub const AGE_RECORD_SIZE: u16 = 547;
/// Physical size of 0002: not known, chosen. A larger content makes a larger file.
pub const CARD_FACE_SIZE: u16 = 8192;
/// Physical size of 0003 in bytes.
pub const BASIC_INFORMATION_SIZE: u16 = 320;
/// Physical size of 0004 in bytes.
pub const CERTIFICATE_SIZE: u16 = 568;
/// Physical size of 0005: not known, chosen. A larger content makes a larger file.
pub const NUMBER_IMAGE_SIZE: u16 = 1024;
/// Physical size of 0006 in bytes, all of them filler.
pub const UNKNOWN_0006_SIZE: u16 = 16;
