//! Tests of what stands between a clock and a published figure.

mod authority;
mod crowd;
mod echo;
mod figures;
mod page;
mod readers;
mod revocations;
mod sample;
