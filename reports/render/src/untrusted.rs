//! Text that somebody else wrote: made harmless to look at, and cut to a length.

/// Longest name that is shown, in characters.
pub(crate) const NAME: usize = 200;
/// Longest text that is shown: titles, reasons, expected and observed values, a line of a transcript.
pub(crate) const TEXT: usize = 2_000;
/// Most exchanges that are shown with one step.
pub(crate) const EXCHANGES: usize = 200;

/// The text on one line: characters that move the cursor, hide themselves or reverse the order of others stand as their
/// code points, and what is beyond the limit is left out with a note. Escaping for the format is the writer's business.
pub(crate) fn shown(text: &str, limit: usize) -> String {
    let mut shown = String::with_capacity(text.len().min(limit * 4));
    for character in text.chars().take(limit) {
        match character {
            '\t' | '\n' | '\r' => shown.push(' '),
            _ if is_deceptive(character) => shown.push_str(&format!("<U+{:04X}>", u32::from(character))),
            _ => shown.push(character),
        }
    }
    let left_out = text.chars().count().saturating_sub(limit);
    if left_out > 0 {
        shown.push_str(&format!(" [+{left_out}]"));
    }
    shown
}

/// Controls, zero-width characters, bidirectional controls, line separators, byte order mark, tags and noncharacters.
fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}'
                | '\u{61C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{FFFE}'..='\u{FFFF}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_stands_as_it_is() {
        assert_eq!(shown("山田 太郎 <b> 63C2", TEXT), "山田 太郎 <b> 63C2");
    }

    #[test]
    fn a_text_that_would_show_itself_reversed_shows_its_code_points() {
        assert_eq!(shown("fail\u{202E}ssap", TEXT), "fail<U+202E>ssap");
        assert_eq!(shown("a\u{1B}[2Jb\r\nc", TEXT), "a<U+001B>[2Jb  c");
    }

    #[test]
    fn what_is_too_long_is_cut_with_a_note() {
        assert_eq!(shown(&"暗".repeat(7), 5), "暗暗暗暗暗 [+2]");
        assert_eq!(shown("abcde", 5), "abcde");
    }
}
