//! Load on a web server by `wrk`, which is not ours.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::ocsp_requests::RequestFile;
use crate::failure::Failure;
use crate::one_core::on_other_core;

const SCRIPT: &str = include_str!("../../wrk/ocsp.lua");
/// Octets of an answer, head and all, below which it is an error of OCSP: those have five beside the head.
const LEAST_OCTETS: f64 = 600.0;

/// What a server did under load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Answers in a second.
    pub rate: f64,
    /// Half of them took at most so many milliseconds.
    pub median: f64,
    /// 99 in a hundred of them did.
    pub percentile_99: f64,
    /// The longest.
    pub longest: f64,
    /// Octets of an answer in the mean, with the head of HTTP.
    pub octets: f64,
}

/// `wrk` with its script and the number of its connections.
pub(super) struct Wrk {
    script: PathBuf,
    connections: usize,
    seconds: u32,
}

impl Wrk {
    pub(super) fn new(folder: &Path, connections: usize, seconds: u32) -> Result<Self, Failure> {
        let script = folder.join("ocsp.lua");
        std::fs::write(&script, SCRIPT).map_err(Failure::io("write the script for wrk"))?;
        Ok(Self { script, connections, seconds })
    }

    /// Asks the server one request after the other on each connection, from the core that measured servers leave alone.
    ///
    /// # Errors
    /// [`Failure`] if wrk does not run, or anything but successful answers comes.
    pub(super) fn load(&self, server: SocketAddr, requests: &RequestFile) -> Result<Load, Failure> {
        let mut wrk = Command::new("wrk");
        wrk.args(["-t", "1", "-c", &self.connections.to_string(), "-d", &format!("{}s", self.seconds), "-s"]);
        wrk.arg(&self.script).arg(format!("http://{server}/")).arg("--").arg(&requests.path);
        wrk.arg(requests.length.to_string()).stdin(Stdio::null());
        let run = || wrk.output().map_err(Failure::io("run wrk; install the Debian package wrk"));
        let output = on_other_core(run)?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let load = figures(&text).filter(|(load, wrong)| *wrong == 0 && load.octets >= LEAST_OCTETS);
        match load {
            Some((load, _)) if output.status.success() => Ok(load),
            _ => Err(Failure::Load { output: text + &String::from_utf8_lossy(&output.stderr) }),
        }
    }
}

/// The figures of the script's line, and how much went wrong. None if there was no answer at all.
fn figures(output: &str) -> Option<(Load, u64)> {
    let line = output.lines().find_map(|line| line.strip_prefix("load;"))?;
    let numbers: Vec<f64> = line.split(';').map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[answers, duration, octets, median, percentile_99, longest, wrong] = numbers.as_slice() else { return None };
    let load = Load {
        rate: answers * 1e6 / duration,
        median: median / 1e3,
        percentile_99: percentile_99 / 1e3,
        longest: longest / 1e3,
        octets: octets / answers,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number, not negative")]
    let wrong = wrong as u64;
    (answers > 0.0 && duration > 0.0).then_some((load, wrong))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_line_gives_a_rate_milliseconds_and_the_number_of_errors() {
        let load = Load { rate: 500.0, median: 1.5, percentile_99: 2.0, longest: 9.0, octets: 1_200.0 };
        let printed = "Running 2s test\nload;1000;2000000;1200000;1500;2000;9000;3\n";
        assert_eq!(figures(printed), Some((load, 3)));
    }

    #[test]
    fn no_answers_are_no_figures() {
        assert_eq!(figures("load;0;2000000;0;0;0;0;8\n"), None);
        assert_eq!(figures("load;1;2\n"), None);
        assert_eq!(figures("unable to connect\n"), None);
    }
}
