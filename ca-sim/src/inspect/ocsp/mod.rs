//! OCSP responses (RFC 6960, 4.2.1).

mod answer;
mod authority_name;
mod cert_id;
mod data;
mod nonce;
mod profile;
mod signer;

use const_oid::db::rfc6960::ID_PKIX_OCSP_BASIC;

use super::certificate;
use super::encoding;
use super::judgement::Judgement;
use super::kind::{CertificateKind, Environment, Kind};
use super::known::dotted;
use super::number::hex;
use super::place::Place;
use super::report::Report;
use super::rule::ocsp::{CERTIFICATES, STATUS, TYPE, VERSION};
use super::signed;
use super::tlv::{Element, Reader, tag};
use super::value::Value;
use super::votes::Votes;

/// Names of the status values; 4 is not used.
const STATUSES: [&str; 7] =
    ["successful", "malformedRequest", "internalError", "tryLater", "", "sigRequired", "unauthorized"];

/// Judges an OCSPResponse.
pub(super) fn judge(report: &mut Report, outer: &Element<'_>) -> (Kind, Environment) {
    report.by_analogy();
    let place = Place::new("", 0);
    let mut fields = outer.children();
    let at = place.field("responseStatus", fields.offset());
    let status = fields.field(tag::ENUMERATED);
    let bytes = fields.field(tag::context(0));
    judge_status(report, &at, status, bytes.is_some());
    encoding::nothing_left(report, &place, fields);
    let at = place.field("responseBytes", bytes.map_or(0, |bytes| bytes.offset));
    let Some(bytes) = bytes.and_then(|bytes| encoding::only(report, &at, &bytes, &[tag::SEQUENCE])) else {
        return (Kind::OcspResponse { line: None }, Environment::Unknown);
    };
    let mut fields = bytes.children();
    let place = place.field("responseBytes", bytes.offset);
    let at = place.field("responseType", fields.offset());
    match fields.field(tag::OID) {
        Some(oid) => {
            report.judge(&at, dotted(oid.content), TYPE, oid.content == ID_PKIX_OCSP_BASIC.as_bytes());
        }
        None => report.missing(&at, TYPE),
    }
    let at = place.field("response", fields.offset());
    let response = fields.field(tag::OCTET_STRING);
    encoding::nothing_left(report, &place, fields);
    let Some(response) = response else {
        report.missing(&at, TYPE);
        return (Kind::OcspResponse { line: None }, Environment::Unknown);
    };
    encoding::check(report, &at, response.children());
    basic(report, &response)
}

fn judge_status(report: &mut Report, place: &Place<'_>, status: Option<Element<'_>>, has_bytes: bool) {
    let Some(status) = status else { return report.missing(place, STATUS) };
    let name = match status.content {
        &[code] => STATUSES.get(usize::from(code)).copied().unwrap_or_default(),
        _ => "",
    };
    let holds = !name.is_empty() && (name == "successful") == has_bytes;
    let value = if name.is_empty() { hex(status.content) } else { name.to_owned() };
    report.judge(place, value, STATUS, holds);
}

/// Judges a BasicOCSPResponse. Its fields go by their own names.
fn basic(report: &mut Report, response: &Element<'_>) -> (Kind, Environment) {
    let place = Place::new("", response.content_offset());
    let outer = encoding::only(report, &place.field("response", response.offset), response, &[tag::SEQUENCE]);
    let mut fields = outer.map_or_else(|| Reader::new(&[], response.content_offset()), |outer| outer.children());
    let at = place.field("tbsResponseData", fields.offset());
    let Some(tbs) = fields.field(tag::SEQUENCE) else {
        report.missing(&at, VERSION);
        return (Kind::OcspResponse { line: None }, Environment::Unknown);
    };
    let data = data::judge(report, &at, &tbs);
    signed::judge_end(report, &place, &mut fields, None, ["signatureAlgorithm", "signature"]);
    let mut votes = Votes::default();
    votes.count(&tbs);
    let at = place.field("certs", fields.offset());
    match fields.field(tag::context(0)) {
        None => report.add(&at, Value::Absent, CERTIFICATES, Judgement::AllowedChoice),
        Some(wrapped) => {
            if let Some(certs) = encoding::only(report, &at, &wrapped, &[tag::SEQUENCE]) {
                let count = certs.children().count();
                report.judge(&at, count.to_string(), CERTIFICATES, count > 0);
                signer::judge(report, &at, &certs, &data);
                for (index, embedded) in certs.children().enumerate() {
                    let at = at.item(index, embedded.offset);
                    certificate::judge(report, &at, &embedded, Some(CertificateKind::Responder(None)));
                    votes.count(&embedded);
                }
            }
        }
    }
    encoding::nothing_left(report, &place, fields);
    let line = data.about.map(|(line, _)| line).or_else(|| votes.line());
    let environment = data.about.map_or_else(|| votes.environment(), |(_, environment)| environment);
    (Kind::OcspResponse { line }, environment)
}
