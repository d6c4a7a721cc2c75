//! VERIFY and CHANGE REFERENCE DATA: counters, blocking, and what a verification is worth.

use sekisho_card_sim::{FileId, StatusWord, jpki};

use crate::support::{PASSWORD, PIN, jpki, jpki_with};

const AUTHENTICATION: FileId = jpki::AUTHENTICATION_PIN;
const SIGNATURE: FileId = jpki::SIGNATURE_PASSWORD;

#[test]
fn the_query_tells_the_tries_and_spends_none() {
    let mut card = jpki();
    for (fid, answer) in [(AUTHENTICATION, "63C3"), (SIGNATURE, "63C5")] {
        card.select(fid);
        assert_eq!(card.hex("00200080"), answer);
        assert_eq!(card.hex("00200080"), answer);
        assert_eq!(card.hex("0020008000"), answer, "five bytes");
    }
    assert_eq!(card.hex("00200098"), "63C3", "by short identifier");
}

#[test]
fn the_query_answers_the_tries_even_after_a_success() {
    let mut card = jpki();
    assert_eq!(card.verify(AUTHENTICATION, PIN), "9000");
    assert_eq!(card.hex("00200080"), "63C3");
    let mut telling = jpki_with(|settings| settings.query_tells_verified = true);
    telling.select(AUTHENTICATION);
    assert_eq!(telling.hex("00200080"), "63C3");
    assert_eq!(telling.verify(AUTHENTICATION, PIN), "9000");
    assert_eq!(telling.hex("00200080"), "9000");
}

#[test]
fn the_last_failure_answers_63c0_and_from_then_on_6984_even_to_the_right_value() {
    for (fid, limit, wrong, right) in [(AUTHENTICATION, 3, "0000", PIN), (SIGNATURE, 5, "WRONG1", PASSWORD)] {
        let mut card = jpki();
        for left in (0..limit).rev() {
            assert_eq!(card.verify(fid, wrong), StatusWord::tries(left).to_string());
        }
        assert_eq!(card.verify(fid, right), "6984");
        assert_eq!(card.verify(fid, wrong), "6984");
        assert_eq!(card.hex("00200080"), "63C0");
        assert_eq!(card.tries(fid), 0);
    }
}

#[test]
fn a_success_gives_all_tries_back_and_the_counters_are_separate() {
    let mut card = jpki();
    assert_eq!(card.verify(AUTHENTICATION, "0000"), "63C2");
    assert_eq!(card.verify(SIGNATURE, "WRONG1"), "63C4");
    assert_eq!(card.verify(AUTHENTICATION, PIN), "9000");
    assert_eq!((card.tries(AUTHENTICATION), card.tries(SIGNATURE)), (3, 4));
}

#[test]
fn lower_case_is_not_folded_and_nothing_is_padded() {
    let mut card = jpki();
    assert_eq!(card.verify(SIGNATURE, &PASSWORD.to_lowercase()), "63C4");
    assert_eq!(card.verify(SIGNATURE, &format!("{PASSWORD}\0")), "63C3");
    assert_eq!(card.verify(SIGNATURE, &PASSWORD[..7]), "63C2");
}

#[test]
fn a_value_of_the_wrong_length_spends_a_try_and_one_over_16_bytes_does_not() {
    let mut card = jpki();
    assert_eq!(card.verify(AUTHENTICATION, "12345"), "63C2");
    assert_eq!(card.verify(AUTHENTICATION, "1234123412341234"), "63C1");
    assert_eq!(card.verify(AUTHENTICATION, "12341234123412341"), "6700");
    assert_eq!(card.tries(AUTHENTICATION), 1);
}

