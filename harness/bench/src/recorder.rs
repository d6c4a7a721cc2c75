//! What a case saw, step by step. A pass without evidence is no pass, so every expectation leaves a step.

use std::{cell::RefCell, collections::BTreeSet};

use sekisho_harness_protocol::Method;
use sekisho_reports_log::{Bilingual, Exchange, Step, StepOutcome};

/// Collects the evidence of one case.
#[derive(Default)]
pub(crate) struct Recorder {
    inner: RefCell<Evidence>,
}

/// The evidence of one case.
#[derive(Default)]
pub(crate) struct Evidence {
    /// What was looked at, in order.
    pub(crate) steps: Vec<Step>,
    /// What passed over the card link, decoded.
    pub(crate) exchanges: Vec<Exchange>,
    /// Departures that do not fail the case: a coarser reason than asked for.
    pub(crate) remarks: Vec<Bilingual>,
    /// Methods that did what was asked at least once.
    pub(crate) done: BTreeSet<Method>,
    /// Methods that refused as expected at least once.
    pub(crate) refused: BTreeSet<Method>,
}

impl Recorder {
    /// Records one step of the case with this id.
    pub(crate) fn step(&self, case: &str, says: Bilingual, expected: String, observed: String, passed: bool) {
        let mut evidence = self.inner.borrow_mut();
        let index = number(evidence.steps.len());
        let outcome = if passed { StepOutcome::Passed } else { StepOutcome::Failed };
        evidence.steps.push(Step {
            case: case.to_owned(),
            index,
            says,
            outcome,
            expected: Some(expected),
            observed: Some(observed),
        });
    }

    /// Records a decoded exchange; it belongs to the step that will be recorded next.
    pub(crate) fn exchange(&self, case: &str, line: String) {
        let mut evidence = self.inner.borrow_mut();
        let step = Some(number(evidence.steps.len()));
        let index = number(evidence.exchanges.len());
        evidence.exchanges.push(Exchange { case: case.to_owned(), step, index, line });
    }

    pub(crate) fn remark(&self, remark: Bilingual) {
        self.inner.borrow_mut().remarks.push(remark);
    }

    pub(crate) fn done(&self, method: Method) {
        self.inner.borrow_mut().done.insert(method);
    }

    pub(crate) fn refused(&self, method: Method) {
        self.inner.borrow_mut().refused.insert(method);
    }

    pub(crate) fn into_evidence(self) -> Evidence {
        self.inner.into_inner()
    }
}

/// The number of the element that is about to follow `count` others, counted from 1.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1)
}
