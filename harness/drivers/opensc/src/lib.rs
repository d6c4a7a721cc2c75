//! Connects OpenSC to the bench, as an application that uses its PKCS#11 module would.
//!
//! The driver asks for the card through PC/SC and has the methods `reader/certificate` and `signature/sign`. It does not
//! have the others, because the module cannot do them: it shows no tries left but only that they are few, its token label
//! is its own and not the card's, and it cannot change a PIN. What OpenSC gets wrong is passed on as it is.
//!
//! The module is initialised for each request and finalised after it, so that a card that was exchanged in between is seen.

mod certificate;
mod driver;
mod failure;
mod module;
mod signature;
mod token;

pub use driver::Driver;
pub use module::{DEFAULT_MODULES, Module, ModuleError, default_module};
