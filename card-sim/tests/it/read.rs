//! READ BINARY, and the files of the JPKI application.

use sekisho_card_sim::{EndOfFile, FileId, JpkiContents, TokenLabel, jpki, jpki_application};

use crate::support::{PASSWORD, PIN, Reader, bytes, card_file, certificate, contents, jpki, jpki_with, open};

const WHOLE: &str = "00B00000 000000";

/// The file as one extended READ gives it.
fn whole(card: &mut Reader, fid: FileId) -> Vec<u8> {
    card.select(fid);
    card.ok(WHOLE)
}

fn padded(mut content: Vec<u8>) -> Vec<u8> {
    content.resize(1900, 0);
    content
}

fn jpki_of(contents: JpkiContents) -> Reader {
    let mut file = card_file();
    file.profile = contents.token_label;
    file.applications = vec![jpki_application(contents)];
    let mut card = open(file, Box::new(sekisho_card_sim::MemoryStore));
    card.ok("00A4040C 0A D392F000260100000001");
    card
}

#[test]
fn certificate_files_are_1900_bytes_filled_with_zeros() {
    let mut card = jpki();
    assert_eq!(whole(&mut card, jpki::SIGNATURE_CA), padded(certificate(2, 1304)));
    assert_eq!(whole(&mut card, jpki::AUTHENTICATION_CERTIFICATE), padded(certificate(3, 1510)));
    assert_eq!(whole(&mut card, jpki::AUTHENTICATION_CA), padded(certificate(4, 1290)));
    assert_eq!(card.verify(jpki::SIGNATURE_PASSWORD, PASSWORD), "9000");
    assert_eq!(whole(&mut card, jpki::SIGNATURE_CERTIFICATE), padded(certificate(1, 1750)));
}

#[test]
fn the_signature_certificate_is_read_only_after_the_signature_password() {
    let mut card = jpki();
    card.select(jpki::SIGNATURE_CERTIFICATE);
    assert_eq!(card.hex("00B0000004"), "6982");
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    card.select(jpki::SIGNATURE_CERTIFICATE);
    assert_eq!(card.hex("00B0000004"), "6982", "the other PIN does not open it");
    assert_eq!(card.hex("00B0810004"), "6982", "nor does the short identifier");
}

#[test]
fn the_token_information_is_a_ck_token_info_padded_with_spaces() {
    for (label, text) in [
        (TokenLabel::MyNumberCard, "JPKIAPICCTOKEN2"),
        (TokenLabel::JukiCard, "JPKIAPICCTOKEN"),
        (TokenLabel::Android, "JPKIAPGPSETOKEN"),
        (TokenLabel::Iphone, "JPKIAPIOSTOKEN"),
    ] {
        let info = whole(&mut jpki_of(JpkiContents { token_label: label, ..contents() }), jpki::TOKEN_INFO);
        assert_eq!(info.len(), 160);
        assert_eq!(info[..32], *format!("{text:<32}").as_bytes());
        assert!(info[32..96].iter().all(u8::is_ascii), "manufacturer, model, serial number");
        assert_eq!(
            info[96..140],
            bytes("0000040D 00000001 00000000 00000001 00000000 00000010 00000006 FFFFFFFF FFFFFFFF FFFFFFFF FFFFFFFF")
        );
        assert_eq!(info[140..144], *b"0301");
        assert_eq!(info[144..], [b'9'; 16]);
    }
}

#[test]
fn the_presence_file_says_which_certificates_there_are() {
    assert_eq!(whole(&mut jpki(), jpki::PRESENCE), bytes("8F8F00"));
    let child = JpkiContents { signature_certificate: None, signature_key_pkcs8: None, ..contents() };
    let mut child = jpki_of(child);
    assert_eq!(whole(&mut child, jpki::PRESENCE), bytes("008F00"));
    assert_eq!(child.sw("00A4020C 02 001A"), "6A82", "no signature key");
    assert_eq!(child.verify(jpki::SIGNATURE_PASSWORD, PASSWORD), "9000");
    assert_eq!(whole(&mut child, jpki::SIGNATURE_CERTIFICATE), [0; 1900]);
}

