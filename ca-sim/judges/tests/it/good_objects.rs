//! Every good object is accepted.

use std::collections::BTreeSet;

use sekisho_ca_sim_judges::{GnuTls, Kind, OpenSsl, OpenSslWithDeltas, good_objects, status_answers};

use crate::tools::{all_agree, java, pkilint};

/// Java finds an answer under the SHA-1 value of the issuer only: docs/outside-software.md.
fn has_a_sha256_cert_id(name: &str) -> bool {
    name.contains("-ocsp-") && name.contains("-sha256")
}

#[test]
fn openssl_gnutls_and_java_accept_every_good_object() {
    let good = good_objects().unwrap();
    let names: BTreeSet<&str> = good.iter().map(|exhibit| exhibit.name.as_str()).collect();
    assert_eq!(names.len(), good.len(), "no name twice");
    all_agree(&[&OpenSsl, &GnuTls], &good, &vec![true; good.len()]);
    let found_by_java: Vec<bool> = good.iter().map(|exhibit| !has_a_sha256_cert_id(&exhibit.name)).collect();
    all_agree(&[java()], &good, &found_by_java);
    let lists: Vec<_> = good.into_iter().filter(|exhibit| exhibit.kind == Kind::Crl).collect();
    all_agree(&[&OpenSslWithDeltas], &lists, &vec![true; lists.len()]);
}

#[test]
fn pkilint_finds_exactly_what_is_listed_with_a_reason() {
    let (pkilint, mut good) = (pkilint(), good_objects().unwrap());
    good.extend(status_answers().unwrap().into_iter().map(|answer| answer.exhibit));
    let findings = pkilint.findings(&good).unwrap();
    let found: BTreeSet<(String, String)> = good
        .iter()
        .zip(findings)
        .flat_map(|(exhibit, codes)| codes.into_iter().map(|code| (exhibit.name.clone(), code)))
        .collect();
    let listed: BTreeSet<(String, String)> = pkilint
        .allowances()
        .iter()
        .flat_map(|allowance| allowance.objects.iter().map(|object| (object.clone(), allowance.code.clone())))
        .collect();
    assert_eq!(found.difference(&listed).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "not listed");
    assert_eq!(listed.difference(&found).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "not found any more");
    assert!(pkilint.allowances().iter().all(|allowance| !allowance.reason.is_empty()));
}
