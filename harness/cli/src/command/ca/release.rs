//! `sekisho ca release`.

use crate::{arguments::CaRelease, authority, exit::Exit, failure::Failure, machine, output};

pub(super) fn execute(options: &CaRelease) -> Result<Exit, Failure> {
    let mut opened = authority::open(&options.ca)?;
    let issued = authority::find(&opened.authority, options.certificate)?;
    let (line, serial, name) = (issued.line, issued.serial, authority::name_of(issued));
    let at = options.at.unwrap_or_else(machine::now);
    opened.authority.release(line, serial, at).map_err(Failure::usage)?;
    opened.save(&options.ca)?;
    output::data(format_args!("{name} is good again since {at}; the next list is silent about it"));
    Ok(Exit::Conforming)
}
