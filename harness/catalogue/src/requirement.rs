//! One requirement.

use jiff::civil::Date;

use crate::Certainty;

/// What an implementation has to do, and who says so.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Requirement {
    /// Stable id: the area's prefix, a hyphen, two digits.
    pub id: String,
    /// The document that says it.
    pub document: String,
    /// The clause of that document, by number where the number is stable, else by title.
    pub clause: String,
    /// First day on which it holds.
    pub effective_from: Date,
    /// Last day on which it holds; none while it holds.
    pub effective_until: Option<Date>,
    /// How certain it is.
    pub certainty: Certainty,
    /// English text, two sentences at most.
    pub en: String,
    /// Japanese text, two sentences at most.
    pub ja: String,
    /// Where the facts come from, and what of them is the bench's own conclusion.
    pub source: String,
}

impl Requirement {
    /// Whether breaking it can fail an implementation. What is only inferred or chosen can at most warn.
    #[must_use]
    pub const fn may_fail(&self) -> bool {
        matches!(self.certainty, Certainty::Confirmed | Certainty::SingleSource)
    }

    /// Whether it holds on this day; both ends belong to the period.
    #[must_use]
    pub fn is_effective_on(&self, day: Date) -> bool {
        self.effective_from <= day && self.effective_until.is_none_or(|last| day <= last)
    }
}
