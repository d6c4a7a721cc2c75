//! What the process takes of memory.

use std::fs;

use crate::failure::Failure;

/// Resident memory of this process in octets.
pub(crate) fn resident_memory() -> Result<u64, Failure> {
    let unreadable = |detail: String| Failure::Memory { detail };
    let text = fs::read_to_string("/proc/self/status").map_err(|error| unreadable(error.to_string()))?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    let kibibytes = line.trim().trim_end_matches(" kB").parse::<u64>();
    Ok(kibibytes.map_err(|error| unreadable(format!("VmRSS {line:?}: {error}")))? * 1024)
}
