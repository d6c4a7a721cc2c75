//! Keys and certificates in files that other software reads: OpenSSL, GnuTLS and Java.

use openssl::pkcs12::Pkcs12;
use openssl::pkey::PKey;
use openssl::x509::X509;
use sekisho_ca_sim::keys::{
    KeyFamily, P384Key, PemLabel, Pkcs12Content, Pkcs12Protection, SignatureAlgorithm, SigningKey as _, pem, pem_chain,
};
use sekisho_ca_sim::{Application, Authority, CaError, Carrier, IssuedCertificate, Line, Settings, SubjectKey};

use crate::world::{self, Desk, by_rule, issue, pool, test_authority, times};

const PASSWORD: &str = "sekisho test";

/// A key with its certificate and its root.
struct Holder {
    pkcs8: Vec<u8>,
    certificate: Vec<u8>,
    root: Vec<u8>,
}

impl Holder {
    fn with_rsa() -> Self {
        let mut authority = test_authority();
        let issued = issue(&mut authority, Line::Signing);
        Self::of(&authority, issued, pool().assign(0).unwrap().key.pkcs8_der().unwrap())
    }

    /// The next generation: holder and root on P-384.
    fn on_p384() -> Self {
        let settings = Settings { algorithm: SignatureAlgorithm::EcdsaWithSha384, ..Settings::default() };
        let mut authority = world::authority(&settings, KeyFamily::Genuine);
        let key = P384Key::from_seed(b"export").unwrap();
        let subject_key = SubjectKey { name: "of a seed".to_owned(), reused: false, spki_der: key.spki_der().to_vec() };
        let application = Application {
            carrier: Carrier::NextCard,
            key: subject_key,
            ..world::application(Line::Authentication, 0, by_rule())
        };
        let issued = authority.issue(&application).unwrap();
        Self::of(&authority, issued, key.pkcs8_der().unwrap())
    }

    fn of(authority: &Authority, issued: IssuedCertificate, pkcs8: Vec<u8>) -> Self {
        let root = authority.root(issued.line, issued.generation).unwrap().to_vec();
        Self { pkcs8, certificate: issued.der, root }
    }

    fn file(&self, protection: Pkcs12Protection) -> Vec<u8> {
        self.export("sekisho holder", PASSWORD, protection).unwrap()
    }

    fn export(&self, name: &str, password: &str, protection: Pkcs12Protection) -> Result<Vec<u8>, CaError> {
        let authorities = [&self.root[..]];
        let content =
            Pkcs12Content { name, pkcs8: &self.pkcs8, certificate: &self.certificate, authorities: &authorities };
        content.to_der(password, protection)
    }
}

/// What a program says of a file in the folder, which has to succeed.
fn says(desk: &Desk, program: &str, arguments: &[&str]) -> String {
    let output = desk.run(program, arguments);
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program} {arguments:?}: {text}");
    text
}

fn with_file(holder: &Holder, protection: Pkcs12Protection) -> Desk {
    let desk = Desk::new();
    desk.put("holder.p12", &holder.file(protection));
    desk
}

#[test]
fn openssl_checks_a_key_written_as_text_and_finds_the_same_octets_in_it() {
    for holder in [Holder::with_rsa(), Holder::on_p384()] {
        let desk = Desk::new();
        desk.put("key.pem", pem(PemLabel::PrivateKey, &holder.pkcs8).as_bytes());
        let text = says(&desk, "openssl", &["pkey", "-in", "key.pem", "-check", "-noout"]);
        assert!(text.contains("Key is valid"), "{text}");
        let public = PKey::private_key_from_pkcs8(&holder.pkcs8).unwrap().public_key_to_der().unwrap();
        let theirs = says(&desk, "openssl", &["pkey", "-in", "key.pem", "-pubout"]);
        assert_eq!(theirs, pem(PemLabel::PublicKey, &public));
    }
}

