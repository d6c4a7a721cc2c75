//! Fault scripts as documents: what is refused and where, what stays as it is, and the examples.

use std::{collections::BTreeMap, fs, path::Path};

use proptest::prelude::*;
use sekisho_card_sim::fault::{BrokenRule, CommandPattern, FaultScript, HeaderPattern, ScriptError};
use serde_json::{Value, json};

/// The example scripts of the documentation.
pub(crate) fn examples() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/faults");
    let read = |entry: Result<fs::DirEntry, _>| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap())
    };
    fs::read_dir(folder).unwrap().map(read).collect()
}

fn script(fault: &Value) -> String {
    json!({ "version": 1, "faults": [fault] }).to_string()
}

fn parse(fault: &Value) -> Result<FaultScript, ScriptError> {
    FaultScript::parse(&script(fault))
}

#[test]
fn every_example_is_a_script_and_survives_being_written_again() {
    let examples = examples();
    assert!(examples.len() >= 10);
    for (name, text) in examples {
        let script = FaultScript::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!script.faults.is_empty(), "{name}");
        assert_eq!(FaultScript::parse(&script.to_json().unwrap()), Ok(script), "{name}");
    }
}

#[test]
fn the_examples_are_explained_on_the_page_about_faults() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/faults.md")).unwrap();
    for (name, text) in examples() {
        assert!(page.contains(&format!("(faults/{name})")), "{name} is not on the page");
        for fault in FaultScript::parse(&text).unwrap().faults {
            assert!(page.contains(&fault.to_string()), "{name}: the page lacks {fault}");
        }
    }
}

#[test]
fn a_field_that_is_wrong_is_named() {
    let cases = [
        (
            json!({ "name": "a", "when": { "command": {} }, "effect": { "status": { "fixed": "60" } } }),
            "effect.status.fixed",
        ),
        (json!({ "name": "a", "when": { "byte": { "nth": 0 } }, "effect": "empty" }), "when.byte.nth"),
        (
            json!({ "name": "a", "when": { "command": {} }, "repeat": { "every": 0 }, "effect": "empty" }),
            "repeat.every",
        ),
        (
            json!({ "name": "a", "when": { "command": { "matching": { "header": "20-" } } }, "effect": "empty" }),
            "when.command.matching.header",
        ),
        (json!({ "name": "a", "when": { "command": { "nht": 2 } }, "effect": "empty" }), "when.command.nht"),
        (
            json!({ "name": "a", "when": { "command": {} }, "effect": { "remove": { "at": { "response-byte": -1 } } } }),
            "effect.remove.at.response-byte",
        ),
    ];
    for (fault, field) in cases {
        let Err(ScriptError::Field { path, .. }) = parse(&fault) else { panic!("{fault} is taken for right") };
        assert_eq!(path, format!("faults[0].{field}"));
    }
}

#[test]
fn a_field_that_breaks_a_rule_is_named_with_the_rule() {
    let fault = |when: Value, effect: Value| json!({ "name": "a", "when": when, "effect": effect });
    let range = |least, most, got| BrokenRule::Range { least, most, got };
    let byte = json!({ "byte": { "nth": 9 } });
    let any = json!({ "command": {} });
    let cases = [
        (
            fault(json!({ "chance": { "per_million": 1_000_001 } }), json!("empty")),
            "when.chance.per_million",
            range(1, 1_000_000, 1_000_001),
        ),
        (
            fault(any.clone(), json!({ "garbage": { "length": 1_048_577 } })),
            "effect.garbage.length",
            range(0, 1_048_576, 1_048_577),
        ),
        (fault(any.clone(), json!({ "status": { "flip-bits": 17 } })), "effect.status.flip-bits", range(1, 16, 17)),
        (fault(any.clone(), json!({ "oversize": { "total": 2 } })), "effect.oversize.total", range(3, 1_048_576, 2)),
        (
            fault(any.clone(), json!({ "oversize": { "past-le": 0 } })),
            "effect.oversize.past-le",
            range(1, 1_048_576, 0),
        ),
        (
            fault(byte.clone(), json!({ "remove": { "at": "before-command" } })),
            "effect.remove.at",
            BrokenRule::MomentTwice,
        ),
        (fault(byte, json!({ "reset": { "at": { "command-byte": 2 } } })), "effect.reset.at", BrokenRule::MomentTwice),
        (json!({ "name": "", "when": any, "effect": "empty" }), "name", BrokenRule::NoName),
    ];
    for (fault, field, rule) in cases {
        assert_eq!(parse(&fault), Err(ScriptError::Rule { path: format!("faults[0].{field}"), rule }));
    }
}

