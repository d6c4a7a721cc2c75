//! 代替文字の使用位置: one digit for each character of name and address.

use super::personal::label;
use crate::inspect::judgement::Judgement;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::Rule;
use crate::inspect::rule::personal::{SUBSTITUTES, SUBSTITUTES_LENGTH};
use crate::inspect::tlv::Element;

/// The items that belong together: a text and the digits about it.
const PAIRS: [(u8, u8); 2] = [(1, 2), (5, 6)];

/// Of each item, how many characters it has, and its octet.
#[derive(Debug, Default)]
pub(super) struct Characters {
    items: Vec<(u8, usize, usize)>,
}

impl Characters {
    /// Notes an item.
    pub(super) fn note(&mut self, tail: u8, value: Option<Element<'_>>) {
        if let Some((value, text)) = value.and_then(|value| Some((value, value.text()?))) {
            self.items.push((tail, text.chars().count(), value.offset));
        }
    }

    fn of(&self, tail: u8) -> Option<(usize, usize)> {
        self.items.iter().find(|(item, ..)| *item == tail).map(|&(_, count, offset)| (count, offset))
    }
}

/// Judges digits by themselves.
pub(super) fn judge(text: &str) -> (&'static Rule, Judgement) {
    let holds = !text.is_empty() && text.bytes().all(|octet| matches!(octet, b'0' | b'1'));
    (SUBSTITUTES, Report::judgement(SUBSTITUTES, holds))
}

/// Judges whether there are as many digits as characters.
pub(super) fn judge_lengths(report: &mut Report, place: &Place<'_>, characters: &Characters) {
    for (text, digits) in PAIRS {
        if let (Some((length, _)), Some((count, offset))) = (characters.of(text), characters.of(digits)) {
            let label = label(digits);
            let at = place.field(&label, offset);
            report.judge(&at, format!("{count} / {length}"), SUBSTITUTES_LENGTH, count == length);
        }
    }
}
