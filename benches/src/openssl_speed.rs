//! One round of `openssl speed rsa2048`.

use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::operation::Operation;
use crate::sample::{Sample, Subject};

/// Runs the command for this many seconds of wall-clock time (and as many again for verifications, which it cannot leave
/// out) and takes its number of signatures.
pub(crate) fn openssl_speed(round: u32, seconds: u32) -> Result<Sample, Failure> {
    let text = printed(&["-seconds", &seconds.to_string()])?;
    let (count, seconds) = private_operations(&text).next().ok_or(Failure::NoSpeed { output: text.clone() })?;
    Ok(Sample { operation: Operation::Sign, subject: Subject::OpensslSpeed, round, count, seconds })
}

/// Signatures in a second of so many processes of the command together.
pub(crate) fn openssl_rate(seconds: u32, processes: usize) -> Result<f64, Failure> {
    let together = ["-seconds", &seconds.to_string(), "-multi", &processes.to_string()];
    // One process that calls itself several is another program than the plain one.
    let text = printed(if processes == 1 { &together[..2] } else { &together })?;
    let rates: Vec<f64> = private_operations(&text).map(|(count, seconds)| f64::from(count) / seconds).collect();
    if rates.len() == processes { Ok(rates.iter().sum()) } else { Err(Failure::NoSpeed { output: text }) }
}

fn printed(arguments: &[&str]) -> Result<String, Failure> {
    let output = Command::new("openssl")
        .args(["speed", "-mr", "-elapsed"])
        .args(arguments)
        .arg("rsa2048")
        .stdin(Stdio::null())
        .output()
        .map_err(Failure::io("run openssl"))?;
    // Progress and counts go to standard error; the table on standard output is rounded.
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    Err(Failure::Child { program: "openssl speed".to_owned(), status: output.status, stderr: text })
}

/// Signatures and seconds from each line `+R1:signatures:bits:seconds`; of several processes, each prints one.
fn private_operations(text: &str) -> impl Iterator<Item = (u32, f64)> {
    text.lines().filter_map(|line| line.strip_prefix("+R1:")).filter_map(|line| {
        let mut fields = line.split(':');
        let count = fields.next()?.parse().ok()?;
        let seconds = fields.nth(1)?.parse().ok().filter(|seconds| *seconds > 0.0)?;
        Some((count, seconds))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_and_seconds_are_taken_from_the_lines_about_private_operations() {
        let printed = "+DTP:2048:private:rsa:1\n+R1:1901:2048:1.02\n+R1:7:2048:1.5\n+R2:30914:2048:1.00\n";
        assert_eq!(private_operations(printed).collect::<Vec<_>>(), [(1901, 1.02), (7, 1.5)]);
    }

    #[test]
    fn a_run_without_a_result_or_without_time_is_none() {
        for printed in ["+R2:30914:2048:1.00\n", "+R1:0:2048:0.00\n", "+R1:1901\n"] {
            assert_eq!(private_operations(printed).next(), None, "{printed}");
        }
    }
}
