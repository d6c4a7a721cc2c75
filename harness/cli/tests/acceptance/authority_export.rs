//! Certificates with their keys, taken out for other software.

use crate::office::Office;
use crate::tool::openssl;

fn public_key_of(certificate: &str) -> Vec<u8> {
    openssl(["x509", "-in", certificate, "-noout", "-pubkey"]).accepted()
}

#[test]
fn openssl_reads_the_key_of_every_carrier_from_pem_and_pkcs12() {
    let office = Office::with_generations(1);
    for carrier in ["card", "phone", "next-card"] {
        let name = office.issue_one(&["--line", "authentication", "--carrier", carrier]);
        let expected = public_key_of(&office.certificate(&name));
        let pem = office.name("exported.pem");
        office.ca(&["export", &name, "--out", &pem]).accepted();
        assert_eq!(openssl(["pkey", "-in", &pem, "-pubout"]).accepted(), expected);
        assert_eq!(public_key_of(&pem), expected);
        for (format, more) in [("pkcs12", &[][..]), ("pkcs12-legacy", &["-legacy"])] {
            let file = office.name("exported.p12");
            let written = ["export", &name, "--format", format, "--password", "open sesame", "--out", &file];
            office.ca(&written).accepted();
            let read = ["pkcs12", "-in", &file, "-nodes", "-passin", "pass:open sesame"];
            let text = openssl([&read[..], more].concat()).accepted();
            assert_eq!(String::from_utf8_lossy(&text).matches("BEGIN CERTIFICATE").count(), 2);
            let read = office.write("read.pem", text);
            assert_eq!(openssl(["pkey", "-in", &read, "-pubout"]).accepted(), expected);
            openssl([&["pkcs12", "-in", &file, "-noout", "-passin", "pass:wrong"], more].concat()).refused();
        }
    }
}

#[test]
fn a_key_that_the_applicant_keeps_is_certified_but_cannot_be_exported() {
    let office = Office::with_generations(1);
    let (private, public) = (office.name("private.pem"), office.name("public.pem"));
    let curve = ["-pkeyopt", "ec_paramgen_curve:P-384", "-out", &private];
    openssl([&["genpkey", "-algorithm", "EC"], &curve[..]].concat()).accepted();
    openssl(["pkey", "-in", &private, "-pubout", "-out", &public]).accepted();
    let der = office.name("public.der");
    openssl(["pkey", "-in", &private, "-pubout", "-outform", "DER", "-out", &der]).accepted();
    let issue = |key: &str| {
        office.json(&["issue", "--line", "signature", "--json", "--public-key", key, "--at", crate::office::ISSUED])
    };
    for (file, reused) in [(&public, false), (&der, true)] {
        let issued = issue(file);
        assert_eq!(issued[0]["key_reused"], reused);
        let name = issued[0]["certificate"].as_str().unwrap();
        assert_eq!(public_key_of(&office.certificate(name)), std::fs::read(&public).unwrap());
        let refused = office.refused(2, &["export", name]);
        assert!(refused.contains("is not one of ours"), "{refused}");
    }
}

#[test]
fn what_is_no_public_key_is_refused_and_nothing_is_issued() {
    let office = Office::with_generations(1);
    let certificate = office.root("signature");
    let (empty, noise) = (office.write("empty", b""), office.write("noise", b"\x30\x03\x02\x01\x00"));
    let large = office.write("large", vec![b'-'; 2 << 20]);
    let key = |file: &str| ["issue", "--line", "signature", "--public-key", file].map(str::to_owned);
    for (file, said) in
        [(&certificate, "holds a CERTIFICATE"), (&empty, "is empty"), (&noise, "public key"), (&large, "was not read")]
    {
        let refused = office.refused(2, &key(file).each_ref().map(String::as_str));
        assert!(refused.contains(said), "{refused}");
    }
    office.refused(5, &key("/no/such/file").each_ref().map(String::as_str));
    let both = office.refused(2, &["issue", "--public-key", &noise]);
    assert!(both.contains("--line"), "{both}");
    assert_eq!(office.json(&["show", "--json"])["certificates"].as_array().unwrap().len(), 0);
}

#[test]
fn a_password_that_readers_disagree_about_is_refused() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    let file = office.name("exported.p12");
    for password in ["", "開けゴマ"] {
        let export = ["export", &name, "--format", "pkcs12", "--out", &file, "--password", password];
        office.refused(2, &export);
    }
    office.refused(2, &["export", &name, "--format", "pkcs12", "--out", &file]);
    // Whoever gives a password expects it to be asked for.
    let unprotected = office.refused(2, &["export", &name, "--password", "open sesame", "--out", &file]);
    assert!(unprotected.contains("--format pkcs12") && !unprotected.contains("sesame"), "{unprotected}");
    assert!(!std::fs::exists(&file).unwrap());
}
