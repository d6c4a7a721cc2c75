//! Connects the crate `jpki` (LGPL-2.1-or-later) to the bench, over the library's own PC/SC transport.
//!
//! The driver has the methods that the library has: it reads certificates, text, number and surface data, tells tries and
//! signs. It neither reads the token information nor changes a PIN. What the library gets wrong is passed on as it is: where
//! it panics, the driver ends, and where it waits for a card, the driver waits.
//!
//! The library connects to the first reader and takes no name; a request about another one is refused.

mod connection;
mod driver;
mod failure;
mod jpki_application;
mod personal_data;

pub use driver::Driver;
