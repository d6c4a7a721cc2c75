//! A list of extensions in the tree, addressed by their identifiers.

use const_oid::ObjectIdentifier;

use super::build::{BOOLEAN, boolean_true, octets, oid, sequence};
use super::node::Node;
use crate::error::CaError;

/// The elements of an `Extensions` SEQUENCE (RFC 5280, 4.1).
pub(crate) struct Extensions<'t>(&'t mut Vec<Node>);

impl<'t> Extensions<'t> {
    /// The extensions in a SEQUENCE of them.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn of(list: &'t mut Node) -> Result<Self, CaError> {
        Ok(Self(list.elements()?))
    }

    /// The extension with this identifier: a SEQUENCE.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn extension(&mut self, identifier: ObjectIdentifier) -> Result<&mut Node, CaError> {
        let index = self.index(identifier)?;
        self.0.get_mut(index).ok_or(CaError::NotInTree { wanted: "an extension" })
    }

    /// Changes the value of an extension.
    ///
    /// # Errors
    /// [`CaError::NotInTree`], or the error of the change.
    pub(crate) fn value(
        &mut self,
        identifier: ObjectIdentifier,
        change: impl FnOnce(&mut Node) -> Result<(), CaError>,
    ) -> Result<(), CaError> {
        let parts = self.extension(identifier)?.elements()?;
        parts.last_mut().ok_or(CaError::NotInTree { wanted: "an extension's value" })?.inside(change)
    }

    /// Replaces the value of an extension.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn set(&mut self, identifier: ObjectIdentifier, value: &Node) -> Result<(), CaError> {
        self.value(identifier, |old| {
            *old = value.clone();
            Ok(())
        })
    }

    /// Makes a critical extension one that is not, or the reverse.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn set_critical(&mut self, identifier: ObjectIdentifier, critical: bool) -> Result<(), CaError> {
        let parts = self.extension(identifier)?.elements()?;
        parts.retain(|part| part.tag != BOOLEAN);
        if critical {
            parts.insert(1, boolean_true());
        }
        Ok(())
    }

    /// Writes the octet of `critical` as it is, also where DER would leave it out.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn set_critical_octet(&mut self, identifier: ObjectIdentifier, octet: u8) -> Result<(), CaError> {
        self.set_critical(identifier, true)?;
        self.extension(identifier)?.at(&[1])?.octets()?.clone_from(&vec![octet]);
        Ok(())
    }

    /// Adds an extension at the end.
    pub(crate) fn add(&mut self, identifier: ObjectIdentifier, critical: bool, value: &Node) {
        self.0.push(extension(identifier, critical, value));
    }

    /// Adds a critical extension in front of another one.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn add_critical_before(
        &mut self,
        next: ObjectIdentifier,
        identifier: ObjectIdentifier,
        value: &Node,
    ) -> Result<(), CaError> {
        let index = self.index(next)?;
        self.0.insert(index, extension(identifier, true, value));
        Ok(())
    }

    /// Takes an extension out.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn remove(&mut self, identifier: ObjectIdentifier) -> Result<(), CaError> {
        let index = self.index(identifier)?;
        self.0.remove(index);
        Ok(())
    }

    /// Writes an extension twice, the second time at the end.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn repeat(&mut self, identifier: ObjectIdentifier) -> Result<(), CaError> {
        let copy = self.extension(identifier)?.clone();
        self.0.push(copy);
        Ok(())
    }

    fn index(&mut self, identifier: ObjectIdentifier) -> Result<usize, CaError> {
        let wanted = oid(identifier);
        let mut elements = self.0.iter_mut();
        let found = elements.position(|extension| extension.at(&[0]).is_ok_and(|first| *first == wanted));
        found.ok_or(CaError::NotInTree { wanted: "an extension with this identifier" })
    }
}

fn extension(identifier: ObjectIdentifier, critical: bool, value: &Node) -> Node {
    let mut parts = vec![oid(identifier)];
    if critical {
        parts.push(boolean_true());
    }
    parts.push(octets(value.encode()));
    sequence(parts)
}
