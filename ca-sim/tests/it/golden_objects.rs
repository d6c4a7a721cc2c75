//! Whole certificates and lists that are published stay the same from build to build, octet for octet, on both algorithms.
//! Answers over OCSP are in `ocsp/golden_answers.rs`; what the octets say is in `profile_bytes.rs`.
//!
//! Each hash value below was taken when the test was written, over all objects of one kind. If one changes without a change
//! of ours, everything published changes with it: find out why before taking the new value.

use sekisho_ca_sim::keys::{KeyFamily, P384Key, SignatureAlgorithm, SigningKey as _};
use sekisho_ca_sim::{
    Application, Authority, Carrier, CrlReason, CrlScope, Generation, Line, Settings, UpdateTimes, Validity,
};
use sha2::{Digest, Sha256};

use crate::world::{BIRTH, application, at, by_rule, issue_with, keys, shibuya, times};

/// The hash values over what is made of a new authority with two generations on each line: with RSA keys, and on P-384.
fn golden(make: impl Fn(&mut Authority) -> Vec<Vec<u8>>) -> [String; 2] {
    [SignatureAlgorithm::Sha256WithRsa, SignatureAlgorithm::EcdsaWithSha384].map(|algorithm| {
        let settings = Settings { algorithm, ..Settings::default() };
        let founded = at("2024-05-10T01:02:03Z");
        let mut authority = Authority::with_generations(&settings, keys(KeyFamily::Genuine), founded, 2).unwrap();
        let objects = make(&mut authority);
        assert!(!objects.is_empty());
        format!("{:x}", Sha256::digest(objects.concat()))
    })
}

fn second() -> Generation {
    Generation::new(2).unwrap()
}

/// When the lists are made.
fn evening() -> UpdateTimes {
    times("2026-11-24T18:00:00Z")
}

/// Three certificates on each line, the first revoked, the second on hold since, the third good.
fn populate(authority: &mut Authority) {
    for line in Line::BOTH {
        let [revoked, held, _] = [0, 1, 2].map(|n| issue_with(authority, line, n, by_rule()).serial);
        authority.revoke(line, revoked, CrlReason::KeyCompromise, at("2026-11-23T00:00:00Z")).unwrap();
        authority.suspend(line, held, at("2026-11-24T00:00:00Z")).unwrap();
    }
}

/// The complete lists of a scope by the generation that issues.
fn lists(authority: &mut Authority, scope: &CrlScope) -> Vec<Vec<u8>> {
    populate(authority);
    Line::BOTH.map(|line| authority.crl(line, second(), scope, evening()).unwrap()).into()
}

#[test]
fn roots_stay_the_same() {
    let roots = |authority: &mut Authority| {
        let of = |line| authority.generations(line).map(|(_, state)| state.root.clone()).collect::<Vec<_>>();
        Line::BOTH.into_iter().flat_map(of).collect()
    };
    assert_eq!(
        golden(roots),
        [
            "9f77bb5c1ad3f36695942538aa02d6cbb7fc79d1a7540ba40f4218876711c2c1",
            "9dec5d814fc088619de11f77dfb7a7e69a4637f78fa09379b23173aee5330e12"
        ]
    );
}

#[test]
fn certificates_of_holders_stay_the_same() {
    let certificates = |authority: &mut Authority| {
        let mut made = Vec::new();
        for line in Line::BOTH {
            made.push(issue_with(authority, line, 0, by_rule()).der);
            // The next card, whose keys are on P-384.
            let (settings, carrier) = (Settings::default(), Carrier::NextCard);
            let validity = Validity::of_holder(&settings, carrier, at("2026-11-22T03:04:05Z"), BIRTH, None).unwrap();
            let mut wanted = Application { carrier, ..application(line, 0, validity) };
            wanted.key.spki_der = P384Key::from_seed(b"holder").unwrap().spki_der().to_vec();
            made.push(authority.issue(&wanted).unwrap().der);
        }
        made
    };
    assert_eq!(
        golden(certificates),
        [
            "dba2fe203349c9b431e49fd1b4756d1a25b59e6c0805cb9caf79f5aa7153633a",
            "6de15581f9f315cca596d5f488526458d35eabd936fb834ca91c3be06448cce8"
        ]
    );
}

