//! `sekisho ca ocsp` as a service.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use crate::office::Office;

/// When it takes its snapshot: the instant that OpenSSL is told with [`LATER`](crate::office::LATER).
pub(crate) const NOW: &str = "2026-07-01T00:00:00Z";

/// A service that runs until it is dropped.
pub(crate) struct OcspService {
    process: Child,
    pub(crate) url: String,
}

impl OcspService {
    /// Starts it, and returns when it has said where it listens.
    pub(crate) fn start(office: &Office, options: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sekisho"));
        let ca = office.name("ca.json");
        command.args(["ca", "ocsp", "--ca", &ca, "--listen", "127.0.0.1:0", "--at", NOW]).args(options);
        let mut process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(process.stderr.take().unwrap()).lines().map_while(Result::ok);
        let url = said.find_map(|line| line.strip_prefix("OCSP listens at ").map(str::to_owned));
        Self { process, url: url.unwrap() }
    }
}

impl Drop for OcspService {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}
