//! Pictures of names and addresses.

use sekisho_jlis_sim_core::{DrawingSettings, RenderError, address_png, has_glyph, name_png};

use super::drawn::{Drawn, hash};

const LINE: u32 = 18;

fn settings() -> DrawingSettings {
    DrawingSettings::default()
}

fn name(text: &str) -> Drawn {
    Drawn::read(&name_png(text, &settings()).unwrap())
}

#[test]
fn a_name_is_one_bit_deep_and_as_wide_as_its_columns() {
    let drawn = name("試験\u{3000}花子");
    assert_eq!((drawn.width, drawn.height, drawn.bits), (16 * 16, LINE, 1));
    // Four kanji with a space between them, and paper behind them.
    for (column, inked) in [(0, true), (1, true), (2, false), (3, true), (4, true), (5, false)] {
        assert_eq!(drawn.is_inked(column * 16, 0, 16, LINE), inked, "column {column}");
    }
}

#[test]
fn a_character_is_drawn_pixel_by_pixel_as_the_font_has_it() {
    let drawn = name("十A");
    assert_eq!(
        drawn.part(0, 0, 24, 16),
        [
            ".......#................",
            ".......#................",
            ".......#................",
            ".......#................",
            ".......#...........##...",
            ".......#..........#..#..",
            "###############...#..#..",
            ".......#.........#....#.",
            ".......#.........#....#.",
            ".......#.........######.",
            ".......#.........#....#.",
            ".......#.........#....#.",
            ".......#.........#....#.",
            ".......#.........#....#.",
            ".......#................",
            ".......#................",
        ]
    );
}

#[test]
fn a_character_beyond_the_font_is_a_box_with_its_code_point() {
    assert!(has_glyph('吉') && !has_glyph('𠮷') && !has_glyph('\u{1}'));
    let drawn = name("𠮷\u{1}");
    assert_eq!(
        drawn.part(0, 0, 32, 16),
        [
            "................................",
            "###############.###############.",
            "#.............#.#.............#.",
            "#.###.###.###.#.#...###.###...#.",
            "#.#.#...#.#.#.#.#...#.#.#.#...#.",
            "#.#.#.###.#.#.#.#...#.#.#.#...#.",
            "#.#.#.#...#.#.#.#...#.#.#.#...#.",
            "#.###.###.###.#.#...###.###...#.",
            "#.............#.#.............#.",
            "#.##..##..###.#.#...###..#....#.",
            "#.#.#.#.#...#.#.#...#.#.##....#.",
            "#.##..##...#..#.#...#.#..#....#.",
            "#.#.#.#.#..#..#.#...#.#..#....#.",
            "#.##..##...#..#.#...###.###...#.",
            "###############.###############.",
            "................................",
        ]
    );
}

#[test]
fn a_long_address_is_broken_where_its_line_is_full() {
    let columns = usize::from(settings().address_columns);
    for (characters, lines) in [(0, 1), (1, 1), (columns, 1), (columns + 1, 2), (3 * columns, 3)] {
        let drawn = Drawn::read(&address_png(&"町".repeat(characters), &settings()).unwrap());
        assert_eq!((drawn.width, drawn.height), (20 * 16, lines * LINE), "{characters}");
    }
    // A half-width character takes half a column, and a full-width one is never cut.
    let drawn = Drawn::read(&address_png(&format!("{}町", "1".repeat(2 * columns - 1)), &settings()).unwrap());
    assert_eq!(drawn.height, 2 * LINE);
    assert!(!drawn.is_inked(20 * 16 - 8, 0, 8, LINE) && drawn.is_inked(0, LINE, 16, LINE));
}

#[test]
fn a_substituted_character_is_underlined_if_the_operator_wants_it() {
    let marked = DrawingSettings { mark_substituted: true, ..settings() };
    let drawn = Drawn::read(&name_png("高髙", &marked).unwrap());
    assert_eq!(drawn.part(0, 16, 32, 2), ["................#.#.#.#.#.#.#.#.", "................................"]);
    assert!(!name("高髙").is_inked(0, 16, 32, 2));
}

#[test]
fn more_characters_than_any_register_holds_are_refused() {
    let refused = name_png(&"山".repeat(401), &settings());
    assert_eq!(refused, Err(RenderError::TextLength { most: 400, got: 401 }));
    assert!(name_png(&"山".repeat(400), &settings()).is_ok());
}

#[test]
fn a_line_without_columns_is_refused() {
    for got in [0, 101, u16::MAX] {
        let odd = DrawingSettings { name_columns: got, address_columns: got, ..settings() };
        assert_eq!(name_png("山", &odd), Err(RenderError::Columns { most: 100, got }));
        assert_eq!(address_png("山", &odd), Err(RenderError::Columns { most: 100, got }));
    }
}

#[test]
fn the_same_text_gives_the_same_octets() {
    assert_eq!(
        hash(name_png("試験\u{3000}花子", &settings()).unwrap()),
        "8c71ed72dd87bb5e6a64ead03649d78038837d32f471e447de71124c159dca27"
    );
    let address = "北海道枝幸郡枝幸町架空町一丁目１２番";
    assert_eq!(
        hash(address_png(address, &settings()).unwrap()),
        "d586449670d2afe783987a5953589b6d6476c71a77dc2155649f56ff24208943"
    );
}

#[test]
fn the_pictures_of_a_long_name_and_address_leave_room_in_the_cards_file() {
    let long = "驫鱻龘".repeat(20);
    let octets = name_png(&long, &settings()).unwrap().len() + address_png(&long, &settings()).unwrap().len();
    assert!(octets < 4000, "{octets}");
}
