//! Choosing cases by globs over their ids.

use glob::Pattern;
use sekisho_harness_bench::{Case, cases};

use crate::failure::Failure;

/// The cases that match one of the globs; all without any. No match at all is an error: a run of nothing proves nothing.
pub(super) fn chosen(globs: &[String]) -> Result<Vec<&'static Case>, Failure> {
    let patterns = globs
        .iter()
        .map(|text| {
            Pattern::new(text).map_err(|error| Failure::Usage(format!("`{text}` is not a glob over case ids: {error}")))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let chosen: Vec<&'static Case> = cases::all()
        .filter(|case| patterns.is_empty() || patterns.iter().any(|pattern| pattern.matches(case.id)))
        .collect();
    if chosen.is_empty() {
        let globs = globs.join("`, `");
        return Err(Failure::Usage(format!("no case matches `{globs}`; `sekisho list` shows the ids")));
    }
    Ok(chosen)
}
