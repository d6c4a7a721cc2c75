//! The outermost parts of an answer (RFC 6960, 4.2.1).

use der::Sequence;
use der::asn1::{AnyRef, BitStringRef};

/// BasicOCSPResponse whose parts stay in DER: a signature covers octets. That is why x509-ocsp's own structure is not used.
#[derive(Sequence)]
pub(super) struct BasicResponse<'a> {
    pub(super) tbs_response_data: AnyRef<'a>,
    pub(super) signature_algorithm: AnyRef<'a>,
    pub(super) signature: BitStringRef<'a>,
    #[asn1(context_specific = "0", optional = "true", tag_mode = "EXPLICIT")]
    pub(super) certs: Option<Vec<AnyRef<'a>>>,
}
