//! SELECT: applications, files and the master file.

use sekisho_card_sim::{Fci, ISSUER_SECURITY_DOMAIN, Unidentified, jpki};

use crate::support::{PIN, bytes, card, card_with, jpki, jpki_with};

const SELECT_JPKI: &str = "00A4040C 0A D392F000260100000001";

#[test]
fn the_application_is_selected_by_its_name_without_data() {
    assert_eq!(card().hex(SELECT_JPKI), "9000");
}

#[test]
fn a_select_that_asks_for_no_data_but_carries_le_is_accepted() {
    assert_eq!(card().hex(&format!("{SELECT_JPKI} 00")), "9000");
    assert_eq!(jpki().hex("00A4020C 02 0006 00"), "9000");
}

#[test]
fn a_name_cut_short_from_the_right_selects_and_a_name_too_long_does_not() {
    for length in 1..=10 {
        let name = &jpki::AID.as_bytes()[..length];
        let command = format!("00A4040C {length:02X} {}", hex::encode(name));
        assert_eq!(card().sw(&command), "9000", "{length} bytes");
    }
    assert_eq!(card().sw("00A4040C 0B D392F00026010000000100"), "6A82");
    assert_eq!(card().sw("00A4040C 0A D392F000260100000002"), "6A82");
}

#[test]
fn an_unknown_name_is_not_found_and_leaves_the_selection() {
    let mut card = jpki();
    card.select(jpki::PRESENCE);
    assert_eq!(card.sw("00A4040C 0A D3921000310001010408"), "6A82");
    assert_eq!(card.ok("00B0000003"), bytes("8F8F00"));
}

#[test]
fn control_information_is_the_name_alone_when_asked_for() {
    assert_eq!(card().hex("00A40400 0A D392F000260100000001 00"), "6F0C840AD392F0002601000000019000");
    assert_eq!(jpki().hex("00A40200 02 0006 00"), "6F04830200069000");
    assert_eq!(card().hex("00A40400 0A D392F000260100000001"), "9000", "no Le, no data");
    assert_eq!(card().hex("00A40400 0A D392F000260100000001 04"), "6F0C840A9000", "no more than asked for");
    let mut without = card_with(|settings| settings.fci = Fci::Empty);
    assert_eq!(without.hex("00A40400 0A D392F000260100000001 00"), "9000");
}

#[test]
fn an_application_select_without_a_name_or_with_other_parameters_is_refused() {
    assert_eq!(card().sw("00A4040C"), "6700");
    assert_eq!(card().sw("00A4040C00"), "6700");
    for (p1, p2) in [("04", "02"), ("04", "04"), ("01", "0C"), ("03", "0C"), ("08", "0C")] {
        assert_eq!(card().sw(&format!("00A4{p1}{p2} 0A D392F000260100000001")), "6A86", "{p1} {p2}");
    }
}

#[test]
fn the_issuer_security_domain_is_current_at_power_on_and_has_no_files() {
    let mut card = card();
    assert_eq!(card.sw("00A4020C 02 0006"), "6A82");
    assert_eq!(card.sw("00A4020C 02 2F00"), "6A82");
    assert_eq!(card.sw("00B0000004"), "6986");
    assert_eq!(card.sw("00CA004500"), "6A88");
}

#[test]
fn selecting_the_issuer_security_domain_leaves_the_application() {
    let mut card = jpki();
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    card.ok(&format!("00A4040C 07 {ISSUER_SECURITY_DOMAIN}"));
    assert_eq!(card.sw("00A4020C 02 0006"), "6A82");
    card.ok(SELECT_JPKI);
    card.select(jpki::AUTHENTICATION_KEY);
    assert_eq!(card.sw("802A0080 01 68 00"), "6982", "what was verified is forgotten");
}

#[test]
fn the_master_file_is_refused_at_power_on_and_without_effect_inside_an_application() {
    assert_eq!(card().sw("00A40000"), "6A86");
    assert_eq!(card().sw("00A4000C 02 3F00"), "6A82");
    let mut card = jpki();
    card.select(jpki::PRESENCE);
    assert_eq!(card.sw("00A40000"), "9000");
    assert_eq!(card.ok("00B0000003"), bytes("8F8F00"), "the file is still current");
    assert_eq!(card.sw("00A40000 02 3F00"), "6A82");
    assert_eq!(card.sw("00A4020C 02 3F00"), "6A82");
}

#[test]
fn every_listed_file_can_be_selected_and_no_other() {
    let listed = [0x01, 0x02, 0x05, 0x06, 0x08, 0x09, 0x0A, 0x0B, 0x10, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1E];
    let mut card = jpki();
    for fid in (0x0000..=0x002F).chain(0x2F00..=0x2FFE).chain([0x3F00, 0xFFFF]) {
        let expected = if listed.contains(&fid) { "9000" } else { "6A82" };
        assert_eq!(card.sw(&format!("00A4020C 02 {fid:04X}")), expected, "{fid:04X}");
    }
}

#[test]
fn files_of_unknown_purpose_can_be_hidden() {
    let mut card = jpki_with(|settings| settings.unidentified_files = Unidentified::Absent);
    for fid in ["0005", "0009", "0010", "0019", "001C", "001E"] {
        assert_eq!(card.sw(&format!("00A4020C 02 {fid}")), "6A82", "{fid}");
    }
    assert_eq!(card.sw("00A4020C 02 0016"), "9000", "the terminal key has a known purpose");
    assert_eq!(card.sw("00B0850004"), "6A82", "hidden from short identifiers too");
}

#[test]
fn a_file_identifier_has_two_bytes_and_a_failed_selection_leaves_the_current_file() {
    let mut card = jpki();
    card.select(jpki::PRESENCE);
    assert_eq!(card.sw("00A4020C 01 06"), "6700");
    assert_eq!(card.sw("00A4020C 03 000600"), "6700");
    assert_eq!(card.sw("00A4020C"), "6700");
    assert_eq!(card.sw("00A4020C 02 0003"), "6A82");
    assert_eq!(card.ok("00B0000003"), bytes("8F8F00"));
}

#[test]
fn the_next_application_of_a_name_is_selected_where_the_card_can() {
    let mut card = crate::rich::rich();
    assert_eq!(card.sw("00A4040E 03 F00102"), "6A86", "not unless set so");
    let mut card = crate::rich::rich_with(|settings| settings.select_next = true);
    assert_eq!(card.sw("00A4040C 03 F00102"), "9000");
    assert_eq!(card.hex("00A40402 03 F00102 00"), "6F078405F0010203099000");
    assert_eq!(card.sw("00A4040E 03 F00102"), "6A82", "there is no third one");
    assert_eq!(card.sw("00CA5F51 00"), "6A88", "and the second one stayed current");
    assert_eq!(card.sw("00A4040E 02 A000"), "9000", "the issuer security domain stands last");
    assert_eq!(card.sw("00A4040E 02 F001"), "6A82", "nothing stands behind it");
}
