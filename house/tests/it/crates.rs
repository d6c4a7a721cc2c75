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

/// Clients to be judged, which bring what they like. A driver passes octets to them, never a type of these crates.
const FOREIGN: &[&str] = &["jpki", "myna-card"];

#[test]
fn rustcrypto_is_there_in_one_generation_only() {
    let metadata = super::metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let named: BTreeMap<&str, (&str, &str)> = packages
        .iter()
        .map(|package| {
            let text = |member: &str| package[member].as_str().unwrap();
            (text("id"), (text("name"), text("version")))
        })
        .collect();
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let graph: BTreeMap<&str, &serde_json::Value> =
        nodes.iter().map(|node| (node["id"].as_str().unwrap(), &node["dependencies"])).collect();
    let mut open: Vec<&str> =
        metadata["workspace_members"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !FOREIGN.contains(&named[id].0) && reached.insert(id) {
            open.extend(graph[id].as_array().unwrap().iter().map(|next| next.as_str().unwrap()));
        }
    }
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, version) in reached.iter().map(|id| named[id]) {
        versions.entry(name).or_default().insert(version);
    }
    for name in ONE_GENERATION {
        if let Some(found) = versions.get(name) {
            assert_eq!(found.len(), 1, "{name} in the versions {found:?}");
        }
    }
    assert!(versions["der"].iter().all(|version| version.starts_with("0.7.")));
}

/// Leaves that may say `unsafe`, with the reason. Cargo refuses an exception beside `workspace = true`, so each of them
/// writes out the table.
const MAY_SAY_UNSAFE: &[(&str, &str)] = &[(
    "jlis-sim/jpeg2000/Cargo.toml",
    "the JPEG 2000 encoder writes to memory through call-backs with raw pointers only",
)];

/// The lines of the shared table of lints.
fn shared_lints() -> Vec<String> {
    let root = std::fs::read_to_string(super::root().join("Cargo.toml")).unwrap();
    let table = root.split("[workspace.lints.rust]").nth(1).unwrap().split("[profile").next().unwrap();
    table.lines().filter(|line| line.contains(" = ")).map(str::to_owned).collect()
}

#[test]
fn every_member_takes_the_shared_lints() {
    let manifests = super::tracked("Cargo.toml");
    assert!(manifests.len() > 10);
    let exempt: Vec<_> = MAY_SAY_UNSAFE.iter().map(|(path, _)| super::root().join(path)).collect();
    for manifest in manifests.iter().filter(|manifest| !exempt.contains(manifest)) {
        let text = std::fs::read_to_string(manifest).unwrap();
        let shared = text.contains("[lints]\nworkspace = true") || text.contains("[workspace.lints.rust]");
        assert!(shared, "{} lacks `[lints] workspace = true`", manifest.display());
    }
}

#[test]
fn a_leaf_that_may_say_unsafe_takes_every_other_lint_and_documents_each_block() {
    let shared = shared_lints();
    assert!(shared.len() > 15 && shared.iter().any(|lint| lint == "unsafe_code = \"forbid\""));
    for (path, reason) in MAY_SAY_UNSAFE {
        assert!(!reason.is_empty());
        let text = std::fs::read_to_string(super::root().join(path)).unwrap();
        for lint in shared.iter().filter(|lint| !lint.starts_with("unsafe_code")) {
            assert!(text.lines().any(|line| line == lint), "{path} lacks the lint {lint}");
        }
        for lint in ["unsafe_code = \"deny\"", "undocumented_unsafe_blocks = \"deny\""] {
            assert!(text.contains(lint), "{path} lacks the lint {lint}");
        }
    }
}
