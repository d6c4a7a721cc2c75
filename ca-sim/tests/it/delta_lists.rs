//! Whoever adds delta lists to a complete one has the list that the authority would make, and those of one instant have one
//! number.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Mutex;

use jiff::SignedDuration;
use proptest::prelude::*;
use sekisho_ca_sim::{Authority, CaError, CrlReason, CrlScope, Generation, Line, Revocation, Serial, Snapshot, Status};

use crate::listed::{entries, number};
use crate::world::{at, by_rule, issue, issue_with, shibuya, test_authority, times};

const LINE: Line = Line::Authentication;
const FIRST: Generation = Generation::FIRST;

/// The entries of a list after a delta list was added.
type Entries = BTreeMap<Serial, (CrlReason, i64)>;

fn add(list: &mut Entries, delta: &[u8]) {
    for (serial, (reason, second)) in entries(delta) {
        if reason == CrlReason::RemoveFromCrl {
            list.remove(&serial);
        } else {
            list.insert(serial, (reason, second));
        }
    }
}

/// RFC 5280, 5.2.3: of one scope and issued at the same time, they MUST have the same number and say the same.
#[test]
fn a_complete_and_a_delta_list_of_one_instant_have_one_number_in_whichever_order_they_are_made() {
    let (base, now) = (times("2026-11-23T18:00:00Z"), times("2026-11-24T18:00:00Z"));
    for scope in [CrlScope::Partition(shibuya()), CrlScope::Combined] {
        for complete_first in [true, false] {
            let mut authority = test_authority();
            let serial = issue(&mut authority, LINE).serial;
            let base = authority.crl(LINE, FIRST, &scope, base).unwrap();
            authority.suspend(LINE, serial, at("2026-11-24T00:00:00Z")).unwrap();
            let make = |authority: &mut Authority, complete: bool| match complete {
                true => authority.crl(LINE, FIRST, &scope, now).unwrap(),
                false => authority.delta_crl(LINE, FIRST, &scope, now).unwrap(),
            };
            let first = make(&mut authority, complete_first);
            let second = make(&mut authority, !complete_first);
            let (complete, delta) = if complete_first { (&first, &second) } else { (&second, &first) };
            assert_eq!((number(&base), number(complete), number(delta)), (1, 2, 2));
            let mut together = entries(&base);
            add(&mut together, delta);
            assert_eq!(together, entries(complete));
            // What follows counts on, and adds to the newer one.
            let next = authority.delta_crl(LINE, FIRST, &scope, times("2026-11-25T06:00:00Z")).unwrap();
            assert_eq!((number(&next), entries(&next).len()), (3, 0));
        }
    }
}

#[test]
fn a_complete_list_that_knows_more_than_the_delta_list_of_its_instant_has_another_number() {
    let scope = CrlScope::Partition(shibuya());
    let mut authority = test_authority();
    let serial = issue(&mut authority, LINE).serial;
    authority.crl(LINE, FIRST, &scope, times("2026-11-23T18:00:00Z")).unwrap();
    let now = times("2026-11-24T18:00:00Z");
    let delta = authority.delta_crl(LINE, FIRST, &scope, now).unwrap();
    authority.suspend(LINE, serial, at("2026-11-24T12:00:00Z")).unwrap();
    let complete = authority.crl(LINE, FIRST, &scope, now).unwrap();
    assert_eq!((number(&delta), entries(&delta).len()), (2, 0));
    assert_eq!((number(&complete), entries(&complete).len()), (3, 1));
    let delta = authority.delta_crl(LINE, FIRST, &scope, now).unwrap();
    assert_eq!((number(&delta), entries(&delta)), (3, entries(&complete)));
}

#[test]
fn the_first_complete_list_is_no_base_for_a_delta_list_of_its_own_instant() {
    let (generation, scope, now) = (FIRST, CrlScope::Combined, times("2026-11-24T18:00:00Z"));
    let mut authority = test_authority();
    authority.crl(LINE, generation, &scope, now).unwrap();
    let refused = CaError::NoBase { line: LINE, generation, scope: scope.clone() };
    assert_eq!(authority.delta_crl(LINE, generation, &scope, now), Err(refused));
}

