//! Where to look for programs and how long to wait.

use std::path::PathBuf;
use std::time::Duration;

/// The parameters of [`crate::PrivatePcscd::start`] and [`crate::probe`]. The default fits Debian and its derivatives.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Options {
    /// Folders in which programs are looked for, first match wins. The `PATH` of the environment is not read.
    pub program_folders: Vec<PathBuf>,
    /// Where the library of the vpcd driver may lie, first match wins.
    pub driver_libraries: Vec<PathBuf>,
    /// Where OpenSC's PKCS#11 module may lie, first match wins. Only [`crate::probe`] looks for it.
    pub opensc_modules: Vec<PathBuf>,
    /// The folder below which the private directory is made. A short path: the socket's must fit 107 octets.
    pub directory: PathBuf,
    /// The first of the two ports; the second is the next one. Absent: a free pair between 20000 and 29999.
    pub first_port: Option<u16>,
    /// Reversed mode: the driver connects to a card that listens at this port of 127.0.0.1, and to another at the next
    /// one. Nothing listens at the driver then, and `first_port` means nothing. Absent: cards connect to the driver.
    ///
    /// Both cards have to be there before the daemon starts, and stay: a card that does not answer keeps it from getting
    /// ready, and one that is missing or leaves makes version 0.8 of the driver, which Debian 12 has, abort the daemon.
    /// Later versions connect again.
    pub first_card: Option<u16>,
    /// How long the daemon may take until it says that it is ready.
    pub ready_within: Duration,
    /// How long the daemon may take to end after SIGTERM, before SIGKILL.
    pub stop_within: Duration,
    /// The lock that stands in for a namespace where namespaces are refused.
    pub lock_file: PathBuf,
}

impl Default for Options {
    fn default() -> Self {
        let paths = |list: &[&str]| list.iter().map(PathBuf::from).collect();
        Self {
            program_folders: paths(&["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"]),
            driver_libraries: paths(&[
                "/usr/lib/pcsc/drivers/serial/libifdvpcd.so",
                "/usr/lib64/pcsc/drivers/serial/libifdvpcd.so",
                "/usr/local/lib/pcsc/drivers/serial/libifdvpcd.so",
            ]),
            opensc_modules: paths(&[
                "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so",
                "/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so",
                "/usr/lib64/opensc-pkcs11.so",
                "/usr/lib/opensc-pkcs11.so",
                "/usr/local/lib/opensc-pkcs11.so",
            ]),
            directory: "/tmp".into(),
            first_port: None,
            first_card: None,
            ready_within: Duration::from_secs(20),
            stop_within: Duration::from_secs(5),
            lock_file: "/run/sekisho-pcscd.lock".into(),
        }
    }
}
