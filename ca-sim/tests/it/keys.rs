//! The committed pool, and two independent back ends that must agree on every byte.

use std::sync::Arc;

use openssl::bn::BigNum;
use openssl::ecdsa::EcdsaSig;
use openssl::md::Md;
use openssl::pkey::PKey;
use openssl::pkey_ctx::PkeyCtx;
use openssl::rsa::Padding;
use proptest::prelude::*;
use rsa::pkcs8::DecodePrivateKey as _;
use rsa::{Oaep, RsaPrivateKey};
use sekisho_ca_sim::CaError;
use sekisho_ca_sim::keys::{
    HOLDER_KEYS, KeyPool, OpensslKey, P384Key, POOL_HEADER, POOL_SEED, POOL_SIZE, RsaPublicKey, RsaSigningKey as _,
    SignatureAlgorithm, SigningKey as _, key_line, pool_key_name,
};
use sha2::{Digest, Sha256};

use crate::world::pool;

const FILE: &str = include_str!("../../keys/test-keys.txt");

#[test]
fn the_key_file_is_the_one_that_was_committed() {
    assert!(FILE.starts_with(POOL_HEADER));
    assert_eq!(
        format!("{:x}", Sha256::digest(FILE)),
        "6fe70063474d1ecf963c2d38d786769d4edc7cb899a0f149f63b09910e291f53"
    );
}

#[test]
fn the_generator_makes_the_same_keys_again() {
    let lines: Vec<&str> = FILE.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines.len(), POOL_SIZE);
    for index in [0, POOL_SIZE - 1] {
        assert_eq!(key_line(POOL_SEED, &pool_key_name(index)).unwrap(), lines[index]);
    }
}

#[test]
fn every_key_is_named_as_a_test_key_and_no_two_are_alike() {
    let mut seen = std::collections::BTreeSet::new();
    for (index, line) in FILE.lines().filter(|line| !line.starts_with('#')).enumerate() {
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(words[0], format!("SEKISHO-TEST-KEY-{index:03}"));
        assert!(seen.insert(words[1]) && seen.insert(words[2]), "{} shares a prime", words[0]);
    }
}

