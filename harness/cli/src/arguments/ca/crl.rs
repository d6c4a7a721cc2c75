//! The command line of `sekisho ca crl`.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use jiff::Timestamp;
use sekisho_ca_sim::Generation;

use super::from_file::CrlFromFile;
use super::name::generation;
use super::{CertificateName, Line};
use crate::arguments::instant;

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("scope").required(true).args(["certificate", "partition", "authorities", "combined", "all"])))]
#[command(group(ArgGroup::new("of-a-line").multiple(true).args(["partition", "authorities", "combined"])))]
pub(crate) struct CaCrl {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// The certificate whose list is wanted: line and serial number.
    #[arg(long = "for", value_name = "LINE:SERIAL", conflicts_with_all = ["line", "generation"])]
    pub(crate) certificate: Option<CertificateName>,
    /// The authority whose list is wanted.
    #[arg(long, value_enum, requires = "of-a-line")]
    pub(crate) line: Option<Line>,
    /// The municipality whose list is wanted, as `Tokyo-to/Shibuya-ku`.
    #[arg(long, value_name = "PLACE", requires = "line")]
    pub(crate) partition: Option<String>,
    /// The list of the line's authorities, which tells of revoked roots (ARL).
    #[arg(long, requires = "line")]
    pub(crate) authorities: bool,
    /// One list of all municipalities.
    #[arg(long, requires = "line")]
    pub(crate) combined: bool,
    /// The lists of every municipality, both lines and every generation in force, into the folder --out.
    #[arg(long, requires = "out", conflicts_with_all = ["line", "generation", "delta"])]
    pub(crate) all: bool,
    /// The generation that signs; the newest in force if absent.
    #[arg(long, value_name = "N", value_parser = generation, requires = "line")]
    pub(crate) generation: Option<Generation>,
    /// A delta list: only what changed since the last complete one.
    #[arg(long)]
    pub(crate) delta: bool,
    /// thisUpdate; now if absent.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
    /// thisUpdate is the last time of the daily run (setting crl.build_time, in Japan) at or before --at.
    #[arg(long)]
    pub(crate) daily: bool,
    /// File for the list in DER; PEM on standard output if absent. With --all, the folder for the lists.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) from_file: CrlFromFile,
}
