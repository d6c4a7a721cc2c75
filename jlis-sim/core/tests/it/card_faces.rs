//! The printed sides of the card.

use jiff::civil::date;
use sekisho_ca_sim::Sex;
use sekisho_jlis_sim_core::{
    CardFace, CardSide, GreyImage, MyNumber, RenderError, Seed, card_face_png, card_face_svg, portrait,
};

use super::drawn::{Drawn, hash};

const SIDES: [CardSide; 2] = [CardSide::Front, CardSide::Back];

fn number() -> MyNumber {
    MyNumber::synthetic([1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
}

fn photo() -> GreyImage {
    portrait(&Seed::of_run("card faces"))
}

fn face<'a>(name: &'a str, photo: &'a GreyImage, number: &'a MyNumber) -> CardFace<'a> {
    CardFace {
        name,
        address: "愛知県名古屋市千種区架空町一丁目１２番",
        birth: date(1990, 4, 1),
        sex: Sex::Female,
        expiry: date(2036, 4, 1),
        security_code: "2285",
        photo,
        number,
    }
}

fn svg(name: &str, side: CardSide) -> String {
    card_face_svg(&face(name, &photo(), &number()), side).unwrap()
}

/// Every text that a reader sees, in order.
fn texts(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let is_text = |node: &roxmltree::Node<'_, '_>| node.has_tag_name(("http://www.w3.org/2000/svg", "text"));
    document.descendants().filter(is_text).map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_front_bears_what_a_card_bears_and_says_that_it_is_a_specimen() {
    let texts = texts(&svg("試験\u{3000}花子", CardSide::Front));
    for expected in [
        "試験\u{3000}花子",
        "愛知県名古屋市千種区架空町一丁目１２番",
        "平成2年4月1日生",
        "女",
        "2036年4月1日まで有効",
        "2285",
        "TEST OBJECT / 見本",
    ] {
        assert!(texts.iter().any(|text| text == expected), "{expected} in {texts:?}");
    }
    assert!(!texts.iter().any(|text| text.contains(&number().digits()[..4])), "the number stands on the back only");
}

#[test]
fn the_back_bears_number_name_and_birth_and_says_that_it_is_a_specimen() {
    let texts = texts(&svg("試験\u{3000}花子", CardSide::Back));
    let digits = number().digits();
    let grouped = format!("{} {} {}", &digits[..4], &digits[4..8], &digits[8..]);
    for expected in [grouped.as_str(), "試験\u{3000}花子", "平成2年4月1日生", "TEST OBJECT / 見本"] {
        assert!(texts.iter().any(|text| text == expected), "{expected} in {texts:?}");
    }
    assert!(!texts.iter().any(|text| text.contains("2285")), "the code stands on the front only");
}

#[test]
fn both_sides_have_the_size_of_a_card_and_need_nothing_from_outside() {
    for side in SIDES {
        let svg = svg("試験\u{3000}花子", side);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let root = document.root_element();
        assert_eq!((root.attribute("width"), root.attribute("height")), (Some("85.60mm"), Some("53.98mm")));
        for node in document.descendants() {
            for attribute in node.attributes().filter(|attribute| attribute.name() == "href") {
                assert!(attribute.value().starts_with("data:image/png;base64,"), "{}", attribute.value());
            }
        }
    }
}

#[test]
fn both_sides_can_stand_in_one_page() {
    let ids = |side| -> Vec<String> {
        let svg = svg("試験\u{3000}花子", side);
        let document = roxmltree::Document::parse(&svg).unwrap();
        document.descendants().filter_map(|node| node.attribute("id")).map(str::to_owned).collect()
    };
    let (front, back) = (ids(CardSide::Front), ids(CardSide::Back));
    assert_eq!((front.len(), back.len()), (2, 2));
    assert!(front.iter().all(|id| !back.contains(id)), "{front:?} {back:?}");
}

#[test]
fn the_photo_in_the_front_is_the_photo() {
    use base64::Engine as _;
    let svg = svg("試験\u{3000}花子", CardSide::Front);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let image = document.descendants().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "image"))).unwrap();
    let href = image.attribute(("http://www.w3.org/1999/xlink", "href")).unwrap();
    let file = base64::engine::general_purpose::STANDARD.decode(href.split_once(',').unwrap().1).unwrap();
    let drawn = Drawn::read(&file);
    assert_eq!((drawn.width, drawn.height, drawn.bits, &drawn.greys[..]), (240, 320, 8, photo().pixels()));
}

