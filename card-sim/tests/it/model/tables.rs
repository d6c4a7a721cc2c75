//! The layout of the card under test, application by application. It is written from what is publicly known about the
//! card (sizes, fillers, access rules, tries) and from the list of choices, not from the card's own tables.

use super::{
    contents::{self, file, key},
    layout::{Application, Change, File, Form, Kind, Layout, Purpose, Reference, Rule, SessionKey},
};

/// Collects applications and their references.
struct Making {
    applications: Vec<Application>,
    references: Vec<Reference>,
}

impl Making {
    fn application(&mut self, called: &'static str, name: &[u8], session_key: SessionKey) {
        let (name, files, objects) = (name.to_vec(), Vec::new(), Vec::new());
        self.applications.push(Application { name, called, files, default_key: None, objects, session_key });
    }

    fn last(&mut self) -> &mut Application {
        self.applications.last_mut().unwrap()
    }

    fn add(&mut self, fid: u16, kind: Kind) {
        self.last().files.push(File { fid, kind });
    }

    fn bytes(&mut self, fid: u16, rule: Rule, mut content: Vec<u8>, size: usize, filler: u8) {
        assert!(content.len() <= size);
        content.resize(size, filler);
        self.add(fid, Kind::Bytes(rule, content));
    }

    fn reference(&mut self, fid: u16, value: Option<&str>, form: Form, limit: u8, change: Change) {
        let (application, value) = (self.applications.len() - 1, value.map(str::to_owned));
        self.add(fid, Kind::Reference(self.references.len()));
        self.references.push(Reference { application, fid, limit, value, form, change });
    }
}

pub(super) fn card() -> Layout {
    let mut making = Making { applications: Vec::new(), references: Vec::new() };
    jpki(&mut making);
    surface(&mut making);
    text(&mut making);
    common_card(&mut making);
    juki(&mut making);
    licence(&mut making);
    extra(&mut making);
    twin(&mut making);
    free_area(&mut making);
    let Making { applications, references } = making;
    Layout { applications, references, objects: contents::domain_objects() }
}

/// The name of an application.
pub(super) fn name_of(called: &str) -> Vec<u8> {
    let mut all = super::layout::CARD.applications.iter();
    all.find(|application| application.called == called).unwrap().name.clone()
}

/// 公的個人認証AP. Certificate files have 1,900 bytes, filler 00.
fn jpki(card: &mut Making) {
    card.application("JPKI", b"\xD3\x92\xF0\x00\x26\x01\x00\x00\x00\x01", SessionKey::Refused(0x6982));
    card.bytes(0x0001, Rule::AnyOf(&[0x001B]), file::jpki(0x0001), 1900, 0);
    for fid in [0x0002, 0x000A, 0x000B] {
        card.bytes(fid, Rule::Free, file::jpki(fid), 1900, 0);
    }
    card.bytes(0x0006, Rule::Free, token_information(), 160, 0);
    card.bytes(0x0008, Rule::Free, vec![0x8F, 0x8F, 0x00], 3, 0);
    for fid in [0x0005, 0x0009, 0x0010, 0x0019, 0x001C, 0x001E] {
        card.add(fid, Kind::Unidentified);
    }
    card.add(0x0016, Kind::TerminalAuthority);
    card.add(0x0017, Kind::Key(Rule::AnyOf(&[0x0018]), Purpose::Signature, key::AUTHENTICATION));
    card.add(0x001A, Kind::Key(Rule::AnyOf(&[0x001B]), Purpose::Signature, key::SIGNATURE));
    card.reference(0x0018, Some(contents::AUTHENTICATION_PIN), Form::Digits(4), 3, Change::ReferenceData);
    card.reference(0x001B, Some(contents::SIGNATURE_PASSWORD), Form::Password(6, 16), 5, Change::ReferenceData);
}

/// A CK_TOKEN_INFO of 160 bytes with the label of the plastic card.
fn token_information() -> Vec<u8> {
    let mut info = b"JPKIAPICCTOKEN2                 SEKISHO TEST OBJECT             ".to_vec();
    info.extend_from_slice(b"VIRTUAL CARD    0000000000000000");
    info.extend_from_slice(b"\0\0\x04\x0D\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x10\0\0\0\x06");
    info.extend_from_slice(&[0xFF; 16]);
    info.extend_from_slice(b"03019999999999999999");
    info
}

