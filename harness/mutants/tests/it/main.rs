//! Every mutant against the right implementation, in the world of the right implementation's own tests.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot make its world has failed")]
#![expect(clippy::cast_possible_truncation, reason = "DER lengths and OID arcs of known size")]

#[path = "../../../reference/tests/it/bench.rs"]
#[allow(dead_code, reason = "shared with the tests of the right implementation, which use more of it")]
mod bench;
#[path = "../../../reference/tests/it/der.rs"]
#[allow(dead_code, reason = "shared with the tests of the right implementation, which use more of it")]
mod der;
#[path = "../../../reference/tests/it/pki.rs"]
#[allow(dead_code, reason = "shared with the tests of the right implementation, which use more of it")]
mod pki;
#[path = "../../../reference/tests/it/requests.rs"]
#[allow(dead_code, reason = "shared with the tests of the right implementation, which use more of it")]
mod requests;

mod difference;
mod list;
mod null;
mod situations;
