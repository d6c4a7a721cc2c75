//! `sekisho list`.

use serde::Serialize;

use super::cases;
use crate::{
    arguments::{Language, List},
    exit::Exit,
    failure::Failure,
    output,
};

#[derive(Serialize)]
struct Row {
    id: &'static str,
    requirement: &'static str,
    en: &'static str,
    ja: &'static str,
    catches: &'static [&'static str],
}

pub(super) fn execute(options: &List) -> Result<Exit, Failure> {
    let chosen = cases::chosen(&options.cases)?;
    if options.json {
        let rows: Vec<Row> = chosen
            .iter()
            .map(|case| Row {
                id: case.id,
                requirement: case.requirement,
                en: case.says.en,
                ja: case.says.ja,
                catches: case.catches,
            })
            .collect();
        output::json(&rows)?;
        return Ok(Exit::Conforming);
    }
    for case in &chosen {
        let says = match options.lang {
            Language::En => case.says.en,
            Language::Ja => case.says.ja,
        };
        output::data(format_args!("{:<46} {:<8} {says}", case.id, case.requirement));
    }
    output::remark(format_args!("{} cases", chosen.len()));
    Ok(Exit::Conforming)
}
