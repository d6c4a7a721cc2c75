//! What the judges of single fields have to know about the whole object.

use super::kind::Environment;
use super::tlv::Element;
use super::votes::Votes;
use crate::line::Line;

/// About the object around a field.
#[derive(Clone, Debug)]
pub(super) struct Facts<'a> {
    pub(super) environment: Environment,
    pub(super) line: Option<Line>,
    /// Content of the subjectPublicKey, without the count of unused bits.
    pub(super) public_key: Option<&'a [u8]>,
    /// Prefecture and municipality in the subject.
    pub(super) place: Option<(String, String)>,
    /// Whether the key is one of the next card.
    pub(super) next_generation: bool,
    /// thisUpdate of a list or answer.
    pub(super) this_update: Option<jiff::Timestamp>,
    /// The extensions, in order.
    pub(super) extensions: Vec<Extension<'a>>,
}

/// An extension as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extension<'a> {
    pub(super) offset: usize,
    pub(super) oid: &'a [u8],
    /// The BOOLEAN, if it is written.
    pub(super) critical: Option<Element<'a>>,
    /// The OCTET STRING.
    pub(super) value: Element<'a>,
}

impl Extension<'_> {
    pub(super) fn is_critical(&self) -> bool {
        self.critical.is_some_and(|critical| critical.content.iter().any(|octet| *octet != 0))
    }
}

impl<'a> Facts<'a> {
    /// What the votes and the extensions tell; the rest is filled in by who knows it.
    pub(super) fn new(votes: &Votes, extensions: Vec<Extension<'a>>) -> Self {
        Self {
            environment: votes.environment(),
            line: votes.line(),
            public_key: None,
            place: None,
            next_generation: false,
            this_update: None,
            extensions,
        }
    }

    /// The content of the first extension with this identifier.
    pub(super) fn extension(&self, oid: &[u8]) -> Option<Element<'a>> {
        let found = self.extensions.iter().find(|extension| extension.oid == oid)?;
        found.value.children().next()
    }
}
