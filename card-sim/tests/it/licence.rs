//! Files of the driver's licence application.

use proptest::prelude::*;
use sekisho_card_sim::{
    ContentError, SignedContent, ToBeSigned,
    licence::{self, LICENCE_FIELDS, LicenceField, LicenceRecord, LicenceSignature, ValueForm},
    tlv::{self, Tags},
};

use crate::contents::signature;

fn tags() -> Vec<u16> {
    LICENCE_FIELDS.iter().flat_map(|field| field.first..=field.last).collect()
}

fn longest(form: ValueForm, most: usize) -> Vec<u8> {
    match form {
        ValueForm::Jis0208 => vec![0x30; most],
        ValueForm::Jis0201 => vec![b'5'; most],
        ValueForm::Binary => vec![0xFF; most],
    }
}

fn full_record() -> LicenceRecord {
    tags().into_iter().fold(LicenceRecord::default(), |record, tag| {
        let field = LicenceField::with_tag(tag).unwrap();
        record.with(tag, longest(field.form, field.most)).unwrap()
    })
}

#[test]
fn whether_a_pin_is_set_is_three_bytes() {
    assert_eq!(licence::pin_setting_file(true), [0xC1, 0x01, 0x01]);
    assert_eq!(licence::pin_setting_file(false), [0xC1, 0x01, 0x00]);
    assert_eq!(licence::PIN_SETTING_SIZE, 3);
}

#[test]
fn tags_run_from_c2_to_107_without_a_gap() {
    assert_eq!(tags(), (0xC2..=0x107).collect::<Vec<u16>>());
}

#[test]
fn a_record_with_every_field_at_its_longest_fills_the_file_of_the_specification() {
    assert_eq!(full_record().file().len(), 5845);
    assert_eq!(licence::RECORD_SIZE, 5845);
}

#[test]
fn a_field_without_a_value_is_there_with_length_0() {
    let file = LicenceRecord::default().file();
    assert_eq!(file.len(), 62 * 2 + 8 * 3);
    assert_eq!(file[..4], [0xC2, 0x00, 0xC3, 0x00]);
    assert_eq!(file[122..127], [0xFF, 0x00, 0x01, 0x00, 0x00]);
    assert_eq!(tlv::objects(&file, Tags::Licence).filter_map(Result::ok).count(), 70);
}

#[test]
fn a_value_that_does_not_fit_its_field_is_refused() {
    let with = |tag, value: &[u8]| LicenceRecord::default().with(tag, value.to_vec());
    let most = ContentError::TooLong { what: "valid until", most: 7, got: 8 };
    assert_eq!(with(0xC5, b"50904010"), Err(most));
    let form = ContentError::Form { what: "condition", expected: ValueForm::Jis0208 };
    assert_eq!(with(0xC6, "眼鏡".as_bytes()), Err(form), "UTF-8");
    assert_eq!(with(0xC6, &[0x34, 0x63, 0x36]), Err(form), "half a character");
    assert_eq!(with(0x108, &[]), Err(ContentError::UnknownTag { got: 0x108 }));
    assert_eq!(with(0xC1, &[1]), Err(ContentError::UnknownTag { got: 0xC1 }));
}

#[test]
fn debug_output_shows_no_value() {
    let record = LicenceRecord::default().with(0xE7, b"999999999999".to_vec()).unwrap();
    assert_eq!(format!("{record:?}"), "{231}");
}

#[test]
fn the_signature_covers_the_record_as_stored_and_fills_its_file() {
    let of = |subject| LicenceSignature::new(full_record(), vec![1; 16], vec![2; 80], subject, [4; 32]);
    let contents = of(vec![3; 130]).unwrap();
    assert_eq!(contents.to_be_signed(), ToBeSigned::Message(full_record().file()));
    let file = contents.with_signature(&signature());
    assert_eq!(file[..5], [0x01, 0x08, 0x82, 0x01, 0x00]);
    // The field that is reserved has no value: 48 bytes less than at its longest.
    assert_eq!(file.len() + 48, usize::from(licence::SIGNATURE_SIZE));
    let tags: Vec<u16> = tlv::objects(&file, Tags::Licence).map(|object| object.unwrap().tag).collect();
    assert_eq!(tags, [0x108, 0x109, 0x10A, 0x10B, 0x10C, 0x10D]);
    let most = ContentError::TooLong { what: "subject name", most: 130, got: 131 };
    assert_eq!(of(vec![3; 131]), Err(most));
}

proptest! {
    #[test]
    fn any_record_is_read_back(values in prop::collection::btree_map(0xC2_u16..=0x107, 0_usize..2001, 0..20)) {
        let mut record = LicenceRecord::default();
        let mut expected = Vec::new();
        for (tag, length) in values {
            let field = LicenceField::with_tag(tag).unwrap();
            let value = longest(field.form, length.min(field.most) / 2 * 2);
            record = record.with(tag, value.clone()).unwrap();
            if !value.is_empty() {
                expected.push((tag, value));
            }
        }
        let mut stored = record.file();
        stored.resize(stored.len() + 100, licence::FILLER);
        let read: Vec<_> = tlv::objects(&stored, Tags::Licence)
            .map(|object| object.unwrap())
            .filter(|object| !object.value.is_empty())
            .map(|object| (object.tag, object.value.to_vec()))
            .collect();
        prop_assert_eq!(read, expected);
    }
}
