//! The back of the card.

use super::CardFace;
use super::scene::{Colour, INK, Item, MARGIN, Rectangle, SIZE_OF_NAMES, Scene, WHITE, WIDTH};
use crate::era::era_date;
use crate::rendered::qr::number_qr;

pub(super) fn scene<'a>(face: &CardFace<'a>) -> Scene<'a> {
    let background = [Colour(0xF4, 0xF1, 0xE6), Colour(0xE6, 0xEE, 0xF6)];
    let mut scene = Scene::new("back", "Back of a simulated My Number Card, a test object", "個人番号", background);

    let digits = face.number.digits();
    let groups: Vec<&str> = [0..4, 4..8, 8..12].into_iter().filter_map(|group| digits.get(group)).collect();
    scene.text(MARGIN, 1020, 720, groups.join(" "), INK, true);
    scene.rule(MARGIN, 2080, WIDTH - 2 * MARGIN);

    // The quiet zone is a part of the code.
    let (side, right) = (2560, WIDTH - MARGIN);
    let (x, y) = (right - side, 2330);
    scene.rectangle(Rectangle { x, y, width: side, height: side, radius: 90, colour: WHITE });
    let says = "QR code of the personal number";
    scene.items.push(Item::Code { x, y, side, bitmap: number_qr(face.number), says });

    let width = x - 2 * MARGIN;
    scene.caption(MARGIN, 2400, "氏名");
    scene.text_box(MARGIN, 2680, (width, 900), SIZE_OF_NAMES, face.name);
    scene.caption(MARGIN, 3800, "生年月日");
    scene.text_box(MARGIN, 4080, (width, 400), 310, &format!("{}生", era_date(face.birth)));
    scene
}
