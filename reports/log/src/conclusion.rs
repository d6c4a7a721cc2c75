//! From verdicts to the one word at the top of a report.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Tally, Verdict};

/// What a run says about the implementation under test (IUT) as a whole.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Conclusion {
    /// At least one case passed, none failed, none stayed open. Findings covered by an exception are named beside it.
    Conforming,
    /// At least one case failed, hung or crashed, and no exception covers it.
    NotConforming,
    /// Too little was seen, or it points both ways.
    UnstableOrInconclusive,
    /// The bench went wrong, so the run says nothing.
    BenchError,
}

impl Conclusion {
    /// The word used in the log.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Conforming => "conforming",
            Self::NotConforming => "not-conforming",
            Self::UnstableOrInconclusive => "unstable-or-inconclusive",
            Self::BenchError => "bench-error",
        }
    }
}

/// Draws the conclusion. The first line that applies decides:
///
/// 1. a case ended with bench-error: a bench that went wrong vouches for nothing, [`Conclusion::BenchError`];
/// 2. a case failed, hung or crashed without an exception: [`Conclusion::NotConforming`];
/// 3. a case stayed inconclusive, an exception is stale (the operator's list no longer describes the IUT), or no case
///    passed (skipping everything proves nothing): [`Conclusion::UnstableOrInconclusive`];
/// 4. otherwise [`Conclusion::Conforming`]. Warnings, skipped and not applicable cases do not forbid it.
#[must_use]
pub fn conclude(tally: &Tally, stale_exceptions: usize) -> Conclusion {
    let any =
        |wanted: fn(Verdict) -> bool| tally.counts.iter().any(|(verdict, number)| *number > 0 && wanted(*verdict));
    if any(|verdict| verdict == Verdict::BenchError) {
        Conclusion::BenchError
    } else if any(Verdict::is_failure) {
        Conclusion::NotConforming
    } else if any(|verdict| verdict == Verdict::Inconclusive)
        || stale_exceptions > 0
        || tally.number(Verdict::Pass) == 0
    {
        Conclusion::UnstableOrInconclusive
    } else {
        Conclusion::Conforming
    }
}
