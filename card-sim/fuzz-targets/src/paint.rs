//! Paints what a card protects, so that it is recognised wherever it comes out.

use sekisho_card_sim::{Application, CardFile, FileId, KeyAccess, ReadAccess, SessionKey};

use crate::counters::PinId;

/// Every other byte of painted content.
const PAINT: u8 = 0xE5;

/// The first object's number; numbers stay above everything that keys and challenges answer.
const FIRST: u8 = 0x80;

/// Most objects that are painted.
const MOST: u8 = 100;

/// Bytes of paint that prove that content came out: shorter pieces may be chance.
const PROOF: usize = 6;

/// Something on the card that not everybody may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protected {
    /// What it is.
    pub what: String,
    /// Its number in the paint.
    pub number: u8,
    /// Who may read it.
    pub readable: Allowed,
    /// Who may sign with it.
    pub usable: Allowed,
}

/// Who is allowed something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Everybody.
    Everybody,
    /// Whoever verified one of these; nobody, if there is none.
    Verified(Vec<PinId>),
}

/// Replaces the content of each protected file, record and key by a pattern of its own. At most 100 are painted.
pub fn paint(file: &mut CardFile) -> Vec<Protected> {
    let mut painter = Painter { numbers: FIRST..FIRST + MOST, protected: Vec::new() };
    file.applications.iter_mut().for_each(|application| painter.paint(application));
    painter.protected
}

struct Painter {
    numbers: std::ops::Range<u8>,
    protected: Vec<Protected>,
}

impl Painter {
    fn paint(&mut self, application: &mut Application) {
        let aid = application.aid;
        let verified = |pins: &[FileId]| Allowed::Verified(pins.iter().map(|fid| PinId { aid, fid: *fid }).collect());
        let nobody = || Allowed::Verified(Vec::new());
        for file in application.files.iter_mut().filter(|file| file.read != ReadAccess::Free) {
            let what = format!("file {} of application {aid}", file.fid);
            self.object(what, [&mut file.content.0], verified(file.read.pins()), nobody());
        }
        for file in application.records.iter_mut().filter(|file| file.read != ReadAccess::Free) {
            let what = format!("record file {} of application {aid}", file.fid);
            let records = file.records.iter_mut().map(|record| &mut record.0);
            self.object(what, records, verified(file.read.pins()), nobody());
        }
        for key in &mut application.keys {
            let usable = match &key.access {
                KeyAccess::Free => Allowed::Everybody,
                KeyAccess::AnyOf(pins) => verified(pins),
            };
            let what = format!("key {} of application {aid}", key.fid);
            self.object(what, [&mut key.pkcs8.0], nobody(), usable);
        }
        if let SessionKey::Encrypted { pkcs8, .. } = &mut application.session_key {
            let what = format!("the session key pair of application {aid}");
            self.object(what, [&mut pkcs8.0], nobody(), nobody());
        }
    }

    fn object<'a>(
        &mut self,
        what: String,
        contents: impl IntoIterator<Item = &'a mut Vec<u8>>,
        readable: Allowed,
        usable: Allowed,
    ) {
        let Some(number) = self.numbers.next() else { return };
        for pair in contents.into_iter().flat_map(|content| content.chunks_mut(2)) {
            pair.iter_mut().zip([PAINT, number]).for_each(|(byte, paint)| *byte = paint);
        }
        self.protected.push(Protected { what, number, readable, usable });
    }
}

/// The number of a painted object of which a piece is in these bytes.
pub(crate) fn painted(bytes: &[u8]) -> Option<u8> {
    bytes.windows(PROOF).find_map(|window| match *window {
        [PAINT, number, PAINT, second, PAINT, third] if number >= FIRST && number == second && number == third => {
            Some(number)
        }
        _ => None,
    })
}
