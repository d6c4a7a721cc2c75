//! Plain lines, for terminals and CI logs.

use std::fmt::Write as _;

use sekisho_reports_log::{Event, Step, Verdict};

use crate::{
    Language, RenderError,
    run::{Case, Run},
    untrusted::{EXCHANGES, NAME, TEXT, shown},
    words,
};

/// Writes a summary: every case that needs attention with its first failing step, then the counts and the conclusion.
///
/// # Errors
/// [`RenderError`] when the log has no start or contradicts itself.
pub fn text(events: &[Event], language: Language) -> Result<String, RenderError> {
    let run = Run::of(events)?;
    let started = run.started;
    let name = |text: &str| shown(text, NAME);
    let mut lines = format!(
        "{}: {} {}\n{} {}, {} {}, {} {}\n",
        words::TESTED.of(language),
        name(&started.iut.name),
        name(&started.iut.version),
        name(&started.tool.name),
        name(&started.tool.version),
        words::EDITION.of(language),
        name(&started.edition),
        words::SEED.of(language),
        name(&started.seed),
    );
    for case in run.cases().filter(|case| case.needs_attention()) {
        lines.push('\n');
        lines.push_str(&finding(case, language));
    }
    let _ = writeln!(lines, "\n{}", counts(&run, language));
    for exception in run.finished.iter().flat_map(|finished| &finished.stale_exceptions) {
        let stale = words::STALE.of(language);
        let _ = writeln!(lines, "{stale}: {} ({})", name(&exception.cases), name(&exception.owner));
    }
    if run.is_partial() {
        let (run, all) = (started.cases.len(), started.edition_cases);
        let _ = writeln!(lines, "{}: {run}/{all}", words::PARTIAL.of(language));
    }
    let _ = writeln!(lines, "{}: {}", words::CONCLUSION.of(language), words::headline(&run).of(language));
    Ok(lines)
}

/// A case that needs attention.
fn finding(case: &Case<'_>, language: Language) -> String {
    let mut lines = format!(
        "[{}] {} ({})\n    - {}\n",
        words::verdict(case.verdict()).of(language),
        shown(&case.text.id, NAME),
        shown(&case.text.requirement, NAME),
        shown(language.of(&case.text.title), TEXT),
    );
    if let Some(step) = case.first_failure() {
        lines.push_str(&step_lines(step, language, "    "));
    }
    if let Some(reason) = case.finished.and_then(|finished| finished.reason.as_ref()) {
        let _ = writeln!(lines, "    {}: {}", words::REASON.of(language), shown(language.of(reason), TEXT));
    }
    if let Some(exception) = case.accepted() {
        let accepted = format!("{} ({}, {})", exception.reason, exception.owner, exception.expires);
        let _ = writeln!(lines, "    {}: {}", words::ACCEPTED.of(language), shown(&accepted, TEXT));
    }
    lines
}

fn step_lines(step: &Step, language: Language, indent: &str) -> String {
    let says = shown(language.of(&step.says), TEXT);
    let mut lines = format!("{indent}{} {}: {says}\n", words::STEP.of(language), step.index);
    for (label, value) in [(words::EXPECTED, &step.expected), (words::OBSERVED, &step.observed)] {
        if let Some(value) = value {
            let _ = writeln!(lines, "{indent}  {}: {}", label.of(language), shown(value, TEXT));
        }
    }
    lines
}

/// Why the case ended as it did, in one line: what was recorded, else the first failing step.
pub(crate) fn reason(case: &Case<'_>, language: Language) -> Option<String> {
    let recorded = case.finished.and_then(|finished| finished.reason.as_ref());
    let recorded = recorded.map(|reason| shown(language.of(reason), TEXT));
    recorded.or_else(|| {
        let step = case.first_failure()?;
        let says = shown(language.of(&step.says), TEXT);
        let value = |value: &Option<String>| shown(value.as_deref().unwrap_or("-"), TEXT);
        let (expected, observed) = (value(&step.expected), value(&step.observed));
        let (expected_word, observed_word) = (words::EXPECTED.of(language), words::OBSERVED.of(language));
        Some(format!("{says}: {expected_word} {expected}; {observed_word} {observed}"))
    })
}

/// All steps with what went over the card link.
pub(crate) fn evidence(case: &Case<'_>, language: Language) -> String {
    let mut lines = String::new();
    let transcript = |lines: &mut String, step| {
        for exchange in case.exchanges(step).take(EXCHANGES) {
            let _ = writeln!(lines, "    {}", shown(&exchange.line, TEXT));
        }
    };
    transcript(&mut lines, None);
    for step in &case.steps {
        lines.push_str(&step_lines(step, language, ""));
        transcript(&mut lines, Some(step.index));
    }
    lines
}

/// How many cases ended how, in one line.
pub(crate) fn counts(run: &Run<'_>, language: Language) -> String {
    let mut parts: Vec<String> = Verdict::ALL
        .into_iter()
        .filter(|verdict| run.tally.number(*verdict) > 0)
        .map(|verdict| format!("{} {}", words::verdict(Some(verdict)).of(language), run.tally.number(verdict)))
        .collect();
    if run.tally.number_excepted() > 0 {
        parts.push(format!("{} {}", words::ACCEPTED.of(language), run.tally.number_excepted()));
    }
    let open = run.cases().filter(|case| case.finished.is_none()).count();
    if open > 0 {
        parts.push(format!("{} {open}", words::verdict(None).of(language)));
    }
    let (number, cases) = (run.cases().count(), words::CASES);
    match language {
        Language::English => format!("{number} {}: {}", cases.en, parts.join(", ")),
        Language::Japanese => format!("{number}{}：{}", cases.ja, parts.join("、")),
    }
}
