//! The command lines that change the status of a certificate.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::CertificateName;
use crate::arguments::instant;

#[derive(Debug, Args)]
pub(crate) struct CaRevoke {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// The certificate: line and serial number, as `signature:268435457`.
    #[arg(value_name = "LINE:SERIAL")]
    pub(crate) certificate: CertificateName,
    /// The reason by its name in RFC 5280, such as keyCompromise.
    #[arg(long, default_value = "unspecified")]
    pub(crate) reason: String,
    /// Time of revocation; now if absent.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
}

#[derive(Debug, Args)]
pub(crate) struct CaSuspend {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// The certificate: line and serial number, as `signature:268435457`.
    #[arg(value_name = "LINE:SERIAL")]
    pub(crate) certificate: CertificateName,
    /// Beginning of the hold; now if absent.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
}

#[derive(Debug, Args)]
pub(crate) struct CaRelease {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// The certificate: line and serial number, as `authentication:268435457`.
    #[arg(value_name = "LINE:SERIAL")]
    pub(crate) certificate: CertificateName,
    /// End of the hold; now if absent.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
}
