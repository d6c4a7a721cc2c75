//! Kinds of card: the list, cards of some of them, both printed sides, and what `card show` says about them.

use serde_json::Value;
use tempfile::TempDir;

use crate::desk::sekisho;
use crate::tool::{Said, openssl};

/// Orders a card in a folder of its own.
fn order(folder: &TempDir, name: &str, profile: &str, more: &[&str]) -> Said {
    let [card, ca, faces] = [name, "ca.json", "faces"].map(|file| folder.path().join(file).display().to_string());
    let files = ["card", "new", "--json", "--out", &card, "--ca", &ca, "--profile", profile];
    let more: Vec<&str> = more.iter().map(|word| if *word == "FACES" { &*faces } else { *word }).collect();
    sekisho([&files[..], &more].concat())
}

fn ordered(folder: &TempDir, name: &str, profile: &str, more: &[&str]) -> Value {
    serde_json::from_slice(&order(folder, name, profile, more).accepted()).unwrap()
}

fn shown(folder: &TempDir, name: &str) -> Value {
    let card = folder.path().join(name).display().to_string();
    serde_json::from_slice(&sekisho(["card", "show", "--json", &card]).accepted()).unwrap()
}

/// What `card show` says about a file of an application.
fn about<'a>(shown: &'a Value, aid: &str, fid: &str) -> &'a str {
    let applications = shown["applications"].as_array().unwrap();
    let application = applications.iter().find(|application| application["aid"] == aid).unwrap();
    let file = application["files"].as_array().unwrap().iter().find(|file| file["fid"] == fid).unwrap();
    file["about"].as_str().unwrap()
}

const AT: [&str; 2] = ["--at", "2026-06-01T03:00:00Z"];

#[test]
fn the_kinds_of_card_are_listed_in_both_languages() {
    let list: Value = serde_json::from_slice(&sekisho(["card", "profiles", "--json"]).accepted()).unwrap();
    let rows = list.as_array().unwrap();
    assert!(rows.iter().any(|row| row["name"] == "licence" && row["ja"].as_str().unwrap().contains("マイナ免許証")));
    for (language, says) in [("en", "driver's licence"), ("ja", "マイナ免許証")] {
        let text = String::from_utf8(sekisho(["card", "profiles", "--lang", language]).accepted()).unwrap();
        assert_eq!(text.lines().count(), rows.len());
        assert!(text.lines().any(|line| line.starts_with("licence ") && line.contains(says)), "{text}");
    }
}

#[test]
fn a_card_with_a_licence_shows_the_application_and_tells_its_pin() {
    let folder = tempfile::tempdir().unwrap();
    let made = ordered(&folder, "card.json", "licence", &AT);
    assert_eq!((&made["profile"], &made["loaded_pins"]), (&"licence".into(), &serde_json::json!(["4321"])));
    let card = shown(&folder, "card.json");
    let licence = "A0000002310600000000000000000000";
    assert_eq!(about(&card, licence, "0006"), "reference, 10 of 10 tries left");
    assert!(about(&card, licence, "001B").ends_with("of 5845 octets, after 0006"));
}

#[test]
fn records_objects_and_references_of_every_application_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    ordered(&folder, "card.json", "private-mutual", &AT);
    let card = shown(&folder, "card.json");
    let common = "D3921000310001010100";
    assert_eq!(about(&card, common, "0001"), "1 record, free");
    assert_eq!(about(&card, common, "0019"), "private key for INTERNAL AUTHENTICATE, free");
    let private = "F053454B4902";
    assert_eq!(about(&card, private, "0014"), "reference, public key for EXTERNAL AUTHENTICATE");
    assert!(about(&card, private, "0001").ends_with("after 0014"));
    assert_eq!(about(&card, "D3921000310001010408", "0012"), "reference, 0 of 3 tries left");
    let objects: Vec<_> = card["objects"].as_array().unwrap().iter().map(|object| &object["tag"]).collect();
    assert_eq!(objects, ["0042", "0045", "0066", "00F0", "00F2", "00F7", "00F8", "7F21", "5F51"]);
    let path = folder.path().join("card.json").display().to_string();
    let text = String::from_utf8(sekisho(["card", "show", &path]).accepted()).unwrap();
    assert_eq!(text.matches(" octets, object").count(), 9 + 5, "{text}");
}

