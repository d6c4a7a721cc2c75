//! The targets by name.

use sekisho_fuzz_support::{Suite, Target};

use crate::{
    authority_state, broken::Broken, crl_entries, crl_index, inspect, key_file, ocsp_request, ocsp_response,
    private_key, public_key,
};

/// Every parser of the authority.
pub const SUITE: Suite<'_, Broken> = Suite {
    folder: concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz"),
    targets: &[
        Target { name: "authority_state", run: authority_state },
        Target { name: "crl_entries", run: crl_entries },
        Target { name: "crl_index", run: crl_index },
        Target { name: "inspect", run: inspect },
        Target { name: "key_file", run: key_file },
        Target { name: "ocsp_request", run: ocsp_request },
        Target { name: "ocsp_response", run: ocsp_response },
        Target { name: "private_key", run: private_key },
        Target { name: "public_key", run: public_key },
    ],
    script: None,
    // Tags of DER, lengths, digits, what stands between words in text and in files.
    telling: b"\x00\x01\x02\x03\x04\x05\x06\x0A\x0C\x13\x16\x17\x18\x1E\x30\x31\x7F\x80\x81\x82\x84\xA0\xA1\xA3\xA4\xFF09Z\"[]{},:/\n",
};
