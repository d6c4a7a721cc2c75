//! What is on record about a defect.

use super::kind::ObjectKind;
use super::list::Defect;
use super::place::Place;
use super::requirement::Requirement;

impl Defect {
    /// The defect with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|defect| defect.name() == name)
    }

    /// The stable name: it never changes and is never used for anything else.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// Which object of an exhibit is wrong.
    #[must_use]
    pub fn kind(self) -> ObjectKind {
        self.entry().kind
    }

    /// What is wrong, in one sentence in English.
    #[must_use]
    pub fn says(self) -> &'static str {
        self.entry().says
    }

    /// What is wrong, in one sentence in Japanese.
    #[must_use]
    pub fn says_ja(self) -> &'static str {
        self.entry().says_ja
    }

    /// The rule that it breaks.
    #[must_use]
    pub fn breaks(self) -> Requirement {
        self.entry().breaks
    }

    /// Where the wrong object differs from its twin. More than one place if one change cannot be made without the others, as
    /// the identifier of a key goes with the key.
    #[must_use]
    pub fn places(self) -> &'static [Place] {
        self.entry().places
    }

    /// Whether a signed part of the twin was changed and the whole signed anew. Otherwise the signature itself is wrong, or
    /// what nobody signs, or the object is another one.
    #[must_use]
    pub fn is_signed_anew(self) -> bool {
        let signed = |place: &Place| matches!(place, Place::Field(_) | Place::Extension(_));
        self.places().iter().any(signed)
    }
}
