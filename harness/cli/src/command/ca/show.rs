//! `sekisho ca show`.

use sekisho_ca_sim::{Authority, Generation, Line, Status};
use serde::Serialize;

use crate::{arguments::CaShow, authority, exit::Exit, failure::Failure, machine, output};

#[derive(Serialize)]
struct Row {
    certificate: String,
    partition: String,
    not_before: String,
    not_after: String,
    status: String,
    key: String,
    key_reused: bool,
}

pub(super) fn execute(options: &CaShow) -> Result<Exit, Failure> {
    let authority = authority::read(&options.ca)?;
    if let Some(line) = options.root {
        output::data(
            authority::pem(
                "CERTIFICATE",
                authority.root(authority::line(line), Generation::FIRST).map_err(Failure::usage)?,
            )?
            .trim_end(),
        );
        return Ok(Exit::Conforming);
    }
    if let Some(name) = options.certificate {
        let issued = authority::find(&authority, name)?;
        output::data(authority::pem("CERTIFICATE", &issued.der)?.trim_end());
        return Ok(Exit::Conforming);
    }
    let rows: Vec<Row> =
        [Line::Signing, Line::Authentication].into_iter().flat_map(|line| rows(&authority, line)).collect();
    if options.json {
        output::json(&rows)?;
        return Ok(Exit::Conforming);
    }
    let organisation = &authority.settings().names.organisation;
    output::data(format_args!("{}: O={organisation} (test objects)", options.ca.display()));
    for row in &rows {
        output::data(format_args!(
            "  {:<26} {:<32} until {}  {}",
            row.certificate, row.partition, row.not_after, row.status
        ));
    }
    Ok(Exit::Conforming)
}

fn rows(authority: &Authority, line: Line) -> Vec<Row> {
    let now = machine::now();
    let certificates = authority.state().line(line).certificates.values();
    certificates
        .map(|issued| Row {
            certificate: authority::name_of(issued),
            partition: issued.partition.to_string(),
            not_before: issued.not_before.to_string(),
            not_after: issued.not_after.to_string(),
            status: match authority.status(line, issued.serial, now) {
                Status::Good => "good".to_owned(),
                Status::Revoked(revocation) => format!("revoked {} ({})", revocation.at, revocation.reason),
                Status::Unknown => "unknown".to_owned(),
            },
            key: issued.key_name.clone(),
            key_reused: issued.key_reused,
        })
        .collect()
}
