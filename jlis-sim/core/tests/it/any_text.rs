//! Whatever a register holds as a name can be drawn.

use jiff::civil::date;
use proptest::prelude::{any, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};
use sekisho_ca_sim::Sex;
use sekisho_jlis_sim_core::{
    CardFace, CardSide, DrawingSettings, GreyImage, MyNumber, address_png, card_face_svg, name_png,
};

use super::drawn::Drawn;

/// How the printed side writes a text: itself, but for what XML cannot hold.
fn printed(text: &str) -> String {
    let printed = |character: char| match u32::from(character) {
        code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap(),
        0x7F => '\u{2421}',
        0x80..=0x9F | 0xFFFE | 0xFFFF => '\u{FFFD}',
        _ => character,
    };
    text.chars().map(printed).collect()
}

proptest! {
    #[test]
    fn any_text_is_shown_whole_on_the_printed_side(characters in prop::collection::vec(any::<char>(), 0..60)) {
        let text: String = characters.into_iter().collect();
        let (photo, number) = (GreyImage::new(1, 1, vec![128]).unwrap(), MyNumber::synthetic([1; 11]));
        let face = CardFace {
            name: &text,
            address: "",
            birth: date(1990, 4, 1),
            sex: Sex::Unknown,
            expiry: date(2036, 4, 1),
            security_code: "0000",
            photo: &photo,
            number: &number,
        };
        let svg = card_face_svg(&face, CardSide::Front).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let shown: String = document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
        prop_assert!(shown.replace('\n', "").contains(&printed(&text)), "{text:?}");
    }

    #[test]
    fn any_text_becomes_pictures_as_wide_as_their_lines(characters in prop::collection::vec(any::<char>(), 0..60)) {
        let text: String = characters.into_iter().collect();
        let settings = DrawingSettings { mark_substituted: true, ..DrawingSettings::default() };
        let (name, address) = (name_png(&text, &settings).unwrap(), address_png(&text, &settings).unwrap());
        prop_assert_eq!([Drawn::read(&name).width, Drawn::read(&address).width], [256, 320]);
    }
}
