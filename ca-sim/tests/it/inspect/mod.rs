//! What `inspect` says about good, changed and broken objects.

mod good;

use sekisho_ca_sim::inspect::{Inspection, PersonalData, inspect};

fn explained(input: &[u8]) -> Inspection {
    inspect(input, PersonalData::Hidden).unwrap()
}
