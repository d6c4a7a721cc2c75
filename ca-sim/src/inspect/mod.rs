//! Explains a certificate, CRL or OCSP response against the profile of JPKI, in English or Japanese.
//!
//! [`inspect`] takes DER or PEM from anywhere, looks at every field, and says what stands there, what JPKI has there and
//! how sure that is, and for a difference why it matters to a verifier. A broken object is explained as far as it can be
//! read. It checks no signature: that needs the issuer's key, and is the business of a verifier.

mod alt_name;
mod authority_key;
mod certainty;
mod certificate;
mod crl;
mod encoding;
mod error;
mod extensions;
mod facts;
mod finding;
mod general_name;
mod input;
mod inspection;
mod jpki;
mod judgement;
mod key;
mod kind;
mod known;
mod name;
mod number;
mod ocsp;
mod place;
mod recognise;
mod render;
mod report;
mod rule;
mod signed;
mod text;
mod time;
mod tlv;
mod value;
mod votes;

use error::InspectError as Error;
use place::Place;
use recognise::{Object, recognise};
use report::Report;
use tlv::Reader;

pub use certainty::Certainty;
pub use error::InspectError;
pub use finding::Finding;
pub use inspection::{Detail, Inspection};
pub use judgement::Judgement;
pub use kind::{CertificateKind, Environment, Kind, ListScope};
pub use rule::{Rule, rules};
pub use text::{Language, Text};
pub use tlv::HeaderFlaw;
pub use value::Value;

/// Whether personal data of holders are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PersonalData {
    /// Only how many characters there are.
    #[default]
    Hidden,
    /// As they stand there.
    Shown,
}

/// Explains one object in DER or PEM.
///
/// # Errors
/// [`InspectError`] if the input is no certificate, CRL or OCSP response at all. What is wrong inside one is a finding.
pub fn inspect(input: &[u8], personal: PersonalData) -> Result<Inspection, InspectError> {
    let (der, hint) = input::der(input)?;
    let mut reader = Reader::new(&der, 0);
    let first = der.first().copied().unwrap_or_default();
    let outer = match reader.read() {
        Some(Ok(outer)) if outer.is_constructed() => outer,
        // What a PEM holds, too.
        Some(Err(flaw)) if first == tlv::tag::SEQUENCE => return Err(Error::Unreadable { flaw }),
        _ => return Err(Error::NeitherDerNorPem { first }),
    };
    let object = recognise(&outer, hint)?;
    let mut report = Report::new(object.name(), personal == PersonalData::Shown);
    let whole = Place::new(object.name(), 0);
    encoding::check(&mut report, &whole, Reader::new(outer.raw, 0));
    let rest = reader.rest();
    report.unless(rest.is_empty(), &whole.at(reader.offset()), || Value::Octets(rest.len()), rule::encoding::TRAILING);
    let (kind, environment) = match object {
        Object::Certificate => certificate::judge(&mut report, &Place::new("", 0), &outer, None),
        Object::Crl => crl::judge(&mut report, &outer),
        Object::OcspResponse => ocsp::judge(&mut report, &outer),
    };
    let (findings, omitted) = report.finish();
    Ok(Inspection { kind, environment, findings, omitted })
}
