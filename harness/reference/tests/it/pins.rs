//! `reader/pin-status` and `reader/change-pin`.

use sekisho_harness_protocol::{PinRef, PinStatus};
use sekisho_harness_reference::Implementation;
use serde_json::{Value, json};

use crate::{
    bench::{FakeBench, card, done, reason},
    requests,
};

fn status(bench: &mut FakeBench, pin: PinRef) -> Value {
    bench.ask(&mut Implementation::default(), "reader/pin-status", &PinStatus { card: card(), pin })
}

fn change(bench: &mut FakeBench, pin: PinRef, current: &str, new: &str) -> Value {
    bench.ask(&mut Implementation::default(), "reader/change-pin", &requests::change(pin, current, new))
}

#[test]
fn asking_for_the_tries_spends_none() {
    let mut bench = FakeBench::new();
    assert_eq!(status(&mut bench, PinRef::Signature), done(json!({"tries_left": 5})));
    assert_eq!(status(&mut bench, PinRef::Authentication), done(json!({"tries_left": 3})));
    assert_eq!((bench.tries(0x001B), bench.tries(0x0018)), (5, 3));
}

#[test]
fn a_blocked_pin_has_no_try_left() {
    for answer in [[0x63, 0xC0], [0x69, 0x84]] {
        let mut bench = FakeBench::new();
        bench.instead = vec![(vec![0x00, 0x20], answer.to_vec())];
        assert_eq!(status(&mut bench, PinRef::Signature), done(json!({"tries_left": 0})));
    }
}

#[test]
fn an_answer_without_a_number_is_a_card_error() {
    for answer in [[0x90, 0x00], [0x6D, 0x00]] {
        let mut bench = FakeBench::new();
        bench.instead = vec![(vec![0x00, 0x20], answer.to_vec())];
        let status_word = u16::from_be_bytes(answer);
        let result = status(&mut bench, PinRef::Signature);
        assert_eq!(reason(&result), json!({"code": "card-error", "status_word": status_word}));
    }
}

#[test]
fn a_card_without_the_reference_says_not_present() {
    let mut bench = FakeBench::new();
    bench.pins.remove(&0x001B);
    assert_eq!(reason(&status(&mut bench, PinRef::Signature)), json!({"code": "not-present"}));
}

#[test]
fn a_change_sets_the_password_in_upper_case() {
    let mut bench = FakeBench::new();
    assert_eq!(change(&mut bench, PinRef::Signature, "abc123", "new0pass"), done(json!({})));
    assert_eq!(bench.pins[&0x001B].value, b"NEW0PASS");
}

#[test]
fn a_wrong_current_pin_changes_nothing_and_tells_the_tries() {
    let mut bench = FakeBench::new();
    for left in [2, 1, 0] {
        let result = change(&mut bench, PinRef::Authentication, "9999", "5678");
        assert_eq!(reason(&result), json!({"code": "wrong-pin", "tries_left": left}));
        assert_eq!(bench.tries(0x0018), left, "one try for one request");
    }
    let result = change(&mut bench, PinRef::Authentication, "1234", "5678");
    assert_eq!(reason(&result), json!({"code": "pin-blocked"}));
    assert_eq!(bench.pins[&0x0018].value, b"1234");
}

#[test]
fn a_failed_change_without_a_number_is_a_wrong_pin_of_unknown_tries() {
    let mut bench = FakeBench::new();
    bench.instead = vec![(vec![0x00, 0x20], vec![0x63, 0x00])];
    let result = change(&mut bench, PinRef::Authentication, "1234", "5678");
    assert_eq!(reason(&result), json!({"code": "wrong-pin"}));
}

#[test]
fn a_malformed_pin_never_reaches_the_card() {
    let cases = [
        (PinRef::Authentication, "", "1234"),
        (PinRef::Authentication, "123", "1234"),
        (PinRef::Authentication, "12345", "1234"),
        (PinRef::Authentication, "12a4", "1234"),
        (PinRef::Authentication, "１２３４", "1234"),
        (PinRef::Authentication, "1234", "567"),
        (PinRef::Signature, "ABC12", "NEW0PASS"),
        (PinRef::Signature, "ABCDEFGH123456789", "NEW0PASS"),
        (PinRef::Signature, "ABC 123", "NEW0PASS"),
        (PinRef::Signature, "ABC123", "ABCDEFG"),
        (PinRef::Signature, "ABC123", "1234567"),
        (PinRef::Signature, "ABC123", "AB1"),
    ];
    for (pin, current, new) in cases {
        let mut bench = FakeBench::new();
        let result = change(&mut bench, pin, current, new);
        assert_eq!(reason(&result), json!({"code": "pin-malformed"}), "{current} to {new}");
        assert!(bench.commands.is_empty());
    }
}
