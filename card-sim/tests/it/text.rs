//! Files of the text application.

use proptest::prelude::*;
use sekisho_card_sim::{
    ContentError, HolderAddress, HolderName, KeyId, Sex, SignedContent, ToBeSigned,
    text::{self, Attributes, BasicInformation, IntegrityRecord, SigningKeyRecord},
    tlv::{self, Tags},
};
use sha2::{Digest as _, Sha256};

use crate::contents::{assert_offsets_point_at_tags, attributes, day, digits, key, open_independently, signature};

const ATTRIBUTE_TAGS: [usize; 4] = [0xDF22, 0xDF23, 0xDF24, 0xDF25];

#[test]
fn the_number_is_fifteen_bytes_in_a_file_of_seventeen() {
    let file = text::number_file(&digits("012345678901"));
    assert_eq!(file, b"\xFF\x10\x0C012345678901");
    assert_eq!(usize::from(text::NUMBER_SIZE), file.len() + 2);
}

#[test]
fn short_attributes_have_a_header_of_three_bytes_and_offsets_that_count_it() {
    let file = attributes("見本\u{3000}花子", "架空町１番").file();
    let mut expected = b"\xFF\x20\x3E\xDF\x21\x08\x00\x0E\x00\x20\x00\x32\x00\x3D\xDF\x22\x0F".to_vec();
    expected.extend("見本\u{3000}花子".as_bytes());
    expected.extend(b"\xDF\x23\x0F");
    expected.extend("架空町１番".as_bytes());
    expected.extend(b"\xDF\x24\x0819900401\xDF\x25\x012");
    assert_eq!(file, expected);
    assert_offsets_point_at_tags(&file, &ATTRIBUTE_TAGS);
}

#[test]
fn a_long_address_makes_lengths_of_three_bytes_and_the_offsets_follow() {
    let address = "架空町".repeat(15);
    assert_eq!(address.len(), 135);
    let file = attributes("見本\u{3000}花子", &address).file();
    assert_eq!(file[..5], [0xFF, 0x20, 0x82, 0x00, 0xB8], "not 81 B8");
    let (_, objects) = open_independently(&file);
    assert_eq!(objects[2], (0xDF23, 0x22, address.as_bytes()));
    assert_eq!(file[0x22..0x27], [0xDF, 0x23, 0x82, 0x00, 0x87], "not 81 87");
    assert_offsets_point_at_tags(&file, &ATTRIBUTE_TAGS);
}

#[test]
fn sex_is_one_digit() {
    let written = |sex| {
        let name = HolderName::of_parts(&["見本", "光"]).unwrap();
        let file = Attributes::new(name, HolderAddress::new("架空町").unwrap(), day("20000229"), sex).unwrap().file();
        file[file.len() - 4..].to_vec()
    };
    assert_eq!(written(Sex::Male), b"\xDF\x25\x011");
    assert_eq!(written(Sex::Female), b"\xDF\x25\x012");
    assert_eq!(written(Sex::NotApplicable), b"\xDF\x25\x019");
}

#[test]
fn an_address_that_read_binary_cannot_reach_is_refused() {
    let of = |bytes: usize| {
        let address = HolderAddress::new(&"a".repeat(bytes)).unwrap();
        Attributes::new(HolderName::new("見本").unwrap(), address, day("19900401"), Sex::Male)
    };
    // 5 for the template, 11 for the table, 9 for the name, 5 for the address's header, 11 and 4 for the rest.
    let most = 0x8000 - 45;
    assert_eq!(of(most).unwrap().file().len(), 0x8000);
    let what = "file 0002 of the text application";
    assert_eq!(of(most + 1), Err(ContentError::TooLong { what, most: 0x8000, got: 0x8001 }));
}

#[test]
fn the_integrity_record_hashes_the_number_with_its_filler_and_the_attributes_without_their_offsets() {
    let number = digits("012345678901");
    let attributes = attributes("見本\u{3000}花子", "架空町１番");
    let file = IntegrityRecord::of(&number, &attributes).with_signature(&signature());
    assert_eq!(file.len(), usize::from(text::INTEGRITY_SIZE));
    assert_eq!(file[..5], [0xFF, 0x30, 0x82, 0x01, 0x4B]);
    let (_, objects) = open_independently(&file);
    let tags: Vec<usize> = objects.iter().map(|(tag, _, _)| *tag).collect();
    assert_eq!(tags, [0xDF31, 0xDF32, 0xDF33]);
    assert_eq!(objects[0].2, Sha256::digest(b"\xFF\x10\x0C012345678901\xFF\xFF").as_slice());
    assert_eq!(objects[1].2, Sha256::digest(&attributes.file()[14..]).as_slice());
    assert_eq!(objects[2].2, [0x5A; 256]);
}