#[test]
fn on_a_phone_the_authentication_certificate_needs_its_pin() {
    for label in [TokenLabel::Android, TokenLabel::Iphone] {
        let mut phone = jpki_of(JpkiContents { token_label: label, ..contents() });
        phone.select(jpki::AUTHENTICATION_CERTIFICATE);
        assert_eq!(phone.sw("00B0000004"), "6982");
        assert_eq!(phone.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
        phone.select(jpki::AUTHENTICATION_CERTIFICATE);
        assert_eq!(phone.ok("00B0000004"), bytes("308205E2"));
    }
}

#[test]
fn files_of_unknown_purpose_cannot_be_read_and_internal_ones_have_no_bytes() {
    let mut card = jpki();
    for fid in [0x05, 0x09, 0x10, 0x19, 0x1C, 0x1E] {
        card.select(FileId::new(fid));
        assert_eq!(card.sw("00B0000004"), "6982", "{fid:04X}");
    }
    for fid in [0x16, 0x17, 0x18, 0x1A, 0x1B] {
        card.select(FileId::new(fid));
        assert_eq!(card.sw("00B0000004"), "6981", "{fid:04X}");
    }
}

#[test]
fn a_read_gives_what_is_left_and_is_not_an_error_when_short() {
    let mut card = jpki();
    card.select(jpki::PRESENCE);
    assert_eq!(card.hex("00B0000000"), "8F8F009000", "Le 00 asks for 256");
    assert_eq!(card.hex("00B0000001"), "8F9000");
    assert_eq!(card.hex("00B0000205"), "009000");
    card.select(jpki::SIGNATURE_CA);
    assert_eq!(card.ok("00B0000000").len(), 256);
    assert_eq!(card.ok("00B0070000").len(), 1900 - 0x0700);
    assert_eq!(card.ok("00B0000000012C").len(), 300, "extended Le");
}

#[test]
fn an_offset_past_the_end_is_refused_and_exactly_at_the_end_is_a_setting() {
    let mut card = jpki();
    card.select(jpki::PRESENCE);
    assert_eq!(card.sw("00B0000301"), "6B00");
    assert_eq!(card.sw("00B0000401"), "6B00");
    assert_eq!(card.sw("00B07FFF01"), "6B00");
    let mut lenient = jpki_with(|settings| settings.read_at_end_of_file = EndOfFile::Empty);
    lenient.select(jpki::PRESENCE);
    assert_eq!(lenient.hex("00B0000301"), "9000");
    assert_eq!(lenient.hex("00B0000401"), "6B00");
}

#[test]
fn a_short_identifier_reads_with_an_offset_of_one_byte_and_makes_the_file_current() {
    let mut card = jpki();
    assert_eq!(card.hex("00B0880000"), "8F8F009000");
    assert_eq!(card.hex("00B0880101"), "8F9000");
    assert_eq!(card.hex("00B0000202"), "009000", "0008 is current now");
    assert_eq!(card.sw("00B0830001"), "6A82", "no file 0003");
    assert_eq!(card.hex("00B0000202"), "009000", "and 0008 stays current");
    assert_eq!(card.ok("00B08A00 000000").len(), 1900, "a whole certificate in one extended response");
    assert_eq!(card.sw("00B0800001"), "6A86", "short identifier 0");
    assert_eq!(card.sw("00B09F0001"), "6A86", "short identifier 31");
    assert_eq!(card.sw("00B0A80001"), "6A86", "a reserved bit");
}

#[test]
fn a_read_without_le_or_with_data_is_a_wrong_length() {
    let mut card = jpki();
    card.select(jpki::PRESENCE);
    assert_eq!(card.sw("00B00000"), "6700");
    assert_eq!(card.sw("00B00000 01 00"), "6700");
    assert_eq!(card.sw("00B00000 01 00 00"), "6700");
}

#[test]
fn the_filler_follows_the_content_at_every_offset() {
    let mut file = card_file();
    let presence = file.applications[0].files.iter_mut().find(|file| file.fid == jpki::PRESENCE).unwrap();
    (presence.size, presence.filler) = (8, 0xFF);
    let mut card = open(file, Box::new(sekisho_card_sim::MemoryStore));
    card.ok("00A4040C 0A D392F000260100000001");
    let stored = bytes("8F8F00FFFFFFFFFF");
    for offset in 0..8_usize {
        for length in 1..=9_usize {
            let end = (offset + length).min(8);
            assert_eq!(card.ok(&format!("00B088{offset:02X}{length:02X}")), stored[offset..end], "{offset}+{length}");
        }
    }
}
