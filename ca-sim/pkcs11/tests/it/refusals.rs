//! Keys that are missing, too many, there already, or of another kind.

use openssl::ec::{EcGroup, EcKey};
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use sekisho_ca_sim::CaError;
use sekisho_ca_sim::keys::{KeyPool, PemLabel, SignatureAlgorithm, SigningKey, pem};
use sekisho_ca_sim_pkcs11::{FoundKey, KeyKind, KeyName, Pkcs11Error};

use crate::scene::{LABEL, delete_public_key, import, token, with_a_token};

fn token_label() -> String {
    LABEL.to_owned()
}

#[test]
fn a_key_that_is_not_there_is_named_and_is_made_on_request() {
    with_a_token("refusals::missing");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn missing() {
    let token = token();
    for wanted in [KeyName::label("root"), KeyName::id([7]), KeyName::label("root").and_id([7])] {
        let error = token.find(&wanted, KeyKind::P384).unwrap_err();
        assert_eq!(error, Pkcs11Error::NoSuchKey { token: token_label(), wanted, missing: "private" });
    }
    let name = KeyName::label("root").and_id([7]);
    let made = token.find_or_generate(&name, KeyKind::P384).unwrap();
    let again = token.find_or_generate(&name, KeyKind::P384).unwrap();
    assert_eq!(made.spki_der(), again.spki_der());
    for wanted in [KeyName::label("root"), KeyName::id([7])] {
        assert_eq!(token.find(&wanted, KeyKind::P384).unwrap().spki_der(), made.spki_der());
    }
    // Both have to fit.
    let wanted = KeyName::label("root").and_id([8]);
    let error = token.find(&wanted, KeyKind::P384).unwrap_err();
    assert_eq!(error, Pkcs11Error::NoSuchKey { token: token_label(), wanted, missing: "private" });
}

#[test]
fn a_private_key_whose_public_key_is_gone_is_not_used() {
    with_a_token("refusals::half");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn half() {
    let name = KeyName::label("root");
    assert!(token().generate(&name, KeyKind::P384).is_ok());
    delete_public_key("root");
    let token = token();
    for found in [token.find(&name, KeyKind::P384), token.find_or_generate(&name, KeyKind::P384)] {
        let expected = Pkcs11Error::NoSuchKey { token: token_label(), wanted: name.clone(), missing: "public" };
        assert_eq!(found.unwrap_err(), expected);
    }
}

#[test]
fn a_key_is_never_made_over_another() {
    with_a_token("refusals::there_already");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn there_already() {
    let token = token();
    let name = KeyName::label("root");
    let made = token.generate(&name, KeyKind::P384).unwrap();
    for kind in [KeyKind::P384, KeyKind::Rsa2048] {
        let error = token.generate(&name, kind).unwrap_err();
        assert_eq!(error, Pkcs11Error::KeyExists { token: token_label(), wanted: name.clone() });
    }
    assert_eq!(token.find(&name, KeyKind::P384).unwrap().spki_der(), made.spki_der());
}

#[test]
fn of_two_keys_with_one_label_neither_is_taken_before_the_identifier_says_which() {
    with_a_token("refusals::twins");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn twins() {
    let token = token();
    let of = |id: u8| KeyName::label("root").and_id([id]);
    let made = [1, 2].map(|id| token.generate(&of(id), KeyKind::P384).unwrap());
    let wanted = KeyName::label("root");
    let error = token.find(&wanted, KeyKind::P384).unwrap_err();
    assert_eq!(error, Pkcs11Error::SeveralKeys { token: token_label(), wanted, count: 2 });
    for (id, made) in [1, 2].into_iter().zip(made) {
        assert_eq!(token.find(&of(id), KeyKind::P384).unwrap().spki_der(), made.spki_der());
    }
}

#[test]
fn a_key_of_another_kind_or_size_is_refused_with_what_it_is() {
    with_a_token("refusals::other_kind");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn other_kind() {
    let long = PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap();
    import(&pem(PemLabel::PrivateKey, &long.private_key_to_pkcs8().unwrap()), "long", "03");
    let p256 = EcKey::generate(&EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap()).unwrap();
    let p256 = PKey::from_ec_key(p256).unwrap().private_key_to_pkcs8().unwrap();
    import(&pem(PemLabel::PrivateKey, &p256), "short", "05");
    let pooled = KeyPool::committed().unwrap().key(0).unwrap().pkcs8_der().unwrap();
    import(&pem(PemLabel::PrivateKey, &pooled), "pooled", "04");
    let token = token();
    token.generate(&KeyName::label("curve"), KeyKind::P384).unwrap();
    let curve = vec![0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22];
    let short = vec![0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];
    for (label, expected, got) in [
        ("long", KeyKind::Rsa2048, FoundKey::Rsa { bits: 3072 }),
        ("pooled", KeyKind::P384, FoundKey::Rsa { bits: 2048 }),
        ("curve", KeyKind::Rsa2048, FoundKey::EllipticCurve { parameters: curve }),
        ("short", KeyKind::P384, FoundKey::EllipticCurve { parameters: short }),
    ] {
        let wanted = KeyName::label(label);
        let error = token.find(&wanted, expected).unwrap_err();
        assert_eq!(error, Pkcs11Error::KeyOfOtherKind { wanted, expected, got });
    }
}

#[test]
fn a_key_signs_with_no_algorithm_but_its_own_and_no_hash_value_of_another_length() {
    with_a_token("refusals::other_algorithm");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn other_algorithm() {
    let token = token();
    for (kind, own, other, octets) in [
        (KeyKind::Rsa2048, SignatureAlgorithm::Sha256WithRsa, SignatureAlgorithm::EcdsaWithSha384, 32),
        (KeyKind::P384, SignatureAlgorithm::EcdsaWithSha384, SignatureAlgorithm::Sha256WithRsa, 48),
    ] {
        let key = token.generate(&KeyName::label(format!("{kind:?}")), kind).unwrap();
        assert_eq!((key.kind(), key.name()), (kind, &KeyName::label(format!("{kind:?}"))));
        assert!(key.sign_hash(own, &vec![1; octets]).is_ok());
        for (algorithm, octets) in [(other, octets), (own, octets - 1), (own, octets + 1), (own, 0)] {
            let refused = key.sign_hash(algorithm, &vec![1; octets]).unwrap_err();
            assert!(matches!(&refused, CaError::Key { key, .. } if key.contains(LABEL)), "{refused}");
        }
    }
}