#[test]
fn a_list_of_the_daily_run_has_the_number_of_the_delta_list_of_its_instant() {
    let (scope, now) = (CrlScope::Partition(shibuya()), times("2026-11-24T18:00:00Z"));
    let mut authority = test_authority();
    authority.crl(LINE, FIRST, &scope, times("2026-11-23T18:00:00Z")).unwrap();
    authority.delta_crl(LINE, FIRST, &scope, now).unwrap();
    let snapshot = Snapshot::take(&authority, now.this_update()).unwrap();
    let numbers = Mutex::new(BTreeMap::new());
    let made = authority.publish_all(&snapshot, &[shibuya()], now, NonZeroUsize::MIN, |list| {
        numbers.lock().unwrap().insert(list.line, number(&list.der));
        Ok(())
    });
    assert_eq!(made, Ok(2));
    assert_eq!(numbers.into_inner().unwrap(), BTreeMap::from([(Line::Signing, 1), (LINE, 2)]));
}

/// What happens in one hour. Changes may be dated back by some hours.
#[derive(Clone, Debug)]
enum Hour {
    Suspend(prop::sample::Index, i64),
    Release(prop::sample::Index, i64),
    Revoke(prop::sample::Index, i64),
    Complete,
    Delta,
    /// Both, the complete one first or last.
    Both(bool),
}

fn hour() -> impl Strategy<Value = Hour> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        (index(), 0..4_i64).prop_map(|(who, back)| Hour::Suspend(who, back)),
        (index(), 0..4_i64).prop_map(|(who, back)| Hour::Release(who, back)),
        (index(), 0..4_i64).prop_map(|(who, back)| Hour::Revoke(who, back)),
        Just(Hour::Complete),
        Just(Hour::Delta),
        any::<bool>().prop_map(Hour::Both),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_list_that_was_put_together_says_what_the_authority_says(
        hours in prop::collection::vec(hour(), 1..40),
        combined in any::<bool>(),
    ) {
        let mut authority = test_authority();
        let serials = [0, 1, 2].map(|n| issue_with(&mut authority, LINE, n, by_rule()).serial);
        let scope = if combined { CrlScope::Combined } else { CrlScope::Partition(shibuya()) };
        let mut together = Entries::new();
        for (turn, hour) in hours.into_iter().enumerate() {
            let now = at("2026-11-23T00:00:00Z") + SignedDuration::from_hours(i64::try_from(turn).unwrap());
            let before = |back| now - SignedDuration::from_hours(back);
            let (generation, now_times) = (FIRST, times(&now.to_string()));
            match hour {
                // Refusals are the business of other tests.
                Hour::Suspend(who, back) => drop(authority.suspend(LINE, *who.get(&serials), before(back))),
                Hour::Release(who, back) => drop(authority.release(LINE, *who.get(&serials), before(back))),
                Hour::Revoke(who, back) => {
                    drop(authority.revoke(LINE, *who.get(&serials), CrlReason::KeyCompromise, before(back)));
                }
                Hour::Complete => together = entries(&authority.crl(LINE, generation, &scope, now_times).unwrap()),
                Hour::Both(complete_first) => {
                    let complete = complete_first.then(|| authority.crl(LINE, generation, &scope, now_times).unwrap());
                    let delta = authority.delta_crl(LINE, generation, &scope, now_times);
                    let complete =
                        complete.unwrap_or_else(|| authority.crl(LINE, generation, &scope, now_times).unwrap());
                    if let Ok(delta) = delta {
                        add(&mut together, &delta);
                        prop_assert_eq!(&together, &entries(&complete));
                        prop_assert_eq!(number(&delta), number(&complete));
                    }
                    together = entries(&complete);
                }
                Hour::Delta => {
                    let delta = match authority.delta_crl(LINE, generation, &scope, now_times) {
                        Ok(delta) => delta,
                        Err(refused) => {
                            prop_assert_eq!(refused, CaError::NoBase { line: LINE, generation, scope: scope.clone() });
                            continue;
                        }
                    };
                    add(&mut together, &delta);
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
