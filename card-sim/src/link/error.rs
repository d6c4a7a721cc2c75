//! Parameters and data with which nothing can be computed.

/// Why a link or a table of times cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// A parameter of a link is outside what its standard allows.
    #[error("{parameter} is {got}; {rule} wants {least} to {most}")]
    Parameter {
        /// The parameter.
        parameter: &'static str,
        /// The document and clause.
        rule: &'static str,
        /// Its value.
        got: u64,
        /// The least value that is allowed.
        least: u64,
        /// The largest value that is allowed.
        most: u64,
    },
    /// The answer to reset does not offer T=1, so there is no contact link to compute.
    #[error("the answer to reset does not offer T=1 (ISO/IEC 7816-3, 8.2.3)")]
    NoT1,
    /// The answer to reset ends too early or uses a code that has no meaning.
    #[error("the answer to reset cannot be read at byte {at} (ISO/IEC 7816-3, 8.2)")]
    AnswerToReset {
        /// Where, from 0.
        at: usize,
    },
    /// The table of command times has not the form that its schema says.
    #[error("the table of command times cannot be read at {path}: {detail}")]
    Table {
        /// The field.
        path: String,
        /// What the parser says.
        detail: String,
    },
    /// A step is missing in the table.
    #[error("the table of command times has no row for {step}; add one")]
    Missing {
        /// The step.
        step: super::Step,
    },
    /// A step has two rows.
    #[error("the table of command times has two rows for {step}; keep one")]
    Twice {
        /// The step.
        step: super::Step,
    },
    /// A row gives its time for another unit than the step has.
    #[error("the row for {step} counts per {got}; write {expected}")]
    WrongUnit {
        /// The step.
        step: super::Step,
        /// The unit of the step.
        expected: super::Unit,
        /// What stands there.
        got: super::Unit,
    },
    /// A row does not say where its value comes from.
    #[error("the row for {step} has no source or no remark; name a document, or write \"chosen\" and why")]
    Unexplained {
        /// The step.
        step: super::Step,
    },
    /// No link has this name.
    #[error(
        "no link is named {got:?}; write one of contact, type-b-106, type-b-212, type-b-424, type-b-848, bluetooth"
    )]
    UnknownKind {
        /// The name as given.
        got: String,
    },
}

impl LinkError {
    /// Refuses a value outside a range.
    pub(super) fn unless_within(
        parameter: &'static str,
        rule: &'static str,
        got: u64,
        (least, most): (u64, u64),
    ) -> Result<(), Self> {
        if (least..=most).contains(&got) { Ok(()) } else { Err(Self::Parameter { parameter, rule, got, least, most }) }
    }
}
