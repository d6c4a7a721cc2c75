//! What can be tried: in one application, and anywhere.

use proptest::{
    prelude::*,
    sample::select,
    strategy::{BoxedStrategy, Union},
};

use super::{
    contents,
    layout::{CARD, Kind, SessionKey},
    menu_data::{any_le, change, lengths, messages, offsets, read_le, session_keys, terminal_data, values},
    misfit::misfit,
    step::{Apdu, Data, Defect, Le, Step},
};

/// The steps that make sense in one application.
pub(super) struct Menu {
    pub(super) select: BoxedStrategy<Step>,
    pub(super) read: BoxedStrategy<Step>,
    pub(super) verify: Option<BoxedStrategy<Step>>,
    pub(super) change: BoxedStrategy<Step>,
    pub(super) sign: Option<BoxedStrategy<Step>>,
    pub(super) terminal: Option<BoxedStrategy<Step>>,
    pub(super) misfit: BoxedStrategy<Step>,
    pub(super) service: Option<BoxedStrategy<Step>>,
    pub(super) session: BoxedStrategy<Step>,
    pub(super) opens_session: bool,
    pub(super) secure: BoxedStrategy<Step>,
    /// What to do with a file once it is current.
    pub(super) current: Vec<Option<BoxedStrategy<Step>>>,
}

fn apdu(header: [u8; 4], data: Data, le: Le) -> Step {
    Step::Plain(Apdu { header, data, le })
}

fn one_of(steps: Vec<BoxedStrategy<Step>>) -> Option<BoxedStrategy<Step>> {
    (!steps.is_empty()).then(|| Union::new(steps).boxed())
}

/// The low bits of P1 or P2 that mean a file by its short identifier.
fn short(fid: u16) -> Option<u8> {
    u8::try_from(fid).ok().filter(|short| (1..=30).contains(short))
}

impl Menu {
    pub(super) fn of(index: usize) -> Self {
        let application = &CARD.applications[index];
        let (mut reads, mut references, mut keys) = (Vec::new(), Vec::new(), Vec::new());
        let (mut current, mut authority, mut service_key) = (Vec::new(), None, None);
        for file in &application.files {
            let by = short(file.fid);
            let mut then = None;
            match &file.kind {
                Kind::Bytes(_, bytes) => {
                    reads.extend(by.map(|short| read(0x80 | short, bytes.len())));
                    then = Some(read(0x00, bytes.len()));
                }
                Kind::Records(_, records) => {
                    reads.extend(by.map(|short| record(short, records.len())));
                    then = Some(record(0, records.len()));
                }
                Kind::Reference(_) => {
                    references.extend(by);
                    then = Some(prop_oneof![3 => verify(vec![0]), 1 => change_value(vec![0])].boxed());
                }
                Kind::Key(..) => {
                    keys.extend(by);
                    then = Some(sign(vec![0x80]));
                }
                Kind::TerminalAuthority => {
                    authority = Some(file.fid);
                    then = Some(terminal());
                }
                Kind::ServiceKey => service_key = by.map(service),
                Kind::Unidentified => reads.extend(by.map(|short| read(0x80 | short, 16))),
            }
            current.push(then);
        }
        let fids: Vec<u16> = application.files.iter().map(|file| file.fid).collect();
        let mut p2: Vec<u8> = keys.iter().map(|short| 0x80 | short).collect();
        p2.push(0x00);
        let presence = authority.map(|fid| select_file(vec![fid]));
        Self {
            select: select_file(fids.clone()),
            verify: (!references.is_empty()).then(|| verify(references.clone())),
            change: change_value(if references.is_empty() { vec![0] } else { references.clone() }),
            sign: (!keys.is_empty()).then(|| sign(p2)),
            terminal: presence.map(|select| prop_oneof![1 => select, 3 => terminal()].boxed()),
            misfit: misfit(application.files.iter().filter_map(|file| short(file.fid)).collect()),
            service: service_key,
            session: session_keys().prop_map(|data| apdu([0x80, 0xAE, 0, 0], Data::Bytes(data), Le::None)).boxed(),
            opens_session: matches!(application.session_key, SessionKey::Behind(_)),
            secure: secure(&fids, &references),
            read: one_of(reads).unwrap_or_else(noise),
            current,
        }
    }
}

/// SELECT an application, mostly by its full name; the number behind the last one is the issuer security domain.
pub(super) fn enter(index: usize) -> BoxedStrategy<Step> {
    let name = CARD.applications.get(index).map_or(b"\xA0\0\0\x01\x51\0\0".to_vec(), |one| one.name.clone());
    let full = name.len();
    let length = prop_oneof![8 => Just(full), 1 => 1..=full, 1 => Just(full + 1)];
    let control = prop_oneof![8 => Just((0x0C, Le::None)), 1 => Just((0x0C, Le::Short(0))),
        3 => any_le().prop_map(|le| (0x00, le)), 1 => select(vec![(0x02, Le::None), (0x0E, Le::Short(0))])];
    (length, control)
        .prop_map(move |(length, (p2, le))| {
            let mut name = name.clone();
            name.resize(length, 0x99);
            apdu([0x00, 0xA4, 0x04, p2], Data::Bytes(name), le)
        })
        .boxed()
}

