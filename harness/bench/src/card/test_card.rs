//! A card in the hand of a case.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sekisho_card_sim::{Card, FileId, fault::FaultScript, jpki};
use sekisho_harness_protocol::{CardRef, PinRef};

use super::{Exchange, SharedSlot, Slot, faults};
use crate::{readers::Inserted, transcript::Transcript};

/// A card that is within the implementation's reach until this is dropped.
pub struct TestCard {
    name: String,
    slot: SharedSlot,
    transcript: RefCell<Transcript>,
    inserted: Box<dyn Inserted>,
}

impl TestCard {
    pub(crate) fn new(name: String, slot: SharedSlot, inserted: Box<dyn Inserted>) -> Self {
        Self { name, slot, transcript: RefCell::default(), inserted }
    }

    pub(crate) fn card_ref(&self) -> CardRef {
        self.inserted.card_ref()
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn slot(&self) -> &SharedSlot {
        &self.slot
    }

    /// What the card itself says about its counter, behind the implementation's back.
    pub(crate) fn tries_left(&self, pin: PinRef) -> u8 {
        let slot = self.lock();
        slot.card().and_then(|card| card.tries_left(jpki::AID, reference(pin))).unwrap_or_default()
    }

    /// Whether this value is in force on the card.
    pub(crate) fn holds(&self, pin: PinRef, value: &str) -> bool {
        let slot = self.lock();
        let applications = slot.card().map_or(&[][..], |card| &card.file().applications);
        let application = applications.iter().find(|application| application.aid == jpki::AID);
        let reference = application.and_then(|application| application.pin(reference(pin)));
        reference.is_some_and(|reference| reference.is(value.as_bytes()))
    }

    /// Whether a fault has struck.
    pub(crate) fn fault_struck(&self) -> bool {
        self.lock().fault_struck()
    }

    /// Whether the implementation sent more commands than any use of a card takes.
    pub(crate) fn is_flooded(&self) -> bool {
        self.lock().is_flooded()
    }

    /// What passed since the last look, decoded and without secrets. The decoder follows the selections from the first.
    pub(crate) fn new_lines(&self) -> Vec<String> {
        let mut transcript = self.transcript.borrow_mut();
        let exchanges: Vec<Exchange> = self.lock().exchanges().iter().skip(transcript.decoded).cloned().collect();
        exchanges.iter().map(|exchange| transcript.line(exchange)).collect()
    }

    /// How often a PIN value was presented to the card.
    pub(crate) fn pins_presented(&self) -> usize {
        self.lock().exchanges().iter().filter(|exchange| faults::VERIFY.fits(&exchange.command)).count()
    }

    fn lock(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn reference(pin: PinRef) -> FileId {
    match pin {
        PinRef::Signature => jpki::SIGNATURE_PASSWORD,
        _ => jpki::AUTHENTICATION_PIN,
    }
}

/// A slot with this card in it, to which these faults happen, to be shared with a transport.
pub(crate) fn shared(card: Card, faults: &FaultScript) -> SharedSlot {
    Arc::new(Mutex::new(Slot::new(card, faults)))
}
