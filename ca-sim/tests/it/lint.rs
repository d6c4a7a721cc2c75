//! `pkilint` finds nothing in our objects but what `lint/pkilint.toml` lists with a reason.
//!
//! It comes from PyPI, so the test runs on request only, with the folder of its programs in `SEKISHO_PKILINT`:
//! `python3 -m venv VENV && VENV/bin/pip install pkilint==0.13.3`, then
//! `SEKISHO_PKILINT=VENV/bin cargo test -p sekisho-ca-sim --test it -- --ignored pkilint`.

use std::collections::BTreeSet;
use std::path::Path;

use sekisho_ca_sim::{CrlReason, Generation, Line};
use serde::Deserialize;

use crate::world::{Desk, at, issue, partition_crl, test_authority, times};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exceptions {
    finding: Vec<Exception>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    code: String,
    objects: Vec<String>,
    reason: String,
}

/// A finding code on an object.
type Finding = (String, String);

fn listed() -> BTreeSet<Finding> {
    let exceptions: Exceptions = toml::from_str(include_str!("../../lint/pkilint.toml")).unwrap();
    let pairs = exceptions.finding.into_iter().flat_map(|exception| {
        assert!(!exception.reason.is_empty(), "{} has no reason", exception.code);
        exception.objects.into_iter().map(move |object| (object, exception.code.clone()))
    });
    pairs.collect()
}

/// The findings from NOTICE up, from lines of `path,validator,severity,code,message`.
fn findings(object: &str, csv: &str) -> BTreeSet<Finding> {
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("node_path,validator,severity,code,message"), "{object}: pkilint said {csv:?}");
    let codes = lines.filter_map(|line| line.split(',').nth(3));
    codes.map(|code| (object.to_owned(), code.to_owned())).collect()
}

#[test]
#[ignore = "needs pkilint from PyPI; ./test.sh makes it available"]
#[expect(clippy::disallowed_methods, reason = "the only way to tell a test where an outside program stands")]
fn pkilint_finds_only_what_is_listed_with_a_reason() {
    let folder =
        std::env::var("SEKISHO_PKILINT").unwrap_or_else(|_| panic!("set SEKISHO_PKILINT to pkilint's bin folder"));
    let program = |name: &str| Path::new(&folder).join(name).to_str().unwrap().to_owned();
    let desk = Desk::new();
    let mut authority = test_authority();
    let mut found = BTreeSet::new();

    for (line, name) in [(Line::Signing, "signing"), (Line::Authentication, "authentication")] {
        let holder = issue(&mut authority, line);
        authority.revoke(line, holder.serial, CrlReason::Superseded, at("2026-11-23T00:00:00Z")).unwrap();
        let crl = partition_crl(&mut authority, line, &holder.partition, times("2026-11-23T18:00:00Z"));
        let (root, certificate, list) = (format!("{name}-root"), name.to_owned(), format!("{name}-crl"));
        for (object, der) in
            [(&root, authority.root(line, Generation::FIRST).unwrap()), (&certificate, &holder.der[..]), (&list, &crl)]
        {
            desk.put(object, der);
        }
        let mut lint = |object: &str, tool: &str, arguments: &[&str]| {
            let output = desk.run(&program(tool), &[&["lint", "-s", "NOTICE", "-f", "CSV"], arguments].concat());
            found.extend(findings(object, &String::from_utf8(output.stdout).unwrap()));
        };
        lint(&root, "lint_pkix_cert", &[&root]);
        lint(&certificate, "lint_pkix_cert", &[&certificate]);
        lint(&format!("{name}-chain"), "lint_pkix_signer_signee_cert_chain", &[&root, &certificate]);
        lint(&list, "lint_crl", &["-t", "CRL", "-p", "PKIX", &list]);
    }

    let listed = listed();
    assert_eq!(found.difference(&listed).collect::<Vec<_>>(), Vec::<&Finding>::new(), "not listed");
    assert_eq!(listed.difference(&found).collect::<Vec<_>>(), Vec::<&Finding>::new(), "listed, but not found any more");
}
