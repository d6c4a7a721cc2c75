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
use crate::inspect::tlv::{Element, Reader, tag};
use crate::line::Line;

/// The issuer of a certificate, as a CertID names it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct NamedIssuer<'a> {
    hash: Hash,
    name: &'a [u8],
    key: &'a [u8],
}

impl NamedIssuer<'_> {
    /// Which authority of JPKI that is.
    pub(super) fn authority(self) -> Option<(Line, Environment)> {
        let found = authority_name::all().into_iter().find(|(_, _, name)| self.hash.of(name) == self.name);
        found.map(|(line, environment, _)| (line, environment))
    }

    /// Whether it has this name.
    pub(super) fn has_name(self, name: &[u8]) -> bool {
        self.hash.of(name) == self.name
    }

    /// Whether it has this key.
    pub(super) fn has_key(self, key: &[u8]) -> bool {
        self.hash.of(key) == self.key
    }

    /// Whether it has the key with this keyIdentifier, which in JPKI is the SHA-1 of the key. None under another hash function.
    pub(super) fn has_key_identifier(self, identifier: &[u8]) -> Option<bool> {
        (self.hash == Hash::Sha1).then_some(identifier == self.key)
    }
}

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
pub(super) fn judge<'a>(report: &mut Report, place: &Place<'_>, id: &Element<'a>) -> Option<NamedIssuer<'a>> {
    let mut fields = id.children();
    let at = place.field("hashAlgorithm", fields.offset());
    let algorithm = fields.field(tag::SEQUENCE);
    let mut parts = algorithm.map_or_else(|| Reader::new(&[], at.offset), |algorithm| algorithm.children());
    let oid = parts.field(tag::OID);
    // Absent or NULL (RFC 4055, 2.1).
    let plain = matches!(parts.rest(), [] | [tag::NULL, 0]);
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
    report.judge(&at, name, HASH, hash.is_some() && plain);
    let name_at = place.field("issuerNameHash", fields.offset());
    let name = fields.field(tag::OCTET_STRING);
    let at = place.field("issuerKeyHash", fields.offset());
    let key = fields.field(tag::OCTET_STRING);
    let issuer =
        hash.zip(name).zip(key).map(|((hash, name), key)| NamedIssuer { hash, name: name.content, key: key.content });
    judge_name(report, &name_at, name, hash);
    match key {
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
    issuer.filter(|issuer| issuer.name.len() == issuer.hash.length() && issuer.key.len() == issuer.hash.length())
}

fn judge_name(report: &mut Report, place: &Place<'_>, name: Option<Element<'_>>, hash: Option<Hash>) {
    let Some(name) = name else { return report.missing(place, HASH_NAME) };
    let Some(hash) = hash else { return };
    if name.content.len() != hash.length() {
        return report.add(place, hex(name.content), HASH_LENGTH, Judgement::Differs);
    }
    let of_jpki = authority_name::all().into_iter().any(|(_, _, known)| hash.of(&known) == name.content);
    report.judge(place, hex(name.content), HASH_NAME, of_jpki);
}
