//! Where in a long ordered list to begin to look: a few entries instead of all of them.

use std::ops::Range;

use super::listed::Listed;

/// Entries of a section in the mean, if serial numbers are spread evenly.
const SECTION: usize = 8;

/// The range of serial numbers in sections of one width, with the place in the list where each begins.
///
/// Serial numbers that a counter gave are spread evenly over their range, so that a section has a handful of entries and a
/// look-up touches three or four places of memory. Whatever they are, no section has more than all entries, among which a
/// look-up bisects.
#[derive(Debug, Clone)]
pub(super) struct Directory {
    first: u64,
    /// A section is two to this power wide.
    shift: u32,
    /// How many entries stand before each section, and all of them at the end.
    starts: Vec<usize>,
}

impl Directory {
    /// The directory of a list in ascending order of serial numbers.
    pub(super) fn new(list: &[Listed]) -> Self {
        let serial = |listed: Option<&Listed>| listed.map_or(0, |listed| listed.serial().value());
        let (first, last) = (serial(list.first()), serial(list.last()));
        let most = (list.len() / SECTION) as u64 + 2;
        let shift = (0..u64::BITS - 1).find(|shift| (last - first) >> shift < most).unwrap_or(u64::BITS - 1);
        let mut starts = Vec::with_capacity(list.len() / SECTION + 3);
        for (place, listed) in list.iter().enumerate() {
            let section = (listed.serial().value() - first) >> shift;
            while starts.len() as u64 <= section {
                starts.push(place);
            }
        }
        starts.push(list.len());
        Self { first, shift, starts }
    }

    /// Where in the list a serial number stands if it is there at all.
    pub(super) fn places(&self, serial: u64) -> Range<usize> {
        let section = serial.checked_sub(self.first).and_then(|above| usize::try_from(above >> self.shift).ok());
        let bounds = section.and_then(|section| self.starts.get(section..section.checked_add(2)?));
        match bounds {
            Some(&[from, to]) => from..to,
            _ => 0..0,
        }
    }
}
