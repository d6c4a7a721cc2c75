//! Contents of synthetic cards, and a second reader of tags and lengths that shares nothing with the library.

use sekisho_card_sim::{
    Base64, CardDate, CvCertificateBody, Digits, HolderAddress, HolderName, KeyId, RsaPublicKey, RsaSignature, Sex,
    surface::{CardFace, CardFaceContents},
    text::Attributes,
};

/// An object as the second reader sees it: tag, where it begins, value.
pub(crate) type Seen<'a> = (usize, usize, &'a [u8]);

/// Reads objects with two-byte tags for FFxx, DFxx, 7Fxx and 5Fxx, one-byte tags otherwise; lengths as they come.
pub(crate) fn read_independently(bytes: &[u8], base: usize) -> Vec<Seen<'_>> {
    let (mut at, mut seen) = (0, Vec::new());
    while at < bytes.len() && !bytes[at..].starts_with(&[0xFF, 0xFF]) {
        let start = at;
        let mut tag = usize::from(bytes[at]);
        at += 1;
        if [0xFF, 0xDF, 0x7F, 0x5F].contains(&bytes[start]) {
            tag = tag * 256 + usize::from(bytes[at]);
            at += 1;
        }
        let mut length = usize::from(bytes[at]);
        at += 1;
        if length > 127 {
            assert_eq!(length, 0x82, "no other long form");
            length = usize::from(bytes[at]) * 256 + usize::from(bytes[at + 1]);
            at += 2;
        }
        seen.push((tag, base + start, &bytes[at..at + length]));
        at += length;
    }
    seen
}

/// The tag, and the objects inside, of a file that is one template.
pub(crate) fn open_independently(file: &[u8]) -> (usize, Vec<Seen<'_>>) {
    let outer = read_independently(file, 0);
    let (tag, _, value) = outer[0];
    let header = if value.len() < 128 { 3 } else { 5 };
    (tag, read_independently(value, header))
}

/// Every offset of a table is where the tag of the next object begins.
pub(crate) fn assert_offsets_point_at_tags(file: &[u8], tags: &[usize]) {
    let (_, objects) = open_independently(file);
    let (_, _, table) = objects[0];
    let offsets: Vec<usize> = table.chunks(2).map(|pair| usize::from(pair[0]) * 256 + usize::from(pair[1])).collect();
    let starts: Vec<usize> = objects[1..].iter().map(|(_, at, _)| *at).collect();
    assert_eq!(offsets, starts);
    for (offset, tag) in offsets.iter().zip(tags) {
        assert_eq!(file[*offset..offset + 2], u16::try_from(*tag).unwrap().to_be_bytes());
    }
}

/// Something with the outline of a modulus.
pub(crate) fn key(seed: u8) -> RsaPublicKey {
    let mut modulus = vec![seed; 256];
    modulus[0] = 0xC0;
    RsaPublicKey::new(&modulus).unwrap()
}

pub(crate) fn signature() -> RsaSignature {
    RsaSignature::new(&[0x5A; 256]).unwrap()
}

pub(crate) fn digits<const N: usize>(text: &str) -> Digits<N> {
    text.parse().unwrap()
}

pub(crate) fn day(text: &str) -> CardDate {
    text.parse().unwrap()
}

pub(crate) fn attributes(name: &str, address: &str) -> Attributes {
    let name = HolderName::new(name).unwrap();
    let address = HolderAddress::new(address).unwrap();
    Attributes::new(name, address, day("19900401"), Sex::Female).unwrap()
}

pub(crate) fn card_face_contents() -> CardFaceContents {
    CardFaceContents {
        birth: day("19900401"),
        sex: Sex::Male,
        public_key: key(1),
        name: Base64(vec![0xA1; 170]),
        address: Base64(vec![0xA2; 341]),
        photo: Base64(vec![0xA3; 1855]),
        expiry: day("20360401"),
        security_code: Base64(vec![0xA4; 104]),
    }
}

pub(crate) fn card_face() -> CardFace {
    CardFace::new(card_face_contents()).unwrap()
}

pub(crate) fn certificate_body() -> CvCertificateBody {
    CvCertificateBody {
        issuer: KeyId::TEXT_AUTHORITY,
        subject: KeyId::of_municipality(&digits("13221"), &digits("31")),
        public_key: key(2),
    }
}
