//! Records of the common card and Basic Resident Register applications, and objects of the issuer security domain.

use sekisho_card_sim::{
    ContentError, CvCertificate, CvCertificateBody, DEFAULT_ATR, KeyId,
    common_card::{self, CardInformation},
    juki,
    security_domain::{self, SecurityDomainContents},
};

use crate::contents::{day, digits, key, read_independently, signature};

fn certificate(issuer: KeyId, subject: KeyId) -> CvCertificate {
    CvCertificate { body: CvCertificateBody { issuer, subject, public_key: key(5) }, signature: signature() }
}

fn security_domain(lower: bool) -> SecurityDomainContents {
    let municipality = KeyId::new(&digits("1322130"), &digits("002"), [0; 4]);
    let card = KeyId::new(&digits("0000050"), &digits("001"), [0; 4]);
    SecurityDomainContents {
        issuer: KeyId::CARD_AUTHORITY,
        card_number: digits("999999900000017"),
        municipality: digits("13221"),
        expiry: day("20360401"),
        upper: certificate(KeyId::CARD_AUTHORITY, municipality),
        lower: lower.then(|| certificate(municipality, card)),
    }
}

#[test]
fn card_information_is_28_digits_in_a_record() {
    let information =
        CardInformation { serial: digits("999999900000017"), municipality: digits("13221"), expiry: day("20360401") };
    assert_eq!(information.record(), b"\x01\x1C9999999000000171322120360401");
}

#[test]
fn both_applications_have_the_same_key_reference() {
    let record = common_card::key_reference_record(&KeyId::CARD_AUTHORITY);
    assert_eq!(record, b"\x01\x109999020\x08\x05001\0\0\0\0");
    assert_eq!(juki::key_reference_record(&KeyId::CARD_AUTHORITY), record);
}

#[test]
fn the_security_domain_answers_for_eight_objects_and_for_seven_on_an_older_card() {
    let tags = |contents: SecurityDomainContents| contents.objects().iter().map(|(tag, _)| *tag).collect::<Vec<_>>();
    let all = [0x0042, 0x0045, 0x0066, 0x00F0, 0x00F2, 0x00F7, 0x00F8, 0x7F21];
    assert_eq!(tags(security_domain(true)), all);
    assert_eq!(tags(security_domain(false)), all[..7]);
}

#[test]
fn objects_come_without_their_own_tags() {
    let objects = security_domain(true).objects();
    let value = |tag: u16| objects.iter().find(|(found, _)| *found == tag).unwrap().1.clone();
    assert_eq!(value(0x0042), b"9999020\x08\x05001\0\0\0\0");
    assert_eq!(value(0x0045), b"999999900000017");
    assert_eq!(value(0x00F0), b"13221");
    assert_eq!(value(0x00F2), b"20360401");
    assert_eq!(value(0x00F7), b"1322130\x08\x05002\0\0\0\0");
    assert_eq!(value(0x00F8).len(), 575);
    assert_eq!(value(0x7F21).len(), 575);
}

#[test]
fn the_upper_certificate_names_the_key_that_signs_the_lower() {
    let contents = security_domain(true);
    assert_eq!(contents.upper.body.subject, contents.lower.unwrap().body.issuer);
}

#[test]
fn card_recognition_data_has_object_identifiers_of_globalplatform() {
    let objects = security_domain(false).objects();
    let data = &objects.iter().find(|(tag, _)| *tag == 0x0066).unwrap().1;
    let template = read_independently(data, 0);
    assert_eq!(template[0].0, 0x73);
    let parts: Vec<(usize, String)> =
        read_independently(template[0].2, 2).iter().map(|(tag, _, value)| (*tag, hex::encode_upper(value))).collect();
    let expected = [
        (0x06, "2A864886FC6B01"),
        (0x60, "060A2A864886FC6B02020101"),
        (0x63, "06072A864886FC6B03"),
        (0x64, "06092A864886FC6B040255"),
    ]
    .map(|(tag, value): (usize, &str)| (tag, value.to_owned()));
    assert_eq!(parts, expected);
}

#[test]
fn the_contact_answer_to_reset_is_kept_without_its_first_byte() {
    let stored = security_domain::contact_atr(&DEFAULT_ATR).unwrap();
    assert_eq!([&[0x3B], &stored[..]].concat(), DEFAULT_ATR);
    let error = |at| Err(ContentError::Bytes { what: "answer to reset", at });
    assert_eq!(security_domain::contact_atr(&[0x3B, 0x00, 0x01]), error(2));
    assert_eq!(security_domain::contact_atr(&[0x3F, 0x00]), error(0));
    assert_eq!(security_domain::contact_atr(&[0x3B]), error(0));
}