#[test]
fn settings_decide_which_impossible_values_spend_a_try() {
    let mut strict = jpki_with(|settings| settings.overlong_pin_spends_a_try = true);
    assert_eq!(strict.verify(AUTHENTICATION, "12341234123412341"), "63C2");
    let mut lenient = jpki_with(|settings| settings.malformed_pin_spends_a_try = false);
    assert_eq!(lenient.verify(AUTHENTICATION, "12345"), "6A80");
    assert_eq!(lenient.verify(AUTHENTICATION, "ABCD"), "6A80");
    assert_eq!(lenient.verify(AUTHENTICATION, "0000"), "63C2");
    let mut refusing = jpki_with(|settings| settings.five_byte_verify_query = false);
    refusing.select(AUTHENTICATION);
    assert_eq!(refusing.sw("0020008000"), "6700");
    assert_eq!(refusing.sw("00200080"), "63C3");
}

#[test]
fn the_reference_is_named_by_its_short_identifier_which_makes_it_current() {
    let mut card = jpki();
    assert_eq!(card.sw("0020009B 06 57524F4E4731"), "63C4");
    assert_eq!(card.sw("00200080"), "63C4");
    assert_eq!(card.sw("00200094 04 31323334"), "6A82", "no file 0014");
}

#[test]
fn a_verification_needs_a_pin_reference_and_the_right_parameters() {
    let mut card = jpki();
    assert_eq!(card.sw("00200080 04 31323334"), "6986", "no current file");
    card.select(jpki::PRESENCE);
    assert_eq!(card.sw("00200080 04 31323334"), "6981");
    assert_eq!(card.sw("00200080"), "6981");
    card.select(AUTHENTICATION);
    assert_eq!(card.sw("00200000 04 31323334"), "6A86");
    assert_eq!(card.sw("00200180 04 31323334"), "6A86");
    assert_eq!(card.sw("002000B8 04 31323334"), "6A86");
    assert_eq!(card.sw("00200080 04 31323334 00"), "6700", "Le beside data");
    assert_eq!(card.tries(AUTHENTICATION), 3);
}

#[test]
fn both_references_can_be_verified_at_once_and_other_files_can_be_selected_between() {
    let mut card = jpki();
    assert_eq!(card.verify(AUTHENTICATION, PIN), "9000");
    assert_eq!(card.verify(SIGNATURE, PASSWORD), "9000");
    card.select(jpki::AUTHENTICATION_KEY);
    assert_eq!(card.ok("802A0080 01 68 00").len(), 256);
    card.select(jpki::SIGNATURE_CERTIFICATE);
    assert_eq!(card.ok("00B0000000").len(), 256);
}

#[test]
fn a_failed_verification_takes_the_success_back_unless_set_otherwise() {
    let mut card = jpki();
    assert_eq!(card.verify(SIGNATURE, PASSWORD), "9000");
    assert_eq!(card.verify(AUTHENTICATION, PIN), "9000");
    assert_eq!(card.verify(SIGNATURE, "WRONG1"), "63C4");
    assert_eq!(card.sw("00B0810004"), "6982");
    assert_eq!(card.sw("802A0097 01 68 00"), "9000", "the other reference keeps its success");
    let mut keeping = jpki_with(|settings| settings.failed_verify_clears = false);
    assert_eq!(keeping.verify(SIGNATURE, PASSWORD), "9000");
    assert_eq!(keeping.verify(SIGNATURE, "WRONG1"), "63C4");
    assert_eq!(keeping.sw("00B0810004"), "9000");
}

#[test]
fn a_pin_is_changed_after_its_verification_and_the_old_one_is_wrong_from_then_on() {
    let mut card = jpki();
    assert_eq!(card.verify(AUTHENTICATION, PIN), "9000");
    assert_eq!(card.sw("00240180 04 39383736"), "9000");
    assert_eq!(card.sw("802A0097 01 68 00"), "9000", "still verified");
    assert_eq!(card.verify(AUTHENTICATION, PIN), "63C2");
    assert_eq!(card.verify(AUTHENTICATION, "9876"), "9000");
    let mut clearing = jpki_with(|settings| settings.change_keeps_security_status = false);
    assert_eq!(clearing.verify(AUTHENTICATION, PIN), "9000");
    assert_eq!(clearing.sw("00240180 04 39383736"), "9000");
    assert_eq!(clearing.sw("802A0097 01 68 00"), "6982");
}

