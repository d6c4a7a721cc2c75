//! Which of the three objects some DER is.

use super::error::InspectError;
use super::tlv::{Element, tag};

/// The outermost structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Object {
    /// RFC 5280, 4.1.
    Certificate,
    /// RFC 5280, 5.1.
    Crl,
    /// RFC 6960, 4.2.1.
    OcspResponse,
}

impl Object {
    /// Its type in ASN.1.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Certificate => "Certificate",
            Self::Crl => "CertificateList",
            Self::OcspResponse => "OCSPResponse",
        }
    }
}

/// What the element is by its own shape, else what its PEM said.
pub(super) fn recognise(outer: &Element<'_>, hint: Option<Object>) -> Result<Object, InspectError> {
    let first = outer.children().next();
    let by_shape = match first {
        Some(first) if first.tag == tag::ENUMERATED => Some(Object::OcspResponse),
        Some(first) if first.tag == tag::SEQUENCE => of_signed(&first),
        _ => None,
    };
    let inside = || first.map_or_else(|| "none".to_owned(), |first| format!("{:02X}", first.tag));
    by_shape.or(hint).ok_or_else(|| InspectError::Unrecognised { inside: inside() })
}

/// A certificate has its two times together in a SEQUENCE, a CRL has them side by side.
fn of_signed(tbs: &Element<'_>) -> Option<Object> {
    let fields: Vec<Element<'_>> = tbs.children().take(8).collect();
    let is_time = |element: &Element<'_>| matches!(element.tag, tag::UTC_TIME | tag::GENERALIZED_TIME);
    if fields.iter().any(is_time) {
        return Some(Object::Crl);
    }
    let is_validity = |element: &Element<'_>| {
        element.tag == tag::SEQUENCE && element.children().next().is_some_and(|first| is_time(&first))
    };
    // Nothing else that is signed begins with an explicit version.
    let explicit_version = fields.first().is_some_and(|first| first.tag == tag::context(0));
    (fields.iter().any(is_validity) || explicit_version).then_some(Object::Certificate)
}
