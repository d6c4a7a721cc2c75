//! The requirement catalogue: what is tested, by which document and clause, and how certain it is.
//!
//! Requirements stand in `requirements/*.toml`, one file per area, in English and Japanese. A requirement cites public
//! documents only; where a clause number could not be made sure of, or differs between editions, the clause is
//! cited by its title. `effective_from` is the first day on which a requirement holds for JPKI; the cards have been issued
//! since January 2016, and what holds for every card holds from 2016-01-01.
//!
//! ```
//! let catalogue = sekisho_harness_catalogue::Catalogue::built_in()?;
//! let requirement = catalogue.get("PIN-04").ok_or("no such requirement")?;
//! assert!(requirement.may_fail());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod area;
mod catalogue;
mod certainty;
mod error;
mod file;
mod requirement;
mod schema;

pub use area::Area;
pub use catalogue::Catalogue;
pub use certainty::Certainty;
pub use error::{CatalogueError, Problem};
pub use file::SourceFile;
pub use requirement::Requirement;
pub use schema::file_schema;
