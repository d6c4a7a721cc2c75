//! A certificate put together from parts that are in DER already.
//!
//! x509-cert's own structures own every part, and encode all of it twice: once to be signed, once for the certificate. An
//! authority that issues as fast as it signs has no time for that, since most parts are the same in all its certificates.

use der::asn1::{AnyRef, BitStringRef};
use der::{Decode, Encode, Sequence};
use x509_cert::certificate::Version;
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::Validity;

use crate::error::CaError;

/// TBSCertificate (RFC 5280, 4.1) without unique identifiers.
#[derive(Sequence)]
pub(crate) struct TbsParts<'a> {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(crate) version: Version,
    pub(crate) serial_number: SerialNumber,
    pub(crate) signature: AnyRef<'a>,
    pub(crate) issuer: AnyRef<'a>,
    pub(crate) validity: Validity,
    pub(crate) subject: AnyRef<'a>,
    pub(crate) subject_public_key_info: AnyRef<'a>,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    pub(crate) extensions: AnyRef<'a>,
}

#[derive(Sequence)]
struct CertificateParts<'a> {
    tbs_certificate: AnyRef<'a>,
    signature_algorithm: AnyRef<'a>,
    signature: BitStringRef<'a>,
}

/// The Certificate with a TBSCertificate, an AlgorithmIdentifier, both in DER, and a signature.
pub(crate) fn whole(tbs: &[u8], algorithm: &[u8], signature: &[u8]) -> Result<Vec<u8>, CaError> {
    let parts = CertificateParts {
        tbs_certificate: AnyRef::from_der(tbs)?,
        signature_algorithm: AnyRef::from_der(algorithm)?,
        signature: BitStringRef::from_bytes(signature)?,
    };
    Ok(parts.to_der()?)
}
