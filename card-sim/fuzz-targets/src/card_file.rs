//! Target `card_file`: text that may be a card file. What is accepted can be written, read, opened and used.

use sekisho_card_sim::{Application, Card, CardFile, FileId, OpenError, ReadAccess, StatusWord};

use crate::{
    broken::Broken,
    marked_key::{MarkedKeys, Steady},
    memory::Memory,
    paint::paint,
    watch::Watch,
};

/// Files taken of an accepted card, so that no input takes long.
const MOST_FILES: usize = 200;

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn card_file(input: &[u8]) -> Result<(), Broken> {
    let Ok(text) = str::from_utf8(input) else { return Ok(()) };
    let Ok(file) = CardFile::parse(text) else { return Ok(()) };
    file.check().map_err(|error| Broken::InvalidAccepted { error })?;
    let written = file.to_json().map_err(|error| Broken::UnexpectedError { detail: error.to_string() })?;
    if CardFile::parse(&written).as_ref() != Ok(&file) {
        return Err(Broken::RoundTrip { what: "the card file" });
    }
    let memory = Memory::holding(&file);
    match Card::open(file.clone(), &MarkedKeys { decrypt: false }, Box::new(memory), Box::new(Steady)) {
        Ok(_) | Err(OpenError::Key { .. } | OpenError::SessionKey { .. }) => {}
        Err(error) => return Err(Broken::UnexpectedError { detail: error.to_string() }),
    }
    use_it(file)
}

/// Selects and reads everything, without a PIN.
fn use_it(mut file: CardFile) -> Result<(), Broken> {
    let protected = paint(&mut file);
    let memory = Memory::holding(&file);
    let mut watch = Watch::new(&file, protected, memory.clone());
    let Ok(mut card) = Card::open(file.clone(), &MarkedKeys { decrypt: false }, Box::new(memory), Box::new(Steady))
    else {
        return Ok(());
    };
    let mut response = Vec::new();
    for application in &file.applications {
        let mut select = vec![0x00, 0xA4, 0x04, 0x0C];
        select.extend(u8::try_from(application.aid.as_bytes().len()));
        select.extend_from_slice(application.aid.as_bytes());
        watch.send(&mut card, &select, &mut response)?;
        for object in &application.objects {
            let [high, low] = object.tag.value().to_be_bytes();
            watch.send(&mut card, &[0x00, 0xCA, high, low, 0x00, 0x00, 0x00], &mut response)?;
        }
        for fid in fids(application).take(MOST_FILES) {
            let [high, low] = fid.value().to_be_bytes();
            watch.send(&mut card, &[0x00, 0xA4, 0x02, 0x0C, 2, high, low], &mut response)?;
            let status = StatusWord::of_response(&response).unwrap_or(StatusWord::OK);
            let hidden = application.files.iter().any(|file| file.fid == fid && file.read == ReadAccess::Unidentified);
            if !status.is_ok() && !hidden {
                return Err(Broken::NotSelectable { fid, status });
            }
            for command in USE {
                watch.send(&mut card, command, &mut response)?;
            }
        }
    }
    Ok(())
}

/// What is tried on each file: reading all of it and its end, records, a verification, the tries left, each use of a key,
/// a change.
const USE: [&[u8]; 11] = [
    &[0x00, 0xB0, 0x00, 0x00, 0x00, 0x00, 0x00],
    &[0x00, 0xB0, 0x7F, 0xFF, 0x00],
    &[0x00, 0xB2, 0x01, 0x04, 0x00],
    &[0x00, 0xB2, 0x01, 0x05, 0x00, 0x00, 0x00],
    &[0x00, 0x20, 0x00, 0x80, 0x01, 0x00],
    &[0x00, 0x20, 0x00, 0x80],
    &[0x80, 0x2A, 0x00, 0x80, 0x01, 0x00, 0x00],
    &[0x80, 0x2A, 0x00, 0x00, 0x01, 0x00, 0x00],
    &[0x00, 0x88, 0x00, 0x80, 0x01, 0x00, 0x00],
    &[0x80, 0xAE, 0x00, 0x00, 0x01, 0x00],
    &[0x00, 0x24, 0x01, 0x80, 0x01, 0x31],
];

fn fids(application: &Application) -> impl Iterator<Item = FileId> {
    (application.files.iter().map(|file| file.fid))
        .chain(application.records.iter().map(|file| file.fid))
        .chain(application.pins.iter().map(|pin| pin.fid))
        .chain(application.keys.iter().map(|key| key.fid))
}
