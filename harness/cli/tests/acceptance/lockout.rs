//! PIN counters, through crashes of everything.

use crate::desk::{PASSWORD, PIN};
use crate::scene::Scene;
use crate::tool::{Said, values};

fn verify(scene: &Scene, auth_id: &str, pin: &str) -> Said {
    scene.pkcs15_tool(&["--verify-pin", "--auth-id", auth_id, "--pin", pin])
}

/// Tries left: authentication, signature.
fn tries_left(scene: &Scene) -> Vec<String> {
    let dump = String::from_utf8(scene.pkcs15_tool(&["--dump"]).accepted()).unwrap();
    values(&dump, "Tries left").into_iter().map(str::to_owned).collect()
}

#[test]
fn three_wrong_pins_block_and_neither_a_crash_nor_the_right_one_helps() {
    let mut scene = Scene::new();
    for (wrong, left) in [("9999", "2"), ("9998", "1"), ("9997", "0")] {
        verify(&scene, "01", wrong).refused();
        scene.crash_and_restart();
        assert_eq!(tries_left(&scene), [left, "5"]);
    }
    verify(&scene, "01", PIN).refused();
    let sign =
        |scene: &Scene, id| crate::signing::sign(scene, "JPKI (User Authentication PIN)", id, PIN, "SHA256-RSA-PKCS");
    sign(&scene, "01").refused();
    scene.crash_and_restart();
    verify(&scene, "01", PIN).refused();
    sign(&scene, "01").refused();
    assert_eq!(tries_left(&scene), ["0", "5"]);
    verify(&scene, "02", PASSWORD).accepted();
}

#[test]
fn five_wrong_passwords_block_and_the_authentication_pin_still_works() {
    let mut scene = Scene::new();
    for left in ["4", "3", "2", "1", "0"] {
        verify(&scene, "02", "WRONG999").refused();
        assert_eq!(tries_left(&scene), ["3", left]);
    }
    verify(&scene, "02", PASSWORD).refused();
    scene.crash_and_restart();
    verify(&scene, "02", PASSWORD).refused();
    verify(&scene, "01", PIN).accepted();
    assert_eq!(tries_left(&scene), ["3", "0"]);
}

#[test]
fn the_right_pin_gives_all_tries_back() {
    let mut scene = Scene::new();
    verify(&scene, "01", "9999").refused();
    verify(&scene, "01", "9998").refused();
    verify(&scene, "01", PIN).accepted();
    scene.crash_and_restart();
    assert_eq!(tries_left(&scene), ["3", "5"]);
}
