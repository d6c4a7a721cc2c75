//! The card under the fuzzer, and the settings that an input can turn over.

use sekisho_card_sim::{
    Base64, CardFile, DataObject, EndOfFile, Fci, IssuerDomain, Settings, Tag, TokenLabel, Unidentified,
};

use crate::sample_applications::{common, jpki, juki, surface, text};

/// The settings that an input can turn over, from the lowest bit of its first byte on.
pub const SETTINGS: &[fn(&mut Settings)] = &[
    |settings| settings.five_byte_verify_query = false,
    |settings| settings.query_tells_verified = true,
    |settings| settings.overlong_pin_spends_a_try = true,
    |settings| settings.malformed_pin_spends_a_try = false,
    |settings| settings.reselect_keeps_security_status = false,
    |settings| settings.failed_verify_clears = false,
    |settings| settings.change_keeps_security_status = false,
    |settings| settings.warm_reset_keeps_security_status = false,
    |settings| settings.read_at_end_of_file = EndOfFile::Empty,
    |settings| settings.extended_length = false,
    |settings| settings.extended_get_challenge = true,
    |settings| settings.unidentified_files = Unidentified::Absent,
    |settings| settings.fci = Fci::Empty,
    |settings| settings.select_next = true,
    |settings| settings.multi_record_read = false,
];

/// Turns the settings over that these bytes choose.
pub(crate) fn choose(choice: &[u8], settings: &mut Settings) {
    let bits = choice.iter().flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1 == 1));
    for (change, _) in SETTINGS.iter().zip(bits).filter(|(_, chosen)| *chosen) {
        change(settings);
    }
}

/// A card with every kind of application, file, reference, key and object.
#[must_use]
pub fn sample_card() -> CardFile {
    let mut card = CardFile::new("nobody", TokenLabel::MyNumberCard, vec![jpki(), surface(), text(), common(), juki()]);
    let object = |tag, content: &[u8]| DataObject {
        tag: Tag::new(tag),
        name: "object".to_owned(),
        content: Base64(content.to_vec()),
    };
    card.issuer_domain = IssuerDomain { objects: vec![object(0x0045, b"TEST0000"), object(0x7F21, &[0x21; 563])] };
    card
}
