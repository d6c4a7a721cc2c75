//! 券面事項入力補助AP.

use openssl::sha::sha256;

use super::rsa::Key;
use super::secure_messaging;
use super::{CLOSED, OK, Terminal, cv_certificate, names, tlv};

/// What opens the application, and the authority's key that a reader brings.
pub(crate) struct Opening<'a> {
    /// The PIN; none where the reference is blocked.
    pub(crate) pin: Option<&'a str>,
    pub(crate) number_a: &'a str,
    pub(crate) number_b: &'a str,
    pub(crate) authority: (&'a [u8], &'a Key),
}

/// What was read.
pub(crate) struct Read {
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) birth: String,
    pub(crate) sex: String,
    /// Names of the authority's keys.
    pub(crate) key_ids: Vec<Vec<u8>>,
}

/// Reads all of it: by the PIN, over secure messaging, by each printed number, and checks each signature.
pub(crate) fn read(terminal: &mut Terminal<'_>, opening: &Opening<'_>) -> Read {
    assert_eq!(terminal.select(names::TEXT), OK);
    let certificate =
        cv_certificate::in_file(&terminal.read(0x0004).unwrap(), opening.authority.0, opening.authority.1);
    let about = terminal.read(0x0005).unwrap();
    assert_eq!(about.len(), 256);
    let about = tlv::template(&about, 0xFF40, &[0xDF41, 0xDF42, 0xDF43]);
    assert_eq!(about[0].value, [0x01, 0x03, 0x0E, 0x01]);
    assert!(about[2].value.len() == 128 && about[2].value[32..].iter().all(|octet| *octet == 0xFF));
    for fid in [0x0001, 0x0002, 0x0003, 0x0006, 0x0007, 0x0008] {
        assert_eq!(terminal.read(fid), Err(CLOSED), "file {fid:04X}");
    }
    // Cards come with this reference blocked.
    assert!(!terminal.open(0x0012, None, 0));

    let by_a = opened_by(terminal, 0x0014, opening.number_a, [0x0002]);
    let by_b = opened_by(terminal, 0x0015, opening.number_b, [0x0001]);
    let (number, attributes) = (by_a[0].clone(), by_b[0].clone());
    assert_eq!(by_a[1..], by_b[1..]);
    reselect(terminal);
    if terminal.open(0x0011, opening.pin, 3) {
        let by_pin = [0x0001, 0x0002, 0x0003, 0x0006, 0x0007].map(|fid| terminal.read(fid).unwrap());
        assert_eq!((&by_pin[0], &by_pin[1]), (&number, &attributes));
        assert_eq!(by_pin[2..], by_a[1..]);
    }
    let [integrity, session_key, signing_key] = [&by_a[1], &by_a[2], &by_a[3]];
    let session_key = tlv::filled(session_key, 0xA1, 0xFF);
    if opening.pin.is_some() {
        let secretly = secure_messaging::read(terminal, &Key::of_file(session_key.value), 0x0001);
        assert_eq!(secretly, number);
    } else {
        // A printed number is not enough for a session.
        assert_eq!(terminal.verify(0x0014, opening.number_a), OK);
        secure_messaging::is_refused(terminal, &Key::of_file(session_key.value));
    }

    check_integrity(integrity, &number, &attributes, &certificate.key);
    let signing_key = tlv::template(signing_key, 0xFF50, &[0xDF51, 0xDF52]);
    certificate.key.checks(signing_key[0].whole, signing_key[1].value);
    proves_its_presence(terminal, &Key::of_file(signing_key[0].value));

    let digits = tlv::filled(&number, 0xFF10, 0xFF).value;
    assert_eq!((number.len(), digits.len()), (17, 12));
    let attributes = tlv::template(&attributes, 0xFF20, &[0xDF21, 0xDF22, 0xDF23, 0xDF24, 0xDF25]);
    check_offsets(&attributes);
    let text = |at: usize| String::from_utf8(attributes[at].value.to_vec()).unwrap();
    Read {
        number: String::from_utf8(digits.to_vec()).unwrap(),
        name: text(1),
        address: text(2),
        birth: text(3),
        sex: text(4),
        key_ids: vec![certificate.issuer, about[1].value.to_vec()],
    }
}

/// Four files that a printed number opens; it does not open the closed one.
fn opened_by(terminal: &mut Terminal<'_>, reference: u16, secret: &str, closed: [u16; 1]) -> Vec<Vec<u8>> {
    reselect(terminal);
    assert!(terminal.open(reference, Some(secret), 10));
    assert_eq!(terminal.read(closed[0]), Err(CLOSED));
    let own = if closed == [0x0001] { 0x0002 } else { 0x0001 };
    [own, 0x0003, 0x0006, 0x0007].map(|fid| terminal.read(fid).unwrap()).to_vec()
}

/// Another application and back: nothing is verified any more.
fn reselect(terminal: &mut Terminal<'_>) {
    assert_eq!(terminal.select(names::JPKI), OK);
    assert_eq!(terminal.select(names::TEXT), OK);
}

/// The hashes of number and attributes, signed.
pub(crate) fn check_integrity(file: &[u8], number: &[u8], attributes: &[u8], key: &Key) {
    let parts = tlv::template(file, 0xFF30, &[0xDF31, 0xDF32, 0xDF33]);
    assert_eq!((file.len(), parts[0].value), (336, &sha256(number)[..]));
    let attributes = tlv::filled(attributes, 0xFF20, 0xFF);
    let covered = &attributes.value[tlv::objects(attributes.value, 0)[1].at..];
    assert_eq!(parts[1].value, sha256(covered));
    key.checks(&[parts[0].whole, parts[1].whole].concat(), parts[2].value);
}

/// The table in front says where each object behind it stands in the file.
pub(crate) fn check_offsets(objects: &[tlv::Object<'_>]) {
    let (table, rest) = objects.split_first().unwrap();
    let says: Vec<_> = table.value.chunks(2).map(|pair| usize::from(u16::from_be_bytes([pair[0], pair[1]]))).collect();
    assert_eq!(says, rest.iter().map(|object| object.at).collect::<Vec<_>>());
}

/// The application's own key signs a challenge without a PIN.
pub(crate) fn proves_its_presence(terminal: &mut Terminal<'_>, key: &Key) {
    let challenge = terminal.challenge(16);
    let (signature, status) = terminal.sign(0x03, 0x00, &challenge);
    assert_eq!(status, OK);
    key.checks(&challenge, &signature);
}
