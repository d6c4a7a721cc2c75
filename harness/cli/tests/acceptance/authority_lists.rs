//! Lists of other scopes than one municipality, and the daily run over all of them.

use std::fs;
use std::path::Path;

use crate::office::{Office, read_list};
use crate::tool::{openssl, values};

/// A day before the instant at which OpenSSL looks.
const LISTED: &str = "2026-06-30T00:00:00Z";
/// An hour later.
const CHANGED: &str = "2026-06-30T01:00:00Z";
const DELTA: &str = "2026-06-30T02:00:00Z";

#[test]
fn a_delta_list_adds_a_hold_to_a_complete_list_and_takes_it_away_again() {
    let office = Office::empty();
    let settings = office.write("settings.json", r#"{"crl": {"deltas_announced": true}}"#);
    office.ca(&["init", "--settings", &settings, "--at", crate::office::FOUNDED]).accepted();
    let name = office.issue_one(&["--line", "authentication"]);
    let early = office.refused(2, &["crl", "--for", &name, "--delta", "--at", LISTED]);
    assert!(early.contains("make one first"), "{early}");
    let complete = office.list(&["--for", &name, "--at", LISTED]);
    office.ca(&["suspend", &name, "--at", CHANGED]).accepted();
    let delta = office.list(&["--for", &name, "--delta", "--at", DELTA]);
    let text = read_list(&delta);
    assert!(text.contains("X509v3 Delta CRL Indicator: critical\n                1"), "{text}");
    assert!(text.contains("Certificate Hold"), "{text}");

    let (certificate, root) = (office.certificate(&name), office.root("authentication"));
    let verify = |delta: &str| {
        let lists = ["-crl_check", "-extended_crl", "-use_deltas", "-CRLfile", &complete, "-CRLfile", delta];
        let when = ["-attime", crate::office::LATER, &certificate];
        openssl([&["verify", "-CAfile", &root], &lists[..], &when].concat())
    };
    assert!(verify(&delta).refused().contains("certificate revoked"));

    let complete_with_hold = office.list(&["--for", &name, "--at", "2026-06-30T03:00:00Z"]);
    assert_eq!(values(&read_list(&complete_with_hold), "Serial Number").len(), 1);
    office.ca(&["release", &name, "--at", "2026-06-30T04:00:00Z"]).accepted();
    let delta = office.list(&["--for", &name, "--delta", "--at", "2026-06-30T05:00:00Z"]);
    assert!(read_list(&delta).contains("Remove From CRL"), "{}", read_list(&delta));
}

#[test]
fn the_combined_list_serves_for_certificates_of_every_municipality() {
    let office = Office::with_generations(2);
    let names = ["1", "2", "3"].map(|person| office.issue_one(&["--line", "signature", "--person", person]));
    office.ca(&["revoke", &names[1], "--reason", "cessationOfOperation", "--at", "2026-06-02T00:00:00Z"]).accepted();
    let list = office.list(&["--line", "signature", "--combined", "--at", LISTED]);
    office.verify(&names[0], "signature", &[&list]).accepted();
    assert!(office.verify(&names[1], "signature", &[&list]).refused().contains("certificate revoked"));
    office.verify(&names[2], "signature", &[&list]).accepted();
    // The other generation knows nothing of them.
    let other = office.list(&["--line", "signature", "--combined", "--generation", "1", "--at", LISTED]);
    assert!(read_list(&other).contains("No Revoked Certificates"), "{}", read_list(&other));
}

fn number(list: &Path) -> String {
    let text = openssl(["crl", "-inform", "DER", "-in", list.to_str().unwrap(), "-noout", "-crlnumber"]).accepted();
    String::from_utf8(text).unwrap().trim().to_owned()
}

fn files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

#[test]
fn the_daily_run_makes_the_list_of_every_municipality_and_each_certificate_is_on_its_own() {
    let office = Office::with_generations(1);
    let both = office.issue(&[]);
    let [signature, authentication] = &both[..] else { panic!("{both:?}") };
    office.ca(&["revoke", signature, "--reason", "keyCompromise", "--at", "2026-06-02T00:00:00Z"]).accepted();
    let folder = office.name("lists");
    office.ca(&["crl", "--all", "--out", &folder, "--at", LISTED]).accepted();
    let folder = Path::new(&folder);
    // 1,896 municipalities and wards, of which two towns share a name, on both lines.
    assert_eq!(files(folder), 2 * 1895);
    let place = office.json(&["show", "--json"])["certificates"][0]["partition"].as_str().unwrap().to_owned();
    let of = |line: &str, place: &str| folder.join(format!("{line}-1/{place}.crl"));
    let list = of("signature", &place);
    let refused = office.verify(signature, "signature", &[list.to_str().unwrap()]).refused();
    assert!(refused.contains("certificate revoked"), "{refused}");
    office.verify(authentication, "authentication", &[of("authentication", &place).to_str().unwrap()]).accepted();
    assert_eq!(number(&list), "crlNumber=0x01");

    // The next one, of one municipality, counts on; and the next run replaces every file.
    office.ca(&["crl", "--for", signature, "--at", CHANGED]).accepted();
    office.ca(&["crl", "--all", "--out", folder.to_str().unwrap(), "--at", DELTA]).accepted();
    assert_eq!((files(folder), number(&list)), (2 * 1895, "crlNumber=0x03".to_owned()));
    assert_eq!(number(&of("authentication", "Tokyo-to/Shibuya-ku")), "crlNumber=0x02");
}

#[test]
fn a_daily_list_is_that_of_three_at_night_in_japan_whenever_it_is_asked_for() {
    let office = Office::with_generations(1);
    let both = office.issue(&["--line", "signature"]);
    office.ca(&["revoke", &both[0], "--reason", "keyCompromise", "--at", "2026-06-02T00:00:00Z"]).accepted();
    let list = office.name("list.crl");
    let shown = |at: &str| {
        office.ca(&["crl", "--for", &both[0], "--daily", "--at", at, "--out", &list]).accepted();
        let text = openssl(["crl", "-inform", "DER", "-in", &list, "-noout", "-text"]).accepted();
        String::from_utf8(text).unwrap()
    };
    let before = shown("2026-06-02T17:59:59Z");
    assert!(before.contains("Last Update: Jun  1 18:00:00 2026 GMT") && before.contains("No Revoked Certificates"));
    let after = shown("2026-06-03T01:00:00Z");
    assert!(after.contains("Last Update: Jun  2 18:00:00 2026 GMT") && after.contains("Key Compromise"), "{after}");
}

#[test]
fn nobody_can_name_a_partition_so_that_a_list_is_written_elsewhere() {
    let office = Office::with_generations(1);
    office.issue(&["--line", "signature"]);
    let place = office.json(&["show", "--json"])["certificates"][0]["partition"].as_str().unwrap().to_owned();
    let text = fs::read_to_string(office.name("ca.json")).unwrap();
    for strange in ["Tokyo-to/../../../evil", "../evil", "Tokyo-to/.hidden", "Tokyo-to/a\\\\b", "Tokyo-to/a\\nb"] {
        let ca = office.write("ca.json", text.replace(&place, strange));
        let before = fs::read(&ca).unwrap();
        let refused = office.refused(2, &["crl", "--all", "--out", &office.name("lists"), "--at", LISTED]);
        assert!(refused.contains("no file can be named"), "{strange}: {refused}");
        assert!(!fs::exists(office.name("lists")).unwrap() && fs::read(&ca).unwrap() == before);
    }
}

#[test]
fn a_misspelt_municipality_gets_a_suggestion_and_no_list() {
    let office = Office::with_generations(1);
    let before = fs::read(office.name("ca.json")).unwrap();
    for (misspelt, meant) in [
        ("Tokyo/Shibuya-ku", "`Tokyo-to/Shibuya-ku`"),
        ("tokyo-to/shibuya-ku", "`Tokyo-to/Shibuya-ku`"),
        ("Shibya-ku", "`Tokyo-to/Shibuya-ku`"),
        ("渋谷区", "`Tokyo-to/Shibuya-ku`"),
        ("131130", "`Tokyo-to/Shibuya-ku`"),
        ("Fuchu-shi", "`Hiroshima-ken/Fuchu-shi` or `Tokyo-to/Fuchu-shi`"),
        ("/", "names are written as `Tokyo-to/Shibuya-ku`"),
        ("", "names are written as `Tokyo-to/Shibuya-ku`"),
    ] {
        let said = office.refused(2, &["crl", "--line", "signature", "--partition", misspelt, "--at", LISTED]);
        assert!(said.contains(meant), "{misspelt}: {said}");
    }
    assert!(fs::read(office.name("ca.json")).unwrap() == before);
}
