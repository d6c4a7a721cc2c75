//! Many certificates at a time, on several threads.

use std::num::NonZeroUsize;

use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{Application, Authority, CaError, Generation, Line, Settings};

use crate::world::{application, authority, by_rule, test_authority};

/// Enough for each of several threads to take more than one share; both lines in turns.
fn many() -> Vec<Application> {
    (0..150)
        .map(|n| application(if n % 3 == 0 { Line::Signing } else { Line::Authentication }, n % 7, by_rule()))
        .collect()
}

fn issue_on(threads: usize) -> Authority {
    let mut authority = test_authority();
    authority.issue_all(&many(), NonZeroUsize::new(threads).unwrap()).unwrap();
    authority
}

#[test]
fn the_number_of_threads_changes_neither_the_certificates_nor_the_state() {
    let mut one_by_one = test_authority();
    let expected: Vec<_> = many().iter().map(|application| one_by_one.issue(application).unwrap()).collect();
    for threads in [1, 2, 5] {
        let mut authority = test_authority();
        let issued = authority.issue_all(&many(), NonZeroUsize::new(threads).unwrap()).unwrap();
        assert!(issued == expected, "{threads} threads");
        assert!(authority.state() == one_by_one.state(), "{threads} threads");
    }
}

#[test]
fn one_application_that_cannot_be_granted_leaves_all_of_them_ungranted() {
    let mut authority = authority(&Settings::default(), KeyFamily::Genuine);
    let before = authority.state().clone();
    let mut applications = many();
    let missing = Generation::new(9).unwrap();
    applications[100].generation = Some(missing);
    for threads in [1, 2] {
        let refused = authority.issue_all(&applications, NonZeroUsize::new(threads).unwrap()).unwrap_err();
        assert_eq!(refused, CaError::NoSuchGeneration { line: Line::Authentication, generation: missing });
        assert!(*authority.state() == before);
    }
}

#[test]
fn certificates_issued_later_follow_those_that_were_issued_together() {
    let mut authority = issue_on(2);
    let last = authority.state().signing.certificates.keys().next_back().copied().unwrap();
    let next = authority.issue(&application(Line::Signing, 0, by_rule())).unwrap();
    assert_eq!(next.serial.value(), last.value() + 1);
}
