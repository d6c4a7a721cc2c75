//! A private folder in which one program reads its files.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use tempfile::TempDir;

use crate::error::JudgeError;

/// A temporary folder, removed with its files when it is dropped.
#[derive(Debug)]
pub(crate) struct Desk(TempDir);

/// What a program said and how it ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Whether its exit status was 0.
    pub(crate) success: bool,
    /// Its standard output.
    pub(crate) stdout: String,
    /// Its standard error.
    pub(crate) stderr: String,
}

impl Desk {
    pub(crate) fn new() -> Result<Self, JudgeError> {
        TempDir::new().map(Self).map_err(|error| folder(&error))
    }

    /// Writes a file.
    pub(crate) fn put(&self, name: &str, bytes: &[u8]) -> Result<(), JudgeError> {
        std::fs::write(self.0.path().join(name), bytes).map_err(|error| folder(&error))
    }

    /// Writes PEM: one block for each DER object.
    pub(crate) fn put_pem(&self, name: &str, label: &str, objects: &[Vec<u8>]) -> Result<(), JudgeError> {
        let blocks: String = objects.iter().map(|der| pem(label, der)).collect();
        self.put(name, blocks.as_bytes())
    }

    /// Runs a program in the folder, in English and in UTC.
    pub(crate) fn run(&self, program: &OsStr, arguments: &[&str]) -> Result<Outcome, JudgeError> {
        self.ask(program, arguments, "")
    }

    /// As [`Desk::run`], for a program without an option for the time: it sees a clock that stands still at `at`.
    pub(crate) fn run_at(&self, at: Timestamp, program: &str, arguments: &[&str]) -> Result<Outcome, JudgeError> {
        let clock = at.strftime("%Y-%m-%d %H:%M:%S").to_string();
        self.run("faketime".as_ref(), &[&["-f", &clock, program], arguments].concat())
    }

    /// As [`Desk::run`], with a text on its standard input.
    pub(crate) fn ask(&self, program: &OsStr, arguments: &[&str], input: &str) -> Result<Outcome, JudgeError> {
        let name = program.to_string_lossy().into_owned();
        let mut child = Command::new(program)
            .args(arguments)
            .current_dir(self.0.path())
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| JudgeError::Missing { program: name.clone(), problem: error.to_string() })?;
        let (stdin, stderr) = (child.stdin.take(), child.stderr.take());
        let broke_down =
            |error: std::io::Error| JudgeError::BrokeDown { program: name.clone(), said: error.to_string() };
        thread::scope(|scope| {
            // A program that answers while it is still being asked must find somebody who listens.
            scope.spawn(|| stdin.map(|mut pipe| pipe.write_all(input.as_bytes())));
            let errors = scope.spawn(|| {
                let mut said = Vec::new();
                stderr.map(|mut pipe| pipe.read_to_end(&mut said));
                said
            });
            let output = child.wait_with_output().map_err(broke_down)?;
            let stderr = errors.join().unwrap_or_default();
            Ok(Outcome {
                success: output.status.success(),
                stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
                stderr: String::from_utf8_lossy(&stderr).into_owned(),
            })
        })
    }
}

impl Outcome {
    /// Everything that was said.
    pub(crate) fn said(&self) -> String {
        format!("{}\n{}", self.stdout, self.stderr)
    }

    /// The error that the program did something unexpected, with the end of what it said.
    pub(crate) fn broke_down(&self, program: &str) -> JudgeError {
        let said = self.said();
        let end: Vec<&str> = said.lines().rev().filter(|line| !line.trim().is_empty()).take(5).collect();
        let said = end.into_iter().rev().collect::<Vec<_>>().join(" / ");
        JudgeError::BrokeDown { program: program.to_owned(), said }
    }
}

fn folder(error: &std::io::Error) -> JudgeError {
    JudgeError::Folder { problem: error.to_string() }
}

/// PEM of a DER object (RFC 7468).
fn pem(label: &str, der: &[u8]) -> String {
    let body = STANDARD.encode(der);
    let mut text = format!("-----BEGIN {label}-----\n");
    for (index, character) in body.chars().enumerate() {
        if index > 0 && index % 64 == 0 {
            text.push('\n');
        }
        text.push(character);
    }
    text.push_str(&format!("\n-----END {label}-----\n"));
    text
}
