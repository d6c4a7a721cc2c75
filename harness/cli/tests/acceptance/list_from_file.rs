//! Revocation lists of entries from a file.

use std::fs;

use crate::desk::{Desk, sekisho};
use crate::tool::{Said, openssl, values};

const ENTRIES: &str = "# two of them\n\
                       10000003,2026-06-03T01:02:03Z,certificateHold\n\
                       10000001,2026-06-02T04:05:06Z,1\n";

fn crl(desk: &Desk, entries: &str, more: &[&str]) -> Said {
    let [ca, entries] = [desk.name("ca.json"), desk.write("entries.txt", entries.as_bytes())];
    let what = ["ca", "crl", "--ca", &ca, "--entries", &entries];
    let which = ["--line", "signature", "--partition", "Tokyo-to/Shibuya-ku"];
    let when = ["--number", "258", "--at", "2026-06-04T00:00:00Z"];
    sekisho([&what[..], &which, &when, more].concat())
}

#[test]
fn openssl_accepts_the_list_and_sees_the_entries_of_the_file() {
    let desk = Desk::new();
    let list = desk.name("list.der");
    crl(&desk, ENTRIES, &["--out", &list]).accepted();
    let root = desk.write("root.pem", &desk.root("signature"));
    let seen = openssl(["crl", "-inform", "DER", "-in", &list, "-CAfile", &root, "-verify", "-noout", "-text"]);
    assert!(seen.text.contains("verify OK"), "{}", seen.text);
    assert_eq!(values(&seen.text, "Serial Number"), ["10000001", "10000003"]);
    assert_eq!(values(&seen.text, "Revocation Date"), ["Jun  2 04:05:06 2026 GMT", "Jun  3 01:02:03 2026 GMT"]);
    assert!(seen.text.contains("Key Compromise") && seen.text.contains("Certificate Hold"), "{}", seen.text);
    assert!(seen.text.contains("X509v3 CRL Number: \n                258\n"), "{}", seen.text);
}

#[test]
fn the_list_is_the_same_with_any_number_of_threads_and_nothing_is_recorded() {
    let desk = Desk::new();
    let before = fs::read(desk.name("ca.json")).unwrap();
    let lists = ["1", "2", "5"].map(|number| crl(&desk, ENTRIES, &["--threads", number]).accepted());
    assert!(lists[0].starts_with(b"-----BEGIN X509 CRL-----\n"));
    assert!(lists[0] == lists[1] && lists[0] == lists[2]);
    assert!(fs::read(desk.name("ca.json")).unwrap() == before);
}

#[test]
fn entries_of_a_file_may_be_those_of_a_whole_line() {
    let desk = Desk::new();
    let entries = desk.write("entries.txt", ENTRIES.as_bytes());
    let which = ["crl", "--line", "signature", "--combined", "--entries", &entries, "--number", "7"];
    let list = desk.write("list.pem", &desk.ca(&[&which[..], &["--at", "2026-06-04T00:00:00Z"]].concat()));
    let text = openssl(["crl", "-in", &list, "-noout", "-text"]).text;
    assert!(text.contains("Only User Certificates") && !text.contains("Full Name"), "{text}");
    assert_eq!(values(&text, "Serial Number").len(), 2);
}

#[test]
fn a_wrong_file_is_refused_with_the_place_and_leaves_no_list() {
    let desk = Desk::new();
    let list = desk.name("list.der");
    for (entries, said) in [
        ("10000001,2026-06-02,1\n", "line 1, column 20: expected a time"),
        ("01,2026-06-02T04:05:06Z,1\n01,2026-06-02T04:05:06Z,1\n", "serial 01 stands in line 1 and again in line 2"),
        ("01,2026-06-04T00:00:01Z,1\n", "serial 01 is revoked at 2026-06-04T00:00:01Z, after the list is made"),
    ] {
        let refused = crl(&desk, entries, &["--out", &list]);
        assert_eq!(refused.code, Some(2), "{}", refused.text);
        assert!(refused.refused().contains(said));
        assert!(!fs::exists(&list).unwrap());
    }
}

/// The recipe of docs/crl-entries.md.
#[test]
fn an_openssl_index_becomes_a_file_of_entries() {
    let page = include_str!("../../../../docs/crl-entries.md");
    let recipe = page.split("```sh\n").find(|block| block.starts_with("awk")).unwrap().split("```").next().unwrap();
    let desk = Desk::new();
    let index = "V\t310101000000Z\t\t01\tunknown\t/CN=good\n\
                 R\t310101000000Z\t260602040506Z,keyCompromise\t02\tunknown\t/CN=x\n\
                 R\t310101000000Z\t991231235959Z\t03\tunknown\t/CN=x\n\
                 E\t250101000000Z\t\t04\tunknown\t/CN=expired\n\
                 R\t310101000000Z\t20500101000000Z,CAkeyTime,20490101000000Z\t05\tunknown\t/CN=x\n\
                 R\t310101000000Z\t260602040506Z,holdInstruction,1.2.3\t06\tunknown\t/CN=x\n";
    let index = desk.write("index.txt", index.as_bytes());
    let here = recipe.replace("index.txt > entries.txt", &format!("'{index}'"));
    let made = crate::tool::Tool::new("sh", "dash").arguments(["-c", &here]).run().accepted();
    let expected = "02,2026-06-02T04:05:06Z,keyCompromise\n\
                    03,1999-12-31T23:59:59Z,unspecified\n\
                    05,2050-01-01T00:00:00Z,cACompromise\n\
                    06,2026-06-02T04:05:06Z,certificateHold\n";
    assert_eq!(String::from_utf8(made).unwrap(), expected);
}
