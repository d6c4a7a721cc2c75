//! What `sekisho ca crl` takes to make a list of revocations that are in no authority's file.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

/// A list of entries from a file.
#[derive(Debug, Args)]
pub(crate) struct CrlFromFile {
    /// List the revocations of this file in place of the authority's own: lines of SERIAL,TIME,REASON, as
    /// docs/crl-entries.md describes them. Nothing is recorded.
    #[arg(long, value_name = "FILE", requires_all = ["line", "number"], conflicts_with_all = ["delta", "all"])]
    pub(crate) entries: Option<PathBuf>,
    /// cRLNumber of a list of entries from a file.
    #[arg(long, value_name = "N", requires = "entries")]
    pub(crate) number: Option<u64>,
    /// Threads that read the entries; as many as the machine has processors if absent. The list is the same with any number.
    #[arg(long, value_name = "N", requires = "entries")]
    pub(crate) threads: Option<NonZeroUsize>,
}
