//! The published schemas: they are what the types say, and they judge card files as the parser does.

use sekisho_card_sim::{
    CardFile, TraceRecord,
    fault::{FaultScript, ScriptError},
    link::command_times_schema,
};
use serde_json::{Value, json};

use crate::support::card_file;

const CARD: &str = include_str!("../../schema/card.schema.json");
const FAULTS: &str = include_str!("../../schema/faults.schema.json");
const TRACE: &str = include_str!("../../schema/trace.schema.json");
const COMMAND_TIMES: &str = include_str!("../../schema/command-times.schema.json");

#[test]
fn the_published_schemas_are_those_of_the_types() {
    for (published, types) in [
        (CARD, schemars::schema_for!(CardFile)),
        (FAULTS, schemars::schema_for!(FaultScript)),
        (TRACE, schemars::schema_for!(TraceRecord)),
        (COMMAND_TIMES, command_times_schema()),
    ] {
        let current = serde_json::to_string_pretty(&types).unwrap() + "\n";
        assert!(published == current, "run `cargo run -p sekisho-card-sim --example write-schema`");
    }
}

#[test]
fn the_table_of_command_times_fits_its_schema() {
    let schema: Value = serde_json::from_str(COMMAND_TIMES).unwrap();
    let mut table: Value = serde_json::from_str(include_str!("../../data/command-times.json")).unwrap();
    assert_eq!(misfit(&schema, &schema, &table), None);
    table["times"][0]["microseconds"] = json!("many");
    assert!(misfit(&schema, &schema, &table).is_some());
}

#[test]
fn a_card_file_fits_the_schema_and_a_changed_one_does_not() {
    let schema: Value = serde_json::from_str(CARD).unwrap();
    let card = serde_json::to_value(card_file()).unwrap();
    assert_eq!(misfit(&schema, &schema, &card), None);
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 8] = [
        ("missing", |card| drop(card.as_object_mut().unwrap().remove("atr"))),
        ("unknown", |card| card["colour"] = json!("blue")),
        ("version", |card| card["version"] = json!(1)),
        ("test object", |card| card["test_object"] = json!(false)),
        ("type", |card| card["applications"] = json!({})),
        ("limit", |card| card["applications"][0]["pins"][0]["limit"] = json!(16)),
        ("access", |card| card["applications"][0]["files"][0]["read"] = json!("everybody")),
        ("label", |card| card["profile"] = json!("paper")),
    ];
    for (what, change) in changes {
        let mut changed = card.clone();
        change(&mut changed);
        assert!(misfit(&schema, &schema, &changed).is_some(), "{what}");
        assert!(CardFile::parse(&changed.to_string()).is_err(), "{what}");
    }
}

#[test]
fn the_example_scripts_fit_the_schema_of_fault_scripts_and_changed_ones_do_not() {
    let schema: Value = serde_json::from_str(FAULTS).unwrap();
    for (name, text) in crate::fault_script::examples() {
        let script: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(misfit(&schema, &schema, &script), None, "{name}");
        type Change = fn(&mut Value);
        let changes: [Change; 6] = [
            |script| script["version"] = json!(2),
            |script| script["faults"][0]["effect"] = json!({ "remove": { "returns": "tomorrow" } }),
            |script| script["faults"][0]["when"] = json!({ "byte": { "nth": 0 } }),
            |script| script["faults"][0]["colour"] = json!("blue"),
            |script| script["faults"][0]["repeat"] = json!({ "every": "day" }),
            |script| drop(script["faults"][0].as_object_mut().unwrap().remove("name")),
        ];
        for (index, change) in changes.iter().enumerate() {
            let mut changed = script.clone();
            change(&mut changed);
            assert!(misfit(&schema, &schema, &changed).is_some(), "{name}, change {index}");
            let refused = FaultScript::parse(&changed.to_string()).unwrap_err();
            assert!(!matches!(refused, ScriptError::Syntax { .. }), "{name}, change {index}");
        }
    }
}

/// The first place where a value does not fit: the keywords that the card schema uses, without patterns.
fn misfit(root: &Value, schema: &Value, value: &Value) -> Option<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).unwrap();
        if let Some(found) = misfit(root, target, value) {
            return Some(found);
        }
    }
    for keyword in ["oneOf", "anyOf"] {
        if let Some(branches) = schema[keyword].as_array() {
            let fitting = branches.iter().filter(|branch| misfit(root, branch, value).is_none()).count();
            if fitting == 0 || (keyword == "oneOf" && fitting > 1) {
                return Some(format!("{fitting} branches fit {value}"));
            }
        }
    }
    let wrong_type = match schema["type"].as_str() {
        Some("object") => !value.is_object(),
        Some("array") => !value.is_array(),
        Some("string") => !value.is_string(),
        Some("boolean") => !value.is_boolean(),
        Some("integer") => !value.is_i64(),
        _ => false,
    };
    let wrong_value = schema.get("const").is_some_and(|only| only != value)
        || schema["enum"].as_array().is_some_and(|list| !list.contains(value))
        || schema["minimum"].as_i64().zip(value.as_i64()).is_some_and(|(least, got)| got < least)
        || schema["maximum"].as_i64().zip(value.as_i64()).is_some_and(|(most, got)| got > most);
    if wrong_type || wrong_value {
        return Some(value.to_string());
    }
    if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
        return values.iter().find_map(|value| misfit(root, items, value));
    }
    let fields = value.as_object()?;
    let required = schema["required"].as_array().into_iter().flatten();
    if let Some(missing) = required.filter_map(Value::as_str).find(|name| !fields.contains_key(*name)) {
        return Some(format!("{missing} is missing"));
    }
    let closed = schema["additionalProperties"] == json!(false);
    fields.iter().find_map(|(name, value)| match schema["properties"].get(name) {
        Some(property) => misfit(root, property, value),
        None => closed.then(|| format!("{name} is unknown")),
    })
}