/// 券面事項確認AP: FF behind the contents. 0011 is the date of birth, 0012 照合番号B, 0013 照合番号A.
fn surface(card: &mut Making) {
    card.application("surface", b"\xD3\x92\x10\x00\x31\x00\x01\x01\x04\x02", SessionKey::Refused(0x66F1));
    let both = Rule::AnyOf(&[0x0012, 0x0013]);
    card.bytes(0x0001, Rule::AnyOf(&[0x0011]), file::surface(0x0001), 547, 0xFF);
    card.bytes(0x0002, both, file::surface(0x0002), 8192, 0xFF);
    card.bytes(0x0003, Rule::Free, file::surface(0x0003), 320, 0xFF);
    card.bytes(0x0004, Rule::Free, file::surface(0x0004), 568, 0xFF);
    card.bytes(0x0005, Rule::AnyOf(&[0x0013]), file::surface(0x0005), 1024, 0xFF);
    card.bytes(0x0006, both, Vec::new(), 16, 0xFF);
    for fid in [0x001A, 0x001C, 0x001E] {
        card.add(fid, Kind::Unidentified);
    }
    card.reference(0x0011, Some(contents::BIRTH), Form::Digits(6), 10, Change::Never);
    card.reference(0x0012, Some(&number_b()), Form::Digits(14), 10, Change::Never);
    card.reference(0x0013, Some(contents::NUMBER_A), Form::Digits(12), 10, Change::Never);
    card.add(0x0014, Kind::Key(Rule::Free, Purpose::Signature, key::SURFACE));
    card.last().default_key = Some(0x0014);
}

fn number_b() -> String {
    format!("{}{}{}", contents::BIRTH, contents::EXPIRY_YEAR, contents::SECURITY_CODE)
}

/// 券面事項入力補助AP: FF behind the contents. 0011 is the PIN, 0014 照合番号A, 0015 照合番号B; 0012 comes blocked.
fn text(card: &mut Making) {
    card.application("text", b"\xD3\x92\x10\x00\x31\x00\x01\x01\x04\x08", SessionKey::Behind(0x0011));
    let any = Rule::AnyOf(&[0x0011, 0x0014, 0x0015]);
    for (fid, rule, size) in [
        (0x0001, Rule::AnyOf(&[0x0011, 0x0014]), 17),
        (0x0002, Rule::AnyOf(&[0x0011, 0x0015]), 1024),
        (0x0003, any, 336),
        (0x0004, Rule::Free, 568),
        (0x0005, Rule::Free, 256),
        (0x0006, any, 269),
        (0x0007, any, 536),
    ] {
        card.bytes(fid, rule, file::text(fid), size, 0xFF);
    }
    card.add(0x0008, Kind::Unidentified);
    card.reference(0x0011, Some(contents::TEXT_PIN), Form::Digits(4), 3, Change::ReferenceData);
    card.reference(0x0012, None, Form::Digits(4), 3, Change::Never);
    card.reference(0x0014, Some(contents::NUMBER_A), Form::Digits(12), 10, Change::Never);
    card.reference(0x0015, Some(&number_b()), Form::Digits(14), 10, Change::Never);
    card.add(0x0013, Kind::Key(Rule::Free, Purpose::Signature, key::TEXT));
    card.last().default_key = Some(0x0013);
}

/// One record: tag, length, value.
fn record(value: &[u8]) -> Vec<Vec<u8>> {
    vec![[&[0x01, u8::try_from(value.len()).unwrap()], value].concat()]
}

/// 共通カードAP: records that everybody reads, and the key of INTERNAL AUTHENTICATE.
fn common_card(card: &mut Making) {
    card.application("common", b"\xD3\x92\x10\x00\x31\x00\x01\x01\x01\x00", SessionKey::Refused(0x66F1));
    let information = [contents::CARD_SERIAL, contents::MUNICIPALITY, contents::EXPIRY].concat();
    card.add(0x0001, Kind::Records(Rule::Free, record(information.as_bytes())));
    card.add(0x0002, Kind::Records(Rule::Free, record(&contents::KEY_REFERENCE)));
    card.reference(0x001C, Some(contents::CARD_PIN), Form::Digits(4), 3, Change::Key);
    card.add(0x0019, Kind::Key(Rule::Free, Purpose::InternalAuthentication, key::COMMON));
}

