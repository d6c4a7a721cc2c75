//! authorityInfoAccess: where to ask for the status.

use const_oid::db::rfc5280::ID_AD_OCSP;

use crate::inspect::facts::Facts;
use crate::inspect::jpki;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::extension::{OCSP_ADDRESS, SIGNING_OCSP_ADDRESS};
use crate::inspect::tlv::{Element, tag};

/// Of a signing certificate, which was never seen with one.
pub(super) fn signing(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, access: &Element<'_>) {
    let uri = ocsp_uri(access);
    let value = uri.and_then(|uri| uri.text()).map_or_else(|| hex(access.raw), str::to_owned);
    report.judge(&place.field("ocsp", access.offset), value, SIGNING_OCSP_ADDRESS, uri.is_some());
}

/// Of an authentication certificate.
pub(super) fn authentication(_: &Facts<'_>, report: &mut Report, place: &Place<'_>, access: &Element<'_>) {
    let uri = ocsp_uri(access);
    let value = uri.and_then(|uri| uri.text()).map_or_else(|| hex(access.raw), str::to_owned);
    let holds = uri.is_some_and(|uri| uri.content == jpki::OCSP.as_bytes());
    report.judge(&place.field("ocsp", access.offset), value, OCSP_ADDRESS, holds);
}

/// The URI of the only description, if that is id-ad-ocsp.
fn ocsp_uri<'a>(access: &Element<'a>) -> Option<Element<'a>> {
    let mut fields = access.only_child()?.children();
    let (method, uri) = (fields.field(tag::OID)?, fields.field(tag::implicit(6))?);
    (method.content == ID_AD_OCSP.as_bytes() && fields.rest().is_empty()).then_some(uri)
}
