//! Whatever a driver does instead of answering is a verdict, and the run goes on.

use std::time::Duration;

use sekisho_harness_bench::{IutCommand, IutFault, RunError};
use sekisho_reports_log::{Conclusion, Verdict};

use crate::support::{run_cases, shell};

const TWO: [&str; 2] = ["reader.certificate.authentication-ca", "verify.right.both-certificates"];

/// Long enough for a busy machine.
const PATIENT: Duration = Duration::from_secs(60);
/// For drivers that are to be found hanging.
const IMPATIENT: Duration = Duration::from_secs(2);

fn verdicts(body: &str, patience: Duration) -> Vec<(Verdict, String)> {
    let (sum, finished) = run_cases(&shell(body), &TWO, patience).unwrap();
    assert_ne!(sum.conclusion, Conclusion::Conforming);
    finished.into_iter().map(|case| (case.verdict, case.reason.map(|reason| reason.en).unwrap_or_default())).collect()
}

fn all_are(body: &str, verdict: Verdict, reason: &str) {
    let patience = if verdict == Verdict::Hang { IMPATIENT } else { PATIENT };
    let verdicts = verdicts(body, patience);
    assert_eq!(verdicts.len(), TWO.len(), "the run goes on");
    for (found, words) in verdicts {
        assert_eq!(found, verdict, "{words}");
        assert!(words.contains(reason), "{words}");
    }
}

#[test]
fn a_driver_that_ends_is_a_crash_and_its_last_words_are_quoted() {
    all_are("echo \"$hello\"; read -r line; echo out of cheese >&2; exit 3", Verdict::Crash, "out of cheese");
}

#[test]
fn a_driver_that_kills_itself_is_a_crash() {
    all_are("echo \"$hello\"; read -r line; kill -9 $$", Verdict::Crash, "signal: 9");
}

#[test]
fn a_driver_that_stays_silent_hangs_and_is_ended_with_its_children() {
    all_are("echo \"$hello\"; sleep 1000 & wait; read -r line", Verdict::Hang, "within 2 s");
}

#[test]
fn a_stray_line_is_quoted() {
    all_are(
        "echo \"$hello\"; read -r line; echo DEBUG: opening reader; cat >/dev/null",
        Verdict::Fail,
        "DEBUG: opening reader",
    );
}

#[test]
fn bytes_that_are_no_text_break_the_protocol() {
    all_are("echo \"$hello\"; read -r line; printf '\\377\\376\\n'; cat >/dev/null", Verdict::Fail, "UTF-8");
}

#[test]
fn an_endless_line_is_cut_off() {
    all_are("echo \"$hello\"; read -r line; tr '\\0' x </dev/zero", Verdict::Fail, "bounded length");
}

#[test]
fn a_flood_of_call_backs_whose_answers_nobody_reads_breaks_the_protocol() {
    let flood = r#"echo "$hello"; while :; do echo '{"jsonrpc":"2.0","id":7,"method":"no/such"}'; done"#;
    all_are(flood, Verdict::Fail, "answers unread");
}

#[test]
fn a_flood_of_call_backs_is_answered_until_the_deadline() {
    let flood =
        r#"echo "$hello"; (while :; do echo '{"jsonrpc":"2.0","id":7,"method":"no/such"}'; read -r answer; done)"#;
    all_are(flood, Verdict::Hang, "within 2 s");
}

#[test]
fn a_process_that_the_driver_leaves_behind_does_not_hold_the_bench_up() {
    all_are("echo \"$hello\"; read -r line; setsid sleep 30 & exit 3", Verdict::Crash, "exit status: 3");
}

#[test]
fn an_answer_to_another_request_breaks_the_protocol() {
    all_are(
        r#"echo "$hello"; read -r line; echo '{"jsonrpc":"2.0","id":99,"result":{}}'; cat >/dev/null"#,
        Verdict::Fail,
        "request 99",
    );
}

