//! Where a field stands: its path in the structure and its octet in the object.

/// A field on the way down.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) path: String,
    pub(super) offset: usize,
}

impl Place {
    /// The whole object, or a part of it that is named `path`.
    pub(super) fn new(path: &str, offset: usize) -> Self {
        Self { path: path.to_owned(), offset }
    }

    /// A field of this one.
    pub(super) fn field(&self, name: &str, offset: usize) -> Self {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Self { path, offset }
    }

    /// One of several in this field, from 0.
    pub(super) fn item(&self, index: usize, offset: usize) -> Self {
        Self { path: format!("{}[{index}]", self.path), offset }
    }
}
