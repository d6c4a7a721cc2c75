//! What people see: data on standard output, everything else on standard error.
#![expect(clippy::print_stderr, reason = "the binary speaks to people")]

use std::io::{ErrorKind, IsTerminal as _, Write as _, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use crate::failure::Failure;

/// Whether data were lost. Said once, at the end of the command by its exit code.
static LOST: AtomicBool = AtomicBool::new(false);

/// One line, or several, of data.
pub(crate) fn data(text: impl std::fmt::Display) {
    match writeln!(stdout(), "{text}") {
        // Whoever read it has seen enough, as `head` has.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        Err(error) => {
            if !LOST.swap(true, Ordering::Relaxed) {
                eprintln!("sekisho: standard output cannot be written: {error}");
            }
        }
        Ok(()) => {}
    }
}

/// Whether data could not be written to standard output, which was said then.
pub(crate) fn is_lost() -> bool {
    LOST.load(Ordering::Relaxed)
}

/// Data as indented JSON.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(Failure::bench)?;
    data(text);
    Ok(())
}

/// A remark that is no data.
pub(crate) fn remark(text: impl std::fmt::Display) {
    eprintln!("{}", plain(text));
}

/// The one error of a command.
pub(crate) fn error(failure: &Failure) {
    eprintln!("sekisho: {}", plain(failure));
}

/// Text whose parts may come from anybody's file: it may have several lines, and cannot steer the terminal.
pub(crate) fn plain(text: impl std::fmt::Display) -> String {
    text.to_string().replace(|character: char| character.is_control() && character != '\n', "\u{FFFD}")
}

/// Whether somebody looks at the remarks as they come.
pub(crate) fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}
