//! The authority seen by software that is not ours. A program that is missing is a failure: `./test.sh` installs all.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot prepare its situation fails")]

mod certtool_reads;
mod dates;
mod defect_page;
mod deltas;
mod divergences;
mod good_objects;
mod issuers;
mod revocation;
mod statuses;
mod tools;
