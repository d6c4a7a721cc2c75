//! The first object of some files: where each of the others begins, in bytes from the start of the file.

use crate::content::content_error::ContentError;

/// The most that a file may hold, since READ BINARY reaches no offset above 7FFF (ISO 7816-4, 11.2.3).
const LARGEST_FILE: usize = 0x8000;

/// Header of an object with a two-byte tag.
pub(crate) const fn header(value: usize) -> usize {
    if value < 0x80 { 3 } else { 5 }
}

/// Offsets of the objects whose values have these lengths, behind a table of `N` two-byte offsets in a template.
///
/// # Errors
/// [`ContentError::TooLong`] if the file grows over 32,768 bytes.
pub(crate) fn offsets<const N: usize>(what: &'static str, lengths: [usize; N]) -> Result<[u16; N], ContentError> {
    let table = header(2 * N) + 2 * N;
    let sizes = lengths.map(|length| length.saturating_add(header(length)));
    let body = sizes.iter().fold(table, |sum, size| sum.saturating_add(*size));
    let all = body.saturating_add(header(body));
    let too_long = ContentError::TooLong { what, most: LARGEST_FILE, got: all };
    if all > LARGEST_FILE {
        return Err(too_long);
    }
    let mut next = header(body) + table;
    let mut offsets = [0; N];
    for (offset, size) in offsets.iter_mut().zip(sizes) {
        *offset = u16::try_from(next).map_err(|_| too_long)?;
        next += size;
    }
    Ok(offsets)
}

/// The table's value: the offsets, big-endian.
pub(crate) fn table<const N: usize>(offsets: &[u16; N]) -> Vec<u8> {
    offsets.iter().flat_map(|offset| offset.to_be_bytes()).collect()
}
