//! `openssl ocsp` asks an authority for the status of certificates, over HTTP and by files.

use std::fs;

use crate::ocsp_service::{NOW, OcspService};
use crate::office::{LATER, Office};
use crate::tool::{Said, openssl};

/// What OpenSSL says about a certificate, with an answer over a URL or from a file.
fn judged(office: &Office, name: &str, root: &str, from: &[&str]) -> Said {
    let (certificate, root) = (office.certificate(name), office.root(root));
    // OpenSSL compares the times of an answer with the machine's clock and no other.
    let trusted = ["-CAfile", &root, "-attime", LATER, "-validity_period", "4000000000"];
    openssl([&["ocsp", "-issuer", &root, "-cert", &certificate], &trusted[..], from].concat())
}

/// The answer to OpenSSL's request for a certificate, made by one command.
fn once(office: &Office, name: &str, root: &str, options: &[&str]) -> String {
    let (request, answer) = (office.name("request.der"), office.name("answer.der"));
    let (certificate, root) = (office.certificate(name), office.root(root));
    openssl(["ocsp", "-issuer", &root, "-cert", &certificate, "-no_nonce", "-reqout", &request]).accepted();
    office.ca(&[&["ocsp", "--once", &request, "--out", &answer], options].concat()).accepted();
    answer
}

#[test]
fn the_service_tells_every_status_of_both_lines_and_generations() {
    let office = Office::with_generations(2);
    let names = ["signature", "authentication"]
        .map(|line| ["1", "2"].map(|number| office.issue_one(&["--line", line, "--generation", number])));
    office.ca(&["suspend", &names[0][0], "--at", "2026-06-02T00:00:00Z"]).accepted();
    office.ca(&["revoke", &names[1][1], "--reason", "affiliationChanged", "--at", "2026-06-02T00:00:00Z"]).accepted();
    for options in [&[][..], &["--direct"], &["--pre-produced"]] {
        let service = OcspService::start(&office, options);
        for (name, root, status) in [
            (&names[0][0], "signature:1", "Reason: certificateHold"),
            (&names[0][1], "signature:2", ": good"),
            (&names[1][0], "authentication:1", ": good"),
            (&names[1][1], "authentication:2", "Reason: affiliationChanged"),
            // The other generation has the same name, and not issued it.
            (&names[0][1], "signature:1", ": unknown"),
        ] {
            let said = judged(&office, name, root, &["-url", &service.url]);
            assert!(said.text.contains("Response verify OK"), "{options:?} {name}: {}", said.text);
            assert!(said.text.contains(status), "{options:?} {name}: {}", said.text);
        }
    }
}

#[test]
fn commands_go_on_while_the_service_runs_and_the_snapshot_stays_that_of_its_time() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    let service = OcspService::start(&office, &[]);
    office.ca(&["revoke", &name, "--at", "2026-06-30T23:59:00Z"]).accepted();
    let said = judged(&office, &name, "signature", &["-url", &service.url]);
    assert!(said.text.contains(": good"), "{}", said.text);
    let later = OcspService::start(&office, &[]);
    let said = judged(&office, &name, "signature", &["-url", &later.url]);
    assert!(said.text.contains(": revoked"), "{}", said.text);
}

#[test]
fn a_revocation_is_told_from_the_next_quarter_of_an_hour_on() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "authentication"]);
    office.ca(&["revoke", &name, "--at", "2026-06-02T00:01:00Z"]).accepted();
    for (at, status) in [("2026-06-02T00:14:59Z", ": good"), ("2026-06-02T00:15:00Z", ": revoked")] {
        let answer = once(&office, &name, "authentication", &["--at", at]);
        let said = judged(&office, &name, "authentication", &["-no_nonce", "-respin", &answer]);
        assert!(said.text.contains("Response verify OK") && said.text.contains(status), "{at}: {}", said.text);
    }
}

#[test]
fn the_responders_certificate_is_issued_once_and_with_direct_signing_not_at_all() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "authentication"]);
    let state = || fs::read(office.name("ca.json")).unwrap();
    let before = state();
    let direct = once(&office, &name, "authentication", &["--at", NOW, "--direct"]);
    let text = openssl(["ocsp", "-respin", &direct, "-resp_text", "-noverify"]).accepted();
    assert!(!String::from_utf8(text).unwrap().contains("Certificate:"));
    assert!(state() == before);
    let delegated = once(&office, &name, "authentication", &["--at", NOW]);
    let text = openssl(["ocsp", "-respin", &delegated, "-resp_text", "-noverify"]).accepted();
    assert!(String::from_utf8(text).unwrap().contains("OCSP No Check"));
    let certified = state();
    assert!(certified != before);
    let first = fs::read(&delegated).unwrap();
    once(&office, &name, "authentication", &["--at", NOW]);
    assert!(state() == certified && fs::read(&delegated).unwrap() == first);
}

#[test]
fn what_is_no_request_is_answered_so_and_what_is_no_file_or_address_is_an_error() {
    let office = Office::with_generations(1);
    let (noise, answer) = (office.write("noise", "GET / HTTP/1.1"), office.name("answer.der"));
    let said = office.ca(&["ocsp", "--once", &noise, "--out", &answer, "--at", NOW]);
    assert!(said.success && said.text.contains("MalformedRequest"), "{}", said.text);
    assert_eq!(fs::read(&answer).unwrap(), [0x30, 0x03, 0x0A, 0x01, 0x01]);
    office.refused(5, &["ocsp", "--once", "/no/such/file", "--out", &answer]);
    office.refused(2, &["ocsp", "--once", &noise]);
    office.refused(2, &["ocsp", "--listen", "8080"]);
    let exposed = office.refused(2, &["ocsp", "--listen", "0.0.0.0:0"]);
    assert!(exposed.contains("--exposed"), "{exposed}");
    let taken = OcspService::start(&office, &[]);
    let address = taken.url.trim_start_matches("http://").trim_end_matches('/');
    let refused = office.refused(5, &["ocsp", "--listen", address, "--at", NOW]);
    assert!(refused.contains(address), "{refused}");
}
