//! The implementation as a driver on a pipe.

use sekisho_harness_protocol::{CardRef, DriverInfo, ErrorCode, Handler, Method, ReadToken, serve};
use sekisho_harness_reference::Implementation;
use serde_json::{Value, json};

use crate::{bench::FakeBench, requests};

fn error_code(method: &str, params: Value) -> i64 {
    Implementation::default().handle(method, params, &mut FakeBench::new()).unwrap_err().code
}

#[test]
fn it_answers_on_a_pipe_and_claims_what_cases_ask_for() {
    let mut output = Vec::new();
    let input = br#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocol":"1.0"}}"#;
    serve(&input[..], &mut output, &mut Implementation::default()).unwrap();
    let response: Value = serde_json::from_slice(&output).unwrap();
    let info: DriverInfo = serde_json::from_value(response["result"].clone()).unwrap();
    let provisional = [Method::ReaderText, Method::ReaderNumber, Method::ReaderSurface];
    assert_eq!(info.methods.len(), Method::ALL.len() - provisional.len());
    assert!(provisional.iter().all(|method| !info.methods.contains(method)));
    assert_eq!(info.name, "Sekisho built-in implementation");
}

#[test]
fn every_claimed_method_exists_and_no_other() {
    let info = Implementation::default().handle("initialize", json!({"protocol": "1.0"}), &mut FakeBench::new());
    let info: DriverInfo = serde_json::from_value(info.unwrap()).unwrap();
    for method in Method::ALL {
        let expected = if info.methods.contains(method) { ErrorCode::InvalidParams } else { ErrorCode::MethodNotFound };
        assert_eq!(error_code(method.name(), json!({})), expected.number(), "{}", method.name());
    }
    assert_eq!(error_code("face/compare", json!({})), ErrorCode::MethodNotFound.number());
}

#[test]
fn a_card_in_a_pcsc_reader_is_a_mistake_of_the_caller() {
    let params = serde_json::to_value(ReadToken { card: CardRef::Pcsc { reader: "r".to_owned() } }).unwrap();
    assert_eq!(error_code("reader/token", params), ErrorCode::InvalidParams.number());
}

#[test]
fn time_and_anchors_are_needed_in_each_request() {
    for change in [json!({"at": null}), json!({"anchors": null}), json!({"at": "yesterday"})] {
        let mut params = serde_json::to_value(requests::verify()).unwrap();
        for (key, value) in change.as_object().unwrap() {
            params[key] = value.clone();
        }
        assert_eq!(error_code("signature/verify", params), ErrorCode::InvalidParams.number(), "{change}");
    }
}
