//! The command line of `sekisho ca ocsp`.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use crate::arguments::{Endpoint, instant};

#[derive(Debug, Args)]
pub(crate) struct CaOcsp {
    /// The authority's file. It is read anew for each snapshot, so other commands can change it meanwhile.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// Where to answer over HTTP; port 0 is any that is free.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8080")]
    pub(crate) listen: Endpoint,
    /// Listen at an address that other machines can reach.
    #[arg(long)]
    pub(crate) exposed: bool,
    /// Answer the request in this file (DER) instead, and end.
    #[arg(long, value_name = "REQUEST", requires = "out", conflicts_with_all = ["listen", "exposed"])]
    pub(crate) once: Option<PathBuf>,
    /// File for the answer (DER) to the request in a file.
    #[arg(long, value_name = "ANSWER", requires = "once")]
    pub(crate) out: Option<PathBuf>,
    /// Let each root sign about its own certificates, instead of a responder with a certificate of its own.
    #[arg(long)]
    pub(crate) direct: bool,
    /// Sign an answer once for each snapshot, when it is first asked for, instead of each time.
    #[arg(long)]
    pub(crate) pre_produced: bool,
    /// The time of the service, which then stands still; the machine's clock if absent.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
}
