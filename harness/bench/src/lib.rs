//! The runner and the conformance cases.
//!
//! A [`Case`] is a short story: rule, situation, act, expectation. [`run`] tells every story to one implementation under
//! test, each in a world of its own (authority, people, cards, clock) and with a fresh process of the driver, and writes
//! what it saw to an event log. Whatever the implementation does (crash, hang, flood, answer garbage) is a verdict about
//! that case; the run goes on.

mod answer;
mod bench;
mod card;
mod card_edit;
mod case;
pub mod cases;
mod exceptions;
mod expectation;
mod forge;
mod holder;
mod iut;
mod judge;
mod offer;
mod readers;
mod recorder;
mod run;
mod self_test;
mod setting;
mod stop;
mod stopwatch;
mod transcript;
mod words;
mod world;

pub use answer::Answer;
pub use bench::Bench;
pub use card::TestCard;
pub use case::{Case, Need, Says, Weight};
pub use exceptions::{Exceptions, ExceptionsError};
pub use expectation::Expectation;
pub use iut::{Deadlines, IutCommand, IutFault};
pub use readers::{CardReaders, CardWatch, VirtualReader};
pub use run::{EDITION, RunError, RunPlan, handshake, run};
pub use self_test::{SelfTest, Subject, self_test};
pub use stop::Stop;
pub use stopwatch::Stopwatch;

pub(crate) use world::World;
