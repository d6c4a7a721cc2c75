//! CertID: about which certificate an answer is.

use const_oid::db::rfc5912::{ID_SHA_1, ID_SHA_256};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::authority_name;
use crate::inspect::encoding;
use crate::inspect::judgement::Judgement;
use crate::inspect::kind::Environment;
use crate::inspect::known::dotted;
use crate::inspect::number::{hex, is_positive, judge_minimal};
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::ocsp::{HASH, HASH_KEY, HASH_LENGTH, HASH_NAME, SERIAL};
use crate::inspect::tlv::{Element, tag};
use crate::line::Line;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hash {
    Sha1,
    Sha256,
}

impl Hash {
    fn of(self, octets: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => Sha1::digest(octets).to_vec(),
            Self::Sha256 => Sha256::digest(octets).to_vec(),
        }
    }

    const fn length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
        }
    }
}

/// Judges a CertID, and says whose certificate it is about.
pub(super) fn judge(report: &mut Report, place: &Place, id: &Element<'_>) -> Option<(Line, Environment)> {
    let mut fields = id.children();
    let at = place.field("hashAlgorithm", fields.offset());
    let algorithm = fields.field(tag::SEQUENCE);
    let oid = algorithm.and_then(|algorithm| algorithm.children().field(tag::OID));
    let hash = oid.and_then(|oid| match oid.content {
        sha1 if sha1 == ID_SHA_1.as_bytes() => Some(Hash::Sha1),
        sha256 if sha256 == ID_SHA_256.as_bytes() => Some(Hash::Sha256),
        _ => None,
    });
    let name = match hash {
        Some(Hash::Sha1) => "SHA-1".to_owned(),
        Some(Hash::Sha256) => "SHA-256".to_owned(),
        None => oid.map_or_else(String::new, |oid| dotted(oid.content)),
    };
    report.judge(&at, name, HASH, hash.is_some());
    let at = place.field("issuerNameHash", fields.offset());
    let issuer = fields.field(tag::OCTET_STRING);
    let about = judge_name(report, &at, issuer, hash);
    let at = place.field("issuerKeyHash", fields.offset());
    match fields.field(tag::OCTET_STRING) {
        Some(key) => {
            let fits = hash.is_none_or(|hash| hash.length() == key.content.len());
            // Which key that is, the response does not say.
            let (rule, told) = if fits { (HASH_KEY, Judgement::CannotTell) } else { (HASH_LENGTH, Judgement::Differs) };
            report.add(&at, hex(key.content), rule, told);
        }
        None => report.missing(&at, HASH_KEY),
    }
    let at = place.field("serialNumber", fields.offset());
    match fields.field(tag::INTEGER) {
        Some(serial) => {
            let told = if is_positive(serial.content) { Judgement::CannotTell } else { Judgement::Differs };
            report.add(&at, hex(serial.content), SERIAL, told);
            judge_minimal(report, &at, serial.content);
        }
        None => report.missing(&at, SERIAL),
    }
    encoding::nothing_left(report, place, fields);
    about
}

fn judge_name(
    report: &mut Report,
    place: &Place,
    issuer: Option<Element<'_>>,
    hash: Option<Hash>,
) -> Option<(Line, Environment)> {
    let Some(issuer) = issuer else {
        report.missing(place, HASH_NAME);
        return None;
    };
    let hash = hash?;
    if issuer.content.len() != hash.length() {
        report.add(place, hex(issuer.content), HASH_LENGTH, Judgement::Differs);
        return None;
    }
    let found = authority_name::all().into_iter().find(|(_, _, name)| hash.of(name) == issuer.content);
    report.judge(place, hex(issuer.content), HASH_NAME, found.is_some());
    found.map(|(line, environment, _)| (line, environment))
}
