//! The nonce that ties an answer to its request (RFC 9654).

use const_oid::AssociatedOid;
use der::asn1::OctetString;
use der::{Decode, Encode};
use x509_cert::ext::{Extension, Extensions};
use x509_ocsp::ext::Nonce;

use super::fault::OcspFault;

/// The most octets that a nonce may have; the least is one (RFC 9654, 2.1).
pub const LONGEST_NONCE: usize = 128;

/// The nonce among these extensions, if there is one.
pub(crate) fn find(extensions: &Extensions) -> Result<Option<Vec<u8>>, OcspFault> {
    let mut nonces = extensions.iter().filter(|extension| extension.extn_id == Nonce::OID);
    let Some(extension) = nonces.next() else { return Ok(None) };
    if nonces.next().is_some() {
        return Err(OcspFault::RepeatedNonce);
    }
    // Old clients put the octets of the nonce there without an OCTET STRING around them.
    let nonce = Nonce::from_der(extension.extn_value.as_bytes()).map_err(|_| OcspFault::NonceForm)?;
    let octets = nonce.0.into_bytes();
    match octets.len() {
        1..=LONGEST_NONCE => Ok(Some(octets)),
        got => Err(OcspFault::NonceLength { got }),
    }
}

/// The extension with this nonce.
pub(crate) fn extension(nonce: &[u8]) -> Result<Extension, der::Error> {
    let value = Nonce::new(nonce)?.to_der()?;
    Ok(Extension { extn_id: Nonce::OID, critical: false, extn_value: OctetString::new(value)? })
}