fn select_file(fids: Vec<u16>) -> BoxedStrategy<Step> {
    let fid = prop_oneof![12 => select(fids), 1 => select(vec![0x3F00, 0x0000, 0x0030, 0x2F00])];
    let control = prop_oneof![8 => Just((0x0C, Le::None)), 1 => Just((0x0C, Le::Short(0))),
        1 => any_le().prop_map(|le| (0x00, le))];
    let data = fid.prop_map(|fid| Data::Bytes(fid.to_be_bytes().to_vec()));
    let file = (data, control).prop_map(|(data, (p2, le))| apdu([0x00, 0xA4, 0x02, p2], data, le));
    let master = (select(vec![0x00, 0x0C]), any_le()).prop_map(|(p2, le)| apdu([0x00, 0xA4, 0x00, p2], Data::None, le));
    prop_oneof![24 => file, 1 => master].boxed()
}

/// READ BINARY, with the short identifier in P1 or none.
fn read(p1: u8, size: usize) -> BoxedStrategy<Step> {
    (offsets(size), read_le(size))
        .prop_map(move |(offset, le)| {
            let [high, low] = offset.to_be_bytes();
            let high = if p1 == 0 { high & 0x7F } else { p1 };
            apdu([0x00, 0xB0, high, low], Data::None, le)
        })
        .boxed()
}

fn record(short: u8, count: usize) -> BoxedStrategy<Step> {
    let most = u8::try_from(count).unwrap() + 1;
    (0..=most, prop_oneof![2 => Just(4_u8), 1 => Just(5)], read_le(30))
        .prop_map(move |(number, mode, le)| apdu([0x00, 0xB2, number, short << 3 | mode], Data::None, le))
        .boxed()
}

fn verify(shorts: Vec<u8>) -> BoxedStrategy<Step> {
    let value = prop_oneof![12 => values().prop_map(|data| (data, Le::None)), 3 => Just((Data::None, Le::None)),
        1 => any_le().prop_map(|le| (Data::None, le)), 1 => Just((Data::None, Le::Short(0))),
        1 => Just((Data::Right, Le::Short(0)))];
    (select(shorts), value).prop_map(|(short, (data, le))| apdu([0x00, 0x20, 0x00, 0x80 | short], data, le)).boxed()
}

fn change_value(shorts: Vec<u8>) -> BoxedStrategy<Step> {
    let command = select(vec![[0x00, 0x24, 0x01], [0x80, 0x32, 0x00]]);
    (command, select(shorts), change())
        .prop_map(|([class, instruction, p1], short, data)| {
            apdu([class, instruction, p1, 0x80 | short], data, Le::None)
        })
        .boxed()
}

fn sign(p2: Vec<u8>) -> BoxedStrategy<Step> {
    let le = prop_oneof![8 => Just(Le::Short(0)), 1 => any_le()];
    let command = prop_oneof![6 => (0..=6_u8).prop_map(|p1| [0x80, 0x2A, p1]), 2 => Just([0x00, 0x88, 0x00])];
    (command, select(p2), messages(), le)
        .prop_map(|([class, instruction, p1], p2, data, le)| apdu([class, instruction, p1, p2], Data::Bytes(data), le))
        .boxed()
}

/// GET DATA and GET CHALLENGE.
pub(super) fn data() -> BoxedStrategy<Step> {
    let tag = select(vec![[0x00, 0x45], [0x00, 0xF8], [0x5F, 0x51], [0x7F, 0x21], [0x00, 0x42]]);
    let object = (tag, any_le()).prop_map(|([p1, p2], le)| apdu([0x00, 0xCA, p1, p2], Data::None, le));
    let challenge = any_le().prop_map(|le| apdu([0x00, 0x84, 0, 0], Data::None, le));
    prop_oneof![object, challenge].boxed()
}

fn terminal() -> BoxedStrategy<Step> {
    terminal_data().prop_map(|(p1, data)| apdu([0x80, 0xA2, p1, 0xC1], Data::Bytes(data), Le::None)).boxed()
}

