//! Faults as data: a script says what goes wrong with a card and when, and [`FaultyCard`] does it.
//!
//! A script is a JSON document ([`FaultScript`]) with a seed. Each of its faults has a [`Trigger`], a [`Repeat`] and an
//! [`Effect`]. Everything random is drawn from the seed, time is handed to a waiter, and each [`Strike`] to an observer:
//! the same card, script and commands give the same bytes.
//!
//! ```
//! use sekisho_card_sim::{fault::{FaultScript, FaultyCard, Surroundings}, transport::VirtualCard};
//!
//! struct Echo;
//! impl VirtualCard for Echo {
//!     fn power_on(&mut self) {}
//!     fn power_off(&mut self) {}
//!     fn warm_reset(&mut self) {}
//!     fn atr(&self) -> &[u8] {
//!         &[0x3B, 0x00]
//!     }
//!     fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
//!         response.clear();
//!         response.extend_from_slice(&command[..2]);
//!         response.extend_from_slice(&[0x90, 0x00]);
//!     }
//! }
//!
//! let script = FaultScript::parse(
//!     r#"{
//!         "version": 1,
//!         "faults": [
//!             {
//!                 "name": "memory",
//!                 "when": { "command": { "matching": { "header": "00B0" }, "nth": 2 } },
//!                 "effect": { "status": { "fixed": "6581" } }
//!             }
//!         ]
//!     }"#,
//! )?;
//! let mut card = FaultyCard::new(Echo, &script, Surroundings::default());
//! let mut response = Vec::new();
//! card.transmit(&[0x00, 0xB0, 0x00, 0x00], &mut response);
//! assert_eq!(response, [0x00, 0xB0, 0x90, 0x00]);
//! card.transmit(&[0x00, 0xB0, 0x00, 0x00], &mut response);
//! assert_eq!(response, [0x00, 0xB0, 0x65, 0x81]);
//! # Ok::<(), sekisho_card_sim::fault::ScriptError>(())
//! ```

mod armed;
mod distortion;
mod draw;
mod effect;
mod explain;
mod faulty_card;
mod pattern;
mod power_line;
mod presence;
mod script;
mod script_error;
mod strike;
mod surroundings;
mod trigger;

pub use effect::{Duplicate, Effect, Moment, Oversize, Part, ResetKind, Returns, SaveMoment, StatusFault, Truncation};
pub use faulty_card::FaultyCard;
pub use pattern::{CommandPattern, HeaderPattern, HeaderPatternError};
pub use power_line::{PowerLine, PoweredStore};
pub use script::{FAULT_SCRIPT_VERSION, FaultScript, ScriptedFault};
pub use script_error::{BrokenRule, ScriptError};
pub use strike::{Consequence, FaultObserver, Interruption, Strike};
pub use surroundings::Surroundings;
pub use trigger::{Repeat, Trigger};
