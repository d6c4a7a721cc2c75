//! The suites: counts side by side, then requirement by requirement.

use maud::{Markup, html};
use sekisho_reports_log::{RequirementText, Verdict};

use crate::{
    language::Words,
    run::{Case, Run, Suite},
    words,
};

use super::{
    case::case,
    parts::{accepted_badge, badge, name, text, word},
};

/// A column of the overview. Each case counts in exactly one, as it does in the tally.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Column {
    Verdict(Option<Verdict>),
    Accepted,
}

impl Column {
    fn of(case: &Case<'_>) -> Self {
        if case.accepted().is_some() { Self::Accepted } else { Self::Verdict(case.verdict()) }
    }

    fn head(self) -> Markup {
        match self {
            Self::Verdict(verdict) => badge(verdict),
            Self::Accepted => accepted_badge(),
        }
    }

    fn number(self, suite: &Suite<'_>) -> usize {
        suite.cases.iter().filter(|case| Self::of(case) == self).count()
    }
}

/// One row a suite, one column a verdict that occurs.
pub(crate) fn overview(run: &Run<'_>) -> Markup {
    let all = Verdict::ALL.into_iter().map(|verdict| Column::Verdict(Some(verdict)));
    let all = all.chain([Column::Accepted, Column::Verdict(None)]);
    let columns: Vec<Column> = all.filter(|column| run.cases().any(|case| Column::of(case) == *column)).collect();
    html! {
        section {
            h2 { (word(Words::new("Suites", "試験スイート"))) }
            div.scroll {
                table.overview {
                    thead { tr {
                        th scope="col" { (word(Words::new("Suite", "スイート"))) }
                        @for column in &columns { th.number scope="col" { (column.head()) } }
                        th.number scope="col" { (word(Words::new("Cases", "ケース数"))) }
                    } }
                    tbody { @for suite in &run.suites {
                        tr {
                            th scope="row" { a href={ "#suite-" (position(run, suite)) } { (title(suite)) } }
                            @for column in &columns { td.number { (cell(column.number(suite))) } }
                            td.number { (suite.cases.len()) }
                        }
                    } }
                }
            }
        }
    }
}

fn cell(number: usize) -> Markup {
    html! { @if number > 0 { b { (number) } } @else { span.nought { "0" } } }
}

fn title(suite: &Suite<'_>) -> Markup {
    html! { @if let Some(title) = suite.title { (text(title)) } @else { (name(suite.id)) } }
}

fn position(run: &Run<'_>, suite: &Suite<'_>) -> usize {
    run.suites.iter().position(|other| other.id == suite.id).unwrap_or_default()
}

/// Every suite with its requirements and cases.
pub(crate) fn suites(run: &Run<'_>) -> Markup {
    html! {
        @for suite in &run.suites {
            section.suite id={ "suite-" (position(run, suite)) } {
                h2 { (title(suite)) }
                @for (id, cases) in by_requirement(suite) {
                    article.requirement {
                        @match cases.first().and_then(|case| case.requirement) {
                            Some(text) => (requirement(text)),
                            None => header { h3 { code.rule { (name(id)) } } },
                        }
                        @for one in cases { (case(one)) }
                    }
                }
            }
        }
    }
}

/// The cases of a suite by requirement id, each in the order of the suite.
fn by_requirement<'r, 'a>(suite: &'r Suite<'a>) -> Vec<(&'a str, Vec<&'r Case<'a>>)> {
    let mut ids: Vec<&str> = suite.cases.iter().map(|case| case.text.requirement.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let of = |id: &str| suite.cases.iter().filter(|case| case.text.requirement == id).collect();
    ids.into_iter().map(|id| (id, of(id))).collect()
}

fn requirement(requirement: &RequirementText) -> Markup {
    html! {
        header {
            h3 { code.rule { (name(&requirement.id)) } " " (text(&requirement.text)) }
            p.cite {
                span { (name(&requirement.document)) }
                span { (name(&requirement.clause)) }
                span {
                    (word(Words::new("from ", ""))) (name(&requirement.effective_from)) (word(Words::new("", "から")))
                    @if let Some(until) = &requirement.effective_until {
                        (word(Words::new(" to ", ""))) (name(until)) (word(Words::new("", "まで")))
                    }
                }
                span.tag { (word(words::certainty(requirement.certainty))) }
            }
        }
    }
}
