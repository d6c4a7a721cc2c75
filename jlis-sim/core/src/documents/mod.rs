//! What J-LIS writes into the files of a card's applications: one file an application.

mod chain;
mod facts;
mod free_area;
mod licence;
pub(crate) mod next_generation;
mod surface;
mod text;

pub(crate) use chain::{common_card, issuer_domain, juki};
pub(crate) use facts::CardFacts;
pub use facts::matching_number_b;
pub(crate) use free_area::{free_area, with_user_number};
pub(crate) use licence::licence;
pub(crate) use surface::surface;
pub(crate) use text::text;
