//! `sekisho ca show`.

use sekisho_ca_sim::keys::{PemLabel, pem};

use super::rows::Rows;
use crate::{arguments::CaShow, authority, exit::Exit, failure::Failure, machine, output};

pub(super) fn execute(options: &CaShow) -> Result<Exit, Failure> {
    let authority = authority::read(&options.ca)?;
    let at = options.at.unwrap_or_else(machine::now);
    if let Some(root) = options.root {
        let line = root.line.into();
        let generation = authority::generation(&authority, line, root.generation, at)?;
        let root = authority.root(line, generation).map_err(Failure::usage)?;
        output::data(pem(PemLabel::Certificate, root).trim_end());
        return Ok(Exit::Conforming);
    }
    if let Some(name) = options.certificate {
        let issued = authority::find(&authority, name)?;
        output::data(pem(PemLabel::Certificate, &issued.der).trim_end());
        return Ok(Exit::Conforming);
    }
    let rows = Rows::of(&authority, at);
    if options.json {
        output::json(&rows)?
    } else {
        rows.print(&options.ca)
    }
    Ok(Exit::Conforming)
}
