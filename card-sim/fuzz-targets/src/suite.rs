//! The targets by name.

use sekisho_fuzz_support::{Suite, Target};

use crate::{apdu, broken::Broken, bytes_of_script, card_file, fault_script, framing, replay_file, secure_messaging};

/// Every door of the card.
pub const SUITE: Suite<'_, Broken> = Suite {
    folder: concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz"),
    targets: &[
        Target { name: "apdu", run: apdu },
        Target { name: "card_file", run: card_file },
        Target { name: "fault_script", run: fault_script },
        Target { name: "framing", run: framing },
        Target { name: "replay_file", run: replay_file },
        Target { name: "secure_messaging", run: secure_messaging },
    ],
    script: Some(|script| Ok(bytes_of_script(str::from_utf8(script)?)?)),
    // Lengths, classes, instructions, digits, quotes.
    telling: b"\x00\x01\x02\x04\x08\x0A\x0C\x20\x24\x2A\x80\x7F\x9B\xA4\xB0\xF0\xF1\xF3\xF4\xFF01\"[]{},:",
};
