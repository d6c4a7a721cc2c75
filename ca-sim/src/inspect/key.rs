//! SubjectPublicKeyInfo.

use const_oid::db::rfc5912::{ID_EC_PUBLIC_KEY, RSA_ENCRYPTION, SECP_384_R_1};

use super::encoding;
use super::judgement::Judgement;
use super::known::dotted;
use super::number::{decimal, hex, is_positive, judge_minimal, magnitude};
use super::place::Place;
use super::report::Report;
use super::rule::key::{EXPONENT, KEY_ALGORITHM, MODULUS, POINT};
use super::tlv::{Element, Reader, tag};
use super::value::Value;

/// The public exponent 65537.
const F4: &[u8] = &[1, 0, 1];
/// Octets of an uncompressed point of P-384 (SEC 1, 2.3.3).
const POINT_OCTETS: usize = 97;

/// Content of the subjectPublicKey without the count of unused bits.
pub(super) fn public_key<'a>(spki: &Element<'a>) -> Option<&'a [u8]> {
    let mut fields = spki.children();
    fields.field(tag::SEQUENCE)?;
    fields.field(tag::BIT_STRING)?.content.get(1..)
}

/// Whether the key is on a curve, as on the next card.
pub(super) fn is_next_generation(spki: &Element<'_>) -> bool {
    let algorithm = spki.children().next().and_then(|algorithm| algorithm.children().next());
    algorithm.is_some_and(|oid| oid.content == ID_EC_PUBLIC_KEY.as_bytes())
}

/// Judges a public key.
pub(super) fn judge(report: &mut Report, place: &Place<'_>, spki: &Element<'_>) {
    let mut fields = spki.children();
    let at = place.field("algorithm", fields.offset());
    let Some(algorithm) = fields.field(tag::SEQUENCE) else { return report.missing(&at, KEY_ALGORITHM) };
    let mut parts = algorithm.children();
    let oid = parts.field(tag::OID).map_or(&[][..], |oid| oid.content);
    let parameters = parts.next().map_or(&[][..], |parameters| parameters.raw);
    let rsa = oid == RSA_ENCRYPTION.as_bytes();
    let curve = parameters.strip_prefix(&[tag::OID, 5]) == Some(SECP_384_R_1.as_bytes());
    let (value, told) = match () {
        () if rsa && parameters == [tag::NULL, 0] => ("rsaEncryption, NULL".to_owned(), Judgement::AsInJpki),
        () if rsa => (format!("rsaEncryption, {}", hex(parameters)), Judgement::Differs),
        () if is_next_generation(spki) && curve => ("id-ecPublicKey, secp384r1".to_owned(), Judgement::AllowedChoice),
        () => (format!("{}, {}", dotted(oid), hex(parameters)), Judgement::Differs),
    };
    report.add(&at, value, KEY_ALGORITHM, told);
    encoding::nothing_left(report, &at, parts);
    let at = place.field("subjectPublicKey", fields.offset());
    let Some(bits) = fields.field(tag::BIT_STRING) else { return report.missing(&at, MODULUS) };
    let key = bits.content.get(1..).unwrap_or_default();
    if rsa {
        let numbers = Reader::new(key, bits.content_offset() + 1);
        encoding::check(report, &at, numbers.clone());
        judge_rsa(report, &at, numbers);
    } else if is_next_generation(spki) {
        let fits = key.len() == POINT_OCTETS && key.first() == Some(&4);
        let told = if fits { Judgement::AllowedChoice } else { Judgement::Differs };
        report.add(&at, Value::Octets(key.len()), POINT, told);
    }
    encoding::nothing_left(report, place, fields);
}

fn judge_rsa(report: &mut Report, place: &Place<'_>, mut key: Reader<'_>) {
    let numbers = key.field(tag::SEQUENCE);
    let mut numbers = numbers.map_or_else(|| Reader::new(&[], place.offset), |numbers| numbers.children());
    for (name, rule) in [("modulus", MODULUS), ("publicExponent", EXPONENT)] {
        let at = place.field(name, numbers.offset());
        let Some(number) = numbers.field(tag::INTEGER) else {
            report.missing(&at, rule);
            continue;
        };
        let digits = magnitude(number.content);
        let bits = digits.len() * 8 - digits.first().map_or(0, |first| first.leading_zeros() as usize);
        let (value, holds) = match name {
            "modulus" => {
                let odd = digits.last().is_some_and(|last| last & 1 == 1);
                (Value::Bits(bits), bits == 2048 && odd && is_positive(number.content))
            }
            _ => (Value::from(decimal(digits).unwrap_or_else(|| hex(digits))), digits == F4),
        };
        report.judge(&at, value, rule, holds);
        judge_minimal(report, &at, number.content);
    }
    encoding::nothing_left(report, place, numbers);
    encoding::nothing_left(report, place, key);
}
