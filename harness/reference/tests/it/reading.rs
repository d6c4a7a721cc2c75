//! `reader/token` and `reader/certificate`.

use sekisho_harness_protocol::{Base64Bytes, CertificateKind, ReadCertificateDone, ReadToken};
use sekisho_harness_reference::Implementation;
use serde_json::{Value, json};

use crate::{
    bench::{FakeBench, card, done, reason},
    pki, requests,
};

fn read(bench: &mut FakeBench, kind: CertificateKind, pin: Option<&str>) -> Value {
    bench.ask(&mut Implementation::default(), "reader/certificate", &requests::read(kind, pin))
}

fn token(bench: &mut FakeBench) -> Value {
    bench.ask(&mut Implementation::default(), "reader/token", &ReadToken { card: card() })
}

fn certificate(der: Vec<u8>) -> Value {
    done(serde_json::to_value(ReadCertificateDone { certificate: Base64Bytes(der) }).unwrap())
}

#[test]
fn the_label_comes_without_its_padding() {
    assert_eq!(token(&mut FakeBench::new()), done(json!({"label": "JPKIAPICCTOKEN2"})));
}

#[test]
fn a_label_that_is_no_text_is_malformed() {
    let mut bench = FakeBench::new();
    bench.files.insert(0x0006, vec![0x00; 160]);
    assert_eq!(reason(&token(&mut bench)), json!({"code": "malformed-data"}));
}

#[test]
fn each_certificate_comes_without_the_filler_behind_it() {
    let mut bench = FakeBench::new();
    let ca = pki::ca_certificate("JPKI-TEST", &pki::CA).der();
    let signature = read(&mut bench, CertificateKind::Signature, Some("ABC123"));
    assert_eq!(signature, certificate(pki::signature_certificate().der()));
    assert_eq!(read(&mut bench, CertificateKind::SignatureCa, None), certificate(ca.clone()));
    let authentication = read(&mut bench, CertificateKind::Authentication, None);
    assert_eq!(authentication, certificate(pki::authentication_certificate().der()));
    assert_eq!(read(&mut bench, CertificateKind::AuthenticationCa, None), certificate(ca));
}

#[test]
fn a_certificate_that_exactly_fills_its_file_is_read_to_its_last_byte() {
    let mut bench = FakeBench::new();
    let der = pki::authentication_certificate().der();
    bench.files.insert(0x000A, der.clone());
    assert_eq!(read(&mut bench, CertificateKind::Authentication, None), certificate(der));
}

#[test]
fn the_signature_certificate_without_a_password_spends_nothing() {
    let mut bench = FakeBench::new();
    let result = read(&mut bench, CertificateKind::Signature, None);
    assert_eq!(reason(&result), json!({"code": "pin-required"}));
    assert!(!bench.commands.iter().any(|command| command[1] == 0x20));
}

#[test]
fn the_authentication_pin_stays_unused_where_the_file_is_free() {
    let mut bench = FakeBench::new();
    let result = read(&mut bench, CertificateKind::Authentication, Some("9999"));
    assert_eq!(result["outcome"], "done");
    assert_eq!(bench.tries(0x0018), 3);
}

#[test]
fn a_phone_gets_the_authentication_pin_when_it_asks() {
    let mut bench = FakeBench::new();
    bench.instead = vec![(vec![0x00, 0xB0, 0x00, 0x00, 0x04], vec![0x69, 0x82])];
    let without = read(&mut bench, CertificateKind::Authentication, None);
    assert_eq!(reason(&without), json!({"code": "pin-required"}));
    read(&mut bench, CertificateKind::Authentication, Some("1234"));
    assert!(bench.pins[&0x0018].verified);
}

#[test]
fn a_childs_card_has_no_signature_certificate_and_loses_no_try() {
    let mut bench = FakeBench::new();
    bench.files.insert(0x0008, vec![0x00, 0x8F, 0x00]);
    let result = read(&mut bench, CertificateKind::Signature, Some("WRONG1"));
    assert_eq!(reason(&result), json!({"code": "not-present"}));
    assert_eq!(bench.tries(0x001B), 5);
    assert_eq!(read(&mut bench, CertificateKind::Authentication, None)["outcome"], "done");
}

