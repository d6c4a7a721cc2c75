//! 代替文字の使用位置: one digit for each character of name and address.

use crate::inspect::judgement::Judgement;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::personal::{SUBSTITUTES, SUBSTITUTES_LENGTH};
use crate::inspect::tlv::Element;

/// The items that belong together: a text and the digits about it.
const PAIRS: [(u8, u8); 2] = [(1, 2), (5, 6)];

/// How many characters each item has, and where it stands.
#[derive(Debug, Default)]
pub(super) struct Characters {
    items: Vec<(u8, usize, Place)>,
}

impl Characters {
    /// Notes an item.
    pub(super) fn note(&mut self, tail: u8, value: Option<Element<'_>>, place: &Place) {
        if let Some(text) = value.and_then(|value| value.text()) {
            self.items.push((tail, text.chars().count(), place.clone()));
        }
    }

    fn of(&self, tail: u8) -> Option<&(u8, usize, Place)> {
        self.items.iter().find(|(item, ..)| *item == tail)
    }
}

/// Judges digits by themselves.
pub(super) fn judge(text: &str) -> (&'static Rule, Judgement) {
    let holds = !text.is_empty() && text.bytes().all(|octet| matches!(octet, b'0' | b'1'));
    (SUBSTITUTES, Report::judgement(SUBSTITUTES, holds))
}

/// Judges whether there are as many digits as characters.
pub(super) fn judge_lengths(report: &mut Report, characters: &Characters) {
    for (text, digits) in PAIRS {
        if let (Some((_, length, _)), Some((_, count, place))) = (characters.of(text), characters.of(digits)) {
            report.judge(place, format!("{count} / {length}"), SUBSTITUTES_LENGTH, count == length);
        }
    }
}
