//! Software that refuses genuine JPKI objects. The profile stays as it is; docs/outside-software.md says who is hurt.

use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{Line, Settings};
use sekisho_ca_sim_judges::{Exhibit, Opinion, RustlsWebpki, Scene};

use crate::tools::{asked, cryptography, java, words};

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

#[test]
fn python_cryptography_refuses_the_critical_certificate_policies() {
    for opinion in asked(&cryptography(), &both()) {
        assert!(words(&opinion).contains("2.5.29.32: certificate contains unaccounted-for critical extensions"));
    }
}

#[test]
fn java_refuses_the_policy_qualifier_unless_it_is_told_that_the_application_knows_it() {
    let refusal =
        Opinion::Refuses("CertPathValidatorException: critical policy qualifiers present in certificate".to_owned());
    assert_eq!(asked(&java().rejecting_qualifiers(), &both()), [refusal.clone(), refusal]);
    assert_eq!(asked(java(), &both()), [Opinion::Accepts, Opinion::Accepts]);
}
