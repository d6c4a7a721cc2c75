//! Names of applications, written down anew.

pub(crate) const ISSUER_DOMAIN: &[u8] = b"\xA0\x00\x00\x01\x51\x00\x00";
pub(crate) const JPKI: &[u8] = b"\xD3\x92\xF0\x00\x26\x01\x00\x00\x00\x01";
pub(crate) const SURFACE: &[u8] = b"\xD3\x92\x10\x00\x31\x00\x01\x01\x04\x02";
pub(crate) const TEXT: &[u8] = b"\xD3\x92\x10\x00\x31\x00\x01\x01\x04\x08";
pub(crate) const JUKI: &[u8] = b"\xD3\x92\x10\x00\x31\x00\x01\x01\x04\x01";
pub(crate) const COMMON: &[u8] = b"\xD3\x92\x10\x00\x31\x00\x01\x01\x01\x00";
pub(crate) const LICENCE: &[u8] = b"\xA0\x00\x00\x02\x31\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
/// Chosen by this simulator.
pub(crate) const ORDINANCE: &[u8] = b"\xF0SEKI\x01";
/// Chosen by this simulator.
pub(crate) const PRIVATE: &[u8] = b"\xF0SEKI\x02";
/// Chosen by this simulator.
pub(crate) const NEXT_AUTHENTICATION: &[u8] = b"\xF0SEKI\x10";
/// Chosen by this simulator.
pub(crate) const NEXT_CARD_FACE: &[u8] = b"\xF0SEKI\x11";

/// Every name that this terminal knows.
pub(crate) const ALL: [&[u8]; 10] =
    [JPKI, SURFACE, TEXT, JUKI, COMMON, LICENCE, ORDINANCE, PRIVATE, NEXT_AUTHENTICATION, NEXT_CARD_FACE];

/// What stands on every plastic card.
pub(crate) const PLASTIC: [&[u8]; 5] = [JPKI, SURFACE, TEXT, JUKI, COMMON];
