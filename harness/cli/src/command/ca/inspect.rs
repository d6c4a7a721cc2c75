//! `sekisho ca inspect`.

use std::fs;

use sekisho_ca_sim::inspect::{self, Detail, PersonalData};

use crate::{
    arguments::{CaInspect, Language},
    exit::Exit,
    failure::Failure,
    output,
};

pub(super) fn execute(options: &CaInspect) -> Result<Exit, Failure> {
    let path = options.file.display();
    let input =
        fs::read(&options.file).map_err(|error| Failure::Environment(format!("{path} cannot be read: {error}")))?;
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
