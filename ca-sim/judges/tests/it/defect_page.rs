//! `docs/defects.md` says what the judges really do.

use std::collections::BTreeMap;
use std::io::Write;

use sekisho_ca_sim_judges::{
    DefectTable, GnuTls, Masked, OpenSsl, RightAnswer, RustlsWebpki, differing, masked, versions,
};
use sekisho_harness_bench::Expectation;

use crate::tools::{cryptography, java, pkilint};

const COMMITTED: &str = include_str!("../../../../docs/defects.md");

/// A tool of another patch level than the page's may use other words, but decides alike: its marks are compared. One of another
/// release may decide otherwise: then everything but what it says is compared. Standard error tells of either, even where
/// the output of tests is caught.
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
    let others = differing(&installed, &of_page);
    for (name, left_out) in &others {
        let (here, there) = (&installed[name], &of_page[name]);
        let what = match left_out {
            Masked::Words => "its words are",
            Masked::Everything => "its marks are",
        };
        let note = format!("docs/defects.md is about {name} {there}, but {here} is installed: {what} not compared\n");
        std::io::stderr().write_all(note.as_bytes()).unwrap();
    }
    let (made, committed) = (masked(&made, &others), masked(COMMITTED, &others));
    for (number, (made, committed)) in made.lines().zip(committed.lines()).enumerate() {
        assert_eq!(made, committed, "line {}; `--example defect-table` writes the page again", number + 1);
    }
    assert_eq!(made.lines().count(), committed.lines().count());
}

fn page(version: &str, mark: &str, words: &str) -> String {
    format!(
        "| Software | Version | accepts |\n|---|---|---|\n| A | 1.0.1 | 0 |\n| B | {version} | {mark} |\n\n\
         | Defect | Breaks | Right answer | A | B |\n|---|---|---|---|---|\n| `d` | r | refuse | ✓ ✗ | {mark} |\n\n\
         * `d`: it is wrong.\n  * A: no\n  * B: {words}\n"
    )
}

/// Whether the comparison takes two pages for the same.
fn alike(one: &str, other: &str) -> bool {
    let others = differing(&versions(one), &versions(other));
    masked(one, &others) == masked(other, &others)
}

#[test]
fn what_a_tool_of_another_release_says_is_left_out_of_the_comparison_and_nothing_else() {
    let (old, new) = (page("17.0.15+6", "✓ ✗", "expired"), page("21.0.1", "✓ ✓", "too old"));
    assert_eq!(differing(&versions(&old), &versions(&new)), BTreeMap::from([("B".to_owned(), Masked::Everything)]));
    assert!(alike(&old, &new));
    assert!(!alike(&old, &new.replace("A: no", "A: yes")));
    assert!(!alike(&old, &new.replace("refuse | ✓ ✗", "refuse | ✓ ✓")));
}

#[test]
fn a_tool_of_another_patch_level_may_use_other_words_and_decides_alike() {
    let old = page("17.0.15+6", "✓ ✗", "expired");
    assert!(alike(&old, &page("17.0.19+10", "✓ ✗", "too old")));
    assert!(!alike(&old, &page("17.0.19+10", "✓ ✓", "too old")));
    assert!(!alike(&old, &page("17.0.15+6", "✓ ✗", "too old")), "the same version says the same");
}
