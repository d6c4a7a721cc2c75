//! Prints an event log from standard input: `cargo run -p sekisho-reports-render --example render -- html en < run.ndjson`.
#![expect(clippy::print_stdout, reason = "a command for maintainers")]

use std::{env, error::Error, io};

use sekisho_reports_render::{Language, html, junit, text};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let language =
        if arguments.get(1).is_some_and(|code| code == "ja") { Language::Japanese } else { Language::English };
    let events = sekisho_reports_log::read(io::stdin().lock())?;
    let report = match arguments.first().map(String::as_str) {
        Some("html") => html(&events, language)?,
        Some("junit") => junit(&events)?,
        Some("text") => text(&events, language)?,
        other => return Err(format!("expected html, junit or text, got {other:?}").into()),
    };
    print!("{report}");
    Ok(())
}
