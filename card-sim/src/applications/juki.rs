//! The Basic Resident Register application (住基AP): names and references.
//!
//! Its only file that can be read holds the same record as file 0002 of the common card application
//! ([`key_reference_record`]). Its PIN has the value that the holder chose for the common card application, and a counter
//! of its own.

pub use crate::applications::common_card::key_reference_record;

use crate::{
    applications::common_card::one_record,
    content::key_id::KeyId,
    identifier::{Aid, FileId},
    pin::{ChangeCommand, Pin, PinFormat},
    structure::application::Application,
};

/// The application identifier.
pub const AID: Aid = Aid::new([0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x01]);

/// Record file: the name of a key.
pub const KEY_REFERENCE: FileId = FileId::new(0x0002);
/// 住民基本台帳用暗証番号, the PIN; nothing visible depends on it.
pub const PIN: FileId = FileId::new(0x001C);

/// Form of the PIN.
pub const PIN_FORMAT: PinFormat = PinFormat::Digits(4);
/// Tries of the PIN.
pub const PIN_LIMIT: u8 = 3;

/// Lays out the application. `pin` is none on a card without PINs, where the reference is blocked from the beginning.
#[must_use]
pub fn juki_application(key_reference: &KeyId, pin: Option<String>) -> Application {
    Application {
        records: vec![one_record(KEY_REFERENCE, "key reference", key_reference_record(key_reference))],
        pins: vec![Pin::set_or_blocked(PIN, "PIN", PIN_FORMAT, pin, PIN_LIMIT).changed_by(ChangeCommand::Key)],
        // SET SESSION KEY is refused as if a credential were missing, whichever is presented.
        ..Application::new(AID, "juki (住基)")
    }
}
