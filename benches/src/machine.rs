//! Where and with what the figures were taken.

use std::fmt;
use std::fs;
use std::process::{Command, Stdio};

use sekisho_harness_pcscd::{Options, Tool, probe};

/// A one-minute load average from which on others have had a part in the figures.
const BUSY: f64 = 0.5;

/// Facts about the machine and its software, in the order in which they are shown.
#[derive(Clone, Debug)]
pub struct Machine {
    facts: Vec<(&'static str, String)>,
    load: Option<f64>,
    openssl_command: String,
}

impl Machine {
    /// Looks at the machine, and asks programs for their versions. What cannot be found out is said to be unknown.
    #[must_use]
    pub fn look() -> Self {
        let (load, openssl_command) = (load(), tool(Tool::OpenSsl));
        let facts = vec![
            ("processor", processor().unwrap_or_else(unknown)),
            ("cores", std::thread::available_parallelism().map_or_else(|_| unknown(), |cores| cores.to_string())),
            ("governor", read("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor").unwrap_or_else(unknown)),
            ("kernel", read("/proc/sys/kernel/osrelease").unwrap_or_else(unknown)),
            ("load average at the start", load.map_or_else(unknown, |load| format!("{load:.2}"))),
            ("rustc", says("rustc", &["--version"]).unwrap_or_else(unknown)),
            ("commit", commit().unwrap_or_else(unknown)),
            ("libcrypto, as linked", openssl::version::version().to_owned()),
            ("openssl command", openssl_command.clone()),
            ("pcscd", tool(Tool::Pcscd)),
            ("vpcd driver", tool(Tool::VpcdDriver)),
        ];
        Self { facts, load, openssl_command }
    }

    /// Whether other work was going on when the measurement began.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.load.is_none_or(|load| load >= BUSY)
    }

    /// What to say on a page if it was busy.
    #[must_use]
    pub fn warning(&self) -> Option<&'static str> {
        self.is_busy().then_some("**The machine was busy when this began: the figures are not to be relied on.**")
    }

    /// Whether the card uses the same version of OpenSSL as the command.
    #[must_use]
    pub fn has_one_openssl(&self) -> bool {
        self.openssl_command.starts_with(openssl::version::version())
    }
}

/// A table of the facts.
impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| | |\n| --- | --- |")?;
        self.facts.iter().try_for_each(|(name, value)| writeln!(f, "| {name} | {value} |"))
    }
}

fn unknown() -> String {
    "unknown".to_owned()
}

fn processor() -> Option<String> {
    let text = fs::read_to_string("/proc/cpuinfo").ok()?;
    let (_, name) = text.lines().find(|line| line.starts_with("model name"))?.split_once(':')?;
    Some(name.trim().to_owned())
}

fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split_whitespace().next()?.parse().ok()
}

fn commit() -> Option<String> {
    let commit = says("git", &["rev-parse", "--short", "HEAD"])?;
    let changes = says("git", &["status", "--porcelain", "--untracked-files=no"]);
    Some(if changes.is_some() { format!("{commit}, with changes") } else { commit })
}

fn tool(tool: Tool) -> String {
    let probes = probe(&Options::default());
    let found = probes.into_iter().find(|probe| probe.tool == tool).and_then(|probe| probe.found);
    found.and_then(|found| found.version).unwrap_or_else(unknown)
}

fn read(path: &str) -> Option<String> {
    Some(fs::read_to_string(path).ok()?.trim().to_owned())
}

/// The first line that a program prints; none if it fails or prints nothing.
fn says(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().next().filter(|_| output.status.success()).map(str::to_owned)
}
