//! Figures go between the marks and nowhere else.

use proptest::prelude::*;
use sekisho_benches::{Failure, replace_figures};

const BEGIN: &str = "<!-- begin figures: written by side-by-side -->";
const END: &str = "<!-- end figures: written by side-by-side -->";

#[test]
fn the_committed_page_has_a_place_for_figures() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/performance.md")).unwrap();
    assert!(replace_figures(&page, "side-by-side", "new").unwrap().contains(&format!("{BEGIN}\n\nnew\n\n{END}")));
}

#[test]
fn old_figures_go_and_the_text_around_them_stays() {
    let page = format!("before\n{BEGIN}\nold\n{END}\nafter\n");
    let replaced = replace_figures(&page, "side-by-side", "\nnew\n").unwrap();
    assert_eq!(replaced, format!("before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"));
}

#[test]
fn a_page_without_both_marks_once_and_in_order_is_left_alone() {
    for page in ["", BEGIN, END, &format!("{END}{BEGIN}"), &format!("{BEGIN}{END}{BEGIN}{END}")] {
        assert!(matches!(replace_figures(page, "side-by-side", "new"), Err(Failure::NoPlace { .. })), "{page:?}");
    }
}

proptest! {
    #[test]
    fn replacing_twice_is_replacing_once(before in "[^<]*", old in "[^<]*", figures in "[^<]*", after in "[^<]*") {
        let once = replace_figures(&format!("{before}{BEGIN}{old}{END}{after}"), "side-by-side", &figures).unwrap();
        prop_assert_eq!(&replace_figures(&once, "side-by-side", &figures).unwrap(), &once);
        prop_assert!(once.starts_with(&before) && once.ends_with(&after));
    }
}
