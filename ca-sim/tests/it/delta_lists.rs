//! Whoever adds delta lists to a complete one has the list that the authority would make.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use proptest::prelude::*;
use sekisho_ca_sim::{CaError, CrlReason, CrlScope, Generation, Line, Revocation, Serial, Status};

use crate::listed::entries;
use crate::world::{at, by_rule, issue_with, shibuya, test_authority, times};

const LINE: Line = Line::Authentication;

/// What happens in one hour. Changes may be dated back by some hours.
#[derive(Clone, Debug)]
enum Hour {
    Suspend(prop::sample::Index, i64),
    Release(prop::sample::Index, i64),
    Revoke(prop::sample::Index, i64),
    Complete,
    Delta,
}

fn hour() -> impl Strategy<Value = Hour> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        (index(), 0..4_i64).prop_map(|(who, back)| Hour::Suspend(who, back)),
        (index(), 0..4_i64).prop_map(|(who, back)| Hour::Release(who, back)),
        (index(), 0..4_i64).prop_map(|(who, back)| Hour::Revoke(who, back)),
        Just(Hour::Complete),
        Just(Hour::Delta),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_that_was_put_together_says_what_the_authority_says(
        hours in prop::collection::vec(hour(), 1..40),
        combined in any::<bool>(),
    ) {
        let mut authority = test_authority();
        let serials = [0, 1, 2].map(|n| issue_with(&mut authority, LINE, n, by_rule()).serial);
        let scope = if combined { CrlScope::Combined } else { CrlScope::Partition(shibuya()) };
        let mut together: BTreeMap<Serial, (CrlReason, i64)> = BTreeMap::new();
        for (number, hour) in hours.into_iter().enumerate() {
            let now = at("2026-11-23T00:00:00Z") + SignedDuration::from_hours(i64::try_from(number).unwrap());
            let before = |back| now - SignedDuration::from_hours(back);
            let generation = Generation::FIRST;
            match hour {
                // Refusals are the business of other tests.
                Hour::Suspend(who, back) => drop(authority.suspend(LINE, *who.get(&serials), before(back))),
                Hour::Release(who, back) => drop(authority.release(LINE, *who.get(&serials), before(back))),
                Hour::Revoke(who, back) => {
                    drop(authority.revoke(LINE, *who.get(&serials), CrlReason::KeyCompromise, before(back)));
                }
                Hour::Complete => {
                    let list = authority.crl(LINE, generation, &scope, times(&now.to_string())).unwrap();
                    together = entries(&list);
                }
                Hour::Delta => {
                    let delta = match authority.delta_crl(LINE, generation, &scope, times(&now.to_string())) {
                        Ok(delta) => delta,
                        Err(refused) => {
                            prop_assert_eq!(refused, CaError::NoBase { line: LINE, generation, scope: scope.clone() });
                            continue;
                        }
                    };
                    for (serial, (reason, second)) in entries(&delta) {
                        if reason == CrlReason::RemoveFromCrl {
                            together.remove(&serial);
                        } else {
                            together.insert(serial, (reason, second));
                        }
                    }
                    let known = serials.into_iter().filter_map(|serial| match authority.status(LINE, serial, now) {
                        Status::Revoked(Revocation { reason, at }) => Some((serial, (reason, at.as_second()))),
                        _ => None,
                    });
                    prop_assert_eq!(&together, &known.collect::<BTreeMap<_, _>>());
                }
            }
        }
    }
}
