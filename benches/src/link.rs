//! A way to a card, and the one loop that everything is measured with.

use std::hint::black_box;

use sekisho_card_sim::Card;

use crate::failure::Failure;
use crate::operation::Operation;
use crate::stopwatch::Stopwatch;

/// A way to a card.
pub trait Link {
    /// Sends a command and returns the response with its status word.
    ///
    /// # Errors
    /// [`Failure`] if the way is broken.
    fn send(&mut self, command: &[u8]) -> Result<&[u8], Failure>;
}

/// A card in this process: no transport at all.
pub struct InProcess {
    card: Card,
    response: Vec<u8>,
}

impl InProcess {
    /// The way to this card.
    #[must_use]
    pub fn new(card: Card) -> Self {
        Self { card, response: Vec::new() }
    }
}

impl Link for InProcess {
    fn send(&mut self, command: &[u8]) -> Result<&[u8], Failure> {
        self.card.transmit(command, &mut self.response);
        Ok(&self.response)
    }
}

/// Sends what comes before an operation.
///
/// # Errors
/// [`Failure::Answer`] if the card refuses, or what the link says.
pub fn prepare(link: &mut impl Link, operation: Operation) -> Result<(), Failure> {
    for command in operation.preparation() {
        let response = link.send(command)?;
        if response != [0x90, 0x00] {
            return Err(Failure::Answer { operation, got: response.to_vec() });
        }
    }
    Ok(())
}

/// Sends an operation once and looks at the answer: what fails must not count as fast.
///
/// # Errors
/// [`Failure::Answer`] if the card refuses, or what the link says.
pub fn perform(link: &mut impl Link, operation: Operation) -> Result<(), Failure> {
    let response = link.send(black_box(operation.command()))?;
    if operation.is_answered_by(response) { Ok(()) } else { Err(Failure::Answer { operation, got: response.to_vec() }) }
}

/// Prepares an operation, sends it `count` times, and returns how long the sending took, in seconds.
///
/// # Errors
/// [`Failure::Answer`] for the first answer that is not the right one, or what the link says.
pub fn timed_block(link: &mut impl Link, operation: Operation, count: u32) -> Result<f64, Failure> {
    prepare(link, operation)?;
    let watch = Stopwatch::start();
    for _ in 0..count {
        perform(link, operation)?;
    }
    Ok(watch.seconds())
}
