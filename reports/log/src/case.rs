//! Cases: what they are about, and how they ended.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Bilingual, Exception, Verdict};

/// The title of a suite, so that the log can be read without us.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuiteText {
    /// Stable id, the first part of its cases' ids.
    pub id: String,
    /// What the suite is about.
    pub title: Bilingual,
}

/// What a case is about.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseText {
    /// Stable id, such as `reader.pin.no-silent-retry`.
    pub id: String,
    /// The suite it belongs to.
    pub suite: String,
    /// The requirement it tests, by id.
    pub requirement: String,
    /// The situation and what is expected in it, in one line.
    pub title: Bilingual,
    /// Why it matters.
    pub purpose: Bilingual,
    /// Whether a departure fails or only warns.
    pub weight: Weight,
}

/// How much a case weighs.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// A departure is a fail.
    Must,
    /// A departure is a warning.
    Should,
}

/// How a case ended.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseFinished {
    /// The case, by id.
    pub case: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Why, when the steps alone do not say it: a case that was skipped, hung or crashed always has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Bilingual>,
    /// The exception that covers the case. It never changes the verdict; the case is counted apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<Exception>,
}
