//! Beginning and end of a run.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{CaseText, Conclusion, Exception, IutDescription, RequirementText, SuiteText, Tally, conclude};

/// The name by which a log is recognised.
pub const FORMAT: &str = "sekisho-log";

/// The version of the format that this crate reads and writes. Any change of a field raises it.
pub const VERSION: u32 = 1;

/// First event: what is about to be tested, against which texts.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunStarted {
    /// Always [`FORMAT`].
    pub format: String,
    /// The format's version; [`VERSION`] when this crate writes.
    pub version: u32,
    /// The program that runs.
    pub tool: Tool,
    /// Edition of the suite: the cases and requirements as a whole.
    pub edition: String,
    /// The seed from which everything random was drawn.
    pub seed: String,
    /// The implementation under test.
    pub iut: IutDescription,
    /// Titles of the suites.
    pub suites: Vec<SuiteText>,
    /// The requirements that the cases cite.
    pub requirements: Vec<RequirementText>,
    /// The cases that are to be run.
    pub cases: Vec<CaseText>,
    /// Number of cases of the whole edition. A run of fewer says so wherever it says anything.
    pub edition_cases: u32,
}

/// Name and version of a program.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
}

/// Last event: the sum. A log without it comes from a run that was cut short.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunFinished {
    /// How many cases ended with which verdict.
    pub tally: Tally,
    /// Exceptions that cover no finding of this run, or are past their day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stale_exceptions: Vec<Exception>,
    /// What follows.
    pub conclusion: Conclusion,
}

impl RunFinished {
    /// Sums up: the conclusion is [`conclude`]'s.
    #[must_use]
    pub fn of(tally: Tally, stale_exceptions: Vec<Exception>) -> Self {
        let conclusion = conclude(&tally, stale_exceptions.len());
        Self { tally, stale_exceptions, conclusion }
    }
}
