//! What the holder typed never stands in a log or in the message of a failed test.

use sekisho_harness_protocol::{
    ChangePin, ReadCertificate, ReadNumber, ReadNumberDone, ReadSurface, ReadSurfaceDone, ReadText, ReadTextDone, Sign,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

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

fn shown_and_sent<T: std::fmt::Debug + Serialize + DeserializeOwned>(message: Value) -> (String, String) {
    let message: T = serde_json::from_value(message).unwrap();
    (format!("{message:?}"), serde_json::to_string(&message).unwrap())
}

#[test]
fn nothing_about_the_holder_is_shown_by_debug() {
    let request = json!({
        "card": {"transport": "call-back", "card": "1"}, "access": "matching-number-b", "secret": SECRET
    });
    let text = json!({
        "name": SECRET, "address": SECRET, "birth": SECRET, "sex": "female", "authenticity": "unknown"
    });
    let surface = json!({
        "birth": SECRET, "sex": "female", "expiry": SECRET, "name_image": "", "address_image": "", "photo": "",
        "security_code_image": "", "authenticity": "verified"
    });
    for (shown, sent) in [
        shown_and_sent::<ReadText>(request.clone()),
        shown_and_sent::<ReadNumber>(request.clone()),
        shown_and_sent::<ReadSurface>(request),
        shown_and_sent::<ReadTextDone>(text),
        shown_and_sent::<ReadNumberDone>(json!({"number": SECRET, "authenticity": "unknown"})),
        shown_and_sent::<ReadSurfaceDone>(surface),
    ] {
        assert!(!shown.contains(SECRET) && !shown.contains("Female"), "{shown}");
        assert!(sent.contains(SECRET), "{sent}");
    }
}
