//! What a token signs, against keys in software and OpenSSL's verdict.

use std::collections::BTreeSet;

use openssl::ecdsa::EcdsaSig;
use openssl::pkey::PKey;
use sekisho_ca_sim::keys::{KeyPool, P384Key, PemLabel, SignatureAlgorithm, SigningKey, pem};
use sekisho_ca_sim_pkcs11::{KeyKind, KeyName};

use crate::scene::{import, token, with_a_token};

fn messages() -> Vec<Vec<u8>> {
    vec![Vec::new(), b"TEST".to_vec(), vec![0xA5; 100_000]]
}

#[test]
fn the_same_rsa_key_signs_alike_octet_for_octet_in_a_token_and_in_both_back_ends() {
    with_a_token("signatures::rsa");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn rsa() {
    let pool = KeyPool::committed().unwrap();
    for (index, id) in [(0, "A0"), (17, "A1")] {
        let label = format!("pool key {index}");
        import(&pem(PemLabel::PrivateKey, &pool.key(index).unwrap().pkcs8_der().unwrap()), &label, id);
    }
    let token = token();
    for (index, id) in [(0, 0xA0), (17, 0xA1)] {
        let name = KeyName::label(format!("pool key {index}")).and_id([id]);
        let key = token.find(&name, KeyKind::Rsa2048).unwrap();
        let (software, cross) = (pool.key(index).unwrap(), pool.cross_check_key(index).unwrap());
        assert_eq!(key.spki_der(), software.spki_der());
        for message in messages() {
            let algorithm = SignatureAlgorithm::Sha256WithRsa;
            let signed = key.sign(algorithm, &message).unwrap();
            assert_eq!(signed, software.sign(algorithm, &message).unwrap());
            assert_eq!(signed, cross.sign(algorithm, &message).unwrap());
        }
    }
}

#[test]
fn a_key_on_p_384_signs_as_certificates_want_it_and_never_twice_alike() {
    with_a_token("signatures::p384");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn p384() {
    let software = P384Key::from_seed(b"imported").unwrap();
    import(&pem(PemLabel::PrivateKey, &software.pkcs8_der().unwrap()), "imported", "B0");
    let token = token();
    let imported = token.find(&KeyName::label("imported"), KeyKind::P384).unwrap();
    assert_eq!(imported.spki_der(), software.spki_der());
    let made = token.generate(&KeyName::id([0xB1]), KeyKind::P384).unwrap();
    assert_ne!(made.spki_der(), imported.spki_der());
    for key in [imported, made] {
        let public = PKey::public_key_from_der(key.spki_der()).unwrap().ec_key().unwrap();
        let algorithm = SignatureAlgorithm::EcdsaWithSha384;
        let mut seen = BTreeSet::new();
        // Enough for an r or an s whose first bit is set, which DER writes with one octet more.
        for message in messages().iter().cycle().take(24) {
            let signed = key.sign(algorithm, message).unwrap();
            let read = EcdsaSig::from_der(&signed).unwrap();
            assert_eq!(read.to_der().unwrap(), signed);
            assert!(read.verify(&algorithm.hash(message), &public).unwrap());
            assert!(!read.verify(&algorithm.hash(b"another"), &public).unwrap());
            assert!(seen.insert(signed), "a token has drawn the same number twice");
        }
        assert!(seen.iter().map(Vec::len).collect::<BTreeSet<_>>().len() > 1);
    }
}

#[test]
fn several_threads_sign_with_one_token() {
    with_a_token("signatures::threads");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn threads() {
    let token = token();
    let keys = ["one", "two"].map(|label| token.generate(&KeyName::label(label), KeyKind::Rsa2048).unwrap());
    drop(token);
    let signed_by = |key: &dyn SigningKey| {
        (0..20_u8).map(|octet| key.sign(SignatureAlgorithm::Sha256WithRsa, &[octet]).unwrap()).collect::<Vec<_>>()
    };
    let expected = keys.each_ref().map(|key| signed_by(key));
    std::thread::scope(|scope| {
        let working: Vec<_> = keys.iter().cycle().take(4).map(|key| scope.spawn(move || signed_by(key))).collect();
        for (worker, expected) in working.into_iter().zip(expected.iter().cycle()) {
            assert_eq!(worker.join().unwrap(), *expected);
        }
    });
}
