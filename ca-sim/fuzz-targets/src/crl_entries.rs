//! Target `crl_entries`: text that may be a file of revocations for a list.

use std::num::NonZeroUsize;

use sekisho_ca_sim::{CrlEntries, EntriesError, Revocation, Serial};

use crate::broken::Broken;

const THREE: NonZeroUsize = NonZeroUsize::MIN.saturating_add(2);

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn crl_entries(input: &[u8]) -> Result<(), Broken> {
    let read =
        |text: &[u8], threads| CrlEntries::parse(text, threads).map(|entries| entries.iter().collect::<Vec<_>>());
    let result = read(input, NonZeroUsize::MIN);
    if result != read(input, THREE) {
        return Err(Broken::Unrepeatable);
    }
    let entries = match result {
        Ok(entries) => entries,
        Err(error) => return inside(input, &error),
    };
    if let Some(place) = entries.windows(2).position(|pair| matches!(pair, [(one, _), (other, _)] if one >= other)) {
        return Err(Broken::NotAscending { place: place + 1 });
    }
    let write = |(serial, revocation): &(Serial, Revocation)| {
        format!("{serial},{},{}\n", revocation.at, revocation.reason.code())
    };
    let written: String = entries.iter().map(write).collect();
    if read(written.as_bytes(), NonZeroUsize::MIN) == Ok(entries) { Ok(()) } else { Err(Broken::RoundTrip) }
}

/// An error is about a place in the text.
fn inside(input: &[u8], error: &EntriesError) -> Result<(), Broken> {
    let lines = input.split(|octet| *octet == b'\n');
    let length = |line: u64| lines.clone().nth(usize::try_from(line.checked_sub(1)?).ok()?).map(<[u8]>::len);
    let (line, column) = match *error {
        EntriesError::Line { line, column, .. } => (line, column),
        EntriesError::Twice { first, second, .. } if first < second => (second, 1),
        EntriesError::TooLong { line, .. } => (line, 1),
        _ => (0, 0),
    };
    match length(line) {
        Some(length) if (1..=length + 1).contains(&column) => Ok(()),
        _ => Err(Broken::Outside { path: format!("line {line}"), offset: column, length: input.len() }),
    }
}
