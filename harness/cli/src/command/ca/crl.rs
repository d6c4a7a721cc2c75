//! `sekisho ca crl`.

use sekisho_ca_sim::{Authority, Generation, Line, Partition};

use crate::{arguments::CaCrl, authority, command::written, exit::Exit, failure::Failure, machine, output};

pub(super) fn execute(options: &CaCrl) -> Result<Exit, Failure> {
    if let Some(entries) = &options.from_file.entries {
        return super::crl_from_file::execute(options, entries);
    }
    let mut opened = authority::open(&options.ca)?;
    let (line, generation, partition) = wanted(options, &opened.authority)?;
    let at = options.at.unwrap_or_else(machine::now);
    let times = opened.authority.settings().crl.made_at(at).map_err(Failure::usage)?;
    let list = opened.authority.crl(line, generation, &partition.clone().into(), times).map_err(Failure::usage)?;
    // The number of the list is on record before anybody can see the list: no number is given twice.
    opened.save(&options.ca)?;
    match &options.out {
        Some(path) => {
            written::whole(path, &list)?;
            let (from, until) = (times.this_update(), times.next_update());
            output::remark(format_args!("{}: {partition}, from {from} until {until}", path.display()));
        }
        None => output::data(authority::pem("X509 CRL", &list)?.trim_end()),
    }
    Ok(Exit::Conforming)
}

pub(super) fn wanted(options: &CaCrl, authority: &Authority) -> Result<(Line, Generation, Partition), Failure> {
    if let Some(name) = options.certificate {
        let issued = authority::find(authority, name)?;
        return Ok((issued.line, issued.generation, issued.partition.clone()));
    }
    match (options.line, &options.partition) {
        (Some(line), Some(partition)) => Ok((
            authority::line(line),
            Generation::FIRST,
            Partition::try_from(partition.clone()).map_err(Failure::usage)?,
        )),
        _ => Err(Failure::Usage("expected --for LINE:SERIAL, or --line LINE with --partition PLACE".to_owned())),
    }
}