/// 住基AP: the same key reference, and a counter of its own.
fn juki(card: &mut Making) {
    card.application("juki", b"\xD3\x92\x10\x00\x31\x00\x01\x01\x04\x01", SessionKey::Refused(0x6982));
    card.add(0x0002, Kind::Records(Rule::Free, record(&contents::KEY_REFERENCE)));
    card.reference(0x001C, Some(contents::CARD_PIN), Form::Digits(4), 3, Change::Key);
}

/// マイナ免許証: 10 tries, FF behind the contents.
fn licence(card: &mut Making) {
    card.application("licence", b"\xA0\0\0\x02\x31\x06\0\0\0\0\0\0\0\0\0\0", SessionKey::Refused(0x6982));
    card.bytes(0x001A, Rule::Free, file::licence(0x001A), 3, 0xFF);
    card.bytes(0x001B, Rule::AnyOf(&[0x0006]), file::licence(0x001B), 5845, 0xFF);
    card.bytes(0x001C, Rule::AnyOf(&[0x0006]), file::licence(0x001C), 584, 0xFF);
    card.reference(0x0006, Some(contents::LICENCE_PIN), Form::Digits(4), 10, Change::Never);
}

/// What no real application has together: several records, records behind a PIN, a reference without a limit and one with
/// a single try, guarded keys of both kinds, objects of its own, and a file beyond the reach of short identifiers.
fn extra(card: &mut Making) {
    card.application("extra", b"\xF0\x11\x22\x33\x44\x55", SessionKey::Behind(0x0011));
    card.bytes(0x0001, Rule::AnyOf(&[0x0011, 0x0015]), file::extra(0x0001), 300, 0xEE);
    card.bytes(0x002F, Rule::Free, file::extra(0x002F), 720, 0xEE);
    card.add(0x0002, Kind::Records(Rule::Free, contents::extra_records(0x0002)));
    card.add(0x0003, Kind::Records(Rule::AnyOf(&[0x0011]), contents::extra_records(0x0003)));
    card.reference(0x0011, Some(contents::EXTRA_PIN), Form::Digits(4), 3, Change::ReferenceData);
    card.reference(0x0012, Some(contents::EXTRA_UNLIMITED), Form::Digits(4), 0, Change::ReferenceData);
    card.reference(0x0015, Some(contents::EXTRA_PASSWORD), Form::Password(6, 8), 1, Change::Key);
    card.add(0x0013, Kind::Key(Rule::Free, Purpose::Signature, key::EXTRA_FREE));
    card.add(0x0017, Kind::Key(Rule::AnyOf(&[0x0011]), Purpose::Signature, key::EXTRA_GUARDED));
    card.add(0x0019, Kind::Key(Rule::Free, Purpose::InternalAuthentication, key::EXTRA_INTERNAL));
    card.add(0x001D, Kind::Key(Rule::AnyOf(&[0x0015]), Purpose::InternalAuthentication, key::EXTRA_INTERNAL_GUARDED));
    card.add(0x0016, Kind::TerminalAuthority);
    card.last().default_key = Some(0x0013);
    card.last().objects = contents::extra_objects();
}

/// Its name begins like the other's; its only file has no record.
fn twin(card: &mut Making) {
    card.application("twin", b"\xF0\x11\x22\x44\x55", SessionKey::Refused(0x6982));
    card.add(0x0003, Kind::Records(Rule::Free, Vec::new()));
}

/// An application in the free area: its user number is behind a PIN or the service's proof.
fn free_area(card: &mut Making) {
    card.application("free area", b"\xF0SEKI\x01", SessionKey::Refused(0x6982));
    card.bytes(0x0001, Rule::AnyOf(&[0x0011, 0x0014]), contents::USER_NUMBER.to_vec(), 32, 0xFF);
    card.reference(0x0011, Some(contents::FREE_AREA_PIN), Form::Digits(4), 3, Change::ReferenceData);
    card.add(0x0013, Kind::Key(Rule::Free, Purpose::InternalAuthentication, key::FREE_AREA));
    card.add(0x0014, Kind::ServiceKey);
}
