//! What may be loaded beside: マイナ免許証, and applications in the free area.

use super::rsa::Key;
use super::{CLOSED, OK, Terminal, case_3, case_4, names};

/// The licence, as tags and values.
pub(crate) struct Licence {
    fields: Vec<(u16, Vec<u8>)>,
}

impl Licence {
    pub(crate) fn field(&self, tag: u16) -> &[u8] {
        &self.fields.iter().find(|(has, _)| *has == tag).unwrap().1
    }
}

/// Reads the licence, behind its PIN if there is one, and checks the signature of the police.
pub(crate) fn licence(terminal: &mut Terminal<'_>, pin: Option<&str>, police: &Key) -> Licence {
    assert_eq!(terminal.select(names::LICENCE), OK);
    assert_eq!(terminal.read(0x001A).unwrap(), [0xC1, 0x01, u8::from(pin.is_some())]);
    if let Some(pin) = pin {
        assert_eq!([terminal.read(0x001B), terminal.read(0x001C)], [Err(CLOSED), Err(CLOSED)]);
        assert_eq!(terminal.verify(0x0006, "0000"), 0x63C9);
        assert_eq!(terminal.verify(0x0006, pin), OK);
        assert_eq!(terminal.tries(0x0006), 0x63CA);
    } else {
        assert!(!terminal.open(0x0006, None, 10));
    }
    let (record, signature) = (terminal.read(0x001B).unwrap(), terminal.read(0x001C).unwrap());
    assert_eq!((record.len(), signature.len()), (5845, 584));
    let (fields, content) = fields(&record, 0xC2..=0x107);
    let (proof, _) = fields_of_signature(&signature);
    police.checks(content, &proof[0].1);
    Licence { fields }
}

/// An application in the free area, and how it is opened.
pub(crate) enum Gate<'a> {
    Free,
    Pin(&'a str),
    /// The key that the card has to prove, and what the service answers to a challenge.
    Mutual(&'a Key, &'a dyn Fn(&[u8]) -> Vec<u8>),
}

/// Reads the user number of an application in the free area.
pub(crate) fn user_number(terminal: &mut Terminal<'_>, aid: &[u8], gate: &Gate<'_>) -> String {
    assert_eq!(terminal.select(aid), OK);
    match gate {
        Gate::Free => {}
        Gate::Pin(pin) => {
            assert_eq!(terminal.read(0x0001), Err(CLOSED));
            assert!(terminal.open(0x0011, Some(pin), 3));
        }
        Gate::Mutual(card_key, service) => {
            assert_eq!(terminal.read(0x0001), Err(CLOSED));
            let question = [0x5A; 32];
            let proof = terminal.ok(&case_4([0x00, 0x88, 0x00, 0x93], &question));
            card_key.checks(&question, &proof);
            let authenticate = |answer: &[u8]| case_3([0x00, 0x82, 0x00, 0x94], answer);
            let challenge = terminal.challenge(32);
            let mut wrong = service(&challenge);
            wrong[200] ^= 1;
            assert_eq!(terminal.send(&authenticate(&wrong)).1, 0x6300);
            assert_eq!(terminal.send(&authenticate(&service(&challenge))).1, 0x6985, "a challenge is good for one try");
            assert_eq!(terminal.read(0x0001), Err(CLOSED));
            let challenge = terminal.challenge(32);
            terminal.ok(&authenticate(&service(&challenge)));
        }
    }
    let file = terminal.read(0x0001).unwrap();
    let end = file.iter().position(|octet| *octet == 0xFF).unwrap();
    assert!(file[end..].iter().all(|octet| *octet == 0xFF));
    String::from_utf8(file[..end].to_vec()).unwrap()
}

fn fields_of_signature(file: &[u8]) -> (Vec<(u16, Vec<u8>)>, &[u8]) {
    fields(file, 0x108..=0x10D)
}

/// Every tag in turn: one octet below 100, two from there on. Also the octets that they take together.
fn fields(file: &[u8], tags: std::ops::RangeInclusive<u16>) -> (Vec<(u16, Vec<u8>)>, &[u8]) {
    let mut at = 0;
    let mut found = Vec::new();
    for tag in tags {
        let octets = if tag < 0x100 { vec![u8::try_from(tag).unwrap()] } else { tag.to_be_bytes().to_vec() };
        assert!(file[at..].starts_with(&octets), "tag {tag:X}");
        at += octets.len();
        let length = match file[at] {
            0x82 => {
                at += 3;
                usize::from(u16::from_be_bytes([file[at - 2], file[at - 1]]))
            }
            short => {
                assert!(short < 0x80, "tag {tag:X}");
                at += 1;
                usize::from(short)
            }
        };
        found.push((tag, file[at..at + length].to_vec()));
        at += length;
    }
    assert!(file[at..].iter().all(|octet| *octet == 0xFF));
    (found, &file[..at])
}
