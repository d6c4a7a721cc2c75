//! Where a character stands in Japan's kanji standards, and whether a certificate can write it.

use std::sync::LazyLock;

/// Made by `data/jis-levels.py`: a line a set, its name and its characters.
const SETS: &str = include_str!("../data/jis-levels.txt");

/// The set that overlaps with levels 3 and 4, so that it is no level.
const SUPPLEMENTARY: &str = "supplementary";

/// Seven signs of JIS X 0208 have two characters each, since Microsoft's tables differ from others. These are the ones that
/// the data file lacks; people type them.
const OTHER_SIGNS: [char; 7] = ['\u{2014}', '\u{2225}', '\u{FF0D}', '\u{FF5E}', '\u{FFE0}', '\u{FFE1}', '\u{FFE2}'];

/// Where a character stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JisLevel {
    /// JIS X 0201: printable ASCII and half-width katakana.
    SingleByte,
    /// JIS X 0208 rows 1 to 8: kana, letters, digits and signs.
    NonKanji,
    /// JIS X 0208 rows 16 to 47, 第1水準: 2,965 kanji.
    Level1,
    /// JIS X 0208 rows 48 to 84, 第2水準: 3,390 kanji.
    Level2,
    /// What JIS X 0213 adds to the rows of signs and letters.
    MoreNonKanji,
    /// JIS X 0213 plane 1, 第3水準: 1,259 kanji.
    Level3,
    /// JIS X 0213 plane 2, 第4水準: 2,436 kanji.
    Level4,
    /// In none of them. It may be one of 補助漢字, see [`is_supplementary_kanji`].
    Outside,
}

impl JisLevel {
    /// The level of a character.
    #[must_use]
    pub fn of(character: char) -> Self {
        if matches!(character, ' '..='~' | '\u{FF61}'..='\u{FF9F}') {
            return Self::SingleByte;
        }
        let table = &TABLES.levels;
        let found = table.binary_search_by_key(&character, |&(listed, _)| listed).ok();
        found.and_then(|index| table.get(index)).map_or(Self::Outside, |&(_, level)| level)
    }

    /// The level that a line of the data file names.
    fn of_set(name: &str) -> Option<Self> {
        match name {
            "non-kanji" => Some(Self::NonKanji),
            "level-1" => Some(Self::Level1),
            "level-2" => Some(Self::Level2),
            "more-non-kanji" => Some(Self::MoreNonKanji),
            "level-3" => Some(Self::Level3),
            "level-4" => Some(Self::Level4),
            _ => None,
        }
    }
}

/// Whether a character is one of 補助漢字, the 5,801 kanji of JIS X 0212. Many stand in level 3 or 4 as well.
#[must_use]
pub fn is_supplementary_kanji(character: char) -> bool {
    TABLES.supplementary.binary_search(&character).is_ok()
}

/// Whether a signing certificate replaces the character by a substitute (代替文字): it does with what is neither in
/// JIS X 0208 nor one of 補助漢字. That JIS X 0201 stays as it is, is chosen.
#[must_use]
pub fn needs_substitute(character: char) -> bool {
    match JisLevel::of(character) {
        JisLevel::SingleByte | JisLevel::NonKanji | JisLevel::Level1 | JisLevel::Level2 => false,
        JisLevel::MoreNonKanji | JisLevel::Level3 | JisLevel::Level4 | JisLevel::Outside => {
            !is_supplementary_kanji(character)
        }
    }
}

/// The data file, sorted for searching.
struct Tables {
    levels: Vec<(char, JisLevel)>,
    supplementary: Vec<char>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables { levels: Vec::new(), supplementary: Vec::new() };
    for (name, characters) in SETS.lines().filter_map(|line| line.split_once(' ')) {
        if name == SUPPLEMENTARY {
            tables.supplementary.extend(characters.chars());
        } else if let Some(level) = JisLevel::of_set(name) {
            tables.levels.extend(characters.chars().map(|character| (character, level)));
        }
    }
    tables.levels.extend(OTHER_SIGNS.map(|sign| (sign, JisLevel::NonKanji)));
    tables.levels.sort_unstable();
    tables.levels.dedup_by_key(|&mut (character, _)| character);
    tables.supplementary.sort_unstable();
    tables
});
