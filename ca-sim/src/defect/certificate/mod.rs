//! Defects of certificates, a file for each family.

pub(super) mod encoding;
pub(super) mod extension;
pub(super) mod identifier;
pub(super) mod key;
pub(super) mod name;
pub(super) mod personal_form;
pub(super) mod personal_items;
pub(super) mod policy;
pub(super) mod root;
pub(super) mod signature;
pub(super) mod signer;
pub(super) mod usage;
pub(super) mod validity;
