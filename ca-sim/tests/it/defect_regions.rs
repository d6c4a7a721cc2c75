//! A signed object cut into named regions, by a reader of its own that also takes what is not DER.

use std::collections::BTreeMap;

use const_oid::ObjectIdentifier;

/// Name of a region, as `Place` is printed, and the octets there.
pub(crate) type Regions = BTreeMap<String, Vec<u8>>;

struct Element<'d> {
    tag: u8,
    content: &'d [u8],
    whole: &'d [u8],
}

/// The first element and what is behind it.
fn element(der: &[u8]) -> (Element<'_>, &[u8]) {
    let (tag, first) = (der[0], der[1]);
    let digits = if first > 0x80 { usize::from(first & 0x7F) } else { 0 };
    let header = 2 + digits;
    let length = match first {
        0..=0x7F => usize::from(first),
        0x80 => {
            let mut open = &der[2..];
            while open[..2] != [0, 0] {
                open = element(open).1;
            }
            let length = der.len() - 2 - open.len();
            let whole = &der[..2 + length + 2];
            return (Element { tag, content: &whole[2..2 + length], whole }, &open[2..]);
        }
        _ => der[2..header].iter().fold(0, |length, octet| length << 8 | usize::from(*octet)),
    };
    let (whole, rest) = der.split_at(header + length);
    (Element { tag, content: &whole[header..], whole }, rest)
}

fn elements(mut content: &[u8]) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    while !content.is_empty() {
        let (next, rest) = element(content);
        found.push(next);
        content = rest;
    }
    found
}

/// Cuts an OCSPResponse: the basic response in it, and what is around.
pub(crate) fn cut_answer(der: &[u8]) -> Regions {
    let (whole, behind) = element(der);
    let [status, bytes] = &elements(whole.content)[..] else { panic!("no answer in it") };
    let [response_type, octets] = &elements(element(bytes.content).0.content)[..] else { panic!("no type") };
    let basic = elements(element(octets.content).0.content);
    let mut regions = Regions::new();
    let mut add = |name: &str, octets: &[u8]| regions.entry(name.to_owned()).or_default().extend_from_slice(octets);
    for octets in [status.whole, response_type.whole, behind] {
        add("frame", octets);
    }
    add("signatureAlgorithm", basic[1].whole);
    add("signatureValue", basic[2].whole);
    if let Some(certificates) = basic.get(3) {
        add("certs", certificates.whole);
    }
    let fields = elements(basic[0].content);
    for (name, field) in ["responderID", "producedAt", "responses"].into_iter().zip(&fields) {
        add(name, field.whole);
    }
    if let Some(field) = fields.get(3) {
        extensions(field, &mut regions);
    }
    regions
}

/// Each extension in an element, by its identifier.
fn extensions(field: &Element<'_>, regions: &mut Regions) {
    for extension in elements(element(field.content).0.content) {
        let oid = ObjectIdentifier::from_bytes(element(extension.content).0.content).unwrap();
        regions.entry(format!("extension {oid}")).or_default().extend_from_slice(extension.whole);
    }
}

/// Cuts a certificate or a CRL.
pub(crate) fn cut(der: &[u8], is_list: bool) -> Regions {
    let (frame, behind) = element(der);
    let parts = elements(frame.content);
    let mut regions = Regions::new();
    let mut add = |name: String, octets: &[u8]| regions.entry(name).or_default().extend_from_slice(octets);
    add("signatureAlgorithm".to_owned(), parts[1].whole);
    add("signatureValue".to_owned(), parts[2].whole);
    add("frame".to_owned(), behind);
    for extra in &parts[3..] {
        add("frame".to_owned(), extra.whole);
    }
    let fields = elements(parts[0].content);
    let is_version = |field: &Element<'_>| field.tag == if is_list { 0x02 } else { 0xA0 };
    let mut fields = fields.into_iter().peekable();
    if let Some(version) = fields.next_if(is_version) {
        add("version".to_owned(), version.whole);
    }
    let names: &[&str] = if is_list {
        &["signature", "issuer", "thisUpdate"]
    } else {
        &["serialNumber", "signature", "issuer", "validity", "subject", "subjectPublicKeyInfo"]
    };
    for name in names {
        add((*name).to_owned(), fields.next().unwrap().whole);
    }
    for field in fields {
        match field.tag {
            0x17 | 0x18 => drop(regions.insert("nextUpdate".to_owned(), field.whole.to_vec())),
            0x30 => drop(regions.insert("revokedCertificates".to_owned(), field.whole.to_vec())),
            _ => extensions(&field, &mut regions),
        }
    }
    regions
}
