//! Every good object is accepted.

use std::collections::BTreeSet;

use sekisho_ca_sim_judges::good_objects;

use crate::tools::{all_agree, pkilint, validators};

#[test]
fn openssl_gnutls_and_java_accept_every_good_object() {
    let good = good_objects().unwrap();
    let names: BTreeSet<&str> = good.iter().map(|exhibit| exhibit.name.as_str()).collect();
    assert_eq!(names.len(), good.len(), "no name twice");
    all_agree(&validators(), &good, &vec![true; good.len()]);
}

#[test]
fn pkilint_finds_exactly_what_is_listed_with_a_reason() {
    let (pkilint, good) = (pkilint(), good_objects().unwrap());
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
