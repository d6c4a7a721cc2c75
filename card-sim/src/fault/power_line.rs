//! The power of a card's memory: it can fail while the card writes.
//!
//! The card knows nothing of this. It sees a memory that does not write any more and refuses; [`FaultyCard`] sees that the
//! power was lost and turns the refusal into silence.
//!
//! [`FaultyCard`]: super::FaultyCard

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::effect::SaveMoment;
use crate::{
    card_file::CardFile,
    store::{CardStore, StoreError},
};

/// Connects a memory with the faulty card that uses it: both hold one and the same line.
#[derive(Clone, Debug, Default)]
pub struct PowerLine(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    cut: Option<Cut>,
    /// Times that the memory was written since the cut was arranged.
    saves: u64,
    lost: bool,
}

/// Where the power is to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// At which time that the memory is written, from 1.
    pub(super) save: u64,
    pub(super) at: SaveMoment,
    /// How much of a torn write is written.
    pub(super) octets: usize,
}

impl PowerLine {
    /// A line with power.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether the power is lost.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.state().lost
    }

    /// Arranges that the power fails. Writes are counted from here.
    pub(super) fn arrange(&self, cut: Cut) {
        let mut state = self.state();
        state.cut = Some(cut);
        state.saves = 0;
    }

    /// Takes back what was arranged and has not happened.
    pub(super) fn relax(&self) {
        self.state().cut = None;
    }

    /// The power is there again.
    pub(super) fn restore(&self) {
        *self.state() = State::default();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A memory on a power line. Without power it keeps what it has.
#[derive(Debug)]
pub struct PoweredStore<S> {
    inner: S,
    line: PowerLine,
}

impl<S: CardStore> PoweredStore<S> {
    /// Puts a memory on a line.
    #[must_use]
    pub fn new(inner: S, line: PowerLine) -> Self {
        Self { inner, line }
    }
}

impl<S: CardStore> CardStore for PoweredStore<S> {
    fn save(&mut self, file: &CardFile) -> Result<(), StoreError> {
        let mut state = self.line.state();
        if state.lost {
            return Err(StoreError::PowerLost);
        }
        state.saves += 1;
        let Some(cut) = state.cut.filter(|cut| cut.save == state.saves) else {
            return self.inner.save(file);
        };
        state.lost = true;
        match cut.at {
            SaveMoment::Before => {}
            SaveMoment::During => self.inner.tear(file, cut.octets)?,
            SaveMoment::After => self.inner.save(file)?,
        }
        Err(StoreError::PowerLost)
    }

    fn tear(&mut self, file: &CardFile, octets: usize) -> Result<(), StoreError> {
        self.inner.tear(file, octets)
    }
}
