//! The figures on a page that is otherwise written by hand.

use std::fs;
use std::path::Path;

use crate::durable_file::write_durably;
use crate::failure::Failure;

/// Puts new figures on the page in this file: see [`replace_figures`].
///
/// # Errors
/// [`Failure::Io`], or [`Failure::NoPlace`]. The page is then left as it is.
pub fn update_page(page: &Path, writer: &str, figures: &str) -> Result<(), Failure> {
    let text = fs::read_to_string(page).map_err(Failure::io(format!("read {}", page.display())))?;
    write_durably(page, &replace_figures(&text, writer, figures)?)
}

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
