//! What stands in a field.

use serde::Serialize;

use super::HeaderFlaw;
use super::text::{Language, text};

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
            Self::Text(text) => printable(text),
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
            Self::Unreadable { flaw } => flaw_in_words(*flaw).of(language).to_owned(),
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

fn flaw_in_words(flaw: HeaderFlaw) -> super::Text {
    match flaw {
        HeaderFlaw::LongLength => text("a length in more octets than needed", "必要以上のバイト数で書かれた長さ"),
        HeaderFlaw::Truncated => text("more octets claimed than there are", "長さが残りのバイト数を超える"),
        HeaderFlaw::Indefinite => text("an indefinite length", "不定長"),
        HeaderFlaw::HighTag => text("a tag number above 30", "31以上のタグ番号"),
        HeaderFlaw::HugeLength => text("a length of more than eight octets", "8バイトを超える長さ"),
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
