//! New elements for the tree.

use const_oid::ObjectIdentifier;
use sha1::{Digest, Sha1};

use super::node::{CONSTRUCTED, Node};
use crate::error::CaError;

/// PrintableString, into which some strings are turned.
pub(crate) const PRINTABLE_STRING: u8 = 0x13;
pub(super) const BOOLEAN: u8 = 0x01;
const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const NULL: u8 = 0x05;
const OBJECT_IDENTIFIER: u8 = 0x06;
/// The class of tags that mean something in their context only (X.690, 8.1.2.2).
const CONTEXT: u8 = 0x80;

pub(crate) fn sequence(elements: Vec<Node>) -> Node {
    Node::constructed(SEQUENCE, elements)
}

/// An INTEGER with these octets as they are, right or wrong.
pub(crate) fn integer(octets: impl Into<Vec<u8>>) -> Node {
    Node::primitive(INTEGER, octets)
}

/// TRUE in DER (X.690, 11.1).
pub(crate) fn boolean_true() -> Node {
    Node::primitive(BOOLEAN, [0xFF])
}

/// A BIT STRING: how many bits of the last octet are unused, then the octets.
pub(crate) fn bit_string(content: impl Into<Vec<u8>>) -> Node {
    Node::primitive(BIT_STRING, content)
}

/// An OCTET STRING.
pub(crate) fn octets(content: impl Into<Vec<u8>>) -> Node {
    Node::primitive(OCTET_STRING, content)
}

pub(crate) fn null() -> Node {
    Node::primitive(NULL, [])
}

pub(crate) fn oid(identifier: ObjectIdentifier) -> Node {
    Node::primitive(OBJECT_IDENTIFIER, identifier.as_bytes())
}

/// `[number] EXPLICIT`, or IMPLICIT around elements.
pub(crate) fn context(number: u8, elements: Vec<Node>) -> Node {
    Node::constructed(CONTEXT | CONSTRUCTED | number, elements)
}

/// The identifier of a key in JPKI: SHA-1 of the octets in the subjectPublicKey of this SubjectPublicKeyInfo.
///
/// # Errors
/// [`CaError::NotInTree`].
pub(crate) fn key_identifier(info: &mut Node) -> Result<Node, CaError> {
    let bits = info.at(&[1])?.octets()?;
    Ok(octets(Sha1::digest(bits.get(1..).unwrap_or_default()).to_vec()))
}
