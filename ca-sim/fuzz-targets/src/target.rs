//! The targets by name.

use crate::{authority_state, broken::Broken, crl_entries, crl_index, inspect, key_file, ocsp_request, ocsp_response};

/// One parser of the authority.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name: that of the program under `ca-sim/fuzz/fuzz_targets`, and of the folders with its inputs.
    pub name: &'static str,
    /// Runs one input.
    pub run: fn(&[u8]) -> Result<(), Broken>,
}

/// All of them, in the order of their names.
pub const TARGETS: &[Target] = &[
    Target { name: "authority_state", run: authority_state },
    Target { name: "crl_entries", run: crl_entries },
    Target { name: "crl_index", run: crl_index },
    Target { name: "inspect", run: inspect },
    Target { name: "key_file", run: key_file },
    Target { name: "ocsp_request", run: ocsp_request },
    Target { name: "ocsp_response", run: ocsp_response },
];
