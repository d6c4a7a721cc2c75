//! Commands that are not for this card: channels, classes, instructions, lengths, and other cards' drivers.

use crate::support::{Reader, card, card_with, jpki, jpki_with};

#[test]
fn only_logical_channel_0_exists() {
    let chained_or_secure = [0x05, 0x07, 0x09, 0x0B, 0x0D, 0x0F, 0x11, 0x1B, 0x1F];
    for class in (0x01..=0x03).chain(0x81..=0x83).chain(0x40..=0x7F).chain(chained_or_secure) {
        assert_eq!(jpki().sw(&format!("{class:02X}A4020C 02 0006")), "6881", "{class:02X}");
    }
}

#[test]
fn an_unknown_class_and_an_unknown_instruction_are_told_apart() {
    for class in [0x04, 0x10, 0x20, 0x84, 0x88, 0x8C, 0x90, 0xA0, 0xFF] {
        assert_eq!(jpki().sw(&format!("{class:02X}A4020C 02 0006")), "6E00", "{class:02X}");
    }
    for instruction in ["00C00000", "00CB3FFF", "00B30104", "00D60000", "002A0080", "80A4040C", "00FC0000"] {
        assert_eq!(jpki().sw(instruction), "6D00", "{instruction}");
    }
    let mut card = card_with(|settings| {
        settings.unknown_class = "6D00".parse().unwrap();
        settings.unknown_instruction = "6E00".parse().unwrap();
    });
    assert_eq!(card.sw("A0A40000"), "6D00");
    assert_eq!(card.sw("00C00000"), "6E00");
}

#[test]
fn the_issuer_s_commands_answer_as_set_and_the_phone_s_command_has_the_wrong_length() {
    for command in ["80500000", "80520000", "80540080", "808A0000", "00820000"] {
        assert_eq!(jpki().sw(command), "6982", "{command}");
    }
    let mut other = jpki_with(|settings| settings.issuer_commands = "6985".parse().unwrap());
    assert_eq!(other.sw("80540080"), "6985");
    assert_eq!(jpki().sw("80FC0000"), "6700");
}

#[test]
fn bytes_that_are_no_apdu_are_a_wrong_length() {
    for command in [
        "",
        "00",
        "00A4",
        "00A404",
        // Lc and data disagree.
        "00A4040C 02",
        "00A4040C 02 D3",
        "00A4040C 01 D392 0000",
        // An extended Lc of zero, and one that announces too much.
        "00A4040C 000000 00",
        "00A4040C 00000A D392",
        "00A4040C 0000",
    ] {
        assert_eq!(card().hex(command), "6700", "{command}");
    }
}

#[test]
fn extended_length_fields_are_accepted_unless_set_otherwise() {
    let mut card = card();
    assert_eq!(card.sw("00A4040C 00000A D392F000260100000001"), "9000");
    assert_eq!(card.sw("00A4040C 00000A D392F000260100000001 0000"), "9000");
    assert_eq!(card.sw("00200098 000004 31323334"), "9000");
    let mut short = jpki_with(|settings| settings.extended_length = false);
    assert_eq!(short.sw("00B08800 000000"), "6700");
    assert_eq!(short.sw("00200098 000004 31323334"), "6700");
    assert_eq!(short.sw("00B0880000"), "9000");
}

/// What OpenSC 0.23.0 sends before it asks for the JPKI application. Answering `9000` to one of these hands the card to
/// another driver.
const OPENSC_PROBES: &[&str] = &[
    "00A40400 07 627601FF000000",
    "00A40400 06 A00000000101",
    "00A40400 0B E82B0601040181C31F0201 00",
    "00A4040C 0F D23300000045737445494420763335",
    "00CADF3005",
    "00CB3FFF 03 5C017E 08",
    "00A40400 09 A00000030800001000 00",
    "00A40400 09 A00000030800001000 00",
    "00A4040C 07 A000000116DB00 00",
    "00A4040C 07 A0000000791000 00",
    "00A4040C 07 A0000000790100 00",
    "00A4040C 07 A0000000790101 00",
    "00A4040C 07 A0000000790102 00",
    "00A4040C 07 A0000000790103 00",
    "00A4040C 07 A0000000790104 00",
    "00A4040C 07 A0000000790105 00",
    "00A4040C 07 A0000000790106 00",
    "00A4040C 07 A0000000790107 00",
    "00A4040C 07 A0000000790108 00",
    "00A4040C 07 A0000000790109 00",
    "00A4040C 07 A000000079010A 00",
    "00A4040C 07 A000000079010B 00",
    "00A4040C 07 A000000079010C 00",
    "00A4040C 07 A000000079010D 00",
    "00A4040C 07 A000000079010E 00",
    "00A4040C 07 A000000079010F 00",
    "00A40400 0C F276A288BCFBA69D34F31001",
    "00A40400 09 A00000039742544659 00",
    "00A40400 06 D27600012401 00",
];

fn assert_all_refused(card: &mut Reader) {
    for probe in OPENSC_PROBES {
        let answer = card.hex(probe);
        let expected = match &probe[..4] {
            "00A4" => "6A82",
            "00CA" => "6A88",
            "00CB" => "6D00",
            _ => "6E00",
        };
        assert_eq!(answer, expected, "{probe}");
    }
}

#[test]
fn the_probes_of_other_card_drivers_are_refused_before_and_after_the_application_is_selected() {
    let mut card = card();
    assert_all_refused(&mut card);
    card.ok("00A4040C 0A D392F000260100000001");
    assert_all_refused(&mut card);
}
