//! What follows from the verdicts.

use proptest::{prelude::*, sample::select};
use sekisho_reports_log::{CaseFinished, Conclusion, Exception, Tally, Verdict, conclude};

use crate::sample::finished;

fn excepted(verdict: Verdict) -> CaseFinished {
    let exception = Exception {
        cases: "reader.*".into(),
        reason: "known".into(),
        owner: "somebody".into(),
        expires: "2027-03-31".into(),
    };
    CaseFinished { exception: Some(exception), ..finished("reader.pin", verdict) }
}

fn plain(verdicts: &[Verdict]) -> Vec<CaseFinished> {
    verdicts.iter().map(|verdict| finished("reader.pin", *verdict)).collect()
}

fn concluded(cases: &[CaseFinished]) -> Conclusion {
    conclude(&Tally::of(cases), 0)
}

#[test]
fn passes_conform_also_beside_warnings_and_cases_that_do_not_apply() {
    use Verdict::{NotApplicable, Pass, Skipped, Warn};
    assert_eq!(concluded(&plain(&[Pass])), Conclusion::Conforming);
    assert_eq!(concluded(&plain(&[Pass, Warn, Skipped, NotApplicable])), Conclusion::Conforming);
}

#[test]
fn one_failure_hang_or_crash_among_passes_does_not_conform() {
    for verdict in [Verdict::Fail, Verdict::Hang, Verdict::Crash] {
        assert_eq!(concluded(&plain(&[Verdict::Pass, verdict])), Conclusion::NotConforming);
    }
}

#[test]
fn an_implementation_that_skips_everything_does_not_conform() {
    for nothing in [&[][..], &[Verdict::Skipped], &[Verdict::NotApplicable, Verdict::Warn]] {
        assert_eq!(concluded(&plain(nothing)), Conclusion::UnstableOrInconclusive);
    }
}

#[test]
fn one_undecided_case_leaves_the_run_undecided() {
    assert_eq!(concluded(&plain(&[Verdict::Pass, Verdict::Inconclusive])), Conclusion::UnstableOrInconclusive);
}

#[test]
fn a_bench_that_went_wrong_vouches_for_nothing_not_even_for_a_failure() {
    assert_eq!(concluded(&plain(&[Verdict::Pass, Verdict::Fail, Verdict::BenchError])), Conclusion::BenchError);
}

#[test]
fn a_covered_failure_is_counted_apart_and_does_not_forbid_conformity() {
    let cases = [finished("reader.a", Verdict::Pass), excepted(Verdict::Fail)];
    let tally = Tally::of(&cases);
    assert_eq!((tally.number(Verdict::Fail), tally.number_excepted(), tally.total()), (0, 1, 2));
    assert_eq!(conclude(&tally, 0), Conclusion::Conforming);
}

#[test]
fn a_stale_exception_leaves_the_run_undecided() {
    assert_eq!(conclude(&Tally::of(&plain(&[Verdict::Pass])), 1), Conclusion::UnstableOrInconclusive);
}

#[test]
fn covered_failures_alone_are_no_conformity() {
    assert_eq!(concluded(&[excepted(Verdict::Fail), excepted(Verdict::Warn)]), Conclusion::UnstableOrInconclusive);
}

#[test]
fn an_exception_excuses_neither_the_bench_nor_an_undecided_case() {
    let pass = || finished("reader.a", Verdict::Pass);
    assert_eq!(concluded(&[pass(), excepted(Verdict::BenchError)]), Conclusion::BenchError);
    assert_eq!(concluded(&[pass(), excepted(Verdict::Inconclusive)]), Conclusion::UnstableOrInconclusive);
}

proptest! {
    #[test]
    fn conforming_always_means_a_pass_and_no_failure_that_stands_for_itself(
        verdicts in prop::collection::vec((select(&Verdict::ALL[..]), any::<bool>()), 0..12),
    ) {
        let cases: Vec<CaseFinished> = verdicts
            .iter()
            .map(|(verdict, covered)| if *covered { excepted(*verdict) } else { finished("reader.a", *verdict) })
            .collect();
        prop_assert_eq!(Tally::of(&cases).total() as usize, cases.len());
        if concluded(&cases) == Conclusion::Conforming {
            prop_assert!(cases.iter().any(|case| case.verdict == Verdict::Pass));
            prop_assert!(cases.iter().all(|case| case.exception.is_some() || !case.verdict.is_failure()));
        }
    }
}
