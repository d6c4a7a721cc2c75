//! A side of the card as SVG 1.1.

use std::borrow::Cow;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::scene::{CAPTION, Colour, HEIGHT, Item, Scene, Text, WARNING, WIDTH};
use crate::rendered::canvas::Bitmap;
use crate::rendered::error::RenderError;
use crate::rendered::png::grey_png;

/// Fonts with the characters of Japanese names, one of which nearly every machine has.
const FONTS: &str =
    "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','Yu Gothic',Meiryo,'IPAexGothic','IPAGothic',sans-serif";

/// Radius of the corners, ISO/IEC 7810.
const CORNER: u32 = 318;

/// From the top of a text's box to its base line, in hundredths of its size: where Japanese fonts have it.
const BASE_LINE: u32 = 86;

/// Writes the document. One user unit is a hundredth of a millimetre.
pub(super) fn document(scene: &Scene<'_>) -> Result<String, RenderError> {
    let mut svg = String::new();
    let [from, to] = scene.background.map(web_colour);
    let caption = web_colour(CAPTION);
    let warning = web_colour(WARNING);
    let (id, title) = (scene.id, escaped(scene.title));
    push(
        &mut svg,
        format_args!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 width="85.60mm" height="53.98mm" viewBox="0 0 {WIDTH} {HEIGHT}"
 font-family="{FONTS}" role="img">
<title>{title}</title>
<defs>
<linearGradient id="sekisho-{id}-ground" x1="0" y1="0" x2="1" y2="1">
<stop offset="0" stop-color="{from}"/><stop offset="1" stop-color="{to}"/>
</linearGradient>
<clipPath id="sekisho-{id}-card"><rect width="{WIDTH}" height="{HEIGHT}" rx="{CORNER}"/></clipPath>
</defs>
<g clip-path="url(#sekisho-{id}-card)">
<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#sekisho-{id}-ground)"/>
<g fill="none" stroke="{caption}" stroke-width="8" stroke-opacity="0.13">
"#
        ),
    );
    waves(&mut svg);
    let watermark = escaped(scene.watermark);
    let (middle_x, middle_y) = (WIDTH / 2, HEIGHT / 2 + 300);
    push(
        &mut svg,
        format_args!(
            r#"</g>
<text x="{middle_x}" y="{middle_y}" transform="rotate(-24 {middle_x} {middle_y})" font-size="1000"
 font-weight="bold" text-anchor="middle" fill="{warning}" fill-opacity="0.08">{watermark}</text>
"#
        ),
    );
    for item in &scene.items {
        write_item(&mut svg, item)?;
    }
    let (edge_width, edge_height) = (WIDTH - 20, HEIGHT - 20);
    push(
        &mut svg,
        format_args!(
            r#"</g>
<rect x="10" y="10" width="{edge_width}" height="{edge_height}" rx="{CORNER}"
 fill="none" stroke="{caption}" stroke-width="20" stroke-opacity="0.35"/>
</svg>
"#
        ),
    );
    Ok(svg)
}

/// Appends. Writing to a `String` does not fail.
fn push(svg: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = svg.write_fmt(text);
}

/// Fine waves, as security prints have them: curves through whole numbers, the same everywhere.
fn waves(svg: &mut String) {
    const LENGTH: u32 = 1070;
    for line in 0..=24 {
        let y = 240 * line;
        // The height swells and ebbs from line to line, so that the lines weave.
        let height = 150 + 60 * (line % 6_u32).abs_diff(3);
        push(
            svg,
            format_args!(r#"<path d="M-535 {y}q{quarter} -{height} {half} 0"#, quarter = LENGTH / 4, half = LENGTH / 2),
        );
        for _ in 0..17 {
            push(svg, format_args!("t{} 0", LENGTH / 2));
        }
        svg.push_str("\"/>\n");
    }
}

fn write_item(svg: &mut String, item: &Item<'_>) -> Result<(), RenderError> {
    match item {
        Item::Text(text) => write_text(svg, text),
        Item::Rectangle(rectangle) => {
            let (x, y, width, height) = (rectangle.x, rectangle.y, rectangle.width, rectangle.height);
            let (radius, colour) = (rectangle.radius, web_colour(rectangle.colour));
            push(
                svg,
                format_args!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\" fill=\"{colour}\"/>\n"
                ),
            );
        }
        Item::Photo { x, y, width, height, image, says } => {
            let data = STANDARD.encode(grey_png(image)?);
            push(
                svg,
                format_args!(
                    "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"xMidYMid slice\" \
                 xlink:href=\"data:image/png;base64,{data}\"><title>{says}</title></image>\n"
                ),
            );
        }
        Item::Code { x, y, side, bitmap, says } => write_code(svg, (*x, *y, *side), bitmap, says),
    }
    Ok(())
}

fn write_text(svg: &mut String, text: &Text<'_>) {
    let Text { x, size, .. } = text;
    let y = text.top + size * BASE_LINE / 100;
    let (colour, content) = (web_colour(text.colour), escaped(&text.text));
    let weight = if text.bold { " font-weight=\"bold\"" } else { "" };
    let anchor = if text.middle { " text-anchor=\"middle\"" } else { "" };
    push(
        svg,
        format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{anchor} fill=\"{colour}\" \
         xml:space=\"preserve\">{content}</text>\n"
        ),
    );
}

/// A code as one path in a coordinate system of its own, a unit a module: sharp at any size.
fn write_code(svg: &mut String, (x, y, side): (u32, u32, u32), bitmap: &Bitmap, says: &str) {
    let modules = bitmap.width();
    push(
        svg,
        format_args!(
            "<svg x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\" viewBox=\"0 0 {modules} {modules}\" \
         shape-rendering=\"crispEdges\"><title>{says}</title><path d=\""
        ),
    );
    for row in 0..modules {
        for column in (0..modules).filter(|&column| bitmap.is_ink(column, row)) {
            push(svg, format_args!("M{column} {row}h1v1h-1z"));
        }
    }
    svg.push_str("\"/></svg>\n");
}

fn web_colour(Colour(red, green, blue): Colour) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// A text as XML content or attribute. XML 1.0 has no way to write most control characters: they become their pictures,
/// or U+FFFD where there is none.
fn escaped(text: &str) -> Cow<'_, str> {
    let plain = |character: char| !matches!(character, '&' | '<' | '>' | '"' | '\'') && may_stand(character);
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ if may_stand(character) => escaped.push(character),
            _ => escaped.push(picture_of(character)),
        }
    }
    Cow::Owned(escaped)
}

fn may_stand(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{FFFE}' | '\u{FFFF}')
}

/// 2400 to 241F are the pictures of 00 to 1F, and 2421 that of 7F.
fn picture_of(control: char) -> char {
    match u32::from(control) {
        code @ 0..=0x1F => char::from_u32(0x2400 + code),
        0x7F => Some('\u{2421}'),
        _ => None,
    }
    .unwrap_or(char::REPLACEMENT_CHARACTER)
}
