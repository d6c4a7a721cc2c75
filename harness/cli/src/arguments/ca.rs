//! The command line of `sekisho ca`.

mod crl;
mod defects;
mod found;
mod from_file;
mod inspect;
mod issue;
mod name;
mod ocsp;
mod show;
mod status;

use clap::Subcommand;

pub(crate) use crl::CaCrl;
pub(crate) use defects::CaDefects;
pub(crate) use found::{CaCompromise, CaInit, CaRollOver};
pub(crate) use inspect::CaInspect;
pub(crate) use issue::{CaIssue, CaRenew};
pub(crate) use name::{CertificateName, Lines};
use name::{GenerationName, Line};
pub(crate) use ocsp::CaOcsp;
pub(crate) use show::{CaExport, CaShow, ExportFormat};
pub(crate) use status::{CaRelease, CaRevoke, CaSuspend};

#[derive(Debug, Subcommand)]
pub(crate) enum Ca {
    /// Found an authority: both lines, with one generation or several that overlap.
    Init(CaInit),
    /// Issue certificates to a synthetic resident, without a card.
    Issue(CaIssue),
    /// Renew a certificate: its holder gets another, and it is revoked as superseded in the same second.
    Renew(CaRenew),
    /// Revoke a certificate.
    Revoke(CaRevoke),
    /// Put a certificate on hold (一時保留).
    Suspend(CaSuspend),
    /// End the hold of an authentication certificate (一時保留解除). That of a signature certificate is never ended.
    Release(CaRelease),
    /// Make a revocation list, or with --all those of every municipality.
    Crl(CaCrl),
    /// Explain a certificate, CRL or OCSP response: which field differs from JPKI, and why that matters.
    Inspect(CaInspect),
    /// What can be made wrong on purpose in certificates, lists and OCSP answers, the right answer to it, and examples as files.
    Defects(CaDefects),
    /// Answer for the status of certificates over OCSP, from a snapshot that is renewed every 15 minutes.
    Ocsp(CaOcsp),
    /// Found the next generation of a line: another key under the same name.
    RollOver(CaRollOver),
    /// Play through the loss of an authority's key: its root and every certificate under it are revoked.
    Compromise(CaCompromise),
    /// Show the authority: its generations, and what it issued and what became of it.
    Show(CaShow),
    /// Write a certificate with its private key and its root, as PEM or PKCS#12.
    Export(CaExport),
}
