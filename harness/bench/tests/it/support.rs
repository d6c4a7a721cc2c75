//! A plan and a log for runs in tests.

use std::time::{Duration, Instant};

use sekisho_harness_bench::{
    CardReaders, Case, Deadlines, Exceptions, IutCommand, RunError, RunPlan, Stopwatch, cases, run,
};
use sekisho_harness_catalogue::Catalogue;
use sekisho_reports_log::{CaseFinished, Event, Observed, RunFinished, Tool};

struct Watch(Instant);

impl Stopwatch for Watch {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// Runs these cases against a driver that may take this long for a request.
pub(crate) fn run_cases(
    command: &IutCommand,
    ids: &[&str],
    patience: Duration,
) -> Result<(RunFinished, Vec<CaseFinished>), RunError> {
    let cases: Vec<&'static Case> = cases::all().filter(|case| ids.contains(&case.id)).collect();
    assert_eq!(cases.len(), ids.len());
    let now = "2026-04-15T03:00:00Z".parse().unwrap();
    #[expect(clippy::disallowed_methods, reason = "the test owns the clock")]
    let stopwatch = Watch(Instant::now());
    let plan = RunPlan {
        cases,
        seed: "test".to_owned(),
        now,
        wall: now,
        deadlines: Deadlines { start: Duration::from_secs(20), request: patience },
        catalogue: &Catalogue::built_in().unwrap(),
        readers: &CardReaders::default(),
        stopwatch: &stopwatch,
        host: "test".to_owned(),
        tool: Tool { name: "test".to_owned(), version: "0".to_owned() },
    };
    let mut finished = Vec::new();
    let sum = run(command, &plan, Exceptions::default(), &mut |event: Event| {
        if let Observed::CaseFinished(case) = event.observed {
            finished.push(case);
        }
        Ok(())
    })?;
    Ok((sum, finished))
}

/// A driver written for the shell. `$hello` answers `initialize`.
pub(crate) fn shell(body: &str) -> IutCommand {
    let hello = r#"hello='{"jsonrpc":"2.0","id":1,"result":{"protocol":"1.0","name":"shell","version":"0","methods":["reader/certificate","signature/verify"]}}'; read -r line;"#;
    IutCommand {
        program: "/bin/sh".into(),
        arguments: vec!["-c".into(), format!("{hello} {body}").into()],
        environment: Vec::new(),
    }
}
