//! The event log of a run: types only.
