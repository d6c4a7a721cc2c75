//! How to start a driver, and how long it may take.

use std::{ffi::OsString, path::PathBuf, time::Duration};

/// The program that connects the implementation to the bench.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct IutCommand {
    /// Program to start.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// Environment variables it gets on top of `PATH`, `LANG`, `HOME` and `TMPDIR`; nothing else of ours reaches it.
    pub environment: Vec<(OsString, OsString)>,
}

/// How long the bench waits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Deadlines {
    /// For the answer to `initialize`, process start included.
    pub start: Duration,
    /// For the answer to any other request, its call-backs included.
    pub request: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self { start: Duration::from_secs(20), request: Duration::from_secs(30) }
    }
}
