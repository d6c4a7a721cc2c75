//! A sketch of the next generation of the card: one application for what a PIN opens and one for the card's face.
//!
//! A final report of 2024 names the split, P-384 and two PINs; identifiers, files and commands are not public. The sketch
//! takes the files of today's applications under new identifiers, so that software can be tried on another layout.

use sekisho_card_sim::{Aid, Application, FileId, ReadAccess, TransparentFile, surface, text};

use crate::card_numbers::CardNumbers;
use crate::holder_key::HolderKey;
use crate::personalise::PersonaliseError;

/// The application of everything that a PIN opens. Chosen, in the range of unregistered names.
pub(crate) const AUTHENTICATION_AID: Aid = Aid::new([0xF0, b'S', b'E', b'K', b'I', 0x10]);
/// The application of what is printed. Chosen, in the range of unregistered names.
pub(crate) const CARD_FACE_AID: Aid = Aid::new([0xF0, b'S', b'E', b'K', b'I', 0x11]);

/// Where the text application's files go in the common application: behind those of the surface application.
const TEXT_OFFSET: u16 = 0x0020;

/// Files of the text application about keys of its own: for session keys, and for its proof of presence.
const OF_TEXT_KEYS: [FileId; 2] = [text::SESSION_KEY, text::SIGNING_KEY_RECORD];

/// The keys on P-384 of a card.
pub(crate) struct NextKeys {
    pub(crate) signature: HolderKey,
    pub(crate) authentication: HolderKey,
}

impl NextKeys {
    /// The keys that follow from the card's serial number.
    pub(crate) fn of(numbers: &CardNumbers) -> Result<Self, PersonaliseError> {
        let key = |name: &str| HolderKey::on_p384(&format!("{}/{name}", numbers.serial));
        Ok(Self { signature: key("signature")?, authentication: key("authentication")? })
    }
}

/// The JPKI application under its new name.
pub(crate) fn authentication_application(jpki: Application) -> Application {
    Application { aid: AUTHENTICATION_AID, name: "authentication (next generation)".to_owned(), ..jpki }
}

/// The surface application with the free and the number-opened files of the text application beside its own. Its PIN is
/// gone: what is printed opens what is printed.
pub(crate) fn card_face_application(face: Application, support: &Application) -> Application {
    let moved = |fid: FileId| FileId::new(fid.value() + TEXT_OFFSET);
    let opener = |fid: &FileId| match *fid {
        text::NUMBER_A => Some(surface::NUMBER_A),
        text::NUMBER_B => Some(surface::NUMBER_B),
        _ => None,
    };
    let file = |file: &TransparentFile| {
        let read = match &file.read {
            ReadAccess::AnyOf(pins) => ReadAccess::AnyOf(pins.iter().filter_map(opener).collect()),
            other => other.clone(),
        };
        TransparentFile { fid: moved(file.fid), read, ..file.clone() }
    };
    let mut files = face.files;
    // No key of the text application comes along, so neither do the files about them.
    files.extend(support.files.iter().filter(|file| !OF_TEXT_KEYS.contains(&file.fid)).map(file));
    Application { aid: CARD_FACE_AID, name: "card face (next generation)".to_owned(), files, ..face }
}
