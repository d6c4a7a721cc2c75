//! A private folder in which one program reads its files.

use std::path::Path;
use std::process::{Command, Stdio};

use jiff::Timestamp;
use sekisho_ca_sim::keys::{PemLabel, pem};
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

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file.
    pub(crate) fn put(&self, name: &str, bytes: &[u8]) -> Result<(), JudgeError> {
        std::fs::write(self.0.path().join(name), bytes).map_err(|error| folder(&error))
    }

    /// Writes PEM: one block for each DER object.
    pub(crate) fn put_pem(&self, name: &str, label: PemLabel, objects: &[Vec<u8>]) -> Result<(), JudgeError> {
        let blocks: String = objects.iter().map(|der| pem(label, der)).collect();
        self.put(name, blocks.as_bytes())
    }

    /// Runs a program in the folder, in English and in UTC.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> Result<Outcome, JudgeError> {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(self.path())
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .stdin(Stdio::null())
            .output()
            .map_err(|error| JudgeError::Missing { program: program.to_owned(), problem: error.to_string() })?;
        let text = |octets: Vec<u8>| String::from_utf8_lossy(&octets).into_owned();
        let outcome =
            Outcome { success: output.status.success(), stdout: text(output.stdout), stderr: text(output.stderr) };
        // Killed: nobody's opinion.
        if output.status.code().is_none() { Err(outcome.broke_down(program)) } else { Ok(outcome) }
    }

    /// As [`Desk::run`], for a program without an option for the time: it sees a clock that stands still at `at`.
    pub(crate) fn run_at(&self, at: Timestamp, program: &str, arguments: &[&str]) -> Result<Outcome, JudgeError> {
        let clock = at.strftime("%Y-%m-%d %H:%M:%S").to_string();
        let outcome = self.run("faketime", &[&["-f", &clock, program], arguments].concat())?;
        match outcome.stderr.lines().find_map(|line| line.strip_prefix("faketime: ")) {
            Some(problem) => Err(JudgeError::Missing { program: program.to_owned(), problem: problem.to_owned() }),
            None => Ok(outcome),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_an_error_and_no_refusal() {
        let desk = Desk::new().unwrap();
        let missing = |result: Result<Outcome, JudgeError>| matches!(result, Err(JudgeError::Missing { program, .. }) if program == "no-such-judge");
        assert!(missing(desk.run("no-such-judge", &[])));
        assert!(missing(desk.run_at(Timestamp::UNIX_EPOCH, "no-such-judge", &[])));
    }

    #[test]
    fn the_clock_that_a_program_is_given_stands_still_at_the_instant() {
        let at: Timestamp = "2031-04-01T14:59:59Z".parse().unwrap();
        let outcome = Desk::new().unwrap().run_at(at, "date", &["+%s"]).unwrap();
        assert_eq!(outcome.stdout.trim(), at.as_second().to_string());
    }
}
