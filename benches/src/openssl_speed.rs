//! One round of `openssl speed rsa2048`.

use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::operation::Operation;
use crate::sample::{Sample, Subject};

/// Runs the command for this many seconds of wall-clock time (and as many again for verifications, which it cannot leave
/// out) and takes its number of signatures.
pub(crate) fn openssl_speed(round: u32, seconds: u32) -> Result<Sample, Failure> {
    let output = Command::new("openssl")
        .args(["speed", "-mr", "-elapsed", "-seconds", &seconds.to_string(), "rsa2048"])
        .stdin(Stdio::null())
        .output()
        .map_err(Failure::io("run openssl"))?;
    // Progress and counts go to standard error; the table on standard output is rounded.
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        return Err(Failure::Child { program: "openssl speed".to_owned(), status: output.status, stderr: text });
    }
    let (count, seconds) = private_operations(&text).ok_or(Failure::NoSpeed { output: text })?;
    Ok(Sample { operation: Operation::Sign, subject: Subject::OpensslSpeed, round, count, seconds })
}

/// Signatures and seconds from the line `+R1:signatures:bits:seconds`.
fn private_operations(text: &str) -> Option<(u32, f64)> {
    let mut fields = text.lines().find_map(|line| line.strip_prefix("+R1:"))?.split(':');
    let count = fields.next()?.parse().ok()?;
    let seconds = fields.nth(1)?.parse().ok().filter(|seconds| *seconds > 0.0)?;
    Some((count, seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_and_seconds_are_taken_from_the_line_about_private_operations() {
        let printed = "+DTP:2048:private:rsa:1\n+R1:1901:2048:1.02\n+DTP:2048:public:rsa:1\n+R2:30914:2048:1.00\n";
        assert_eq!(private_operations(printed), Some((1901, 1.02)));
    }

    #[test]
    fn a_run_without_a_result_or_without_time_is_none() {
        assert_eq!(private_operations("+R2:30914:2048:1.00\n"), None);
        assert_eq!(private_operations("+R1:0:2048:0.00\n"), None);
        assert_eq!(private_operations("+R1:1901\n"), None);
    }
}
