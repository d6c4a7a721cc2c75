//! Rules about dependencies and manifests.

use std::collections::{BTreeMap, BTreeSet};

/// Crates whose two generations must never meet in one program: types of one are not types of the other.
const ONE_GENERATION: &[&str] = &[
    "cms",
    "const-oid",
    "der",
    "p384",
    "pkcs1",
    "pkcs8",
    "rsa",
    "sha1",
    "sha2",
    "signature",
    "spki",
    "x509-cert",
    "x509-ocsp",
];

#[test]
fn rustcrypto_is_there_in_one_generation_only() {
    let metadata = super::metadata();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        versions.entry(package["name"].as_str().unwrap()).or_default().insert(package["version"].as_str().unwrap());
    }
    for name in ONE_GENERATION {
        if let Some(found) = versions.get(name) {
            assert_eq!(found.len(), 1, "{name} in the versions {found:?}");
        }
    }
    assert!(versions["der"].iter().all(|version| version.starts_with("0.7.")));
}

#[test]
fn every_member_takes_the_shared_lints() {
    let manifests = super::tracked("Cargo.toml");
    assert!(manifests.len() > 10);
    for manifest in manifests {
        let text = std::fs::read_to_string(&manifest).unwrap();
        let shared = text.contains("[lints]\nworkspace = true") || text.contains("[workspace.lints.rust]");
        assert!(shared, "{} lacks `[lints] workspace = true`", manifest.display());
    }
}
