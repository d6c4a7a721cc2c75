//! Input that an authority refuses: each gets one message and the documented exit code, and nothing is changed.

use std::fs;
use std::os::unix::ffi::OsStrExt as _;

use crate::desk::sekisho;
use crate::office::{FOUNDED, ISSUED, Office};

#[test]
fn an_authority_is_not_founded_over_a_file_that_is_there() {
    let office = Office::with_generations(1);
    let before = fs::read(office.name("ca.json")).unwrap();
    let refused = office.refused(2, &["init"]);
    assert!(refused.contains("left unchanged"), "{refused}");
    assert!(fs::read(office.name("ca.json")).unwrap() == before);
}

#[test]
fn an_authority_gets_the_settings_that_differ_and_the_names_and_algorithm_of_the_command_line() {
    let office = Office::empty();
    let settings = office.write("settings.json", r#"{"ocsp_uri": "http://ocsp.example", "crl": {"life_hours": 24}}"#);
    let options = ["--names", "production", "--algorithm", "p384", "--settings", &settings, "--at", FOUNDED];
    let founded = office.json(&[&["init", "--json"], &options[..]].concat());
    assert_eq!(founded["organisation"], "JPKI");
    assert_eq!(founded["generations"][0]["algorithm"], "ecdsa-with-sha384");
    let file: serde_json::Value = serde_json::from_slice(&fs::read(office.name("ca.json")).unwrap()).unwrap();
    let settings = &file["settings"];
    assert_eq!(settings["crl"]["life_hours"], 24);
    assert_eq!(
        (&settings["crl"]["build_time"], &settings["ocsp_uri"]),
        (&"03:00:00".into(), &"http://ocsp.example".into())
    );
}

#[test]
fn settings_that_make_no_sense_are_named_and_found_nothing() {
    let office = Office::empty();
    for (settings, said) in [
        (r#"{"crl": {"life_hours": 0}}"#, "crl.life_hours"),
        (r#"{"crl": {"life_hours": "long"}}"#, "crl.life_hours"),
        (r#"{"crl": {"lives": 9}}"#, "lives"),
        (r#"{"names": null}"#, "names"),
        (r#"[]"#, "settings.json"),
        (r#"{"#, "settings.json"),
        ("\u{0}", "settings.json"),
    ] {
        let file = office.write("settings.json", settings);
        let refused = office.refused(2, &["init", "--settings", &file, "--at", FOUNDED]);
        assert!(refused.contains(said), "{settings}: {refused}");
    }
    office.refused(5, &["init", "--settings", "/no/such/file"]);
    office.refused(2, &["init", "--generations", "0"]);
    office.refused(2, &["init", "--generations", "9"]);
    office.refused(2, &["init", "--at", "1969-01-01T00:00:00Z"]);
    office.refused(2, &["init", "--at", "9999-01-01T00:00:00Z"]);
    assert!(!fs::exists(office.name("ca.json")).unwrap());
}

#[test]
fn what_does_not_exist_is_named_and_changes_nothing() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    let before = fs::read(office.name("ca.json")).unwrap();
    let at = ["--at", "2026-06-02T00:00:00Z"];
    for (arguments, said) in [
        (&["suspend", "signature:1"][..], "signature:1"),
        (&["release", &name], "not on hold"),
        (&["suspend", &name, "--at", "2026-05-31T00:00:00Z"], "it is valid from"),
        (&["renew", &name, "--birth", "1990-01-01"], "1930-09-01"),
        (&["renew", &name, "--card-expiry", "2020-01-01"], "ends before it begins"),
        (&["renew", &name, "--generation", "2"], "no generation 2"),
        (&["issue", "--generation", "2"], "no generation 2"),
        (&["issue", "--generation", "0"], "from 1 to 255"),
        (&["issue", "--person", "0", "--line", "signature"], "under 15"),
        (&["compromise", "signature:2"], "no generation 2"),
        (&["compromise", "signature:x"], "LINE:GENERATION"),
        (&["compromise", "signature:1", "--at", "2026-05-31T00:00:00Z"], "it is valid from"),
        (&["compromise", "signature:1", "--at=-009999-01-02T01:59:59Z"], "it is valid from"),
        (&["show", "--root", "signature:2"], "no generation 2"),
        (&["show", "--root", "signing"], "LINE:GENERATION"),
        (&["show", "--root", "signature", "--json"], "cannot be used with"),
        (&["show", "--certificate", &name, "--json"], "cannot be used with"),
        (&["crl", "--line", "signature", "--combined", "--generation", "2"], "no generation 2"),
        (&["crl", "--line", "signature"], "--authorities"),
        (&["crl", "--for", &name, "--combined"], "cannot be used with"),
        (&["crl", "--all"], "--out"),
        (&["crl", "--all", "--out", "lists", "--at", "2026-05-31T00:00:00Z"], "no root is valid"),
        (&["crl", "--line", "signature", "--combined", "--at", "9999-12-30T22:00:00Z"], "from 1970 to 9999"),
        (&["crl", "--all", "--delta", "--out", "lists"], "cannot be used with"),
        (&["crl", "--line", "signature", "--combined", "--at", "2026-06-02"], "such as 2026-06-01T00:00:00Z"),
        (&["issue", "--at", "tomorrow"], "such as 2026-06-01T00:00:00Z"),
        (&["export", "authentication:1"], "authentication:1"),
    ] {
        let given_time =
            arguments.iter().any(|argument| argument.starts_with("--at")) || matches!(arguments[0], "show" | "export");
        let at = if given_time { &[][..] } else { &at };
        let refused = office.refused(2, &[arguments, at].concat());
        assert!(refused.contains(said), "{arguments:?}: {refused}");
    }
    assert!(fs::read(office.name("ca.json")).unwrap() == before);
}

#[test]
fn every_command_refuses_a_broken_file_and_leaves_it_as_it_is() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    let text = fs::read_to_string(office.name("ca.json")).unwrap();
    let out = office.name("out");
    for (sound, broken, said) in [
        ("\"version\": \"2\"", "\"version\": \"3\"", "version"),
        ("\"key_reused\": false", "\"key_reused\": 7", "key_reused"),
        ("\"next_serial\": \"10000002\"", "\"next_serial\": \"10000001\"", "issued twice"),
    ] {
        let broken = text.replacen(sound, broken, 1);
        assert_ne!(broken, text, "{sound}");
        office.write("ca.json", &broken);
        for command in [
            &["issue"][..],
            &["renew", &name],
            &["revoke", &name],
            &["suspend", &name],
            &["release", &name],
            &["crl", "--for", &name],
            &["crl", "--all", "--out", &out],
            &["roll-over"],
            &["compromise", "signature"],
            &["show"],
            &["export", &name],
        ] {
            let refused = office.refused(2, command);
            assert!(refused.contains(said), "{command:?}: {refused}");
        }
        assert_eq!(fs::read_to_string(office.name("ca.json")).unwrap(), broken);
    }
    assert!(!fs::exists(out).unwrap());
    fs::remove_file(office.name("ca.json")).unwrap();
    assert!(office.refused(5, &["show"]).contains("sekisho ca init"));
}

#[test]
fn names_of_files_may_be_anything_that_the_system_takes() {
    let office = Office::empty();
    let folder = office.name(" a\tb\n;$(false) 認証局 -");
    fs::create_dir(&folder).unwrap();
    let mut ca = std::path::PathBuf::from(&folder);
    ca.push(std::ffi::OsStr::from_bytes(b"\xFF\xFE.json"));
    let ca = ca.as_os_str();
    let run = |arguments: &[&str]| sekisho(arguments.iter().map(AsRef::as_ref).chain(["--ca".as_ref(), ca]));
    run(&["ca", "init", "--at", FOUNDED]).accepted();
    let out = format!("{folder}/certificate.pem");
    run(&["ca", "issue", "--line", "signature", "--at", ISSUED, "--out", &out]).accepted();
    crate::tool::openssl(["x509", "-in", &out, "-noout"]).accepted();
    run(&["ca", "show"]).accepted();
    let taken = run(&["ca", "issue", "--at", ISSUED, "--out", &folder]);
    assert_eq!(taken.code, Some(5), "{}", taken.text);
    let lists = run(&["ca", "crl", "--all", "--at", ISSUED, "--out", &out]);
    assert_eq!(lists.code, Some(5), "{}", lists.text);
}

#[test]
fn names_in_an_authoritys_file_cannot_steer_the_terminal() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    let place = office.json(&["show", "--json"])["certificates"][0]["partition"].as_str().unwrap().to_owned();
    let text = fs::read_to_string(office.name("ca.json")).unwrap();
    office.write("ca.json", text.replace(&place, "Tokyo-to/\\u001b[2J\\u009b31m"));
    let out = office.name("list.crl");
    for arguments in [
        &["show"][..],
        &["crl", "--for", &name, "--out", &out],
        &["crl", "--all", "--out", &out],
        &["renew", &name, "--at", "2026-06-02T00:00:00Z"],
    ] {
        let said = office.ca(arguments).text;
        assert!(said.contains("Tokyo-to") && !said.contains(['\u{1b}', '\u{9b}']), "{arguments:?}: {said:?}");
    }
}
