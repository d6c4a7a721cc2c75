//! OCSP: requests of any kind, the answers, and what other software says to both.

mod answers;
mod client;
mod golden_answers;
mod judged_by_gnutls;
mod judged_by_openssl;
mod pre_produced;
mod properties;
mod requests;
mod scene;
mod signers;
mod times;
