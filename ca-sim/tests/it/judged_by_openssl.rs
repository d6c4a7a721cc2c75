//! The `openssl` command decides whether a chain and a CRL are good.

use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{
    Authority, CrlReason, Generation, IssuedCertificate, Line, Names, Settings, UpdateTimes, Validity,
};

use crate::world::{Desk, at, authority, issue, issue_with, partition_crl, pem, test_authority, times};

/// What `openssl verify` says about a certificate, with and without its CRL.
struct Verification {
    accepted: bool,
    text: String,
}

fn verify(root: &[u8], certificate: &IssuedCertificate, crl: Option<&[u8]>, when: &str) -> Verification {
    let desk = Desk::new();
    desk.put("root.pem", &pem("CERTIFICATE", root));
    desk.put("holder.pem", &pem("CERTIFICATE", &certificate.der));
    let seconds = at(when).as_second().to_string();
    let mut arguments = vec!["verify", "-attime", &seconds, "-x509_strict", "-CAfile", "root.pem"];
    if let Some(crl) = crl {
        desk.put("partition.pem", &pem("X509 CRL", crl));
        arguments.extend(["-crl_check", "-CRLfile", "partition.pem"]);
    }
    arguments.push("holder.pem");
    let output = desk.run("openssl", &arguments);
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Verification { accepted: output.status.success(), text }
}

fn crl_of(authority: &mut Authority, certificate: &IssuedCertificate, this_update: &str) -> Vec<u8> {
    partition_crl(authority, certificate.line, &certificate.partition, times(this_update))
}

const BOTH: [Line; 2] = [Line::Signing, Line::Authentication];

#[test]
fn openssl_accepts_both_certificates_and_their_partitions_crl() {
    let mut authority = test_authority();
    for line in BOTH {
        let holder = issue(&mut authority, line);
        let crl = crl_of(&mut authority, &holder, "2026-11-23T18:00:00Z");
        let verification =
            verify(authority.root(line, Generation::FIRST).unwrap(), &holder, Some(&crl), "2026-11-24T00:00:00Z");
        assert!(verification.accepted, "{line}: {}", verification.text);
    }
}

/// The extended key usage makes the authentication certificate one for TLS clients.
#[test]
fn openssl_takes_the_authentication_certificate_for_a_tls_client_and_not_for_a_server() {
    let mut authority = test_authority();
    let holder = issue(&mut authority, Line::Authentication);
    let desk = Desk::new();
    desk.put("root.pem", &pem("CERTIFICATE", authority.root(Line::Authentication, Generation::FIRST).unwrap()));
    desk.put("holder.pem", &pem("CERTIFICATE", &holder.der));
    let seconds = at("2026-11-24T00:00:00Z").as_second().to_string();
    for (purpose, accepted) in [("sslclient", true), ("sslserver", false)] {
        let arguments = ["verify", "-attime", &seconds, "-purpose", purpose, "-CAfile", "root.pem", "holder.pem"];
        assert_eq!(desk.run("openssl", &arguments).status.success(), accepted, "{purpose}");
    }
}

#[test]
fn openssl_refuses_a_certificate_after_its_revocation_is_published_and_not_before() {
    let mut authority = test_authority();
    for line in BOTH {
        let holder = issue(&mut authority, line);
        authority.revoke(line, holder.serial, CrlReason::KeyCompromise, at("2026-11-24T02:00:00Z")).unwrap();

        let before = crl_of(&mut authority, &holder, "2026-11-23T18:00:00Z");
        assert!(
            verify(authority.root(line, Generation::FIRST).unwrap(), &holder, Some(&before), "2026-11-24T12:00:00Z")
                .accepted
        );
        let after = crl_of(&mut authority, &holder, "2026-11-24T18:00:00Z");
        let verification =
            verify(authority.root(line, Generation::FIRST).unwrap(), &holder, Some(&after), "2026-11-24T20:00:00Z");
        assert!(!verification.accepted);
        assert!(verification.text.contains("error 23"), "{}", verification.text);
    }
}

