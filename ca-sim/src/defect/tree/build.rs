//! New elements for the tree.

use const_oid::ObjectIdentifier;

use super::node::{CONSTRUCTED, Node};

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
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
