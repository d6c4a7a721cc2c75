//! The state survives on disk, and nothing else is ever overwritten.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{
    Authority, AuthorityFile, AuthorityState, CaError, CrlReason, CrlScope, CrlState, Generation, GenerationState,
    Line, MadeCrl, Revocation, Serial, load,
};
use tempfile::TempDir;

use crate::world::{at, authority, issue, keys, partition_crl, test_authority, times};

fn used_authority() -> Authority {
    let mut authority = test_authority();
    for line in [Line::Signing, Line::Authentication] {
        let issued = issue(&mut authority, line);
        authority.revoke(line, issued.serial, CrlReason::Superseded, at("2026-11-24T00:00:00Z")).unwrap();
        partition_crl(&mut authority, line, &issued.partition, times("2026-11-24T18:00:00Z"));
    }
    authority
}

#[test]
fn an_authority_read_back_from_its_file_goes_on_where_it_was() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("authority.json");
    let mut before = used_authority();
    drop(AuthorityFile::create(&path, before.state()).unwrap());
    let (state, mut file) = AuthorityFile::open(&path).unwrap();
    let mut after = Authority::from_state(state, keys(KeyFamily::Genuine)).unwrap();
    assert_eq!(after.state(), before.state());
    assert_eq!(issue(&mut after, Line::Signing), issue(&mut before, Line::Signing));
    file.save(after.state()).unwrap();
    assert_eq!(load(&path).unwrap(), *after.state());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a temporary file was left behind");
}

#[test]
fn a_state_does_not_open_with_the_keys_of_another_authority() {
    let refused = Authority::from_state(used_authority().state().clone(), keys(KeyFamily::Impostor)).map(drop);
    assert_eq!(refused, Err(CaError::RootKey { line: Line::Signing }));
}

#[test]
fn a_state_whose_root_is_of_another_authority_does_not_open() {
    let mut state = used_authority().state().clone();
    let other = authority(&state.settings, KeyFamily::Impostor);
    let root = &mut state.authentication.generations.get_mut(&Generation::FIRST).unwrap().root;
    *root = other.root(Line::Authentication, Generation::FIRST).unwrap().to_vec();
    let refused = Authority::from_state(state, keys(KeyFamily::Genuine)).map(drop);
    assert_eq!(refused, Err(CaError::RootKey { line: Line::Authentication }));
}

fn broken_field(path: &Path) -> String {
    match load(path) {
        Err(CaError::StateFile { field, .. }) => field,
        other => panic!("expected a broken state file, got {other:?}"),
    }
}

#[test]
fn a_broken_file_is_answered_with_the_field_and_never_overwritten() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("authority.json");
    let good = serde_json::to_string_pretty(used_authority().state()).unwrap();
    for (what, with, field) in [
        ("\"version\": \"2\"", "\"version\": \"1\"", "version"),
        ("\"life_hours\": 48", "\"life_hours\": -1", "settings.crl.life_hours"),
        ("\"life_hours\": 48", "\"life_hours\": 0", "settings.crl.life_hours"),
        ("\"certificate_birthdays\": 5", "\"certificate_birthdays\": 0", "settings.certificate_birthdays"),
        ("http://ocspauthnorm", "http://\u{65e5}\u{672c}", "settings.ocsp_uri"),
        ("\"organisation\": \"JPKI-TEST\"", "\"organisation\": \"\"", "settings.names.organisation"),
        ("\"reason\": \"superseded\"", "\"reason\": \"lost\"", "signing.histories.10000001[0].act.revoke.reason"),
        ("\"since\": \"2026-11-24", "\"since\": \"2026-11-23", "signing.histories.10000001.0"),
        ("\"root_serial\": \"0A0001\"", "\"root_serial\": 655361", "signing.generations.1.root_serial"),
        ("\"key_reused\": false", "\"key_reused\": false, \"colour\": 1", "signing.certificates.10000001.colour"),
        ("\"line\": \"signing\"", "\"line\": \"authentication\"", "signing.certificates.10000001.line"),
        ("\"serial\": \"10000001\"", "\"serial\": \"10000002\"", "signing.certificates.10000001.serial"),
        ("\"next_serial\": \"10000002\"", "\"next_serial\": \"10000001\"", "signing.certificates.10000001"),
        ("\"histories\": {\n      \"10000001\"", "\"histories\": {\n      \"0FFFFFFF\"", "signing.histories.0FFFFFFF"),
    ] {
        let broken = good.replacen(what, with, 1);
        assert_ne!(broken, good, "{what} is not in the file");
        fs::write(&path, &broken).unwrap();
        assert_eq!(broken_field(&path), field);
        assert!(matches!(AuthorityFile::open(&path), Err(CaError::StateFile { .. })));
        assert!(matches!(AuthorityFile::create(&path, used_authority().state()), Err(CaError::Exists { .. })));
        assert_eq!(fs::read_to_string(&path).unwrap(), broken);
    }
}

