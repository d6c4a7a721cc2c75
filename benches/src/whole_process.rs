//! Time and memory of a whole process, from its start to its end.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::stopwatch::Stopwatch;

/// What one run took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProcessCost {
    /// Wall-clock seconds, with the milliseconds that GNU time takes itself.
    pub seconds: f64,
    /// Seconds of all processors, in the program and in the system for it.
    pub processor_seconds: f64,
    /// Octets of memory that were resident at most.
    pub peak_memory: u64,
}

/// Runs a program to its end in a folder under GNU time. Its output is thrown away.
///
/// # Errors
/// [`Failure::Child`] if it fails, [`Failure::Io`] if there is no GNU time, [`Failure::Memory`] if that does not answer.
pub fn whole_process(program: &Path, arguments: &[&str], folder: &Path) -> Result<ProcessCost, Failure> {
    let said = folder.join("cost.txt");
    let mut command = Command::new("/usr/bin/time");
    command.arg("--format=%M %U %S").arg("--output").arg(&said).arg(program).args(arguments);
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
    let stopwatch = Stopwatch::start();
    let output = command.output().map_err(Failure::io("run /usr/bin/time; install the Debian package time"))?;
    let seconds = stopwatch.seconds();
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Failure::Child { program: program.display().to_string(), status: output.status, stderr });
    }
    let text = fs::read_to_string(&said).map_err(Failure::io(format!("read {}", said.display())))?;
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let &[kibibytes, user, system] = numbers.as_slice() else {
        return Err(Failure::Memory { detail: format!("GNU time said {text:?}") });
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of KiB, not negative")]
    let peak_memory = kibibytes as u64 * 1024;
    Ok(ProcessCost { seconds, processor_seconds: user + system, peak_memory })
}
