//! `sekisho ca crl`.

use jiff::Timestamp;
use sekisho_ca_sim::{Authority, CrlScope, Generation, Line, UpdateTimes, keys::PemLabel, keys::pem};

use super::{crl_all, crl_from_file, place};
use crate::{arguments::CaCrl, authority, command::written, exit::Exit, failure::Failure, machine, output};

pub(super) fn execute(options: &CaCrl) -> Result<Exit, Failure> {
    if let Some(entries) = &options.from_file.entries {
        return crl_from_file::execute(options, entries);
    }
    if let (true, Some(folder)) = (options.all, &options.out) {
        return crl_all::execute(options, folder);
    }
    authority::is_not_its_file(&options.ca, options.out.as_deref())?;
    let mut opened = authority::open(&options.ca)?;
    let times = times(options, &opened.authority)?;
    let (line, generation, scope) = wanted(options, &opened.authority, times.this_update())?;
    let authority = &mut opened.authority;
    let list = match options.delta {
        true => authority.delta_crl(line, generation, &scope, times),
        false => authority.crl(line, generation, &scope, times),
    };
    let list = list.map_err(Failure::usage)?;
    let mut file = options.out.as_deref().map(written::begin).transpose()?;
    if let Some(file) = &mut file {
        file.fill(&list)?;
    }
    // The number of the list is on record before anybody can see the list: none is given to lists that say different things.
    opened.save(&options.ca)?;
    match (file, &options.out) {
        (Some(file), Some(path)) => {
            file.put()?;
            let (from, until) = (times.this_update(), times.next_update());
            output::remark(format_args!("{}: {scope}, from {from} until {until}", path.display()));
        }
        _ => output::data(pem(PemLabel::Crl, &list).trim_end()),
    }
    Ok(Exit::Conforming)
}

/// From when until when the list is relied on. If it is made now, that is the time at which the authority is open: a list
/// with a higher number is never the older one.
pub(super) fn times(options: &CaCrl, authority: &Authority) -> Result<UpdateTimes, Failure> {
    let at = options.at.unwrap_or_else(machine::now);
    let rule = &authority.settings().crl;
    let times = if options.daily { rule.newest_at(at) } else { rule.made_at(at) };
    times.map_err(Failure::usage)
}

/// Which list is asked for.
pub(super) fn wanted(
    options: &CaCrl,
    authority: &Authority,
    at: Timestamp,
) -> Result<(Line, Generation, CrlScope), Failure> {
    if let Some(name) = options.certificate {
        let issued = authority::find(authority, name)?;
        return Ok((issued.line, issued.generation, issued.partition.clone().into()));
    }
    let scope = match &options.partition {
        Some(partition) => place::named(partition, authority)?.into(),
        None if options.combined => CrlScope::Combined,
        None => CrlScope::Authorities,
    };
    let line = options.line.ok_or_else(|| Failure::Usage("expected --line LINE beside the list".to_owned()))?.into();
    Ok((line, authority::generation(authority, line, options.generation, at)?, scope))
}
