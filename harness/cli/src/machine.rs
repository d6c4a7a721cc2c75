//! The machine's clock, environment and processors: the only place that reads them.
#![expect(clippy::disallowed_methods, reason = "the binary owns what libraries take as parameters")]

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use sekisho_harness_bench::Stopwatch;

use crate::failure::Failure;

/// The machine's monotonic clock.
pub(crate) struct MachineStopwatch(Instant);

impl MachineStopwatch {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }
}

impl Stopwatch for MachineStopwatch {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// The machine's time, to the second.
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// The running program, to be started again as a driver.
pub(crate) fn own_program() -> Result<PathBuf, Failure> {
    std::env::current_exe()
        .map_err(|error| Failure::Environment(format!("the path of the running program cannot be told: {error}")))
}

/// Operating system and architecture.
pub(crate) fn host() -> String {
    format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)
}

/// Processors to use.
pub(crate) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Lets time pass: a served card lives in real time, and its reader waits.
pub(crate) fn wait(time: Duration) {
    std::thread::sleep(time);
}
