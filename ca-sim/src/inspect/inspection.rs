//! The result: what the object is, and everything found in it.

use serde::Serialize;

use super::finding::Finding;
use super::judgement::Judgement;
use super::kind::{Environment, Kind};
use super::render::render;
use super::text::Language;

/// How much of an explanation is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Every field.
    #[default]
    Everything,
    /// Only fields that differ.
    Differences,
}

/// An object, explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inspection {
    /// What it is. Judged from all that it says, so that one wrong field does not make it another object.
    pub kind: Kind,
    /// The environment it belongs to, judged alike.
    pub environment: Environment,
    /// What was found, in the order of the fields.
    pub findings: Vec<Finding>,
    /// How many more findings there were about rules that were broken very often.
    pub omitted: usize,
}

impl Inspection {
    /// The findings that differ from JPKI.
    pub fn differences(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.judgement == Judgement::Differs)
    }

    /// The explanation in words.
    #[must_use]
    pub fn in_words(&self, language: Language, detail: Detail) -> String {
        render(self, language, detail)
    }
}
