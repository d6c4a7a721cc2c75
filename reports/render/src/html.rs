//! One self-contained HTML page: no script, nothing loaded from elsewhere, both languages inside.
//!
//! Language and filter are radio buttons that the style sheet looks at, so that the page works, prints and archives
//! without a script, and its content security policy can forbid every one.

mod case;
mod icons;
mod parts;
mod subject;
mod suites;
mod summary;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sekisho_reports_log::Event;

use crate::{
    Language, RenderError,
    language::Words,
    run::Run,
    untrusted::{NAME, shown},
    words,
};
use parts::word;

const STYLE: &str = include_str!("html/style.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const TITLE: Words = Words::new("Conformance report", "適合性試験報告書");
const END: Words = Words::new("End of report", "報告書終わり");

/// Writes the run as one HTML page that opens in the given language and can be switched to the other.
///
/// # Errors
/// [`RenderError`] when the log has no start or contradicts itself.
pub fn html(events: &[Event], language: Language) -> Result<String, RenderError> {
    let run = Run::of(events)?;
    Ok(page(&run, language).into_string())
}

fn page(run: &Run<'_>, language: Language) -> Markup {
    let code = match language {
        Language::English => "en",
        Language::Japanese => "ja",
    };
    html! {
        (DOCTYPE)
        html lang=(code) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (words::headline(run).of(language)) " - " (shown(&run.started.iut.name, NAME)) " - " (TITLE.of(language)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (icons::symbols())
                header.top {
                    div.brand {
                        span.seal aria-hidden="true" lang="ja" { "関" }
                        div {
                            p.product { "Sekisho" }
                            p.kind { (word(TITLE)) }
                        }
                    }
                    (controls(language))
                }
                main {
                    aside.notice {
                        p lang="en" { (words::NOTICE.en) }
                        p lang="ja" { (words::NOTICE.ja) }
                    }
                    (summary::headline(run))
                    (subject::subject(run))
                    (summary::attention(run))
                    (suites::overview(run))
                    (suites::suites(run))
                    (summary::legend())
                }
                footer {
                    p { (shown(&run.started.tool.name, NAME)) " " (shown(&run.started.tool.version, NAME)) }
                    p.end { (word(END)) }
                }
            }
        }
    }
}

fn controls(language: Language) -> Markup {
    html! {
        div.controls {
            fieldset {
                legend { "Language / 言語" }
                (choice("language", "language-en", "English", language == Language::English))
                (choice("language", "language-ja", "日本語", language == Language::Japanese))
            }
            fieldset {
                legend { (word(Words::new("Cases shown", "表示するケース"))) }
                (choice("show", "show-all", word(Words::new("All cases", "すべて")), true))
                (choice("show", "show-attention", word(Words::new("Needs attention", "要確認のみ")), false))
            }
        }
    }
}

fn choice(group: &str, id: &str, label: impl maud::Render, checked: bool) -> Markup {
    html! {
        input type="radio" name=(group) id=(id) checked[checked] autocomplete="off";
        label for=(id) { (label) }
    }
}
