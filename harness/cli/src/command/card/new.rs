//! `sekisho card new`: a synthetic person goes to the desk.

use jiff::civil::Date;
use sekisho_ca_sim::{IssuedCertificate, jst_date, keys::KeyPool};
use sekisho_card_sim::{FileStore, StoreError};
use sekisho_jlis_sim_core::{CardKeys, CardOrder, IssueSettings, Pins, Resident, Seed, Wanted, personalise};
use serde::Serialize;

use crate::{arguments::CardNew, authority, exit::Exit, failure::Failure, machine, output};

#[derive(Serialize)]
struct Made {
    card: String,
    holder: String,
    birth: String,
    address: String,
    authentication_pin: String,
    signature_password: String,
    certificates: Vec<Certificate>,
}

#[derive(Serialize)]
struct Certificate {
    name: String,
    partition: String,
    not_after: String,
    key: String,
    key_reused: bool,
}

pub(super) fn execute(options: &CardNew) -> Result<Exit, Failure> {
    if options.out.exists() {
        let exists = StoreError::Exists { path: options.out.clone() };
        return Err(Failure::usage(exists));
    }
    let at = options.at.unwrap_or_else(machine::now);
    let seed = Seed::of_run(&options.seed);
    let today = jst_date(at);
    let person = options.person.unwrap_or_else(|| first_adult(&seed, today));
    let resident = Resident::synthetic(&seed, person, today);
    let drawn = Pins::synthetic(&seed, person);
    let pins = Pins {
        authentication_pin: options.pin.clone().unwrap_or(drawn.authentication_pin),
        signature_password: options.password.clone().unwrap_or(drawn.signature_password),
    };
    let pool = KeyPool::committed().map_err(Failure::bench)?;
    let mut opened = authority::open_or_found(&options.ca, at)?;
    // Each card of an authority takes the next keys of the pool.
    let issued = opened.authority.state().authentication.certificates.len();
    let keys = CardKeys::from_pool(pool, issued).map_err(Failure::bench)?;
    let order = CardOrder { resident: &resident, photo: None, pins: &pins, keys: &keys, wanted: Wanted::BOTH, at };
    let made = personalise(&order, &IssueSettings::default(), &mut opened.authority).map_err(Failure::usage)?;
    // The authority's record first: a certificate on a card that its authority does not know cannot be revoked.
    opened.save(&options.ca)?;
    FileStore::create(&options.out, &made.card).map_err(Failure::environment)?;
    let certificates = [&made.signature, &made.authentication].into_iter().flatten().map(certificate).collect();
    let sum = Made {
        card: options.out.display().to_string(),
        holder: resident.name(),
        birth: resident.birth.to_string(),
        address: resident.address(),
        authentication_pin: pins.authentication_pin,
        signature_password: pins.signature_password,
        certificates,
    };
    if options.json {
        output::json(&sum)?;
    } else {
        print(&sum);
    }
    Ok(Exit::Conforming)
}

/// Most people who try this want to sign, and children cannot.
fn first_adult(seed: &Seed, today: Date) -> u64 {
    let of_age = i16::try_from(IssueSettings::default().adult_age).unwrap_or(i16::MAX);
    let is_adult = |person: &u64| Resident::synthetic(seed, *person, today).birth.year() < today.year() - of_age;
    (0..PEOPLE_LOOKED_AT).find(is_adult).unwrap_or_default()
}

/// Far more than it takes to meet an adult.
const PEOPLE_LOOKED_AT: u64 = 1_000;

fn certificate(issued: &IssuedCertificate) -> Certificate {
    Certificate {
        name: authority::name_of(issued),
        partition: issued.partition.to_string(),
        not_after: issued.not_after.to_string(),
        key: issued.key_name.clone(),
        key_reused: issued.key_reused,
    }
}

fn print(made: &Made) {
    output::data(format_args!("{} (test object)", made.card));
    output::data(format_args!("  holder               {} (synthetic)", made.holder));
    output::data(format_args!("  born                 {}", made.birth));
    output::data(format_args!("  address              {}", made.address));
    output::data(format_args!("  authentication PIN   {}", made.authentication_pin));
    output::data(format_args!("  signature password   {}", made.signature_password));
    for certificate in &made.certificates {
        let reused = if certificate.key_reused { ", a key that another card has too" } else { "" };
        output::data(format_args!(
            "  certificate          {} in {} until {} with {}{reused}",
            certificate.name, certificate.partition, certificate.not_after, certificate.key
        ));
    }
}
