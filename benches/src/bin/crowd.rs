//! Measures a crowd of cards in one process and writes the figures. See docs/performance.md.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use sekisho_benches::{Failure, Machine, crowd, replace_figures, write_durably};

/// Keeps many cards open at once, each of another resident, and measures memory and time.
#[derive(Parser)]
struct Arguments {
    /// How many cards.
    #[arg(long, default_value_t = 10_000)]
    cards: usize,
    /// The page whose figures are replaced.
    #[arg(long)]
    page: Option<PathBuf>,
}

#[expect(clippy::print_stderr, reason = "the one place where an error is printed")]
fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stdout, reason = "the figures are what the program is for")]
fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let machine = Machine::look();
    let mut figures = crowd(arguments.cards)?.to_string();
    figures.push_str("\n\nOn:\n\n| | |\n| --- | --- |");
    for (name, value) in machine.facts() {
        figures.push_str(&format!("\n| {name} | {value} |"));
    }
    println!("{figures}");
    if let Some(page) = &arguments.page {
        let text = fs::read_to_string(page).map_err(Failure::io(format!("read {}", page.display())))?;
        write_durably(page, &replace_figures(&text, "crowd", &figures)?)?;
    }
    Ok(())
}
