//! Tags, lengths and values as the card writes them.

use proptest::prelude::*;
use sekisho_card_sim::{
    simple_tlv,
    tlv::{self, Tags, TlvError},
};

use crate::contents::read_independently;

#[test]
fn a_length_below_128_takes_one_byte_and_every_other_82_and_two() {
    let header = |length: usize| tlv::object(0xDF41, &vec![0; length])[2..].to_vec();
    assert_eq!(header(0)[..1], [0x00]);
    assert_eq!(header(127)[..1], [0x7F]);
    assert_eq!(header(128)[..3], [0x82, 0x00, 0x80], "not 81 80");
    assert_eq!(header(255)[..3], [0x82, 0x00, 0xFF]);
    assert_eq!(header(65_535)[..3], [0x82, 0xFF, 0xFF]);
    assert_eq!(header(65_536)[..4], [0x83, 0x01, 0x00, 0x00], "too long for any file, but not cut");
}

#[test]
fn a_tag_takes_as_many_bytes_as_its_number() {
    assert_eq!(tlv::object(0x90, &[1]), [0x90, 0x01, 0x01]);
    assert_eq!(tlv::object(0xFF10, &[1]), [0xFF, 0x10, 0x01, 0x01]);
    assert_eq!(tlv::object(0x0107, &[1]), [0x01, 0x07, 0x01, 0x01]);
}

#[test]
fn lengths_that_the_card_never_writes_are_refused_where_they_stand() {
    let read = |bytes: &[u8]| tlv::objects(bytes, Tags::Ber).next().unwrap().unwrap_err();
    assert_eq!(read(&[0xDF, 0x41, 0x81, 0x80]), TlvError::Length { at: 2, got: 0x81 });
    assert_eq!(read(&[0xDF, 0x41, 0x80, 0, 0]), TlvError::Length { at: 2, got: 0x80 });
    assert_eq!(read(&[0x90, 0x82, 0, 0x7F]), TlvError::Length { at: 1, got: 0x82 });
    assert_eq!(read(&[0x90, 0x02, 0x01]), TlvError::Short { at: 2, needed: 2, left: 1 });
    assert_eq!(read(&[0xDF]), TlvError::Short { at: 1, needed: 1, left: 0 });
}

#[test]
fn an_object_of_another_kind_and_a_missing_one_are_told_apart() {
    let file = tlv::template(0xFF20, &[&tlv::object(0xDF21, &[1])]);
    assert_eq!(tlv::first(&file, 0xFF30), Err(TlvError::Tag { expected: 0xFF30, got: 0xFF20 }));
    assert_eq!(tlv::first(&[0xFF, 0xFF], 0xFF20), Err(TlvError::Missing { expected: 0xFF20 }));
    let outer = tlv::first(&file, 0xFF20).unwrap();
    assert_eq!(outer.child(0xDF22), Err(TlvError::Missing { expected: 0xDF22 }));
    assert_eq!(outer.child(0xDF21).map(|child| (child.at, child.value)), Ok((3, &[1][..])));
}

#[test]
fn an_error_ends_the_objects() {
    let mut objects = tlv::objects(&[0x90, 0x81, 0x90, 0x01, 0x00], Tags::Ber);
    assert!(objects.next().unwrap().is_err());
    assert_eq!(objects.next(), None);
}

#[test]
fn the_tag_ff_of_the_licence_is_no_filler() {
    let mut file = tlv::object(0xFF, &[7]);
    tlv::append(&mut file, 0x100, &[8]);
    file.extend([0xFF; 5]);
    let tags: Vec<_> = tlv::objects(&file, Tags::Licence).map(|object| object.unwrap().tag).collect();
    assert_eq!(tags, [0xFF, 0x100]);
}

#[test]
fn a_record_has_a_length_of_one_byte_up_to_254_and_of_three_from_255_on() {
    assert_eq!(simple_tlv::object(1, &[0; 254])[..2], [1, 0xFE]);
    assert_eq!(simple_tlv::object(1, &[0; 255])[..4], [1, 0xFF, 0x00, 0xFF]);
    assert_eq!(simple_tlv::first(&simple_tlv::object(9, &[7; 300])), Ok((9, &[7; 300][..])));
    assert_eq!(simple_tlv::first(&[1]), Err(TlvError::Short { at: 0, needed: 2, left: 1 }));
    assert_eq!(simple_tlv::first(&[1, 0xFF, 0]), Err(TlvError::Short { at: 2, needed: 2, left: 1 }));
    assert_eq!(simple_tlv::first(&[1, 3, 0]), Err(TlvError::Short { at: 2, needed: 3, left: 1 }));
}

fn object() -> impl Strategy<Value = (u16, Vec<u8>)> {
    let tag = prop::sample::select(vec![0xDF21_u16, 0xDF7F, 0x5F4E, 0x7F21, 0x90, 0x91, 0xA1, 0x86]);
    (tag, prop_oneof![prop::collection::vec(any::<u8>(), 0..140), prop::collection::vec(any::<u8>(), 0..2000)])
}

proptest! {
    #[test]
    fn two_readers_see_what_was_written(objects in prop::collection::vec(object(), 0..8), filler in 0_usize..20) {
        let mut bytes = Vec::new();
        let mut written = Vec::new();
        for (tag, value) in &objects {
            written.push((usize::from(*tag), bytes.len(), &value[..]));
            tlv::append(&mut bytes, *tag, value);
        }
        bytes.extend(vec![0xFF; filler * 2]);
        prop_assert_eq!(&read_independently(&bytes, 0), &written);
        let read: Result<Vec<_>, _> = tlv::objects(&bytes, Tags::Ber)
            .map(|object| object.map(|object| (usize::from(object.tag), object.at, object.value)))
            .collect();
        prop_assert_eq!(read, Ok(written));
    }

    #[test]
    fn any_bytes_are_read_to_an_end_within_their_bounds(
        bytes in prop::collection::vec(any::<u8>(), 0..300), licence in any::<bool>()
    ) {
        let tags = if licence { Tags::Licence } else { Tags::Ber };
        let mut end = 0;
        for object in tlv::objects(&bytes, tags) {
            match object {
                Ok(object) => {
                    prop_assert_eq!(object.at, end);
                    end = object.value_at + object.value.len();
                    prop_assert_eq!(&bytes[object.value_at..end], object.value);
                }
                Err(TlvError::Short { at, needed, left }) => {
                    prop_assert_eq!(at + left, bytes.len());
                    prop_assert!(needed > left);
                }
                Err(TlvError::Length { at, got }) => prop_assert_eq!(bytes[at], got),
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
        if let Ok((_, value)) = simple_tlv::first(&bytes) {
            prop_assert!(value.len() <= bytes.len() - 2);
        }
    }
}