#[test]
fn a_phone_has_one_application() {
    let folder = tempfile::tempdir().unwrap();
    ordered(&folder, "phone.json", "android", &AT);
    assert_eq!(shown(&folder, "phone.json")["applications"].as_array().unwrap().len(), 1);
}

/// No time of issue is given: such a card was issued long ago, whenever the test runs. Its authority is of today.
#[test]
fn an_expired_card_has_certificates_that_have_ended_under_roots_that_have_not() {
    let folder = tempfile::tempdir().unwrap();
    let made = ordered(&folder, "card.json", "expired", &[]);
    let ca = folder.path().join("ca.json").display().to_string();
    let has_ended = |what: &[&str]| {
        let pem = folder.path().join("shown.pem");
        std::fs::write(&pem, sekisho([&["ca", "show", "--ca", &ca], what].concat()).accepted()).unwrap();
        let said = openssl(["x509", "-noout", "-checkend", "0", "-in", &pem.display().to_string()]);
        assert!(said.text.contains("Certificate will"), "{}", said.text);
        !said.success
    };
    let certificates = made["certificates"].as_array().unwrap();
    assert_eq!(certificates.len(), 2);
    for certificate in certificates {
        assert!(has_ended(&["--certificate", certificate["name"].as_str().unwrap()]));
    }
    for line in ["signature", "authentication"] {
        assert!(!has_ended(&["--root", line]));
    }
}

#[test]
fn cards_with_different_certificates_of_one_authority_share_no_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut keys = Vec::new();
    for (name, profile) in [
        ("1.json", "signature-only"),
        ("2.json", "authentication-only"),
        ("3.json", "authentication-only"),
        ("4.json", "signature-only"),
        ("5.json", "plastic"),
    ] {
        let made = ordered(&folder, name, profile, &AT);
        keys.extend(made["certificates"].as_array().unwrap().iter().map(|row| row["key"].as_str().unwrap().to_owned()));
    }
    keys.sort();
    assert_eq!(keys.len(), 6);
    keys.dedup();
    assert_eq!(keys.len(), 6, "{keys:?}");
}

#[test]
fn an_unknown_kind_is_named_with_the_command_that_lists_them() {
    let folder = tempfile::tempdir().unwrap();
    let said = order(&folder, "card.json", "platinum", &AT);
    assert_eq!(said.code, Some(2), "{}", said.text);
    assert!(said.text.contains("\"platinum\"") && said.text.contains("sekisho card profiles"), "{}", said.text);
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing is left behind");
}

#[test]
fn both_sides_of_the_card_are_drawn_as_svg_and_png() {
    let folder = tempfile::tempdir().unwrap();
    ordered(&folder, "card.json", "plastic", &[AT[0], AT[1], "--faces", "FACES"]);
    let faces = folder.path().join("faces");
    assert_eq!(std::fs::read_dir(&faces).unwrap().count(), 4);
    for side in ["front", "back"] {
        let png = std::fs::read(faces.join(side).with_extension("png")).unwrap();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        let svg = std::fs::read_to_string(faces.join(side).with_extension("svg")).unwrap();
        assert!(svg.contains("<svg") && svg.trim_end().ends_with("</svg>"));
    }
}

#[test]
fn a_card_s_files_are_signed_under_our_own_numbers_unless_those_of_cards_for_tests_are_asked_for() {
    let folder = TempDir::new().unwrap();
    for (name, more, number) in
        [("own.json", &[][..], "9999020"), ("test.json", &["--card-authority", "test-cards"], "6000020")]
    {
        ordered(&folder, name, "plastic", &[&AT[..], more].concat());
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        let card = sekisho_card_sim::CardFile::parse(&text).unwrap();
        let object = &card.issuer_domain.objects[0];
        assert_eq!(object.tag.to_string(), "0042");
        let issuer = &object.content;
        assert!(issuer.starts_with(number.as_bytes()), "{issuer:?}");
    }
}