#[test]
fn openssl_finds_nothing_wrong_with_a_key_and_both_back_ends_write_it_alike() {
    for index in [0, 1, HOLDER_KEYS.start, POOL_SIZE - 1] {
        let key = pool().key(index).unwrap();
        let second = pool().cross_check_key(index).unwrap();
        assert_eq!(key.spki_der(), second.spki_der());
        let pkcs8 = key.pkcs8_der().unwrap();
        assert_eq!(pkcs8, second.pkcs8_der().unwrap());
        let parsed = PKey::private_key_from_pkcs8(&pkcs8).unwrap();
        assert_eq!(parsed.bits(), 2048);
        assert!(parsed.rsa().unwrap().check_key().unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn both_back_ends_give_the_same_signature(index in 0..POOL_SIZE, data in prop::collection::vec(any::<u8>(), 0..=245)) {
        let (first, second) = (pool().key(index).unwrap(), pool().cross_check_key(index).unwrap());
        let (mut one, mut two) = (Vec::new(), Vec::new());
        first.sign_pkcs1_raw(&data, &mut one).unwrap();
        second.sign_pkcs1_raw(&data, &mut two).unwrap();
        prop_assert_eq!(&one, &two);
        let algorithm = SignatureAlgorithm::Sha256WithRsa;
        prop_assert_eq!(first.sign(algorithm, &data).unwrap(), second.sign(algorithm, &data).unwrap());
    }

    #[test]
    fn a_hostile_key_file_is_an_error_or_a_pool_and_never_a_panic(text in "(#[a-z ]{0,5}|[A-Z]{0,3}[ 0-9a-fg]{0,12}|\\PC{0,12})(\n(#|A [0-9a-f]{0,4} [0-9a-f]{0,4}))*") {
        if let Ok(pool) = KeyPool::parse(&text) {
            for index in 0..=pool.len() {
                let _unusable = pool.key(index);
            }
        }
    }

    #[test]
    fn a_hostile_pkcs8_document_is_refused(document in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(OpensslKey::from_pkcs8(&document).is_err());
        prop_assert!(pool().find_pkcs8(&document).is_none());
    }
}

#[test]
fn data_that_leave_no_room_for_the_padding_are_refused_by_both_back_ends() {
    let refused = Err(CaError::TooLongToSign { got: 246, most: 245 });
    let data = [0; 246];
    assert_eq!(pool().key(0).unwrap().sign_pkcs1_raw(&data, &mut Vec::new()), refused);
    assert_eq!(pool().cross_check_key(0).unwrap().sign_pkcs1_raw(&data, &mut Vec::new()), refused);
}

#[test]
fn a_signature_is_appended_to_what_the_buffer_holds() {
    let mut buffer = vec![0xAA];
    pool().key(0).unwrap().sign_pkcs1_raw(b"data", &mut buffer).unwrap();
    assert_eq!((buffer.len(), buffer[0]), (257, 0xAA));
}

#[test]
fn holders_get_different_keys_until_the_pool_is_used_up_and_every_later_one_is_marked() {
    let holders = HOLDER_KEYS.len();
    for (n, index, reused) in
        [(0, HOLDER_KEYS.start, false), (holders - 1, HOLDER_KEYS.end - 1, false), (holders, HOLDER_KEYS.start, true)]
    {
        let assigned = pool().assign(n).unwrap();
        assert_eq!((assigned.index, assigned.reused), (index, reused));
        assert_eq!(assigned.subject_key().reused, reused);
    }
}

#[test]
fn a_pool_key_is_found_by_its_pkcs8_document_without_making_it_anew() {
    let key = pool().key(20).unwrap();
    let found = pool().find_pkcs8(&key.pkcs8_der().unwrap()).unwrap();
    assert!(Arc::ptr_eq(&key, &found));
}

#[test]
fn an_index_outside_the_pool_is_refused_with_its_size() {
    let outside = pool().key(POOL_SIZE).unwrap_err();
    assert_eq!(outside, CaError::NoSuchKey { index: POOL_SIZE, size: POOL_SIZE });
    assert_eq!(KeyPool::parse("# none\n").unwrap().assign(0).unwrap_err(), CaError::NoSuchKey { index: 16, size: 0 });
}

#[test]
fn a_damaged_line_of_a_key_file_is_named() {
    let damaged = format!("# remark\n{} 0b\n", pool_key_name(0));
    assert_eq!(KeyPool::parse(&damaged).unwrap_err(), CaError::KeyFile { line: 2 });
}

/// The first key of the pool with another last digit of q.
#[test]
fn a_key_whose_numbers_are_no_primes_is_refused_when_it_is_first_used() {
    let line = FILE.lines().nth(3).unwrap();
    let damaged = KeyPool::parse(&format!("{}1\n", line.strip_suffix('9').unwrap())).unwrap();
    assert!(matches!(damaged.key(0), Err(CaError::Key { .. })), "{:?}", damaged.key(0));
}

#[test]
fn debug_shows_no_number_of_a_private_key() {
    assert_eq!(format!("{:?}", pool()), format!("KeyPool({} keys)", pool().len()));
    assert_eq!(format!("{:?}", pool().cross_check_key(0).unwrap()), "RsaKey(2048 bits)");
}

#[test]
fn both_back_ends_make_the_same_pss_signature_of_a_salt_and_openssl_accepts_it() {
    for index in [0, 7, 300] {
        let (digest, salt) = ([0x17; 32], [0x5A; 32]);
        let (mut one, mut two) = (Vec::new(), Vec::new());
        let key = pool().key(index).unwrap();
        key.sign_pss(&digest, &salt, &mut one).unwrap();
        pool().cross_check_key(index).unwrap().sign_pss(&digest, &salt, &mut two).unwrap();
        assert_eq!(one, two);
        let public = PKey::public_key_from_der(key.spki_der()).unwrap();
        let mut context = PkeyCtx::new(&public).unwrap();
        context.verify_init().unwrap();
        context.set_rsa_padding(Padding::PKCS1_PSS).unwrap();
        context.set_signature_md(Md::sha256()).unwrap();
        assert!(context.verify(&digest, &one).unwrap());
        assert!(!context.verify(&[0xFF; 32], &one).unwrap_or(false));
    }
}

#[test]
fn what_is_encrypted_to_a_key_is_decrypted_by_it_alone() {
    let key = pool().key(3).unwrap();
    let public = RsaPublicKey::from_spki(key.spki_der()).unwrap();
    let cryptogram = public.encrypt_oaep(b"seed").unwrap();
    assert_eq!(key.decrypt_oaep(&cryptogram).unwrap().as_deref(), Some(&b"seed"[..]));
    assert_eq!(pool().key(4).unwrap().decrypt_oaep(&[1; 256]).unwrap(), None);
    assert_eq!(key.decrypt_oaep(&[0xFF; 256]), Err(CaError::NotBelowModulus));
    let cross = RsaPrivateKey::from_pkcs8_der(&key.pkcs8_der().unwrap()).unwrap();
    assert_eq!(cross.decrypt(Oaep::new::<Sha256>(), &cryptogram).unwrap(), b"seed");
}

#[test]
fn a_public_key_of_two_numbers_verifies_what_its_key_signed_and_nothing_else() {
    let key = pool().key(5).unwrap();
    let modulus = RsaPublicKey::from_spki(key.spki_der()).unwrap().modulus().unwrap();
    let public = RsaPublicKey::from_numbers(&modulus, &[1, 0, 1]).unwrap();
    let signature = key.sign(SignatureAlgorithm::Sha256WithRsa, b"body").unwrap();
    assert!(public.verifies(b"body", &signature));
    assert!(!public.verifies(b"bodx", &signature));
    assert!(!public.verifies(b"body", &signature[1..]));
    assert!(!public.verifies(b"body", &[]));
}

#[test]
fn a_key_on_p_384_is_the_same_for_the_same_seed_and_openssl_accepts_its_signatures() {
    let key = P384Key::from_seed(b"seed").unwrap();
    let again = P384Key::from_pkcs8(&key.pkcs8_der().unwrap()).unwrap();
    let (mut one, mut two) = (Vec::new(), Vec::new());
    key.sign_fixed(&[7; 48], &mut one).unwrap();
    again.sign_fixed(&[7; 48], &mut two).unwrap();
    assert_eq!((one.len(), &one), (96, &two));
    let public = PKey::public_key_from_der(key.spki_der()).unwrap().ec_key().unwrap();
    let (r, s) = one.split_at(48);
    let signature = EcdsaSig::from_private_components(BigNum::from_slice(r).unwrap(), BigNum::from_slice(s).unwrap());
    assert!(signature.unwrap().verify(&[7; 48], &public).unwrap());
    assert!(key.sign_fixed(&[7; 8], &mut two).is_err(), "no hash value is that short");
}

#[test]
fn keys_from_the_back_of_the_pool_meet_those_from_the_front_only_when_it_is_used_up() {
    let first = pool().assign_from_back(0).unwrap();
    assert_eq!((first.index, first.reused), (HOLDER_KEYS.end - 1, false));
    let holders = HOLDER_KEYS.len();
    let last = pool().assign_from_back(holders - 1).unwrap();
    assert_eq!((last.index, last.reused), (HOLDER_KEYS.start, false));
    assert!(pool().assign_from_back(holders).unwrap().reused);
}
