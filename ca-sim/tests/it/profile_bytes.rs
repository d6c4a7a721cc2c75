//! Every element of each kind of object against a reviewed snapshot.

use sekisho_ca_sim::{CrlReason, Generation, Line};
use sha2::{Digest, Sha256};

use crate::dump::dump;
use crate::world::{at, issue, partition_crl, test_authority, times};

#[test]
fn the_signing_root_has_the_bytes_that_were_reviewed() {
    insta::assert_snapshot!(dump(test_authority().root(Line::Signing, Generation::FIRST).unwrap()));
}

#[test]
fn the_authentication_root_has_the_bytes_that_were_reviewed() {
    insta::assert_snapshot!(dump(test_authority().root(Line::Authentication, Generation::FIRST).unwrap()));
}

#[test]
fn the_signing_certificate_has_the_bytes_that_were_reviewed() {
    insta::assert_snapshot!(dump(&issue(&mut test_authority(), Line::Signing).der));
}

#[test]
fn the_authentication_certificate_has_the_bytes_that_were_reviewed() {
    insta::assert_snapshot!(dump(&issue(&mut test_authority(), Line::Authentication).der));
}

#[test]
fn the_crl_has_the_bytes_that_were_reviewed() {
    let mut authority = test_authority();
    let issued = issue(&mut authority, Line::Signing);
    authority.revoke(Line::Signing, issued.serial, CrlReason::Superseded, at("2026-11-23T00:00:00Z")).unwrap();
    insta::assert_snapshot!(dump(&partition_crl(
        &mut authority,
        Line::Signing,
        &issued.partition,
        times("2026-11-23T18:00:00Z")
    )));
}

/// The signatures too: the same calls give the same bytes on every machine.
#[test]
fn the_same_calls_give_the_same_bytes() {
    let mut authority = test_authority();
    let mut digest = Sha256::new();
    for line in [Line::Signing, Line::Authentication] {
        let issued = issue(&mut authority, line);
        digest.update(authority.root(line, Generation::FIRST).unwrap());
        digest.update(&issued.der);
        digest.update(partition_crl(&mut authority, line, &issued.partition, times("2026-11-23T18:00:00Z")));
    }
    assert_eq!(format!("{:x}", digest.finalize()), "9519e201230317f9a445b5898360e1600667696c4cce902a08ad48420ba1af80");
}
