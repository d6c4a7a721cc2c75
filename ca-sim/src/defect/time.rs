//! Times as elements of the tree.

use der::Encode;
use jiff::Timestamp;

use super::tree::Node;
use crate::error::CaError;
use crate::time::x509_time;

const GENERALIZED_TIME: u8 = 0x18;

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

/// Writes a UTCTime as GeneralizedTime.
pub(super) fn generalize(time: &mut Node) -> Result<(), CaError> {
    time.tag = GENERALIZED_TIME;
    time.octets()?.splice(0..0, *b"20");
    Ok(())
}

/// The instant as OCSP writes it: always a GeneralizedTime (RFC 6960, 4.2.1).
pub(super) fn generalized(at: Timestamp) -> Result<Node, CaError> {
    let mut time = node(at)?;
    generalize(&mut time)?;
    Ok(time)
}
