//! Imports run one way.

use std::collections::{BTreeMap, BTreeSet};

/// Each member with the members that it may import. Data flows from the simulators and the vocabulary at the bottom to the
/// command at the top; development dependencies of tests are not listed.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("card-sim", &[]),
    ("ca-sim", &[]),
    ("reports-log", &[]),
    ("harness-protocol", &[]),
    ("harness-catalogue", &[]),
    ("harness-pcscd", &[]),
    ("house", &[]),
    ("fuzz-support", &[]),
    ("card-sim-fuzz-targets", &["card-sim", "fuzz-support"]),
    ("ca-sim-fuzz-targets", &["ca-sim", "fuzz-support"]),
    ("ca-sim-pkcs11", &["ca-sim"]),
    ("ca-sim-judges", &["ca-sim"]),
    ("jlis-sim-jpeg2000", &[]),
    ("jlis-sim-core", &["card-sim", "ca-sim", "jlis-sim-jpeg2000"]),
    ("jlis-sim-http", &["ca-sim", "jlis-sim-core"]),
    ("reports-render", &["reports-log"]),
    ("harness-reference", &["harness-protocol"]),
    ("harness-mutants", &["harness-protocol", "harness-reference"]),
    ("harness-drivers-opensc", &["harness-protocol"]),
    ("harness-drivers-myna-card", &["harness-protocol"]),
    ("harness-drivers-jpki", &["harness-protocol"]),
    // For tests only.
    ("harness-drivers-scene", &["card-sim", "ca-sim", "jlis-sim-core", "harness-pcscd", "harness-protocol"]),
    ("harness-bench", &["card-sim", "ca-sim", "jlis-sim-core", "harness-protocol", "harness-catalogue", "reports-log"]),
    (
        "harness-cli",
        &[
            "card-sim",
            "ca-sim",
            "jlis-sim-core",
            "jlis-sim-http",
            "harness-protocol",
            "harness-catalogue",
            "harness-reference",
            "harness-mutants",
            "harness-pcscd",
            "harness-bench",
            "reports-log",
            "reports-render",
        ],
    ),
    ("benches", &["card-sim", "ca-sim", "jlis-sim-core", "jlis-sim-http", "harness-pcscd"]),
];

#[test]
fn every_member_imports_only_what_the_table_allows() {
    let metadata = super::metadata();
    let members: BTreeSet<&str> =
        metadata["workspace_members"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut seen = BTreeSet::new();
    for package in metadata["packages"].as_array().unwrap() {
        if !members.contains(package["id"].as_str().unwrap()) {
            continue;
        }
        let name = short(package["name"].as_str().unwrap());
        let may = allowed.get(name).unwrap_or_else(|| panic!("{name} is not in the import table"));
        for dependency in package["dependencies"].as_array().unwrap() {
            let imported = dependency["name"].as_str().unwrap();
            if imported.starts_with("sekisho-") && dependency["kind"].is_null() {
                assert!(may.contains(&short(imported)), "{name} may not import {}", short(imported));
            }
        }
        seen.insert(name.to_owned());
    }
    let listed: BTreeSet<String> = allowed.keys().map(|name| (*name).to_owned()).collect();
    assert_eq!(seen, listed, "the table lists exactly the members");
}

#[test]
fn nothing_foreign_is_loaded_by_a_default_member() {
    let metadata = super::metadata();
    let default: Vec<&str> =
        metadata["workspace_default_members"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    assert_eq!(default.len(), 1, "cargo run is the bench");
    let reached = reached(&metadata, default);
    // `jpki` is under LGPL-2.1-or-later, and `myna-card` is a client to be judged: neither is ever a part of the bench.
    for forbidden in ["pcsc-sys", "pcsc", "cryptoki", "cryptoki-sys", "ort", "libloading", "jpki", "myna-card"] {
        let found = reached.iter().find(|id| id.contains(&format!("#{forbidden}@")));
        assert_eq!(found, None, "the sekisho binary must not reach {forbidden}");
    }
}

/// The asynchronous runtime ends at the services over HTTP, whose handle blocks. The command serves them; nobody else gets one.
#[test]
fn only_the_services_over_http_have_an_asynchronous_runtime() {
    let metadata = super::metadata();
    let members: BTreeSet<&str> =
        metadata["workspace_members"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    let mut with_runtime = BTreeSet::new();
    for package in metadata["packages"].as_array().unwrap() {
        let (id, name) = (package["id"].as_str().unwrap(), short(package["name"].as_str().unwrap()));
        if !members.contains(id) {
            continue;
        }
        let mut imported = package["dependencies"].as_array().unwrap().iter().filter(|one| one["kind"].is_null());
        let directly = imported.any(|one| ["tokio", "hyper", "axum"].contains(&one["name"].as_str().unwrap()));
        assert!(!directly || name == "jlis-sim-http", "{name} may not import a runtime itself");
        if reached(&metadata, vec![id]).iter().any(|id| id.contains("#tokio@")) {
            with_runtime.insert(name);
        }
    }
    // The benchmarks may measure the services.
    with_runtime.remove("benches");
    assert_eq!(with_runtime, BTreeSet::from(["harness-cli", "jlis-sim-http"]));
}

/// Every package that these reach, without what only builds or tests need.
fn reached<'a>(metadata: &'a serde_json::Value, mut open: Vec<&'a str>) -> BTreeSet<&'a str> {
    let graph: BTreeMap<&str, Vec<&str>> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| {
            let normal = |dependency: &&serde_json::Value| {
                dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null())
            };
            let reached = node["deps"].as_array().unwrap().iter().filter(normal);
            (node["id"].as_str().unwrap(), reached.map(|dependency| dependency["pkg"].as_str().unwrap()).collect())
        })
        .collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(&graph[id]);
        }
    }
    reached
}

fn short(name: &str) -> &str {
    name.strip_prefix("sekisho-").unwrap_or(name)
}
