//! `docs/defects.md` says what the judges really do.

use std::collections::BTreeSet;
use std::io::Write;

use sekisho_ca_sim_judges::{DefectTable, GnuTls, OpenSsl, RightAnswer, RustlsWebpki, masked, versions};
use sekisho_harness_bench::Expectation;

use crate::tools::{cryptography, java, pkilint};

const COMMITTED: &str = include_str!("../../../../docs/defects.md");

/// Tools of another version than the page's may say something else: then everything but their words and marks is compared,
/// and standard error tells it even where the output of tests is caught.
#[test]
fn the_committed_page_is_what_the_judges_say() {
    let (cryptography, pkilint) = (cryptography(), pkilint());
    let table = DefectTable::ask(&[&OpenSsl, &GnuTls, java(), &RustlsWebpki, &cryptography, &pkilint], |defect| {
        let expectation = Expectation::of(defect);
        RightAnswer { words: expectation.words()[0], refusal: matches!(expectation, Expectation::Refused(_)) }
    });
    let made = table.unwrap().to_string();
    let (installed, of_page) = (versions(&made), versions(COMMITTED));
    assert_eq!(installed.len(), 6);
    assert!(installed.keys().eq(of_page.keys()), "{installed:?} {of_page:?}");
    let others: BTreeSet<String> =
        installed.iter().filter(|(name, version)| of_page[*name] != **version).map(|(name, _)| name.clone()).collect();
    for name in &others {
        let (here, there) = (&installed[name], &of_page[name]);
        let note =
            format!("docs/defects.md is about {name} {there}, but {here} is installed: its marks are not compared\n");
        std::io::stderr().write_all(note.as_bytes()).unwrap();
    }
    let (made, committed) = (masked(&made, &others), masked(COMMITTED, &others));
    for (number, (made, committed)) in made.lines().zip(committed.lines()).enumerate() {
        assert_eq!(made, committed, "line {}; `--example defect-table` writes the page again", number + 1);
    }
    assert_eq!(made.lines().count(), committed.lines().count());
}

#[test]
fn what_a_tool_of_another_version_says_is_left_out_of_the_comparison_and_nothing_else() {
    let page = |version: &str, mark: &str, words: &str| {
        format!(
            "| Software | Version | accepts |\n|---|---|---|\n| A | 1 | 0 |\n| B | {version} | {mark} |\n\n\
             | Defect | Breaks | Right answer | A | B |\n|---|---|---|---|---|\n| `d` | r | refuse | ✓ ✗ | {mark} |\n\n\
             * `d`: it is wrong.\n  * A: no\n  * B: {words}\n"
        )
    };
    let (old, new) = (page("1", "✓ ✗", "expired"), page("2", "✓ ✓", "too old"));
    assert_eq!(versions(&new)["B"], "2");
    let b = BTreeSet::from(["B".to_owned()]);
    assert_eq!(masked(&old, &b), masked(&new, &b));
    assert_ne!(masked(&old, &BTreeSet::new()), masked(&new, &BTreeSet::new()));
    let a = BTreeSet::from(["A".to_owned()]);
    assert_ne!(masked(&old, &a), masked(&new, &a));
}
