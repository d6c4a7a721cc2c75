//! The other side: asking a responder, and judging what it answers, as far as a test bench needs it.

mod basic_response;
mod check;
mod refusal;
mod request_builder;
mod signer_check;

pub use check::{OcspCheck, OcspNonce, OcspVerdict};
pub use refusal::OcspRefusal;
pub use request_builder::{OcspRequestBuilder, SentOcspRequest};
