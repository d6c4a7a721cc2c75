//! What the fuzzer and the tests feed to the parsers of the certification authority, and the rules that must hold whatever
//! they feed.
//!
//! A [target](SUITE) takes any bytes, pushes them through one parser, and checks rules that no input may break: see [`Broken`].
//! The programs in `ca-sim/fuzz` call the same functions under libFuzzer that the tests of this crate call with the stored
//! inputs, so that the two cannot differ.

mod authority_state;
mod broken;
mod crl_entries;
mod crl_index;
mod inspect;
mod key_file;
mod ocsp_request;
mod ocsp_response;
mod private_key;
mod public_key;
mod scene;
mod suite;

pub use authority_state::authority_state;
pub use broken::Broken;
pub use crl_entries::crl_entries;
pub use crl_index::crl_index;
pub use inspect::inspect;
pub use key_file::key_file;
pub use ocsp_request::ocsp_request;
pub use ocsp_response::ocsp_response;
pub use private_key::private_key;
pub use public_key::public_key;
pub use suite::SUITE;
