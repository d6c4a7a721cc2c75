//! Consumers of the event log, one file per format.
//!
//! Each takes the events of one run and prints them; none computes a verdict. The same log always gives the same bytes, in
//! whatever order its events arrived, and a log without measured parts gives a report without times. What an
//! implementation under test said is untrusted text: it is escaped, freed of characters that change how text is shown, and
//! cut to a length.

mod error;
mod html;
mod junit;
mod language;
mod run;
mod text;
mod untrusted;
mod words;

pub use error::RenderError;
pub use html::html;
pub use junit::junit;
pub use language::Language;
pub use text::text;