/// The field that is named when this state is to be written.
fn refused_field(state: &AuthorityState) -> String {
    let folder = TempDir::new().unwrap();
    match AuthorityFile::create(&folder.path().join("authority.json"), state) {
        Err(CaError::StateFile { field, .. }) => field,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[test]
fn a_state_that_would_give_a_number_twice_or_undo_what_is_final_is_refused() {
    let mut used = used_authority();
    used.responder(Line::Signing, Generation::FIRST, at("2026-11-24T00:00:00Z")).unwrap();
    used.roll_over(Line::Signing, at("2028-05-10T00:00:00Z")).unwrap();
    let (first, second) = (Generation::FIRST, Generation::new(2).unwrap());
    let holder = Serial::new(0x1000_0001);
    let scope = CrlScope::Combined;
    used.crl(Line::Signing, first, &scope, times("2026-11-24T18:00:00Z")).unwrap();
    let state = |change: &dyn Fn(&mut BTreeMap<Generation, GenerationState>)| {
        let mut state = used.state().clone();
        change(&mut state.signing.generations);
        refused_field(&state)
    };
    let one = |all: &BTreeMap<Generation, GenerationState>| all[&first].root_serial;
    let revoked = |reason| Some(Revocation { reason, at: at("2026-11-24T00:00:00Z") });
    assert_eq!(state(&|all| all.get_mut(&first).unwrap().root_serial = holder), "signing.generations.1.root_serial");
    assert_eq!(state(&|all| all.get_mut(&second).unwrap().root_serial = one(all)), "signing.generations.2.root_serial");
    assert_eq!(
        state(&|all| all.get_mut(&second).unwrap().root_serial = used.state().signing.next_serial),
        "signing.generations.2.root_serial"
    );
    assert_eq!(
        state(&|all| all.get_mut(&first).unwrap().responders[0].serial = holder),
        "signing.generations.1.responders.0.serial"
    );
    for reason in [CrlReason::CertificateHold, CrlReason::RemoveFromCrl] {
        assert_eq!(
            state(&|all| all.get_mut(&first).unwrap().revoked = revoked(reason)),
            "signing.generations.1.revoked.reason"
        );
    }
    for number in [0, u64::MAX] {
        assert_eq!(
            state(&|all| all.get_mut(&first).unwrap().crls.get_mut(&scope).unwrap().number = number),
            "signing.generations.1.crls.combined.number"
        );
    }
    let of_list = |change: &dyn Fn(&mut CrlState)| {
        state(&|all| change(all.get_mut(&first).unwrap().crls.get_mut(&scope).unwrap()))
    };
    let beyond = MadeCrl { number: 2, this_update: at("2026-11-24T18:00:00Z") };
    assert_eq!(of_list(&|list| list.delta = Some(beyond)), "signing.generations.1.crls.combined.number");
    for earlier in [beyond, MadeCrl { number: 0, ..beyond }] {
        assert_eq!(of_list(&|list| list.earlier = Some(earlier)), "signing.generations.1.crls.combined.earlier");
    }
}

#[test]
fn a_state_in_which_the_hold_of_a_signing_certificate_was_released_is_refused() {
    let mut authority = test_authority();
    for line in Line::BOTH {
        let serial = issue(&mut authority, line).serial;
        authority.suspend(line, serial, at("2026-11-24T00:00:00Z")).unwrap();
    }
    let serial = Serial::new(0x1000_0001);
    authority.release(Line::Authentication, serial, at("2026-11-25T00:00:00Z")).unwrap();
    let mut state = authority.state().clone();
    state.signing.histories = state.authentication.histories.clone();
    assert_eq!(refused_field(&state), "signing.histories.10000001.1");
}

#[test]
fn text_after_the_document_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("authority.json");
    fs::write(&path, serde_json::to_string(used_authority().state()).unwrap() + "}").unwrap();
    assert_eq!(broken_field(&path), ".");
}

#[test]
fn a_missing_file_and_a_missing_folder_are_told_apart_from_a_broken_file() {
    let folder = TempDir::new().unwrap();
    let missing = folder.path().join("none/authority.json");
    assert!(matches!(load(&missing), Err(CaError::Io { action: "read", .. })));
    assert!(matches!(
        AuthorityFile::create(&missing, used_authority().state()),
        Err(CaError::Io { action: "write", .. })
    ));
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let current = serde_json::to_string_pretty(&schemars::schema_for!(AuthorityState)).unwrap() + "\n";
    let published = include_str!("../../schema/authority.schema.json");
    assert!(
        current == published,
        "drifted: run `cargo run -p sekisho-ca-sim --example write-schema` and read the difference"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_state_file_with_damage_anywhere_is_refused_or_read_and_never_a_panic(
        place in any::<prop::sample::Index>(),
        damage in prop::collection::vec(any::<u8>(), 0..4),
    ) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("authority.json");
        let mut json = serde_json::to_vec(test_authority().state()).unwrap();
        let start = place.index(json.len());
        let end = json.len().min(start + damage.len().max(1));
        json.splice(start..end, damage);
        fs::write(&path, &json).unwrap();
        if let Ok(state) = load(&path) {
            let _opened_or_refused = Authority::from_state(state, keys(KeyFamily::Genuine));
        }
    }
}
