//! What the fuzzer and the tests feed to the virtual card, and the rules that must hold whatever they feed.
//!
//! A [target](SUITE) takes any bytes. It reads them as input for one door of the card (commands, a card file, frames, a trace),
//! pushes them through, and checks rules that no input may break: see [`Broken`]. The programs in `card-sim/fuzz` call the
//! same functions under libFuzzer that the tests of this crate call with the stored inputs, so that the two cannot differ.
//!
//! The card under the fuzzer holds no secret: whatever a PIN protects is replaced by a pattern ([`paint`]) that is
//! recognised wherever it comes out, and keys answer a mark instead of a signature.

mod answer;
mod apdu;
mod broken;
mod card_file;
mod conversation;
mod counters;
mod fault_script;
mod framing;
mod marked_key;
mod memory;
mod opened;
mod paint;
mod replay_file;
mod sample_applications;
mod sample_card;
mod script;
mod secure_messaging;
mod subject;
mod suite;
mod terminal;
mod watch;

pub use apdu::{apdu, converse};
pub use broken::Broken;
pub use card_file::card_file;
pub use conversation::{Step, steps, write_step};
pub use counters::{PinId, PinState, pin_states};
pub use fault_script::fault_script;
pub use framing::framing;
pub use marked_key::{MarkedKeys, Steady};
pub use memory::Memory;
pub use paint::{Allowed, Protected, paint};
pub use replay_file::replay_file;
pub use sample_applications::{PASSWORD, PIN, TEXT_PIN};
pub use sample_card::{SETTINGS, sample_card};
pub use script::{ScriptError, bytes_of_script};
pub use secure_messaging::secure_messaging;
pub use subject::Subject;
pub use suite::SUITE;
pub use watch::Watch;