#[test]
fn openssl_writes_a_certificate_and_a_list_as_the_same_text() {
    let mut authority = test_authority();
    let holder = issue(&mut authority, Line::Signing).der;
    let crl = world::partition_crl(&mut authority, Line::Signing, &world::shibuya(), times("2026-11-23T18:00:00Z"));
    let desk = Desk::new();
    desk.put("holder.der", &holder);
    desk.put("list.der", &crl);
    let certificate = says(&desk, "openssl", &["x509", "-inform", "DER", "-in", "holder.der"]);
    assert_eq!(certificate, pem(PemLabel::Certificate, &holder));
    assert_eq!(says(&desk, "openssl", &["crl", "-inform", "DER", "-in", "list.der"]), pem(PemLabel::Crl, &crl));
}

#[test]
fn a_chain_written_as_text_is_read_in_its_order() {
    let holder = Holder::with_rsa();
    let text = pem_chain([&holder.certificate[..], &holder.root[..]]);
    let read: Vec<Vec<u8>> =
        X509::stack_from_pem(text.as_bytes()).unwrap().iter().map(|one| one.to_der().unwrap()).collect();
    assert_eq!(read, [holder.certificate, holder.root]);
}

#[test]
fn text_of_whole_and_of_broken_lines_has_64_columns_and_no_empty_line() {
    for (octets, columns) in [(0, vec![]), (47, vec![64]), (48, vec![64]), (49, vec![64, 4]), (96, vec![64, 64])] {
        let text = pem(PemLabel::PublicKey, &vec![0xA5; octets]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.first(), Some(&"-----BEGIN PUBLIC KEY-----"));
        assert_eq!(lines.last(), Some(&"-----END PUBLIC KEY-----"));
        assert_eq!(lines[1..lines.len() - 1].iter().map(|line| line.len()).collect::<Vec<_>>(), columns, "{octets}");
    }
}

#[test]
fn openssl_reads_a_file_and_names_its_protection() {
    for (protection, expected) in [
        (Pkcs12Protection::Modern, &["MAC: sha256, Iteration 10000", "PBES2, PBKDF2, AES-256-CBC, Iteration 10000"]),
        (
            Pkcs12Protection::Legacy,
            &["MAC: sha1, Iteration 10000", "pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 10000"],
        ),
    ] {
        for holder in [Holder::with_rsa(), Holder::on_p384()] {
            let desk = with_file(&holder, protection);
            let password = format!("pass:{PASSWORD}");
            let arguments = ["pkcs12", "-info", "-in", "holder.p12", "-passin", &password, "-noenc"];
            let text = says(&desk, "openssl", &arguments);
            let first = expected.iter().map(|line| text.matches(line).count()).collect::<Vec<_>>();
            // The key and the bag of certificates are encrypted each by itself.
            assert_eq!(first, [1, 2], "{protection:?}: {text}");
            assert_eq!(text.matches("friendlyName: sekisho holder").count(), 2, "{text}");
            for whole in [
                pem(PemLabel::PrivateKey, &holder.pkcs8),
                pem(PemLabel::Certificate, &holder.certificate),
                pem(PemLabel::Certificate, &holder.root),
            ] {
                assert!(text.contains(&whole), "{text}");
            }
        }
    }
}

#[test]
fn certtool_reads_a_file_of_either_protection() {
    for protection in [Pkcs12Protection::Modern, Pkcs12Protection::Legacy] {
        for holder in [Holder::with_rsa(), Holder::on_p384()] {
            let desk = with_file(&holder, protection);
            let arguments = ["--p12-info", "--inder", "--infile", "holder.p12", "--password", PASSWORD];
            let text = says(&desk, "certtool", &arguments);
            assert!(text.contains("Friendly name: sekisho holder"), "{text}");
            for whole in [&holder.certificate, &holder.root] {
                assert!(text.contains(&pem(PemLabel::Certificate, whole)), "{text}");
            }
            // It passes the key on as it lies there, and takes it back.
            let key = &text[text.find("-----BEGIN ENCRYPTED PRIVATE KEY-----").unwrap()..];
            desk.put("key.pem", key.as_bytes());
            let arguments = ["--key-info", "--pkcs8", "--infile", "key.pem", "--password", PASSWORD];
            let text = says(&desk, "certtool", &arguments);
            assert!(text.contains("Key Security Level:") && text.contains("PRIVATE KEY-----"), "{text}");
        }
    }
}

