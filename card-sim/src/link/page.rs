//! The tables of the page about link timing, from the data and the defaults.

use std::fmt::Write as _;

use super::{CommandTimes, Link, LinkError, LinkKind, LinkParameter};
use crate::card_file::DEFAULT_ATR;

const BEGIN: &str = "<!-- begin tables: written by write-timing -->";
const END: &str = "<!-- end tables -->";

/// The page with its tables of command times and link parameters written anew, between their two marks; none if the page
/// has not exactly those marks.
///
/// # Errors
/// [`LinkError`] if the data in this build is broken.
pub fn with_timing_tables(page: &str) -> Result<Option<String>, LinkError> {
    let Some((before, rest)) = page.split_once(BEGIN) else { return Ok(None) };
    let Some((_, after)) = rest.split_once(END) else { return Ok(None) };
    if after.contains(BEGIN) || after.contains(END) {
        return Ok(None);
    }
    Ok(Some(format!("{before}{BEGIN}\n\n{}\n{END}{after}", tables()?)))
}

fn tables() -> Result<String, LinkError> {
    let mut text =
        String::from("### Command times\n\n| Step | Time | Per | Source | Remark |\n|---|---:|---|---|---|\n");
    for row in CommandTimes::built_in()?.rows() {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| `{}` | {} µs | {} | {} | {} |",
            row.step, row.microseconds, row.per, row.source, row.remark
        );
    }
    for (title, kind) in [
        ("Contact", LinkKind::Contact),
        ("Type B", LinkKind::TypeB(super::BitRate::Kbit106)),
        ("Phone over Bluetooth, before the rows of Type B", LinkKind::Bluetooth),
    ] {
        let _ = writeln!(text, "\n### {title}\n\n| Parameter | Value | From | Remark |\n|---|---|---|---|");
        let mut parameters = Link::for_card(kind, &DEFAULT_ATR)?.parameters();
        if kind == LinkKind::Bluetooth {
            let card = Link::for_card(LinkKind::TypeB(super::BitRate::Kbit106), &DEFAULT_ATR)?.parameters();
            parameters.truncate(parameters.len().saturating_sub(card.len()));
        }
        parameters.iter().for_each(|parameter| row(&mut text, parameter));
    }
    Ok(text)
}

fn row(text: &mut String, parameter: &LinkParameter) {
    let LinkParameter { name, value, source, remark } = parameter;
    let _ = writeln!(text, "| {name} | {value} | {source} | {remark} |");
}
