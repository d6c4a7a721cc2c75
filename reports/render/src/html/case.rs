//! One case: its verdict on one line, behind it purpose, steps and what went over the card link.

use maud::{Markup, html};
use sekisho_reports_log::{Exception, Exchange, Step, StepOutcome, Verdict, Weight};

use crate::{
    language::Words,
    run::Case,
    untrusted::{EXCHANGES, TEXT, shown},
    words,
};

use super::parts::{anchor, badge, duration, icon, name, text, word};

/// The case, opened when it needs attention.
pub(crate) fn case(case: &Case<'_>) -> Markup {
    let finding = case.needs_attention();
    let reason = case.finished.and_then(|finished| finished.reason.as_ref());
    let exception = case.accepted();
    html! {
        details.case.quiet[!finding].attention[finding] id=(anchor(&case.text.id)) open[finding] {
            summary {
                (badge(case.verdict()))
                span.title { (text(&case.text.title)) }
                span.facts {
                    @if exception.is_some() { span.tag { (word(words::ACCEPTED)) } }
                    @if case.text.weight == Weight::Should { span.tag { (word(words::weight(Weight::Should))) } }
                    @if let Some(time) = duration(case.measured) { span.time { (time) } }
                    code.id { (name(&case.text.id)) }
                }
            }
            div.body {
                p.purpose { (text(&case.text.purpose)) }
                @if let Some(reason) = reason {
                    p.reason { b { (word(words::REASON)) } " " (text(reason)) }
                }
                @if let Some(exception) = exception { (accepted(exception)) }
                (transcript(case, None))
                @if !case.steps.is_empty() {
                    ol.steps { @for one in &case.steps { (step(case, one)) } }
                } @else if case.verdict() == Some(Verdict::Pass) {
                    p.reason { (word(Words::new("No steps were recorded.", "手順の記録がありません。"))) }
                }
            }
        }
    }
}

fn accepted(exception: &Exception) -> Markup {
    html! {
        p.reason {
            b { (word(words::ACCEPTED)) } " "
            (shown(&exception.reason, TEXT))
            " (" (name(&exception.owner)) ", " (word(Words::new("until ", ""))) (name(&exception.expires)) (word(Words::new("", "まで"))) ")"
        }
    }
}

fn step(case: &Case<'_>, step: &Step) -> Markup {
    let outcome = match step.outcome {
        StepOutcome::Passed => "passed",
        StepOutcome::Failed => "failed",
        StepOutcome::Noted => "noted",
    };
    html! {
        li class={ "step s-" (outcome) } {
            p.says {
                span.number { (step.index) }
                span { (text(&step.says)) }
                span.outcome { (icon(outcome)) (word(words::outcome(step.outcome))) }
            }
            @if step.expected.is_some() || step.observed.is_some() {
                dl.compare {
                    @if let Some(expected) = &step.expected { (value(words::EXPECTED, "expected", expected)) }
                    @if let Some(observed) = &step.observed { (value(words::OBSERVED, "observed", observed)) }
                }
            }
            (transcript(case, Some(step.index)))
        }
    }
}

fn value(label: Words, class: &str, value: &str) -> Markup {
    html! { div class=(class) { dt { (word(label)) } dd { code { (shown(value, TEXT)) } } } }
}

/// What went over the card link in a step, or outside the steps.
fn transcript(case: &Case<'_>, step: Option<u32>) -> Markup {
    let exchanges: Vec<&Exchange> = case.exchanges(step).collect();
    html! {
        @if !exchanges.is_empty() {
            div.transcript {
                p { (word(Words::new("Card transcript", "カードとの通信"))) }
                ol {
                    @for exchange in exchanges.iter().take(EXCHANGES) {
                        li { span.number { (exchange.index) } code { (shown(&exchange.line, TEXT)) } }
                    }
                    @if exchanges.len() > EXCHANGES {
                        li { "+" (exchanges.len() - EXCHANGES) }
                    }
                }
            }
        }
    }
}
