//! What became of an application: printed, and written to a file if that is asked for.

use std::path::Path;

use sekisho_ca_sim::{
    Authority, Carrier, IssuedCertificate, Line, SubjectKey,
    keys::{KeyPool, pem_chain},
};
use sekisho_jlis_sim_core::HolderKey;

use super::{public_key, rows};
use crate::{
    authority::{self, Opened},
    command::written::{self, Unfinished},
    failure::Failure,
    output,
};

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

/// Puts what was issued on record and into a file of its own. The file for it is begun first, so that nothing is on record of which the
/// command says that it failed, but for what happens between two renames.
pub(super) fn record(
    opened: &mut Opened,
    issued: &[IssuedCertificate],
    ca: &Path,
    out: Option<&Path>,
) -> Result<(), Failure> {
    let mut file = out.map(written::begin).transpose()?;
    if let Some(file) = &mut file {
        let text = pem_chain(issued.iter().map(|issued| &*issued.der));
        file.fill(text.as_bytes())?;
    }
    opened.save(ca)?;
    file.map_or(Ok(()), Unfinished::put)
}

/// Tells what was issued.
pub(super) fn tell(authority: &Authority, issued: &[IssuedCertificate], json: bool) -> Result<(), Failure> {
    for issued in issued {
        let root = authority.generation(issued.line, issued.generation).map_err(Failure::bench)?;
        if issued.not_after > root.not_after {
            let (name, end, last) = (authority::name_of(issued), issued.not_after, root.not_after);
            output::remark(format_args!(
                "{name} lasts until {end}, but its root ends at {last}: nobody verifies it after"
            ));
        }
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
