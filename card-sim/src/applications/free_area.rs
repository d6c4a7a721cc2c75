//! An application in the card's free area (条例等利用, or a private firm's), by the method of a user number.
//!
//! The service finds its customer by a number in the card. Whether a PIN stands before it, and whether card and service
//! prove themselves to each other first, is up to who loads the application. Layout, identifiers and commands of the real
//! applications are not public: all of it is chosen.

use std::fmt;

use crate::{
    bytes::{Base64, Hex},
    identifier::{Aid, FileId},
    pin::{ChangeCommand, Pin, PinFormat},
    structure::{
        access::{KeyAccess, ReadAccess},
        application::Application,
        external_key::ExternalKey,
        key_file::{Key, KeyPurpose},
        transparent_file::TransparentFile,
    },
};

/// An application that a municipality loads by ordinance. Chosen, in the range of unregistered names.
pub const ORDINANCE_AID: Aid = Aid::new([0xF0, b'S', b'E', b'K', b'I', 0x01]);
/// An application of a private firm. Chosen, in the range of unregistered names.
pub const PRIVATE_AID: Aid = Aid::new([0xF0, b'S', b'E', b'K', b'I', 0x02]);

/// The user number.
pub const USER_NUMBER: FileId = FileId::new(0x0001);
/// The PIN.
pub const PIN: FileId = FileId::new(0x0011);
/// The key with which the card proves itself.
pub const CARD_KEY: FileId = FileId::new(0x0013);
/// The service's public key.
pub const SERVICE_KEY: FileId = FileId::new(0x0014);

/// Form of the PIN.
pub const PIN_FORMAT: PinFormat = PinFormat::Digits(4);
/// Tries of the PIN.
pub const PIN_LIMIT: u8 = 3;

/// Physical size of the user number's file in bytes; the filler is FF.
pub const USER_NUMBER_SIZE: u16 = 32;

/// What makes one application of the free area different from another. Debug output shows neither number nor PIN.
#[derive(Clone)]
pub struct FreeAreaContents {
    /// Its name on the card.
    pub aid: Aid,
    /// What people call it.
    pub name: String,
    /// The user number, in ASCII, at most [`USER_NUMBER_SIZE`] bytes.
    pub user_number: Vec<u8>,
    /// The PIN that opens the number, if there is one.
    pub pin: Option<String>,
    /// Card and service prove themselves to each other before the number is read.
    pub mutual_authentication: Option<MutualAuthentication>,
}

/// The two keys of mutual authentication. Debug output shows neither.
#[derive(Clone)]
pub struct MutualAuthentication {
    /// The card's key as PKCS #8, DER: it answers INTERNAL AUTHENTICATE.
    pub card_key_pkcs8: Vec<u8>,
    /// Modulus of the service's key, exponent 65537: it has to pass EXTERNAL AUTHENTICATE.
    pub service_modulus: Vec<u8>,
}

impl fmt::Debug for FreeAreaContents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FreeAreaContents")
            .field("aid", &self.aid)
            .field("name", &self.name)
            .field("mutual_authentication", &self.mutual_authentication)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for MutualAuthentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MutualAuthentication").finish_non_exhaustive()
    }
}

/// Lays out the application. With both PIN and mutual authentication either opens the number: access rules of this card
/// know "any of", as was seen on its other applications.
#[must_use]
pub fn free_area_application(contents: FreeAreaContents) -> Application {
    let mut openers = Vec::new();
    openers.extend(contents.pin.as_ref().map(|_| PIN));
    openers.extend(contents.mutual_authentication.as_ref().map(|_| SERVICE_KEY));
    let read = if openers.is_empty() { ReadAccess::Free } else { ReadAccess::AnyOf(openers) };
    let pin = |value| Pin::new(PIN, "PIN", PIN_FORMAT, value, PIN_LIMIT).changed_by(ChangeCommand::ReferenceData);
    let (keys, external_keys) = match contents.mutual_authentication {
        Some(MutualAuthentication { card_key_pkcs8, service_modulus }) => (
            vec![Key {
                fid: CARD_KEY,
                name: "card key".to_owned(),
                access: KeyAccess::Free,
                purpose: KeyPurpose::InternalAuthentication,
                pkcs8: Base64(card_key_pkcs8),
            }],
            vec![ExternalKey {
                fid: SERVICE_KEY,
                name: "service key".to_owned(),
                modulus: Base64(service_modulus),
                exponent: Hex(vec![0x01, 0x00, 0x01]),
            }],
        ),
        None => (Vec::new(), Vec::new()),
    };
    Application {
        files: vec![TransparentFile {
            fid: USER_NUMBER,
            name: "user number".to_owned(),
            read,
            size: USER_NUMBER_SIZE,
            filler: 0xFF,
            content: Base64(contents.user_number),
        }],
        pins: contents.pin.map(pin).into_iter().collect(),
        keys,
        external_keys,
        ..Application::new(contents.aid, &contents.name)
    }
}
