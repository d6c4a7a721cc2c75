//! The event log of a run: what happened, line by line, so that every report is only a way of printing it.
//!
//! A log is NDJSON: one [`Event`] a line, the first a [`RunStarted`], the last a [`RunFinished`] unless the run was cut
//! short. An event has an *observed* part (verdicts, evidence), which the same seed and the same implementation give again,
//! and a *measured* part (durations, host), which they do not. [`canonical`] drops the second and puts the rest in one
//! order; "the same bytes" always means those.
//!
//! The log embeds the texts of the requirements and cases that it uses, in English and Japanese, so that it can be read
//! years later without the program that wrote it. Verdicts are given by whoever writes the log, and the conclusion by
//! [`conclude`] alone: a consumer prints them and computes none.

mod bilingual;
mod canonical;
mod case;
mod conclusion;
mod event;
mod exception;
mod iut;
mod lines;
mod measured;
mod requirement;
mod run;
mod schema;
mod step;
mod tally;
mod verdict;

pub use bilingual::Bilingual;
pub use canonical::canonical;
pub use case::{CaseFinished, CaseText, SuiteText, Weight};
pub use conclusion::{Conclusion, conclude};
pub use event::{Event, Observed};
pub use exception::Exception;
pub use iut::IutDescription;
pub use lines::{LINE_LIMIT, LogError, Problem, read, write};
pub use measured::Measured;
pub use requirement::{Certainty, RequirementText};
pub use run::{FORMAT, RunFinished, RunStarted, Tool, VERSION};
pub use schema::event_schema;
pub use step::{Exchange, Step, StepOutcome};
pub use tally::{Counts, Tally};
pub use verdict::Verdict;
