//! The two languages of a report.

use sekisho_reports_log::Bilingual;

/// Which language a report is in, or opens in when it has both.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Japanese.
    Japanese,
}

impl Language {
    /// This language's side of a text from the log.
    pub(crate) fn of(self, text: &Bilingual) -> &str {
        match self {
            Self::English => &text.en,
            Self::Japanese => &text.ja,
        }
    }
}

/// A text of our own in both languages.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    pub(crate) en: &'static str,
    pub(crate) ja: &'static str,
}

impl Words {
    pub(crate) const fn new(en: &'static str, ja: &'static str) -> Self {
        Self { en, ja }
    }

    pub(crate) const fn of(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Japanese => self.ja,
        }
    }
}
