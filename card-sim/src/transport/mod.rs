//! Ways to reach a card from outside this process. Inside it, [`Card::transmit`](crate::Card::transmit) is the transport.

mod framing;
mod quick_ack;
mod slot;
mod stop;
mod vpcd;

pub use framing::{DriverKind, FrameError, FrameReader, LONGEST_FRAME, write_frame};
pub use slot::{Backoff, SlotObserver, SlotWaiter, Slots, run_slot};
pub use stop::StopHandle;
pub use vpcd::{DEFAULT_PORT, ServeError, VpcdEvent, serve};

use crate::card::Card;

/// What a transport needs of a card. A wrapper that adds faults or delays, or a responder that is no card at all, can
/// take a card's place.
pub trait VirtualCard {
    /// A cold start.
    fn power_on(&mut self);
    /// The power goes away.
    fn power_off(&mut self);
    /// A reset without loss of power.
    fn warm_reset(&mut self);
    /// The answer to reset.
    fn atr(&self) -> &[u8];
    /// Answers one command; `response` is replaced. A card that leaves during the command answers nothing.
    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>);
    /// Whether the card is in the reader. A transport asks after each event, and hangs up once it is not: that is how the
    /// far end learns of it.
    fn is_present(&self) -> bool {
        true
    }
}

impl VirtualCard for Card {
    fn power_on(&mut self) {
        Self::power_on(self);
    }

    fn power_off(&mut self) {
        Self::power_off(self);
    }

    fn warm_reset(&mut self) {
        Self::warm_reset(self);
    }

    fn atr(&self) -> &[u8] {
        Self::atr(self)
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        Self::transmit(self, command, response);
    }
}