#[test]
fn a_pin_is_not_changed_without_its_own_verification() {
    let mut card = jpki();
    assert_eq!(card.verify(SIGNATURE, PASSWORD), "9000");
    card.select(AUTHENTICATION);
    assert_eq!(card.sw("00240180 04 39383736"), "6982");
    assert_eq!(card.verify(AUTHENTICATION, PIN), "9000");
}

#[test]
fn a_new_value_has_to_have_the_form_of_the_reference() {
    let mut card = jpki();
    assert_eq!(card.verify(SIGNATURE, PASSWORD), "9000");
    for wrong in ["SHORT", "ALLLETTERS", "12345678", "lower123", "ABC 1234", "ABC123\u{e9}"] {
        let command = format!("00240180 {:02X} {}", wrong.len(), hex::encode(wrong));
        assert_eq!(card.sw(&command), "6A80", "{wrong}");
    }
    assert_eq!(card.sw(&format!("00240180 11 {}", "41".repeat(17))), "6700");
    assert_eq!(card.sw("00240180"), "6700");
    assert_eq!(card.sw("00240080 06 414243313233"), "6A86", "old and new value together");
    card.select(jpki::PRESENCE);
    assert_eq!(card.sw("00240180 06 414243313233"), "6981");
    assert_eq!(card.verify(SIGNATURE, PASSWORD), "9000");
}

#[test]
fn a_blocked_pin_is_not_changed() {
    let mut card = jpki_with(|settings| settings.failed_verify_clears = false);
    assert_eq!(card.verify(AUTHENTICATION, PIN), "9000");
    for _ in 0..3 {
        card.verify(AUTHENTICATION, "0000");
    }
    assert_eq!(card.sw("00240180 04 39383736"), "6984");
}

#[test]
fn a_reference_without_a_limit_answers_6300_and_is_never_blocked() {
    let mut card = crate::rich::rich();
    assert_eq!(card.hex("00200092"), "6300");
    for _ in 0..20 {
        assert_eq!(card.hex("00200092 04 39393939"), "6300");
    }
    assert_eq!(card.hex("00200092 04 31323334"), "9000");
}

#[test]
fn each_reference_is_changed_by_its_own_command_and_printed_numbers_by_none() {
    let mut card = crate::rich::verified();
    card.ok("0020009C 04 31323334");
    card.ok("00200092 04 31323334");
    assert_eq!(card.hex("80320091 04 35363738"), "6985");
    assert_eq!(card.hex("0024019C 04 35363738"), "6985");
    assert_eq!(card.hex("00240192 04 35363738"), "6985");
    assert_eq!(card.hex("80320092 04 35363738"), "6985");
    assert_eq!(card.hex("00240191 04 35363738"), "9000");
    assert_eq!(card.hex("8032009C 04 35363738"), "9000");
    for reference in ["91", "9C"] {
        assert_eq!(card.hex(&format!("002000{reference} 04 35363738")), "9000");
    }
    assert_eq!(crate::rich::rich().hex("8032009C 04 35363738"), "6982", "not verified");
}

#[test]
fn five_octets_are_the_question_only_if_the_last_is_00() {
    assert_eq!(crate::rich::rich().hex("00200091 00"), "63C3");
    assert_eq!(crate::rich::rich().hex("00200091 31"), "6700");
    assert_eq!(crate::rich::rich().hex("00200091 000000"), "6700");
}

#[test]
fn the_try_that_blocks_a_reference_takes_its_success_back_whatever_is_set() {
    let mut card = crate::rich::rich_with(|settings| settings.failed_verify_clears = false);
    card.ok("00200091 04 31323334");
    for left in ["63C2", "63C1"] {
        assert_eq!(card.hex("00200091 04 39393939"), left);
        card.ok("00B0810001");
    }
    assert_eq!(card.hex("00200091 04 39393939"), "63C0");
    assert_eq!(card.hex("00B0810001"), "6982");
}
