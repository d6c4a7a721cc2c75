//! A card in a reader of a private pcscd.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::date;
use sekisho_ca_sim::Authority;
use sekisho_ca_sim::keys::{KeyPool, PoolKeys};
use sekisho_card_sim::transport::{Slots, StopHandle};
use sekisho_card_sim::{Card, CardFile, FileId, MemoryStore, jpki, surface};
use sekisho_harness_pcscd::{Options, PrivatePcscd};
use sekisho_jlis_sim_core::{
    CardKeys, CardNumbers, CardOrder, CardPlan, IssueSettings, PersonalisedCard, Pins, PoolKeyLoader, Resident, Seed,
    Wanted, personalise,
};

const PATIENCE: Duration = Duration::from_secs(20);

/// A private pcscd with a card in its first reader.
pub struct Scene {
    /// The daemon.
    pub pcscd: PrivatePcscd,
    slots: Option<Slots<Card>>,
    stop: StopHandle,
}

/// A card with the resident that it was made for.
#[derive(Debug)]
pub struct Issued {
    /// The holder.
    pub resident: Resident,
    /// What is printed on the card and is the card's own.
    pub numbers: CardNumbers,
    /// The card, and what stays on record.
    pub personalised: PersonalisedCard,
}

/// The secrets on every card here.
#[must_use]
pub fn pins() -> Pins {
    Pins {
        signature_password: "TEST0123".to_owned(),
        authentication_pin: "1234".to_owned(),
        ..Pins::synthetic(&Seed::of_run("driver"), 0)
    }
}

/// The card of a synthetic resident, planned like this.
#[must_use]
pub fn issued(plan: &CardPlan, settings: &IssueSettings) -> Issued {
    let at: Timestamp = "2026-06-01T03:00:00Z".parse().unwrap();
    let pool = KeyPool::committed().unwrap();
    let mut authority = Authority::new(&Default::default(), PoolKeys::genuine().unwrap(), at).unwrap();
    let mut resident = Resident::synthetic(&Seed::of_run("driver"), 0, date(2026, 6, 1));
    resident.birth = date(1980, 2, 17);
    let keys = CardKeys::from_pool(pool, 0).unwrap();
    let numbers = CardNumbers::synthetic(&Seed::of_run("driver"), 0).unwrap();
    let order = CardOrder { resident: &resident, photo: None, pins: &pins(), keys: &keys, numbers, plan, at };
    let personalised = personalise(&order, settings, &mut authority).unwrap();
    Issued { resident, numbers, personalised }
}

/// The plastic card with these certificates.
#[must_use]
pub fn card_file(wanted: Wanted) -> CardFile {
    issued(&CardPlan::plastic().wanting(wanted), &IssueSettings::default()).personalised.card
}

impl Scene {
    /// Without a card.
    #[must_use]
    pub fn empty() -> Self {
        Self { pcscd: PrivatePcscd::start(&Options::default()).unwrap(), slots: None, stop: StopHandle::new() }
    }

    /// With this card.
    #[must_use]
    pub fn with(file: CardFile) -> Self {
        let mut scene = Self::empty();
        scene.insert(file);
        scene
    }

    /// Puts a card in, and waits until the reader says so.
    pub fn insert(&mut self, file: CardFile) {
        let loader = PoolKeyLoader::new(KeyPool::committed().unwrap());
        let draw = Seed::of_run("driver").draw();
        let card = Card::open(file, &loader, Box::new(MemoryStore), Box::new(draw)).unwrap();
        self.stop = StopHandle::new();
        let waiter = self.stop.clone();
        let wait = Arc::new(move |time| waiter.wait(time));
        let port = self.pcscd.ports()[0];
        let slots = Slots::start("127.0.0.1", port, vec![card], &self.stop, wait, Arc::new(|_, _| {})).unwrap();
        self.slots = Some(slots);
        self.pcscd.wait_for_card(0, true, PATIENCE).unwrap();
    }

    /// Takes the card out and tells how many tries its PINs have left: authentication, signature.
    pub fn remove(&mut self) -> [Option<u8>; 2] {
        let card = self.slots.take().unwrap().stop().remove(0);
        self.pcscd.wait_for_card(0, false, PATIENCE).unwrap();
        [jpki::AUTHENTICATION_PIN, jpki::SIGNATURE_PASSWORD].map(|pin: FileId| card.tries_left(jpki::AID, pin))
    }
}

impl Issued {
    /// 照合番号A.
    #[must_use]
    pub fn matching_number_a(&self) -> String {
        self.resident.number.digits()
    }

    /// 照合番号B. The resident is born in the year Showa 55.
    #[must_use]
    pub fn matching_number_b(&self) -> String {
        format!("550217{:04}{}", self.personalised.card_expiry.year(), self.numbers.security_code)
    }

    /// The value of an object in a file of the surface application, by its tag.
    #[must_use]
    pub fn surface_object(&self, fid: u16, tag: [u8; 2]) -> Vec<u8> {
        let applications = &self.personalised.card.applications;
        let surface = applications.iter().find(|application| application.aid == surface::AID).unwrap();
        let file = surface.files.iter().find(|file| file.fid == FileId::new(fid)).unwrap();
        // Tag of two octets, then a length of one or of three.
        let value = |octets: &[u8]| match octets[2] {
            0x82 => (5, usize::from(u16::from_be_bytes([octets[3], octets[4]]))),
            short => (3, usize::from(short)),
        };
        let (mut at, length) = value(&file.content.0);
        let end = at + length;
        while at < end {
            let object = &file.content.0[at..];
            let (header, length) = value(object);
            if object[..2] == tag {
                return object[header..header + length].to_vec();
            }
            at += header + length;
        }
        panic!("no object {tag:02X?} in file {fid:04X}")
    }
}
