//! `reader/pin-status`, and what wrong PINs cost.

use sekisho_harness_drivers_scene::{Scene, card_file, done, refused};
use sekisho_harness_protocol::{PinRef, Reason, SignatureAlgorithm};
use sekisho_jlis_sim_core::Wanted;

use crate::conversation::start;

const SHA256: SignatureAlgorithm = SignatureAlgorithm::RsaPkcs1Sha256;

#[test]
fn tries_are_told_without_spending_one() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    let mut driver = start(&scene);
    assert_eq!(done(driver.pin_status(PinRef::Authentication)).tries_left, 3);
    assert_eq!(done(driver.pin_status(PinRef::Signature)).tries_left, 5);
    assert_eq!(scene.remove(), [Some(3), Some(5)]);
}

/// jpki 0.4.3 sends every command again whose answer does not fit a buffer of Le octets, and Le leaves no room for the
/// status word: so it sends every command twice, also VERIFY.
#[test]
fn one_wrong_pin_costs_two_tries_because_every_command_is_sent_twice() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    let wrong = Reason::WrongPin { tries_left: Some(1) };
    assert_eq!(refused(start(&scene).sign(PinRef::Authentication, "9999", b"m", SHA256)), wrong);
    assert_eq!(scene.remove(), [Some(1), Some(5)]);
}

#[test]
fn after_two_wrong_pins_the_right_one_opens_nothing() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    let mut driver = start(&scene);
    refused(driver.sign(PinRef::Authentication, "9999", b"m", SHA256));
    assert_eq!(refused(driver.sign(PinRef::Authentication, "9998", b"m", SHA256)), Reason::PinBlocked);
    assert_eq!(refused(driver.sign(PinRef::Authentication, "1234", b"m", SHA256)), Reason::PinBlocked);
    assert_eq!(scene.remove(), [Some(0), Some(5)]);
}