#[test]
fn certificates_of_responders_stay_the_same() {
    let responders = |authority: &mut Authority| {
        let now = at("2026-11-24T18:00:00Z");
        Line::BOTH.map(|line| authority.responder(line, second(), now).unwrap().certificate).into()
    };
    assert_eq!(
        golden(responders),
        [
            "025621d1f9bd741fb82989b9d609078d13bb3503eaef6e06754e87b1e7bf584f",
            "c78f0911dff04aa35b4f9de51bf6684b3ff5c81e11555af41b59b8eb5cba5b66"
        ]
    );
}

#[test]
fn lists_of_a_partition_stay_the_same() {
    let of_shibuya = |authority: &mut Authority| lists(authority, &CrlScope::Partition(shibuya()));
    assert_eq!(
        golden(of_shibuya),
        [
            "dff26d8db2cfc4ff6db3b2f80b56e80e866fc7141cd15dd55f8b4916bd4fde2c",
            "a20d79175d98affbcd062168d1e307d948b314a5ba5cdbd43f3285796d492e96"
        ]
    );
}

#[test]
fn combined_lists_stay_the_same() {
    let combined = |authority: &mut Authority| lists(authority, &CrlScope::Combined);
    assert_eq!(
        golden(combined),
        [
            "fd44f9a619d6465f26fdc699a15af545714000f29eb3679ba1349cdc04d65364",
            "7beb79cb547c4c7b133990e256e4a246efa070959b55bf52d03bdacfc20cb72a"
        ]
    );
}

/// One that is empty, and one with a root whose key was lost.
#[test]
fn lists_of_authorities_stay_the_same() {
    let of_authorities = |authority: &mut Authority| {
        authority.compromise(Line::Authentication, Generation::FIRST, at("2026-11-24T00:00:00Z")).unwrap();
        Line::BOTH.map(|line| authority.crl(line, second(), &CrlScope::Authorities, evening()).unwrap()).into()
    };
    assert_eq!(
        golden(of_authorities),
        [
            "9e827fcada4875610366f28de52956dcd50a05d1af20f2d11393e24df3aacaf5",
            "040b58add6645779df31117ea034b35792f078f5142eb5916bdacbe509f68793"
        ]
    );
}

/// Of a partition and combined, with a revocation, a hold, and one that was released.
#[test]
fn delta_lists_stay_the_same() {
    let deltas = |authority: &mut Authority| {
        let mut made = Vec::new();
        let scopes = [CrlScope::Partition(shibuya()), CrlScope::Combined];
        let wanted = Line::BOTH.map(|line| scopes.clone().map(|scope| (line, scope))).concat();
        let released = issue_with(authority, Line::Authentication, 3, by_rule()).serial;
        authority.suspend(Line::Authentication, released, at("2026-11-22T12:00:00Z")).unwrap();
        for (line, scope) in &wanted {
            authority.crl(*line, second(), scope, times("2026-11-22T18:00:00Z")).unwrap();
        }
        populate(authority);
        authority.release(Line::Authentication, released, at("2026-11-24T12:00:00Z")).unwrap();
        for (line, scope) in &wanted {
            made.push(authority.delta_crl(*line, second(), scope, evening()).unwrap());
        }
        made
    };
    assert_eq!(
        golden(deltas),
        [
            "7d8d030651069070b48cc0945fd22bb21feb3c63e97fd858cf62f387f74b64e0",
            "ac51799a21af4b082632132c70872a64dc3c2c6b802fd9678c9f80b5ab0bee42"
        ]
    );
}
