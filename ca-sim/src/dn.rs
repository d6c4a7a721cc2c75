//! Distinguished names in the one shape that JPKI uses: C as PrintableString, all else as UTF8String, one attribute
//! per RDN.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc4519::C;
pub(crate) use const_oid::db::rfc4519::{CN, L, O, OU};
use der::asn1::SetOfVec;
use der::{Any, Tag};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

use crate::error::CaError;

/// `C=JP` followed by these attributes in this order.
pub(crate) fn name(attributes: &[(ObjectIdentifier, &str)]) -> Result<Name, CaError> {
    let country = (C, Tag::PrintableString, "JP");
    let others = attributes.iter().map(|&(oid, value)| (oid, Tag::Utf8String, value));
    let rdns = std::iter::once(country).chain(others).map(|(oid, tag, value)| {
        let value = Any::new(tag, value.as_bytes())?;
        let attribute = AttributeTypeAndValue { oid, value };
        Ok(RelativeDistinguishedName(SetOfVec::try_from(vec![attribute])?))
    });
    Ok(RdnSequence(rdns.collect::<Result<_, CaError>>()?))
}
