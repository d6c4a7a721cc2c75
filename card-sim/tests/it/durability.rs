//! The PIN counter against loss of power, full disks and broken files.

use std::{fs, path::Path};

use proptest::prelude::*;
use sekisho_card_sim::{CardFile, CardFileError, CardStore as _, FileStore, MemoryStore, StoreError, jpki};

use crate::support::{PASSWORD, PIN, Reader, Recording, card_file, open};

const SELECT_JPKI: &str = "00A4040C 0A D392F000260100000001";

fn recording() -> (Reader, Recording) {
    let store = Recording::default();
    let mut card = open(card_file(), Box::new(store.clone()));
    card.ok(SELECT_JPKI);
    (card, store)
}

fn saved_tries(store: &Recording) -> Vec<u8> {
    let saved = store.saved.lock().unwrap();
    saved.iter().map(|file| file.applications[0].pin(jpki::AUTHENTICATION_PIN).unwrap().tries_left).collect()
}

#[test]
fn the_counter_is_saved_before_the_comparison_and_given_back_after_a_success() {
    let (mut card, store) = recording();
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    assert_eq!(saved_tries(&store), [2, 3]);
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, "0000"), "63C2");
    assert_eq!(saved_tries(&store), [2, 3, 2]);
}

#[test]
fn a_card_killed_at_any_save_comes_back_with_no_try_too_many() {
    let (mut card, store) = recording();
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    let before_comparison = store.saved.lock().unwrap()[0].clone();
    let mut again = open(before_comparison, Box::new(MemoryStore));
    again.ok(SELECT_JPKI);
    assert_eq!(again.verify(jpki::AUTHENTICATION_PIN, "0000"), "63C1", "the try in progress counts as spent");
}

#[test]
fn a_card_that_cannot_write_grants_nothing_and_compares_nothing() {
    let (mut card, store) = recording();
    *store.good.lock().unwrap() = Some(0);
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "6581");
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, "0000"), "6581");
    assert_eq!(card.tries(jpki::AUTHENTICATION_PIN), 3, "nothing was compared");
    assert_eq!(card.sw("802A0097 01 68 00"), "6982");
}

#[test]
fn a_card_that_cannot_write_the_success_grants_nothing_and_keeps_the_try_spent() {
    let (mut card, store) = recording();
    *store.good.lock().unwrap() = Some(1);
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "6581");
    assert_eq!(card.tries(jpki::AUTHENTICATION_PIN), 2);
    assert_eq!(card.sw("802A0097 01 68 00"), "6982");
    *store.good.lock().unwrap() = None;
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    assert_eq!(card.tries(jpki::AUTHENTICATION_PIN), 3);
}

#[test]
fn a_change_that_cannot_be_written_leaves_the_old_value() {
    let (mut card, store) = recording();
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    *store.good.lock().unwrap() = Some(0);
    assert_eq!(card.sw("00240180 04 39383736"), "6581");
    *store.good.lock().unwrap() = None;
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
}

#[test]
fn reading_selecting_and_signing_write_nothing() {
    let (mut card, store) = recording();
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    let saves = saved_tries(&store).len();
    card.ok("00B08A0000");
    card.ok("802A0097 01 68 00");
    card.ok("00200098 04 31323334");
    card.ok("00A4020C 02 0006");
    assert_eq!(saved_tries(&store).len(), saves + 2, "only the verification in between");
}

#[test]
fn a_blocked_card_stays_blocked_when_its_file_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    let mut card = open(card_file(), Box::new(FileStore::create(&path, &card_file()).unwrap()));
    card.ok(SELECT_JPKI);
    for left in ["63C2", "63C1", "63C0"] {
        assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, "0000"), left);
    }
    drop(card);
    let (file, store) = FileStore::open(&path).unwrap();
    let mut again = open(file, Box::new(store));
    again.ok(SELECT_JPKI);
    assert_eq!(again.verify(jpki::AUTHENTICATION_PIN, PIN), "6984");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["card.json"], "no temporary file stays behind");
}

#[test]
fn a_new_card_never_replaces_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    fs::write(&path, "something else").unwrap();
    assert!(matches!(FileStore::create(&path, &card_file()), Err(StoreError::Exists { path: at }) if at == path));
    assert_eq!(fs::read_to_string(&path).unwrap(), "something else");
}

#[test]
fn a_broken_file_cannot_be_opened_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    let broken = card_file().to_json().unwrap().replacen("\"limit\": 3", "\"limit\": 30", 1);
    fs::write(&path, &broken).unwrap();
    let Err(StoreError::Broken { error, .. }) = FileStore::open(&path) else { panic!("expected a broken file") };
    assert!(matches!(error, CardFileError::Rule { path, .. } if path == "applications[0].pins[0].limit"));
    assert_eq!(fs::read_to_string(&path).unwrap(), broken);
}

#[test]
fn a_card_that_is_open_is_not_opened_a_second_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    let mut store = FileStore::create(&path, &card_file()).unwrap();
    assert!(matches!(FileStore::open(&path), Err(StoreError::InUse { path: at }) if at == path));
    store.save(&card_file()).unwrap();
    assert!(matches!(FileStore::open(&path), Err(StoreError::InUse { .. })), "nor after it was saved");
    assert_eq!(FileStore::peek(&path).unwrap(), card_file(), "looking at it is harmless");
    drop(store);
    assert!(FileStore::open(&path).is_ok());
}

