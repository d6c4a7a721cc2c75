//! The handshake, and what is no request that the driver can answer.

use std::process::Command;

use sekisho_harness_drivers_scene::{DriverProcess, Scene};
use sekisho_harness_protocol::{CardAccess, DriverInfo, Method, Response};
use serde_json::{Value, json};

/// The driver, for this scene.
pub(crate) fn start(scene: &Scene) -> DriverProcess {
    DriverProcess::start(Command::new(env!("CARGO_BIN_EXE_sekisho-driver-jpki")), &scene.pcscd)
}

#[test]
fn the_driver_introduces_the_library_with_what_it_can_do() {
    let scene = Scene::empty();
    let answer = start(&scene).ask("initialize", json!({ "protocol": "1.0" })).result.unwrap();
    let info: DriverInfo = serde_json::from_value(answer).unwrap();
    assert_eq!((info.name.as_str(), info.card), ("jpki-rs", CardAccess::Pcsc));
    for missing in [Method::ReaderToken, Method::ReaderChangePin, Method::SignatureVerify] {
        assert!(!info.methods.contains(&missing), "{missing:?}");
    }
    assert_eq!(info.methods.len(), Method::ALL.len() - 3);
}

#[test]
fn methods_and_transports_that_it_does_not_have_are_errors() {
    let scene = Scene::empty();
    let mut driver = start(&scene);
    let code = |response: Response| response.error.unwrap().code;
    assert_eq!(code(driver.ask("signature/verify", Value::Null)), -32601);
    assert_eq!(code(driver.ask("no/such", Value::Null)), -32601);
    assert_eq!(code(driver.ask("signature/sign", json!({}))), -32602);
    let by_call_back = json!({ "card": { "transport": "call-back", "card": "c" }, "kind": "signature" });
    assert_eq!(code(driver.ask("reader/certificate", by_call_back)), -32602);
}

#[test]
fn another_reader_than_the_first_is_out_of_its_reach() {
    let scene = Scene::empty();
    let [_, second] = scene.pcscd.reader_names();
    let asked = json!({ "card": { "transport": "pcsc", "reader": second }, "kind": "authentication" });
    let answer = start(&scene).ask("reader/certificate", asked).result.unwrap();
    assert_eq!((&answer["outcome"], &answer["reason"]["code"]), (&json!("refused"), &json!("unsupported")));
}
