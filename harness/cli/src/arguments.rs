//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::{Timestamp, civil::Date};

use crate::exit::EXIT_CODES;

mod ca_inspect;
mod card;
mod crl_from_file;
mod defects;

pub(crate) use ca_inspect::CaInspect;
pub(crate) use card::{
    Card, CardFaults, CardNew, CardProfiles, CardReplay, CardServe, CardShow, CardTime, Endpoint, KeyNumbers, Transport,
};
pub(crate) use crl_from_file::CrlFromFile;
pub(crate) use defects::CaDefects;

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

#[derive(Debug, Subcommand)]
pub(crate) enum Ca {
    /// Show the authority: its roots, and what it issued and revoked.
    Show(CaShow),
    /// Make the revocation list of one municipality.
    Crl(CaCrl),
    /// Revoke a certificate.
    Revoke(CaRevoke),
    /// Explain a certificate, CRL or OCSP response: which field differs from JPKI, and why that matters.
    Inspect(CaInspect),
    /// What can be made wrong on purpose in certificates, lists and OCSP answers, the right answer to it, and examples as files.
    Defects(CaDefects),
}

/// One of the two authorities.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Line {
    /// Signature certificates.
    Signature,
    /// User-authentication certificates.
    Authentication,
}

#[derive(Debug, Args)]
pub(crate) struct CaShow {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// Print the root certificate of this line in PEM, and nothing else.
    #[arg(long, value_enum, value_name = "LINE", conflicts_with = "certificate")]
    pub(crate) root: Option<Line>,
    /// Print an issued certificate in PEM, and nothing else: line and serial number, as `signature:268435457`.
    #[arg(long, value_name = "LINE:SERIAL")]
    pub(crate) certificate: Option<CertificateName>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CaCrl {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// The certificate whose list is wanted: line and serial number.
    #[arg(long = "for", value_name = "LINE:SERIAL", required_unless_present = "partition", conflicts_with_all = ["partition", "line"])]
    pub(crate) certificate: Option<CertificateName>,
    /// The authority whose list is wanted.
    #[arg(long, value_enum, requires = "partition")]
    pub(crate) line: Option<Line>,
    /// The municipality whose list is wanted, as `Tokyo-to/Shibuya-ku`.
    #[arg(long, requires = "line")]
    pub(crate) partition: Option<String>,
    /// thisUpdate; now if absent.
    #[arg(long, value_name = "RFC3339")]
    pub(crate) at: Option<Timestamp>,
    /// File for the list in DER; PEM on standard output if absent.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) from_file: CrlFromFile,
}

#[derive(Debug, Args)]
pub(crate) struct CaRevoke {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// The certificate: line and serial number, as `signature:268435457`.
    pub(crate) certificate: CertificateName,
    /// The reason by its name in RFC 5280, such as keyCompromise.
    #[arg(long, default_value = "unspecified")]
    pub(crate) reason: String,
    /// Time of revocation; now if absent.
    #[arg(long, value_name = "RFC3339")]
    pub(crate) at: Option<Timestamp>,
}

/// A certificate by line and serial number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct CertificateName {
    pub(crate) line: Line,
    pub(crate) serial: u64,
}

impl std::str::FromStr for CertificateName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let expected = || "expected LINE:SERIAL with LINE signature or authentication, such as signature:268435457";
        let (line, serial) = text.split_once(':').ok_or_else(expected)?;
        let line = Line::from_str(line, true).map_err(|_| expected())?;
        Ok(Self { line, serial: serial.parse().map_err(|_| expected())? })
    }
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
