//! One finding about one field.

use serde::Serialize;

use super::judgement::Judgement;
use super::rule::Rule;
use super::value::Value;

/// What stands in a field, what JPKI has there, and what follows from that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The field, by its names in RFC 5280 or RFC 6960: `tbsCertificate.validity.notAfter`.
    pub path: String,
    /// Octets before the field in the DER object; for an absent field, where it was looked for.
    pub offset: usize,
    /// What stands there.
    pub value: Value,
    /// What JPKI has there, how sure that is, and why it matters.
    pub rule: &'static Rule,
    /// How they compare.
    pub judgement: Judgement,
}
