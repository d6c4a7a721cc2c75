//! The slot as a stream transport sees it.

use std::{
    net::{Shutdown, TcpStream},
    sync::{MutexGuard, PoisonError},
};

use sekisho_card_sim::transport::VirtualCard;

use crate::card::{SharedSlot, Slot};

/// Passes everything on to the slot. When the card is gone, so is the connection: that is how the far end learns of it.
pub(super) struct SlotLink {
    slot: SharedSlot,
    stream: TcpStream,
    atr: Vec<u8>,
}

impl SlotLink {
    pub(super) fn new(slot: SharedSlot, stream: TcpStream) -> Self {
        let atr = slot.lock().unwrap_or_else(PoisonError::into_inner).card().atr().to_vec();
        Self { slot, stream, atr }
    }

    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hang_up(&self) {
        // The far end may have gone first.
        let _ = self.stream.shutdown(Shutdown::Both);
    }
}

impl VirtualCard for SlotLink {
    fn power_on(&mut self) {
        if self.slot().power_on().is_err() {
            self.hang_up();
        }
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
        let gone = match self.slot().transmit(command) {
            Ok(answer) => {
                response.extend_from_slice(answer);
                false
            }
            Err(_) => true,
        };
        if gone {
            self.hang_up();
        }
    }
}
