//! What stands in a field.

use std::fmt::Write as _;

use serde::Serialize;

use super::HeaderFlaw;
use super::text::{Language, text};

/// Characters beyond this are not shown: an address has up to 200.
const MOST_SHOWN: usize = 1000;

/// The decoded value of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// The value as text; octets in hexadecimal.
    Text(String),
    /// How many octets there are, where only that matters.
    Octets(usize),
    /// How many bits there are, where only that matters.
    Bits(usize),
    /// The field is not there.
    Absent,
    /// Personal data that nobody asked for.
    Hidden {
        /// How many characters there are.
        characters: usize,
    },
    /// Octets that are no element of DER.
    Unreadable {
        /// What is wrong with their header.
        flaw: HeaderFlaw,
    },
}

impl Value {
    /// The value in words.
    #[must_use]
    pub fn in_words(&self, language: Language) -> String {
        match self {
            Self::Text(nothing) if nothing.is_empty() => text("empty", "空").of(language).to_owned(),
            Self::Text(text) => printable(text),
            Self::Octets(1) => text("1 octet", "1バイト").of(language).to_owned(),
            Self::Octets(count) => match language {
                Language::English => format!("{count} octets"),
                Language::Japanese => format!("{count}バイト"),
            },
            Self::Bits(count) => match language {
                Language::English => format!("{count} bits"),
                Language::Japanese => format!("{count}ビット"),
            },
            Self::Absent => text("absent", "なし").of(language).to_owned(),
            Self::Hidden { characters } => match language {
                Language::English => format!("hidden, {characters} characters"),
                Language::Japanese => format!("非表示（{characters}文字）"),
            },
            Self::Unreadable { flaw } => flaw.text().of(language).to_owned(),
        }
    }
}

/// The text without characters that a terminal obeys or that turn the direction of writing: an object may say anything.
pub(super) fn printable(text: &str) -> String {
    let obeyed = |char: char| {
        char.is_control()
            || matches!(char, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    text.chars().map(|char| if obeyed(char) { char::REPLACEMENT_CHARACTER } else { char }).collect()
}

/// The text, as far as a person wants to read it, and how many characters it has in all.
impl From<String> for Value {
    fn from(mut text: String) -> Self {
        if let Some((end, _)) = text.char_indices().nth(MOST_SHOWN) {
            let count = text.chars().count();
            text.truncate(end);
            // Writing to a String cannot fail.
            let _ = write!(text, "… ({count})");
        }
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}
