//! How many cases ended with which verdict.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{CaseFinished, Verdict};

/// Number of cases by verdict. A verdict that no case has is left out.
pub type Counts = BTreeMap<Verdict, u32>;

/// The cases of a run, counted. Each case is in exactly one of the two.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Tally {
    /// Cases that stand for themselves.
    pub counts: Counts,
    /// Findings that an exception covers.
    #[serde(skip_serializing_if = "Counts::is_empty")]
    pub excepted: Counts,
}

impl Tally {
    /// Counts one case. An exception covers findings only: it cannot excuse an error of the bench or an undecided case.
    pub fn count(&mut self, case: &CaseFinished) {
        let covered = case.exception.is_some() && case.verdict.is_finding();
        let counts = if covered { &mut self.excepted } else { &mut self.counts };
        *counts.entry(case.verdict).or_default() += 1;
    }

    /// Counts many.
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a CaseFinished>) -> Self {
        let mut tally = Self::default();
        cases.into_iter().for_each(|case| tally.count(case));
        tally
    }

    /// Cases with this verdict that stand for themselves.
    #[must_use]
    pub fn number(&self, verdict: Verdict) -> u32 {
        self.counts.get(&verdict).copied().unwrap_or_default()
    }

    /// Findings that an exception covers.
    #[must_use]
    pub fn number_excepted(&self) -> u32 {
        self.excepted.values().sum()
    }

    /// All cases.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.counts.values().sum::<u32>() + self.number_excepted()
    }
}
