//! The card's durable memory under the fuzzer: keeps the counters last saved, and fails when told to.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sekisho_card_sim::{CardFile, CardStore, StoreError};

use crate::counters::{PinState, pin_states};

/// Shared between the card and whoever watches it.
#[derive(Clone, Debug)]
pub struct Memory(Arc<Mutex<Content>>);

#[derive(Debug)]
struct Content {
    saved: Vec<PinState>,
    failures: u8,
}

impl Memory {
    /// A memory that holds this card.
    #[must_use]
    pub fn holding(file: &CardFile) -> Self {
        Self(Arc::new(Mutex::new(Content { saved: pin_states(file), failures: 0 })))
    }

    /// Lets the next saves fail, this many.
    pub fn fail(&self, times: u8) {
        self.lock().failures = times;
    }

    /// The references as they were saved last.
    #[must_use]
    pub fn saved(&self) -> Vec<PinState> {
        self.lock().saved.clone()
    }

    /// The card as it was saved last; `base` is the same card at any time.
    pub(crate) fn durable(&self, base: &CardFile) -> CardFile {
        let mut file = base.clone();
        let saved = self.saved();
        let pins = file.applications.iter_mut().flat_map(|application| application.pins.iter_mut());
        for (pin, saved) in pins.zip(saved) {
            pin.value.0 = saved.value;
            pin.tries_left = saved.tries_left;
        }
        file
    }

    fn lock(&self) -> MutexGuard<'_, Content> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CardStore for Memory {
    fn save(&mut self, file: &CardFile) -> Result<(), StoreError> {
        let mut content = self.lock();
        if let Some(left) = content.failures.checked_sub(1) {
            content.failures = left;
            let error = std::io::ErrorKind::StorageFull.into();
            return Err(StoreError::Io { action: "write", path: "memory".into(), error });
        }
        content.saved = pin_states(file);
        Ok(())
    }
}
