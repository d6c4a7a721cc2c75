//! What an application is made of: files, records, data objects, keys and access rules. All of it is data.

pub(crate) mod access;
pub(crate) mod application;
pub(crate) mod data_object;
pub(crate) mod external_key;
pub(crate) mod key_file;
pub(crate) mod record_file;
pub(crate) mod transparent_file;
