//! The six signature schemes, default keys and INTERNAL AUTHENTICATE.

use sha2::{Digest as _, Sha256};

use crate::rich::{rich, rich_with, verified};

const DIGEST_INFO: &str = "3031300D060960864801650304020105000420";

/// What a padded block of the test key ends with: its first octet says which key it was.
fn signed(answer: &str) -> (String, String) {
    assert_eq!(answer.len(), 2 * 256 + 4, "{answer}");
    assert!(answer.ends_with("9000"));
    let block = &answer[..512];
    let content = block[4..].trim_start_matches('F').strip_prefix("00").unwrap();
    (block[..2].to_owned(), content.to_owned())
}

fn sha256(message: &[u8]) -> String {
    hex::encode_upper(Sha256::digest(message))
}

#[test]
fn every_scheme_signs_what_it_says() {
    let message = b"message";
    let (plain, hash) = (hex::encode_upper(message), sha256(message));
    let given = format!("20 {hash} 00");
    let text = format!("07 {plain} 00");
    let info = format!("{DIGEST_INFO}{hash}");
    for (p1, data, expected) in
        [("00", &text, &plain), ("01", &text, &hash), ("02", &given, &info), ("03", &text, &info)]
    {
        assert_eq!(signed(&rich().hex(&format!("802A{p1}00 {data}"))), ("A1".to_owned(), expected.clone()), "{p1}");
    }
    let salt: String = (1..=32).map(|octet| format!("{octet:02X}")).collect();
    let pss = format!("505353{hash}{salt}");
    for (p1, data) in [("04", &given), ("05", &text)] {
        assert_eq!(signed(&rich().hex(&format!("802A{p1}00 {data}"))), ("A1".to_owned(), pss.clone()), "{p1}");
    }
}

#[test]
fn a_pss_signature_has_a_new_salt_each_time() {
    let mut card = rich();
    let command = format!("802A0400 20 {} 00", "42".repeat(32));
    assert_ne!(card.hex(&command), card.hex(&command));
}

#[test]
fn a_hash_value_has_32_octets_and_other_lengths_are_refused_as_set() {
    for p1 in ["02", "04"] {
        for length in [1, 31, 33] {
            let command = format!("802A{p1}00 {length:02X} {} 00", "42".repeat(length));
            assert_eq!(rich().hex(&command), "6985");
            let as_set =
                |settings: &mut sekisho_card_sim::Settings| settings.unsignable_length = "6700".parse().unwrap();
            assert_eq!(rich_with(as_set).hex(&command), "6700");
        }
    }
    assert_eq!(rich().hex(&format!("802A0000 F6 {} 00", "42".repeat(246))), "6985", "245 octets at most");
    assert_eq!(rich().hex(&format!("802A0000 F5 {} 00", "42".repeat(245))).len(), 516);
}

#[test]
fn an_unknown_scheme_and_a_missing_default_key_are_wrong_parameters() {
    assert_eq!(rich().hex("802A0600 01 41 00"), "6A86");
    let mut card = rich();
    card.ok("00A4040C 05 F001020309");
    assert_eq!(card.hex("802A0000 01 41 00"), "6A86");
}

#[test]
fn a_key_signs_by_its_short_identifier_once_its_pin_is_verified() {
    assert_eq!(rich().hex("802A0097 01 41 00"), "6982");
    assert_eq!(signed(&verified().hex("802A0097 01 41 00")), ("A2".to_owned(), "41".to_owned()));
    assert_eq!(rich().hex("802A0091 01 41 00"), "6981", "a reference is no key");
}

#[test]
fn internal_authentication_signs_the_hash_of_a_challenge_with_its_own_key_only() {
    let expected = format!("{DIGEST_INFO}{}", sha256(b"AB"));
    assert_eq!(signed(&rich().hex("00880099 02 4142 00")), ("A3".to_owned(), expected));
    assert_eq!(rich().hex("00880093 02 4142 00"), "6985", "a signature key, free");
    assert_eq!(rich().hex("00880097 02 4142 00"), "6982", "a signature key, behind its PIN");
    assert_eq!(rich().hex("802A0099 02 4142 00"), "6985", "and it signs nothing else");
    assert_eq!(rich().hex("00880099 02 4142"), "6700", "Le is missing");
    assert_eq!(rich().hex("00880099 02 4142 10"), "6700", "the signature is not cut");
    let long = format!("00880099 000100 {} 0000", "42".repeat(256));
    assert_eq!(rich().hex(&long), "6700", "255 octets at most");
}

#[test]
fn a_rule_that_names_no_reference_opens_a_key_for_nobody() {
    let mut file = crate::rich::card_file();
    file.applications[0].keys[0].access = sekisho_card_sim::KeyAccess::AnyOf(Vec::new());
    let mut card = crate::support::open(file, Box::new(sekisho_card_sim::MemoryStore));
    card.ok("00A4040C 06 F00102030405");
    assert_eq!(card.hex("802A0000 01 41 00"), "6982");
}
