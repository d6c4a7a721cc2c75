//! Rules about source files.

/// One structure or one rule a file keeps a file short; beyond this it has become two things.
const MOST_LINES: usize = 400;

#[test]
fn no_source_file_has_grown_into_two() {
    let files = super::tracked(".rs");
    assert!(files.len() > 100);
    for file in files {
        let lines = std::fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines, {MOST_LINES} at most", file.display());
    }
}

#[test]
fn every_source_file_says_what_it_is() {
    for file in super::tracked(".rs") {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//!"), "{} does not begin with its own documentation", file.display());
    }
}

#[test]
fn no_room_is_named_utils() {
    for file in super::tracked(".rs") {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(!["util", "utils", "helpers", "common", "misc"].contains(&name.as_str()), "{}", file.display());
    }
}
