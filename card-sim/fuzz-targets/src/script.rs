//! Conversations written by people: a line for each step.
//!
//! `# words` and empty lines say nothing. `settings 0102` are the two bytes that choose settings, and come first if they
//! come at all. `power-cycle`, `power-off`, `warm-reset` and `fail-saves 2` are events; every other line is a command in
//! hexadecimal, with spaces where they help. `=TEXT` at its end stands for the octets of the text.

use crate::conversation::{Step, write_step};

/// A line that means nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: expected a command in hexadecimal or an event, got {got:?}")]
pub struct ScriptError {
    /// Its number, from 1.
    pub line: usize,
    /// The line.
    pub got: String,
}

/// The conversation as a target takes it.
///
/// # Errors
/// [`ScriptError`] for the first line that is neither a command nor an event.
pub fn bytes_of_script(text: &str) -> Result<Vec<u8>, ScriptError> {
    let mut settings = vec![0, 0];
    let mut steps = Vec::new();
    for (line, got) in (1..).zip(text.lines()) {
        let got = got.trim();
        let wrong = || ScriptError { line, got: got.to_owned() };
        match got.split_once(' ').unwrap_or((got, "")) {
            ("" | "#", _) => {}
            ("settings", bytes) => settings = hex::decode(bytes).map_err(|_| wrong())?,
            ("power-cycle", "") => write_step(Step::PowerCycle, &mut steps),
            ("power-off", "") => write_step(Step::PowerOff, &mut steps),
            ("warm-reset", "") => write_step(Step::WarmReset, &mut steps),
            ("fail-saves", times) => write_step(Step::FailSaves(times.parse().map_err(|_| wrong())?), &mut steps),
            _ => write_step(Step::Command(&command(got).ok_or_else(wrong)?), &mut steps),
        }
    }
    settings.extend(steps);
    Ok(settings)
}

fn command(line: &str) -> Option<Vec<u8>> {
    let (digits, text) = line.split_once('=').unwrap_or((line, ""));
    let mut bytes = hex::decode(digits.replace(' ', "")).ok()?;
    bytes.extend_from_slice(text.as_bytes());
    Some(bytes)
}