#[test]
fn a_hostile_name_stays_text() {
    for (name, shown) in [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\"onload=\"x' & </text><x>", "\"onload=\"x' & </text><x>"),
        ("]]>&lt;&#0;<!--", "]]>&lt;&#0;<!--"),
        ("a\u{0}b\u{1b}c\u{7f}d\ne\t", "a␀b␛c␡d␊e␉"),
        ("a\u{85}\u{fffe}\u{ffff}", "a\u{fffd}\u{fffd}\u{fffd}"),
        ("𠮷野家", "𠮷野家"),
    ] {
        for side in SIDES {
            let svg = svg(name, side);
            assert!(texts(&svg).iter().any(|text| text == shown), "{shown} in {:?}", texts(&svg));
            let document = roxmltree::Document::parse(&svg).unwrap();
            let known =
                ["svg", "title", "defs", "linearGradient", "stop", "clipPath", "rect", "g", "path", "text", "image"];
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                assert!(known.contains(&node.tag_name().name()), "{}", node.tag_name().name());
                assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")));
            }
            card_face_png(&face(name, &photo(), &number()), side).unwrap();
        }
    }
}

#[test]
fn a_name_of_any_length_stays_in_its_box() {
    for characters in [1, 16, 17, 40, 120, 400] {
        for side in SIDES {
            let name = "龍".repeat(characters);
            let svg = svg(&name, side);
            let document = roxmltree::Document::parse(&svg).unwrap();
            let number =
                |node: roxmltree::Node<'_, '_>, name| -> u32 { node.attribute(name).unwrap().parse().unwrap() };
            let mut shown = String::new();
            for line in document.descendants().filter(|node| node.text().is_some_and(|text| text.contains('龍'))) {
                if !line.has_tag_name(("http://www.w3.org/2000/svg", "text")) {
                    continue;
                }
                let text = line.text().unwrap();
                let right =
                    number(line, "x") + number(line, "font-size") * u32::try_from(text.chars().count()).unwrap();
                let limit = if side == CardSide::Front { (8240, 1380) } else { (5680, 3800) };
                assert!(right <= limit.0 && number(line, "y") <= limit.1, "{characters} on {side:?}: {text}");
                shown.push_str(text);
            }
            assert_eq!(shown, name);
        }
    }
}

#[test]
fn an_independent_reader_reads_the_number_from_the_qr_code_on_the_back() {
    let back = Drawn::read(&card_face_png(&face("試験\u{3000}花子", &photo(), &number()), CardSide::Back).unwrap());
    assert_eq!((back.width, back.height, back.bits), (1011, 638, 8));
    let pixel = |x, y| back.greys[y * back.width as usize + x];
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(back.width as usize, back.height as usize, pixel);
    let codes: Vec<String> = picture.detect_grids().iter().map(|code| code.decode().unwrap().1).collect();
    assert_eq!(codes, [number().digits()]);
}

#[test]
fn the_rasterised_front_shows_the_photo_and_the_warning() {
    let front = Drawn::read(&card_face_png(&face("試験\u{3000}花子", &photo(), &number()), CardSide::Front).unwrap());
    assert_eq!((front.width, front.height), (1011, 638));
    // 300 dots an inch: 100 pixels are 8.47 mm. The warning is a dark field at the upper right with bright text.
    let warning: Vec<u8> =
        (24..73).flat_map(|y| (607..973).map(move |x| (x, y))).map(|(x, y)| front.grey(x, y)).collect();
    assert!(warning.iter().filter(|&&grey| grey < 100).count() > warning.len() / 2);
    assert!(warning.iter().filter(|&&grey| grey > 200).count() > warning.len() / 20);
    // The corner of the photo has its background, and the chest its band.
    assert!(front.grey(50, 290) > 200 && front.grey(50, 540) < 110);
}

#[test]
fn a_code_that_is_none_and_a_text_without_end_are_refused() {
    let (photo, number, long) = (photo(), number(), "番".repeat(401));
    let of =
        |face: CardFace<'_>| SIDES.map(|side| (card_face_svg(&face, side).err(), card_face_png(&face, side).err()));
    let code = RenderError::SecurityCode { expected: 4, got: 3 };
    let length = RenderError::TextLength { most: 400, got: 401 };
    for (face, refused) in [
        (CardFace { security_code: "12x", ..face("山", &photo, &number) }, code),
        (CardFace { address: &long, ..face("山", &photo, &number) }, length.clone()),
        (face(&long, &photo, &number), length),
    ] {
        for answer in of(face) {
            assert_eq!(answer, (Some(refused.clone()), Some(refused.clone())));
        }
    }
}

#[test]
fn the_same_card_gives_the_same_octets() {
    let (photo, number) = (photo(), number());
    let face = face("試験\u{3000}花子", &photo, &number);
    let hashes =
        SIDES.map(|side| (hash(card_face_svg(&face, side).unwrap()), hash(card_face_png(&face, side).unwrap())));
    assert_eq!(
        hashes.each_ref().map(|(svg, png)| (svg.as_str(), png.as_str())),
        [
            (
                "415de69c02ad9f4220bacfa438895a76a7001705d3283e83ca815ea734a23953",
                "5bfdd7dd20e5cc9df28e962764ec75f64562087514066c9c063ca64358812dfb"
            ),
            (
                "821d04a20d15748622d8a1a826879c4a4968ad07c11e0dbca0146ebacb907382",
                "398ffa8b7c114f2cdfd6a44298dbe0eb68ec69023a1a28ae7082616c46147157"
            )
        ]
    );
}
