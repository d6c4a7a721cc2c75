//! One line of the log.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{CaseFinished, Exchange, Measured, RunFinished, RunStarted, Step};

/// One line of the log.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What the same seed and the same implementation give again.
    pub observed: Observed,
    /// What they do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<Measured>,
}

/// What happened. The field `event` says which of these it is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Observed {
    /// The run began.
    RunStarted(Box<RunStarted>),
    /// A command went to the card and an answer came back.
    Exchange(Exchange),
    /// A case looked at something.
    Step(Step),
    /// A case ended.
    CaseFinished(CaseFinished),
    /// The run ended.
    RunFinished(RunFinished),
}

impl Event {
    /// An event of which nothing was measured.
    #[must_use]
    pub fn unmeasured(observed: impl Into<Observed>) -> Self {
        Self { observed: observed.into(), measured: None }
    }

    /// An event with what was measured.
    #[must_use]
    pub fn measured(observed: impl Into<Observed>, measured: Measured) -> Self {
        Self { observed: observed.into(), measured: Some(measured) }
    }
}

impl From<RunStarted> for Observed {
    fn from(event: RunStarted) -> Self {
        Self::RunStarted(Box::new(event))
    }
}

impl From<Exchange> for Observed {
    fn from(event: Exchange) -> Self {
        Self::Exchange(event)
    }
}

impl From<Step> for Observed {
    fn from(event: Step) -> Self {
        Self::Step(event)
    }
}

impl From<CaseFinished> for Observed {
    fn from(event: CaseFinished) -> Self {
        Self::CaseFinished(event)
    }
}

impl From<RunFinished> for Observed {
    fn from(event: RunFinished) -> Self {
        Self::RunFinished(event)
    }
}
