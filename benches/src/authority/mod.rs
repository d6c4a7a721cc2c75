//! Measurements of the certification authority: issuing, the daily run of revocation lists, and OCSP.
//!
//! Whatever is compared with OpenSSL takes turns with it in the same run. The [`AuthorityReport`] has the figures, the
//! [`NationalReport`] what follows from them for a hundred million certificates.

mod daily_run;
mod effort;
mod issue;
mod national;
mod ocsp;
mod ocsp_peer;
mod ocsp_requests;
mod ocsp_server;
mod population;
mod report;
mod sizes;
mod wrk;

use std::path::Path;

pub use daily_run::{DailyRun, daily_run};
pub use effort::AuthorityEffort;
pub use issue::{IssueSpeed, issue_speed};
pub use national::NationalReport;
pub use ocsp::{OcspSpeed, ocsp_speed};
pub use ocsp_server::{Ahead, serve_ocsp};
pub use report::AuthorityReport;
pub use sizes::{Sizes, sizes};
pub use wrk::Load;

use crate::failure::Failure;

/// Everything that was measured of the authority.
#[derive(Clone, Debug)]
pub struct AuthoritySpeed {
    /// Issuing.
    pub issue: IssueSpeed,
    /// The daily run, for each number of certificates.
    pub runs: [DailyRun; 2],
    /// The daily run over the larger number of certificates, all in one partition: next to nothing but entries.
    pub entries_alone: DailyRun,
    /// OCSP.
    pub ocsp: OcspSpeed,
    /// What certificates and lists take of memory and disk.
    pub sizes: Sizes,
}

/// Measures everything. `program` is the one that calls [`serve_ocsp`] when its first argument is `serve`; `folder` is for
/// files that nobody needs afterwards.
///
/// # Errors
/// [`Failure`] if something fails or answers wrongly.
pub fn authority_speed(
    effort: &AuthorityEffort,
    program: &Path,
    folder: &Path,
    say: impl Fn(&str),
) -> Result<AuthoritySpeed, Failure> {
    say("sizes ...");
    let sizes = sizes(effort, folder)?;
    say("issuing ...");
    let issue = issue_speed(effort)?;
    say("daily runs ...");
    let [fewer, more] = effort.populations;
    let run = |certificates, partitions| daily_run(effort, certificates, partitions, folder);
    let runs = [run(fewer, effort.partitions)?, run(more, effort.partitions)?];
    let entries_alone = run(more, 1)?;
    say("OCSP ...");
    let ocsp = ocsp_speed(effort, program, folder)?;
    Ok(AuthoritySpeed { issue, runs, entries_alone, ocsp, sizes })
}
