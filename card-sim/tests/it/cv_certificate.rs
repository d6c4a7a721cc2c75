//! Card-verifiable certificates.

use proptest::prelude::*;
use sekisho_card_sim::{ContentError, CvCertificate, KeyId, RsaPublicKey, SignedContent, ToBeSigned, tlv::TlvError};

use crate::contents::{certificate_body, key, read_independently, signature};

fn certificate() -> CvCertificate {
    CvCertificate { body: certificate_body(), signature: signature() }
}

#[test]
fn a_certificate_has_568_bytes_in_the_layout_of_the_card() {
    let bytes = certificate().encode();
    assert_eq!(bytes.len(), 568);
    assert_eq!(bytes[..10], [0x7F, 0x21, 0x82, 0x02, 0x33, 0x5F, 0x4E, 0x82, 0x01, 0x29]);
    assert_eq!(bytes[10..26], *KeyId::TEXT_AUTHORITY.as_bytes());
    assert_eq!(bytes[26..42], *b"1322131\x08\x05000\0\0\0\0");
    assert_eq!(bytes[42..51], [0x90, 0x03, 0x01, 0x00, 0x01, 0x91, 0x82, 0x01, 0x00]);
    assert_eq!(bytes[51..307], *key(2).modulus());
    assert_eq!(bytes[307..312], [0x5F, 0x37, 0x82, 0x01, 0x00]);
    assert_eq!(bytes[312..], [0x5A; 256]);
}

#[test]
fn the_signature_covers_the_297_bytes_of_the_body() {
    let bytes = certificate().encode();
    assert_eq!(certificate_body().to_be_signed(), ToBeSigned::Message(bytes[10..307].to_vec()));
}

#[test]
fn get_data_returns_it_with_a_header_list_and_without_the_outer_tag() {
    let object = certificate().data_object();
    assert_eq!(object.len(), 575);
    let tags: Vec<usize> = read_independently(&object, 0).iter().map(|(tag, _, _)| *tag).collect();
    assert_eq!(tags, [0x4D, 0x5F4E, 0x5F37]);
    assert_eq!(object[12..], certificate().encode()[5..]);
}

#[test]
fn the_blocks_of_80a2_are_the_certificate_cut_before_its_signature() {
    let [first, second] = certificate().terminal_blocks();
    assert_eq!((first.len(), second.len()), (307, 261));
    assert_eq!([&first[..], &second].concat(), certificate().encode());
    assert_eq!(CvCertificate::from_terminal_blocks(&first, &second), Ok(certificate()));
    let what = "first block of the terminal certificate";
    let error = ContentError::Length { what, expected: 307, got: 306 };
    assert_eq!(CvCertificate::from_terminal_blocks(&first[1..], &second), Err(error));
}

#[test]
fn all_forms_are_read() {
    assert_eq!(CvCertificate::decode(&certificate().encode()), Ok(certificate()));
    assert_eq!(CvCertificate::decode(&certificate().data_object()), Ok(certificate()));
    assert_eq!(CvCertificate::decode(&certificate().encode()[5..]), Ok(certificate()));
}

#[test]
fn what_is_no_certificate_is_refused_with_the_reason() {
    let mut longer = certificate().encode();
    longer.push(0xFF);
    let error = ContentError::TooLong { what: "certificate", most: 568, got: 569 };
    assert_eq!(CvCertificate::decode(&longer), Err(error));
    let mut exponent = certificate().encode();
    exponent[46] = 3;
    assert_eq!(CvCertificate::decode(&exponent), Err(ContentError::Bytes { what: "RSA exponent", at: 2 }));
    let body = &certificate().encode()[5..307];
    assert_eq!(CvCertificate::decode(body), Err(TlvError::Missing { expected: 0x5F37 }.into()));
    assert_eq!(CvCertificate::decode(&[]), Err(TlvError::Missing { expected: 0x7F21 }.into()));
}

#[test]
fn a_modulus_has_2048_bits() {
    let short = ContentError::Length { what: "RSA modulus", expected: 256, got: 255 };
    assert_eq!(RsaPublicKey::new(&[0xFF; 255]), Err(short));
    assert_eq!(RsaPublicKey::new(&[0x7F; 256]), Err(ContentError::Bytes { what: "RSA modulus", at: 0 }));
}

#[test]
fn the_key_that_signs_gets_the_digest_info_and_its_error_comes_back() {
    let mut asked = Vec::new();
    let signed = certificate_body().certified_by(|digest_info| {
        asked = digest_info.to_vec();
        Ok::<_, ContentError>(vec![0x5A; 256])
    });
    assert_eq!(signed, Ok(certificate()));
    assert_eq!(asked, certificate_body().to_be_signed().digest_info());
    let refused = certificate_body().certified_by(|_| Err(ContentError::Empty { what: "key" }));
    assert_eq!(refused, Err(ContentError::Empty { what: "key" }));
    let short = ContentError::Length { what: "RSA signature", expected: 256, got: 3 };
    assert_eq!(certificate_body().signed_by(|_| Ok(vec![1, 2, 3])), Err(short));
}

proptest! {
    #[test]
    fn a_certificate_with_one_changed_byte_is_another_one_or_none(
        at in 0_usize..568, change in 1_u8..=255
    ) {
        let mut bytes = certificate().encode();
        bytes[at] ^= change;
        if let Ok(read) = CvCertificate::decode(&bytes) {
            prop_assert_ne!(&read, &certificate());
            prop_assert_eq!(read.encode(), bytes);
        }
    }
}
