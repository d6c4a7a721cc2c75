//! What stands inside the files: the card's own encodings, from typed values to bytes.

pub(crate) mod content_error;
pub(crate) mod cv_certificate;
pub(crate) mod digits;
pub(crate) mod holder_text;
pub(crate) mod key_id;
pub(crate) mod matching_number;
pub(crate) mod offset_table;
pub(crate) mod rsa;
pub(crate) mod sex;
pub(crate) mod signed_content;
pub mod simple_tlv;
pub mod tlv;
