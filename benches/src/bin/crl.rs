//! Measures revocation lists beside `openssl ca -gencrl` and writes the figures. See docs/performance-authority.md.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use sekisho_benches::{Failure, Machine, crl_speed, replace_figures, write_durably};

/// Makes revocation lists of a million and of ten million entries, and looks up in them.
#[derive(Parser)]
struct Arguments {
    /// Entries of the list that openssl makes too; ours makes one with ten times as many as well.
    #[arg(long, default_value_t = 1_000_000)]
    entries: usize,
    /// How often everything is repeated.
    #[arg(long, default_value_t = 7)]
    rounds: u32,
    /// The program `sekisho`; the one beside this program if absent.
    #[arg(long)]
    sekisho: Option<PathBuf>,
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
    let sekisho = match &arguments.sekisho {
        Some(path) => path.clone(),
        None => std::env::current_exe()?.with_file_name("sekisho"),
    };
    let folder = tempfile::tempdir()?;
    let speed = crl_speed(folder.path(), &sekisho.canonicalize()?, arguments.entries, arguments.rounds)?;
    let mut figures = speed.to_string();
    if machine.is_busy() {
        figures.push_str("\n**The machine was busy when this began: the figures are not to be relied on.**\n");
    }
    figures.push_str("\nOn:\n\n| | |\n| --- | --- |");
    for (name, value) in machine.facts() {
        figures.push_str(&format!("\n| {name} | {value} |"));
    }
    println!("{figures}");
    if let Some(page) = &arguments.page {
        let text = fs::read_to_string(page).map_err(Failure::io(format!("read {}", page.display())))?;
        write_durably(page, &replace_figures(&text, "crl", &figures)?)?;
    }
    Ok(())
}
