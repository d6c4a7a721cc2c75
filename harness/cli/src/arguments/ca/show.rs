//! The command lines that show an authority and take things out of its file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::{CertificateName, GenerationName};
use crate::arguments::instant;

#[derive(Debug, Args)]
pub(crate) struct CaShow {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// Print a root certificate in PEM, and nothing else: of this generation, or of a line's newest in force.
    #[arg(long, value_name = "LINE[:GENERATION]", conflicts_with_all = ["certificate", "json"])]
    pub(crate) root: Option<GenerationName>,
    /// Print an issued certificate in PEM, and nothing else: line and serial number, as `signature:268435457`.
    #[arg(long, value_name = "LINE:SERIAL", conflicts_with_all = ["at", "json"])]
    pub(crate) certificate: Option<CertificateName>,
    /// The instant whose status is shown; now if absent.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CaExport {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// The certificate: line and serial number, as `signature:268435457`.
    #[arg(value_name = "LINE:SERIAL")]
    pub(crate) certificate: CertificateName,
    /// As what.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ExportFormat,
    /// File to be written, for its owner alone to read; PEM goes to standard output if absent.
    #[arg(long, value_name = "FILE", required_if_eq_any = [("format", "pkcs12"), ("format", "pkcs12-legacy")])]
    pub(crate) out: Option<PathBuf>,
    /// Password of a PKCS#12 file, printable ASCII. Keys are published test keys, so it keeps no secret.
    #[arg(long, value_name = "TEXT", required_if_eq_any = [("format", "pkcs12"), ("format", "pkcs12-legacy")])]
    pub(crate) password: Option<String>,
}

/// How a certificate and its key are written.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Private key (PKCS#8), certificate and root, as text.
    #[default]
    Pem,
    /// PKCS#12 with AES-256 and SHA-256.
    Pkcs12,
    /// PKCS#12 with 3DES and SHA-1, for software from before about 2020.
    Pkcs12Legacy,
}
