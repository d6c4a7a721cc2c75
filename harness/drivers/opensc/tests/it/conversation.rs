//! The handshake, and what is no request that the driver can answer.

use std::process::Command;

use sekisho_harness_drivers_scene::{DriverProcess, Scene};
use sekisho_harness_protocol::{CardAccess, DriverInfo, Method, Response};
use serde_json::{Value, json};

/// OpenSC's driver, for this scene.
pub(crate) fn start(scene: &Scene) -> DriverProcess {
    DriverProcess::start(Command::new(env!("CARGO_BIN_EXE_sekisho-driver-opensc")), &scene.pcscd)
}

#[test]
fn the_driver_introduces_opensc_with_what_it_can_do() {
    let scene = Scene::empty();
    let mut driver = start(&scene);
    let answer = driver.ask("initialize", json!({ "protocol": "1.0" })).result.unwrap();
    let info: DriverInfo = serde_json::from_value(answer).unwrap();
    assert!(info.name.contains("OpenSC"), "{info:?}");
    assert_eq!(info.card, CardAccess::Pcsc);
    assert_eq!(info.methods, [Method::ReaderCertificate, Method::SignatureSign].into());
}

#[test]
fn methods_and_transports_that_it_does_not_have_are_errors() {
    let scene = Scene::empty();
    let mut driver = start(&scene);
    let code = |response: Response| response.error.unwrap().code;
    assert_eq!(code(driver.ask("reader/change-pin", Value::Null)), -32601);
    assert_eq!(code(driver.ask("no/such", Value::Null)), -32601);
    assert_eq!(code(driver.ask("signature/sign", json!({}))), -32602);
    let by_call_back = json!({ "card": { "transport": "call-back", "card": "c" }, "kind": "signature" });
    assert_eq!(code(driver.ask("reader/certificate", by_call_back)), -32602);
}

#[test]
fn a_file_that_is_no_module_ends_the_driver_with_an_error() {
    let output = Command::new(env!("CARGO_BIN_EXE_sekisho-driver-opensc")).arg("/dev/null").output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("/dev/null"));
    assert_eq!(output.stdout, b"");
}
