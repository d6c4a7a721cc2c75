//! `sekisho ca roll-over`.

use super::rows;
use crate::{arguments::CaRollOver, authority, exit::Exit, failure::Failure, machine};

pub(super) fn execute(options: &CaRollOver) -> Result<Exit, Failure> {
    let mut opened = authority::open(&options.ca)?;
    if let Some(algorithm) = options.algorithm {
        let mut settings = opened.authority.settings().clone();
        settings.algorithm = algorithm.into();
        opened.authority = authority::with_settings(&opened.authority, settings)?;
    }
    let at = options.at.unwrap_or_else(machine::now);
    let mut founded = Vec::new();
    for &line in options.line.named() {
        founded.push((line, opened.authority.roll_over(line, at).map_err(Failure::usage)?));
    }
    opened.save(&options.ca)?;
    for (line, generation) in founded {
        let state = opened.authority.generation(line, generation).map_err(Failure::bench)?;
        rows::GenerationRow::of(&opened.authority, line, generation, state, at).print();
    }
    Ok(Exit::Conforming)
}
