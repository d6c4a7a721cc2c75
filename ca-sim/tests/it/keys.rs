//! The committed pool, and two independent back ends that must agree on every byte.

use std::sync::Arc;

use proptest::prelude::*;
use sekisho_ca_sim::CaError;
use sekisho_ca_sim::keys::{
    AUTHORITY_KEYS, KeyPool, OpensslKey, POOL_HEADER, POOL_SEED, POOL_SIZE, SignatureAlgorithm, SigningKey, key_line,
    pool_key_name,
};
use sha2::{Digest, Sha256};

use crate::world::pool;

const FILE: &str = include_str!("../../keys/test-keys.txt");

#[test]
fn the_key_file_is_the_one_that_was_committed() {
    assert!(FILE.starts_with(POOL_HEADER));
    assert_eq!(
        format!("{:x}", Sha256::digest(FILE)),
        "d1713338e2f187109ec8595b7da635e365bd45f9536d671c76eb77d0330a4a95"
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
    for index in [0, 1, AUTHORITY_KEYS, POOL_SIZE - 1] {
        let key = pool().key(index).unwrap();
        let second = pool().cross_check_key(index).unwrap();
        assert_eq!(key.spki_der(), second.spki_der());
        let pkcs8 = key.pkcs8_der().unwrap();
        assert_eq!(pkcs8, second.pkcs8_der().unwrap());
        let parsed = openssl::pkey::PKey::private_key_from_pkcs8(&pkcs8).unwrap();
        assert_eq!(parsed.bits(), 2048);
        assert!(parsed.rsa().unwrap().check_key().unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

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
    let holders = POOL_SIZE - AUTHORITY_KEYS;
    for (n, index, reused) in
        [(0, AUTHORITY_KEYS, false), (holders - 1, POOL_SIZE - 1, false), (holders, AUTHORITY_KEYS, true)]
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

#[test]
fn debug_shows_no_number_of_a_private_key() {
    assert_eq!(format!("{:?}", pool()), format!("KeyPool({} keys)", pool().len()));
    assert_eq!(format!("{:?}", pool().cross_check_key(0).unwrap()), "RsaKey(2048 bits)");
}
