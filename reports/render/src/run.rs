//! The events of a run, put together for printing: suite, case, step, exchange.

use std::collections::BTreeMap;

use sekisho_reports_log::{
    Bilingual, CaseFinished, CaseText, Event, Exception, Exchange, Measured, Observed, RequirementText, RunFinished,
    RunStarted, Step, StepOutcome, Tally, Verdict, conclude,
};

use crate::RenderError;

/// A run.
pub(crate) struct Run<'a> {
    pub(crate) started: &'a RunStarted,
    /// Measured at the start: when and where.
    pub(crate) measured: Option<&'a Measured>,
    /// None when the run was cut short.
    pub(crate) finished: Option<&'a RunFinished>,
    /// Measured at the end: how long.
    pub(crate) measured_end: Option<&'a Measured>,
    pub(crate) tally: Tally,
    /// By id; each has at least one case.
    pub(crate) suites: Vec<Suite<'a>>,
}

/// The cases of a suite, by id.
pub(crate) struct Suite<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: Option<&'a Bilingual>,
    pub(crate) cases: Vec<Case<'a>>,
}

/// A case with its evidence.
pub(crate) struct Case<'a> {
    pub(crate) text: &'a CaseText,
    pub(crate) requirement: Option<&'a RequirementText>,
    /// None when the run was cut short before its end.
    pub(crate) finished: Option<&'a CaseFinished>,
    pub(crate) measured: Option<&'a Measured>,
    /// By index.
    pub(crate) steps: Vec<&'a Step>,
    /// By step and index.
    exchanges: Vec<&'a Exchange>,
}

impl<'a> Run<'a> {
    /// Puts the events together.
    pub(crate) fn of(events: &'a [Event]) -> Result<Self, RenderError> {
        let (started, measured) = events.iter().find_map(start).ok_or(RenderError::NoStart)?;
        let mut finished = None;
        let mut measured_end = None;
        let mut cases = cases(started);
        for event in events {
            match &event.observed {
                Observed::RunStarted(_) => {}
                Observed::Exchange(exchange) => case(&mut cases, &exchange.case)?.exchanges.push(exchange),
                Observed::Step(step) => case(&mut cases, &step.case)?.steps.push(step),
                Observed::CaseFinished(ended) => {
                    let case = case(&mut cases, &ended.case)?;
                    if case.finished.replace(ended).is_some() {
                        return Err(RenderError::TwoVerdicts { case: ended.case.clone() });
                    }
                    case.measured = event.measured.as_ref();
                }
                Observed::RunFinished(ended) => {
                    finished = Some(ended);
                    measured_end = event.measured.as_ref();
                }
            }
        }
        let tally = Tally::of(cases.values().filter_map(|case| case.finished));
        if finished
            .is_some_and(|end| end.tally != tally || end.conclusion != conclude(&tally, end.stale_exceptions.len()))
        {
            return Err(RenderError::EndContradictsVerdicts);
        }
        Ok(Self { started, measured, finished, measured_end, tally, suites: suites(started, cases) })
    }

    /// Whether cases of the edition were left out.
    pub(crate) fn is_partial(&self) -> bool {
        u32::try_from(self.started.cases.len()).is_ok_and(|run| run < self.started.edition_cases)
    }

    /// All cases, by suite and id.
    pub(crate) fn cases(&self) -> impl Iterator<Item = &Case<'a>> {
        self.suites.iter().flat_map(|suite| &suite.cases)
    }
}

impl<'a> Case<'a> {
    /// The verdict; none when the run was cut short before it.
    pub(crate) fn verdict(&self) -> Option<Verdict> {
        self.finished.map(|finished| finished.verdict)
    }

    /// The exception that covers the case; one stands beside findings only.
    pub(crate) fn accepted(&self) -> Option<&'a Exception> {
        self.finished.filter(|finished| finished.verdict.is_finding())?.exception.as_ref()
    }

    /// Whether a reader should look at it: anything but pass, skipped and not applicable.
    pub(crate) fn needs_attention(&self) -> bool {
        !matches!(self.verdict(), Some(Verdict::Pass | Verdict::NotApplicable | Verdict::Skipped))
    }

    /// The first step that failed.
    pub(crate) fn first_failure(&self) -> Option<&'a Step> {
        self.steps.iter().find(|step| step.outcome == StepOutcome::Failed).copied()
    }

    /// What went over the card link in this step; with none, outside the recorded steps.
    pub(crate) fn exchanges(&self, step: Option<u32>) -> impl Iterator<Item = &'a Exchange> {
        let recorded = |number: u32| self.steps.iter().any(|step| step.index == number);
        self.exchanges.iter().copied().filter(move |exchange| match (step, exchange.step) {
            (Some(wanted), Some(number)) => wanted == number,
            (None, Some(number)) => !recorded(number),
            (wanted, None) => wanted.is_none(),
        })
    }
}

fn start(event: &Event) -> Option<(&RunStarted, Option<&Measured>)> {
    match &event.observed {
        Observed::RunStarted(started) => Some((started, event.measured.as_ref())),
        _ => None,
    }
}

fn cases(started: &RunStarted) -> BTreeMap<&str, Case<'_>> {
    let requirements: BTreeMap<&str, &RequirementText> =
        started.requirements.iter().map(|requirement| (requirement.id.as_str(), requirement)).collect();
    let case = |text| Case {
        text,
        requirement: requirements.get(text.requirement.as_str()).copied(),
        finished: None,
        measured: None,
        steps: Vec::new(),
        exchanges: Vec::new(),
    };
    started.cases.iter().map(|text| (text.id.as_str(), case(text))).collect()
}

fn case<'m, 'a>(cases: &'m mut BTreeMap<&'a str, Case<'a>>, id: &str) -> Result<&'m mut Case<'a>, RenderError> {
    cases.get_mut(id).ok_or_else(|| RenderError::UnknownCase { case: id.to_owned() })
}

fn suites<'a>(started: &'a RunStarted, cases: BTreeMap<&'a str, Case<'a>>) -> Vec<Suite<'a>> {
    let mut suites: BTreeMap<&str, Suite<'_>> = BTreeMap::new();
    for mut case in cases.into_values() {
        case.steps.sort_by_key(|step| step.index);
        case.exchanges.sort_by_key(|exchange| (exchange.step, exchange.index));
        let id = case.text.suite.as_str();
        let title = || started.suites.iter().find(|suite| suite.id == id).map(|suite| &suite.title);
        suites.entry(id).or_insert_with(|| Suite { id, title: title(), cases: Vec::new() }).cases.push(case);
    }
    suites.into_values().collect()
}
