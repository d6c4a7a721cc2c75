//! Many cards at once: what they take of memory, and how long one takes to open.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use sekisho_ca_sim::keys::{KeyPool, PoolKeys};
use sekisho_ca_sim::{Authority, Settings};
use sekisho_card_sim::{Card, MemoryStore};
use sekisho_jlis_sim_core::{
    CardKeys, CardNumbers, CardOrder, CardPlan, IssueSettings, Pins, PoolKeyLoader, Resident, Seed, personalise,
};

use crate::failure::Failure;
use crate::resident_memory::resident_memory;
use crate::statistics::Spread;
use crate::stopwatch::Stopwatch;

/// 2026-06-01T03:00:00Z, in seconds.
const ISSUED_AT: i64 = 1_780_282_800;
const ISSUED_ON: Date = Date::constant(2026, 6, 1);

/// What was found out about a crowd of cards.
#[derive(Clone, Debug)]
pub struct Crowd {
    /// Cards alive at once, each of another resident.
    pub cards: usize,
    /// Octets of resident memory that they added to the process.
    pub memory: u64,
    /// Seconds that each took to be personalised: certificates, pictures, signatures.
    pub personalise: Spread,
    /// Seconds that each took to be opened.
    pub open: Spread,
}

/// Makes so many cards, each of another synthetic resident and with every application, keeps them all open, and asks each
/// for its own number.
///
/// # Errors
/// [`Failure`] if a card cannot be made or answers for another, or the process cannot see its memory.
pub fn crowd(cards: usize) -> Result<Crowd, Failure> {
    let at = Timestamp::constant(ISSUED_AT, 0);
    let pool = KeyPool::committed()?;
    let mut authority = Authority::new(&Settings::default(), PoolKeys::genuine()?, at)?;
    let (seed, plan, settings) = (Seed::of_run("crowd"), CardPlan::plastic(), IssueSettings::default());
    let loader = PoolKeyLoader::new(pool);
    let before = resident_memory()?;
    let mut alive: Vec<(String, Card)> = Vec::with_capacity(cards);
    let (mut personalising, mut opening) = (Vec::with_capacity(cards), Vec::with_capacity(cards));
    for index in 0..cards {
        let resident = Resident::synthetic(&seed, index as u64, ISSUED_ON);
        let pins = Pins { text_pin: "1234".to_owned(), ..Pins::synthetic(&seed, index as u64) };
        let numbers = CardNumbers::synthetic(&seed, index as u64)?;
        let keys = CardKeys::from_pool(pool, index)?;
        let order = CardOrder { resident: &resident, photo: None, pins: &pins, keys: &keys, numbers, plan: &plan, at };
        let stopwatch = Stopwatch::start();
        let file = personalise(&order, &settings, &mut authority)?.card;
        personalising.push(stopwatch.seconds());
        let entropy = Box::new(seed.of(&format!("card/{index}")).draw());
        let stopwatch = Stopwatch::start();
        let card = Card::open(file, &loader, Box::new(MemoryStore), entropy)?;
        opening.push(stopwatch.seconds());
        alive.push((resident.number.digits(), card));
    }
    // Only now, so that all of them are alive while each answers.
    let memory = resident_memory()?.saturating_sub(before);
    for (number, card) in &mut alive {
        ask(card, number)?;
    }
    let none = || Failure::Memory { detail: "no cards were asked for".to_owned() };
    Ok(Crowd {
        cards,
        memory,
        personalise: Spread::of(personalising).ok_or_else(none)?,
        open: Spread::of(opening).ok_or_else(none)?,
    })
}

/// Reads the personal number out of the text application: the answer has to be this card's.
fn ask(card: &mut Card, number: &str) -> Result<(), Failure> {
    const COMMANDS: [&[u8]; 3] = [
        &[0x00, 0xA4, 0x04, 0x0C, 0x0A, 0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08],
        &[0x00, 0x20, 0x00, 0x91, 0x04, b'1', b'2', b'3', b'4'],
        &[0x00, 0xB0, 0x81, 0x03, 0x0C],
    ];
    let mut response = Vec::new();
    for command in COMMANDS {
        card.transmit(command, &mut response);
    }
    if response.strip_suffix(&[0x90, 0x00]) == Some(number.as_bytes()) {
        Ok(())
    } else {
        Err(Failure::WrongCard { got: response })
    }
}

impl fmt::Display for Crowd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milliseconds = |spread: Spread| {
            let Spread { median, least, most, .. } = spread.map(|seconds| seconds * 1000.0);
            format!("{median:.3} ({least:.3} to {most:.3})")
        };
        let mebibytes = self.memory as f64 / f64::from(1 << 20);
        let each = self.memory as f64 / 1024.0 / self.cards as f64;
        writeln!(f, "| what | figure | goal | |\n| --- | --- | --- | --- |")?;
        let met = |met: bool| if met { "met" } else { "**not met**" };
        writeln!(
            f,
            "| memory of {} cards, all open | {mebibytes:.0} MiB, {each:.1} KiB a card | under 1024 MiB for 10,000 | {} |",
            self.cards,
            met(each * 10_000.0 < 1024.0 * 1024.0)
        )?;
        writeln!(
            f,
            "| opening a card, ms | {} | under 1 | {} |",
            milliseconds(self.open),
            met(self.open.median < 0.001)
        )?;
        write!(f, "| personalising a card, ms | {} | none | |", milliseconds(self.personalise))
    }
}