/// EXTERNAL AUTHENTICATE, and the challenge that it needs.
fn service(short: u8) -> BoxedStrategy<Step> {
    let challenge = Just(apdu([0x00, 0x84, 0, 0], Data::None, Le::Short(8)));
    // A wrong parameter, the current file, and a file that no application has.
    let odd = select(vec![[0, 0x80], [0, short], [1, 0x80 | short], [0, 0x9E]]);
    let p1p2 = prop_oneof![12 => Just([0, 0x80 | short]), 2 => odd];
    let challenge = prop_oneof![8 => challenge, 1 => Just(apdu([0x00, 0x84, 0, 0], Data::None, Le::Short(7)))];
    let data = prop_oneof![3 => Just(contents::SERVICE_MARK), 1 => Just(0)].prop_map(|mark| Data::Bytes(vec![mark; 8]));
    let le = prop_oneof![12 => Just(Le::None), 1 => any_le()];
    let proof = (p1p2, data, le).prop_map(|([p1, p2], data, le)| apdu([0x00, 0x82, p1, p2], data, le));
    prop_oneof![1 => challenge, 2 => proof].boxed()
}

/// Commands under secure messaging, most of them right.
fn secure(fids: &[u16], references: &[u8]) -> BoxedStrategy<Step> {
    use Defect as D;
    let fid = prop_oneof![8 => select(fids.to_vec()), 1 => Just(0x3F00_u16)].prop_map(|fid| fid.to_be_bytes().to_vec());
    let file = fid.prop_map(|fid| ([0x08, 0xA4, 0x02, 0x0C], Data::Bytes(fid), Le::None));
    let name = select(vec![CARD.applications[2].name.clone(), CARD.applications[0].name.clone()])
        .prop_map(|name| ([0x08, 0xA4, 0x04, 0x0C], Data::Bytes(name), Le::None));
    let references = if references.is_empty() { vec![0x11] } else { references.to_vec() };
    let verify =
        (select(references), values()).prop_map(|(short, data)| ([0x08, 0x20, 0x00, 0x80 | short], data, Le::None));
    let places: Vec<u8> = fids.iter().filter_map(|fid| short(*fid)).map(|short| 0x80 | short).chain([0]).collect();
    let read = (select(places), select(vec![0_u8, 0, 0, 3, 17, 200]), lengths())
        .prop_map(|(p1, p2, length)| ([0x08, 0xB0, p1, p2], Data::None, Le::Extended(length)));
    let odd = Just(([0x08, 0x84, 0x00, 0x00], Data::None, Le::None));
    let command = prop_oneof![6 => read, 3 => file, 4 => verify, 1 => name, 1 => odd];
    let wrong = vec![D::CounterAhead, D::SwappedTag, D::TwoObjects, D::Indicator, D::Truncated];
    let missing = select(vec![D::NoObject, D::HeaderAuthenticated]);
    let defect = prop_oneof![48 => Just(D::None), 8 => Just(D::LongLength), 2 => select(wrong), 2 => missing];
    (command, defect).prop_map(|((header, data, le), defect)| Step::Secure(Apdu { header, data, le }, defect)).boxed()
}

/// Power and resets.
pub(super) fn power() -> BoxedStrategy<Step> {
    prop_oneof![3 => Just(Step::WarmReset), 1 => Just(Step::PowerOff), 1 => Just(Step::PowerOn)].boxed()
}

/// Headers and bodies that fit nothing in particular.
pub(super) fn noise() -> BoxedStrategy<Step> {
    let class = prop_oneof![6 => select(vec![0x00_u8, 0x80]), 2 => select(vec![0x08, 0x0C]),
        1 => select(vec![0x01, 0x02, 0x05, 0x09, 0x41, 0x81]), 1 => any::<u8>()];
    let instruction = prop_oneof![12 => select(vec![0x20_u8, 0x24, 0x2A, 0x32, 0x50, 0x52, 0x54, 0x82, 0x84, 0x88, 0x8A,
        0xA2, 0xA4, 0xAE, 0xB0, 0xB2, 0xCA, 0xFC]), 1 => any::<u8>()];
    let p = || prop_oneof![2 => select(vec![0x00_u8, 0x01, 0x02, 0x04, 0x06, 0x0C, 0x80, 0xC1]), 1 => any::<u8>()];
    let header = (class, instruction, p(), p()).prop_map(|(class, instruction, p1, p2)| [class, instruction, p1, p2]);
    let data = prop_oneof![3 => Just(Data::None), 2 => prop::collection::vec(any::<u8>(), 1..20).prop_map(Data::Bytes),
        1 => select(vec![Data::Right, Data::Padded(17)])];
    let command = (header.clone(), data, any_le()).prop_map(|(header, data, le)| apdu(header, data, le));
    let tail = prop::collection::vec(prop_oneof![1 => Just(0_u8), 1 => 0..4_u8, 1 => any::<u8>()], 0..9);
    let raw = (header, tail).prop_map(|(header, tail)| Step::Raw([&header[..], &tail].concat()));
    let cut = prop::collection::vec(any::<u8>(), 0..4).prop_map(Step::Raw);
    prop_oneof![8 => command, 4 => raw, 1 => cut].boxed()
}
