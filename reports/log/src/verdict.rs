//! What one case says about the implementation under test (IUT).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The verdict of a case: pass, fail and inconclusive as in ISO/IEC 9646-1, and the ways in which a case can end without one of them.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The IUT did what the requirement asks for, and evidence shows it.
    Pass,
    /// The IUT broke the requirement.
    Fail,
    /// The IUT departed from a requirement that is only a recommendation, or whose source is not certain.
    Warn,
    /// What was seen decides neither way.
    Inconclusive,
    /// The IUT declares that the situation cannot be brought about with it.
    NotApplicable,
    /// The IUT does not have the method, or the operator left the case out.
    Skipped,
    /// The IUT did not answer before the deadline.
    Hang,
    /// The IUT ended or broke off while it worked on a request.
    Crash,
    /// The bench itself went wrong: the case says nothing about the IUT.
    BenchError,
}

impl Verdict {
    /// Every verdict, in the order in which reports list them.
    pub const ALL: [Self; 9] = [
        Self::Pass,
        Self::Fail,
        Self::Warn,
        Self::Inconclusive,
        Self::NotApplicable,
        Self::Skipped,
        Self::Hang,
        Self::Crash,
        Self::BenchError,
    ];

    /// The word used in the log.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Warn => "warn",
            Self::Inconclusive => "inconclusive",
            Self::NotApplicable => "not-applicable",
            Self::Skipped => "skipped",
            Self::Hang => "hang",
            Self::Crash => "crash",
            Self::BenchError => "bench-error",
        }
    }

    /// Whether the verdict by itself forbids the conclusion "conforming": fail, hang and crash.
    #[must_use]
    pub const fn is_failure(self) -> bool {
        matches!(self, Self::Fail | Self::Hang | Self::Crash)
    }

    /// Whether the verdict is a finding about the IUT, and so something that an exception can cover: the failures and warn.
    #[must_use]
    pub const fn is_finding(self) -> bool {
        self.is_failure() || matches!(self, Self::Warn)
    }
}
