//! Two runs that saw the same have the same canonical log.

use proptest::prelude::*;
use sekisho_reports_log::{Event, Measured, Observed, canonical, read};

use crate::sample::events;

#[test]
fn the_canonical_log_has_no_measured_part_and_runs_by_suite_case_and_step() {
    let bytes = canonical(&events()).unwrap();
    let again = read(bytes.as_slice()).unwrap();
    assert!(again.iter().all(|event| event.measured.is_none()));
    let order: Vec<String> = again
        .iter()
        .map(|event| match &event.observed {
            Observed::RunStarted(started) => {
                format!("start {}", started.cases.iter().map(|case| &*case.id).collect::<Vec<_>>().join(" "))
            }
            Observed::Exchange(exchange) => format!("{} exchange {}", exchange.case, exchange.index),
            Observed::Step(step) => format!("{} step {}", step.case, step.index),
            Observed::CaseFinished(finished) => format!("{} {}", finished.case, finished.verdict.word()),
            Observed::RunFinished(finished) => format!("end {}", finished.conclusion.word()),
        })
        .collect();
    let of = |case: &str, verdict: &str| {
        ["exchange 2", "exchange 3", "step 1", "exchange 4", "exchange 5", "step 2", verdict]
            .map(|what| format!("{case} {what}"))
    };
    let mut expected = vec!["start reader.a reader.pin signature.sign".to_owned()];
    expected.extend(of("reader.pin", "fail"));
    expected.extend(of("signature.sign", "pass"));
    expected.push("end not-conforming".to_owned());
    assert_eq!(order, expected);
}

#[test]
fn the_canonical_log_of_a_canonical_log_is_itself() {
    let once = canonical(&events()).unwrap();
    assert_eq!(canonical(&read(once.as_slice()).unwrap()).unwrap(), once);
}

#[test]
fn another_verdict_gives_another_canonical_log() {
    let mut changed = events();
    for event in &mut changed {
        if let Observed::CaseFinished(finished) = &mut event.observed {
            finished.verdict = sekisho_reports_log::Verdict::Pass;
        }
    }
    assert_ne!(canonical(&changed).unwrap(), canonical(&events()).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn neither_the_order_of_arrival_nor_what_was_measured_changes_a_byte(
        mut shuffled in Just(events()).prop_shuffle(),
        duration in any::<Option<u64>>(),
        host in any::<Option<String>>(),
    ) {
        for Event { measured, .. } in &mut shuffled {
            *measured = Some(Measured { duration_micros: duration, host: host.clone(), ..Measured::default() });
        }
        prop_assert_eq!(canonical(&shuffled).unwrap(), canonical(&events()).unwrap());
    }
}
