//! The tokens that the module sees in one reader.

use cryptoki::context::Pkcs11;
use cryptoki::error::Error;
use cryptoki::object::{Attribute, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;
use sekisho_harness_protocol::{PinRef, Reason};

use crate::failure::Failure;
use crate::module::Running;

/// The module makes one slot of each PIN and puts the PIN's name in the token's label.
fn pin_label(pin: PinRef) -> Result<&'static str, Failure> {
    match pin {
        PinRef::Authentication => Ok("(User Authentication PIN)"),
        PinRef::Signature => Ok("(Digital Signature PIN)"),
        other => Err(Failure::new(Reason::Unsupported, format!("OpenSC has no PIN that fits {other:?}"))),
    }
}

/// The session with the token of this PIN, on the card in this reader.
pub(crate) fn open_session(module: &Running<'_>, reader: &str, pin: PinRef) -> Result<Session, Failure> {
    let functions = module.functions();
    let slots = slots_of(functions, reader)?;
    if slots.is_empty() {
        return Err(Failure::new(Reason::CardRemoved, format!("OpenSC has no slot for the reader {reader:?}")));
    }
    let wanted = pin_label(pin)?;
    let mut labels = Vec::new();
    for slot in slots {
        // Without a card, or with one that OpenSC does not know, this fails with the value that says so.
        let label = functions.get_token_info(slot)?.label().to_owned();
        if label.ends_with(wanted) {
            return Ok(functions.open_ro_session(slot)?);
        }
        labels.push(label);
    }
    Err(Failure::new(Reason::CardUnknown, format!("expected a token {wanted:?}, OpenSC has {labels:?}")))
}

fn slots_of(functions: &Pkcs11, reader: &str) -> Result<Vec<Slot>, Error> {
    let mut found = Vec::new();
    for slot in functions.get_all_slots()? {
        if functions.get_slot_info(slot)?.slot_description() == description(reader) {
            found.push(slot);
        }
    }
    Ok(found)
}

/// How the module describes the slots of a reader: by its name, of which 64 octets fit (CK_SLOT_INFO).
fn description(reader: &str) -> &str {
    reader.get(..reader.floor_char_boundary(64)).unwrap_or(reader).trim_end()
}

/// Logs in with what the holder typed.
pub(crate) fn login(session: &Session, user: UserType, pin: &str) -> Result<(), Error> {
    session.login(user, Some(&AuthPin::new(pin.into())))
}

/// The one object that fits, if the session can see it.
pub(crate) fn find(session: &Session, template: &[Attribute]) -> Result<Option<ObjectHandle>, Error> {
    Ok(session.find_objects(template)?.first().copied())
}
