//! What a verifier is given.

/// A certificate and all that is needed to judge it, each in DER.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objects {
    /// The pinned roots: signing, then authentication.
    pub roots: Vec<Vec<u8>>,
    /// The certificate of a holder.
    pub certificate: Vec<u8>,
    /// The newest list of its partition.
    pub crl: Vec<u8>,
    /// The list of the day before, which the verifier has from then.
    pub previous_crl: Vec<u8>,
    /// What the verifier asked the responder.
    pub ocsp_request: Vec<u8>,
    /// The nonce in it.
    pub ocsp_nonce: Vec<u8>,
    /// What the responder answered, at the instant of verification.
    pub ocsp_response: Vec<u8>,
}
