//! `openssl ocsp` reads our requests and our answers without a network between: files in, files out.

use sekisho_ca_sim::keys::{PemLabel, pem};
use sekisho_ca_sim::ocsp::{CertIdHash, OcspRequestBuilder, OcspRule, OcspSigner, ResponderIdForm};
use sekisho_ca_sim::{CrlReason, IssuedCertificate, Line};

use super::scene::{NOW, Scene};
use crate::world::{Desk, at};

/// Seconds by which our instants may be away from the clock of the machine: OpenSSL cannot be told another time for this.
const ANY_TIME: &str = "4000000000";

/// What `openssl ocsp` says to an answer about this certificate, which it is given as a file.
fn verdict(scene: &Scene, certificate: &IssuedCertificate, hash: &str, answer: &[u8]) -> (bool, String) {
    let desk = Desk::new();
    let root = pem(PemLabel::Certificate, scene.root(certificate.line, certificate.generation.number()));
    desk.put("root.pem", root.as_bytes());
    desk.put("holder.pem", pem(PemLabel::Certificate, &certificate.der).as_bytes());
    desk.put("answer.der", answer);
    let now = at(NOW).as_second().to_string();
    let output = desk.run(
        "openssl",
        &[
            &["ocsp", hash, "-issuer", "root.pem", "-cert", "holder.pem", "-respin", "answer.der"][..],
            &["-CAfile", "root.pem", "-attime", &now, "-validity_period", ANY_TIME],
        ]
        .concat(),
    );
    let text = [&output.stdout[..], &output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

#[test]
fn openssl_verifies_every_status_by_every_signer() {
    for mut scene in [Scene::new(), Scene::on_p384()] {
        for (signer, responder_id) in [
            (OcspSigner::Delegated, ResponderIdForm::ByKey),
            (OcspSigner::Delegated, ResponderIdForm::ByName),
            (OcspSigner::Direct, ResponderIdForm::ByKey),
        ] {
            let responder = scene.responder(OcspRule { signer, responder_id, ..OcspRule::default() });
            let good = scene.good(Line::Authentication, 2);
            let sent = scene.request(&[&good]);
            let (success, text) = verdict(&scene, &good, "-sha256", &responder.answer(sent.der(), at(NOW)).into_der());
            assert!(success && text.contains("Response verify OK"), "{signer:?} {responder_id:?}: {text}");
            assert!(text.contains("holder.pem: good"), "{text}");
        }
    }
}

#[test]
fn openssl_reads_each_reason_and_the_times() {
    let mut scene = Scene::new();
    let responder = scene.responder(OcspRule::default());
    for reason in CrlReason::ALL.into_iter().filter(|reason| *reason != CrlReason::RemoveFromCrl) {
        let certificate = scene.revoked(Line::Signing, reason);
        let sent = scene.request(&[&certificate]);
        let answer = responder.answer(sent.der(), at(NOW)).into_der();
        let (success, text) = verdict(&scene, &certificate, "-sha256", &answer);
        assert!(success && text.contains("holder.pem: revoked"), "{text}");
        // OpenSSL's list of names ends before these two.
        let name = match reason {
            CrlReason::PrivilegeWithdrawn | CrlReason::AaCompromise => "(UNKNOWN)",
            other => other.name(),
        };
        let told = text.contains(&format!("Reason: {name}"));
        assert_eq!(told, reason != CrlReason::Unspecified, "{reason}: {text}");
        for time in ["This Update: Nov 26 03:15:00 2026", "Next Update: Nov 26 03:45:00 2026"] {
            assert!(text.contains(time), "{text}");
        }
        assert!(text.contains("Revocation Time: Nov 25 01:02:03 2026"), "{text}");
    }
}

#[test]
fn openssl_refuses_an_answer_of_another_generation() {
    let mut scene = Scene::new();
    let responder = scene.responder(OcspRule::default());
    let (asked, other) = (scene.good(Line::Signing, 3), scene.good(Line::Signing, 2));
    let answer = responder.answer(scene.request(&[&asked]).der(), at(NOW)).into_der();
    let (_, text) = verdict(&scene, &other, "-sha256", &answer);
    assert!(text.contains("Response Verify Failure"), "{text}");
}

#[test]
fn openssl_reads_our_requests_as_they_are_meant() {
    let scene = Scene::new();
    let good = scene.good(Line::Signing, 3);
    for (hash, name) in [(CertIdHash::Sha1, "sha1"), (CertIdHash::Sha256, "sha256")] {
        let root = scene.root(Line::Signing, 3);
        let builder = OcspRequestBuilder::new(hash).ask(root, good.serial).unwrap();
        let sent = builder.nonce(&[0xAB; 32]).build().unwrap();
        let desk = Desk::new();
        desk.put("request.der", sent.der());
        let output = desk.run("openssl", &["ocsp", "-reqin", "request.der", "-req_text"]);
        let text = String::from_utf8(output.stdout).unwrap();
        for expected in [
            format!("Hash Algorithm: {name}"),
            format!("Serial Number: {}", good.serial),
            format!("0420{}", "AB".repeat(32)),
        ] {
            assert!(text.contains(&expected), "no {expected} in {text}");
        }
    }
}
