//! `signature/sign`.

use openssl::{hash::MessageDigest, sign::Verifier};
use sekisho_harness_protocol::{PinRef, SignDone, SignatureAlgorithm};
use sekisho_harness_reference::Implementation;
use serde_json::{Value, json};

use crate::{
    bench::{FakeBench, reason},
    pki::{self, HOLDER},
    requests,
};

fn sign(bench: &mut FakeBench, key: PinRef, pin: &str, message: &[u8], algorithm: SignatureAlgorithm) -> Value {
    bench.ask(&mut Implementation::default(), "signature/sign", &requests::sign(key, pin, message, algorithm))
}

#[test]
fn a_signature_of_each_algorithm_and_key_stands_in_the_eyes_of_openssl() {
    let algorithms = [
        (SignatureAlgorithm::RsaPkcs1Sha256, MessageDigest::sha256()),
        (SignatureAlgorithm::RsaPkcs1Sha384, MessageDigest::sha384()),
        (SignatureAlgorithm::RsaPkcs1Sha512, MessageDigest::sha512()),
    ];
    for (algorithm, digest) in algorithms {
        for (key, pin) in [(PinRef::Authentication, "1234"), (PinRef::Signature, "abc123")] {
            for message in [&b""[..], b"text\n", &[0; 70_000]] {
                let result = sign(&mut FakeBench::new(), key, pin, message, algorithm);
                let SignDone { signature } = serde_json::from_value(result).unwrap();
                let mut verifier = Verifier::new(digest, &HOLDER).unwrap();
                assert!(verifier.verify_oneshot(&signature.0, message).unwrap());
            }
        }
    }
}

#[test]
fn a_wrong_password_spends_one_try_and_signs_nothing() {
    let mut bench = FakeBench::new();
    let result = sign(&mut bench, PinRef::Signature, "WRONG1", b"m", SignatureAlgorithm::RsaPkcs1Sha256);
    assert_eq!(reason(&result), json!({"code": "wrong-pin", "tries_left": 4}));
    assert_eq!(bench.tries(0x001B), 4);
    assert!(!bench.commands.iter().any(|command| command[1] == 0x2A));
}

#[test]
fn a_malformed_pin_never_reaches_the_card() {
    let mut bench = FakeBench::new();
    let result = sign(&mut bench, PinRef::Authentication, "12345", b"m", SignatureAlgorithm::RsaPkcs1Sha256);
    assert_eq!(reason(&result), json!({"code": "pin-malformed"}));
    assert!(bench.commands.is_empty());
}

#[test]
fn a_card_without_the_certificate_loses_no_try() {
    let mut bench = FakeBench::new();
    bench.files.insert(0x0008, vec![0x00, 0x8F, 0x00]);
    let result = sign(&mut bench, PinRef::Signature, "WRONG1", b"m", SignatureAlgorithm::RsaPkcs1Sha256);
    assert_eq!(reason(&result), json!({"code": "not-present"}));
    assert_eq!(bench.tries(0x001B), 5);
}

#[test]
fn what_the_card_answers_is_judged_before_it_is_handed_out() {
    let foreign = pki::sign(&pki::OTHER_CA, MessageDigest::sha256(), b"m");
    let answers = [
        (vec![0x69, 0x85], json!({"code": "card-error", "status_word": 0x6985})),
        ([vec![0x11; 255], vec![0x90, 0x00]].concat(), json!({"code": "malformed-data"})),
        ([vec![0x11; 257], vec![0x90, 0x00]].concat(), json!({"code": "malformed-data"})),
        (vec![0x90, 0x00], json!({"code": "malformed-data"})),
        ([foreign, vec![0x90, 0x00]].concat(), json!({"code": "signature-invalid"})),
    ];
    for (answer, expected) in answers {
        let mut bench = FakeBench::new();
        bench.instead = vec![(vec![0x80, 0x2A], answer)];
        let result = sign(&mut bench, PinRef::Signature, "ABC123", b"m", SignatureAlgorithm::RsaPkcs1Sha256);
        assert_eq!(reason(&result), expected);
    }
}

#[test]
fn a_card_that_signs_but_does_not_show_its_certificate_has_still_signed() {
    let mut bench = FakeBench::new();
    bench.files.remove(&0x000A);
    let result = sign(&mut bench, PinRef::Authentication, "1234", b"m", SignatureAlgorithm::RsaPkcs1Sha256);
    assert_eq!(result["outcome"], "done");
}

#[test]
fn a_card_that_leaves_at_any_moment_is_removed() {
    let mut whole = FakeBench::new();
    sign(&mut whole, PinRef::Signature, "ABC123", b"m", SignatureAlgorithm::RsaPkcs1Sha256);
    for moment in 0..whole.commands.len() {
        let mut bench = FakeBench::new();
        bench.leaves_after = Some(moment);
        let result = sign(&mut bench, PinRef::Signature, "ABC123", b"m", SignatureAlgorithm::RsaPkcs1Sha256);
        assert_eq!(reason(&result), json!({"code": "card-removed"}), "after {moment} commands");
    }
}
