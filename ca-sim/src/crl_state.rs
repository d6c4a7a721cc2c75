//! What is remembered of the CRLs of one scope, and which number the next one gets.

use std::cmp::Ordering;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is remembered of the CRLs of one scope. Complete and delta CRLs share one sequence of numbers. A complete
/// and a delta CRL that are made one after the other for one instant have the same number (RFC 5280, 5.2.3).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CrlState {
    /// The last cRLNumber given.
    pub number: u64,
    /// The last complete CRL: what a later delta CRL adds to. Absent too if it lacks a change that was recorded later and
    /// is dated earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complete: Option<MadeCrl>,
    /// The complete CRL before that, of an earlier instant: what a delta CRL of the instant of the last one adds to. Absent
    /// as the last one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<MadeCrl>,
    /// The last delta CRL. Absent as the last complete one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delta: Option<MadeCrl>,
}

/// A CRL that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MadeCrl {
    /// Its cRLNumber.
    pub number: u64,
    /// Its thisUpdate.
    #[schemars(with = "String")]
    pub this_update: Timestamp,
}

impl CrlState {
    /// cRLNumber of a complete CRL of this instant: that of a delta CRL of the same instant which says the same, or the
    /// next.
    pub(crate) fn complete_number(&self, this_update: Timestamp) -> u64 {
        self.number_of_delta(this_update).unwrap_or_else(|| self.next_number())
    }

    /// What a delta CRL of this instant adds to, and its cRLNumber: that of the complete CRL of the same instant, that of
    /// the last delta CRL if it is of the same instant, or the next. Nothing if there is no complete CRL of an earlier instant, or if one of a later instant was made.
    pub(crate) fn delta_numbers(&self, this_update: Timestamp) -> Option<(MadeCrl, u64)> {
        let complete = self.complete?;
        match complete.this_update.cmp(&this_update) {
            Ordering::Less => Some((complete, self.complete_number(this_update))),
            // A base has a lower number than what adds to it (RFC 5280, 5.2.4), so the complete CRL cannot be its base.
            Ordering::Equal => Some((self.earlier?, complete.number)),
            Ordering::Greater => None,
        }
    }

    /// Remembers a complete CRL.
    pub(crate) fn completed(&mut self, made: MadeCrl) {
        let mut known = [self.complete, self.earlier].into_iter().flatten();
        self.earlier = known.find(|known| known.this_update < made.this_update);
        self.complete = Some(made);
        self.number = self.number.max(made.number);
    }

    /// Remembers a delta CRL.
    pub(crate) fn added(&mut self, made: MadeCrl) {
        self.delta = Some(made);
        self.number = self.number.max(made.number);
    }

    /// A change dated `at` was recorded only now: what was made of this or a later instant is silent about it.
    pub(crate) fn forget_since(&mut self, at: Timestamp) {
        for made in [&mut self.complete, &mut self.earlier, &mut self.delta] {
            *made = made.filter(|made| made.this_update < at);
        }
    }

    /// The first field that contradicts another, with what is wrong there.
    pub(crate) fn contradiction(&self) -> Option<(&'static str, &'static str)> {
        let beyond = |made: Option<MadeCrl>| made.is_some_and(|made| made.number > self.number);
        if self.number == u64::MAX || beyond(self.complete) || beyond(self.delta) {
            return Some(("number", "below that of a CRL that was made, or used up: the next would not grow"));
        }
        let misplaced = |earlier: MadeCrl| {
            beyond(Some(earlier))
                || self.complete.is_some_and(|complete| {
                    earlier.number >= complete.number || earlier.this_update >= complete.this_update
                })
        };
        self.earlier.is_some_and(misplaced).then_some(("earlier", "not before the complete CRL"))
    }

    fn next_number(&self) -> u64 {
        self.number.saturating_add(1)
    }

    /// The number of the last delta CRL, if it is of this instant and nothing was made after it.
    fn number_of_delta(&self, this_update: Timestamp) -> Option<u64> {
        let delta = self.delta.filter(|delta| delta.this_update == this_update && delta.number == self.number);
        delta.map(|delta| delta.number)
    }
}