#[test]
fn an_answer_of_another_shape_breaks_the_protocol() {
    all_are(
        r#"echo "$hello"; read -r line; echo '{"jsonrpc":"2.0","id":2,"result":{"outcome":"maybe"}}'; cat >/dev/null"#,
        Verdict::Fail,
        "schema",
    );
}

#[test]
fn an_answer_nested_beyond_reason_breaks_the_protocol() {
    let deep = r#"echo "$hello"; read -r line; printf '{"jsonrpc":"2.0","id":2,"result":'; head -c 100000 /dev/zero | tr '\0' '['; echo '}'; cat >/dev/null"#;
    all_are(deep, Verdict::Fail, "recursion limit");
}

#[test]
fn a_declared_method_cannot_be_denied_when_the_question_becomes_inconvenient() {
    let picky = r#"echo "$hello"; read -r line; echo '{"jsonrpc":"2.0","id":2,"error":{"code":-32601,"message":"not today"}}'; cat >/dev/null"#;
    all_are(picky, Verdict::Fail, "which the driver declares");
}

#[test]
fn a_driver_that_declares_something_else_each_time_breaks_the_protocol() {
    // The first process says exact reasons, the later ones do not.
    let folder = tempfile::tempdir().unwrap();
    let flag = folder.path().join("seen").display().to_string();
    let other = r#"{"jsonrpc":"2.0","id":1,"result":{"protocol":"1.0","name":"other","version":"0","methods":["reader/certificate","signature/verify"],"reasons":"refused-only"}}"#;
    let body = format!("if [ -e {flag} ]; then echo '{other}'; else touch {flag}; echo \"$hello\"; fi; cat >/dev/null");
    all_are(&body, Verdict::Fail, "declare the same");
}

#[test]
fn what_was_typed_does_not_come_back_in_a_drivers_last_words() {
    let tell = r#"echo "$hello"; read -r line; echo "$line" >&2; exit 1"#;
    let (_, finished) = run_cases(&shell(tell), &["reader.certificate.signature-with-password"], PATIENT).unwrap();
    let words = finished[0].reason.as_ref().unwrap().en.clone();
    assert!(words.contains("<redacted>") && !words.contains("TEST"), "{words}");
}

#[test]
fn an_error_of_the_drivers_own_is_a_failure_with_its_words() {
    all_are(
        r#"echo "$hello"; read -r line; echo '{"jsonrpc":"2.0","id":2,"error":{"code":-32603,"message":"no luck"}}'; cat >/dev/null"#,
        Verdict::Fail,
        "no luck",
    );
}

#[test]
fn a_program_that_does_not_exist_stops_the_run_before_it_begins() {
    let missing = IutCommand { program: "/no/such/driver".into(), arguments: Vec::new(), environment: Vec::new() };
    let error = run_cases(&missing, &TWO, PATIENT).unwrap_err();
    assert!(matches!(error, RunError::Driver(IutFault::NotStarted { .. })), "{error}");
}

#[test]
fn a_driver_of_another_protocol_stops_the_run_before_it_begins() {
    let other = r#"echo '{"jsonrpc":"2.0","id":1,"result":{"protocol":"2.0","name":"x","version":"0","methods":[]}}'; cat >/dev/null"#;
    let error = run_cases(&shell(other), &TWO, PATIENT).unwrap_err();
    assert!(matches!(error, RunError::Driver(IutFault::Version { .. })), "{error}");
}

#[test]
fn a_driver_finds_nothing_of_our_environment() {
    // HOME and TMPDIR are the driver's own, and whatever else the test has does not reach it.
    let spill = r#"echo "$hello"; read -r line; env | sort | tr '\n' ';' >&2; exit 1"#;
    for (verdict, words) in verdicts(spill, PATIENT) {
        assert_eq!(verdict, Verdict::Crash);
        assert!(words.contains("sekisho-iut-"), "{words}");
        assert!(!words.contains("CARGO"), "{words}");
    }
}
