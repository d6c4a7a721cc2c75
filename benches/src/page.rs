//! The figures on a page that is otherwise written by hand.

use crate::failure::Failure;

/// The page with new figures between the two marks of the program that writes them.
///
/// # Errors
/// [`Failure::NoPlace`] if the marks are not there, once and in order.
pub fn replace_figures(page: &str, writer: &str, figures: &str) -> Result<String, Failure> {
    let begin = format!("<!-- begin figures: written by {writer} -->");
    let end = format!("<!-- end figures: written by {writer} -->");
    let missing = || Failure::NoPlace { begin: begin.clone(), end: end.clone() };
    let (before, rest) = page.split_once(&begin).ok_or_else(missing)?;
    let (_, after) = rest.split_once(&end).ok_or_else(missing)?;
    if after.contains(&begin) || after.contains(&end) {
        return Err(missing());
    }
    Ok(format!("{before}{begin}\n\n{}\n\n{end}{after}", figures.trim()))
}