#[test]
fn the_signature_of_the_integrity_record_covers_the_first_seventy_bytes_of_the_value() {
    let record = IntegrityRecord::of(&digits("012345678901"), &attributes("見本", "架空町"));
    let file = record.with_signature(&signature());
    assert_eq!(record.to_be_signed(), ToBeSigned::Message(file[5..75].to_vec()));
}

#[test]
fn a_digest_info_names_sha_256() {
    let info = ToBeSigned::Message(b"abc".to_vec()).digest_info();
    let expected = "3031300D060960864801650304020105000420\
                    BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";
    assert_eq!(hex::encode_upper(info), expected);
}

#[test]
fn basic_information_has_164_bytes_and_the_file_answers_256() {
    let contents = BasicInformation {
        identification: BasicInformation::IDENTIFICATION,
        key: KeyId::TEXT_BASIC_INFORMATION,
        unknown: [0xAB; 32],
    };
    let file = contents.file();
    assert_eq!(file.len(), 164);
    assert_eq!(text::BASIC_INFORMATION_SIZE, 256);
    assert_eq!(file[..12], [0xFF, 0x40, 0x82, 0x00, 0x9F, 0xDF, 0x41, 0x04, 0x01, 0x03, 0x0E, 0x01]);
    let (_, objects) = open_independently(&file);
    assert_eq!(objects[1], (0xDF42, 12, &b"9999034\x08\x05001\0\0\0\0"[..]));
    assert_eq!(file[31..36], [0xDF, 0x43, 0x82, 0x00, 0x80], "not 81 80");
    assert_eq!(objects[2].2, [[0xAB; 32], [0xFF; 32], [0xFF; 32], [0xFF; 32]].concat());
}

#[test]
fn the_session_key_file_is_a_bare_key_of_269_bytes() {
    let file = text::session_key_file(&key(3));
    assert_eq!(file.len(), usize::from(text::SESSION_KEY_SIZE));
    assert_eq!(file[..4], [0xA1, 0x82, 0x01, 0x09]);
    assert_eq!(file[4..], key(3).encode());
}

#[test]
fn the_signing_key_record_has_536_bytes_and_its_signature_covers_the_key_with_its_tag() {
    let record = SigningKeyRecord { public_key: key(4) };
    let file = record.with_signature(&signature());
    assert_eq!(file.len(), usize::from(text::SIGNING_KEY_RECORD_SIZE));
    assert_eq!(file[..10], [0xFF, 0x50, 0x82, 0x02, 0x13, 0xDF, 0x51, 0x82, 0x01, 0x09]);
    assert_eq!(record.to_be_signed(), ToBeSigned::Message(file[5..275].to_vec()));
    assert_eq!(file[275..280], [0xDF, 0x52, 0x82, 0x01, 0x00]);
}

proptest! {
    #[test]
    fn any_name_and_address_are_read_back_by_both_readers(
        name in "[^\\s\\p{Cc}\u{3000}]{1,200}", given in "[^\\s\\p{Cc}\u{3000}]{0,200}", address in "[^0-9\\p{Cc}]{1,3000}"
    ) {
        let parts = [name.as_str(), given.as_str()];
        let parts = if given.is_empty() { &parts[..1] } else { &parts[..] };
        let name = HolderName::of_parts(parts).unwrap();
        let text = name.as_str().to_owned();
        let attributes =
            Attributes::new(name, HolderAddress::new(&address).unwrap(), day("19900401"), Sex::Male).unwrap();
        let file = attributes.file();
        assert_offsets_point_at_tags(&file, &ATTRIBUTE_TAGS);

        let (tag, objects) = open_independently(&file);
        prop_assert_eq!(tag, 0xFF20);
        prop_assert_eq!(objects[1].2, text.as_bytes());
        prop_assert_eq!(objects[2].2, address.as_bytes());

        let stored = [&file[..], &[0xFF; 40]].concat();
        let outer = tlv::first(&stored, 0xFF20).unwrap();
        prop_assert_eq!(outer.children(Tags::Ber).count(), 5);
        prop_assert_eq!(outer.child(0xDF22).unwrap().value, text.as_bytes());
        prop_assert_eq!(outer.child(0xDF23).unwrap().value, address.as_bytes());
    }
}
