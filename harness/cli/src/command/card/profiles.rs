//! `sekisho card profiles`: the kinds of card that there are.

use sekisho_jlis_sim_core::CARD_PROFILES;
use serde::Serialize;

use crate::{
    arguments::{CardProfiles, Language},
    exit::Exit,
    failure::Failure,
    output,
};

#[derive(Serialize)]
struct Row {
    name: &'static str,
    en: &'static str,
    ja: &'static str,
}

pub(super) fn execute(options: &CardProfiles) -> Result<Exit, Failure> {
    let rows: Vec<Row> = (CARD_PROFILES.iter())
        .map(|profile| Row { name: profile.name, en: profile.english, ja: profile.japanese })
        .collect();
    if options.json {
        output::json(&rows)?;
        return Ok(Exit::Conforming);
    }
    for row in &rows {
        let says = match options.lang {
            Language::En => row.en,
            Language::Ja => row.ja,
        };
        output::data(format_args!("{:<28} {says}", row.name));
    }
    output::remark(match options.lang {
        Language::En => "Every card belongs to the test environment: its certificates' issuer is O=JPKI-TEST.",
        Language::Ja => "どのカードも試験環境のものです（証明書の発行者はO=JPKI-TEST）。",
    });
    Ok(Exit::Conforming)
}
