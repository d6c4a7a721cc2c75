//! `reader/pin-status` and `reader/change-pin`, and what wrong PINs cost.

use sekisho_harness_drivers_scene::{Scene, card_file, done, pins, refused};
use sekisho_harness_protocol::{PinRef, Reason, SignatureAlgorithm};
use sekisho_jlis_sim_core::Wanted;

use crate::conversation::start;

const SHA256: SignatureAlgorithm = SignatureAlgorithm::RsaPkcs1Sha256;

#[test]
fn each_wrong_pin_costs_one_try_and_the_right_one_opens_nothing_after_the_third() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    let mut driver = start(&scene);
    let wrong = Reason::WrongPin { tries_left: Some(2) };
    assert_eq!(refused(driver.sign(PinRef::Authentication, "9999", b"m", SHA256)), wrong);
    let wrong = Reason::WrongPin { tries_left: Some(1) };
    assert_eq!(refused(driver.sign(PinRef::Authentication, "9998", b"m", SHA256)), wrong);
    assert_eq!(done(driver.pin_status(PinRef::Authentication)).tries_left, 1);
    // The library calls the failure that exhausts the counter (63C0) a blocked PIN, like every one after it (6984).
    assert_eq!(refused(driver.sign(PinRef::Authentication, "9997", b"m", SHA256)), Reason::PinBlocked);
    assert_eq!(refused(driver.sign(PinRef::Authentication, "1234", b"m", SHA256)), Reason::PinBlocked);
    assert_eq!(done(driver.pin_status(PinRef::Authentication)).tries_left, 0);
    assert_eq!(done(driver.pin_status(PinRef::Signature)).tries_left, 5);
    assert_eq!(scene.remove(), [Some(0), Some(5)]);
}

#[test]
fn what_the_library_knows_to_be_no_pin_does_not_reach_the_card() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    let mut driver = start(&scene);
    for (key, pin) in [
        (PinRef::Authentication, "12E4"),
        (PinRef::Authentication, ""),
        (PinRef::Authentication, "１２３４"),
        (PinRef::Signature, "ABCDEFGHIJKLMNO12"),
        (PinRef::Signature, "TEST\t0123"),
    ] {
        assert_eq!(refused(driver.sign(key, pin, b"m", SHA256)), Reason::PinMalformed, "{pin}");
    }
    assert_eq!(scene.remove(), [Some(3), Some(5)]);
}

#[test]
fn both_pins_are_changed_and_the_old_ones_open_nothing_more() {
    let mut scene = Scene::with(card_file(Wanted::BOTH));
    let mut driver = start(&scene);
    let password = pins().signature_password;
    done(driver.change_pin(PinRef::Authentication, "1234", "4321"));
    done(driver.change_pin(PinRef::Signature, &password, "NEW45678"));
    done(driver.sign(PinRef::Authentication, "4321", b"m", SHA256));
    done(driver.sign(PinRef::Signature, "NEW45678", b"m", SHA256));
    let wrong = refused(driver.change_pin(PinRef::Authentication, "1234", "5555"));
    assert_eq!(wrong, Reason::WrongPin { tries_left: Some(2) });
    assert_eq!(scene.remove(), [Some(2), Some(5)]);
}
