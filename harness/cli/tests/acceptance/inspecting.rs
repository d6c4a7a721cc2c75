//! `sekisho ca inspect` explains what the authority issued, and what it did not.

use serde_json::Value;

use crate::desk::{Desk, sekisho};
use crate::ocsp_service::OcspService;
use crate::office::Office;
use crate::tool::openssl;

#[test]
fn a_certificate_is_explained_in_either_language_without_personal_data() {
    let desk = Desk::new();
    let certificate = desk.write("certificate.pem", &desk.issued_certificate("signature"));
    let english = String::from_utf8(sekisho(["ca", "inspect", &certificate]).accepted()).unwrap();
    assert!(english.starts_with("certificate for digital signature, card\nenvironment: JPKI-TEST\n"), "{english}");
    assert!(english.ends_with("0 of 44 findings differ from JPKI\n"), "{english}");
    let japanese = String::from_utf8(sekisho(["ca", "inspect", &certificate, "--lang", "ja"]).accepted()).unwrap();
    assert!(japanese.starts_with("署名用電子証明書（カード）\n"), "{japanese}");
    let shown = String::from_utf8(sekisho(["ca", "inspect", &certificate, "--personal"]).accepted()).unwrap();
    assert!(english.contains("hidden, ") && !shown.contains("hidden, "), "{shown}");
}

#[test]
fn a_list_is_explained_as_json_for_programs() {
    let desk = Desk::new();
    let name = desk.certificate_name("authentication");
    let list = desk.write("list.pem", &desk.ca(&["crl", "--for", &name, "--at", "2026-06-02T00:00:00Z"]));
    let json: Value = serde_json::from_slice(&sekisho(["ca", "inspect", &list, "--json"]).accepted()).unwrap();
    assert_eq!(json["environment"], "jpki-test");
    assert_eq!(json["kind"]["crl"]["line"], "authentication");
    let findings = json["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["judgement"] != "differs"), "{findings:#?}");
    assert!(findings.iter().all(|finding| finding["rule"]["why"]["ja"].is_string()), "{findings:#?}");
}

/// OpenSSL fetches the answer; it makes none.
#[test]
fn an_answer_of_the_status_service_is_explained_in_either_language() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    office.ca(&["revoke", &name, "--reason", "keyCompromise", "--at", "2026-06-02T00:00:00Z"]).accepted();
    let service = OcspService::start(&office, &[]);
    let (root, certificate, answer) = (office.root("signature"), office.certificate(&name), office.name("answer.der"));
    let asked = ["ocsp", "-issuer", &root, "-cert", &certificate, "-url", &service.url, "-noverify"];
    openssl([&asked[..], &["-respout", &answer]].concat()).accepted();
    let explained = |options: &[&str]| {
        let said = sekisho([&["ca", "inspect", &answer], options].concat());
        String::from_utf8(said.accepted()).unwrap()
    };
    let english = explained(&[]);
    assert!(english.starts_with("OCSP response, signing\nenvironment: JPKI-TEST\n"), "{english}");
    for value in ["revoked", "2026-06-02T00:00:00Z", "keyCompromise", "OCSPSigning"] {
        assert!(english.contains(&format!("\n    value: {value}\n")), "no {value} in {english}");
    }
    assert!(english.contains("\n0 of ") && english.ends_with(" findings differ from JPKI\n"), "{english}");
    let japanese = explained(&["--lang", "ja"]);
    assert!(japanese.starts_with("OCSP応答（署名用）\n環境: JPKI-TEST（試験用）\n"), "{japanese}");
    assert!(japanese.contains("\n    値: keyCompromise\n"), "{japanese}");
    assert!(japanese.ends_with("件中0件がJPKIと相違\n"), "{japanese}");
    let json: Value = serde_json::from_str(&explained(&["--json"])).unwrap();
    assert_eq!(json["kind"]["ocsp-response"]["line"], "signing");
    let findings = json["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["judgement"] != "differs"), "{findings:#?}");
}

#[test]
fn only_what_differs_is_shown_to_whoever_asks_for_that() {
    let desk = Desk::new();
    let root = desk.root("signature");
    let root = desk.write("root.pem", &root);
    let said = String::from_utf8(sekisho(["ca", "inspect", &root, "--differences"]).accepted()).unwrap();
    assert_eq!(said.lines().count(), 4, "{said}");
}

#[test]
fn a_file_of_something_else_is_refused_with_what_was_expected() {
    let desk = Desk::new();
    let card = sekisho(["ca", "inspect", &desk.name("card.json")]);
    assert_eq!(card.code, Some(2), "{}", card.text);
    assert!(card.text.contains("card.json") && card.text.contains("expected DER"), "{}", card.text);
    let missing = sekisho(["ca", "inspect", &desk.name("none.der")]);
    assert_eq!(missing.code, Some(5), "{}", missing.text);
}
