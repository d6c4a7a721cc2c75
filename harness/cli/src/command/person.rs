//! Who of a synthetic population goes to the desk.

use jiff::civil::Date;
use sekisho_jlis_sim_core::{Applicant, IssueSettings, Resident, Seed};

/// The first person of the population whom the profile is for. Most people who try this want to sign, and children cannot.
pub(super) fn first(applicant: Applicant, seed: &Seed, today: Date) -> u64 {
    let settings = IssueSettings::default();
    let years = |age: u16| today.year() - i16::try_from(age).unwrap_or(i16::MAX);
    let fits = |person: &u64| {
        let born = Resident::synthetic(seed, *person, today).birth.year();
        match applicant {
            Applicant::Adult => born < years(settings.adult_age),
            Applicant::Child => born > years(settings.signing_age),
        }
    };
    (0..PEOPLE_LOOKED_AT).find(fits).unwrap_or_default()
}

/// Far more than it takes to meet an adult or a child.
const PEOPLE_LOOKED_AT: u64 = 1_000;
