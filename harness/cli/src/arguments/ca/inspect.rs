//! The arguments of `sekisho ca inspect`.

use std::path::PathBuf;

use clap::Args;

use crate::arguments::Language;

#[derive(Debug, Args)]
pub(crate) struct CaInspect {
    /// A certificate, CRL or OCSP response, in DER or PEM.
    pub(crate) file: PathBuf,
    /// Only the fields that differ from JPKI.
    #[arg(long, conflicts_with = "json")]
    pub(crate) differences: bool,
    /// Show the holder's personal data too.
    #[arg(long)]
    pub(crate) personal: bool,
    /// Language of the texts.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
    /// Print JSON, with the texts in both languages.
    #[arg(long)]
    pub(crate) json: bool,
}
