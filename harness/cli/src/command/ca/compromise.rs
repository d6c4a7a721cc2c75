//! `sekisho ca compromise`: the drill for the loss of an authority's key.

use crate::{arguments::CaCompromise, authority, exit::Exit, failure::Failure, machine, output};

pub(super) fn execute(options: &CaCompromise) -> Result<Exit, Failure> {
    let mut opened = authority::open(&options.ca)?;
    let line = options.generation.line.into();
    let at = options.at.unwrap_or_else(machine::now);
    let generation = authority::generation(&opened.authority, line, options.generation.generation, at)?;
    let revoked = opened.authority.compromise(line, generation, at).map_err(Failure::usage)?;
    opened.save(&options.ca)?;
    let (name, count) = (authority::name_of_line(line), revoked.len());
    output::data(format_args!(
        "the root {name}:{generation} and {count} certificates are revoked since {at} (cACompromise)"
    ));
    output::data(format_args!(
        "  `sekisho ca crl --line {name} --authorities` lists the root, `sekisho ca crl --all` the certificates"
    ));
    if opened.authority.state().line(line).issuing_generation(at).is_none() {
        output::data(format_args!("  nobody issues on this line now: `sekisho ca roll-over --line {name}`"));
    }
    Ok(Exit::Conforming)
}
