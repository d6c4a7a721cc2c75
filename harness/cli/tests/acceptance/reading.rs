//! What can be read from the card.

use crate::desk::{Desk, PASSWORD};
use crate::scene::Scene;
use crate::tool::{certtool, openssl, values};

#[test]
fn opensc_calls_the_card_jpki() {
    let name = Scene::new().opensc_tool(&["--name"]).accepted();
    assert!(String::from_utf8(name).unwrap().trim().eq_ignore_ascii_case("jpki"));
}

#[test]
fn the_dump_shows_two_pins_with_all_their_tries_two_keys_and_four_certificates() {
    let dump = String::from_utf8(Scene::new().pkcs15_tool(&["--dump"]).accepted()).unwrap();
    assert_eq!(values(&dump, "Tries left"), ["3", "5"], "{dump}");
    let count = |kind: &str| dump.lines().filter(|line| line.starts_with(kind)).count();
    assert_eq!(["PIN [", "Private RSA Key [", "X.509 Certificate ["].map(count), [2, 2, 4], "{dump}");
}

#[test]
fn the_three_free_certificates_are_read_as_they_were_issued() {
    let scene = Scene::new();
    for (id, expected) in [
        ("01", scene.desk.issued_certificate("authentication")),
        ("03", scene.desk.root("authentication")),
        ("04", scene.desk.root("signature")),
    ] {
        let read = scene.pkcs15_tool(&["--read-certificate", id]).accepted();
        assert_eq!(der(&scene, &read), der(&scene, &expected), "certificate {id}");
    }
}

#[test]
fn the_signature_certificate_is_read_only_after_its_password() {
    let scene = Scene::new();
    let without = scene.pkcs15_tool(&["--read-certificate", "02"]);
    assert!(!without.text.contains("BEGIN CERTIFICATE"), "{}", without.text);
    without.refused();
    let wrong =
        scene.pkcs15_tool(&["--read-certificate", "02", "--verify-pin", "--auth-id", "02", "--pin", "WRONG999"]);
    assert!(!wrong.text.contains("BEGIN CERTIFICATE"), "{}", wrong.text);
    wrong.refused();
    let right = ["--read-certificate", "02", "--verify-pin", "--auth-id", "02", "--pin", PASSWORD];
    let read = scene.pkcs15_tool(&right).accepted();
    assert_eq!(der(&scene, &read), der(&scene, &scene.desk.issued_certificate("signature")));
}

#[test]
fn a_childs_card_gives_its_authentication_certificate_and_no_signature_certificate() {
    let scene = Scene::with(Desk::of_child());
    let read = scene.pkcs15_tool(&["--read-certificate", "01"]).accepted();
    assert_eq!(der(&scene, &read), der(&scene, &scene.desk.issued_certificate("authentication")));
    let absent = scene.pkcs15_tool(&["--read-certificate", "02", "--verify-pin", "--auth-id", "02", "--pin", PASSWORD]);
    assert!(!absent.text.contains("BEGIN CERTIFICATE"), "{}", absent.text);
    absent.refused();
}

#[test]
fn gnutls_reads_the_certificates_of_a_card_and_the_list_of_its_authority() {
    let scene = Scene::new();
    let login = ["--verify-pin", "--auth-id", "02", "--pin", PASSWORD];
    for id in ["01", "02", "03", "04"] {
        let certificate = scene.pkcs15_tool(&[&["--read-certificate", id], &login[..]].concat()).accepted();
        let path = scene.desk.write("read.pem", &certificate);
        let said = certtool(["--certificate-info", "--infile", &path]).accepted();
        let text = String::from_utf8_lossy(&said).into_owned();
        assert!(text.contains("O=JPKI-TEST") && text.contains("RSA-SHA256"), "{text}");
    }
    let list =
        scene.desk.ca(&["crl", "--for", &scene.desk.certificate_name("signature"), "--at", "2026-06-02T00:00:00Z"]);
    let path = scene.desk.write("list.pem", &list);
    let said = certtool(["--crl-info", "--infile", &path]).accepted();
    let text = String::from_utf8_lossy(&said).into_owned();
    assert!(text.contains("No revoked certificates"), "{text}");
}

fn der(scene: &Scene, pem: &[u8]) -> Vec<u8> {
    let path = scene.desk.write("any.pem", pem);
    openssl(["x509", "-outform", "DER", "-in", &path]).accepted()
}
