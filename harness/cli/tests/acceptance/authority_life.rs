//! The life of an authority and its certificates by commands, judged by OpenSSL.

use crate::office::{FOUNDED, LATER, Office, read_list};
use crate::tool::{openssl, values};

/// A day before [`LATER`], when lists are made.
const LISTED: &str = "2026-06-30T00:00:00Z";

#[test]
fn three_generations_share_a_name_and_only_the_key_tells_which_has_issued() {
    let office = Office::with_generations(3);
    let subjects = ["signature:1", "signature:2", "signature:3"].map(|root| {
        let root = office.root(root);
        String::from_utf8(openssl(["x509", "-in", &root, "-noout", "-subject"]).accepted()).unwrap()
    });
    assert!(subjects.iter().all(|subject| *subject == subjects[0]), "{subjects:?}");
    let issued = ["1", "2", "3"].map(|number| office.issue_one(&["--line", "signature", "--generation", number]));
    for (number, name) in issued.iter().enumerate() {
        let own = format!("signature:{}", number + 1);
        let other = format!("signature:{}", (number + 1) % 3 + 1);
        let own_list = office.list(&["--for", name, "--at", LISTED]);
        office.verify(name, &own, &[&own_list]).accepted();
        office.verify(name, &other, &[]).refused();
    }
    // Whoever names none gets the newest.
    assert_eq!(office.root("signature"), office.name("root-signature.pem"));
    let newest = office.issue_one(&["--line", "signature"]);
    office.verify(&newest, "signature:3", &[]).accepted();
    office.verify(&newest, "signature", &[]).accepted();
}

#[test]
fn a_renewed_certificate_is_superseded_and_the_new_one_is_good() {
    let office = Office::with_generations(1);
    let old = office.issue_one(&["--line", "signature"]);
    let renewed = office.json(&["renew", &old, "--json", "--at", "2026-06-02T00:00:00Z"]);
    assert_eq!(renewed[0]["renewed_from"], *old);
    let list = office.list(&["--for", &old, "--at", LISTED]);
    assert!(read_list(&list).contains("Superseded"), "{}", read_list(&list));
    let refused = office.verify(&old, "signature", &[&list]).refused();
    assert!(refused.contains("certificate revoked"), "{refused}");
    office.verify(renewed[0]["certificate"].as_str().unwrap(), "signature", &[&list]).accepted();
    // Renewed long before its end, it lasts as if it were issued anew.
    let shown = office.json(&["show", "--json", "--at", LISTED]);
    assert_eq!(shown["certificates"][0]["not_after"], shown["certificates"][1]["not_after"]);
    assert_eq!(shown["certificates"][0]["history"][0]["reason"], "superseded");
    let again = office.refused(2, &["renew", &old, "--at", "2026-06-03T00:00:00Z"]);
    assert!(again.contains("superseded"), "{again}");
}

#[test]
fn an_authentication_certificate_renewed_in_its_last_months_runs_on_to_the_sixth_birthday() {
    let office = Office::with_generations(1);
    let old = office.issue_one(&["--line", "authentication"]);
    let before = office.json(&["show", "--json"])["certificates"][0]["not_after"].clone();
    assert_eq!(before, "2030-09-01T14:59:59Z");
    let renew = ["renew", &old, "--json", "--at", "2030-07-01T00:00:00Z"];
    let without = office.refused(2, &renew);
    assert!(without.contains("--birth"), "{without}");
    let renewed = office.json(&[&renew[..], &["--birth", "1930-09-01"]].concat());
    assert_eq!(renewed[0]["not_after"], "2035-09-01T14:59:59Z");
}

#[test]
fn a_hold_of_an_authentication_certificate_ends_and_that_of_a_signature_certificate_does_not() {
    let office = Office::with_generations(1);
    let both = office.issue(&[]);
    let [signature, authentication] = &both[..] else { panic!("{both:?}") };
    for name in [signature, authentication] {
        office.ca(&["suspend", name, "--at", "2026-06-02T00:00:00Z"]).accepted();
        let list = office.list(&["--for", name, "--at", "2026-06-03T00:00:00Z"]);
        assert!(read_list(&list).contains("Certificate Hold"), "{}", read_list(&list));
    }
    office.ca(&["release", authentication, "--at", "2026-06-04T00:00:00Z"]).accepted();
    let list = office.list(&["--for", authentication, "--at", LISTED]);
    assert!(read_list(&list).contains("No Revoked Certificates"), "{}", read_list(&list));
    office.verify(authentication, "authentication", &[&list]).accepted();

    let refused = office.refused(2, &["release", signature, "--at", "2026-06-04T00:00:00Z"]);
    assert!(refused.contains("cannot be released"), "{refused}");
    let list = office.list(&["--for", signature, "--at", LISTED]);
    assert!(office.verify(signature, "signature", &[&list]).refused().contains("certificate revoked"));
    let revoke = ["revoke", signature, "--reason", "keyCompromise", "--at", "2026-06-05T00:00:00.5Z"];
    let said = String::from_utf8(office.ca(&revoke).accepted()).unwrap();
    assert!(said.contains("is revoked since 2026-06-02T00:00:00Z (keyCompromise)"), "as the list says: {said}");
    let shown = String::from_utf8(office.ca(&["show", "--at", LISTED]).accepted()).unwrap();
    assert!(shown.contains("revoked since 2026-06-02T00:00:00Z (keyCompromise)"), "{shown}");
    assert!(shown.contains("2026-06-04T00:00:00Z release"), "{shown}");
}

