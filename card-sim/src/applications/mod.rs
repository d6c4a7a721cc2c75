//! The applications of the My Number Card: names, references, contents and layout, a file or folder each.

pub mod common_card;
pub mod free_area;
pub mod jpki;
pub mod juki;
pub mod licence;
pub mod security_domain;
pub mod surface;
pub mod text;
