//! Generations and certificates as rows of text or JSON.

use std::path::Path;

use jiff::Timestamp;
use sekisho_ca_sim::keys::SignatureAlgorithm;
use sekisho_ca_sim::{
    Act, Authority, Carrier, CrlReason, Generation, GenerationState, IssuedCertificate, Line, Revocation, Status,
};
use serde::Serialize;

use crate::{authority, output};

/// A whole authority at an instant.
#[derive(Serialize)]
pub(super) struct Rows {
    organisation: String,
    generations: Vec<GenerationRow>,
    certificates: Vec<Certificate>,
}

/// A generation.
#[derive(Serialize)]
pub(super) struct GenerationRow {
    generation: String,
    root_serial: String,
    algorithm: SignatureAlgorithm,
    not_before: String,
    not_after: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<Revocation>,
    /// Whether it is the one that issues.
    issues: bool,
}

/// A certificate.
#[derive(Serialize)]
pub(super) struct Certificate {
    certificate: String,
    /// In hexadecimal, as other software writes it.
    serial: String,
    generation: Generation,
    carrier: Carrier,
    partition: String,
    not_before: String,
    not_after: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<Revocation>,
    history: Vec<ChangeRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    renewed_from: Option<String>,
    key: String,
    key_reused: bool,
}

/// What happened to a certificate.
#[derive(Serialize)]
struct ChangeRow {
    at: String,
    act: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<CrlReason>,
}

impl Rows {
    /// With the status of this instant.
    pub(super) fn of(authority: &Authority, at: Timestamp) -> Self {
        let generations = Line::BOTH.into_iter().flat_map(|line| {
            let row = move |(generation, state)| GenerationRow::of(authority, line, generation, state, at);
            authority.generations(line).map(row)
        });
        let certificates = Line::BOTH.into_iter().flat_map(|line| authority.state().line(line).certificates.values());
        Self {
            organisation: authority.settings().names.organisation.clone(),
            generations: generations.collect(),
            certificates: certificates.map(|issued| Certificate::of(authority, issued, at)).collect(),
        }
    }

    pub(super) fn print(&self, path: &Path) {
        let title = format_args!("{}: O={} (test objects)", path.display(), self.organisation);
        output::data(output::plain(title));
        self.generations.iter().for_each(GenerationRow::print);
        self.certificates.iter().for_each(Certificate::print);
    }
}

impl GenerationRow {
    pub(super) fn of(
        authority: &Authority,
        line: Line,
        generation: Generation,
        state: &GenerationState,
        at: Timestamp,
    ) -> Self {
        let revoked = state.revoked.filter(|revocation| revocation.at <= at);
        let status = match revoked {
            Some(_) => "revoked",
            None if at < state.not_before => "not yet valid",
            None if at > state.not_after => "expired",
            None => "in force",
        };
        Self {
            generation: format!("{}:{generation}", authority::name_of_line(line)),
            root_serial: state.root_serial.to_string(),
            algorithm: state.algorithm,
            not_before: state.not_before.to_string(),
            not_after: state.not_after.to_string(),
            status,
            revoked,
            issues: authority.state().line(line).issuing_generation(at) == Some(generation),
        }
    }

    pub(super) fn print(&self) {
        let Self { generation, root_serial, not_before, not_after, status, .. } = self;
        let since = self.revoked.map(since).unwrap_or_default();
        let issues = if self.issues { ", issues" } else { "" };
        output::data(format_args!(
            "  {generation:<26} root {root_serial:<10} from {not_before} until {not_after}  {status}{since}{issues}"
        ));
    }
}

impl Certificate {
    pub(super) fn of(authority: &Authority, issued: &IssuedCertificate, at: Timestamp) -> Self {
        let (line, serial) = (issued.line, issued.serial);
        let (status, revoked) = match authority.status(line, serial, at) {
            Status::Good => ("good", None),
            Status::Revoked(revocation) if revocation.reason.is_final() => ("revoked", Some(revocation)),
            Status::Revoked(revocation) => ("on hold", Some(revocation)),
            Status::Unknown => ("unknown", None),
        };
        let history = authority.state().line(line).histories.get(&serial);
        let changes = history.into_iter().flat_map(|history| history.changes());
        let history = changes.map(|change| {
            let (act, reason) = match change.act {
                Act::Hold => ("hold", None),
                Act::Release => ("release", None),
                Act::Revoke { reason, .. } => ("revoke", Some(reason)),
            };
            ChangeRow { at: change.at.to_string(), act, reason }
        });
        let old = issued.renewed_from.and_then(|old| authority.certificate(line, old));
        Self {
            certificate: authority::name_of(issued),
            serial: serial.to_string(),
            generation: issued.generation,
            carrier: issued.carrier,
            partition: issued.partition.to_string(),
            not_before: issued.not_before.to_string(),
            not_after: issued.not_after.to_string(),
            status,
            revoked,
            history: history.collect(),
            renewed_from: old.map(authority::name_of),
            key: issued.key_name.clone(),
            key_reused: issued.key_reused,
        }
    }

    pub(super) fn print(&self) {
        let Self { certificate, serial, generation, carrier, not_before, not_after, status, .. } = self;
        let since = self.revoked.map(since).unwrap_or_default();
        // It stands in the authority's file, which may come from anybody.
        let partition = output::plain(&self.partition).replace('\n', " ");
        output::data(format_args!(
            "  {certificate:<26} serial {serial}, generation {generation}, {carrier}, {partition}, from {not_before} until \
             {not_after}  {status}{since}"
        ));
        if let Some(old) = &self.renewed_from {
            output::data(format_args!("    renewed from {old}"));
        }
        for ChangeRow { at, act, reason } in &self.history {
            let reason = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
            output::data(format_args!("    {at} {act}{reason}"));
        }
    }
}

fn since(revocation: Revocation) -> String {
    format!(" since {} ({})", revocation.at, revocation.reason)
}
