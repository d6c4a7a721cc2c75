//! How long it takes, in virtual time: what one command costs on a link between reader and card, without waiting for it.
//!
//! The cost of a command has two parts. The *transfer* follows from the protocol and its parameters ([`Link`]): characters,
//! frames, blocks, chaining, turn-arounds and extensions of the waiting time, each computed from the standard that its file
//! names. The *processing* is the card's own work ([`CommandTimes`]), which no public source gives for a My Number Card:
//! almost every value is chosen, and says so.
//!
//! Every cost ends where the next command may begin, so costs add up. [`TimedCard`] keeps the time of a card while it is
//! used; [`price`] computes it for a recorded trace.

mod answer_to_reset;
mod bluetooth;
mod chain;
mod command_times;
mod contact;
mod cost;
mod cycles;
mod error;
mod exchange;
mod kind;
mod link_clock;
mod page;
mod parameter;
mod phase;
mod processing;
mod timed_card;
mod trace_price;
mod type_b;
mod waiting;

pub use bluetooth::BluetoothLink;
pub use command_times::{CommandTime, CommandTimes, Step, Unit, command_times_schema};
pub use contact::{ContactLink, ErrorDetection};
pub use cost::{ActivationCost, ExchangeCost, Totals};
pub use cycles::milliseconds;
pub use error::LinkError;
pub use exchange::Exchange;
pub use kind::{Link, LinkKind};
pub use link_clock::LinkClock;
pub use page::with_timing_tables;
pub use parameter::{LinkParameter, ParameterSource};
pub use phase::Phase;
pub use processing::processing;
pub use timed_card::{LinkObserver, LinkWaiter, TimedCard, TimedEvent};
pub use trace_price::{PricedRecord, PricedTrace, price};
pub use type_b::{BitRate, TypeBLink};
