//! A private pcscd with two virtual readers, for whoever must be met over PC/SC.
//!
//! [`PrivatePcscd`] runs the distribution's `pcscd` with the driver of `vsmartcard-vpcd`, out of sight of the machine's own
//! daemon: `pcscd` has its socket path compiled in, so it is started in a mount namespace of its own in which a temporary
//! directory lies over that path. Clients find it by an environment variable ([`PrivatePcscd::environment`]). It sees no
//! USB reader, so it cannot take one away from the daemon that a user runs. Several may run at once.
//!
//! A card connects to a port of [`PrivatePcscd::ports`] and is then in the reader of that place. **The driver listens on
//! all addresses of the machine and asks for no password**: whoever reaches the port can be the card. Use it with test
//! cards, and close the ports 20000 to 29999 to the outside where that matters.
//!
//! In reversed mode ([`Options::first_card`]) the driver connects to cards that listen, and nothing listens at the driver.
//!
//! Where namespaces are refused (some containers), the plain socket is used instead, behind a lock for the whole machine,
//! and only if no daemon answers there.
//!
//! This crate links no PC/SC library, waits on pipes and never sleeps.

mod configuration;
mod error;
mod installation;
mod isolation;
mod monitor;
mod options;
mod ports;
mod private;
mod probe;
mod process;
mod reader_state;

pub use error::PcscdError;
pub use isolation::Isolation;
pub use options::Options;
pub use private::PrivatePcscd;
pub use probe::{Found, Probe, Tool, probe};