#[test]
fn java_reads_a_key_with_its_chain_from_a_file_of_either_protection() {
    for protection in [Pkcs12Protection::Modern, Pkcs12Protection::Legacy] {
        for holder in [Holder::with_rsa(), Holder::on_p384()] {
            let desk = with_file(&holder, protection);
            let store = ["-storetype", "PKCS12", "-keystore", "holder.p12", "-storepass", PASSWORD];
            let text = says(&desk, "keytool", &[&["-J-Duser.language=en", "-list", "-v"], &store[..]].concat());
            for expected in ["Alias name: sekisho holder", "Entry type: PrivateKeyEntry", "Certificate chain length: 2"]
            {
                assert!(text.contains(expected), "{protection:?}: no {expected:?} in {text}");
            }
            // To make a request, Java has to read the key too.
            let request = says(&desk, "keytool", &[&["-certreq", "-alias", "sekisho holder"], &store[..]].concat());
            assert!(request.contains("-----BEGIN NEW CERTIFICATE REQUEST-----"), "{request}");
        }
    }
}

#[test]
fn a_file_opens_with_its_own_password_alone() {
    let file = Holder::with_rsa().file(Pkcs12Protection::Modern);
    let parsed = Pkcs12::from_der(&file).unwrap();
    assert!(parsed.parse2("sekisho Test").is_err());
    assert!(parsed.parse2(PASSWORD).is_ok());
}

#[test]
fn a_password_that_readers_would_read_differently_is_refused_without_repeating_it() {
    let holder = Holder::with_rsa();
    for (password, position) in [("", 0), ("秘密", 0), ("abc\u{7F}", 3), ("ab\0c", 2), ("a\té", 1)] {
        let refused = holder.export("holder", password, Pkcs12Protection::Modern);
        assert_eq!(refused, Err(CaError::Pkcs12Password { position }));
    }
}

#[test]
fn a_name_with_nul_is_refused() {
    let refused = Holder::with_rsa().export("a\0b", PASSWORD, Pkcs12Protection::Modern);
    let text = CaError::Text { field: "friendlyName", expected: "text without NUL", got: "a\0b".to_owned() };
    assert_eq!(refused, Err(text));
}

#[test]
fn a_key_and_the_certificate_of_another_make_no_file() {
    let (one, other) = (Holder::with_rsa(), Holder::on_p384());
    for (key, certificate) in [(&one, &other), (&other, &one)] {
        let mixed = Holder {
            pkcs8: key.pkcs8.clone(),
            certificate: certificate.certificate.clone(),
            root: certificate.root.clone(),
        };
        let refused = mixed.export("holder", PASSWORD, Pkcs12Protection::Modern);
        assert_eq!(refused, Err(CaError::CertificateOfOtherKey));
    }
}

#[test]
fn octets_that_are_no_key_or_no_certificate_make_no_file() {
    let good = Holder::with_rsa();
    let broken = |change: fn(&mut Holder)| {
        let mut holder = Holder::with_rsa();
        change(&mut holder);
        holder.export("holder", PASSWORD, Pkcs12Protection::Modern).unwrap_err()
    };
    assert!(good.export("holder", PASSWORD, Pkcs12Protection::Modern).is_ok());
    assert!(matches!(broken(|it| it.pkcs8.truncate(9)), CaError::Key { key, .. } if key == "from PKCS#8"));
    for error in [broken(|it| it.certificate.truncate(9)), broken(|it| it.root.clear())] {
        assert!(matches!(&error, CaError::Key { key, .. } if key == "of a certificate to export"), "{error}");
    }
}

#[test]
fn what_is_to_be_exported_does_not_show_its_private_key() {
    let holder = Holder::with_rsa();
    let (name, pkcs8, certificate) = ("sekisho holder", &holder.pkcs8[..], &holder.certificate[..]);
    let content = Pkcs12Content { name, pkcs8, certificate, authorities: &[&holder.root] };
    assert_eq!(format!("{content:?}"), "Pkcs12Content(\"sekisho holder\", 2 certificates)");
}
