//! The bench tested by the bench: every case accepts the right implementation and catches the mutants it names.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use sekisho_reports_log::{Conclusion, Observed, Verdict};

use crate::{Case, Exceptions, IutCommand, RunError, RunPlan, run};

/// Whom the bench is tested with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Subject<'a> {
    /// The right implementation.
    Reference,
    /// The right implementation with this defect.
    Mutant(&'a str),
    /// A driver that does nothing of use.
    Null(&'a str),
}

/// What came out.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SelfTest {
    /// Cases that the right implementation does not pass, with its verdict.
    pub wrongly_refused: BTreeMap<String, Verdict>,
    /// Mutants with the cases that caught them.
    pub caught: BTreeMap<String, BTreeSet<String>>,
    /// Pairs of mutant and case that names it but does not catch it, with the verdict.
    pub missed: BTreeMap<(String, String), Verdict>,
    /// Cases that name no mutant, or one that does not exist.
    pub unproven: BTreeSet<String>,
    /// Mutants that no case names.
    pub unnamed: BTreeSet<String>,
    /// The conclusion about each null driver.
    pub nulls: BTreeMap<String, Conclusion>,
}

impl SelfTest {
    /// Whether the bench can be trusted as far as this test goes.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.wrongly_refused.is_empty()
            && self.missed.is_empty()
            && self.unproven.is_empty()
            && self.unnamed.is_empty()
            && !self.caught.is_empty()
            && !self.nulls.is_empty()
            && self.nulls.values().all(|conclusion| *conclusion != Conclusion::Conforming)
    }
}

/// Tests the plan's cases with the right implementation, all mutants and all null drivers, `workers` at a time.
///
/// # Errors
/// [`RunError`] if a subject cannot be run at all.
pub fn self_test(
    plan: &RunPlan<'_>,
    mutants: &[&str],
    nulls: &[&str],
    command: &(dyn Fn(Subject<'_>) -> IutCommand + Sync),
    workers: usize,
    done: &(dyn Fn(usize, usize) + Sync),
) -> Result<SelfTest, RunError> {
    let subjects: Vec<Subject<'_>> = [Subject::Reference]
        .into_iter()
        .chain(nulls.iter().copied().map(Subject::Null))
        .chain(mutants.iter().copied().map(Subject::Mutant))
        .collect();
    let result = Mutex::new(Ok(outline(plan, mutants)));
    let (next, finished) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..workers.max(1) {
            scope.spawn(|| {
                while let Some(subject) = subjects.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let verdicts = verdicts(plan, *subject, &command(*subject));
                    let mut result = result.lock().unwrap_or_else(PoisonError::into_inner);
                    match (&mut *result, verdicts) {
                        (Ok(test), Ok(verdicts)) => enter(test, *subject, &verdicts),
                        (Ok(_), Err(error)) => *result = Err(error),
                        (Err(_), _) => return,
                    }
                    drop(result);
                    done(finished.fetch_add(1, Ordering::Relaxed) + 1, subjects.len());
                }
            });
        }
    });
    result.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What can be said before anything runs.
fn outline(plan: &RunPlan<'_>, mutants: &[&str]) -> SelfTest {
    let known: BTreeSet<&str> = mutants.iter().copied().collect();
    let named: BTreeSet<&str> = plan.cases.iter().flat_map(|case| case.catches).copied().collect();
    let is_proven =
        |case: &&'static Case| !case.catches.is_empty() && case.catches.iter().all(|mutant| known.contains(mutant));
    SelfTest {
        unproven: plan.cases.iter().filter(|case| !is_proven(case)).map(|case| case.id.to_owned()).collect(),
        unnamed: known.difference(&named).map(|mutant| (*mutant).to_owned()).collect(),
        ..SelfTest::default()
    }
}

type Verdicts = (BTreeMap<String, Verdict>, Conclusion);

fn verdicts(plan: &RunPlan<'_>, subject: Subject<'_>, command: &IutCommand) -> Result<Verdicts, RunError> {
    let cases: Vec<&'static Case> = match subject {
        Subject::Mutant(name) => plan.cases.iter().copied().filter(|case| case.catches.contains(&name)).collect(),
        _ => plan.cases.clone(),
    };
    let plan = RunPlan { cases, seed: plan.seed.clone(), host: plan.host.clone(), tool: plan.tool.clone(), ..*plan };
    let mut verdicts = BTreeMap::new();
    let finished = run(command, &plan, Exceptions::default(), &mut |event| {
        if let Observed::CaseFinished(case) = event.observed {
            verdicts.insert(case.case, case.verdict);
        }
        Ok(())
    })?;
    Ok((verdicts, finished.conclusion))
}

fn enter(test: &mut SelfTest, subject: Subject<'_>, (verdicts, conclusion): &Verdicts) {
    match subject {
        Subject::Reference => {
            let refused = verdicts.iter().filter(|(_, verdict)| **verdict != Verdict::Pass);
            test.wrongly_refused.extend(refused.map(|(case, verdict)| (case.clone(), *verdict)));
        }
        Subject::Null(name) => {
            test.nulls.insert(name.to_owned(), *conclusion);
        }
        Subject::Mutant(name) => {
            for (case, verdict) in verdicts {
                // A mutant that crashes or hangs was not caught by what the case looks at.
                if matches!(verdict, Verdict::Fail | Verdict::Warn) {
                    test.caught.entry(name.to_owned()).or_default().insert(case.clone());
                } else {
                    test.missed.insert((name.to_owned(), case.clone()), *verdict);
                }
            }
        }
    }
}
