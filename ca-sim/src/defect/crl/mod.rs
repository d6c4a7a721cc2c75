//! Defects of revocation lists, a file for each family.

pub(super) mod entry;
pub(super) mod extension;
pub(super) mod issuer;
pub(super) mod scope;
pub(super) mod time;
