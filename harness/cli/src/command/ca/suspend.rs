//! `sekisho ca suspend`.

use crate::{arguments::CaSuspend, authority, exit::Exit, failure::Failure, machine, output};

pub(super) fn execute(options: &CaSuspend) -> Result<Exit, Failure> {
    let mut opened = authority::open(&options.ca)?;
    let issued = authority::find(&opened.authority, options.certificate)?;
    let (line, serial, name) = (issued.line, issued.serial, authority::name_of(issued));
    let at = options.at.unwrap_or_else(machine::now);
    opened.authority.suspend(line, serial, at).map_err(Failure::usage)?;
    opened.save(&options.ca)?;
    output::data(format_args!("{name} is on hold since {at}; `sekisho ca crl --for {name}` lists it"));
    Ok(Exit::Conforming)
}
