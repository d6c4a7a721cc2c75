//! Files of the surface application.

use proptest::prelude::*;
use sekisho_card_sim::{
    Base64, ContentError, KeyId, SignedContent, ToBeSigned,
    surface::{self, AgeRecord, BasicInformation, CardFace, CardFaceContents, NumberImage},
};
use sha2::{Digest as _, Sha256};

use crate::contents::{
    assert_offsets_point_at_tags, card_face, card_face_contents, day, digits, key, open_independently, signature,
};

const FACE_TAGS: [usize; 9] = [0xDF22, 0xDF23, 0xDF24, 0xDF25, 0xDF26, 0xDF27, 0xDF28, 0xDF29, 0xDF2A];

#[test]
fn the_age_record_has_547_bytes_and_its_signature_covers_all_before_it() {
    let record = AgeRecord { birth: day("19900401"), public_key: key(1) };
    let file = record.with_signature(&signature());
    assert_eq!(file.len(), usize::from(surface::AGE_RECORD_SIZE));
    assert_eq!(file[..8], [0xFF, 0x10, 0x82, 0x02, 0x1E, 0xDF, 0x11, 0x08]);
    assert_eq!(file[8..16], *b"19900401");
    assert_eq!(file[16..21], [0xDF, 0x12, 0x82, 0x01, 0x09]);
    assert_eq!(record.to_be_signed(), ToBeSigned::Message(file[5..286].to_vec()));
    assert_eq!(file[286..291], [0xDF, 0x13, 0x82, 0x01, 0x00]);
}

#[test]
fn the_card_face_has_nine_offsets_from_the_start_of_the_file_to_the_tags() {
    let file = card_face().with_signature(&signature());
    assert_eq!(file[..2], [0xFF, 0x20]);
    assert_eq!(file[5..8], [0xDF, 0x21, 0x12]);
    assert_eq!(file[8..10], [0x00, 0x1A]);
    assert_offsets_point_at_tags(&file, &FACE_TAGS);
    let (_, objects) = open_independently(&file);
    assert_eq!(objects.len(), 10);
    assert_eq!((objects[1].2, objects[2].2, objects[8].2), (&b"19900401"[..], &b"1"[..], &b"20360401"[..]));
}

#[test]
fn the_card_face_signs_three_hashes_and_neither_expiry_nor_security_code() {
    let file = card_face().with_signature(&signature());
    let at: Vec<usize> = open_independently(&file).1.iter().map(|(_, at, _)| *at).collect();
    let parts = [&file[at[1]..at[4]], &file[at[4]..at[6]], &file[at[6]..at[7]]];
    assert_eq!(card_face().to_be_signed(), ToBeSigned::ThreeParts(parts.map(<[u8]>::to_vec)));

    let info = card_face().to_be_signed().digest_info();
    assert_eq!(info.len(), 115);
    assert_eq!(hex::encode_upper(&info[..19]), "3071300D060960864801650304020105000460");
    assert_eq!(info[19..], parts.map(|part| Sha256::digest(part).to_vec()).concat());

    let mut other = card_face_contents();
    other.expiry = day("20310401");
    other.security_code = Base64(vec![1; 90]);
    assert_eq!(CardFace::new(other).unwrap().to_be_signed(), card_face().to_be_signed());
}

#[test]
fn pictures_that_read_binary_cannot_reach_are_refused() {
    let mut contents = card_face_contents();
    let rest = card_face().with_signature(&signature()).len() - contents.photo.len();
    contents.photo = Base64(vec![0; 0x8000 - rest]);
    assert_eq!(CardFace::new(contents.clone()).unwrap().with_signature(&signature()).len(), 0x8000);
    contents.photo.0.push(0);
    let what = "file 0002 of the surface application";
    assert_eq!(CardFace::new(contents), Err(ContentError::TooLong { what, most: 0x8000, got: 0x8001 }));
}

#[test]
fn basic_information_has_320_bytes() {
    let contents = BasicInformation {
        identification: BasicInformation::IDENTIFICATION,
        key: KeyId::SURFACE_BASIC_INFORMATION,
        version: 0,
        municipality: digits("13221"),
        opaque_key: KeyId::SURFACE_OPAQUE_BLOCK,
        opaque: [0xCD; 256],
    };
    let file = contents.file();
    assert_eq!(file.len(), usize::from(surface::BASIC_INFORMATION_SIZE));
    assert_eq!(file[..12], [0xFF, 0x30, 0x82, 0x01, 0x3B, 0xDF, 0x31, 0x04, 0x06, 0x03, 0x0E, 0x01]);
    let (_, objects) = open_independently(&file);
    assert_eq!(objects[1], (0xDF32, 12, &b"9999024\x08\x05001\0\0\0\0"[..]));
    assert_eq!(objects[2], (0xDF33, 31, &[0][..]));
    assert_eq!(objects[3], (0xDF34, 35, &b"13221"[..]));
    assert_eq!(file[43..48], [0xDF, 0x35, 0x82, 0x01, 0x10]);
    assert_eq!(objects[4].2[..16], *KeyId::SURFACE_OPAQUE_BLOCK.as_bytes());
    assert_eq!(objects[4].2[16..], [0xCD; 256]);
}

#[test]
fn the_number_image_is_signed_with_the_key_and_without_offsets() {
    let image = NumberImage { image: Base64(vec![0x89; 145]), public_key: key(1) };
    let file = image.with_signature(&signature());
    assert_eq!(file.len(), 686, "the same as a file with a picture of 145 bytes on a card");
    assert_eq!(file[..10], [0xFF, 0x40, 0x82, 0x02, 0xA9, 0xDF, 0x41, 0x82, 0x00, 0x91]);
    let (_, objects) = open_independently(&file);
    assert_eq!(image.to_be_signed(), ToBeSigned::Message(file[5..objects[2].1].to_vec()));
    assert_eq!(objects[2].0, 0xDF43);
}

proptest! {
    #[test]
    fn offsets_point_at_the_tags_whatever_the_pictures_weigh(
        sizes in prop::array::uniform4(prop_oneof![0_usize..200, 0_usize..7000])
    ) {
        let [name, address, photo, security_code] = sizes.map(|size| Base64(vec![0xFF; size]));
        let contents = CardFaceContents { name, address, photo, security_code, ..card_face_contents() };
        let file = CardFace::new(contents).unwrap().with_signature(&signature());
        assert_offsets_point_at_tags(&file, &FACE_TAGS);
    }
}