#[test]
fn a_file_that_somebody_edits_or_removes_while_the_card_is_open_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    let store = FileStore::create(&path, &card_file()).unwrap();
    let mut card = open(card_file(), Box::new(store));
    card.ok(SELECT_JPKI);
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, "0000"), "63C2");
    fs::write(&path, "half an ed").unwrap();
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "6581");
    assert_eq!(fs::read_to_string(&path).unwrap(), "half an ed");

    let replaced = folder.path().join("replaced.json");
    let mut store = FileStore::create(&replaced, &card_file()).unwrap();
    fs::write(folder.path().join("new"), card_file().to_json().unwrap()).unwrap();
    fs::rename(folder.path().join("new"), &replaced).unwrap();
    assert!(matches!(store.save(&card_file()), Err(StoreError::Changed { path: at }) if at == replaced));
    fs::remove_file(&replaced).unwrap();
    assert!(matches!(store.save(&card_file()), Err(StoreError::Io { .. })));
}

#[test]
fn a_store_in_a_folder_that_went_away_fails_with_the_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("card.json");
    let mut store = FileStore::create(&path, &card_file()).unwrap();
    drop(folder);
    assert!(matches!(store.save(&card_file()), Err(StoreError::Io { path: at, .. }) if at == path));
    assert!(matches!(FileStore::open(Path::new("/nonexistent/card.json")), Err(StoreError::Io { .. })));
}

/// One thing that a reader, the disk or the power supply does.
#[derive(Clone, Debug)]
enum Step {
    Right,
    Wrong,
    Overlong,
    Query,
    Reselect,
    WarmReset,
    PowerCycle,
    /// The process dies: the card is opened from what was saved last.
    Kill,
    /// The disk takes this many more saves.
    Disk(Option<usize>),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => Just(Step::Right),
        4 => Just(Step::Wrong),
        1 => Just(Step::Overlong),
        1 => Just(Step::Query),
        1 => Just(Step::Reselect),
        1 => Just(Step::WarmReset),
        1 => Just(Step::PowerCycle),
        1 => Just(Step::Kill),
        1 => prop_oneof![Just(None), (0_usize..3).prop_map(Some)].prop_map(Step::Disk),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// However commands, resets, kills and disk failures follow each other: tries come back only with a success, a wrong
    /// value is never told to be wrong without a saved counter, and nothing opens a blocked reference.
    #[test]
    fn tries_never_come_back_except_by_a_success(steps in prop::collection::vec(step(), 1..40)) {
        let (mut card, store) = recording();
        let fid = jpki::SIGNATURE_PASSWORD;
        let mut last = 5;
        for step in steps {
            let answer = match step {
                Step::Right => card.sw(&format!("0020009B 08 {}", hex::encode(PASSWORD))),
                Step::Wrong => card.sw("0020009B 06 57524F4E4731"),
                Step::Overlong => card.sw(&format!("0020009B 11 {}", "30".repeat(17))),
                Step::Query => card.sw("0020009B"),
                Step::Reselect => card.sw(SELECT_JPKI),
                Step::WarmReset => { card.card.warm_reset(); card.sw(SELECT_JPKI) }
                Step::PowerCycle => { card.card.power_off(); card.card.power_on(); card.sw(SELECT_JPKI) }
                Step::Kill => {
                    let saved: CardFile = store.saved.lock().unwrap().last().cloned().unwrap_or_else(card_file);
                    card = open(saved, Box::new(store.clone()));
                    card.sw(SELECT_JPKI)
                }
                Step::Disk(good) => { *store.good.lock().unwrap() = good; card.sw(SELECT_JPKI) }
            };
            let tries = card.tries(fid);
            match (&step, answer.as_str()) {
                (Step::Right, "9000") => {
                    prop_assert!(last > 0, "a blocked reference was opened");
                    prop_assert_eq!(tries, 5);
                }
                (Step::Right, "6984") => prop_assert_eq!((last, tries), (0, 0)),
                (Step::Right, "6581") => prop_assert!(tries == last || tries + 1 == last),
                (Step::Wrong, "6984") => prop_assert_eq!((last, tries), (0, 0)),
                (Step::Wrong, "6581") => prop_assert_eq!(tries, last),
                (Step::Wrong, told) => {
                    prop_assert_eq!(told, format!("63C{tries}"));
                    prop_assert_eq!(tries + 1, last);
                    let saved = store.saved.lock().unwrap().last().cloned().unwrap();
                    prop_assert_eq!(saved.applications[0].pin(fid).unwrap().tries_left, tries);
                }
                (Step::Query, told) => prop_assert_eq!(told, format!("63C{last}")),
                // A disk that failed after the counter was spent may have kept an older, never a newer, state.
                (Step::Kill, _) => prop_assert!(tries <= last),
                (Step::Right, other) => prop_assert!(false, "unexpected {other}"),
                _ => prop_assert_eq!(tries, last),
            }
            last = tries;
        }
    }
}
