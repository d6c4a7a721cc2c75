//! Software that refuses genuine JPKI objects. The profile stays as it is; docs/outside-software.md says who is hurt.

use sekisho_ca_sim::defect::Defect;
use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{Line, Settings};
use sekisho_ca_sim_judges::{Exhibit, GnuTls, OpenSsl, Opinion, RustlsWebpki, Scene, good_objects, twins};

use crate::tools::{all_agree, asked, cryptography, java, validators, words};

fn both() -> Vec<Exhibit> {
    let mut scene = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    [Line::Signing, Line::Authentication]
        .map(|line| {
            let holder = scene.issue(line).unwrap();
            scene.exhibit(&line.to_string(), &holder).unwrap()
        })
        .to_vec()
}

#[test]
fn rustls_webpki_refuses_the_critical_certificate_policies() {
    let refusal = Opinion::Refuses("UnsupportedCriticalExtension".to_owned());
    assert_eq!(asked(&RustlsWebpki, &both()), [refusal.clone(), refusal]);
}

/// The holder's certificate as webpki could take it: with policies that are not critical, which JPKI's never are.
fn without_critical_policies() -> Exhibit {
    let [_, changed] = twins(Defect::PoliciesNotCritical).unwrap();
    changed
}

#[test]
fn rustls_webpki_finds_no_list_for_a_distribution_point_without_an_address() {
    let with_list = without_critical_policies();
    let without_list = Exhibit { crls: Vec::new(), ..with_list.clone() };
    let found_nothing = Opinion::Refuses("UnknownRevocationStatus".to_owned());
    assert_eq!(asked(&RustlsWebpki, &[without_list, with_list.clone()]), [Opinion::Accepts, found_nothing]);
    all_agree(&validators(), &[with_list], &[true]);
}

#[test]
fn python_cryptography_refuses_the_critical_certificate_policies_unless_it_is_told_that_the_application_knows_them() {
    let cryptography = cryptography();
    for opinion in asked(&cryptography, &both()) {
        assert!(words(&opinion).contains("2.5.29.32: certificate contains unaccounted-for critical extensions"));
    }
    assert_eq!(asked(&cryptography.taking_policies(), &both()), [Opinion::Accepts, Opinion::Accepts]);
}

#[test]
fn java_refuses_the_policy_qualifier_unless_it_is_told_that_the_application_knows_it() {
    let refusal =
        Opinion::Refuses("CertPathValidatorException: critical policy qualifiers present in certificate".to_owned());
    assert_eq!(asked(&java().rejecting_qualifiers(), &both()), [refusal.clone(), refusal]);
    assert_eq!(asked(java(), &both()), [Opinion::Accepts, Opinion::Accepts]);
}

#[test]
fn java_finds_an_answer_under_the_sha_1_value_of_the_issuer_only() {
    let good = good_objects().unwrap();
    let named = |name: &str| good.iter().find(|exhibit| exhibit.name == name).unwrap().clone();
    let pair = [named("test-signing-ocsp-delegated-sha1"), named("test-signing-ocsp-delegated-sha256")];
    let opinions = asked(java(), &pair);
    assert_eq!(opinions[0], Opinion::Accepts);
    assert!(words(&opinions[1]).contains("does not include a response for a certificate"), "{:?}", opinions[1]);
    all_agree(&[&OpenSsl, &GnuTls], &pair, &[true, true]);
}

/// Any list of the issuer will do for it, so it calls good what another municipality has revoked.
#[test]
fn gnutls_takes_the_list_of_another_partition() {
    let exhibits = twins(Defect::CrlOfOtherPartition).unwrap();
    all_agree(&[&GnuTls], &exhibits, &[true, true]);
    all_agree(&[&OpenSsl, java()], &exhibits, &[true, false]);
}

/// A verifier whose clock is behind is told of a revocation before its time.
#[test]
fn java_calls_good_what_will_be_revoked_later() {
    let exhibits = twins(Defect::CrlRevocationInTheFuture).unwrap();
    all_agree(&[&OpenSsl, &GnuTls], &exhibits, &[false, false]);
    all_agree(&[java()], &exhibits, &[false, true]);
}
