//! Card-verifiable certificates, checked against the keys that a reader brings.

use super::rsa::Key;
use super::tlv;

/// A checked certificate.
pub(crate) struct CvCertificate {
    pub(crate) issuer: Vec<u8>,
    pub(crate) subject: Vec<u8>,
    pub(crate) key: Key,
}

/// A certificate as it stands in a file, with tag 7F21.
pub(crate) fn in_file(file: &[u8], issuer: &[u8], key: &Key) -> CvCertificate {
    assert_eq!(file.len(), 568);
    let outer = tlv::filled(file, 0x7F21, 0xFF);
    check(outer.value, issuer, key)
}

/// Body and signature, perhaps with a header list in front.
pub(crate) fn check(inner: &[u8], issuer: &[u8], key: &Key) -> CvCertificate {
    let parts = tlv::objects(inner, 0);
    let part = |tag| parts.iter().find(|part| part.tag == tag).unwrap().value;
    let body = part(0x5F4E);
    assert_eq!(body.len(), 297);
    assert_eq!(body[..16], *issuer, "issued by another key");
    key.checks(body, part(0x5F37));
    CvCertificate { issuer: body[..16].to_vec(), subject: body[16..32].to_vec(), key: Key::of_file(&body[32..]) }
}
