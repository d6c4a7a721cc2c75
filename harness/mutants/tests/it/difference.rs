//! Every mutant shows itself somewhere, and the right implementation nowhere.

use sekisho_harness_mutants::{Mutant, mutant};
use sekisho_harness_reference::Implementation;

use crate::situations;

#[test]
fn every_mutant_differs_from_the_right_implementation_in_some_situation() {
    let situations = situations::all();
    let right: Vec<_> = situations.iter().map(|situation| situation.seen(&mut Implementation::default())).collect();
    for which in Mutant::ALL {
        let differs = situations.iter().zip(&right).any(|(situation, right)| {
            let mut wrong = mutant(*which);
            situation.seen(&mut wrong) != *right
        });
        assert!(differs, "{}", which.name());
    }
}

#[test]
fn the_right_implementation_does_the_same_every_time() {
    for situation in situations::all() {
        let first = situation.seen(&mut Implementation::default());
        assert_eq!(situation.seen(&mut Implementation::default()), first);
    }
}

#[test]
fn a_mutant_about_the_card_leaves_verification_alone() {
    use sekisho_harness_mutants::Family;
    let cards = [Family::Link, Family::Pin, Family::Sign];
    let verifications: Vec<_> = situations::all().into_iter().filter(|situation| situation.is_verification()).collect();
    assert!(!verifications.is_empty());
    for which in Mutant::ALL.iter().filter(|which| cards.contains(&which.family())) {
        for situation in &verifications {
            let right = situation.seen(&mut Implementation::default());
            assert_eq!(situation.seen(&mut mutant(*which)), right, "{}", which.name());
        }
    }
}
