//! The null drivers do nothing, each in its way.

use sekisho_harness_mutants::NullDriver;
use sekisho_harness_protocol::{DriverInfo, ErrorCode, Handler, Method, SignDone};
use serde_json::{Value, json};

use crate::bench::FakeBench;

fn claimed(mut driver: NullDriver) -> usize {
    let info = driver.handle("initialize", json!({"protocol": "1.0"}), &mut FakeBench::new()).unwrap();
    serde_json::from_value::<DriverInfo>(info).unwrap().methods.len()
}

fn answers(mut driver: NullDriver) -> Vec<Value> {
    let mut bench = FakeBench::new();
    let answers = Method::ALL.iter().map(|method| driver.handle(method.name(), json!({"x": 1}), &mut bench).unwrap());
    let answers = answers.collect();
    assert!(bench.commands.is_empty() && bench.asked_lists == 0, "a null driver touches nothing");
    answers
}

#[test]
fn accept_all_says_done_to_everything_and_signs_with_256_bytes_of_nothing() {
    assert_eq!(claimed(NullDriver::AcceptAll), Method::ALL.len());
    let answers = answers(NullDriver::AcceptAll);
    assert!(answers.iter().all(|answer| answer["outcome"] == "done"));
    let signature = Method::ALL.iter().position(|method| *method == Method::SignatureSign).unwrap();
    let SignDone { signature } = serde_json::from_value(answers[signature].clone()).unwrap();
    assert_eq!(signature.0.len(), 256);
}

#[test]
fn refuse_all_has_one_reason_for_everything() {
    assert_eq!(claimed(NullDriver::RefuseAll), Method::ALL.len());
    let refusal = json!({"outcome": "refused", "reason": {"code": "malformed-data"}});
    assert!(answers(NullDriver::RefuseAll).iter().all(|answer| *answer == refusal));
}

#[test]
fn skip_all_claims_nothing_and_has_nothing() {
    assert_eq!(claimed(NullDriver::SkipAll), 0);
    for method in Method::ALL {
        let error = NullDriver::SkipAll.handle(method.name(), json!({}), &mut FakeBench::new()).unwrap_err();
        assert_eq!(error.code, ErrorCode::MethodNotFound.number());
    }
}

#[test]
fn echo_returns_what_it_was_given() {
    assert_eq!(claimed(NullDriver::Echo), Method::ALL.len());
    assert!(answers(NullDriver::Echo).iter().all(|answer| *answer == json!({"x": 1})));
}

#[test]
fn a_method_outside_the_protocol_is_not_found_by_any() {
    for driver in NullDriver::ALL {
        let mut driver = *driver;
        let error = driver.handle("face/compare", json!({}), &mut FakeBench::new()).unwrap_err();
        assert_eq!(error.code, ErrorCode::MethodNotFound.number());
        assert_eq!(NullDriver::from_name(driver.name()), Some(driver));
    }
}
