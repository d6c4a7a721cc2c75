//! Target `apdu`: a conversation with a complete card. Two bytes choose settings, the rest are steps.

use std::sync::{Arc, Mutex, PoisonError};

use sekisho_card_sim::{Card, ExchangeRecord, Header, Secrets, TraceRecord};

use crate::{
    broken::Broken,
    conversation::{Step, steps},
    marked_key::{MarkedKeys, Steady},
    memory::Memory,
    paint::paint,
    sample_card::{choose, sample_card},
    subject::Subject,
    watch::Watch,
};

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn apdu(input: &[u8]) -> Result<(), Broken> {
    let (choice, rest) = input.split_at_checked(2).unwrap_or((input, &[]));
    let mut file = sample_card();
    choose(choice, &mut file.settings);
    let protected = paint(&mut file);
    let memory = Memory::holding(&file);
    let mut watch = Watch::new(&file, protected, memory.clone());
    let mut card = Card::open(file, &MarkedKeys { decrypt: false }, Box::new(memory.clone()), Box::new(Steady))
        .map_err(|error| Broken::UnexpectedError { detail: error.to_string() })?;
    let last: Arc<Mutex<Option<ExchangeRecord>>> = Arc::default();
    let kept = Arc::clone(&last);
    let tracer = move |record: &TraceRecord| {
        if let TraceRecord::Exchange(exchange) = record {
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(exchange.clone());
        }
    };
    card.set_tracer(Some(Box::new(tracer)), Secrets::Redacted);
    converse(&mut card, &mut watch, &memory, steps(rest), &mut |watch| match last
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take()
    {
        Some(exchange) => check_exchange(watch, &exchange),
        None => Ok(()),
    })?;
    card.file().check().map_err(|error| Broken::InvalidAccepted { error })
}

/// Takes a card through steps, and calls `after_each` behind each command.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn converse<'a>(
    card: &mut dyn Subject,
    watch: &mut Watch,
    memory: &Memory,
    steps: impl Iterator<Item = Step<'a>>,
    after_each: &mut dyn FnMut(&Watch) -> Result<(), Broken>,
) -> Result<(), Broken> {
    let mut response = Vec::new();
    for step in steps {
        match step {
            Step::Command(command) => {
                watch.send(card, command, &mut response)?;
                after_each(watch)?;
            }
            event => happen(event, card, watch, memory),
        }
    }
    Ok(())
}

/// Lets an event happen to a card.
pub(crate) fn happen(event: Step<'_>, card: &mut dyn Subject, watch: &mut Watch, memory: &Memory) {
    match event {
        Step::PowerCycle => {
            card.power_off();
            card.power_on();
            watch.power();
        }
        Step::PowerOff => {
            card.power_off();
            watch.power();
        }
        Step::WarmReset => {
            card.warm_reset();
            watch.warm_reset(card);
        }
        Step::FailSaves(times) => memory.fail(times),
        Step::Command(_) => {}
    }
}

/// A transcript shows neither what is protected nor what was presented as a PIN.
fn check_exchange(watch: &Watch, exchange: &ExchangeRecord) -> Result<(), Broken> {
    if let Some(object) = watch.painted_object(exchange.response.bytes().unwrap_or_default()) {
        return Err(Broken::Transcribed { what: object.what.clone() });
    }
    let presents_pin =
        Header::of(&exchange.head).is_some_and(|header| matches!(header.instruction, 0x20 | 0x24 | 0x32));
    if presents_pin && exchange.data.bytes().is_some_and(|data| !data.is_empty()) {
        return Err(Broken::Transcribed { what: "a PIN that was presented".to_owned() });
    }
    Ok(())
}
