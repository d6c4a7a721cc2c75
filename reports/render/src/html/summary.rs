//! The top of the page: conclusion, counts, what needs attention; and the meaning of the verdicts.

use maud::{Markup, html};
use sekisho_reports_log::Verdict;

use crate::{
    language::Words,
    run::{Case, Run},
    untrusted::{TEXT, shown},
    words,
};

use super::parts::{accepted_badge, anchor, badge, code, icon, name, text, word};

/// The conclusion in words, the counts as a bar and as a list.
pub(crate) fn headline(run: &Run<'_>) -> Markup {
    let conclusion = run.finished.map_or("none", |finished| finished.conclusion.word());
    let symbol = match conclusion {
        "conforming" => "pass",
        "not-conforming" => "fail",
        "unstable-or-inconclusive" => "inconclusive",
        other => other,
    };
    let open = run.cases().filter(|case| case.finished.is_none()).count();
    let counts =
        || Verdict::ALL.into_iter().map(|verdict| (verdict, run.tally.number(verdict))).filter(|(_, n)| *n > 0);
    let accepted = run.tally.number_excepted();
    html! {
        section class={ "conclusion c-" (conclusion) } {
            span.mark aria-hidden="true" { (icon(symbol)) }
            div {
                p.eyebrow { (word(words::CONCLUSION)) }
                h1 { (word(words::headline(run))) }
                p.item { (name(&run.started.iut.name)) " " (name(&run.started.iut.version)) }
                p { (word(words::explanation(run))) }
            }
            div.counts {
                div.bar aria-hidden="true" {
                    @for (verdict, number) in counts() {
                        span class={ "v-" (verdict.word()) } style={ "flex-grow:" (number) } {}
                    }
                    @if accepted > 0 { span.v-accepted style={ "flex-grow:" (accepted) } {} }
                    @if open > 0 { span.v-none style={ "flex-grow:" (open) } {} }
                }
                ul {
                    li.total { b { (run.cases().count()) } " " (word(words::CASES)) }
                    @for (verdict, number) in counts() { li { b { (number) } " " (badge(Some(verdict))) } }
                    @if accepted > 0 { li { b { (accepted) } " " (accepted_badge()) } }
                    @if open > 0 { li { b { (open) } " " (badge(None)) } }
                }
            }
        }
    }
}

/// An index of the cases that a reader should look at, and the exceptions that cover nothing.
pub(crate) fn attention(run: &Run<'_>) -> Markup {
    let cases: Vec<&Case<'_>> = run.cases().filter(|case| case.needs_attention()).collect();
    let stale: Vec<_> = run.finished.iter().flat_map(|finished| &finished.stale_exceptions).collect();
    html! {
        @if !cases.is_empty() {
            section {
                h2 { (word(Words::new("Needs attention", "要確認のケース"))) }
                table.index {
                    thead { tr {
                        th scope="col" { (word(Words::new("Verdict", "判定"))) }
                        th scope="col" { (word(Words::new("Case", "ケース"))) }
                        th scope="col" { (word(Words::new("What was seen first", "最初の観測"))) }
                    } }
                    tbody { @for case in cases { (index_row(case)) } }
                }
            }
        }
        @if !stale.is_empty() {
            section {
                h2 { (word(Words::new("Stale exceptions", "対象のない例外"))) }
                ul { @for exception in stale {
                    li { code { (name(&exception.cases)) } " " (name(&exception.reason)) " (" (name(&exception.owner)) ", " (name(&exception.expires)) ")" }
                } }
            }
        }
    }
}

fn index_row(case: &Case<'_>) -> Markup {
    let recorded = case.finished.and_then(|finished| finished.reason.as_ref());
    html! {
        tr {
            td { (badge(case.verdict())) @if case.accepted().is_some() { " " span.tag { (word(words::ACCEPTED)) } } }
            td {
                a href={ "#" (anchor(&case.text.id)) } { (text(&case.text.title)) }
                code.id { (name(&case.text.id)) }
            }
            td {
                @if let Some(reason) = recorded { (text(reason)) }
                @else if let Some(step) = case.first_failure() {
                    (text(&step.says))
                    (value(words::EXPECTED, step.expected.as_ref()))
                    (value(words::OBSERVED, step.observed.as_ref()))
                }
            }
        }
    }
}

fn value(label: Words, value: Option<&String>) -> Markup {
    html! {
        @if let Some(value) = value {
            span.value { (word(label)) " " code { (shown(value, TEXT)) } }
        }
    }
}

/// What each verdict means.
pub(crate) fn legend() -> Markup {
    html! {
        section.legend {
            h2 { (word(Words::new("How to read the verdicts", "判定の読み方"))) }
            dl {
                @for verdict in Verdict::ALL {
                    div {
                        dt id={ "meaning-" (code(Some(verdict))) } { (badge(Some(verdict))) }
                        dd { (word(words::verdict_meaning(verdict))) }
                    }
                }
            }
        }
    }
}
