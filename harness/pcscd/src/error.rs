//! Why a private pcscd cannot be had.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// The errors of this crate.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PcscdError {
    /// A program is not installed.
    #[error("the program `{program}` is in none of {searched:?}; install the Debian package `{package}`")]
    ProgramMissing {
        /// Its name.
        program: &'static str,
        /// The Debian package that brings it.
        package: &'static str,
        /// The folders in which it was looked for.
        searched: Vec<PathBuf>,
    },
    /// The driver of the virtual readers is not installed.
    #[error("the driver of the virtual readers is at none of {searched:?}; install the Debian package `{package}`")]
    DriverMissing {
        /// The Debian package that brings it.
        package: &'static str,
        /// The files that were looked for.
        searched: Vec<PathBuf>,
    },
    /// Neither a namespace nor the rights to do without one.
    #[error(
        "a mount namespace was refused and without one pcscd needs root, but this is user {user}; run as root or allow user namespaces. {}",
        quoted(.last_lines)
    )]
    NamespaceRefused {
        /// The effective user id.
        user: u32,
        /// What `unshare` said.
        last_lines: Vec<String>,
    },
    /// Namespaces are refused, and at the plain socket there is a daemon that is not ours.
    #[error("a mount namespace was refused and a pcscd that is not ours answers at {}; stop it or allow namespaces", .socket.display())]
    DaemonRunning {
        /// The socket at which it answers.
        socket: PathBuf,
    },
    /// The path of the private socket does not fit a socket address.
    #[error("the socket path {} is {length} octets long and at most {limit} fit; choose a shorter directory", .path.display())]
    SocketPathTooLong {
        /// The path.
        path: PathBuf,
        /// Its length in octets.
        length: usize,
        /// What fits.
        limit: usize,
    },
    /// The driver could not listen: somebody else uses a port.
    #[error("a port of {ports:?} is in use; choose another pair. {}", quoted(.last_lines))]
    PortTaken {
        /// The two ports.
        ports: [u16; 2],
        /// The last lines of the daemon.
        last_lines: Vec<String>,
    },
    /// No second port follows this one.
    #[error("the first port is {first}, and the second must be the next one: expected 1 to 65534")]
    NoSecondPort {
        /// The port that was asked for.
        first: u16,
    },
    /// The daemon ended before it was ready.
    #[error("pcscd ended before it was ready. {}", quoted(.last_lines))]
    Ended {
        /// The last lines of the daemon.
        last_lines: Vec<String>,
    },
    /// The daemon did not say in time that it is ready.
    #[error("pcscd was not ready within {within:?}. {}", quoted(.last_lines))]
    NotReady {
        /// The deadline.
        within: Duration,
        /// The last lines of the daemon.
        last_lines: Vec<String>,
    },
    /// pcscd did not notice in time that a card came or went.
    #[error(
        "pcscd did not notice within {within:?} that a card {} reader {reader}. {}",
        if *.present { "came into" } else { "left" }, quoted(.last_lines)
    )]
    CardUnnoticed {
        /// The reader, from 0.
        reader: usize,
        /// Whether a card was expected to be there.
        present: bool,
        /// The deadline.
        within: Duration,
        /// The last lines of the daemon.
        last_lines: Vec<String>,
    },
    /// There are two readers.
    #[error("expected reader 0 or 1, got {reader}")]
    NoSuchReader {
        /// The reader that was asked for.
        reader: usize,
    },
    /// The operating system refused something.
    #[error("cannot {action}: {source}")]
    System {
        /// What was tried, to be read after "cannot".
        action: String,
        /// What the system said.
        source: io::Error,
    },
}

impl PcscdError {
    pub(crate) fn system(action: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let action = action.into();
        move |source| Self::System { action, source }
    }
}

fn quoted(lines: &[String]) -> String {
    if lines.is_empty() { "It said nothing.".to_owned() } else { format!("It said: {}", lines.join(" | ")) }
}
