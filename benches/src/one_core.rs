//! Keeping a measurement, and the programs that it starts, on one core.

use std::io;
use std::thread;

use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

use crate::failure::Failure;

/// Runs work in a thread that is bound to the last core this process may use; children started there inherit the
/// binding. A panic of the work goes on here.
///
/// # Errors
/// [`Failure::Io`] if the system refuses the binding, and what the work says.
pub fn on_one_core<T: Send>(work: impl FnOnce() -> Result<T, Failure> + Send) -> Result<T, Failure> {
    bound(|allowed| (0..CpuSet::MAX_CPU).rev().find(|core| allowed.is_set(*core)), work)
}

/// The same on the first core: for what must not take time from a measurement on the last one. A machine with one core
/// has no other.
///
/// # Errors
/// As [`on_one_core`].
pub(crate) fn on_other_core<T: Send>(work: impl FnOnce() -> Result<T, Failure> + Send) -> Result<T, Failure> {
    bound(|allowed| (0..CpuSet::MAX_CPU).find(|core| allowed.is_set(*core)), work)
}

fn bound<T: Send>(
    choose: impl FnOnce(&CpuSet) -> Option<usize> + Send,
    work: impl FnOnce() -> Result<T, Failure> + Send,
) -> Result<T, Failure> {
    let bound = || {
        bind(choose).map_err(Failure::io("stay on one core"))?;
        work()
    };
    thread::scope(|scope| scope.spawn(bound).join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
}

fn bind(choose: impl FnOnce(&CpuSet) -> Option<usize>) -> io::Result<()> {
    let chosen = choose(&sched_getaffinity(None)?).ok_or(io::ErrorKind::NotFound)?;
    let mut one = CpuSet::new();
    one.set(chosen);
    Ok(sched_setaffinity(None, &one)?)
}
