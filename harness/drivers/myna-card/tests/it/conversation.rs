//! The handshake, and what is no request that the driver can answer.

use std::process::Command;

use sekisho_harness_drivers_scene::{DriverProcess, Scene};
use sekisho_harness_protocol::{CardAccess, DriverInfo, Method, Response};
use serde_json::{Value, json};

/// The driver without issuers of its own, for this scene.
pub(crate) fn start(scene: &Scene) -> DriverProcess {
    DriverProcess::start(Command::new(env!("CARGO_BIN_EXE_sekisho-driver-myna-card")), &scene.pcscd)
}

#[test]
fn the_driver_introduces_the_library_with_what_it_can_do() {
    let scene = Scene::empty();
    let answer = start(&scene).ask("initialize", json!({ "protocol": "1.0" })).result.unwrap();
    let info: DriverInfo = serde_json::from_value(answer).unwrap();
    assert_eq!((info.name.as_str(), info.card), ("myna-card", CardAccess::Pcsc));
    assert!(!info.methods.contains(&Method::SignatureVerify));
    assert_eq!(info.methods.len(), Method::ALL.len() - 1);
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
fn a_file_that_holds_no_issuer_keys_ends_the_driver_with_an_error() {
    let output = Command::new(env!("CARGO_BIN_EXE_sekisho-driver-myna-card")).arg("/dev/null").output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("/dev/null"));
    assert_eq!(output.stdout, b"");
}
