//! The built-in implementation with one named defect each, and drivers that do nothing.
//!
//! A case that no mutant fails proves nothing, so each case of the bench names a mutant that it catches, and the bench's own
//! test runs them against each other. A mutant is [`Implementation`](sekisho_harness_reference::Implementation) with one
//! part replaced; the defects stand in one file per [`Family`], next to the sentence that says what they do wrong.

mod answer;
mod defect;
mod link;
mod mathematics;
mod mutant;
mod null;
mod parser;
mod path;
mod pin;
mod purpose;
mod sign;
mod status;
mod validity;

pub use defect::Family;
pub use mutant::{Mutant, mutant};
pub use null::NullDriver;
