//! `signature/verify` but for revocation.

use openssl::{hash::MessageDigest, pkey::PKey, rsa::Padding, rsa::Rsa};
use sekisho_harness_protocol::{Base64Bytes, Purpose, SignatureAlgorithm, Verify};
use sekisho_harness_reference::{Implementation, pkcs1};
use serde_json::{Value, json};

use crate::{
    bench::{FakeBench, done, reason},
    der,
    pki::{self, CA, CertificateOf, HOLDER, OTHER_CA},
    requests::{MESSAGE, verify, verify_certificate},
};

fn judge(request: &Verify) -> Value {
    FakeBench::new().ask(&mut Implementation::default(), "signature/verify", request)
}

fn refuses(request: &Verify, code: &str) {
    let mut bench = FakeBench::new();
    let result = bench.ask(&mut Implementation::default(), "signature/verify", request);
    assert_eq!(reason(&result), json!({"code": code}));
    assert_eq!(bench.asked_lists, 0, "a signature that does not stand is no reason to ask for revocation");
}

fn signature(octets: Vec<u8>) -> Verify {
    Verify { signature: Base64Bytes(octets), ..verify() }
}

#[test]
fn a_good_signature_stands() {
    assert_eq!(judge(&verify()), done(json!({})));
    let login = verify_certificate(&pki::authentication_certificate());
    assert_eq!(judge(&Verify { purpose: Purpose::Authentication, ..login }), done(json!({})));
}

#[test]
fn a_changed_message_or_another_hash_is_an_invalid_signature() {
    refuses(&Verify { message: Base64Bytes([MESSAGE, b"\n"].concat()), ..verify() }, "signature-invalid");
    refuses(&Verify { message: Base64Bytes(Vec::new()), ..verify() }, "signature-invalid");
    refuses(&Verify { algorithm: SignatureAlgorithm::RsaPkcs1Sha512, ..verify() }, "signature-invalid");
    refuses(&signature(pki::sign(&OTHER_CA, MessageDigest::sha256(), MESSAGE)), "signature-invalid");
    refuses(&signature(vec![0xFF; 256]), "signature-invalid");
}

#[test]
fn a_signature_not_as_long_as_the_modulus_is_malformed() {
    let right = verify().signature.0;
    for octets in [right[1..].to_vec(), [&[0][..], &right].concat(), Vec::new()] {
        refuses(&signature(octets), "malformed-data");
    }
}

#[test]
fn padding_is_compared_whole() {
    let info = pkcs1::digest_info(SignatureAlgorithm::RsaPkcs1Sha256, MESSAGE).unwrap();
    let digest = pkcs1::digest(SignatureAlgorithm::RsaPkcs1Sha256, MESSAGE).unwrap();
    let right = pkcs1::encoded_message(&info, 256).unwrap();
    // Short filler, then the rest of the modulus behind the DigestInfo, as a forger with a small exponent would have it.
    let short_filler = [&[0x00, 0x01][..], &[0xFF; 8], &[0x00], &info, &vec![0xAA; 256 - 11 - info.len()]].concat();
    let block_type_two = [&[0x00, 0x02][..], &right[2..]].concat();
    let bare_hash = pkcs1::encoded_message(&digest, 256).unwrap();
    for (encoded, code) in
        [(short_filler, "signature-invalid"), (block_type_two, "signature-invalid"), (bare_hash, "signature-invalid")]
    {
        let mut octets = vec![0; 256];
        HOLDER.rsa().unwrap().private_encrypt(&encoded, &mut octets, Padding::NONE).unwrap();
        refuses(&signature(octets), code);
    }
}

#[test]
fn an_issuer_is_known_by_its_key() {
    refuses(
        &verify_certificate(&CertificateOf { signed_by: &OTHER_CA, ..pki::signature_certificate() }),
        "issuer-untrusted",
    );
    refuses(
        &verify_certificate(&CertificateOf { signed_by: &HOLDER, ..pki::signature_certificate() }),
        "issuer-untrusted",
    );
    let foreign = CertificateOf { issuer: pki::ca_name("Elsewhere"), ..pki::signature_certificate() };
    refuses(&verify_certificate(&foreign), "issuer-untrusted");
    refuses(&Verify { anchors: Some(Vec::new()), ..verify() }, "issuer-untrusted");
}

#[test]
fn the_right_generation_is_found_among_anchors_of_one_name() {
    let anchors = [&OTHER_CA, &CA].map(|key| Base64Bytes(pki::ca_certificate("JPKI-TEST", key).der()));
    assert_eq!(judge(&Verify { anchors: Some(anchors.to_vec()), ..verify() }), done(json!({})));
}

