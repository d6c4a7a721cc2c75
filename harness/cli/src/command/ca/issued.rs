//! What became of an application: printed, and written to a file if that is asked for.

use std::path::Path;

use sekisho_ca_sim::{
    Authority, Carrier, IssuedCertificate, Line, SubjectKey,
    keys::{KeyPool, PemLabel, pem},
};
use sekisho_jlis_sim_core::HolderKey;

use super::{public_key, rows};
use crate::{command::written, failure::Failure, output};

/// The applicant's own key, or the next one of the published test keys.
pub(super) fn key(
    own: Option<&Path>,
    authority: &Authority,
    carrier: Carrier,
    line: Line,
) -> Result<SubjectKey, Failure> {
    if let Some(path) = own {
        return public_key::read(path, authority);
    }
    let pool = KeyPool::committed().map_err(Failure::bench)?;
    Ok(HolderKey::unused(pool, authority, carrier, line).map_err(Failure::bench)?.subject_key())
}

/// Tells what was issued.
pub(super) fn tell(
    authority: &Authority,
    issued: &[IssuedCertificate],
    out: Option<&Path>,
    json: bool,
) -> Result<(), Failure> {
    if let Some(path) = out {
        let text: String = issued.iter().map(|issued| pem(PemLabel::Certificate, &issued.der)).collect();
        written::whole(path, text.as_bytes())?;
    }
    let rows: Vec<_> =
        issued.iter().map(|issued| rows::Certificate::of(authority, issued, issued.not_before)).collect();
    if json {
        return output::json(&rows);
    }
    for row in &rows {
        row.print();
    }
    Ok(())
}
