//! One finding about one field.

use serde::Serialize;

use super::certainty::Certainty;
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
    /// What JPKI has there, and why it matters.
    pub rule: &'static Rule,
    /// How sure that is of this kind of object: no list, response or responder of JPKI is public, and what is known of
    /// certificates is only inferred of them.
    pub certainty: Certainty,
    /// How they compare.
    pub judgement: Judgement,
}
