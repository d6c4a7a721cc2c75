//! An area: the requirements of one file.

/// A group of requirements with a common prefix of their ids.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Area {
    /// Prefix of the ids, such as `PIN`.
    pub id: String,
    /// English title.
    pub en: String,
    /// Japanese title.
    pub ja: String,
}
