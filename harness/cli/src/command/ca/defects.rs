//! `sekisho ca defects`: what can be made wrong on purpose, and the right answer to it.

mod files;
mod readme;
mod row;

use sekisho_ca_sim::defect::{Defect, Exhibit};

use self::row::Row;
use crate::{
    arguments::{CaDefects, Language},
    exit::Exit,
    failure::Failure,
    output,
};

pub(super) fn execute(options: &CaDefects) -> Result<Exit, Failure> {
    let chosen = chosen(options.name.as_deref())?;
    let japanese = options.lang == Language::Ja;
    let rows: Vec<Row> = chosen.iter().map(|&defect| Row::of(defect, japanese)).collect();
    if options.json {
        output::json(&rows)?;
    } else if options.name.is_some() {
        rows.iter().for_each(|row| print_whole(row, japanese));
    } else {
        rows.iter().for_each(|row| output::data(format_args!("{:<45} {}", row.name, row.says)));
    }
    if let Some(folder) = &options.out {
        for &defect in &chosen {
            let exhibit = Exhibit::new(defect, &options.seed).map_err(Failure::bench)?;
            files::write(&exhibit, folder)?;
        }
        output::remark(format_args!("{}: {} folders with twin and wrong objects", folder.display(), chosen.len()));
    }
    Ok(Exit::Conforming)
}

fn chosen(name: Option<&str>) -> Result<Vec<Defect>, Failure> {
    let Some(name) = name else { return Ok(Defect::ALL.to_vec()) };
    let unknown = || Failure::Usage(format!("there is no defect `{name}`; `sekisho ca defects` lists them"));
    Ok(vec![Defect::from_name(name).ok_or_else(unknown)?])
}

fn print_whole(row: &Row, japanese: bool) {
    let label = |english: &'static str, other: &'static str| if japanese { other } else { english };
    output::data(format_args!("{} ({})\n  {}", row.name, row.kind, row.says));
    let rule = format_args!("{}, {} ({})", row.document, row.clause, row.certainty);
    output::data(format_args!("{}: {rule}", label("Breaks", "違反する要件")));
    output::data(format_args!(
        "{}: {}",
        label("Differs from its twin in", "正しい双子との相違"),
        row.differs.join(", ")
    ));
    let reasons = row.reasons.join(", ");
    output::data(format_args!("{}: {} ({reasons})", label("Right answer", "正しい答え"), row.answer_in_words));
}
