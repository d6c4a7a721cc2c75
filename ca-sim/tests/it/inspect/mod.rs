//! What `inspect` says about good, changed and broken objects.

mod broken;
mod changed_certificates;
mod changed_items;
mod changed_lists;
mod defects;
mod der;
mod good;
mod good_responses;
mod long_lists;
mod responses;
mod values;
mod words;
mod wrappers;

use sekisho_ca_sim::inspect::{Inspection, PersonalData, inspect};

fn explained(input: &[u8]) -> Inspection {
    inspect(input, PersonalData::Hidden).unwrap()
}

/// Path and rule of a difference.
type Expected<'a> = (&'a str, &'a str);

/// These are all the differences of an object.
#[track_caller]
fn differs(what: &str, object: &[u8], expected: &[Expected<'_>]) {
    let inspection = explained(object);
    let found: Vec<Expected<'_>> =
        inspection.differences().map(|finding| (finding.path.as_str(), finding.rule.id)).collect();
    assert_eq!(found, expected, "{what}");
}
