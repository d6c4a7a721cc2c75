//! The reader's slot with the card in it. Every transport ends here, so every transport meets the same faults and leaves the same transcript.

use std::sync::{Arc, Mutex, PoisonError};

use sekisho_card_sim::{
    Card,
    fault::{FaultScript, FaultyCard, Strike, Surroundings},
    transport::VirtualCard as _,
};

/// Reading all that a card holds takes some dozens of commands.
pub(crate) const MOST_EXCHANGES: usize = 10_000;

/// A slot that the case and a transport's thread share.
pub(crate) type SharedSlot = Arc<Mutex<Slot>>;

/// One exchange as it passed, undecoded.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Exchange {
    /// Command APDU.
    pub command: Vec<u8>,
    /// Response APDU; absent when the card was gone.
    pub response: Option<Vec<u8>>,
    /// The faults that struck meanwhile.
    pub strikes: Vec<Strike>,
}

/// The card is not (any more) in the slot.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the card is not in the reader")]
pub(crate) struct Removed;

/// A card in a slot.
pub(crate) struct Slot {
    card: FaultyCard<Card>,
    /// What struck since the last exchange.
    strikes: Arc<Mutex<Vec<Strike>>>,
    exchanges: Vec<Exchange>,
    response: Vec<u8>,
}

impl Slot {
    /// A slot with this card in it, to which these faults happen.
    #[must_use]
    pub(crate) fn new(card: Card, faults: &FaultScript) -> Self {
        let strikes = Arc::<Mutex<Vec<Strike>>>::default();
        let noted = Arc::clone(&strikes);
        let observer = move |strike: &Strike| noted.lock().unwrap_or_else(PoisonError::into_inner).push(strike.clone());
        let surroundings = Surroundings { observer: Some(Box::new(observer)), ..Surroundings::default() };
        let card = FaultyCard::new(card, faults, surroundings);
        Self { card, strikes, exchanges: Vec::new(), response: Vec::new() }
    }

    /// The card, wherever it is.
    #[must_use]
    pub(crate) fn card(&self) -> Option<&Card> {
        self.card.card()
    }

    /// The card's answer to reset.
    #[must_use]
    pub(crate) fn atr(&self) -> &[u8] {
        self.card.atr()
    }

    /// What passed so far.
    #[must_use]
    pub(crate) fn exchanges(&self) -> &[Exchange] {
        &self.exchanges
    }

    /// Whether a fault has struck. An implementation may never come to its command.
    pub(crate) fn fault_struck(&self) -> bool {
        self.card.strikes() > 0
    }

    /// Whether somebody sent more commands than any use of a card takes. The card then answers no more.
    pub(crate) fn is_flooded(&self) -> bool {
        self.exchanges.len() >= MOST_EXCHANGES
    }

    /// Whether a card can be seen.
    #[must_use]
    pub(crate) fn is_present(&self) -> bool {
        self.card.is_present()
    }

    /// Powers the card from cold and returns its answer to reset.
    ///
    /// # Errors
    /// [`Removed`].
    pub(crate) fn power_on(&mut self) -> Result<&[u8], Removed> {
        self.card.power_on();
        if self.is_present() { Ok(self.card.atr()) } else { Err(Removed) }
    }

    /// Takes the power away.
    pub(crate) fn power_off(&mut self) {
        self.card.power_off();
    }

    /// Warm reset.
    pub(crate) fn reset(&mut self) {
        self.card.warm_reset();
    }

    /// Passes one command to the card, unless a fault strikes.
    ///
    /// # Errors
    /// [`Removed`].
    pub(crate) fn transmit(&mut self, command: &[u8]) -> Result<&[u8], Removed> {
        if self.is_flooded() {
            return Err(Removed);
        }
        self.card.transmit(command, &mut self.response);
        let response = self.is_present().then(|| self.response.clone());
        let strikes = std::mem::take(&mut *self.strikes.lock().unwrap_or_else(PoisonError::into_inner));
        self.exchanges.push(Exchange { command: command.to_vec(), response, strikes });
        if self.is_present() { Ok(&self.response) } else { Err(Removed) }
    }
}
