//! Distinguished names: read with their string types, and compared with what should stand there.

use super::jpki;
use super::judgement::Judgement;
use super::kind::Environment;
use super::known;
use super::number::hex;
use super::place::Place;
use super::report::Report;
use super::rule::{Rule, name as rules};
use super::tlv::{Element, tag};
use super::value::Value;
use crate::line::Line;

/// Contents of the OIDs of the attributes that JPKI uses.
pub(super) mod attribute {
    pub(in crate::inspect) const CN: &[u8] = &[0x55, 0x04, 0x03];
    pub(in crate::inspect) const C: &[u8] = &[0x55, 0x04, 0x06];
    pub(in crate::inspect) const L: &[u8] = &[0x55, 0x04, 0x07];
    pub(in crate::inspect) const O: &[u8] = &[0x55, 0x04, 0x0A];
    pub(in crate::inspect) const OU: &[u8] = &[0x55, 0x04, 0x0B];
}

/// One attribute.
#[derive(Clone, Debug)]
pub(super) struct Attribute<'a> {
    pub(super) oid: &'a [u8],
    pub(super) value: Element<'a>,
    /// Whether it is alone in its RDN.
    alone: bool,
}

impl Attribute<'_> {
    pub(super) fn text(&self) -> String {
        self.value.text().map_or_else(|| hex(self.value.content), str::to_owned)
    }
}

/// The attributes of a Name, unless it is none.
pub(super) fn read<'a>(name: &Element<'a>) -> Option<Vec<Attribute<'a>>> {
    let mut attributes = Vec::new();
    for rdn in name.children() {
        let alone = rdn.children().count() == 1;
        for attribute in rdn.children() {
            let mut fields = attribute.children();
            let (oid, value) = (fields.field(tag::OID)?, fields.next()?);
            if rdn.tag != tag::SET || attribute.tag != tag::SEQUENCE {
                return None;
            }
            attributes.push(Attribute { oid: oid.content, value, alone });
        }
    }
    Some(attributes)
}

/// A name as people write it.
pub(super) fn display(attributes: &[Attribute<'_>]) -> String {
    let parts = attributes.iter().map(|attribute| format!("{}={}", known::attribute(attribute.oid), attribute.text()));
    parts.collect::<Vec<_>>().join(", ")
}

/// What an attribute should say.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    Exact(&'static str),
    /// The OU of either line.
    Unit,
    /// A romanised place.
    Place,
    /// A romanised place followed by ` CRLDP`.
    PointOfPlace,
    SigningCn,
    AuthenticationCn,
}

impl Form {
    fn holds(self, text: &str) -> bool {
        let romanised = |place: &str| {
            let fits = |octet: u8| octet.is_ascii_alphanumeric() || b"-' ".contains(&octet);
            place.starts_with(|first: char| first.is_ascii_alphabetic()) && place.bytes().all(fits)
        };
        let digits_then = |digits: usize, tail: usize| {
            text.len() == digits + tail
                && text.bytes().take(digits).all(|octet| octet.is_ascii_digit())
                && text.bytes().skip(digits).all(|octet| octet.is_ascii_uppercase() || octet.is_ascii_digit())
        };
        match self {
            Self::Exact(expected) => text == expected,
            Self::Unit => [Line::Signing, Line::Authentication].into_iter().any(|line| text == jpki::unit(line)),
            Self::Place => romanised(text),
            Self::PointOfPlace => text.strip_suffix(jpki::POINT).is_some_and(romanised),
            Self::SigningCn => digits_then(19, 9),
            Self::AuthenticationCn => digits_then(0, 23),
        }
    }
}

/// An attribute that should stand there, and the rule for its value if that is not the name's.
pub(super) type Expected = (&'static [u8], Form, Option<&'static Rule>);

const COUNTRY: Expected = (attribute::C, Form::Exact("JP"), None);

