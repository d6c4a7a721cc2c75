//! A small log for the tests.

use sekisho_reports_log::{
    Bilingual, CaseFinished, CaseText, Certainty, Event, Exchange, FORMAT, IutDescription, Measured, RequirementText,
    RunFinished, RunStarted, Step, StepOutcome, SuiteText, Tally, Tool, VERSION, Verdict, Weight,
};

pub(crate) fn finished(case: &str, verdict: Verdict) -> CaseFinished {
    CaseFinished { case: case.into(), verdict, reason: None, exception: None }
}

fn case(suite: &str, id: &str) -> CaseText {
    CaseText {
        id: id.into(),
        suite: suite.into(),
        requirement: "PIN-04".into(),
        title: Bilingual::new("Spends no try by itself", "照合を勝手に行わない"),
        purpose: Bilingual::new("A lost try is a visit to the counter.", "失われた1回は窓口への来庁につながる。"),
        weight: Weight::Must,
    }
}

fn started() -> RunStarted {
    RunStarted {
        format: FORMAT.into(),
        version: VERSION,
        tool: Tool { name: "sekisho".into(), version: "0.1.0".into() },
        edition: "2026.1".into(),
        seed: "1".into(),
        iut: IutDescription {
            name: "sample".into(),
            version: "1".into(),
            vendor: None,
            protocol: "1.0".into(),
            methods: vec!["signature/sign".into(), "reader/pin-status".into()],
            card_access: "call-back".into(),
            clock: "injected".into(),
            anchors: "injected".into(),
            status: "call-back".into(),
            reasons: "exact".into(),
        },
        suites: vec![SuiteText { id: "reader".into(), title: Bilingual::new("Reading", "読取り") }],
        requirements: vec![RequirementText {
            id: "PIN-04".into(),
            document: "A document".into(),
            clause: "A clause".into(),
            certainty: Certainty::Confirmed,
            effective_from: "2016-01-01".into(),
            effective_until: None,
            text: Bilingual::new("No silent retry.", "黙って再照合しない。"),
        }],
        edition_cases: 3,
        cases: vec![case("signature", "signature.sign"), case("reader", "reader.pin"), case("reader", "reader.a")],
    }
}

/// Two cases with steps and exchanges, as one machine would write them.
pub(crate) fn events() -> Vec<Event> {
    let mut events = vec![Event::measured(
        started(),
        Measured { at: Some("2026-11-22T12:00:00+09:00".into()), ..Measured::default() },
    )];
    let cases = [finished("signature.sign", Verdict::Pass), finished("reader.pin", Verdict::Fail)];
    for ended in &cases {
        for step in 1..=2 {
            for index in 0..2 {
                events.push(Event::unmeasured(Exchange {
                    case: ended.case.clone(),
                    step: (step > 1).then_some(step),
                    index: 2 * step + index,
                    line: format!("SELECT {index} -> 9000"),
                }));
            }
            events.push(Event::measured(
                Step {
                    case: ended.case.clone(),
                    index: step,
                    says: Bilingual::new("Looks", "見る"),
                    outcome: StepOutcome::Passed,
                    expected: Some("done".into()),
                    observed: Some("done".into()),
                },
                Measured { duration_micros: Some(u64::from(step) * 17), ..Measured::default() },
            ));
        }
        events.push(Event::unmeasured(ended.clone()));
    }
    events.push(Event::unmeasured(RunFinished::of(Tally::of(&cases), Vec::new())));
    events
}
