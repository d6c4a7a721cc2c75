//! All requirements together.

use jiff::civil::Date;

use crate::{Area, CatalogueError, Problem, Requirement, SourceFile, file};

/// The files of the built-in catalogue, in the order in which reports list the areas.
const BUILT_IN: [SourceFile<'static>; 8] = [
    SourceFile { name: "reading.toml", text: include_str!("../requirements/reading.toml") },
    SourceFile { name: "pin.toml", text: include_str!("../requirements/pin.toml") },
    SourceFile { name: "signing.toml", text: include_str!("../requirements/signing.toml") },
    SourceFile { name: "verifying.toml", text: include_str!("../requirements/verifying.toml") },
    SourceFile { name: "path.toml", text: include_str!("../requirements/path.toml") },
    SourceFile { name: "validity.toml", text: include_str!("../requirements/validity.toml") },
    SourceFile { name: "usage.toml", text: include_str!("../requirements/usage.toml") },
    SourceFile { name: "status.toml", text: include_str!("../requirements/status.toml") },
];

/// The requirements, by area and id.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Catalogue {
    areas: Vec<Area>,
    requirements: Vec<Requirement>,
}

impl Catalogue {
    /// The catalogue that is built in.
    ///
    /// # Errors
    /// [`CatalogueError`] when a file of this crate is wrong, which a test excludes.
    pub fn built_in() -> Result<Self, CatalogueError> {
        Self::from_files(&BUILT_IN)
    }

    /// Reads a catalogue from its files.
    ///
    /// # Errors
    /// [`CatalogueError`] with file, id and field of the first thing that is wrong.
    pub fn from_files(files: &[SourceFile<'_>]) -> Result<Self, CatalogueError> {
        let mut catalogue = Self { areas: Vec::new(), requirements: Vec::new() };
        for source in files {
            let (area, requirements) = file::read(*source)?;
            if catalogue.areas.iter().any(|known| known.id == area.id) {
                let file = source.name.to_owned();
                return Err(CatalogueError::Field { file, id: area.id, field: "area", problem: Problem::AreaTwice });
            }
            catalogue.areas.push(area);
            catalogue.requirements.extend(requirements);
        }
        Ok(catalogue)
    }

    /// The areas, in the order of their files.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// Every requirement, by area and id.
    #[must_use]
    pub fn requirements(&self) -> &[Requirement] {
        &self.requirements
    }

    /// The requirement with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Requirement> {
        self.requirements.iter().find(|requirement| requirement.id == id)
    }

    /// The requirements that hold on this day.
    pub fn effective_on(&self, day: Date) -> impl Iterator<Item = &Requirement> {
        self.requirements.iter().filter(move |requirement| requirement.is_effective_on(day))
    }
}