#[test]
fn two_faults_of_one_name_and_another_version_are_refused() {
    let fault = json!({ "name": "twin", "when": { "command": {} }, "effect": "empty" });
    let twins = json!({ "version": 1, "faults": [fault, fault] }).to_string();
    let rule = BrokenRule::DuplicateName { name: "twin".to_owned() };
    assert_eq!(FaultScript::parse(&twins), Err(ScriptError::Rule { path: "faults[1].name".to_owned(), rule }));
    let newer = json!({ "version": 2, "faults": [] }).to_string();
    let rule = BrokenRule::Version { expected: 1, got: 2 };
    assert_eq!(FaultScript::parse(&newer), Err(ScriptError::Rule { path: "version".to_owned(), rule }));
    assert!(matches!(FaultScript::parse("{"), Err(ScriptError::Syntax { line: 1, .. })));
    assert!(matches!(FaultScript::parse("{\"version\":1,\"faults\":[]} x"), Err(ScriptError::Syntax { .. })));
}

#[test]
fn a_header_pattern_counts_what_it_says() {
    let verify: HeaderPattern = "xx20xx8".parse().unwrap();
    assert!(verify.fits(&[0x00, 0x20, 0x00, 0x80]) && verify.fits(&[0x80, 0x20, 0xFF, 0x8F, 1, 2]));
    assert!(!verify.fits(&[0x00, 0x24, 0x00, 0x80]) && !verify.fits(&[0x00, 0x20, 0x00, 0x08]));
    assert!(!verify.fits(&[0x00, 0x20, 0x00]), "a broken header fits no pattern");
    assert!(HeaderPattern::default().fits(&[]), "but every command is a command");
    assert_eq!("XX20".parse(), Ok(HeaderPattern::instruction(0x20)));
    assert_eq!(HeaderPattern::instruction(0x20).to_string(), "XX20");
    assert!("0020008000".parse::<HeaderPattern>().is_err());
}

#[test]
fn data_is_told_from_length_fields() {
    let verify = CommandPattern::instruction(0x20).with_data();
    assert!(verify.fits(&[0, 0x20, 0, 0x80, 1, 0x31]));
    assert!(verify.fits(&[0, 0x20, 0, 0x80, 9, 0x31]), "a wrong Lc does not hide a value");
    assert!(!verify.fits(&[0, 0x20, 0, 0x80]) && !verify.fits(&[0, 0x20, 0, 0x80, 0]));
    assert!(!verify.fits(&[0, 0x20, 0, 0x80, 0, 1, 0]), "an extended Le is no data");
    let query = CommandPattern { data: Some(false), ..CommandPattern::instruction(0x20) };
    assert!(query.fits(&[0, 0x20, 0, 0x80]) && !query.fits(&[0, 0x20, 0, 0x80, 1, 0x31]));
}

proptest! {
    #[test]
    fn a_header_pattern_survives_being_written(text in "[0-9A-FXx]{0,8}") {
        let pattern: HeaderPattern = text.parse().unwrap();
        prop_assert_eq!(pattern.to_string().parse(), Ok(pattern));
    }

    #[test]
    fn no_text_makes_the_parser_fall(text in "\\PC{0,200}") {
        let _ = FaultScript::parse(&text);
    }
}
