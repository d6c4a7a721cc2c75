//! Levels of characters, judged by tables that are not ours.

use std::collections::BTreeMap;

use sekisho_jlis_sim_core::{JisLevel, is_supplementary_kanji, needs_substitute};

fn every_character() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

/// Row and cell of JIS X 0208 by the tables of browsers, which hold vendors' rows besides.
fn row_for_browsers(character: char) -> Option<u8> {
    let text = character.to_string();
    let (octets, _, unmappable) = encoding_rs::EUC_JP.encode(&text);
    match *octets {
        [row, cell] if !unmappable && row > 0xA0 && cell > 0xA0 => Some(row - 0xA0),
        _ => None,
    }
}

#[test]
fn levels_1_and_2_and_the_signs_agree_with_the_tables_of_browsers() {
    // In vendors' rows browsers keep what JIS X 0208 lacks, and what it holds only where it is there twice.
    const NEC_ROW: u8 = 13;
    for character in every_character() {
        let level = JisLevel::of(character);
        match row_for_browsers(character) {
            Some(1..=8) => assert_eq!(level, JisLevel::NonKanji, "{character}"),
            Some(16..=47) => assert_eq!(level, JisLevel::Level1, "{character}"),
            Some(48..=84) => assert_eq!(level, JisLevel::Level2, "{character}"),
            Some(NEC_ROW) | Some(89..) => {
                assert!(!matches!(level, JisLevel::Level1 | JisLevel::Level2), "{character} {level:?}");
            }
            _ => assert!(!matches!(level, JisLevel::Level1 | JisLevel::Level2), "{character} {level:?}"),
        }
    }
}

#[test]
fn each_set_has_as_many_characters_as_its_standard_says() {
    let mut counts = BTreeMap::new();
    for character in every_character() {
        *counts.entry(JisLevel::of(character)).or_insert(0) += 1;
    }
    for (level, count) in [
        (JisLevel::NonKanji, 524 + 7),
        (JisLevel::Level1, 2965),
        (JisLevel::Level2, 3390),
        (JisLevel::Level3, 1259),
        (JisLevel::Level4, 2436),
    ] {
        assert_eq!(counts[&level], count, "{level:?}");
    }
    assert_eq!(every_character().filter(|&character| is_supplementary_kanji(character)).count(), 5801);
}

#[test]
fn characters_that_people_have_in_their_names_stand_where_the_standards_put_them() {
    for (character, level) in [
        ('亜', JisLevel::Level1),
        ('腕', JisLevel::Level1),
        ('弌', JisLevel::Level2),
        ('熙', JisLevel::Level2),
        ('俱', JisLevel::Level3),
        ('\u{FA19}', JisLevel::Level3), // 神 with the old radical
        ('𠮟', JisLevel::Level3),
        ('𠂉', JisLevel::Level4),
        ('①', JisLevel::MoreNonKanji),
        ('々', JisLevel::NonKanji),
        ('９', JisLevel::NonKanji),
        ('\u{3000}', JisLevel::NonKanji),
        ('－', JisLevel::NonKanji),
        ('−', JisLevel::NonKanji),
        ('A', JisLevel::SingleByte),
        ('ｱ', JisLevel::SingleByte),
        ('𠮷', JisLevel::Outside),
        ('한', JisLevel::Outside),
        ('\n', JisLevel::Outside),
    ] {
        assert_eq!(JisLevel::of(character), level, "{character} U+{:04X}", u32::from(character));
    }
}

#[test]
fn a_certificate_substitutes_what_is_neither_in_jis_x_0208_nor_supplementary() {
    for (character, substituted) in [
        ('亜', false),
        ('熙', false),
        ('A', false),
        ('侊', false), // level 3 and supplementary
        ('髙', true),  // of vendors' rows
        ('𠮷', true),
        ('①', true),
    ] {
        assert_eq!(needs_substitute(character), substituted, "{character}");
    }
}