#[test]
fn an_anchor_that_is_no_ca_issues_nothing() {
    for anchor in [
        CertificateOf { ca: false, ..pki::ca_certificate("JPKI-TEST", &CA) },
        CertificateOf { key_usage: [0x07, 0x80], ..pki::ca_certificate("JPKI-TEST", &CA) },
    ] {
        refuses(&Verify { anchors: Some(vec![Base64Bytes(anchor.der())]), ..verify() }, "issuer-untrusted");
    }
}

#[test]
fn test_and_production_are_told_apart_in_both_directions() {
    let production = Base64Bytes(pki::ca_certificate("JPKI", &OTHER_CA).der());
    refuses(&Verify { anchors: Some(vec![production]), ..verify() }, "test-environment");
    let certificate =
        CertificateOf { issuer: pki::ca_name("JPKI"), signed_by: &OTHER_CA, ..pki::signature_certificate() };
    refuses(&verify_certificate(&certificate), "test-environment");
}

#[test]
fn a_certificate_of_the_other_purpose_is_refused_both_ways() {
    let login = pki::authentication_certificate();
    refuses(&verify_certificate(&login), "wrong-purpose");
    refuses(&Verify { purpose: Purpose::Authentication, ..verify() }, "wrong-purpose");
    let wrong_policy = CertificateOf { policy: login.policy, ..pki::signature_certificate() };
    refuses(&verify_certificate(&wrong_policy), "wrong-purpose");
    let wrong_usage = CertificateOf { key_usage: [0x07, 0x80], ..pki::signature_certificate() };
    refuses(&verify_certificate(&wrong_usage), "wrong-purpose");
    let no_client_auth = CertificateOf { client_auth: false, ..pki::authentication_certificate() };
    refuses(&Verify { purpose: Purpose::Authentication, ..verify_certificate(&no_client_auth) }, "wrong-purpose");
}

#[test]
fn validity_includes_both_ends() {
    let at = |at: &str| Verify { at: Some(at.to_owned()), ..verify() };
    refuses(&at("2025-12-31T23:59:59Z"), "not-yet-valid");
    refuses(&at("2031-01-01T15:00:00Z"), "expired");
    // At both ends the certificate stands and only the list is of another time.
    for end in ["2026-01-01T00:00:00Z", "2031-01-01T14:59:59Z"] {
        assert_eq!(reason(&judge(&at(end))), json!({"code": "status-stale"}));
    }
}

#[test]
fn a_critical_extension_that_nobody_knows_is_not_passed_over() {
    let with = |critical| CertificateOf {
        further: vec![der::extension("1.2.3.4", critical, &[0x05, 0x00])],
        ..pki::signature_certificate()
    };
    refuses(&verify_certificate(&with(true)), "unsupported");
    assert_eq!(judge(&verify_certificate(&with(false))), done(json!({})));
}

#[test]
fn two_extensions_of_one_kind_or_bytes_behind_the_certificate_are_malformed() {
    let usage = der::extension("2.5.29.15", true, &[0x03, 0x02, 0x06, 0xC0]);
    let twice = CertificateOf { further: vec![usage], ..pki::signature_certificate() };
    refuses(&verify_certificate(&twice), "malformed-data");
    let behind = [pki::signature_certificate().der(), vec![0x00]].concat();
    refuses(&Verify { certificate: Base64Bytes(behind), ..verify() }, "malformed-data");
    refuses(&Verify { anchors: Some(vec![Base64Bytes(vec![0x30])]), ..verify() }, "malformed-data");
}

#[test]
fn a_small_key_does_not_count() {
    let small = PKey::from_rsa(Rsa::generate(1024).unwrap()).unwrap();
    let certificate = CertificateOf { key: &small, ..pki::signature_certificate() };
    let signed = Base64Bytes(pki::sign(&small, MessageDigest::sha256(), MESSAGE));
    refuses(&Verify { signature: signed, ..verify_certificate(&certificate) }, "unsupported");
}

#[test]
fn a_certificate_with_any_octet_changed_is_refused() {
    let request = verify();
    let right = request.certificate.0.clone();
    // One bit of each octet, another one from octet to octet.
    for position in 0..right.len() {
        let mut changed = right.clone();
        changed[position] ^= 1 << (position % 8);
        let result = judge(&Verify { certificate: Base64Bytes(changed), ..request.clone() });
        assert_eq!(result["outcome"], "refused", "octet {position}");
    }
}
