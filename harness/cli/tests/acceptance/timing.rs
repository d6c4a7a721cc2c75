//! A recorded trace is priced without a card.

use serde_json::Value;

use crate::desk::sekisho;

/// Power, a read of 256 bytes whose content is hidden, and a signature.
const TRACE: &str = r#"{"event":"power-on","atr":"3BE000FF8131FE4514"}
{"event":"exchange","head":"00B00000","data":{"shown":""},"tail":"00","response":{"hidden":{"length":256,"what":"0001"}},"status":"9000","text":"READ BINARY"}
{"event":"exchange","head":"802A008005","data":{"shown":"68656C6C6F"},"tail":"00","response":{"hidden":{"length":256,"what":"0017"}},"status":"9000","text":"sign\u001b[2J"}
{"event":"power-off"}
"#;

fn priced(link: &str, json: bool) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trace.ndjson");
    std::fs::write(&file, TRACE).unwrap();
    let arguments = ["card", "time", "--link", link, file.to_str().unwrap()];
    let said = sekisho(arguments.iter().copied().chain(json.then_some("--json")));
    String::from_utf8(said.accepted()).unwrap()
}

#[test]
fn a_recorded_trace_is_priced_as_a_table_and_as_data() {
    let text = priced("contact", false);
    // 3,113 etu at 9,600 baud; docs/link-timing.md adds them up.
    assert!(text.lines().any(|line| line.contains("324.271") && line.ends_with("READ BINARY")), "{text}");
    assert!(text.lines().last().unwrap().contains("2 commands, 1 activations"), "{text}");
    let data: Value = serde_json::from_str(&priced("contact", true)).unwrap();
    assert_eq!(data["events"][1]["transfer_ns"], 324_270_833);
    assert_eq!(data["events"][1]["response_bytes"], 258);
    let totals: Vec<u64> = (0..3).map(|at| data["events"][at]["total_ns"].as_u64().unwrap()).collect();
    assert_eq!(data["totals"]["total_ns"], totals.iter().sum::<u64>());
    assert_eq!((&data["link"], &data["totals"]["extensions"]), (&"contact".into(), &0.into()));
}

#[test]
fn a_contactless_signature_shows_its_waiting_time_extension() {
    let data: Value = serde_json::from_str(&priced("type-b-106", true)).unwrap();
    assert_eq!((&data["events"][1]["extensions"], &data["events"][2]["extensions"]), (&0.into(), &1.into()));
}

#[test]
fn text_from_a_trace_cannot_steer_the_terminal() {
    assert!(!priced("contact", false).contains('\u{1b}'));
}

#[test]
fn an_unknown_link_and_a_broken_line_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trace.ndjson");
    std::fs::write(&file, "{\"event\":\"power-off\"}\n\n{\"event\":\"picnic\"}\n").unwrap();
    let file = file.to_str().unwrap();
    let unknown = sekisho(["card", "time", "--link", "telepathy", file]);
    assert!(unknown.code == Some(2) && unknown.text.contains("type-b-424"), "{}", unknown.text);
    let broken = sekisho(["card", "time", "--link", "contact", file]);
    assert!(broken.code == Some(2) && broken.text.contains("line 3"), "{}", broken.text);
    let missing = sekisho(["card", "time", "--link", "contact", "/no/such/trace"]);
    assert_eq!(missing.code, Some(5), "{}", missing.text);
}
