//! `sekisho ca inspect`.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use sekisho_ca_sim::inspect::{self, Detail, PersonalData};

use crate::{
    arguments::{CaInspect, Language},
    exit::Exit,
    failure::Failure,
    output,
};

/// The list of a whole country has 37 octets for each revoked certificate: room for fourteen million of them.
const MOST_OCTETS: u64 = 512 * 1024 * 1024;

pub(super) fn execute(options: &CaInspect) -> Result<Exit, Failure> {
    let path = options.file.display();
    let input = read(&options.file)
        .map_err(|error| Failure::Environment(format!("{path} cannot be read: {error}")))?
        .ok_or_else(|| {
        Failure::Usage(format!("{path}: longer than {MOST_OCTETS} octets; no object is that large"))
    })?;
    let personal = if options.personal { PersonalData::Shown } else { PersonalData::Hidden };
    let inspection = inspect::inspect(&input, personal).map_err(|error| Failure::Usage(format!("{path}: {error}")))?;
    if options.json {
        output::json(&inspection)?;
        return Ok(Exit::Conforming);
    }
    let language = match options.lang {
        Language::En => inspect::Language::English,
        Language::Ja => inspect::Language::Japanese,
    };
    let detail = if options.differences { Detail::Differences } else { Detail::Everything };
    output::data(inspection.in_words(language, detail).trim_end());
    Ok(Exit::Conforming)
}

/// The octets of a file, or none if it has too many, as a device may have without end.
fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut octets = Vec::new();
    File::open(path)?.take(MOST_OCTETS + 1).read_to_end(&mut octets)?;
    Ok((octets.len() as u64 <= MOST_OCTETS).then_some(octets))
}
