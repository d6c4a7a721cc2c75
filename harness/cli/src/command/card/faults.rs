//! `sekisho card faults`, and the faults around a served card.

use std::{fs, path::Path};

use sekisho_card_sim::{
    Card,
    fault::{FaultScript, FaultyCard, PowerLine, Strike, Surroundings},
};

use crate::{arguments::CardFaults, exit::Exit, failure::Failure, machine, output};

pub(super) fn execute(command: &CardFaults) -> Result<Exit, Failure> {
    let CardFaults::Check { script } = command;
    for fault in read(script)?.faults {
        output::data(fault);
    }
    Ok(Exit::Conforming)
}

/// Reads a fault script.
pub(super) fn read(path: &Path) -> Result<FaultScript, Failure> {
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Environment(format!("{} cannot be read: {error}", path.display())))?;
    FaultScript::parse(&text).map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))
}

/// Puts faults around the card that `open` opens on a power line, now and after each power cut. Strikes are printed with
/// `name`; faults that take time really take it.
pub(super) fn around(
    name: String,
    script: &FaultScript,
    open: impl Fn(PowerLine) -> Result<Card, Failure> + Send + 'static,
) -> Result<FaultyCard<Card>, Failure> {
    let power = PowerLine::new();
    let card = open(power.clone())?;
    let line = power.clone();
    let restart = move || open(line.clone()).map_err(output::remark).ok();
    let surroundings = Surroundings {
        waiter: Some(Box::new(machine::wait)),
        observer: Some(Box::new(move |strike: &Strike| output::remark(format_args!("{name}: {strike}")))),
        power,
        restart: Some(Box::new(restart)),
    };
    Ok(FaultyCard::new(card, script, surroundings))
}
