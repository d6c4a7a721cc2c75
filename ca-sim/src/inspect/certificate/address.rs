//! 住所.

use crate::inspect::judgement::Judgement;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::personal::ADDRESS;

/// The most characters.
const MOST: usize = 200;

/// Judges an address: 都, 道, 府 or 県 is the third or fourth character of every prefecture, and nothing but kanji precedes
/// it.
pub(super) fn judge(text: &str) -> (&'static Rule, Judgement) {
    let begins = text.chars().take(4).enumerate().any(|(index, char)| index >= 2 && "都道府県".contains(char));
    let kanji = text.chars().take(2).all(|char| ('\u{4E00}'..='\u{9FFF}').contains(&char));
    let holds = begins && kanji && text.chars().count() <= MOST && !text.contains('〒');
    (ADDRESS, Report::judgement(ADDRESS, holds))
}
