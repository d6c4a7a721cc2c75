//! Defects of OCSP answers, a file for each family.

pub(super) mod form;
pub(super) mod nonce;
pub(super) mod responder;
pub(super) mod signature;
pub(super) mod status;
pub(super) mod time;
