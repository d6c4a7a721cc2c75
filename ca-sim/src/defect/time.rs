//! Times as elements of the tree.

use der::Encode;
use jiff::Timestamp;

use super::tree::Node;
use crate::error::CaError;
use crate::time::x509_time;

pub(super) const GENERALIZED_TIME: u8 = 0x18;

/// The instant as X.509 writes it.
pub(super) fn node(at: Timestamp) -> Result<Node, CaError> {
    Node::parse(&x509_time(at)?.to_der()?)
}

/// Leaves the seconds out of a UTCTime: `YYMMDDhhmmZ`.
pub(super) fn drop_seconds(time: &mut Node) -> Result<(), CaError> {
    let text = time.octets()?;
    text.truncate(10);
    text.push(b'Z');
    Ok(())
}
