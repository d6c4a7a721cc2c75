//! Entries of a revocation list from a file.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::num::NonZeroUsize;

use proptest::prelude::*;
use sekisho_ca_sim::{CrlEntries, CrlReason, EntriesError, EntryPart, Revocation, Serial};

use crate::crl_stream::{entry, list};
use crate::world::{Desk, at};

type Entry = (Serial, Revocation);

fn threads(number: usize) -> NonZeroUsize {
    NonZeroUsize::new(number).unwrap()
}

fn parse(text: &str) -> Result<Vec<Entry>, EntriesError> {
    CrlEntries::parse(text.as_bytes(), threads(1)).map(|entries| entries.iter().collect())
}

fn revoked(serial: u64, reason: CrlReason, when: &str) -> Entry {
    (Serial::new(serial), Revocation { reason, at: at(when) })
}

fn text_of(entries: &[Entry]) -> String {
    entries.iter().fold(String::new(), |mut text, (serial, revocation)| {
        writeln!(text, "{serial},{},{}", revocation.at, revocation.reason).unwrap();
        text
    })
}

#[test]
fn entries_are_listed_by_serial_number_whatever_their_order_and_spelling() {
    let text = "# revoked in November\n\
                10000003,2026-11-03T01:02:03Z,certificateHold\n\
                0a,2026-11-02T23:59:59Z,6\n\
                # and one from far away\n\
                FFFFFFFFFFFFFFFF,9999-12-30T22:00:00Z,CACompromise\n\
                0000000000000001,1970-01-01T00:00:00Z,10";
    let expected = [
        revoked(1, CrlReason::AaCompromise, "1970-01-01T00:00:00Z"),
        revoked(10, CrlReason::CertificateHold, "2026-11-02T23:59:59Z"),
        revoked(0x1000_0003, CrlReason::CertificateHold, "2026-11-03T01:02:03Z"),
        revoked(u64::MAX, CrlReason::CaCompromise, "9999-12-30T22:00:00Z"),
    ];
    assert_eq!(parse(text).unwrap(), expected);
}

#[test]
fn a_file_without_entries_makes_a_list_without_entries() {
    for text in ["", "# nobody\n", "#"] {
        let entries = CrlEntries::parse(text.as_bytes(), threads(2)).unwrap();
        assert_eq!((entries.len(), entries.is_empty(), entries.latest()), (0, true, None), "{text:?}");
    }
}

#[test]
fn the_latest_entry_is_known() {
    let text = "03,2026-11-03T00:00:00Z,1\n02,2026-11-04T00:00:00Z,1\n01,2026-11-04T00:00:00Z,5\n";
    let entries = CrlEntries::parse(text.as_bytes(), threads(1)).unwrap();
    assert_eq!(entries.latest(), Some(revoked(1, CrlReason::CessationOfOperation, "2026-11-04T00:00:00Z")));
}

#[test]
fn a_wrong_line_is_told_with_its_place_and_with_what_belongs_there() {
    let good = "# a remark\n01,2026-11-03T01:02:03Z,1\n";
    let cases = [
        (",2026-11-03T01:02:03Z,1", 1, EntryPart::Serial, ""),
        ("", 1, EntryPart::Serial, ""),
        (" 02,2026-11-03T01:02:03Z,1", 1, EntryPart::Serial, " 02"),
        ("0x02,2026-11-03T01:02:03Z,1", 2, EntryPart::Serial, "x02"),
        ("02", 3, EntryPart::Serial, ""),
        ("00000000000000002,2026-11-03T01:02:03Z,1", 17, EntryPart::Serial, "2"),
        ("-2,2026-11-03T01:02:03Z,1", 1, EntryPart::Serial, "-2"),
        ("02,2026-11-03 01:02:03Z,1", 14, EntryPart::Time, " 01:02:03Z"),
        ("02,2026-11-03T01:02:03+09:00,1", 23, EntryPart::Time, "+09:00"),
        ("02,2026-11-03T01:02:03.5Z,1", 23, EntryPart::Time, ".5Z"),
        ("02,20261103T010203Z,1", 8, EntryPart::Time, "1103T010203Z"),
        ("02,2026-02-29T01:02:03Z,1", 4, EntryPart::Time, "2026-02-29T01:02:03Z"),
        ("02,1969-12-31T23:59:59Z,1", 4, EntryPart::Time, "1969-12-31T23:59:59Z"),
        ("02,9999-12-30T22:00:01Z,1", 4, EntryPart::Time, "9999-12-30T22:00:01Z"),
        ("02,2026-11-03T01:02:60Z,1", 4, EntryPart::Time, "2026-11-03T01:02:60Z"),
        ("02,2026-11-03T01:02:03Z", 24, EntryPart::Time, ""),
        ("02,2026-11-03", 14, EntryPart::Time, ""),
        ("02,2026-11-03T01:02:03Z,", 25, EntryPart::Reason, ""),
        ("02,2026-11-03T01:02:03Z,7", 25, EntryPart::Reason, "7"),
        ("02,2026-11-03T01:02:03Z,01", 25, EntryPart::Reason, "01"),
        ("02,2026-11-03T01:02:03Z,257", 25, EntryPart::Reason, "257"),
        ("02,2026-11-03T01:02:03Z,removeFromCRL", 25, EntryPart::Reason, "removeFromCRL"),
        ("02,2026-11-03T01:02:03Z,1,", 25, EntryPart::Reason, "1"),
        ("02,2026-11-03T01:02:03Z,1\r", 25, EntryPart::Reason, "1\r"),
        ("02,2026-11-03T01:02:03Z,superseded ", 25, EntryPart::Reason, "superseded "),
    ];
    for (line, column, expected, got) in cases {
        let wrong = EntriesError::Line { line: 3, column, expected, got: got.to_owned() };
        let text = format!("{good}{line}\n03,2026-11-03T01:02:03Z,1\n");
        assert_eq!(parse(&text), Err(wrong), "{line:?}");
    }
}

