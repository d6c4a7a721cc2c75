//! The card that is measured: that of a synthetic resident, with both certificates.

use std::hint::black_box;

use jiff::Timestamp;
use jiff::civil::Date;
use sekisho_ca_sim::keys::{KeyPool, PoolKeys};
use sekisho_ca_sim::{Authority, Settings};
use sekisho_card_sim::{Card, CardFile, CardStore, Secrets, TraceRecord};
use sekisho_jlis_sim_core::{
    CardKeys, CardNumbers, CardOrder, CardPlan, IssueSettings, Pins, PoolKeyLoader, Resident, Seed, personalise,
};

use crate::failure::Failure;

/// 2026-06-01T03:00:00Z, in seconds.
const ISSUED_AT: i64 = 1_780_282_800;
const ISSUED_ON: Date = Date::constant(2026, 6, 1);
/// Old enough for a signing certificate.
const BORN_ON: Date = Date::constant(1980, 2, 17);

/// The card's file, always the same.
///
/// # Errors
/// [`Failure`] if the authority or the personalisation fails.
pub fn sample_card() -> Result<CardFile, Failure> {
    let at = Timestamp::constant(ISSUED_AT, 0);
    let pool = KeyPool::committed()?;
    let mut authority = Authority::new(&Settings::default(), PoolKeys::genuine()?, at)?;
    let resident = Resident { birth: BORN_ON, ..Resident::synthetic(&seed(), 0, ISSUED_ON) };
    let pins = Pins {
        signature_password: "TEST0123".to_owned(),
        authentication_pin: "1234".to_owned(),
        ..Pins::synthetic(&seed(), 0)
    };
    let (keys, numbers) = (CardKeys::from_pool(pool, 0)?, CardNumbers::synthetic(&seed(), 0)?);
    let plan = CardPlan::plastic();
    let order = CardOrder { resident: &resident, photo: None, pins: &pins, keys: &keys, numbers, plan: &plan, at };
    Ok(personalise(&order, &IssueSettings::default(), &mut authority)?.card)
}

/// Opens a card with the keys of the committed pool.
///
/// # Errors
/// [`Failure::Open`].
pub fn open_card(file: CardFile, store: impl CardStore + 'static) -> Result<Card, Failure> {
    let loader = PoolKeyLoader::new(KeyPool::committed()?);
    Ok(Card::open(file, &loader, Box::new(store), Box::new(seed().draw()))?)
}

/// Gives the card a tracer that throws every record away, so that it costs what making the records costs.
#[must_use]
pub fn discard_trace(mut card: Card) -> Card {
    let discard = |record: &TraceRecord| {
        black_box(record);
    };
    card.set_tracer(Some(Box::new(discard)), Secrets::Redacted);
    card
}

fn seed() -> Seed {
    Seed::of_run("benches")
}