/// The name of an authority.
pub(super) fn authority(environment: Environment, line: Option<Line>) -> Vec<Expected> {
    vec![
        COUNTRY,
        (attribute::O, Form::Exact(environment.organisation()), None),
        (attribute::OU, line.map_or(Form::Unit, |line| Form::Exact(jpki::unit(line))), None),
        (attribute::OU, Form::Exact(jpki::OPERATOR), None),
    ]
}

/// The name of a partition's CRL.
pub(super) fn partition(environment: Environment, line: Option<Line>) -> Vec<Expected> {
    let mut name = authority(environment, line);
    name.truncate(3);
    name.push((attribute::OU, Form::Exact(jpki::DISTRIBUTION_POINTS), None));
    name.push((attribute::OU, Form::Place, None));
    name.push((attribute::CN, Form::PointOfPlace, None));
    name
}

/// The authority's name in Japanese.
pub(super) fn japanese(line: Line) -> Vec<Expected> {
    vec![
        COUNTRY,
        (attribute::O, Form::Exact(jpki::SERVICE_JA), None),
        (attribute::OU, Form::Exact(jpki::unit_ja(line)), None),
        (attribute::OU, Form::Exact(jpki::OPERATOR_JA), None),
    ]
}

/// Subject of a signing certificate.
pub(super) const SIGNING_SUBJECT: &[Expected] = &[
    COUNTRY,
    (attribute::L, Form::Place, None),
    (attribute::L, Form::Place, None),
    (attribute::CN, Form::SigningCn, Some(rules::SIGNING_CN)),
];

/// Subject of an authentication certificate.
pub(super) const AUTHENTICATION_SUBJECT: &[Expected] =
    &[COUNTRY, (attribute::CN, Form::AuthenticationCn, Some(rules::AUTHENTICATION_CN))];

/// Compares a name with what should stand there: one finding if all fits, else one for each difference.
pub(super) fn compare(
    report: &mut Report,
    place: &Place<'_>,
    name: &Element<'_>,
    expected: &[Expected],
    rule: &'static Rule,
) {
    let Some(attributes) = read(name) else {
        return report.add(place, report.personal(&hex(name.raw)), rule, Judgement::Differs);
    };
    let shape = attributes.iter().map(|attribute| attribute.oid).eq(expected.iter().map(|(oid, ..)| *oid));
    let alone = attributes.iter().all(|attribute| attribute.alone);
    if !shape || !alone {
        // Which attributes there should be, the rule of this name says.
        let rule = if shape { rules::SHAPE } else { rule };
        return report.add(place, shown(report, &display(&attributes)), rule, Judgement::Differs);
    }
    let mut all_fits = true;
    for (index, (attribute, (oid, form, own_rule))) in attributes.iter().zip(expected).enumerate() {
        let path = format!("rdn[{index}].{}", known::attribute(oid));
        let at = place.field(&path, attribute.value.offset);
        let string = if *oid == attribute::C { tag::PRINTABLE } else { tag::UTF8 };
        let (typed, fits) = (attribute.value.tag == string, form.holds(&attribute.text()));
        report.unless(typed, &at, || known::string_type(attribute.value.tag), rules::STRING_TYPE);
        if !fits {
            report.add(&at, shown(report, &attribute.text()), own_rule.unwrap_or(rule), Judgement::Differs);
        }
        all_fits &= typed && fits;
    }
    if all_fits {
        report.judge(place, display(&attributes), rule, true);
    }
}

/// A name as it stands there, whatever it is.
pub(super) fn in_words(report: &Report, name: &Element<'_>) -> Value {
    read(name).map_or_else(|| report.personal(&hex(name.raw)), |attributes| shown(report, &display(&attributes)))
}

/// A name that is not as it should be may hold what it should not: anything beyond ASCII may be a person's.
fn shown(report: &Report, text: &str) -> Value {
    if text.is_ascii() { Value::from(text) } else { report.personal(text) }
}
