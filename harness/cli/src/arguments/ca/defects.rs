//! `sekisho ca defects`.

use std::path::PathBuf;

use clap::Args;

use crate::arguments::Language;

#[derive(Debug, Args)]
pub(crate) struct CaDefects {
    /// Name of one defect; all of them if absent.
    pub(crate) name: Option<String>,
    /// Write valid twin and wrong objects into a folder for each defect, here.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// What is written is drawn from this text: the same text gives the same octets.
    #[arg(long, default_value = "sekisho")]
    pub(crate) seed: String,
    /// Language of the sentences.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}
