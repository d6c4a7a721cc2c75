//! The card as a case holds it: the virtual card, the link to it, and what passed over the link.

pub(crate) mod faults;
mod slot;
mod test_card;

pub(crate) use slot::{Exchange, MOST_EXCHANGES, Removed, SharedSlot, Slot};
pub use test_card::TestCard;
pub(crate) use test_card::shared;
