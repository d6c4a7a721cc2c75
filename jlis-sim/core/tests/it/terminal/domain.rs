//! The issuer security domain, 共通カードAP and 住基AP: what the card says about itself.

use super::rsa::Key;
use super::{OK, Terminal, case_4, cv_certificate, names, tlv};

/// What was read.
pub(crate) struct Read {
    pub(crate) serial: String,
    pub(crate) municipality: String,
    pub(crate) expiry: String,
    /// Answer to reset of the contacts, without TS.
    pub(crate) contact_atr: Vec<u8>,
    /// Name of the authority's key.
    pub(crate) key_id: Vec<u8>,
    /// The key of INTERNAL AUTHENTICATE.
    pub(crate) card_key: Key,
}

/// Reads all of it: the objects, the chain of certificates, the records, and a proof that the certified key is there.
pub(crate) fn read(terminal: &mut Terminal<'_>, pin: Option<&str>, authority: (&[u8], &Key)) -> Read {
    assert_eq!(terminal.select(names::ISSUER_DOMAIN), OK);
    let mut object = |tag| terminal.object(tag).unwrap();
    let text = |octets: Vec<u8>| String::from_utf8(octets).unwrap();
    assert_eq!(object(0x0042), authority.0);
    let (serial, municipality, expiry) = (text(object(0x0045)), text(object(0x00F0)), text(object(0x00F2)));
    assert_eq!(tlv::objects(&object(0x0066), 0)[0].tag, 0x73);
    let upper = cv_certificate::check(&object(0x00F8), authority.0, authority.1);
    assert_eq!(object(0x00F7), upper.subject);
    let lower = cv_certificate::check(&object(0x7F21), &upper.subject, &upper.key);
    let contact_atr = object(0x5F51);
    assert_eq!(terminal.object(0x0099), Err(0x6A88));
    assert_eq!(terminal.select(names::COMMON), OK);
    assert_eq!(terminal.object(0x5F51).unwrap(), contact_atr);
    assert_eq!(terminal.object(0x0045), Err(0x6A88));
    let card = record(terminal, 0x0001, 28);
    assert_eq!(text(card), [&serial[..], &municipality, &expiry].concat());
    let named = record(terminal, 0x0002, 16);
    assert_eq!(named, authority.0);
    let challenge = terminal.challenge(32);
    let signature = terminal.ok(&case_4([0x00, 0x88, 0x00, 0x99], &challenge));
    lower.key.checks(&challenge, &signature);
    assert_eq!(terminal.select_file(0x0019), OK);
    assert_eq!(terminal.sign(0x00, 0x80, &challenge).1, 0x6985, "the key serves INTERNAL AUTHENTICATE alone");
    terminal.open(0x001C, pin, 3);
    assert_eq!(terminal.select(names::JUKI), OK);
    assert_eq!(record(terminal, 0x0002, 16), named);
    terminal.open(0x001C, pin, 3);
    Read { serial, municipality, expiry, contact_atr, key_id: named, card_key: lower.key }
}

/// The user number in 共通カードAP, where it is loaded.
pub(crate) fn user_number(terminal: &mut Terminal<'_>) -> Result<String, u16> {
    assert_eq!(terminal.select(names::COMMON), OK);
    match terminal.select_file(0x0003) {
        OK => Ok(String::from_utf8(record(terminal, 0x0003, 10)).unwrap()),
        refused => Err(refused),
    }
}

/// The only record of a file: tag 01, length, value.
fn record(terminal: &mut Terminal<'_>, fid: u16, length: u8) -> Vec<u8> {
    assert_eq!(terminal.select_file(fid), OK);
    let record = terminal.ok(&[0x00, 0xB2, 0x01, 0x04, 0x00]);
    let fid = u8::try_from(fid).unwrap();
    assert_eq!(terminal.ok(&[0x00, 0xB2, 0x01, fid << 3 | 0x04, 0x00]), record);
    assert_eq!(terminal.send(&[0x00, 0xB2, 0x02, 0x04, 0x00]).1, 0x6A83);
    assert_eq!((&record[..2], record.len()), (&[0x01, length][..], usize::from(length) + 2));
    record[2..].to_vec()
}
