//! What a faulty card needs from outside: time, somebody who is told, power, and a way to start again.

use std::time::Duration;

use super::{power_line::PowerLine, strike::FaultObserver};

/// What a faulty card is given by its surroundings. Each may be left out.
pub struct Surroundings<C> {
    /// Lets time pass when a fault takes time. Without it, faults that take time are only observed.
    pub waiter: Option<Box<dyn FnMut(Duration) + Send>>,
    /// Takes each strike.
    pub observer: Option<Box<dyn FaultObserver>>,
    /// The line on which the card's memory is (see [`PoweredStore`](super::PoweredStore)). Without it there are no power
    /// cuts.
    pub power: PowerLine,
    /// Opens the card again with what is durable, after a power cut; the old one is gone by then. `None` if that fails.
    /// Without it a card does not come back from a power cut.
    pub restart: Option<Box<dyn FnMut() -> Option<C> + Send>>,
}

impl<C> Default for Surroundings<C> {
    fn default() -> Self {
        Self { waiter: None, observer: None, power: PowerLine::new(), restart: None }
    }
}
