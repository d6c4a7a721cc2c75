//! The list of mutants as such.

use std::collections::BTreeSet;

use sekisho_harness_mutants::{Family, Mutant};

#[test]
fn names_are_kebab_case_and_unique_and_lead_back_to_their_mutant() {
    let mut names = BTreeSet::new();
    for mutant in Mutant::ALL {
        let name = mutant.name();
        assert!(
            name.bytes().all(|octet| octet.is_ascii_lowercase() || octet.is_ascii_digit() || octet == b'-'),
            "{name}"
        );
        assert!(names.insert(name), "{name} stands twice");
        assert_eq!(Mutant::from_name(name), Some(*mutant));
    }
    assert_eq!(Mutant::from_name("none-such"), None);
}

#[test]
fn the_name_of_a_mutant_is_the_name_of_its_variant() {
    for mutant in Mutant::ALL {
        let variant = format!("{mutant:?}").to_lowercase();
        assert_eq!(mutant.name().replace('-', ""), variant);
    }
}

#[test]
fn each_says_what_it_does_wrong_in_one_sentence_of_either_language() {
    let mut said = BTreeSet::new();
    for mutant in Mutant::ALL {
        let (english, japanese) = mutant.says();
        assert!(english.is_ascii() && english.ends_with('.'), "{english}");
        assert!(japanese.ends_with('。') && japanese.matches('。').count() == 1, "{japanese}");
        assert!(said.insert(english) && said.insert(japanese), "{english}");
    }
}

#[test]
fn at_most_a_quarter_only_edit_the_final_answer() {
    let answers = Mutant::ALL.iter().filter(|mutant| mutant.family() == Family::Answer).count();
    assert!(answers > 0 && answers * 4 <= Mutant::ALL.len());
}
