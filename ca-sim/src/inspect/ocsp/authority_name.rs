//! The DER names of the authorities, whose hashes stand in a CertID.

use crate::inspect::jpki;
use crate::inspect::kind::Environment;
use crate::inspect::name::attribute;
use crate::inspect::tlv::tag;
use crate::line::Line;

/// Line, environment and name of each authority.
pub(super) fn all() -> Vec<(Line, Environment, Vec<u8>)> {
    let lines = [Line::Signing, Line::Authentication];
    let environments = [Environment::Jpki, Environment::JpkiTest];
    let pairs = lines.into_iter().flat_map(|line| environments.map(|environment| (line, environment)));
    pairs.map(|(line, environment)| (line, environment, name(line, environment))).collect()
}

fn name(line: Line, environment: Environment) -> Vec<u8> {
    let rdns = [
        rdn(attribute::C, tag::PRINTABLE, "JP"),
        rdn(attribute::O, tag::UTF8, environment.organisation()),
        rdn(attribute::OU, tag::UTF8, jpki::unit(line)),
        rdn(attribute::OU, tag::UTF8, jpki::OPERATOR),
    ];
    element(tag::SEQUENCE, &rdns.concat())
}

fn rdn(oid: &[u8], string: u8, text: &str) -> Vec<u8> {
    let pair = [element(tag::OID, oid), element(string, text.as_bytes())].concat();
    element(tag::SET, &element(tag::SEQUENCE, &pair))
}

/// All lengths here are below 256.
fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).unwrap_or(u8::MAX);
    let long: &[u8] = if length < 0x80 { &[] } else { &[0x81] };
    [&[tag], long, &[length], content].concat()
}
