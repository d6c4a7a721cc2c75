//! The same revocations for two programs.

use std::fs;
use std::num::NonZeroUsize;

use sekisho_benches::{Compared, CrlSpeed, Lists, LookUps, ProcessCost, revocations, write_entries, write_index};
use sekisho_ca_sim::CrlEntries;

#[test]
fn both_files_hold_the_same_revocations_in_ascending_order() {
    let folder = tempfile::tempdir().unwrap();
    let [entries, index] = ["entries.txt", "index.txt"].map(|name| folder.path().join(name));
    write_entries(&entries, 1000).unwrap();
    write_index(&index, 1000).unwrap();

    let read = CrlEntries::parse(&fs::read(entries).unwrap(), NonZeroUsize::MIN).unwrap();
    let read: Vec<_> = read.iter().map(|(serial, revocation)| (serial, revocation.at, revocation.reason)).collect();
    let drawn: Vec<_> = revocations(1000).map(|revoked| (revoked.serial, revoked.at, revoked.reason)).collect();
    assert_eq!(read, drawn);

    let index = fs::read_to_string(index).unwrap();
    assert_eq!(index.lines().count(), 1000);
    for (line, (serial, at, reason)) in index.lines().zip(drawn) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (time, given) = fields[2].split_once(',').unwrap_or((fields[2], "unspecified"));
        let expected = (at.strftime("%y%m%d%H%M%SZ").to_string(), reason.to_string(), serial.to_string());
        assert_eq!((fields[0], fields.len()), ("R", 6));
        assert_eq!((time.to_owned(), given.to_owned(), fields[3].to_owned()), expected);
    }
}

/// A measurement in which ours took so many seconds and octets, and OpenSSL four seconds.
fn measured(seconds: f64, peak_memory: u64) -> String {
    let run = |seconds| ProcessCost { seconds, processor_seconds: seconds, peak_memory };
    let lists = |entries, seconds| Lists { entries, input: 1 << 20, output: 1 << 20, runs: vec![run(seconds)] };
    let look_ups = LookUps { entries: 10, indexing: vec![0.1], look_up: vec![5e-7] };
    let compared = Compared { ours: lists(10, seconds), openssl: vec![run(4.0)] };
    let longer = lists(100, 1.5);
    CrlSpeed { compared, longer, look_ups: [look_ups.clone(), look_ups] }.to_string()
}

#[test]
fn a_goal_that_is_missed_says_so() {
    let good = measured(0.16, 60 << 20);
    assert!(good.contains("| 25.0 (25.0 to 25.0) | at least 20 | met |"), "{good}");
    assert!(!good.contains("**not met**"), "{good}");
    let slow = measured(0.25, 60 << 20);
    assert!(slow.contains("| 16.0 (16.0 to 16.0) | at least 20 | **not met** |"), "{slow}");
    assert_eq!(measured(0.16, 66 << 20).matches("**not met**").count(), 2);
    // Ten times as many entries took thirty times as long.
    assert_eq!(measured(0.05, 60 << 20).matches("**not met**").count(), 1);
}