#[test]
fn after_a_roll_over_the_new_generation_issues_and_the_old_one_still_publishes() {
    let office = Office::with_generations(1);
    let old = office.issue_one(&["--line", "signature"]);
    office.ca(&["roll-over", "--line", "signature", "--algorithm", "p384", "--at", "2026-06-02T00:00:00Z"]).accepted();
    let new = office.json(&["issue", "--line", "signature", "--json", "--at", "2026-06-03T00:00:00Z"]);
    assert_eq!(new[0]["generation"], "2");
    let new = new[0]["certificate"].as_str().unwrap();
    let text = openssl(["x509", "-in", &office.certificate(new), "-noout", "-text"]).accepted();
    assert!(String::from_utf8(text).unwrap().contains("ecdsa-with-SHA384"));
    for (name, root) in [(&*old, "signature:1"), (new, "signature:2")] {
        let list = office.list(&["--for", name, "--at", LISTED]);
        office.verify(name, root, &[&list]).accepted();
    }
    let shown = office.json(&["show", "--json", "--at", LISTED]);
    let issues: Vec<_> = shown["generations"].as_array().unwrap().iter().map(|row| row["issues"].clone()).collect();
    assert_eq!(issues, [false, true, true], "the authentication line has one generation");
    office.refused(2, &["roll-over", "--line", "signature", "--at", FOUNDED]);
}

#[test]
fn a_lost_key_takes_its_root_and_every_certificate_with_it_until_the_next_generation_begins() {
    let office = Office::with_generations(1);
    let both = office.issue(&[]);
    let [signature, authentication] = &both[..] else { panic!("{both:?}") };
    let said = office.ca(&["compromise", "signature", "--at", "2026-06-02T00:00:00Z"]).accepted();
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("signature:1") && said.contains("roll-over"), "{said}");

    // The list about roots is read under the very key that is lost: there is no other.
    let arl = office.list(&["--line", "signature", "--authorities", "--at", LISTED]);
    let text = read_list(&arl);
    assert_eq!(values(&text, "Serial Number"), ["0A0001"]);
    assert!(text.contains("CA Compromise") && text.contains("Only CA Certificates"), "{text}");
    let root = office.root("signature:1");
    let own = openssl(["crl", "-in", &arl, "-CAfile", &root, "-verify", "-noout"]);
    assert!(own.text.contains("verify OK"), "{}", own.text);
    let checked = openssl(["verify", "-CAfile", &root, "-crl_check_all", "-CRLfile", &arl, "-attime", LATER, &root]);
    assert!(checked.refused().contains("revoked"));

    let list = office.list(&["--for", signature, "--at", LISTED]);
    assert!(read_list(&list).contains("CA Compromise"), "{}", read_list(&list));
    assert!(office.verify(signature, "signature:1", &[&list]).refused().contains("certificate revoked"));
    office
        .verify(authentication, "authentication", &[&office.list(&["--for", authentication, "--at", LISTED])])
        .accepted();

    let refused = office.refused(2, &["issue", "--line", "signature", "--at", "2026-06-03T00:00:00Z"]);
    assert!(refused.contains("roll over first"), "{refused}");
    let twice = office.refused(2, &["compromise", "signature:1", "--at", "2026-06-03T00:00:00Z"]);
    assert!(twice.contains("already revoked"), "{twice}");
    office.ca(&["roll-over", "--line", "signature", "--at", "2026-06-04T00:00:00Z"]).accepted();
    let new = office.json(&["issue", "--line", "signature", "--json", "--at", "2026-06-05T00:00:00Z"]);
    let new = new[0]["certificate"].as_str().unwrap();
    office.verify(new, "signature:2", &[&office.list(&["--for", new, "--at", LISTED])]).accepted();
    // The new key says of the old root that it is revoked.
    let arl = office.list(&["--line", "signature", "--authorities", "--at", "2026-06-30T01:00:00Z"]);
    assert_eq!(values(&read_list(&arl), "Serial Number"), ["0A0001"]);
    let root = office.root("signature:2");
    let checked = openssl(["verify", "-CAfile", &root, "-crl_check_all", "-CRLfile", &arl, "-attime", LATER, &root]);
    checked.accepted();
}
