//! 券面事項確認AP.

use super::rsa::Key;
use super::text::{check_offsets, proves_its_presence};
use super::{CLOSED, OK, Terminal, cv_certificate, tlv};

/// What opens the application, and the authority's key that a reader brings.
pub(crate) struct Opening<'a> {
    pub(crate) aid: &'a [u8],
    /// Date of birth with the year of the era, as a PIN.
    pub(crate) birth: &'a str,
    pub(crate) number_a: &'a str,
    pub(crate) number_b: &'a str,
    pub(crate) authority: (&'a [u8], &'a Key),
}

/// What was read.
pub(crate) struct Read {
    pub(crate) birth: String,
    pub(crate) sex: String,
    pub(crate) expiry: String,
    pub(crate) municipality: String,
    pub(crate) number_image: Vec<u8>,
    pub(crate) code_image: Vec<u8>,
    pub(crate) photo: Vec<u8>,
    /// Names of the authority's keys.
    pub(crate) key_ids: Vec<Vec<u8>>,
}

/// Reads all of it, each file by each of the references that open it, and checks each signature.
pub(crate) fn read(terminal: &mut Terminal<'_>, opening: &Opening<'_>) -> Read {
    terminal.send(&[0x00, 0xA4, 0x04, 0x0C, 0x07, 0xA0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00]);
    assert_eq!(terminal.select(opening.aid), OK);
    let certificate =
        cv_certificate::in_file(&terminal.read(0x0004).unwrap(), opening.authority.0, opening.authority.1);
    let about = terminal.read(0x0003).unwrap();
    assert_eq!(about.len(), 320);
    let about = tlv::template(&about, 0xFF30, &[0xDF31, 0xDF32, 0xDF33, 0xDF34, 0xDF35]);
    assert_eq!((about[0].value, about[4].value.len()), (&[0x06, 0x03, 0x0E, 0x01][..], 272));
    for fid in [0x0001, 0x0002, 0x0005, 0x0006] {
        assert_eq!(terminal.read(fid), Err(CLOSED), "file {fid:04X}");
    }

    assert!(terminal.open(0x0011, Some(opening.birth), 10));
    let age = terminal.read(0x0001).unwrap();
    assert_eq!((age.len(), terminal.read(0x0002)), (547, Err(CLOSED)));
    assert!(terminal.open(0x0012, Some(opening.number_b), 10));
    let face = terminal.read(0x0002).unwrap();
    assert_eq!(terminal.read(0x0005), Err(CLOSED));
    assert_eq!(terminal.read(0x0006), Ok(vec![0xFF; 16]));
    assert!(terminal.open(0x0013, Some(opening.number_a), 10));
    assert_eq!(terminal.read(0x0002).unwrap(), face);
    let number = terminal.read(0x0005).unwrap();

    let age = tlv::template(&age, 0xFF10, &[0xDF11, 0xDF12, 0xDF13]);
    certificate.key.checks(&[age[0].whole, age[1].whole].concat(), age[2].value);
    let number = tlv::template(&number, 0xFF40, &[0xDF41, 0xDF42, 0xDF43]);
    certificate.key.checks(&[number[0].whole, number[1].whole].concat(), number[2].value);
    let tags: Vec<u16> = (0xDF21..=0xDF2A).collect();
    let face = tlv::template(&face, 0xFF20, &tags);
    check_offsets(&face);
    let together = |at: std::ops::RangeInclusive<usize>| {
        face[at].iter().flat_map(|object| object.whole).copied().collect::<Vec<u8>>()
    };
    certificate.key.checks_three([&together(1..=3), &together(4..=5), &together(6..=6)], face[7].value);
    for other in [age[1].value, number[1].value] {
        assert_eq!(other, face[3].value, "one key in three files");
    }
    proves_its_presence(terminal, &Key::of_file(face[3].value));

    for image in [face[4].value, face[5].value, face[9].value, number[0].value] {
        assert_eq!(bits_of(image), 1);
    }
    assert_eq!((size_of(face[9].value), size_of(number[0].value)), ((24, 12), (72, 12)));
    // The signature box of a JP2 file (ISO/IEC 15444-1, I.5.1).
    assert_eq!(face[6].value[..12], *b"\0\0\0\x0CjP  \r\n\x87\n");
    assert_eq!(age[0].value, face[1].value);
    let text = |value: &[u8]| String::from_utf8(value.to_vec()).unwrap();
    Read {
        birth: text(face[1].value),
        sex: text(face[2].value),
        expiry: text(face[8].value),
        municipality: text(about[3].value),
        number_image: number[0].value.to_vec(),
        code_image: face[9].value.to_vec(),
        photo: face[6].value.to_vec(),
        key_ids: vec![certificate.issuer, about[1].value.to_vec(), about[4].value[..16].to_vec()],
    }
}

fn decoded(image: &[u8]) -> png::Reader<std::io::Cursor<&[u8]>> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(image)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    reader
}

fn bits_of(image: &[u8]) -> u8 {
    decoded(image).info().bit_depth as u8
}

fn size_of(image: &[u8]) -> (u32, u32) {
    decoded(image).info().size()
}
