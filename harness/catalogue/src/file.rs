//! A catalogue file as it is written, and its reading into checked requirements.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::{Area, CatalogueError, Certainty, Problem, Requirement};

/// A catalogue file: its name, for messages, and its text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SourceFile<'a> {
    /// File name.
    pub name: &'a str,
    /// TOML.
    pub text: &'a str,
}

/// One area of the requirement catalogue.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Requirement catalogue, one area")]
pub(crate) struct Written {
    /// Prefix of the ids.
    #[schemars(regex(pattern = "^[A-Z]+$"))]
    area: String,
    /// Title of the area.
    title: WrittenTitle,
    /// The requirements, sorted by id.
    requirement: Vec<WrittenRequirement>,
}

/// A title in both languages.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WrittenTitle {
    /// English.
    en: String,
    /// Japanese.
    ja: String,
}

/// One requirement.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WrittenRequirement {
    /// The area's prefix, a hyphen, two digits.
    #[schemars(regex(pattern = "^[A-Z]+-[0-9]{2}$"))]
    id: String,
    /// The document that says it.
    document: String,
    /// The clause of that document.
    clause: String,
    /// First day on which it holds.
    #[schemars(regex(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    effective_from: String,
    /// Last day on which it holds.
    #[schemars(regex(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    #[serde(default)]
    effective_until: Option<String>,
    /// How certain it is.
    certainty: Certainty,
    /// English text.
    en: String,
    /// Japanese text.
    ja: String,
    /// Where the facts come from.
    source: String,
}

/// Reads one file.
pub(crate) fn read(file: SourceFile<'_>) -> Result<(Area, Vec<Requirement>), CatalogueError> {
    let written: Written = toml::from_str(file.text)
        .map_err(|error| CatalogueError::Form { file: file.name.to_owned(), message: error.to_string() })?;
    let area = Area { id: written.area, en: written.title.en, ja: written.title.ja };
    let field = Fields { file: file.name, id: &area.id };
    field.is_text("area", &area.id)?;
    field.is_text("title.en", &area.en)?;
    field.is_japanese("title.ja", &area.ja)?;

    let mut requirements: Vec<Requirement> = Vec::with_capacity(written.requirement.len());
    for written in written.requirement {
        let requirement = check(written, &area, file.name)?;
        if let Some(previous) = requirements.last().filter(|previous| previous.id >= requirement.id) {
            let problem = Problem::OutOfOrder { previous: previous.id.clone() };
            return Err(Fields { file: file.name, id: &requirement.id }.error("id", problem));
        }
        requirements.push(requirement);
    }
    Ok((area, requirements))
}

fn check(written: WrittenRequirement, area: &Area, file: &str) -> Result<Requirement, CatalogueError> {
    let field = Fields { file, id: &written.id };
    let number = written.id.strip_prefix(&area.id).and_then(|rest| rest.strip_prefix('-')).unwrap_or_default();
    if number.len() != 2 || !number.bytes().all(|octet| octet.is_ascii_digit()) {
        return Err(field.error("id", Problem::NotOfTheArea { prefix: area.id.clone() }));
    }
    field.is_text("document", &written.document)?;
    field.is_text("clause", &written.clause)?;
    field.is_text("en", &written.en)?;
    field.is_japanese("ja", &written.ja)?;
    field.is_text("source", &written.source)?;
    let effective_from = field.day("effective_from", &written.effective_from)?;
    let effective_until =
        written.effective_until.as_deref().map(|day| field.day("effective_until", day)).transpose()?;
    if effective_until.is_some_and(|until| until < effective_from) {
        return Err(field.error("effective_until", Problem::BeforeTheBeginning));
    }
    Ok(Requirement {
        id: written.id,
        document: written.document,
        clause: written.clause,
        effective_from,
        effective_until,
        certainty: written.certainty,
        en: written.en,
        ja: written.ja,
        source: written.source,
    })
}

/// Checks the fields of one requirement and knows how to name them.
struct Fields<'a> {
    file: &'a str,
    id: &'a str,
}

impl Fields<'_> {
    fn error(&self, field: &'static str, problem: Problem) -> CatalogueError {
        CatalogueError::Field { file: self.file.to_owned(), id: self.id.to_owned(), field, problem }
    }

    fn is_text(&self, field: &'static str, text: &str) -> Result<(), CatalogueError> {
        if text.trim().is_empty() { Err(self.error(field, Problem::Empty)) } else { Ok(()) }
    }

    fn is_japanese(&self, field: &'static str, text: &str) -> Result<(), CatalogueError> {
        self.is_text(field, text)?;
        if text.chars().any(is_japanese) { Ok(()) } else { Err(self.error(field, Problem::NotJapanese)) }
    }

    fn day(&self, field: &'static str, text: &str) -> Result<Date, CatalogueError> {
        let parsed = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
        parsed.ok_or_else(|| self.error(field, Problem::NotADay { got: text.to_owned() }))
    }
}

/// Hiragana, katakana or a CJK unified ideograph.
fn is_japanese(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}')
}
