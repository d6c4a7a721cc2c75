//! Plain lines.

use sekisho_reports_render::{Language, text};

use crate::sample::events;

#[test]
fn the_lines_of_the_sample_in_english() {
    insta::assert_snapshot!(text(&events(), Language::English).unwrap());
}

#[test]
fn the_lines_of_the_sample_in_japanese() {
    insta::assert_snapshot!(text(&events(), Language::Japanese).unwrap());
}
