//! The rules of an application that types do not express.

use std::collections::BTreeSet;

use crate::{
    card_file::{CardFileError, Fault},
    identifier::FileId,
    pin::{LARGEST_LIMIT, LONGEST_PIN, Pin},
    structure::{
        access::ReadAccess,
        application::{Application, SessionKey, TerminalCa},
        data_object::DataObject,
        key_file::KeyPurpose,
        record_file::RecordFile,
        transparent_file::TransparentFile,
    },
};

/// Verified references are one bit each.
const MOST_PINS: usize = 32;

/// Records are numbered by one byte, and 0 and 255 are none (ISO 7816-4, 7.3.1).
const MOST_RECORDS: usize = 254;

/// The longest record that a response carries.
const LONGEST_RECORD: usize = 65_535;

/// Length of a key identifier in bytes.
const KEY_ID_LENGTH: usize = 16;

type Checked = Result<(), CardFileError>;

fn broken(path: String, fault: Fault) -> Checked {
    Err(CardFileError::Rule { path, fault })
}

/// Checks one application. `path` is where it stands in the card file.
pub(crate) fn check_application(application: &Application, path: &str) -> Checked {
    let mut taken = BTreeSet::new();
    let mut fresh = |fid: FileId, at: &str| {
        if taken.insert(fid) { Ok(()) } else { broken(format!("{at}.fid"), Fault::DuplicateFile { fid }) }
    };
    let openers = application.openers().count();
    if openers > MOST_PINS {
        let fault = Fault::TooManyPins { most: MOST_PINS, got: openers };
        return broken(format!("{path}.pins"), fault);
    }
    for (index, file) in application.files.iter().enumerate() {
        let at = format!("{path}.files[{index}]");
        fresh(file.fid, &at)?;
        check_file(application, file, &at)?;
    }
    for (index, file) in application.records.iter().enumerate() {
        let at = format!("{path}.records[{index}]");
        fresh(file.fid, &at)?;
        check_records(application, file, &at)?;
    }
    for (index, pin) in application.pins.iter().enumerate() {
        let at = format!("{path}.pins[{index}]");
        fresh(pin.fid, &at)?;
        check_pin(pin, &at)?;
    }
    for (index, key) in application.keys.iter().enumerate() {
        let at = format!("{path}.keys[{index}]");
        fresh(key.fid, &at)?;
        check_pins(application, key.access.pins(), &format!("{at}.access"))?;
    }
    for (index, key) in application.external_keys.iter().enumerate() {
        fresh(key.fid, &format!("{path}.external_keys[{index}]"))?;
    }
    check_objects(&application.objects, path)?;
    check_key_rules(application, path)
}

/// Checks that no tag stands twice.
pub(crate) fn check_objects(objects: &[DataObject], path: &str) -> Checked {
    let mut taken = BTreeSet::new();
    for (index, object) in objects.iter().enumerate() {
        if !taken.insert(object.tag) {
            return broken(format!("{path}.objects[{index}].tag"), Fault::DuplicateObject { tag: object.tag });
        }
    }
    Ok(())
}

/// What an application says about keys beyond the keys themselves.
fn check_key_rules(application: &Application, path: &str) -> Checked {
    if let Some(fid) = application.default_key {
        let signs = |key: &&crate::structure::key_file::Key| key.fid == fid && key.purpose == KeyPurpose::Signature;
        if !application.keys.iter().any(|key| signs(&key)) {
            return broken(format!("{path}.default_key"), Fault::NoSignatureKey { fid });
        }
    }
    match &application.session_key {
        SessionKey::Refused(status) if status.is_ok() => {
            return broken(format!("{path}.session_key"), Fault::StatusGrants { got: *status });
        }
        SessionKey::Refused(_) => {}
        SessionKey::Encrypted { pin, .. } => check_pins(application, &[*pin], &format!("{path}.session_key.pin"))?,
    }
    match &application.terminal_ca {
        Some(ca) => check_terminal_ca(application, ca, &format!("{path}.terminal_ca")),
        None => Ok(()),
    }
}

fn check_terminal_ca(application: &Application, ca: &TerminalCa, path: &str) -> Checked {
    if application.file(ca.fid).is_none_or(|file| file.read != ReadAccess::Internal) {
        return broken(format!("{path}.fid"), Fault::NoInternalFile { fid: ca.fid });
    }
    if ca.key_id.len() != KEY_ID_LENGTH {
        let fault = Fault::KeyIdLength { expected: KEY_ID_LENGTH, got: ca.key_id.len() };
        return broken(format!("{path}.key_id"), fault);
    }
    Ok(())
}

fn check_file(application: &Application, file: &TransparentFile, path: &str) -> Checked {
    if file.content.len() > usize::from(file.size) {
        let fault = Fault::ContentTooLong { size: file.size, got: file.content.len() };
        return broken(format!("{path}.content"), fault);
    }
    check_pins(application, file.read.pins(), &format!("{path}.read"))
}

fn check_records(application: &Application, file: &RecordFile, path: &str) -> Checked {
    let most = |path: String, most, what, got| {
        if got > most { broken(path, Fault::Records { most, what, got }) } else { Ok(()) }
    };
    most(format!("{path}.records"), MOST_RECORDS, "records", file.records.len())?;
    let octets = file.records.iter().map(|record| record.len()).sum();
    most(format!("{path}.records"), LONGEST_RECORD, "bytes in all records", octets)?;
    check_pins(application, file.read.pins(), &format!("{path}.read"))
}

/// Access rules name references that are there.
fn check_pins(application: &Application, pins: &[FileId], path: &str) -> Checked {
    match pins.iter().find(|fid| application.openers().all(|opener| opener != **fid)) {
        Some(fid) => broken(path.to_owned(), Fault::UnknownPin { fid: *fid }),
        None => Ok(()),
    }
}

fn check_pin(pin: &Pin, path: &str) -> Checked {
    let rule = |field: &str, fault| broken(format!("{path}.{field}"), fault);
    if pin.limit > LARGEST_LIMIT {
        return rule("limit", Fault::Limit { most: LARGEST_LIMIT, got: pin.limit });
    }
    if pin.tries_left > pin.limit {
        return rule("tries_left", Fault::TriesAboveLimit { limit: pin.limit, got: pin.tries_left });
    }
    if pin.value.0.len() > LONGEST_PIN || !pin.format.allows(pin.value.0.as_bytes()) {
        return rule("value", Fault::PinFormat { expected: pin.format });
    }
    Ok(())
}
