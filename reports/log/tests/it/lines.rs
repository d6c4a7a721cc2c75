//! Reading and writing.

use std::io::{self, BufReader, Read};

use proptest::prelude::*;
use sekisho_reports_log::{Event, LogError, Problem, VERSION, read, write};

use crate::sample::events;

fn written(events: &[Event]) -> String {
    let mut bytes = Vec::new();
    for event in events {
        write(&mut bytes, event).unwrap();
    }
    String::from_utf8(bytes).unwrap()
}

fn problem(log: &str) -> (usize, Problem) {
    let LogError { line, problem } = read(log.as_bytes()).unwrap_err();
    (line, problem)
}

#[test]
fn what_was_written_is_read_again() {
    let log = written(&events());
    assert_eq!(log.lines().count(), events().len());
    assert_eq!(read(log.as_bytes()).unwrap(), events());
}

#[test]
fn line_ends_of_another_system_and_empty_lines_do_no_harm() {
    assert_eq!(read(written(&events()).replace('\n', "\r\n\r\n").as_bytes()).unwrap(), events());
}

#[test]
fn the_log_of_a_run_that_was_cut_short_is_read() {
    let mut cut = events();
    cut.pop();
    assert_eq!(read(written(&cut).as_bytes()).unwrap(), cut);
}

#[test]
fn a_later_version_says_so_whatever_else_stands_there() {
    let log = r#"{"observed":{"event":"run-started","format":"sekisho-log","version":2,"new":[1]},"other":{}}"#;
    assert_eq!(problem(log), (1, Problem::Newer { got: 2, known: VERSION }));
}

#[test]
fn another_file_is_no_log() {
    for other in ["", "\n\n", "<html>", "{}", "[1]", r#"{"observed":{"event":"run-started","format":"x","version":1}}"#]
    {
        assert_eq!(problem(other).1, Problem::NotALog, "{other}");
    }
    let without_head: String = written(&events()).lines().skip(1).collect::<Vec<_>>().join("\n");
    assert_eq!(problem(&without_head), (1, Problem::NotALog));
}

#[test]
fn a_cut_line_is_named_with_its_number_and_column() {
    let log = written(&events());
    let third = log.lines().nth(2).unwrap();
    let cut = log.replacen(third, &third[..20], 1);
    let (line, problem) = problem(&cut);
    assert_eq!(line, 3);
    assert!(matches!(problem, Problem::Malformed { column, .. } if column >= 20), "{problem:?}");
}

#[test]
fn an_unknown_field_is_refused() {
    let log = written(&events()).replacen("\"seed\"", "\"sneed\":1,\"seed\"", 1);
    assert!(matches!(problem(&log), (1, Problem::Malformed { .. })));
}

#[test]
fn two_runs_in_one_file_are_refused() {
    let mut cut = events();
    cut.pop();
    assert_eq!(problem(&(written(&cut) + &written(&cut))), (cut.len() + 1, Problem::SecondRun));
}

#[test]
fn nothing_may_follow_the_end() {
    let log = written(&events());
    let step = log.lines().nth(3).unwrap();
    assert_eq!(problem(&format!("{log}{step}\n")), (events().len() + 1, Problem::AfterTheEnd));
}

#[test]
fn a_source_that_fails_is_reported_with_its_kind() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::PermissionDenied.into())
        }
    }
    let error = read(BufReader::new(Broken)).unwrap_err();
    assert!(matches!(error.problem, Problem::Io { kind: io::ErrorKind::PermissionDenied, .. }), "{error:?}");
}

proptest! {
    #[test]
    fn arbitrary_octets_are_refused_never_a_panic(octets in prop::collection::vec(any::<u8>(), 0..512)) {
        prop_assert!(read(octets.as_slice()).is_err());
    }

    #[test]
    fn a_log_with_one_changed_octet_is_read_or_refused_with_a_line_that_exists(
        position in any::<prop::sample::Index>(),
        octet in any::<u8>(),
    ) {
        let mut log = written(&events()).into_bytes();
        let position = position.index(log.len());
        log[position] = octet;
        if let Err(error) = read(log.as_slice()) {
            prop_assert!((1..=events().len() + 1).contains(&error.line));
        }
    }
}
