//! The front of the card.

use sekisho_ca_sim::Sex;

use super::CardFace;
use super::scene::{Colour, Item, MARGIN, Rectangle, SIZE_OF_NAMES, Scene, WHITE, WIDTH};
use crate::era::era_date;

/// Where the fields' values begin.
const VALUES: u32 = 1220;
/// Where the column beside the photo begins.
const BESIDE: u32 = 2640;

pub(super) fn scene<'a>(face: &CardFace<'a>) -> Scene<'a> {
    let background = [Colour(0xE4, 0xF3, 0xEE), Colour(0xFB, 0xEC, 0xEF)];
    let mut scene =
        Scene::new("front", "Front of a simulated My Number Card, a test object", "個人番号カード（模擬）", background);
    let width = WIDTH - MARGIN - VALUES;

    scene.caption(MARGIN, 950, "氏名");
    scene.text_box(VALUES, 840, (width, 480), SIZE_OF_NAMES, face.name);
    scene.rule(MARGIN, 1380, WIDTH - 2 * MARGIN);
    scene.caption(MARGIN, 1520, "住所");
    scene.text_box(VALUES, 1490, (width, 680), 290, face.address);
    scene.rule(MARGIN, 2230, WIDTH - 2 * MARGIN);

    // The photo's sides are 3 to 4.
    let (x, y, photo_width, photo_height) = (MARGIN, 2380, 2010, 2680);
    let frame = 24;
    scene.rectangle(Rectangle {
        x: x - frame,
        y: y - frame,
        width: photo_width + 2 * frame,
        height: photo_height + 2 * frame,
        radius: 60,
        colour: WHITE,
    });
    let says = "Photo of nobody";
    scene.items.push(Item::Photo { x, y, width: photo_width, height: photo_height, image: face.photo, says });

    scene.caption(BESIDE, 2450, "生年月日");
    scene.text_box(BESIDE, 2690, (3400, 300), 290, &format!("{}生", era_date(face.birth)));
    scene.caption(6340, 2450, "性別");
    scene.text_box(6340, 2690, (1900, 300), 290, sex_word(face.sex));
    scene.rule(BESIDE, 3130, WIDTH - MARGIN - BESIDE);
    scene.caption(BESIDE, 3280, "有効期限");
    let (year, month, day) = (face.expiry.year(), face.expiry.month(), face.expiry.day());
    scene.text_box(BESIDE, 3520, (5600, 300), 290, &format!("{year}年{month}月{day}日まで有効"));
    scene.rule(BESIDE, 3960, WIDTH - MARGIN - BESIDE);
    scene.caption(BESIDE, 4110, "セキュリティコード");
    scene.text_box(BESIDE, 4370, (2400, 360), 330, face.security_code);
    scene
}

/// 性別 as printed. How an unknown one would be printed is chosen.
fn sex_word(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "男",
        Sex::Female => "女",
        Sex::Unknown => "不明",
    }
}
