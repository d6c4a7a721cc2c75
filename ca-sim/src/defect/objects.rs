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
}
