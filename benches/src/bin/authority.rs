//! Measures the certification authority beside OpenSSL and writes the figures. See docs/performance-authority.md.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use sekisho_benches::authority::{
    Ahead, AuthorityEffort, AuthorityReport, NationalReport, authority_speed, serve_ocsp,
};
use sekisho_benches::{Machine, update_page};

/// Measures issuing, the daily run of revocation lists, and OCSP.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Measures, and prints the figures.
    Measure(Measure),
    /// Serves OCSP until standard input ends; started by `measure` for itself.
    #[command(hide = true)]
    Serve { certificates: usize, ahead: usize },
}

#[derive(Args)]
struct Measure {
    /// The page whose figures are replaced.
    #[arg(long)]
    page: Option<PathBuf>,
    /// The page whose estimate for a hundred million certificates is replaced.
    #[arg(long)]
    estimate: Option<PathBuf>,
    /// Only see whether everything works: the figures mean nothing.
    #[arg(long, conflicts_with_all = ["page", "estimate"])]
    quick: bool,
}

#[expect(clippy::print_stderr, reason = "the one place where an error is printed")]
fn main() -> ExitCode {
    let done = match Arguments::parse().action {
        Action::Measure(measure) => measure.run(),
        Action::Serve { certificates, ahead } => {
            let ahead = if ahead == 0 { Ahead::Nothing } else { Ahead::Answers(ahead) };
            serve_ocsp(certificates, ahead, &mut std::io::stdin(), &mut std::io::stdout()).map_err(Into::into)
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

impl Measure {
    fn run(&self) -> Result<(), Box<dyn Error>> {
        let machine = Machine::look();
        let effort = if self.quick { AuthorityEffort::QUICK } else { AuthorityEffort::FULL };
        if machine.is_busy() {
            say("warning: the machine is busy; wait until its load is gone, or do not rely on the figures");
        }
        let folder = tempfile::tempdir()?;
        let speed = authority_speed(&effort, &std::env::current_exe()?, folder.path(), say)?;
        let figures = AuthorityReport { speed: &speed, machine: &machine }.to_string();
        let estimate = NationalReport { speed: &speed, machine: &machine }.to_string();
        say(&figures);
        say(&estimate);
        for (page, figures) in [(&self.page, figures), (&self.estimate, estimate)] {
            if let Some(page) = page {
                update_page(page, "authority", &figures)?;
            }
        }
        Ok(())
    }
}

#[expect(clippy::print_stderr, reason = "progress and result go to the person who waits")]
fn say(text: &str) {
    eprintln!("{text}");
}
