//! The frame that certificates and lists share: SEQUENCE { signed part, algorithm, signature }. Nobody signs the frame, and
//! the parser is lenient about it, so it is held to its one right form here (RFC 5280 sections 4.1.1 and 5.1.1).

use sekisho_harness_protocol::Reason;
use x509_parser::{asn1_rs::Any, prelude::FromDer};

const SEQUENCE: u8 = 0x30;
const BIT_STRING: u8 = 0x03;

/// Nothing stands behind the frame or after the third element; the algorithm is, octet by octet, the one that the signed
/// part names; the signature has whole octets.
///
/// # Errors
/// `malformed-data`.
pub(crate) fn require_signed_form(der: &[u8]) -> Result<(), Reason> {
    let (whole, behind) = element(der)?;
    let (signed, rest) = element(whole.content)?;
    let (algorithm, rest) = element(rest)?;
    let (signature, rest) = element(rest)?;
    let framed = whole.identifier() == Some(SEQUENCE)
        && signature.identifier() == Some(BIT_STRING)
        && signature.content.first() == Some(&0);
    let alone = behind.is_empty() && rest.is_empty();
    if framed && alone && named_algorithm(signed.content)? == algorithm.whole {
        Ok(())
    } else {
        Err(Reason::MalformedData)
    }
}

/// The algorithm in the signed part is its first SEQUENCE: only version and serial number stand before it.
fn named_algorithm(mut signed: &[u8]) -> Result<&[u8], Reason> {
    loop {
        let (next, rest) = element(signed)?;
        if next.identifier() == Some(SEQUENCE) {
            return Ok(next.whole);
        }
        signed = rest;
    }
}

struct Element<'d> {
    whole: &'d [u8],
    content: &'d [u8],
}

impl Element<'_> {
    fn identifier(&self) -> Option<u8> {
        self.whole.first().copied()
    }
}

fn element(der: &[u8]) -> Result<(Element<'_>, &[u8]), Reason> {
    let (rest, any) = Any::from_der(der).map_err(|_| Reason::MalformedData)?;
    let whole = &der[..der.len() - rest.len()];
    Ok((Element { whole, content: any.data }, rest))
}
