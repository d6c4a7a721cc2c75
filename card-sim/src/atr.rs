//! Answers to reset that My Number Cards and their readers were seen to give.
//!
//! The contactless ones are made by the reader, from what the card says when it is found; some readers put a random
//! identifier into them. Software that looks at the answer alone misses cards.

/// How a card is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interface {
    /// Contacts, ISO 7816-3 with T=1.
    Contact,
    /// ISO 14443 Type B.
    Contactless,
}

/// An answer to reset that was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownAtr {
    /// A short name for it: its distinguishing bytes.
    pub name: &'static str,
    /// Over which interface.
    pub interface: Interface,
    /// The answer, TS first.
    pub bytes: &'static [u8],
    /// Who saw it.
    pub seen_by: &'static str,
}

/// Every answer that a published source gives for the My Number Card.
pub const KNOWN_ATRS: &[KnownAtr] = &[
    contact(
        "e0",
        &[0x3B, 0xE0, 0x00, 0xFF, 0x81, 0x31, 0xFE, 0x45, 0x14],
        "OpenSC's card driver; pcsc-tools lists it as a Basic Resident Register card",
    ),
    contact(
        "da13",
        &[
            0x3B, 0xDA, 0x13, 0xFF, 0x81, 0x31, 0xFB, 0x46, 0x80, 0x12, 0x39, 0x2F, 0x31, 0xC1, 0x73, 0xC6, 0x01, 0xC0,
            0x3B,
        ],
        "OpenSC issues, pcsc-tools",
    ),
    contact(
        "c5",
        &[0x3B, 0xC5, 0xFF, 0x81, 0x31, 0xFB, 0x45, 0x80, 0x73, 0xC6, 0x01, 0x00, 0x00],
        "OpenSC, pcsc-tools",
    ),
    contactless(
        "05e0",
        &[0x3B, 0x88, 0x80, 0x01, 0x00, 0x00, 0x05, 0xE0, 0xB3, 0x81, 0xA1, 0x00, 0x7F],
        "OpenSC, pcsc-tools",
    ),
    contactless(
        "41e0",
        &[0x3B, 0x88, 0x80, 0x01, 0x00, 0x00, 0x41, 0xE0, 0xB3, 0x81, 0xA1, 0x00, 0x3B],
        "OpenSC, pcsc-tools",
    ),
    contactless(
        "4b51-b3",
        &[0x3B, 0x88, 0x80, 0x01, 0x00, 0x4B, 0x51, 0xFF, 0xB3, 0x81, 0xD1, 0x00, 0x0F],
        "OpenSC, pcsc-tools",
    ),
    contactless("4b51-00", &[0x3B, 0x88, 0x80, 0x01, 0x00, 0x4B, 0x51, 0xFF, 0x00, 0x81, 0xD1, 0x00, 0xBC], "OpenSC"),
    contactless(
        "f5-d1",
        &[0x3B, 0xF5, 0x91, 0x00, 0xFF, 0x91, 0x81, 0x71, 0xFE, 0x40, 0x00, 0x42, 0x00, 0x01, 0x00, 0xD1, 0xD6],
        "OpenSC, which files it under contact although it looks made by a reader",
    ),
    contactless(
        "f5-a1",
        &[0x3B, 0xF5, 0x91, 0x00, 0xFF, 0x91, 0x81, 0x71, 0xFE, 0x40, 0x00, 0x42, 0x00, 0x01, 0xB3, 0xA1, 0x15],
        "OpenSC, which files it under contact although it looks made by a reader",
    ),
];

impl KnownAtr {
    /// The answer with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        KNOWN_ATRS.iter().find(|known| known.name == name)
    }
}

const fn contact(name: &'static str, bytes: &'static [u8], seen_by: &'static str) -> KnownAtr {
    KnownAtr { name, interface: Interface::Contact, bytes, seen_by }
}

const fn contactless(name: &'static str, bytes: &'static [u8], seen_by: &'static str) -> KnownAtr {
    KnownAtr { name, interface: Interface::Contactless, bytes, seen_by }
}
