//! READ RECORD and GET DATA.

use crate::rich::{rich, rich_with, verified};

#[test]
fn one_record_is_read_by_number_from_the_current_file_or_by_short_identifier() {
    let mut card = rich();
    assert_eq!(card.ok("00B2011C 00"), [1, 2, 0xA, 0xB]);
    assert_eq!(card.ok("00B20204 00"), [2, 1, 0xC], "the short identifier made the file current");
    assert_eq!(card.ok("00B20304 02"), [3, 1], "no more than Le");
    assert_eq!(card.hex("00B20404 00"), "6A83");
    assert_eq!(card.hex("00B20004 00"), "6A83", "no record is current");
}

#[test]
fn all_records_from_one_on_are_read_at_once_where_the_card_can() {
    assert_eq!(rich().ok("00B2021D 00"), [2, 1, 0xC, 3, 1, 0xD]);
    assert_eq!(rich_with(|settings| settings.multi_record_read = false).hex("00B2021D 00"), "6A81");
}

#[test]
fn records_keep_their_access_rule_and_other_files_are_no_records() {
    let mut card = rich();
    assert_eq!(card.hex("00B20124 00"), "6982");
    assert_eq!(card.hex("00B20114 00"), "6981", "a transparent file");
    assert_eq!(card.hex("00B0830000"), "6981", "and records are no transparent file");
    assert_eq!(card.hex("00B2018C 00"), "6981", "a reference");
    assert_eq!(card.hex("00B20124"), "6700");
    assert_eq!(card.hex("00B20126 00"), "6A86");
    assert_eq!(card.hex("00B201A4 00"), "6A82");
    assert_eq!(verified().ok("00B20124 00"), [9, 1, 0x77]);
    let mut fresh = rich();
    assert_eq!(fresh.hex("00B20104 00"), "6986", "no file is current");
}

#[test]
fn an_empty_file_has_no_first_record() {
    let mut card = rich();
    card.ok("00A4040C 05 F001020309");
    assert_eq!(card.hex("00B2011C 00"), "6A83");
    assert_eq!(card.hex("00B2011D 00"), "6A83");
}

#[test]
fn data_objects_belong_to_the_security_domain_or_to_the_application_that_is_current() {
    let mut card = rich();
    assert_eq!(card.ok("00CA5F51 00"), [0xDA]);
    assert_eq!(card.hex("00CA0045 00"), "6A88");
    card.ok("00A4040C 07 A0000001510000");
    assert_eq!(card.ok("00CA0045 00"), *b"0000");
    assert_eq!(card.hex("00CA5F51 00"), "6A88");
    assert_eq!(card.hex("00CA0045 03"), "6700", "an object is not cut");
}

#[test]
fn a_large_data_object_needs_an_extended_length() {
    let mut card = rich();
    card.ok("00A4040C 07 A0000001510000");
    assert_eq!(card.hex("00CA00F8 00"), "6700");
    assert_eq!(card.ok("00CA00F8 000000"), [0x11; 563]);
}
