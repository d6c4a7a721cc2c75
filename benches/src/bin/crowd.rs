//! Measures a crowd of cards in one process and writes the figures. See docs/performance.md.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use sekisho_benches::{Machine, crowd, update_page};

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
    if let Some(warning) = machine.warning() {
        figures.push_str(&format!("\n\n{warning}"));
    }
    figures.push_str(&format!("\n\nOn:\n\n{machine}"));
    println!("{figures}");
    arguments.page.as_deref().map_or(Ok(()), |page| Ok(update_page(page, "crowd", &figures)?))
}