#[test]
fn a_missing_or_empty_file_is_not_present() {
    for file in [None, Some(vec![0x00; 1900]), Some(vec![0xFF; 1900])] {
        let mut bench = FakeBench::new();
        bench.files.remove(&0x000A);
        bench.files.extend(file.map(|content| (0x000A, content)));
        let result = read(&mut bench, CertificateKind::Authentication, None);
        assert_eq!(reason(&result), json!({"code": "not-present"}));
    }
}

#[test]
fn a_card_without_the_presence_file_is_read_all_the_same() {
    let mut bench = FakeBench::new();
    bench.files.remove(&0x0008);
    assert_eq!(read(&mut bench, CertificateKind::Authentication, None)["outcome"], "done");
}

#[test]
fn what_is_not_one_certificate_of_the_announced_length_is_malformed() {
    let der = pki::authentication_certificate().der();
    let [high, low] = u16::try_from(der.len() + 600).unwrap().to_be_bytes();
    let longer_than_its_file = [&[0x30, 0x82, high, low], &der[4..]].concat();
    let longer_than_its_content = [&longer_than_its_file[..], &[0x00; 700]].concat();
    let other_sequence = [&[0x30, 0x82, 0x01, 0x00][..], &[0x00; 256]].concat();
    let past_all_files = [&[0x30, 0x82, 0xFF, 0xFF], &der[4..]].concat();
    for content in [
        longer_than_its_file,
        longer_than_its_content,
        other_sequence,
        past_all_files,
        der[..der.len() - 1].to_vec(),
        b"hello, world".to_vec(),
        vec![0x30],
    ] {
        let mut bench = FakeBench::new();
        bench.files.insert(0x000A, content.clone());
        let result = read(&mut bench, CertificateKind::Authentication, None);
        assert_eq!(reason(&result), json!({"code": "malformed-data"}), "{content:02x?}");
    }
}

#[test]
fn a_card_without_the_application_is_unknown_whatever_its_atr() {
    let mut bench = FakeBench::new();
    bench.atr = vec![0x3B, 0xE0, 0x00, 0xFF, 0x81, 0x31, 0xFE, 0x45, 0x14];
    assert_eq!(token(&mut bench)["outcome"], "done");
    bench.has_application = false;
    assert_eq!(reason(&token(&mut bench)), json!({"code": "card-unknown"}));
}

#[test]
fn a_card_that_leaves_at_any_moment_is_removed() {
    let mut whole = FakeBench::new();
    read(&mut whole, CertificateKind::Signature, Some("ABC123"));
    for moment in 0..whole.commands.len() {
        let mut bench = FakeBench::new();
        bench.leaves_after = Some(moment);
        let result = read(&mut bench, CertificateKind::Signature, Some("ABC123"));
        assert_eq!(reason(&result), json!({"code": "card-removed"}), "after {moment} commands");
        assert_eq!(bench.commands.len(), moment, "nothing is sent to a card that has left");
    }
}

#[test]
fn an_unexpected_status_word_is_reported_as_it_came() {
    let mut bench = FakeBench::new();
    bench.instead = vec![(vec![0x00, 0xB0], vec![0x6F, 0x12])];
    assert_eq!(reason(&token(&mut bench)), json!({"code": "card-error", "status_word": 0x6F12}));
    bench.instead = vec![(vec![0x00, 0xB0], vec![0x90])];
    assert_eq!(reason(&token(&mut bench)), json!({"code": "malformed-data"}));
    bench.instead = vec![(vec![0x00, 0xB0], [&[0x20; 40][..], &[0x90, 0x00]].concat())];
    assert_eq!(reason(&token(&mut bench)), json!({"code": "malformed-data"}), "more than was asked for");
}
