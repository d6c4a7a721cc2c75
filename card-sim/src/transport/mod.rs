//! Ways to reach a card from outside this process. Inside it, [`Card::transmit`](crate::Card::transmit) is the transport.

mod conversation;
mod framing;
mod intercept;
mod listener;
mod quick_ack;
mod replay;
mod slot;
mod stop;
mod vpcd;
mod websocket;

pub use conversation::ServeError;
pub use framing::{DriverKind, FrameError, FrameReader, LONGEST_FRAME, write_frame};
pub use intercept::{Intercepted, Interceptor, Passing, Verdict};
pub use listener::{BoxedCard, CardListener, Cards, Carrier, Limits, ListenerEvent, ListenerObserver};
pub use replay::{Divergence, Matching, Recording, RecordingError, Replay, ReplayObserver, SentCommand};
pub use slot::{Backoff, SlotObserver, SlotWaiter, Slots, run_slot};
pub use stop::StopHandle;
pub use vpcd::{DEFAULT_PORT, VpcdEvent, serve};
pub use websocket::{Origin, OriginError, Origins, WebSocketError};

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
    /// Answers one command; `response` is replaced. A card that leaves during the command answers nothing. One that stays and
    /// answers nothing keeps the far end waiting.
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

impl<C: VirtualCard + ?Sized> VirtualCard for Box<C> {
    fn power_on(&mut self) {
        (**self).power_on();
    }

    fn power_off(&mut self) {
        (**self).power_off();
    }

    fn warm_reset(&mut self) {
        (**self).warm_reset();
    }

    fn atr(&self) -> &[u8] {
        (**self).atr()
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        (**self).transmit(command, response);
    }

    fn is_present(&self) -> bool {
        (**self).is_present()
    }
}
