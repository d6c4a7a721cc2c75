//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::{Timestamp, civil::Date};

use crate::exit::EXIT_CODES;

mod ca;
mod card;

pub(crate) use ca::{
    Ca, CaCompromise, CaCrl, CaDefects, CaExport, CaInit, CaInspect, CaIssue, CaOcsp, CaRelease, CaRenew, CaRevoke,
    CaRollOver, CaShow, CaSuspend, CertificateName, ExportFormat, Lines,
};
pub(crate) use card::{
    Card, CardFaults, CardNew, CardProfiles, CardReplay, CardServe, CardShow, CardTime, Endpoint, KeyNumbers, Transport,
};

/// Reference simulator and conformance bench for Japan's My Number Card and JPKI.
#[derive(Debug, Parser)]
#[command(name = "sekisho", version, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Test an implementation and write a report. Without a driver, the built-in implementation is tested.
    #[command(after_help = EXIT_CODES)]
    Run(Run),
    /// List the cases.
    List(List),
    /// Explain a case: its rule, what it expects, which mistakes it catches.
    Explain(Explain),
    /// Make, show and serve virtual cards.
    #[command(subcommand)]
    Card(Card),
    /// The simulated certification authority.
    #[command(subcommand)]
    Ca(Ca),
    /// Test the bench itself: the right implementation passes, every mutant is caught, null drivers never conform.
    SelfTest(SelfTest),
    /// Look at this machine: what is there for PC/SC and for checking with other software.
    Doctor(Doctor),
    /// The built-in implementation as a driver on standard input and output.
    #[command(hide = true)]
    Driver(Driver),
}

/// Language of texts.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(crate) enum Language {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
}

/// An instant on the command line.
fn instant(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|_: jiff::Error| {
        "expected an instant with its offset, such as 2026-06-01T00:00:00Z or 2026-06-01T09:00:00+09:00".to_owned()
    })
}

/// A time at which the simulated people and their authority can live.
fn in_living_memory(text: &str) -> Result<Timestamp, String> {
    let time: Timestamp = text.parse().map_err(|error: jiff::Error| error.to_string())?;
    let year = jiff::tz::Offset::UTC.to_datetime(time).year();
    if (2010..=2100).contains(&year) { Ok(time) } else { Err("expected a time from 2010 to 2100".to_owned()) }
}

#[derive(Debug, Args)]
pub(crate) struct Run {
    /// Only the cases whose id matches this glob; may be given several times.
    #[arg(long = "case", value_name = "GLOB")]
    pub(crate) cases: Vec<String>,
    /// Everything random is drawn from this text.
    #[arg(long, default_value = "sekisho")]
    pub(crate) seed: String,
    /// Folder for the log and the reports.
    #[arg(long, default_value = "sekisho-report", value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Known divergences (TOML): glob over case ids, reason, owner, expiry.
    #[arg(long, value_name = "FILE")]
    pub(crate) exceptions: Option<PathBuf>,
    /// The day on which exceptions are judged; today if absent.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<Date>,
    /// The time in the simulated world, from 2010 to 2100.
    #[arg(long, default_value = "2026-04-15T03:00:00Z", value_name = "RFC3339", value_parser = in_living_memory)]
    pub(crate) now: Timestamp,
    /// Seconds that one request may take.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(crate) deadline: u64,
    /// Language of the summary and of the report's first view.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
    /// Print the sum as JSON on standard output instead of a summary.
    #[arg(long)]
    pub(crate) json: bool,
    /// The driver of the implementation to test, with its arguments, after `--`.
    #[arg(last = true, value_name = "DRIVER")]
    pub(crate) driver: Vec<std::ffi::OsString>,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only the cases whose id matches this glob; may be given several times.
    #[arg(long = "case", value_name = "GLOB")]
    pub(crate) cases: Vec<String>,
    /// Language of the sentences.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// Id of the case; `sekisho list` shows them.
    pub(crate) case: String,
    /// Language of the texts.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SelfTest {
    /// Only the cases whose id matches this glob; may be given several times.
    #[arg(long = "case", value_name = "GLOB")]
    pub(crate) cases: Vec<String>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Driver {
    /// Put in this defect.
    #[arg(long, conflicts_with = "null")]
    pub(crate) mutant: Option<String>,
    /// Do nothing of use, in this way.
    #[arg(long)]
    pub(crate) null: Option<String>,
    /// Ask for the card over TCP instead of by call-back.
    #[arg(long, conflicts_with_all = ["mutant", "null"])]
    pub(crate) tcp: bool,
}
