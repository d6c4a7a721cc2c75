//! Counts what an object says about its environment and its line, so that one wrong field is not believed.

use super::jpki;
use super::kind::Environment;
use super::name::attribute;
use super::tlv::{Element, tag};
use crate::line::Line;

/// Names stand about this deep in extensions.
const MOST_LEVELS: usize = 16;

/// The votes so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    pub(super) production: usize,
    pub(super) test: usize,
    pub(super) signing: usize,
    pub(super) authentication: usize,
}

impl Votes {
    /// Counts the organisations and units of all names in an element, also in the extensions inside of it.
    pub(super) fn count(&mut self, element: &Element<'_>) {
        self.walk(element, MOST_LEVELS);
    }

    fn walk(&mut self, element: &Element<'_>, levels: usize) {
        let mut fields = element.children();
        match (element.tag, fields.field(tag::OID), fields.next()) {
            (tag::SEQUENCE, Some(oid), Some(value)) if oid.content == attribute::O => self.organisation(&value),
            (tag::SEQUENCE, Some(oid), Some(value)) if oid.content == attribute::OU => self.unit(&value),
            _ if levels == 0 => {}
            _ if element.is_constructed() || (element.tag == tag::OCTET_STRING && starts_like_der(element)) => {
                for child in element.children() {
                    self.walk(&child, levels - 1);
                }
            }
            _ => {}
        }
    }

    fn organisation(&mut self, value: &Element<'_>) {
        match value.text() {
            Some(jpki::ORGANISATION) => self.production += 1,
            Some(jpki::TEST_ORGANISATION) => self.test += 1,
            _ => {}
        }
    }

    fn unit(&mut self, value: &Element<'_>) {
        for (line, votes) in [(Line::Signing, &mut self.signing), (Line::Authentication, &mut self.authentication)] {
            let text = value.text();
            if text == Some(jpki::unit(line)) || text == Some(jpki::unit_ja(line)) {
                *votes += 1;
            }
        }
    }

    /// The environment with more votes.
    pub(super) fn environment(&self) -> Environment {
        match self.production.cmp(&self.test) {
            std::cmp::Ordering::Greater => Environment::Jpki,
            std::cmp::Ordering::Less => Environment::JpkiTest,
            std::cmp::Ordering::Equal => Environment::Unknown,
        }
    }

    /// The line with more votes.
    pub(super) fn line(&self) -> Option<Line> {
        match self.signing.cmp(&self.authentication) {
            std::cmp::Ordering::Greater => Some(Line::Signing),
            std::cmp::Ordering::Less => Some(Line::Authentication),
            std::cmp::Ordering::Equal => None,
        }
    }
}

fn starts_like_der(element: &Element<'_>) -> bool {
    element.content.first() == Some(&tag::SEQUENCE)
}
