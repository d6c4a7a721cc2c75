//! Target `authority_state`: text that may be the file of an authority.

use std::path::Path;

use jiff::Timestamp;
use sekisho_ca_sim::keys::PoolKeys;
use sekisho_ca_sim::{Authority, CaError, CrlIndex, CrlScope, Line, Snapshot, Status, parse_state};

use crate::broken::Broken;

/// Runs one input. A file that is read and opened is an authority like any other: it is written and read again, tells the
/// status of everybody, and publishes.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn authority_state(input: &[u8]) -> Result<(), Broken> {
    let path = Path::new("authority.json");
    let Ok(state) = parse_state(path, input) else { return Ok(()) };
    let written = serde_json::to_vec(&state).map_err(|_| Broken::RoundTrip)?;
    if parse_state(path, &written).as_ref() != Ok(&state) {
        return Err(Broken::RoundTrip);
    }
    let keys = PoolKeys::genuine().map_err(unable("find its keys"))?;
    let Ok(mut authority) = Authority::from_state(state, keys) else { return Ok(()) };
    let now = Timestamp::constant(1_800_000_000, 0);
    let snapshot = Snapshot::take(&authority, now).map_err(unable("take a snapshot"))?;
    for line in Line::BOTH {
        for (&serial, certificate) in &authority.state().line(line).certificates {
            let status = authority.status(line, serial, now);
            if status == Status::Unknown || snapshot.status(line, certificate.generation, serial) != status {
                return Err(Broken::Unrepeatable);
            }
            // It may be any octets; reading them is another matter.
            let _subject_or_error = certificate.subject();
        }
        let generations: Vec<_> = authority.generations(line).map(|(generation, _)| generation).collect();
        let times = authority.settings().crl.made_at(now).map_err(unable("date a list"))?;
        for generation in generations {
            match authority.crl(line, generation, &CrlScope::Combined, times) {
                Ok(crl) => drop(CrlIndex::from_der(&crl).map_err(|error| Broken::Unable {
                    act: "make a list that can be read",
                    problem: error.to_string(),
                })?),
                // A file may have instants that no list can carry.
                Err(CaError::Time { .. }) => {}
                Err(error) => return Err(unable("make a list")(error)),
            }
        }
    }
    Ok(())
}

fn unable(act: &'static str) -> impl Fn(CaError) -> Broken {
    move |error| Broken::Unable { act, problem: error.to_string() }
}
