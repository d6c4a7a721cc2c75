//! What certificates, CRLs and basic OCSP responses have in common: an algorithm and a signature behind what is signed.

use const_oid::db::rfc5912::{ECDSA_WITH_SHA_384, SHA_256_WITH_RSA_ENCRYPTION};

use super::judgement::Judgement;
use super::known::dotted;
use super::number::{hex, magnitude};
use super::place::Place;
use super::report::Report;
use super::rule::certificate::{ALGORITHM, ALGORITHM_PARAMETERS, ALGORITHMS_AGREE, SIGNATURE};
use super::tlv::{Element, Reader, tag};
use super::value::Value;

/// Octets of an RSA-2048 signature.
const RSA: usize = 256;
/// Octets of a number below the order of P-384.
const P384: usize = 48;

/// Algorithms of JPKI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    Rsa,
    Ecdsa,
}

/// Judges an AlgorithmIdentifier for signatures.
pub(super) fn judge_algorithm(report: &mut Report, place: &Place<'_>, identifier: &Element<'_>) -> Option<Algorithm> {
    let mut fields = identifier.children();
    let oid = fields.field(tag::OID);
    let algorithm = oid.and_then(|oid| match oid.content {
        rsa if rsa == SHA_256_WITH_RSA_ENCRYPTION.as_bytes() => Some(Algorithm::Rsa),
        ecdsa if ecdsa == ECDSA_WITH_SHA_384.as_bytes() => Some(Algorithm::Ecdsa),
        _ => None,
    });
    let at = place.field("algorithm", oid.map_or(identifier.offset, |oid| oid.offset));
    let judgement = match algorithm {
        Some(Algorithm::Rsa) => Judgement::AsInJpki,
        Some(Algorithm::Ecdsa) => Judgement::AllowedChoice,
        None => Judgement::Differs,
    };
    let name = match algorithm {
        Some(Algorithm::Rsa) => "sha256WithRSAEncryption".to_owned(),
        Some(Algorithm::Ecdsa) => "ecdsa-with-SHA384".to_owned(),
        None => oid.map_or_else(String::new, |oid| dotted(oid.content)),
    };
    report.add(&at, name, ALGORITHM, judgement);
    judge_parameters(report, place, fields, algorithm);
    algorithm
}

fn judge_parameters(report: &mut Report, place: &Place<'_>, mut fields: Reader<'_>, algorithm: Option<Algorithm>) {
    let at = place.field("parameters", fields.offset());
    let parameters = fields.next();
    let holds = match (algorithm, parameters) {
        (None, _) => return,
        (Some(Algorithm::Rsa), Some(found)) => found.raw == [tag::NULL, 0],
        (Some(Algorithm::Ecdsa), found) => found.is_none(),
        (Some(Algorithm::Rsa), None) => false,
    };
    let value = match parameters {
        None => Value::Absent,
        Some(found) if found.raw == [tag::NULL, 0] => "NULL".into(),
        Some(found) => hex(found.raw).into(),
    };
    report.judge(&at, value, ALGORITHM_PARAMETERS, holds);
    super::encoding::nothing_left(report, place, fields);
}

/// Judges the two fields behind what is signed.
pub(super) fn judge_end(
    report: &mut Report,
    place: &Place<'_>,
    fields: &mut Reader<'_>,
    inner: Option<&Element<'_>>,
    names: [&str; 2],
) {
    let at = place.field(names[0], fields.offset());
    let outer = fields.field(tag::SEQUENCE);
    let mut algorithm = None;
    match (outer, inner) {
        (None, _) => report.missing(&at, ALGORITHM),
        (Some(outer), None) => algorithm = judge_algorithm(report, &at, &outer),
        (Some(outer), Some(inner)) => {
            report.judge(&at, hex(outer.raw), ALGORITHMS_AGREE, outer.raw == inner.raw);
            algorithm = algorithm_of(inner).or_else(|| algorithm_of(&outer));
        }
    }
    let at = place.field(names[1], fields.offset());
    match fields.field(tag::BIT_STRING) {
        None => report.missing(&at, SIGNATURE),
        Some(signature) => {
            let value = Value::Octets(signature.content.len().saturating_sub(1));
            let told = match algorithm {
                Some(algorithm) if !fits(algorithm, signature.content) => Judgement::Differs,
                _ => Judgement::CannotTell,
            };
            report.add(&at, value, SIGNATURE, told);
        }
    }
}

fn algorithm_of(identifier: &Element<'_>) -> Option<Algorithm> {
    judge_algorithm(&mut Report::new("", false), &Place::new("", 0), identifier)
}

fn fits(algorithm: Algorithm, bits: &[u8]) -> bool {
    let Some((0, signature)) = bits.split_first() else { return false };
    match algorithm {
        Algorithm::Rsa => signature.len() == RSA,
        Algorithm::Ecdsa => {
            let mut outer = Reader::new(signature, 0);
            let Some(pair) = outer.field(tag::SEQUENCE) else { return false };
            let numbers: Vec<_> = pair.children().collect();
            let small = |number: &Element<'_>| number.tag == tag::INTEGER && magnitude(number.content).len() <= P384;
            outer.rest().is_empty() && numbers.len() == 2 && numbers.iter().all(small)
        }
    }
}
