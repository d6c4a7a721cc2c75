//! What is wrong on purpose: the list, one defect explained, and files that OpenSSL looks at as their README says.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::desk::sekisho;
use crate::tool::{Said, openssl};

fn row(name: &str) -> Value {
    let rows: Value = serde_json::from_slice(&sekisho(["ca", "defects", name, "--json"]).accepted()).unwrap();
    rows[0].clone()
}

/// Writes the files of a defect, and runs the command for one of its subfolders that stands in the README.
fn checked(folder: &Path, name: &str, subfolder: &str) -> Said {
    sekisho(["ca", "defects", name, "--out", folder.to_str().unwrap()]).accepted();
    let folder = folder.join(name);
    let text = fs::read_to_string(folder.join("README.txt")).unwrap().replace("\\\n", " ");
    let wanted = format!("{subfolder}/certificate.pem");
    let command = text.lines().find(|line| line.contains("  openssl ") && line.ends_with(&wanted)).unwrap();
    let words = command.split_whitespace().skip(1).map(|word| {
        let file = folder.join(word);
        if file.is_file() { file.display().to_string() } else { word.to_owned() }
    });
    openssl(words)
}

#[test]
fn every_defect_is_listed_with_a_sentence_in_both_languages() {
    let rows: Value = serde_json::from_slice(&sekisho(["ca", "defects", "--json"]).accepted()).unwrap();
    let rows = rows.as_array().unwrap();
    assert!(rows.len() >= 60);
    for language in ["en", "ja"] {
        let text = String::from_utf8(sekisho(["ca", "defects", "--lang", language]).accepted()).unwrap();
        assert_eq!(text.lines().count(), rows.len());
        assert!(rows.iter().all(|row| text.contains(row["name"].as_str().unwrap())));
    }
}

#[test]
fn a_defect_is_joined_with_the_rule_and_the_right_answer() {
    let expired = row("expired");
    assert_eq!((&expired["document"], &expired["clause"]), (&"RFC 5280".into(), &"6.1.3 (a)(2)".into()));
    assert_eq!((&expired["answer"], &expired["reasons"]), (&"refused".into(), &serde_json::json!(["expired"])));
    let text = String::from_utf8(sekisho(["ca", "defects", "expired", "--lang", "ja"]).accepted()).unwrap();
    assert!(text.contains("有効期間が終わっている。"), "{text}");
    assert_eq!(row("crl-number-missing")["answer"], "free");
    assert_eq!(row("birth-twice")["answer"], "refused-where-read");
}

#[test]
fn a_defect_that_nobody_knows_is_a_mistake_of_the_caller() {
    let said = sekisho(["ca", "defects", "no-such-defect"]);
    assert_eq!(said.code, Some(2), "{}", said.text);
    assert!(said.text.contains("no-such-defect"), "{}", said.text);
}

#[test]
fn openssl_run_as_the_readme_says_accepts_the_twin_and_finds_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    for (name, complaint) in
        [("expired", "error 10"), ("crl-of-other-partition", "error 44"), ("root-not-ca", "error 79")]
    {
        checked(folder.path(), name, "right").accepted();
        let refused = checked(folder.path(), name, "wrong").refused();
        assert!(refused.contains(complaint), "{name}: {refused}");
    }
}

#[test]
fn openssl_run_as_the_readme_says_tells_a_right_ocsp_answer_from_a_wrong_one() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["ocsp-signed-by-stranger", "ocsp-responder-without-purpose", "ocsp-responder-expired"] {
        let right = checked(folder.path(), name, "right").text;
        assert!(right.contains("Response verify OK") && right.contains("certificate.pem: good"), "{name}: {right}");
        let wrong = checked(folder.path(), name, "wrong").text;
        assert!(wrong.contains("Response Verify Failure"), "{name}: {wrong}");
    }
}

#[test]
fn the_seed_decides_the_octets_and_nothing_else_does() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = |place: &str, seed: &str| {
        let out = folder.path().join(place);
        let arguments = ["ca", "defects", "name-missing", "--seed", seed, "--out", out.to_str().unwrap()];
        sekisho(arguments).accepted();
        fs::read(out.join("name-missing/wrong/certificate.der")).unwrap()
    };
    let first = certificate("first", "a seed");
    assert_eq!(certificate("second", "a seed"), first);
    assert_ne!(certificate("third", "another seed"), first);
}
