//! Where a field stands: its path in the structure and its octet in the object.

use std::fmt::Write as _;

/// A field on the way down. The path is only written out for a finding: a list has millions of fields and few findings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    around: Option<&'p Place<'p>>,
    step: Step<'p>,
    pub(super) offset: usize,
}

/// The last step of a path.
#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    Field(&'p str),
    Item(usize),
}

impl<'p> Place<'p> {
    /// The whole object, or a part of it that is named so.
    pub(super) fn new(name: &'p str, offset: usize) -> Self {
        Self { around: None, step: Step::Field(name), offset }
    }

    /// The same field, seen at another octet.
    pub(super) fn at(&self, offset: usize) -> Self {
        Self { offset, ..*self }
    }

    /// A field of this one.
    pub(super) fn field<'a>(&'a self, name: &'a str, offset: usize) -> Place<'a> {
        Place { around: Some(self), step: Step::Field(name), offset }
    }

    /// One of several in this field, from 0.
    pub(super) fn item(&self, index: usize, offset: usize) -> Place<'_> {
        Place { around: Some(self), step: Step::Item(index), offset }
    }

    /// The names on the way, parted by points.
    pub(super) fn path(&self) -> String {
        let mut path = self.around.map_or_else(String::new, Place::path);
        match self.step {
            Step::Field(name) if path.is_empty() => path.push_str(name),
            Step::Field(name) => path.extend([".", name]),
            Step::Item(index) => {
                // Writing to a String cannot fail.
                let _ = write!(path, "[{index}]");
            }
        }
        path
    }
}
