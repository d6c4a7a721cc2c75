//! What the machine has of the software that the bench meets: facts for `doctor`, which judges them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Options;
use crate::installation::{DRIVER_PACKAGE, find_file, find_program};

/// A piece of outside software.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
#[non_exhaustive]
pub enum Tool {
    /// The PC/SC daemon.
    Pcscd,
    /// The driver of the virtual readers. The version is the one in the library's file name; up to 0.8 it sends length and
    /// command apart, so that a card that does not acknowledge at once loses some 40 ms a command.
    VpcdDriver,
    /// OpenSC's tools, by `opensc-tool`.
    OpenSc,
    /// OpenSC's PKCS#11 module.
    OpenScModule,
    /// The OpenSSL command.
    OpenSsl,
    /// GnuTLS's certificate tool.
    Certtool,
}

/// One piece of software, found or missing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Probe {
    /// Which.
    pub tool: Tool,
    /// The Debian package that brings it.
    pub package: &'static str,
    /// What was found; absent if nothing was.
    pub found: Option<Found>,
}

/// A found piece of software.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Found {
    /// Where it lies, links followed.
    pub path: PathBuf,
    /// The version, in its own words; absent if it would not say.
    pub version: Option<String>,
}

/// Looks for every [`Tool`], in that order. Runs the programs to ask for their version.
#[must_use]
pub fn probe(options: &Options) -> Vec<Probe> {
    let program = |tool, package, name, argument| Probe {
        tool,
        package,
        found: find_program(options, name)
            .map(|path| Found { version: first_line(&path, argument), path: real(&path) }),
    };
    let library = |tool, package, paths: &[PathBuf]| Probe {
        tool,
        package,
        found: find_file(paths).map(|path| real(&path)).map(|path| Found { version: version_in_name(&path), path }),
    };
    vec![
        program(Tool::Pcscd, "pcscd", "pcscd", "--version"),
        library(Tool::VpcdDriver, DRIVER_PACKAGE, &options.driver_libraries),
        program(Tool::OpenSc, "opensc", "opensc-tool", "--info"),
        library(Tool::OpenScModule, "opensc-pkcs11", &options.opensc_modules),
        program(Tool::OpenSsl, "openssl", "openssl", "version"),
        program(Tool::Certtool, "gnutls-bin", "certtool", "--version"),
    ]
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn first_line(program: &Path, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().next().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty())
}

/// `0.8` of `libifdvpcd.so.0.8`.
fn version_in_name(path: &Path) -> Option<String> {
    let (_, version) = path.file_name()?.to_str()?.split_once(".so.")?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_tells_its_version_by_its_name_or_not_at_all() {
        assert_eq!(version_in_name(Path::new("/x/libifdvpcd.so.0.8")).as_deref(), Some("0.8"));
        assert_eq!(version_in_name(Path::new("/x/libifdvpcd.so")), None);
    }
}
