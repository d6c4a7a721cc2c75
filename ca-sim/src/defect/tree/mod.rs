//! DER as a tree that can be changed anywhere and written again, also into what DER forbids.
//!
//! x509-cert's types write right objects only. Here an element is a tag, a form of length and a content, so that a defect
//! can be any octets; what is not touched is written as it was read.

mod build;
mod extensions;
mod node;
mod signed;

pub(crate) use build::{
    PRINTABLE_STRING, bit_string, boolean_true, context, integer, key_identifier, null, octets, oid, sequence,
};
pub(crate) use extensions::Extensions;
pub(crate) use node::{Length, Node};
pub(crate) use signed::Signed;
