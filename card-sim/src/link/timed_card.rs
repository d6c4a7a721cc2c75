//! A card that keeps the virtual time of its link.

use std::{fmt, time::Duration};

use super::{ActivationCost, CommandTimes, Exchange, ExchangeCost, Link, LinkClock, Totals, milliseconds, processing};
use crate::transport::VirtualCard;

/// What happened at a timed card, with its cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimedEvent {
    /// The card was activated or reset.
    Activation {
        /// What that cost.
        cost: ActivationCost,
        /// Virtual time afterwards.
        at: LinkClock,
    },
    /// A command.
    Exchange {
        /// Lengths, header and status.
        exchange: Exchange,
        /// What it cost.
        cost: ExchangeCost,
        /// Virtual time afterwards.
        at: LinkClock,
    },
}

/// Takes what happened.
pub type LinkObserver = Box<dyn FnMut(&TimedEvent) + Send>;

/// Lets this much real time pass.
pub type LinkWaiter = Box<dyn FnMut(Duration) + Send>;

/// Wraps a card and charges every activation and command to a virtual clock. It answers as fast as the card does, unless a
/// waiter is given that really waits.
pub struct TimedCard<C> {
    card: C,
    link: Link,
    times: CommandTimes,
    clock: LinkClock,
    totals: Totals,
    observer: Option<LinkObserver>,
    waiter: Option<LinkWaiter>,
}

impl<C: VirtualCard> TimedCard<C> {
    /// Wraps a card that is not yet activated; nobody watches and nobody waits.
    #[must_use]
    pub fn new(card: C, link: Link, times: CommandTimes) -> Self {
        let (clock, totals) = (LinkClock::default(), Totals::default());
        Self { card, link, times, clock, totals, observer: None, waiter: None }
    }

    /// Tells an observer of every event from now on.
    #[must_use]
    pub fn watched_by(self, observer: LinkObserver) -> Self {
        Self { observer: Some(observer), ..self }
    }

    /// Has a waiter let the cost of each event pass before the event's answer is given.
    #[must_use]
    pub fn waiting_with(self, waiter: LinkWaiter) -> Self {
        Self { waiter: Some(waiter), ..self }
    }

    /// Virtual time since the card was wrapped.
    #[must_use]
    pub const fn clock(&self) -> LinkClock {
        self.clock
    }

    /// What everything cost since the card was wrapped.
    #[must_use]
    pub const fn totals(&self) -> Totals {
        self.totals
    }

    /// The wrapped card.
    #[must_use]
    pub const fn card(&self) -> &C {
        &self.card
    }

    /// The wrapped card, to be used without charge.
    pub fn card_mut(&mut self) -> &mut C {
        &mut self.card
    }

    fn activate(&mut self, warm: bool) {
        let cost = self.link.activation_cost(warm);
        self.totals.add_activation(&cost);
        self.charge(cost.total_ns);
        self.tell(&TimedEvent::Activation { cost, at: self.clock });
    }

    fn charge(&mut self, nanoseconds: u64) {
        self.clock.advance(nanoseconds);
        if let Some(waiter) = &mut self.waiter {
            waiter(Duration::from_nanos(nanoseconds));
        }
    }

    fn tell(&mut self, event: &TimedEvent) {
        if let Some(observer) = &mut self.observer {
            observer(event);
        }
    }
}

impl<C: VirtualCard> VirtualCard for TimedCard<C> {
    fn power_on(&mut self) {
        self.card.power_on();
        self.activate(false);
    }

    fn power_off(&mut self) {
        self.card.power_off();
    }

    fn warm_reset(&mut self) {
        self.card.warm_reset();
        self.activate(true);
    }

    fn atr(&self) -> &[u8] {
        self.card.atr()
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        // A card that answers nothing may leave the buffer as it was.
        response.clear();
        self.card.transmit(command, response);
        let exchange = Exchange::of(command, response);
        let cost = self.link.exchange(&exchange, processing(&self.times, &exchange));
        self.totals.add(&cost);
        self.charge(cost.total_ns());
        self.tell(&TimedEvent::Exchange { exchange, cost, at: self.clock });
    }

    fn is_present(&self) -> bool {
        self.card.is_present()
    }
}

impl fmt::Display for TimedEvent {
    /// One line for people, as `27.204 ms on the link, 5.024 ms of work, 0 extensions; 40.118 ms since the beginning`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = match self {
            Self::Activation { cost, at } => {
                write!(f, "{} ms to activate", milliseconds(cost.total_ns))?;
                at
            }
            Self::Exchange { cost, at, .. } => {
                let (transfer, processing) = (milliseconds(cost.transfer_ns), milliseconds(cost.processing_ns));
                let plural = if cost.extensions == 1 { "" } else { "s" };
                let lost = if cost.answered { "" } else { ", no answer" };
                write!(
                    f,
                    "{transfer} ms on the link, {processing} ms of work, {} extension{plural}{lost}",
                    cost.extensions
                )?;
                at
            }
        };
        write!(f, "; {} ms since the beginning", milliseconds(at.nanoseconds()))
    }
}
