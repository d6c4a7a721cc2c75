//! What is on record about one defect, and how it is made.

use super::draft::Draft;
use super::kind::ObjectKind;
use super::place::Place;
use super::requirement::Requirement;
use super::situation::{SIGNING, Situation};
use crate::error::CaError;

/// A row of the list of defects. The rows stand in one file for each family.
pub(super) struct Entry {
    /// Stable: a name never changes and is never used again.
    pub(super) name: &'static str,
    pub(super) kind: ObjectKind,
    pub(super) says: &'static str,
    pub(super) says_ja: &'static str,
    pub(super) breaks: Requirement,
    /// Where the wrong object differs from its twin: the parts of one change.
    pub(super) places: &'static [Place],
    /// The world in which the twin is made.
    pub(super) situation: Situation,
    /// Turns the twin into the wrong object.
    pub(super) make: fn(&mut Draft) -> Result<(), CaError>,
}

impl Entry {
    /// A defect whose twin is a good signing certificate with all that belongs to it, unless another situation is chosen.
    pub(super) const fn new(
        kind: ObjectKind,
        name: &'static str,
        [says, says_ja]: [&'static str; 2],
        breaks: Requirement,
        places: &'static [Place],
        make: fn(&mut Draft) -> Result<(), CaError>,
    ) -> Self {
        Self { name, kind, says, says_ja, breaks, places, situation: SIGNING, make }
    }

    /// The same, with the twin made in another situation.
    pub(super) const fn with(self, situation: Situation) -> Self {
        Self { situation, ..self }
    }
}
