//! The reader's slot with the card in it. Every transport ends here, so every transport meets the same faults and leaves the same transcript.

use std::sync::{Arc, Mutex};

use sekisho_card_sim::Card;

use super::LinkFault;

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
}

/// The card is not (any more) in the slot.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the card is not in the reader")]
pub(crate) struct Removed;

/// A card in a slot.
pub(crate) struct Slot {
    card: Card,
    present: bool,
    fault: Option<LinkFault>,
    matching_commands: usize,
    struck: bool,
    exchanges: Vec<Exchange>,
    response: Vec<u8>,
}

impl Slot {
    /// A slot with this card in it.
    #[must_use]
    pub(crate) fn new(card: Card) -> Self {
        Self {
            card,
            present: true,
            fault: None,
            matching_commands: 0,
            struck: false,
            exchanges: Vec::new(),
            response: Vec::new(),
        }
    }

    /// Arms a fault for the commands to come.
    pub(crate) fn arm(&mut self, fault: LinkFault) {
        self.present = fault != LinkFault::Absent;
        self.matching_commands = 0;
        self.struck = !self.present;
        self.fault = Some(fault);
    }

    /// The card.
    #[must_use]
    pub(crate) fn card(&self) -> &Card {
        &self.card
    }

    /// What passed so far.
    #[must_use]
    pub(crate) fn exchanges(&self) -> &[Exchange] {
        &self.exchanges
    }

    /// Whether the armed fault has struck. An implementation may never come to its command.
    pub(crate) fn fault_struck(&self) -> bool {
        self.struck
    }

    /// Whether somebody sent more commands than any use of a card takes. The card then answers no more.
    pub(crate) fn is_flooded(&self) -> bool {
        self.exchanges.len() >= MOST_EXCHANGES
    }

    /// Whether a card can be seen.
    #[must_use]
    pub(crate) fn is_present(&self) -> bool {
        self.present
    }

    /// Powers the card from cold and returns its answer to reset.
    ///
    /// # Errors
    /// [`Removed`].
    pub(crate) fn power_on(&mut self) -> Result<&[u8], Removed> {
        self.check_present()?;
        self.card.power_on();
        Ok(self.card.atr())
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
        let struck = self.strike(command);
        if let Some(LinkFault::RemovedBefore { .. }) = struck {
            self.present = false;
            self.card.power_off();
        }
        if self.is_flooded() {
            return Err(Removed);
        }
        if !self.present {
            self.exchanges.push(Exchange { command: command.to_vec(), response: None });
            return Err(Removed);
        }
        match struck {
            Some(LinkFault::AnswersInstead { response, .. }) => self.response = response,
            _ => self.card.transmit(command, &mut self.response),
        }
        self.exchanges.push(Exchange { command: command.to_vec(), response: Some(self.response.clone()) });
        Ok(&self.response)
    }

    fn check_present(&self) -> Result<(), Removed> {
        if self.present { Ok(()) } else { Err(Removed) }
    }

    fn strike(&mut self, command: &[u8]) -> Option<LinkFault> {
        let fault = self.fault.as_ref()?;
        let (LinkFault::RemovedBefore { instruction, nth } | LinkFault::AnswersInstead { instruction, nth, .. }) =
            fault
        else {
            return None;
        };
        if !instruction.is_in(command) {
            return None;
        }
        self.matching_commands += 1;
        let strikes = self.matching_commands >= *nth;
        self.struck |= strikes;
        strikes.then(|| fault.clone())
    }
}
