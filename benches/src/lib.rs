//! Measurements of the card, alone and side by side with other software.
//!
//! Every measurement is the same thing: a block of one [`Operation`], sent many times over one [`Link`], becomes one
//! [`Sample`]. Samples of two subjects that took turns make a ratio; samples, ratios and the [`Machine`] make the
//! [`Report`].
//!
//! Nothing here is part of Sekisho's products, and this crate links libpcsclite, which they never do.

pub mod authority;
mod crl_lists;
mod crl_report;
mod crl_speed;
mod crowd;
mod durable_file;
mod echo;
mod effort;
mod failure;
mod figure;
mod in_process;
mod link;
mod machine;
mod one_core;
mod openssl_speed;
mod operation;
mod page;
mod pcsc_client;
mod pcscd;
mod report;
mod resident_memory;
mod revocations;
mod sample;
mod sample_card;
mod statistics;
mod stopwatch;
mod whole_process;

pub use crl_lists::{same_entries, verify_list};
pub use crl_speed::{Compared, CrlSpeed, Lists, LookUps, crl_speed};
pub use crowd::{Crowd, crowd};
pub use durable_file::write_durably;
pub use echo::Echo;
pub use effort::Effort;
pub use failure::Failure;
pub use in_process::{apdu_rates, signature_rates};
pub use link::{InProcess, Link, perform, prepare, timed_block};
pub use machine::Machine;
pub use one_core::on_one_core;
pub use operation::Operation;
pub use page::{replace_figures, update_page};
pub use pcsc_client::run_client;
pub use pcscd::through_pcscd;
pub use report::Report;
pub use revocations::{Revoked, revocations, write_entries, write_index};
pub use sample::{Sample, SampleError, Subject};
pub use sample_card::{discard_trace, open_card, sample_card};
pub use statistics::{Spread, rates, ratios};
pub use whole_process::{ProcessCost, whole_process};
