//! What the holder typed never stands in a log or in the message of a failed test.

use sekisho_harness_protocol::{ChangePin, ReadCertificate, Sign};
use serde_json::json;

const SECRET: &str = "SECRET4711";

#[test]
fn no_pin_is_shown_by_debug_and_every_pin_is_sent() {
    let sign: Sign = serde_json::from_value(json!({
        "card": {"transport": "call-back", "card": "1"}, "key": "signature", "pin": SECRET, "message": "", "algorithm": "rsa-pkcs1-sha256"
    }))
    .unwrap();
    let change: ChangePin = serde_json::from_value(json!({
        "card": {"transport": "call-back", "card": "1"}, "pin": "signature", "current": SECRET, "new": SECRET
    }))
    .unwrap();
    let read: ReadCertificate = serde_json::from_value(
        json!({"card": {"transport": "call-back", "card": "1"}, "kind": "signature", "pin": SECRET}),
    )
    .unwrap();
    for (shown, sent) in [
        (format!("{sign:?}"), serde_json::to_string(&sign).unwrap()),
        (format!("{change:?}"), serde_json::to_string(&change).unwrap()),
        (format!("{read:?}"), serde_json::to_string(&read).unwrap()),
    ] {
        assert!(!shown.contains(SECRET), "{shown}");
        assert!(sent.contains(SECRET), "{sent}");
    }
}
