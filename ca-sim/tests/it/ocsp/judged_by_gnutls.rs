//! GnuTLS's `ocsptool` makes requests, and reads and verifies answers.

use sekisho_ca_sim::keys::{PemLabel, pem};
use sekisho_ca_sim::ocsp::{OcspRule, OcspSigner};
use sekisho_ca_sim::{CrlReason, Line};

use super::scene::{NOW, Scene};
use crate::world::{Desk, at};

fn ocsptool(desk: &Desk, arguments: &[&str]) -> String {
    let output = desk.run("ocsptool", arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

#[test]
fn a_request_by_ocsptool_is_answered_and_the_answer_read() {
    let mut scene = Scene::new();
    let held = scene.revoked(Line::Authentication, CrlReason::CertificateHold);
    let desk = Desk::new();
    desk.put("issuer.pem", pem(PemLabel::Certificate, scene.root(Line::Authentication, 3)).as_bytes());
    desk.put("holder.pem", pem(PemLabel::Certificate, &held.der).as_bytes());
    let made = [
        "--generate-request",
        "--nonce",
        "--load-issuer",
        "issuer.pem",
        "--load-cert",
        "holder.pem",
        "--outfile",
        "request.der",
    ];
    ocsptool(&desk, &made);
    let answer = scene.responder(OcspRule::default()).answer(&desk.get("request.der"), at(NOW));
    desk.put("answer.der", &answer.into_der());
    let text = ocsptool(&desk, &["--response-info", "--inder", "--load-response", "answer.der"]);
    for expected in [
        "Response Status: Successful",
        "Certificate Status: revoked",
        "Revocation time: Wed Nov 25 01:02:03 UTC 2026",
        "This Update: Thu Nov 26 03:15:00 UTC 2026",
        "Next Update: Thu Nov 26 03:45:00 UTC 2026",
    ] {
        assert!(text.contains(expected), "no {expected:?} in {text}");
    }
}

#[test]
fn ocsptool_verifies_the_signature_of_the_authority_and_no_other() {
    for mut scene in [Scene::new(), Scene::on_p384()] {
        let good = scene.good(Line::Signing, 3);
        let responder = scene.responder(OcspRule { signer: OcspSigner::Direct, ..OcspRule::default() });
        let answer = responder.answer(scene.request(&[&good]).der(), at(NOW)).into_der();
        for (generation, verdict) in [(3, "Success"), (2, "Failure")] {
            let desk = Desk::new();
            desk.put("signer.pem", pem(PemLabel::Certificate, scene.root(Line::Signing, generation)).as_bytes());
            desk.put("answer.der", &answer);
            let arguments =
                ["--verify-response", "--load-response", "answer.der", "--load-signer", "signer.pem", "--inder"];
            let output = desk.run("ocsptool", &arguments);
            let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            assert!(text.contains(&format!("Verifying OCSP Response: {verdict}")), "{generation}: {text}");
        }
    }
}
