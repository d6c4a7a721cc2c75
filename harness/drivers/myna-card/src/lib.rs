//! Connects the crate `myna-card` (MIT) to the bench, as an application that keeps to its documentation would use it.
//!
//! The driver asks for the card through PC/SC and has every method about reading and signing; `myna-card` has no service
//! that verifies somebody else's signature with revocation. What the library gets wrong is passed on as it is.
//!
//! The card is connected for each request: alone where a secret is presented, as the library recommends, and shared
//! otherwise.

mod driver;
mod failure;
mod issuer;
mod jpki;
mod sign;
mod surface;
mod text;
mod words;

pub use driver::Driver;
pub use issuer::{IssuerKey, IssuerKeyError};
