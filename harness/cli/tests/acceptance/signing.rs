//! Signatures made by the card through PKCS#11 and judged by OpenSSL with the certificate that the card gave.

use std::fs;

use sekisho_card_sim::TraceRecord;

use crate::desk::{PASSWORD, PIN};
use crate::scene::Scene;
use crate::tool::{Said, openssl};

const MESSAGE: &[u8] = b"An application to the mayor, made up for a test.";

struct SigningKey {
    token: &'static str,
    id: &'static str,
    pin: &'static str,
}

const AUTHENTICATION: SigningKey = SigningKey { token: "JPKI (User Authentication PIN)", id: "01", pin: PIN };
const SIGNATURE: SigningKey = SigningKey { token: "JPKI (Digital Signature PIN)", id: "02", pin: PASSWORD };

/// `pkcs11-tool --sign`; the signature comes to lie in `signature` on the desk.
pub(crate) fn sign(scene: &Scene, token: &str, id: &str, pin: &str, mechanism: &str) -> Said {
    let message = scene.desk.write("message", MESSAGE);
    let signature = scene.desk.name("signature");
    let login = ["--token-label", token, "--login", "--pin", pin];
    let what = ["--sign", "--id", id, "--mechanism", mechanism, "--input-file", &message, "--output-file", &signature];
    scene.pkcs11_tool(&[&login[..], &what[..]].concat())
}

/// The public key of a certificate read from the card.
fn public_key(scene: &Scene, key: &SigningKey) -> String {
    let login = ["--verify-pin", "--auth-id", key.id, "--pin", key.pin];
    let read = scene.pkcs15_tool(&[&["--read-certificate", key.id], &login[..]].concat()).accepted();
    let certificate = scene.desk.write("certificate.pem", &read);
    let public = openssl(["x509", "-noout", "-pubkey", "-in", &certificate]).accepted();
    scene.desk.write("public.pem", &public)
}

fn verified(scene: &Scene, hash: &str, public: &str, message: &[u8]) -> Said {
    let message = scene.desk.write("message", message);
    let signature = scene.desk.name("signature");
    openssl(["dgst", hash, "-verify", public, "-signature", &signature, &message])
}

fn sign_and_verify(key: &SigningKey) {
    let scene = Scene::new();
    let public = public_key(&scene, key);
    for (mechanism, hash) in
        [("SHA256-RSA-PKCS", "-sha256"), ("SHA384-RSA-PKCS", "-sha384"), ("SHA512-RSA-PKCS", "-sha512")]
    {
        sign(&scene, key.token, key.id, key.pin, mechanism).accepted();
        assert_eq!(fs::read(scene.desk.name("signature")).unwrap().len(), 256);
        verified(&scene, hash, &public, MESSAGE).accepted();
        verified(&scene, hash, &public, b"Another message.").refused();
        fs::remove_file(scene.desk.name("signature")).unwrap();
    }
}

#[test]
fn openssl_verifies_what_the_authentication_key_signed() {
    sign_and_verify(&AUTHENTICATION);
}

#[test]
fn openssl_verifies_what_the_signature_key_signed() {
    sign_and_verify(&SIGNATURE);
}

#[test]
fn neither_key_signs_after_the_pin_of_the_other() {
    let scene = Scene::new();
    sign(&scene, AUTHENTICATION.token, SIGNATURE.id, AUTHENTICATION.pin, "SHA256-RSA-PKCS").refused();
    sign(&scene, SIGNATURE.token, AUTHENTICATION.id, SIGNATURE.pin, "SHA256-RSA-PKCS").refused();
}

#[test]
fn what_a_client_did_can_be_replayed_from_the_record_which_holds_no_pin() {
    let scene = Scene::new();
    sign(&scene, AUTHENTICATION.token, AUTHENTICATION.id, AUTHENTICATION.pin, "SHA256-RSA-PKCS").accepted();
    let text = fs::read_to_string(scene.desk.name("record.ndjson")).unwrap();
    let records: Vec<TraceRecord> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let exchanges: Vec<_> = records
        .iter()
        .filter_map(|record| match record {
            TraceRecord::Exchange(exchange) => Some(exchange),
            _ => None,
        })
        .collect();
    let verify = exchanges.iter().find(|exchange| exchange.command(None).is_none()).unwrap();
    let replayed = verify.command(Some(PIN.as_bytes())).unwrap();
    assert_eq!(replayed, [&[0x00, 0x20, 0x00, 0x80, 4], PIN.as_bytes()].concat());
    assert!(
        exchanges.iter().any(|exchange| exchange.command(None).is_some_and(|command| command[..2] == [0x80, 0x2A]))
    );
    assert!(!text.contains("31323334"), "the PIN in hexadecimal digits");
}
