//! The figures on a page that is otherwise written by hand.

use crate::failure::Failure;

const BEGIN: &str = "<!-- begin figures: written by side-by-side -->";
const END: &str = "<!-- end figures -->";

/// The page with new figures between its two marks.
///
/// # Errors
/// [`Failure::NoPlace`] if the marks are not there, once and in order.
pub fn replace_figures(page: &str, figures: &str) -> Result<String, Failure> {
    let missing = || Failure::NoPlace { begin: BEGIN, end: END };
    let (before, rest) = page.split_once(BEGIN).ok_or_else(missing)?;
    let (_, after) = rest.split_once(END).ok_or_else(missing)?;
    if after.contains(BEGIN) || after.contains(END) {
        return Err(missing());
    }
    Ok(format!("{before}{BEGIN}\n\n{}\n\n{END}{after}", figures.trim()))
}
