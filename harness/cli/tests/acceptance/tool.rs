//! Running a program and keeping what it said.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A call of an outside program.
pub(crate) struct Tool {
    command: Command,
    package: &'static str,
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) success: bool,
    /// Exit code; none after a signal.
    pub(crate) code: Option<i32>,
    pub(crate) output: Vec<u8>,
    /// Output and errors, for reading.
    pub(crate) text: String,
}

impl Tool {
    pub(crate) fn new(program: &str, package: &'static str) -> Self {
        let mut command = Command::new(program);
        command.env("LC_ALL", "C").stdin(Stdio::null());
        Self { command, package }
    }

    pub(crate) fn arguments(mut self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(arguments);
        self
    }

    pub(crate) fn environment(mut self, variables: Vec<(String, String)>) -> Self {
        self.command.envs(variables);
        self
    }

    pub(crate) fn run(mut self) -> Said {
        let program = PathBuf::from(self.command.get_program());
        let output = match self.command.output() {
            Ok(output) => output,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                panic!("{} is missing: install the Debian package {}", program.display(), self.package)
            }
            Err(error) => panic!("{} cannot be run: {error}", program.display()),
        };
        let errors = String::from_utf8_lossy(&output.stderr);
        let text = format!("{}{errors}", String::from_utf8_lossy(&output.stdout));
        Said { success: output.status.success(), code: output.status.code(), output: output.stdout, text }
    }
}

impl Said {
    /// What it wrote to standard output, if it succeeded.
    pub(crate) fn accepted(self) -> Vec<u8> {
        assert!(self.success, "{}", self.text);
        self.output
    }

    /// What it said, if it failed.
    pub(crate) fn refused(self) -> String {
        assert!(!self.success, "{}", self.text);
        self.text
    }
}

/// Lines of `key ... : value` whose key begins so; the values.
pub(crate) fn values<'a>(text: &'a str, key: &str) -> Vec<&'a str> {
    let lines = text.lines().filter_map(|line| line.trim_start().split_once(':'));
    lines.filter(|(name, _)| name.trim_end() == key).map(|(_, value)| value.trim()).collect()
}

pub(crate) fn openssl(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Said {
    Tool::new("openssl", "openssl").arguments(arguments).run()
}

pub(crate) fn certtool(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Said {
    Tool::new("certtool", "gnutls-bin").arguments(arguments).run()
}
