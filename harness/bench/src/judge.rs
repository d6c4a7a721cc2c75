//! From a story's end and its evidence to a verdict.

use sekisho_harness_protocol::Method;
use sekisho_reports_log::{Bilingual, Verdict};

use crate::{Stop, case::Weight, iut::IutFault, recorder::Evidence};

/// Judges one case. `may_fail` says whether the requirement is certain enough to fail anybody.
pub(crate) fn judge(
    ended: Result<(), Stop>,
    evidence: &Evidence,
    weight: Weight,
    may_fail: bool,
) -> (Verdict, Option<Bilingual>) {
    match ended {
        Ok(()) => accepted(evidence),
        Err(Stop::Failed) if weight == Weight::Must && may_fail => (Verdict::Fail, None),
        Err(Stop::Failed) => (
            Verdict::Warn,
            Some(Bilingual::new(
                "The rule is a recommendation, or its source is not certain enough to fail anybody",
                "規則が推奨事項であるか、不合格とするには根拠が確実でない",
            )),
        ),
        Err(Stop::Iut(fault)) => of_fault(&fault),
        Err(Stop::NotApplicable(why)) => (Verdict::NotApplicable, Some(Bilingual::same(why))),
        Err(Stop::Bench(what)) => (Verdict::BenchError, Some(Bilingual::same(what))),
    }
}

fn accepted(evidence: &Evidence) -> (Verdict, Option<Bilingual>) {
    let bench_error = |en: String| (Verdict::BenchError, Some(Bilingual::same(en)));
    if evidence.steps.is_empty() {
        return bench_error("the case ended without evidence".to_owned());
    }
    // A refusal proves nothing about an implementation that refuses everything.
    if let Some(method) = evidence.refused.difference(&evidence.done).next() {
        let method: Method = *method;
        return bench_error(format!("the case has no twin in which `{}` was accepted", method.name()));
    }
    match evidence.remarks.first() {
        None => (Verdict::Pass, None),
        Some(remark) => (Verdict::Warn, Some(remark.clone())),
    }
}

fn of_fault(fault: &IutFault) -> (Verdict, Option<Bilingual>) {
    let verdict = match fault {
        IutFault::Crash { .. } => Verdict::Crash,
        IutFault::Hang { .. } => Verdict::Hang,
        IutFault::MethodNotFound { .. } => Verdict::Skipped,
        IutFault::NotStarted { .. } => Verdict::BenchError,
        IutFault::Protocol { .. } | IutFault::Error { .. } | IutFault::Version { .. } => Verdict::Fail,
    };
    (verdict, Some(Bilingual::same(fault.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_without_evidence_or_without_a_twin_is_an_error_of_the_bench() {
        let mut evidence = Evidence::default();
        assert_eq!(judge(Ok(()), &evidence, Weight::Must, true).0, Verdict::BenchError);
        evidence.steps.push(sekisho_reports_log::Step {
            case: "a.b".to_owned(),
            index: 1,
            says: Bilingual::same("looks"),
            outcome: sekisho_reports_log::StepOutcome::Passed,
            expected: None,
            observed: Some("seen".to_owned()),
        });
        evidence.refused.insert(Method::SignatureVerify);
        assert_eq!(judge(Ok(()), &evidence, Weight::Must, true).0, Verdict::BenchError);
        evidence.done.insert(Method::SignatureVerify);
        assert_eq!(judge(Ok(()), &evidence, Weight::Must, true).0, Verdict::Pass);
    }

    #[test]
    fn a_broken_rule_of_uncertain_source_warns() {
        let evidence = Evidence::default();
        assert_eq!(judge(Err(Stop::Failed), &evidence, Weight::Must, true).0, Verdict::Fail);
        assert_eq!(judge(Err(Stop::Failed), &evidence, Weight::Must, false).0, Verdict::Warn);
        assert_eq!(judge(Err(Stop::Failed), &evidence, Weight::Should, true).0, Verdict::Warn);
    }
}
