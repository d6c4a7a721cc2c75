//! The slot as a stream transport sees it.

use std::sync::{MutexGuard, PoisonError};

use sekisho_card_sim::transport::VirtualCard;

use crate::card::{SharedSlot, Slot};

/// Passes everything on to the slot.
pub(super) struct SlotLink {
    slot: SharedSlot,
    atr: Vec<u8>,
}

impl SlotLink {
    pub(super) fn new(slot: SharedSlot) -> Self {
        let atr = slot.lock().unwrap_or_else(PoisonError::into_inner).atr().to_vec();
        Self { slot, atr }
    }

    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl VirtualCard for SlotLink {
    fn power_on(&mut self) {
        // Whether it is there is asked after each event.
        let _ = self.slot().power_on();
    }

    fn power_off(&mut self) {
        self.slot().power_off();
    }

    fn warm_reset(&mut self) {
        self.slot().reset();
    }

    fn atr(&self) -> &[u8] {
        &self.atr
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        response.clear();
        if let Ok(answer) = self.slot().transmit(command) {
            response.extend_from_slice(answer);
        }
    }

    fn is_present(&self) -> bool {
        let slot = self.slot();
        slot.is_present() && !slot.is_flooded()
    }
}
