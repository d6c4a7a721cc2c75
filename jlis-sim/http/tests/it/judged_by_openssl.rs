//! `openssl ocsp` as a client of the running service.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sekisho_ca_sim::CrlReason;
use sekisho_ca_sim::ocsp::{NonceRule, OcspAnswers, OcspRule, OcspSigner, RequestSignatureRule};
use sekisho_jlis_sim_http::OcspServer;

use crate::scene::{Connection, Desk, NEVER, NOW, Scene, at, said};

/// What `openssl ocsp` says, asking with these arguments.
fn ask(scene: &Scene, server: &OcspServer, arguments: &[&str]) -> String {
    let desk = Desk::new();
    desk.put_certificate("root.pem", scene.root());
    let (url, now) = (format!("http://{}/", server.address()), at(NOW).as_second().to_string());
    let fixed = ["-CAfile", "root.pem", "-attime", &now, "-validity_period", "4000000000", "-url", &url];
    said(&desk.run("openssl", &[&["ocsp"], &fixed[..], arguments].concat()))
}

fn hex(serial: sekisho_ca_sim::Serial) -> String {
    format!("0x{serial}")
}

#[test]
fn every_status_with_either_hash_function() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve();
    for hash in ["-sha1", "-sha256"] {
        let mut expected = vec![
            (scene.good.serial, "good".to_owned(), None),
            (scene.held.serial, "revoked".to_owned(), Some("certificateHold")),
            (NEVER, "unknown".to_owned(), None),
        ];
        for (reason, certificate) in &scene.revoked {
            // OpenSSL's list of names ends before these two, and the first of all is left out.
            let name = match reason {
                CrlReason::PrivilegeWithdrawn | CrlReason::AaCompromise => Some("(UNKNOWN)"),
                CrlReason::Unspecified => None,
                other => Some(other.name()),
            };
            expected.push((certificate.serial, "revoked".to_owned(), name));
        }
        for (serial, status, reason) in expected {
            let serial = hex(serial);
            let text = ask(&scene, &server, &[hash, "-issuer", "root.pem", "-serial", &serial]);
            assert!(text.contains("Response verify OK"), "{text}");
            assert!(text.contains(&format!("{serial}: {status}")), "{status}: {text}");
            let told = text.lines().find_map(|line| line.trim().strip_prefix("Reason: "));
            assert_eq!(told, reason, "{text}");
        }
    }
}

#[test]
fn several_serial_numbers_in_one_request() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve();
    let (good, held, never) = (hex(scene.good.serial), hex(scene.held.serial), hex(NEVER));
    let asked = ["-issuer", "root.pem", "-serial", &good, "-serial", &held, "-serial", &never, "-serial", &good];
    let text = ask(&scene, &server, &asked);
    for expected in [format!("{good}: good"), format!("{held}: revoked"), format!("{never}: unknown")] {
        assert!(text.contains(&expected), "{text}");
    }
    assert_eq!(text.matches(&format!("{good}: good")).count(), 2, "{text}");
}

#[test]
fn the_nonce_is_missed_only_where_the_rule_ignores_it() {
    let serial = |scene: &Scene| hex(scene.good.serial);
    let missing = "no nonce in response";
    let pre_produced = OcspRule { answers: OcspAnswers::PreProduced, ..OcspRule::default() };
    let ignoring = OcspRule { nonce: NonceRule::Ignored, ..pre_produced };
    for (rule, is_missing) in [(OcspRule::default(), false), (pre_produced, false), (ignoring, true)] {
        let scene = Scene::new(rule);
        let server = scene.serve();
        let with = ask(&scene, &server, &["-issuer", "root.pem", "-serial", &serial(&scene)]);
        assert_eq!(with.contains(missing), is_missing, "{rule:?}: {with}");
        let without = ask(&scene, &server, &["-no_nonce", "-issuer", "root.pem", "-serial", &serial(&scene)]);
        assert!(!without.contains(missing) && without.contains("Response verify OK"), "{without}");
    }
}

#[test]
fn an_answer_by_the_authority_itself_is_accepted_too() {
    let scene = Scene::new(OcspRule { signer: OcspSigner::Direct, ..OcspRule::default() });
    let server = scene.serve();
    let text = ask(&scene, &server, &["-issuer", "root.pem", "-serial", &hex(scene.good.serial)]);
    assert!(text.contains("Response verify OK") && text.contains(": good"), "{text}");
}

#[test]
fn error_statuses_arrive_by_name() {
    let required = OcspRule { request_signature: RequestSignatureRule::Required, ..OcspRule::default() };
    let one_only = OcspRule { most_requests: 1, ..OcspRule::default() };
    for (rule, error) in [(required, "sigrequired (5)"), (one_only, "malformedrequest (1)")] {
        let scene = Scene::new(rule);
        let server = scene.serve();
        let serial = hex(scene.good.serial);
        let text = ask(&scene, &server, &["-issuer", "root.pem", "-serial", &serial, "-serial", &serial]);
        assert!(text.contains(&format!("Responder Error: {error}")), "{text}");
    }
}

#[test]
fn a_request_written_by_openssl_is_answered_by_get() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve();
    let desk = Desk::new();
    desk.put_certificate("root.pem", scene.root());
    let serial = hex(scene.held.serial);
    let asked = ["ocsp", "-no_nonce", "-issuer", "root.pem", "-serial", &serial];
    let written = desk.run("openssl", &[&asked[..], &["-reqout", "request.der"]].concat());
    assert!(written.status.success(), "{}", said(&written));
    let path = STANDARD.encode(desk.get("request.der")).replace('/', "%2F");
    let reply = Connection::to(server.address()).get(&path, "");
    desk.put("answer.der", &reply.body);
    let now = at(NOW).as_second().to_string();
    let read = ["-respin", "answer.der", "-CAfile", "root.pem", "-attime", &now, "-validity_period", "4000000000"];
    let text = said(&desk.run("openssl", &[&asked[..], &read].concat()));
    assert!(text.contains("Response verify OK") && text.contains("Reason: certificateHold"), "{text}");
}