#[test]
fn openssl_finds_no_crl_when_it_is_given_that_of_another_partition() {
    let mut authority = test_authority();
    let holder = issue(&mut authority, Line::Signing);
    let elsewhere = sekisho_ca_sim::Partition::new("Osaka-fu", "Sakai-shi-Kita-ku").unwrap();
    let crl = partition_crl(&mut authority, Line::Signing, &elsewhere, times("2026-11-23T18:00:00Z"));
    let verification =
        verify(authority.root(Line::Signing, Generation::FIRST).unwrap(), &holder, Some(&crl), "2026-11-24T00:00:00Z");
    assert!(!verification.accepted);
    assert!(verification.text.contains("error 44") || verification.text.contains("error 3 "), "{}", verification.text);
}

#[test]
fn openssl_calls_a_crl_past_its_next_update_expired() {
    let mut authority = test_authority();
    let holder = issue(&mut authority, Line::Signing);
    let old = UpdateTimes::new(at("2026-11-23T18:00:00Z"), at("2026-11-24T18:00:00Z")).unwrap();
    let crl = partition_crl(&mut authority, Line::Signing, &holder.partition, old);
    let verification =
        verify(authority.root(Line::Signing, Generation::FIRST).unwrap(), &holder, Some(&crl), "2026-11-24T18:00:01Z");
    assert!(verification.text.contains("error 12"), "{}", verification.text);
}

/// The last second is valid (RFC 5280, 4.1.2.5), but OpenSSL counts it as expired.
#[test]
fn openssl_accepts_the_validity_from_its_first_second_to_the_last_but_one() {
    let mut authority = test_authority();
    let holder = issue(&mut authority, Line::Authentication);
    let root = authority.root(Line::Authentication, Generation::FIRST).unwrap();
    for (when, accepted) in [
        ("2026-11-22T03:04:04Z", false),
        ("2026-11-22T03:04:05Z", true),
        ("2031-04-01T14:59:58Z", true),
        ("2031-04-01T14:59:59Z", false),
    ] {
        assert_eq!(verify(root, &holder, None, when).accepted, accepted, "{when}");
    }
}

#[test]
fn a_certificate_minted_as_already_expired_is_refused_as_expired() {
    let mut authority = test_authority();
    let validity = Validity::new(at("2024-06-01T00:00:00Z"), at("2025-06-01T14:59:59Z")).unwrap();
    let holder = issue_with(&mut authority, Line::Signing, 3, validity);
    let verification =
        verify(authority.root(Line::Signing, Generation::FIRST).unwrap(), &holder, None, "2026-11-24T00:00:00Z");
    assert!(verification.text.contains("error 10"), "{}", verification.text);
}

#[test]
fn an_impostor_with_the_same_names_and_another_key_does_not_verify() {
    let genuine = test_authority();
    let mut impostor = authority(&Settings::default(), KeyFamily::Impostor);
    let holder = issue(&mut impostor, Line::Signing);
    let own = verify(impostor.root(Line::Signing, Generation::FIRST).unwrap(), &holder, None, "2026-11-24T00:00:00Z");
    assert!(own.accepted, "{}", own.text);
    assert!(
        !verify(genuine.root(Line::Signing, Generation::FIRST).unwrap(), &holder, None, "2026-11-24T00:00:00Z")
            .accepted
    );
}

#[test]
fn production_shaped_names_verify_under_their_own_root_only() {
    let settings = Settings { names: Names::production_shape(), ..Settings::default() };
    let mut production = authority(&settings, KeyFamily::Genuine);
    let holder = issue(&mut production, Line::Signing);
    let own = verify(production.root(Line::Signing, Generation::FIRST).unwrap(), &holder, None, "2026-11-24T00:00:00Z");
    assert!(own.accepted, "{}", own.text);
    assert!(
        !verify(
            test_authority().root(Line::Signing, Generation::FIRST).unwrap(),
            &holder,
            None,
            "2026-11-24T00:00:00Z"
        )
        .accepted
    );
}
