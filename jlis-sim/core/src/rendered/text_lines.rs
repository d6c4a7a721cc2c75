//! A text in lines: greedy, broken anywhere, as registers print names and addresses.

use super::error::RenderError;
use super::glyph::Glyph;

/// Most characters of a text. A register's field is far shorter, and the card's files hold 32 KiB.
pub(crate) const MOST_CHARACTERS: usize = 400;

/// Refuses what no card shows.
pub(crate) fn check_length(text: &str) -> Result<(), RenderError> {
    match text.chars().count() {
        0..=MOST_CHARACTERS => Ok(()),
        got => Err(RenderError::TextLength { most: MOST_CHARACTERS, got }),
    }
}

/// Width in half-width characters.
pub(crate) fn half_widths(text: &str) -> u32 {
    text.chars().map(half_widths_of).sum()
}

fn half_widths_of(character: char) -> u32 {
    Glyph::of(character).width() / 8
}

/// The lines of a text, each at most `width` half-width characters wide but with one character at least. An empty text is
/// one empty line.
pub(crate) fn lines(text: &str, width: u32) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for character in text.chars() {
        let needed = half_widths_of(character);
        if used > 0 && used + needed > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push(character);
        }
        used += needed;
    }
    lines
}