#[test]
fn a_serial_number_that_stands_twice_is_told_with_both_lines() {
    let text = "# one\n02,2026-11-03T01:02:03Z,1\n01,2026-11-03T01:02:03Z,1\n# two\n0002,2026-11-04T01:02:03Z,5\n";
    assert_eq!(parse(text), Err(EntriesError::Twice { serial: Serial::new(2), first: 2, second: 5 }));
}

#[test]
fn a_line_without_end_is_refused() {
    let text = format!("01,2026-11-03T01:02:03Z,1\n# {}\n", "x".repeat(300_000));
    let refused = CrlEntries::parse(text.as_bytes(), threads(1)).map(drop);
    assert_eq!(refused, Err(EntriesError::TooLong { line: 2, most: 262_144 }));
}

/// Enough lines that every thread has a part of its own.
fn many() -> Vec<Entry> {
    let reasons = [CrlReason::KeyCompromise, CrlReason::Unspecified, CrlReason::CessationOfOperation];
    (0..150_000_u64)
        .map(|number| {
            let at = at("2024-01-01T00:00:00Z") + jiff::SignedDuration::from_secs(number.cast_signed() * 577);
            let reason = reasons[usize::try_from(number % 3).unwrap()];
            (Serial::new(0x1000_0000 + number * 7), Revocation { reason, at })
        })
        .collect()
}

#[test]
fn the_number_of_threads_changes_neither_the_entries_nor_the_error() {
    let entries = many();
    let ascending = text_of(&entries);
    assert!(ascending.len() > 6 * 1024 * 1024);
    let descending: String = ascending.lines().rev().flat_map(|line| [line, "\n"]).collect();
    let without_end = ascending.trim_end().to_owned();
    let twice = format!("{ascending}{}", ascending.lines().nth(100).unwrap());
    let wrong = ascending.replace(&format!("{},", entries[140_000].0), "1000000G,");
    for number in [1, 2, 3, 7] {
        let parse = |text: &str| {
            CrlEntries::parse(text.as_bytes(), threads(number)).map(|entries| entries.iter().collect::<Vec<_>>())
        };
        for text in [&ascending, &descending, &without_end] {
            assert!(parse(text).unwrap() == entries, "{number} threads");
        }
        let expected = EntriesError::Twice { serial: entries[100].0, first: 101, second: 150_001 };
        assert_eq!(parse(&twice).unwrap_err(), expected, "{number} threads");
        let (expected, got) = (EntryPart::Serial, "G".to_owned());
        let expected = EntriesError::Line { line: 140_001, column: 8, expected, got };
        assert_eq!(parse(&wrong).unwrap_err(), expected, "{number} threads");
    }
}

#[test]
fn a_file_and_a_pipe_give_what_their_text_gives() {
    let text = "02,2026-11-03T01:02:03Z,1\n01,2026-11-03T01:02:03Z,1\n";
    let read = |file: File| CrlEntries::read(&file, threads(2)).map(|entries| entries.iter().collect::<Vec<_>>());
    let path = Desk::new();
    let path = path.put("entries.txt", text.as_bytes());
    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(text.as_bytes()).unwrap();
    drop(writer);
    let pipe = File::from(std::os::fd::OwnedFd::from(reader));
    assert_eq!(read(File::open(path).unwrap()), parse(text));
    assert_eq!(read(pipe), parse(text));
}

#[test]
fn a_file_of_terabytes_without_an_entry_is_an_error_and_no_end_of_the_process() {
    let desk = Desk::new();
    let path = desk.put("entries.txt", b"nothing");
    let file = File::options().read(true).write(true).open(path).unwrap();
    file.set_len(1 << 42).unwrap();
    let read = CrlEntries::read(&file, threads(1)).map(|entries| entries.len());
    // Where the system promises any amount of memory, the first line is looked at.
    assert!(matches!(read, Err(EntriesError::Unreadable { .. } | EntriesError::Line { line: 1, .. })), "{read:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_as_our_files_write_it_is_read_back(entries in prop::collection::vec(entry(), 0..100)) {
        let mut entries: Vec<Entry> = entries;
        entries.retain(|(_, revocation)| revocation.reason != CrlReason::RemoveFromCrl);
        entries.sort_by_key(|(serial, _)| *serial);
        entries.dedup_by_key(|(serial, _)| *serial);
        let read = parse(&text_of(&entries)).unwrap();
        prop_assert_eq!(&read, &entries);
        prop_assert_eq!(list(&read), list(&entries));
    }
}
