//! `sekisho card serve`: cards in readers, or in reach of programs and browsers, until the process ends.

use std::path::Path;

use sekisho_card_sim::{
    fault::FaultScript,
    transport::{BoxedCard, Cards},
};

use super::{faults, open, reach, record::Record, timed};
use crate::{arguments::CardServe, exit::Exit, failure::Failure, output};

/// What the vpcd driver has.
const SLOTS: usize = 2;

pub(super) fn execute(options: &CardServe) -> Result<Exit, Failure> {
    let count = options.cards.len();
    if count > SLOTS && !options.transport.listens() {
        return Err(Failure::Usage(format!("expected at most {SLOTS} cards for the slots of a driver, got {count}")));
    }
    let record = options.record.as_deref().map(Record::begin).transpose()?;
    let names = options.cards.iter().map(|path| path.display().to_string()).collect();
    let paths = options.cards.iter().map(std::path::PathBuf::as_path);
    if options.copies {
        let cards = paths.map(|path| copies(path, options, record.clone())).collect::<Result<_, _>>()?;
        return reach::listen(&options.transport, names, cards);
    }
    let script = options.faults.as_deref().map(faults::read).transpose()?;
    let build = |path| build(path, options, script.as_ref(), record.clone());
    let cards = paths.map(build).collect::<Result<Vec<_>, _>>()?;
    if options.transport.listens() {
        return reach::listen(&options.transport, names, cards.into_iter().map(Cards::one).collect());
    }
    reach::connect(&options.transport.to, names, cards)
}

/// The card of a file, with everything that the options put around it: faults next to the card, the link around both.
fn build(
    path: &Path,
    options: &CardServe,
    script: Option<&FaultScript>,
    record: Option<Record>,
) -> Result<BoxedCard, Failure> {
    let card = with_faults(path, options, script, record)?;
    match options.link {
        Some(link) => timed::around(path.display().to_string(), card, link, options.really_wait),
        None => Ok(card),
    }
}

fn with_faults(
    path: &Path,
    options: &CardServe,
    script: Option<&FaultScript>,
    record: Option<Record>,
) -> Result<BoxedCard, Failure> {
    let trace = options.trace;
    let Some(script) = script else {
        let mut card = open::from_file(path)?;
        Record::follow(&mut card, trace, record);
        return Ok(Box::new(card));
    };
    let (name, path) = (path.display().to_string(), path.to_owned());
    let faulty = faults::around(name, script, move |power| {
        let mut card = open::from_file_on(power, &path)?;
        Record::follow(&mut card, trace, record.clone());
        Ok(card)
    });
    Ok(Box::new(faulty?))
}

/// Cards that are all like this one at first. The file is read once more for each, so that the first error comes now.
fn copies(path: &Path, options: &CardServe, record: Option<Record>) -> Result<Cards, Failure> {
    open::copy_of_file(path)?;
    let (path, trace) = (path.to_owned(), options.trace);
    Ok(Cards::each(move |_| match open::copy_of_file(&path) {
        Ok(mut card) => {
            Record::follow(&mut card, trace, record.clone());
            Some(Box::new(card))
        }
        Err(failure) => {
            output::remark(failure);
            None
        }
    }))
}
