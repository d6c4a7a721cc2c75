//! What was tested, with what it declared, and by what.

use maud::{Markup, Render, html};

use crate::{language::Words, run::Run, words};

use super::parts::{duration, name, word};

/// Methods shown; a driver that declares more is hardly one.
const METHODS: usize = 100;

/// The implementation under test and the run.
pub(crate) fn subject(run: &Run<'_>) -> Markup {
    let iut = &run.started.iut;
    let mut methods: Vec<&String> = iut.methods.iter().collect();
    methods.sort();
    let tool = format!("{} {}", name(&run.started.tool.name), name(&run.started.tool.version));
    let at = run.measured.and_then(|measured| measured.at.as_deref());
    let host = run.measured.and_then(|measured| measured.host.as_deref());
    html! {
        section.subject {
            h2 { (word(words::TESTED)) }
            div.columns {
                dl {
                    (row(Words::new("Name", "名称"), name(&iut.name)))
                    (row(Words::new("Version", "版"), name(&iut.version)))
                    @if let Some(vendor) = &iut.vendor { (row(Words::new("Vendor", "提供者"), name(vendor))) }
                    (row(Words::new("Card reaches it by", "カードとの接続"), code(&iut.card_access)))
                    (row(Words::new("Time", "時刻"), code(&iut.clock)))
                    (row(Words::new("Trust anchors", "トラストアンカー"), code(&iut.anchors)))
                    (row(Words::new("Revocation data", "失効情報"), code(&iut.status)))
                    (row(Words::new("Reasons of refusal", "拒否理由の細かさ"), code(&iut.reasons)))
                }
                dl {
                    (row(Words::new("Tested with", "試験系"), tool))
                    (row(Words::new("Edition of the suite", "試験スイートの版"), name(&run.started.edition)))
                    (row(Words::new("Seed", "シード"), code(&run.started.seed)))
                    (row(Words::new("Driver protocol", "ドライバプロトコル"), name(&iut.protocol)))
                    @if let Some(at) = at { (row(Words::new("Date and time", "日時"), name(at))) }
                    @if let Some(time) = duration(run.measured_end) { (row(Words::new("Duration", "所要時間"), time)) }
                    @if let Some(host) = host { (row(Words::new("Machine", "実行環境"), name(host))) }
                }
            }
            h3 { (word(Words::new("Declared methods", "申告された機能"))) }
            ul.chips {
                @for method in methods.iter().take(METHODS) { li { code { (name(method)) } } }
                @if methods.len() > METHODS { li { "+" (methods.len() - METHODS) } }
            }
        }
    }
}

fn row(label: Words, value: impl Render) -> Markup {
    html! { div { dt { (word(label)) } dd { (value) } } }
}

fn code(value: &str) -> Markup {
    html! { code { (name(value)) } }
}
