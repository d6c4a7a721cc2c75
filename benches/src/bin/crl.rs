//! Measures revocation lists beside `openssl ca -gencrl` and writes the figures. See docs/performance-authority.md.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use sekisho_benches::{Machine, crl_speed, update_page};

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
    let mut figures = speed.to_string().trim_end().to_owned();
    if let Some(warning) = machine.warning() {
        figures.push_str(&format!("\n\n{warning}"));
    }
    figures.push_str(&format!("\n\nOn:\n\n{machine}"));
    println!("{figures}");
    arguments.page.as_deref().map_or(Ok(()), |page| Ok(update_page(page, "crl", &figures)?))
}
