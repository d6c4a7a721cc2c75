//! The command lines that issue certificates.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::{Timestamp, civil::Date};
use sekisho_ca_sim::{self as ca_sim, Generation};

use super::name::generation;
use super::{CertificateName, Lines};
use crate::arguments::instant;

#[derive(Debug, Args)]
pub(crate) struct CaIssue {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// Which certificate. Nobody under 15 gets one for signatures.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) line: Lines,
    /// What carries the key.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) carrier: Carrier,
    /// The population from which the person comes.
    #[arg(long, default_value = "sekisho")]
    pub(crate) seed: String,
    /// Which person of it, from 0; the first adult if absent.
    #[arg(long)]
    pub(crate) person: Option<u64>,
    /// Time of issue; now if absent.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
    /// The generation that issues; the newest in force if absent.
    #[arg(long, value_name = "N", value_parser = generation)]
    pub(crate) generation: Option<Generation>,
    /// The applicant's own public key (PEM or DER), for one certificate; a published test key if absent.
    #[arg(long, value_name = "FILE")]
    pub(crate) public_key: Option<PathBuf>,
    /// File for the certificates in PEM.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CaRenew {
    /// The authority's file.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// The certificate to be renewed: line and serial number, as `signature:268435457`.
    #[arg(value_name = "LINE:SERIAL")]
    pub(crate) certificate: CertificateName,
    /// Date of birth of the holder, which no authentication certificate tells.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) birth: Option<Date>,
    /// Last day of the card, beyond which the certificate does not last.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) card_expiry: Option<Date>,
    /// Time of renewal; now if absent.
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
    /// The generation that issues; the newest in force if absent.
    #[arg(long, value_name = "N", value_parser = generation)]
    pub(crate) generation: Option<Generation>,
    /// The holder's own public key (PEM or DER); a published test key if absent.
    #[arg(long, value_name = "FILE")]
    pub(crate) public_key: Option<PathBuf>,
    /// File for the certificate in PEM.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What carries a key.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(crate) enum Carrier {
    /// The plastic card.
    #[default]
    Card,
    /// A phone.
    Phone,
    /// The card announced for 2028, with keys on P-384.
    NextCard,
}

impl From<Carrier> for ca_sim::Carrier {
    fn from(carrier: Carrier) -> Self {
        match carrier {
            Carrier::Card => Self::Card,
            Carrier::Phone => Self::Phone,
            Carrier::NextCard => Self::NextCard,
        }
    }
}
