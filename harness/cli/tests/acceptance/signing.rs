//! Signatures made by the card through PKCS#11 and judged by OpenSSL with the certificate that the card gave.

use std::fs;

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
